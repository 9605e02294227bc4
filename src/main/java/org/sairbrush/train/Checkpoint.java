package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.SafetensorsWriter;

/// The file from which a training run can go on.
///
/// @param groups arrays by name, such as weights and moments, by the name of the group
record Checkpoint(Path file, Map<String, Map<String, NDArray>> groups) {

    /// Writes every array, replacing an older checkpoint whole.
    ///
    /// @param state numbers to go on with
    void save(Map<String, String> state) throws IOException {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        groups.forEach((group, arrays) ->
                arrays.forEach((name, array) -> tensors.put(group + "/" + name, FloatTensor.of(array))));
        SafetensorsWriter.write(file, tensors, state, false);
    }

    /// Reads every array in place.
    ///
    /// @return the state that was saved along
    Map<String, String> restore() throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("There is no checkpoint %s to resume; leave --resume out.".formatted(file));
        }
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            for (Map.Entry<String, Map<String, NDArray>> group : groups.entrySet()) {
                for (Map.Entry<String, NDArray> entry : group.getValue().entrySet()) {
                    NDArray array = entry.getValue();
                    try (NDArray values = stored.load(group.getKey() + "/" + entry.getKey(), array.getManager())) {
                        values.copyTo(array);
                    }
                }
            }
            return stored.metadata();
        }
    }
}
