package org.sairbrush.foreign;

import java.util.List;

/// A model's file opened by its engine.
interface ForeignModel extends AutoCloseable {

    /// @param inputs in the contract's order
    /// @return the contract's output
    /// @throws ForeignModelException when it fails, in one sentence
    Tensor run(List<Tensor> inputs) throws ForeignModelException;

    @Override
    void close();
}
