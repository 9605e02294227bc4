package org.sairbrush.cli;

import java.util.Locale;
import java.util.Optional;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.RestoreSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which networks run, and where: shared by every command that runs some.
final class ModelOptions {

    @Option(
            names = "--pack",
            paramLabel = "ID",
            description = "The model pack; 'sairbrush models list' shows them, and which is the default.")
    private Optional<String> pack;

    @Mixin
    private LibraryOption library;

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|cuda",
            defaultValue = "auto",
            converter = DeviceConverter.class,
            description = "Where networks run; auto takes the GPU when there is one that works.")
    DeviceChoice device;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            converter = ThreadsConverter.class,
            description = "CPU threads for networks, 0 for all cores.")
    int threads;

    String pack() throws CommandException {
        return pack.isPresent() ? pack.get() : library.defaultPack();
    }

    PackLibrary library() throws CommandException {
        return library.library();
    }

    /// Settings for commands that leave the method open.
    RestoreSettings settings() throws CommandException {
        return settings(Optional.of(Method.SAIR));
    }

    /// @param method where none is named, what the pack is for
    RestoreSettings settings(Optional<Method> method) throws CommandException {
        String chosen = pack();
        Method usual = library()
                .find(chosen)
                .map(PackLibrary.Entry::description)
                .map(Method::usual)
                .orElse(Method.SAIR);
        return new RestoreSettings(method.orElse(usual), chosen, device, threads);
    }

    static final class DeviceConverter implements ITypeConverter<DeviceChoice> {

        @Override
        public DeviceChoice convert(String value) {
            for (DeviceChoice choice : DeviceChoice.values()) {
                if (choice.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return choice;
                }
            }
            throw new TypeConversionException("'" + value + "' is not a device: choose auto, cpu or cuda.");
        }
    }

    static final class ThreadsConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 0, 1024);
        }
    }
}
