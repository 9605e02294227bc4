package org.sairbrush.foreign;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.util.Arrays;
import java.util.List;

/// How somebody else's inpainter is to be run: what its inputs hold, in which order and range, which sizes it takes,
/// and what comes out. It is written in a pack's `pack.json`; what is left out there has the usual value.
///
/// @param engine what runs it
/// @param inputs in the order of the model's arguments
/// @param output the completed picture
/// @param size   of the pictures that it takes; all sizes, where it is left out
public record InpainterContract(Engine engine, List<Input> inputs, Output output, Size size) {

    public InpainterContract {
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        size = size == null ? new Size(1, null, null, null) : size;
    }

    /// What runs a model's file.
    public enum Engine {
        /// PyTorch, on the device that is asked for.
        @SerializedName("torchscript")
        TORCHSCRIPT,
        /// ONNX Runtime, on the CPU.
        @SerializedName("onnx")
        ONNX
    }

    /// Of a tensor.
    public enum ElementType {
        @SerializedName("float32")
        FLOAT32,
        @SerializedName("uint8")
        UINT8
    }

    /// Where the channels are among a tensor's dimensions. The first dimension is always the batch, of one picture.
    public enum Layout {
        @SerializedName("NCHW")
        NCHW,
        @SerializedName("NHWC")
        NHWC
    }

    /// The order of a picture's channels.
    public enum Channels {
        @SerializedName("rgb")
        RGB,
        @SerializedName("bgr")
        BGR
    }

    /// What a part of an input holds.
    public enum Content {
        /// The damaged picture, three channels.
        @SerializedName("image")
        IMAGE,
        /// The mask, one channel.
        @SerializedName("mask")
        MASK
    }

    /// One argument of the model.
    ///
    /// @param name   which ONNX models know it by; TorchScript goes by the order
    /// @param type   of its elements, floating point where it is left out
    /// @param layout of its dimensions, NCHW where it is left out
    /// @param planes what its channels hold, one after the other
    public record Input(String name, ElementType type, Layout layout, List<Plane> planes) {

        public Input {
            type = type == null ? ElementType.FLOAT32 : type;
            layout = layout == null ? Layout.NCHW : layout;
            planes = planes == null ? List.of() : List.copyOf(planes);
        }

        int channels() {
            return planes.stream().mapToInt(plane -> plane.of() == Content.IMAGE ? 3 : 1).sum();
        }
    }

    /// A picture or a mask among an input's channels, and the numbers that stand for its values.
    ///
    /// @param of       what it holds
    /// @param low      black in a picture, known in a mask
    /// @param high     white in a picture, hole in a mask
    /// @param channels of a picture, RGB where it is left out
    /// @param hole     what stands in a picture's holes; where it is left out, the known colours continued smoothly
    public record Plane(Content of, double low, double high, Channels channels, Double hole) {

        public Plane {
            channels = channels == null ? Channels.RGB : channels;
        }
    }

    /// The completed picture that the model gives.
    ///
    /// @param name       which ONNX models know it by; the first output where it is left out
    /// @param low        black
    /// @param high       white
    /// @param layout     of its dimensions, NCHW where it is left out
    /// @param channels   their order, RGB where it is left out
    /// @param composited whether known pixels are the given ones, rather than the model's own guess
    public record Output(
            String name, double low, double high, Layout layout, Channels channels, boolean composited) {

        public Output {
            layout = layout == null ? Layout.NCHW : layout;
            channels = channels == null ? Channels.RGB : channels;
        }
    }

    /// @param multiple sides must be multiples of this, 1 where it is left out; pictures are continued as in a mirror
    /// @param fixed    both sides must be this, where that is so
    /// @param smallest the least side that it should see of a larger photo
    /// @param largest  the longest side that it should see; larger parts of a photo are shown to it smaller
    public record Size(int multiple, Integer fixed, Integer smallest, Integer largest) {

        private static final int USUAL_LARGEST = 512;
        private static final int USUAL_SMALLEST = 256;

        public Size {
            multiple = Math.max(1, multiple);
            if (fixed != null) {
                smallest = fixed;
                largest = fixed;
            }
            largest = largest == null ? USUAL_LARGEST : largest;
            smallest = Math.min(largest, smallest == null ? USUAL_SMALLEST : smallest);
        }
    }

    /// Lets a builder's Gson refuse words that stand for nothing, which it would take for left out otherwise.
    public static GsonBuilder register(GsonBuilder builder) {
        for (Class<? extends Enum<?>> type :
                List.of(Engine.class, ElementType.class, Layout.class, Channels.class, Content.class)) {
            JsonDeserializer<Enum<?>> deserializer = (json, _, _) -> word(type, json.getAsString());
            builder.registerTypeAdapter(type, deserializer);
        }
        return builder;
    }

    private static Enum<?> word(Class<? extends Enum<?>> type, String word) {
        Enum<?>[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        new JsonParseException("'%s' is none of %s".formatted(word, Arrays.toString(constants))));
    }

    /// @throws ForeignModelException when it can't be a contract, in one sentence
    void require() throws ForeignModelException {
        require(engine != null, "its engine is neither 'torchscript' nor 'onnx'");
        require(!inputs.isEmpty(), "it has no inputs");
        boolean image = false;
        for (Input input : inputs) {
            require(!input.planes().isEmpty(), "an input holds nothing");
            require(engine == Engine.TORCHSCRIPT || input.name() != null, "an input has no name");
            for (Plane plane : input.planes()) {
                require(plane.of() != null, "an input holds neither 'image' nor 'mask'");
                require(plane.low() != plane.high(), "'low' and 'high' of an input are equal or missing");
                image |= plane.of() == Content.IMAGE;
            }
        }
        require(image, "no input holds the image");
        require(output != null, "it has no output");
        require(output.low() != output.high(), "'low' and 'high' of the output are equal or missing");
        require(size.smallest() > 0 && size.largest() >= size.multiple(), "its sizes are too small");
    }

    private static void require(boolean condition, String otherwise) throws ForeignModelException {
        if (!condition) {
            throw new ForeignModelException(
                    "The contract in pack.json can't be used, %s: correct it.".formatted(otherwise));
        }
    }
}
