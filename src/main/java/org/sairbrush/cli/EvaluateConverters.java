package org.sairbrush.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.sairbrush.train.Split;
import org.sairbrush.train.evaluation.EvaluationBaselines;
import org.sairbrush.train.evaluation.EvaluationBin;
import org.sairbrush.train.evaluation.EvaluationNetworks;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How the words of `sairbrush evaluate` are read.
final class EvaluateConverters {

    /// In place of methods: nothing is filled.
    static final String NO_METHOD = "none";

    private EvaluateConverters() {}

    static final class OfSplit implements ITypeConverter<Split> {

        @Override
        public Split convert(String value) {
            return Arrays.stream(Split.values())
                    .filter(split -> split.word().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not a split: choose test, validation, train or all."));
        }
    }

    static final class OfBin implements ITypeConverter<EvaluationBin> {

        @Override
        public EvaluationBin convert(String value) {
            try {
                return EvaluationBin.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage() + ".");
            }
        }
    }

    static final class OfMethod implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            List<String> known = Stream.of(EvaluationNetworks.IDS, EvaluationBaselines.IDS, List.of(NO_METHOD))
                    .flatMap(List::stream)
                    .toList();
            if (!known.contains(value) && !value.startsWith(EvaluationNetworks.PACK)) {
                throw new TypeConversionException("'" + value + "' is not a method: choose among "
                        + String.join(", ", known) + ", or " + EvaluationNetworks.PACK + "ID for what a pack is for.");
            }
            return value;
        }
    }

    static final class OfSize implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 16, 4096);
        }
    }

    static final class OfLimit implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 1, Integer.MAX_VALUE);
        }
    }
}
