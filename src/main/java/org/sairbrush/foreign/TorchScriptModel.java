package org.sairbrush.foreign;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A TorchScript archive, run by PyTorch.
final class TorchScriptModel implements ForeignModel {

    private final String name;
    private final Model model;

    private TorchScriptModel(String name, Model model) {
        this.name = name;
        this.model = model;
    }

    static TorchScriptModel open(Path file, Device device) throws ForeignModelException {
        String name = file.getFileName().toString();
        Model model = Model.newInstance(name, device);
        try {
            // Archives remember the device that they were saved on, which need not be here.
            model.load(file.toAbsolutePath().getParent(), name, Map.of("mapLocation", "true"));
            return new TorchScriptModel(name, model);
        } catch (EngineException | IOException | MalformedModelException e) {
            model.close();
            throw new ForeignModelException(
                    "%s is no TorchScript archive that can be run (%s): fetch or import it again."
                            .formatted(file, ForeignModelException.reason(e)),
                    e);
        }
    }

    @Override
    public Tensor run(List<Tensor> inputs) throws ForeignModelException {
        // Every region has another size, and optimising for each costs more than it saves. The setting is a thread's.
        JniUtils.setGraphExecutorOptimize(false);
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList arguments = new NDList();
            for (Tensor input : inputs) {
                Shape shape = new Shape(input.shape());
                arguments.add(input.type() == InpainterContract.ElementType.UINT8
                        ? manager.create(input.bytes(), shape, DataType.UINT8)
                        : manager.create(input.values(), shape));
            }
            NDList results = model.getBlock().forward(new ParameterStore(manager, false), arguments, false);
            results.attach(manager);
            NDArray result = results.getFirst();
            return new Tensor(
                    null,
                    InpainterContract.ElementType.FLOAT32,
                    result.getShape().getShape(),
                    result.toType(DataType.FLOAT32, false).toFloatArray());
        } catch (EngineException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new ForeignModelException("%s failed on this picture (%s): its contract may not be the model's."
                    .formatted(name, ForeignModelException.reason(e)), e);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
