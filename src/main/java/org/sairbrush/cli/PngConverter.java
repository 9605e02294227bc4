package org.sairbrush.cli;

import java.nio.file.Path;
import org.sairbrush.photo.PhotoFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A file to write as PNG.
final class PngConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String value) {
        Path file = PathConverter.path(value);
        if (PhotoFormat.of(file).filter(PhotoFormat.PNG::equals).isEmpty()) {
            throw new TypeConversionException("The name of " + value + " should end in .png.");
        }
        return file;
    }
}
