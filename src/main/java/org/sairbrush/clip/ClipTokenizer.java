package org.sairbrush.clip;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.sairbrush.nn.TensorFileException;

/// CLIP's byte pair encoding, with the vocabulary of a file: Hugging Face's `tokenizer.json`, or the list of merges
/// that OpenAI's `bpe_simple_vocab_16e6.txt.gz` and Hugging Face's `merges.txt` hold. Safe for several threads.
public final class ClipTokenizer implements AutoCloseable {

    private static final Map<String, String> OPTIONS =
            Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false");

    // CLIP's are 2 MB in JSON; a zipped file could claim any size.
    private static final int LARGEST = 64 << 20;

    private final HuggingFaceTokenizer tokenizer;

    private ClipTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// @throws TensorFileException when the file holds neither kind of vocabulary
    /// @throws IOException         when it can't be read
    public static ClipTokenizer open(Path file) throws IOException {
        byte[] content = read(file);
        byte[] json = firstLetter(content) == '{' ? content : MergeList.tokenizerJson(file, content);
        try {
            return new ClipTokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), OPTIONS));
        } catch (RuntimeException e) {
            throw new TensorFileException(file, "it is no tokenizer for texts", e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            stream.mark(2);
            boolean zipped = stream.read() == 0x1F && stream.read() == 0x8B;
            stream.reset();
            return (zipped ? new GZIPInputStream(stream) : stream).readNBytes(LARGEST);
        } catch (ZipException e) {
            throw new TensorFileException(file, "it is no tokenizer for texts", e);
        }
    }

    private static char firstLetter(byte[] content) {
        String start = new String(content, 0, Math.min(100, content.length), StandardCharsets.UTF_8).strip();
        return start.isEmpty() ? ' ' : start.charAt(0);
    }

    /// The ids of a text's tokens, from that of the start to that of the end.
    ///
    /// @param context the most tokens; of a longer text the beginning is kept, and the last token is the end's
    public long[] encode(String text, int context) {
        long[] ids = tokenizer.encode(TextCleaner.clean(text)).getIds();
        if (ids.length <= context) {
            return ids;
        }
        long[] cut = Arrays.copyOf(ids, context);
        cut[context - 1] = ids[ids.length - 1];
        return cut;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
