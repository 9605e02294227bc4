package org.sairbrush.restore;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sairbrush.files.WholeFile;

/// Unpacks the native libraries of ONNX Runtime once and for all. By itself it unpacks them into a new temporary folder
/// at each start, 20 MB, which stays when the program is killed, and empty when it is not.
final class OnnxLibraries {

    /// Names the folder that ONNX Runtime takes its libraries from.
    static final String PROPERTY = "onnxruntime.native.path";

    private static final System.Logger LOG = System.getLogger(OnnxLibraries.class.getName());
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    private OnnxLibraries() {}

    /// To be called before ONNX Runtime is used first. Where it can't be done, ONNX Runtime does it its own way.
    ///
    /// @param cache gets a folder for this version
    static synchronized void keepIn(Path cache) {
        String version = OrtEnvironment.class.getPackage().getImplementationVersion();
        if (version == null || System.getProperty(PROPERTY) != null) {
            return;
        }
        String platform = platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        Path folder = cache.resolve("onnxruntime-" + version + "-" + platform).toAbsolutePath();
        try {
            Files.createDirectories(folder);
            for (String name : NAMES) {
                String file = System.mapLibraryName(name);
                unpack("/ai/onnxruntime/native/" + platform + "/" + file, folder.resolve(file));
            }
            System.setProperty(PROPERTY, folder.toString());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "ONNX Runtime unpacks its libraries itself", e);
        }
    }

    private static void unpack(String resource, Path file) throws IOException {
        URL packed = OrtEnvironment.class.getResource(resource);
        if (packed == null) {
            throw new IOException("There is no " + resource);
        }
        URLConnection connection = packed.openConnection();
        if (!Files.isRegularFile(file) || Files.size(file) != connection.getContentLengthLong()) {
            try (InputStream library = connection.getInputStream()) {
                WholeFile.write(file, part -> Files.copy(library, part));
            }
        }
    }

    /// What ONNX Runtime calls it.
    static String platform(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String family = name.startsWith("windows") ? "win" : name.startsWith("mac") ? "osx" : "linux";
        return family + (processor.equals("aarch64") ? "-aarch64" : "-x64");
    }
}
