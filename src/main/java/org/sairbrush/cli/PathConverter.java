package org.sairbrush.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A file or folder. An empty word, such as a shell makes of a variable that is not set, would be the present folder.
final class PathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String value) {
        return path(value);
    }

    static Path path(String value) {
        if (value.isEmpty()) {
            throw new TypeConversionException("The name of a file or folder is empty.");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + value + "' can't be the name of a file or folder here; "
                    + "for other letters than English ones set LC_ALL=C.UTF-8.");
        }
    }
}
