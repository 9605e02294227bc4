package org.sairbrush.photo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// The shortest code of at most 16 bits for symbols that come so often, as JPEG defines codes: by how many there are of
/// each length, and in order (ITU-T T.81, annexes C and K.2). No code is all ones.
final class HuffmanCode {

    private static final int LONGEST = 16;

    /// A symbol that none has, so that the code of all ones stays free.
    private static final int RESERVED = 256;

    private record Tree(long weight, int[] symbols) {
        static Tree of(Tree one, Tree other) {
            return new Tree(
                    one.weight + other.weight,
                    IntStream.concat(Arrays.stream(one.symbols), Arrays.stream(other.symbols)).toArray());
        }
    }

    private final int[] counts = new int[LONGEST + 1];
    private final int[] symbols;
    private final int[] codes = new int[256];
    private final int[] lengths = new int[256];

    private HuffmanCode(int[] depths) {
        int[] perLength = new int[RESERVED + 1];
        for (int depth : depths) {
            perLength[depth]++;
        }
        shorten(perLength);
        int longest = LONGEST;
        while (longest > 0 && perLength[longest] == 0) {
            longest--;
        }
        perLength[longest]--;
        System.arraycopy(perLength, 0, counts, 0, counts.length);
        symbols = IntStream.range(0, RESERVED)
                .filter(symbol -> depths[symbol] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(symbol -> depths[symbol]))
                .mapToInt(symbol -> symbol)
                .toArray();
        int code = 0;
        for (int length = 1, i = 0; length <= LONGEST; length++, code <<= 1) {
            for (int k = 0; k < counts[length]; k++, i++) {
                codes[symbols[i]] = code++;
                lengths[symbols[i]] = length;
            }
        }
    }

    /// @param frequencies by symbol, 0–255
    static HuffmanCode of(long[] frequencies) {
        PriorityQueue<Tree> trees = new PriorityQueue<>(Comparator.comparingLong(Tree::weight));
        trees.add(new Tree(0, new int[] {RESERVED}));
        for (int symbol = 0; symbol < RESERVED; symbol++) {
            if (frequencies[symbol] > 0) {
                trees.add(new Tree(frequencies[symbol], new int[] {symbol}));
            }
        }
        int[] depths = new int[RESERVED + 1];
        while (trees.size() > 1) {
            Tree tree = Tree.of(trees.poll(), trees.poll());
            for (int symbol : tree.symbols) {
                depths[symbol]++;
            }
            trees.add(tree);
        }
        return new HuffmanCode(depths);
    }

    /// T.81, figure K.3: two codes that are too long make one shorter, and a shorter one makes two.
    private static void shorten(int[] perLength) {
        for (int length = perLength.length - 1; length > LONGEST; length--) {
            while (perLength[length] > 0) {
                int shorter = length - 2;
                while (perLength[shorter] == 0) {
                    shorter--;
                }
                perLength[length] -= 2;
                perLength[length - 1]++;
                perLength[shorter + 1] += 2;
                perLength[shorter]--;
            }
        }
    }

    int code(int symbol) {
        return codes[symbol];
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /// As a DHT segment holds it.
    ///
    /// @param head class and number
    byte[] definition(int head) {
        ByteBuffer definition = ByteBuffer.allocate(1 + LONGEST + symbols.length).put((byte) head);
        for (int length = 1; length <= LONGEST; length++) {
            definition.put((byte) counts[length]);
        }
        for (int symbol : symbols) {
            definition.put((byte) symbol);
        }
        return definition.array();
    }
}
