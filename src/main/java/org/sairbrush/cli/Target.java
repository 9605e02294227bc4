package org.sairbrush.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where results go: a file, or a folder in which they keep their names.
///
/// @param folder because it is one, or because it is written as one
record Target(Path path, boolean folder) {

    static final class Converter implements ITypeConverter<Target> {

        @Override
        public Target convert(String value) {
            try {
                Path path = Path.of(value);
                return new Target(
                        path, Files.isDirectory(path) || value.endsWith("/") || value.endsWith(File.separator));
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + value + "' is not the name of a file or folder.");
            }
        }
    }
}
