package org.sairbrush.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/// Where results go: a file, or a folder in which they keep their names.
///
/// @param folder because it is one, or because it is written as one
record Target(Path path, boolean folder) {

    static final class Converter implements ITypeConverter<Target> {

        @Override
        public Target convert(String value) {
            Path path = PathConverter.path(value);
            return new Target(
                    path, Files.isDirectory(path) || value.endsWith("/") || value.endsWith(File.separator));
        }
    }
}
