package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;

/// A DJL block whose parameters have fixed shapes from construction on and carry the dotted names of checkpoints,
/// such as `encoder1.0.weight`. Subclasses offer a typed call; [#forward(NDList, boolean)] is the same for DJL.
public abstract class NetworkBlock extends AbstractBlock {

    private static final byte VERSION = 1;

    protected NetworkBlock() {
        super(VERSION);
    }

    /// The block's one output for the inputs of its typed call, in their order.
    protected abstract NDArray forward(NDList inputs, boolean training);

    /// Gives every parameter its starting values, drawn by the engine's seeded generator.
    ///
    /// @param manager the manager that owns the parameters from then on
    public final void initialize(NDManager manager) {
        for (Parameter parameter : namedParameters().values()) {
            parameter.initialize(manager, DataType.FLOAT32);
        }
    }

    /// All parameters, those of child blocks included, by dotted name in order of construction.
    public final Map<String, Parameter> namedParameters() {
        Map<String, Parameter> named = new LinkedHashMap<>();
        collect(this, "", named);
        return named;
    }

    private static void collect(Block block, String prefix, Map<String, Parameter> named) {
        block.getDirectParameters().forEach(entry -> named.put(prefix + entry.getKey(), entry.getValue()));
        // DJL prefixes each child's name with a two-digit number
        block.getChildren()
                .forEach(child ->
                        collect(child.getValue(), prefix + child.getKey().substring(2) + ".", named));
    }

    protected final Parameter parameter(String name, Initializer initializer, long... shape) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.OTHER)
                .optInitializer(initializer)
                .optShape(new Shape(shape))
                .build());
    }

    /// A parameter that no gradient reaches, such as a running mean.
    protected final Parameter buffer(String name, Initializer initializer, long... shape) {
        return addParameter(Parameter.builder()
                .setName(name)
                .setType(Parameter.Type.OTHER)
                .optInitializer(initializer)
                .optShape(new Shape(shape))
                .optRequiresGrad(false)
                .build());
    }

    @Override
    protected final NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        return new NDList(forward(inputs, training));
    }

    /// Found by a run on zeros: the networks here are cheap beside what they are used for.
    @Override
    public final Shape[] getOutputShapes(Shape[] inputShapes) {
        Parameter any = namedParameters().values().iterator().next();
        try (NDManager manager = any.getArray().getManager().newSubManager()) {
            return Scope.free(() -> {
                NDList inputs = new NDList();
                for (Shape shape : inputShapes) {
                    inputs.add(manager.zeros(shape));
                }
                return new Shape[] {forward(inputs, false).getShape()};
            });
        }
    }
}
