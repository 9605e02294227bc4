package org.sairbrush.nn;

import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The JSON header of a safetensors file, checked so strictly that every tensor in it can be read without a further
/// bounds check: the tensors tile the data, without gap or overlap, from its first byte to its last.
///
/// @param tensors  in the order of their bytes
/// @param metadata the free-form `__metadata__` strings, empty when absent
record SafetensorsHeader(SequencedMap<String, TensorInfo> tensors, SequencedMap<String, String> metadata) {

    static final String METADATA = "__metadata__";

    /// @param json      the header's bytes, UTF-8
    /// @param dataBytes how many bytes follow the header
    static SafetensorsHeader parse(Path file, ByteBuffer json, long dataBytes) throws SafetensorsException {
        String text = decode(file, json);
        // The format wants the brace first, and Gson's strict mode would skip white space before it.
        if (!text.startsWith("{")) {
            throw new SafetensorsException(file, "the header does not begin with '{'");
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            return new Parser(file, reader).parse(dataBytes);
        } catch (SafetensorsException malformed) {
            throw malformed;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new SafetensorsException(file, "the header is not well-formed JSON", e);
        }
    }

    private static String decode(Path file, ByteBuffer json) throws SafetensorsException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(json).toString();
        } catch (CharacterCodingException e) {
            throw new SafetensorsException(file, "the header is not UTF-8 text", e);
        }
    }

    private record Parser(Path file, JsonReader reader) {

        SafetensorsHeader parse(long dataBytes) throws IOException {
            Map<String, TensorInfo> found = new LinkedHashMap<>();
            SequencedMap<String, String> metadata = null;
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (name.equals(METADATA)) {
                    if (metadata != null) {
                        throw new SafetensorsException(file, "the header holds " + METADATA + " twice");
                    }
                    metadata = readMetadata();
                } else if (found.put(name, readTensor(name)) != null) {
                    throw SafetensorsException.tensor(file, name, "is in the header twice");
                }
            }
            reader.endObject();
            // Looking ahead throws when anything but white space follows.
            reader.peek();
            return new SafetensorsHeader(
                    inOrderOfBytes(found, dataBytes), metadata == null ? new LinkedHashMap<>() : metadata);
        }

        private SequencedMap<String, String> readMetadata() throws IOException {
            SequencedMap<String, String> metadata = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextName();
                if (reader.peek() != JsonToken.STRING) {
                    throw new SafetensorsException(file, METADATA + " '" + key + "' is not a string");
                }
                if (metadata.put(key, reader.nextString()) != null) {
                    throw new SafetensorsException(file, METADATA + " '" + key + "' is in the header twice");
                }
            }
            reader.endObject();
            return metadata;
        }

        private TensorInfo readTensor(String name) throws IOException {
            String type = null;
            List<Long> shape = null;
            List<Long> offsets = null;
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw SafetensorsException.tensor(file, name, "is not described by a JSON object");
            }
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextName();
                boolean twice = switch (key) {
                    case "dtype" -> type != null;
                    case "shape" -> shape != null;
                    case "data_offsets" -> offsets != null;
                    default -> throw SafetensorsException.tensor(file, name, "has the unknown field '" + key + "'");
                };
                if (twice) {
                    throw SafetensorsException.tensor(file, name, "has the field '" + key + "' twice");
                }
                switch (key) {
                    case "dtype" -> type = readString(name);
                    case "shape" -> shape = readSizes(name, key);
                    default -> offsets = readSizes(name, key);
                }
            }
            reader.endObject();
            if (type == null || shape == null || offsets == null) {
                throw SafetensorsException.tensor(file, name, "lacks one of dtype, shape and data_offsets");
            }
            return check(name, type, shape, offsets);
        }

        private String readString(String name) throws IOException {
            if (reader.peek() != JsonToken.STRING) {
                throw SafetensorsException.tensor(file, name, "has a dtype that is not a string");
            }
            return reader.nextString();
        }

        private List<Long> readSizes(String name, String key) throws IOException {
            if (reader.peek() != JsonToken.BEGIN_ARRAY) {
                throw SafetensorsException.tensor(file, name, "has a " + key + " that is not a list");
            }
            List<Long> sizes = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                if (reader.peek() != JsonToken.NUMBER) {
                    throw SafetensorsException.tensor(file, name, "has a " + key + " entry that is not a number");
                }
                String number = reader.nextString();
                // Digits only: refuses signs, fractions and exponents; 18 of them always fit a long.
                if (!number.matches("[0-9]{1,18}")) {
                    throw SafetensorsException.tensor(
                            file, name, "has the impossible number " + number + " in its " + key);
                }
                sizes.add(Long.parseLong(number));
            }
            reader.endArray();
            return sizes;
        }

        private TensorInfo check(String name, String typeName, List<Long> sizes, List<Long> offsets)
                throws SafetensorsException {
            SafetensorsType type;
            try {
                type = SafetensorsType.valueOf(typeName);
            } catch (IllegalArgumentException e) {
                throw SafetensorsException.tensor(file, name, "has the unknown type " + typeName);
            }
            if (offsets.size() != 2) {
                throw SafetensorsException.tensor(file, name, "needs two data_offsets, not " + offsets.size());
            }
            long begin = offsets.get(0);
            long end = offsets.get(1);
            if (end < begin) {
                throw SafetensorsException.tensor(file, name, "ends at byte " + end + ", before it begins");
            }
            long wanted = type.bytes();
            try {
                for (long size : sizes) {
                    wanted = Math.multiplyExact(wanted, size);
                }
            } catch (ArithmeticException e) {
                throw SafetensorsException.tensor(file, name, "has the impossibly large shape " + sizes);
            }
            if (wanted != end - begin) {
                throw SafetensorsException.tensor(file, name, "needs %d bytes for the shape %s of %s, but spans %d"
                        .formatted(wanted, sizes, type, end - begin));
            }
            long[] shape = sizes.stream().mapToLong(Long::longValue).toArray();
            return new TensorInfo(name, type, new Shape(shape), begin, end - begin);
        }

        private SequencedMap<String, TensorInfo> inOrderOfBytes(Map<String, TensorInfo> found, long dataBytes)
                throws SafetensorsException {
            List<TensorInfo> ordered = new ArrayList<>(found.values());
            // Of two that begin at one byte the empty one comes first, or it would seem to overlap.
            ordered.sort(Comparator.comparingLong(TensorInfo::offset).thenComparingLong(TensorInfo::bytes));
            SequencedMap<String, TensorInfo> tensors = new LinkedHashMap<>();
            long covered = 0;
            for (TensorInfo tensor : ordered) {
                if (tensor.offset() != covered) {
                    throw SafetensorsException.tensor(file, tensor.name(), tensor.offset() < covered
                            ? "overlaps the tensor before it"
                            : "leaves a gap of %d bytes before it".formatted(tensor.offset() - covered));
                }
                covered += tensor.bytes();
                if (covered > dataBytes) {
                    throw SafetensorsException.tensor(file, tensor.name(),
                            "ends %d bytes after the end of the file".formatted(covered - dataBytes));
                }
                tensors.put(tensor.name(), tensor);
            }
            if (covered != dataBytes) {
                throw new SafetensorsException(
                        file, "%d bytes at its end belong to no tensor".formatted(dataBytes - covered));
            }
            return tensors;
        }
    }
}
