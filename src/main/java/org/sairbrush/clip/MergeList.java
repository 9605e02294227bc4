package org.sairbrush.clip;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sairbrush.nn.TensorFileException;

/// A list of byte pair merges, from which CLIP's whole vocabulary follows: the 256 bytes, the same at the end of a
/// word, what each merge makes, and the tokens of a text's start and end, numbered in this order.
final class MergeList {

    /// As many make a vocabulary of 49,408; OpenAI's file has more, which CLIP never saw.
    private static final int MOST_MERGES = 49152 - 256 - 2;

    private static final String WORD_END = "</w>";
    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final String WORDS = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private MergeList() {}

    /// The tokenizer, as Hugging Face's library describes one in JSON.
    ///
    /// @param content the list, a line a merge, after a line about itself
    /// @throws TensorFileException when it is no such list
    static byte[] tokenizerJson(Path file, byte[] content) throws TensorFileException {
        List<String> merges = new String(content, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .limit(MOST_MERGES)
                .filter(line -> !line.isBlank())
                .toList();
        if (merges.isEmpty()) {
            throw new TensorFileException(file, "it is no tokenizer for texts");
        }
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        List<String> bytes = bytes();
        bytes.forEach(letter -> vocabulary.put(letter, vocabulary.size()));
        bytes.forEach(letter -> vocabulary.put(letter + WORD_END, vocabulary.size()));
        for (String merge : merges) {
            String[] pair = merge.split(" ");
            if (pair.length != 2) {
                throw new TensorFileException(file, "the line '%s' is no pair to be merged".formatted(merge));
            }
            vocabulary.put(pair[0] + pair[1], vocabulary.size());
        }
        vocabulary.put(START, vocabulary.size());
        vocabulary.put(END, vocabulary.size());
        return GSON.toJson(description(vocabulary, merges)).getBytes(StandardCharsets.UTF_8);
    }

    /// A printable character for every byte: the byte's own in Latin-1 where that is printable, else one from U+0100
    /// on. Printable ones come first.
    private static List<String> bytes() {
        List<String> printable = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int code = 0; code < 256; code++) {
            boolean seen = code >= '!' && code <= '~' || code >= 0xA1 && code <= 0xAC || code >= 0xAE;
            (seen ? printable : others).add(Character.toString(seen ? code : 256 + others.size()));
        }
        printable.addAll(others);
        return printable;
    }

    private static Map<String, Object> description(Map<String, Integer> vocabulary, List<String> merges) {
        int start = vocabulary.get(START);
        int end = vocabulary.get(END);
        return Map.of(
                "version", "1.0",
                "added_tokens", List.of(special(START, start), special(END, end)),
                "normalizer", Map.of("type", "NFC"),
                "pre_tokenizer", sequence("pretokenizers", List.of(
                        Map.of(
                                "type", "Split",
                                "pattern", Map.of("Regex", WORDS),
                                "behavior", "Removed",
                                "invert", true),
                        Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true))),
                "post_processor", Map.of(
                        "type", "RobertaProcessing",
                        "sep", List.of(END, end),
                        "cls", List.of(START, start),
                        "trim_offsets", false,
                        "add_prefix_space", false),
                "model", Map.of(
                        "type", "BPE",
                        "unk_token", END,
                        "continuing_subword_prefix", "",
                        "end_of_word_suffix", WORD_END,
                        "fuse_unk", false,
                        "vocab", vocabulary,
                        "merges", merges));
    }

    private static Map<String, Object> sequence(String name, List<?> parts) {
        return Map.of("type", "Sequence", name, parts);
    }

    private static Map<String, Object> special(String token, int id) {
        return Map.of(
                "id", id, "content", token, "single_word", false, "lstrip", false, "rstrip", false,
                "normalized", false, "special", true);
    }
}
