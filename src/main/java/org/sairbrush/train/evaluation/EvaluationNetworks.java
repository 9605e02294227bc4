package org.sairbrush.train.evaluation;

import java.util.List;
import org.sairbrush.restore.RestoreException;

/// The networks of one model pack as methods to evaluate. They stay open until [#close()].
public interface EvaluationNetworks extends AutoCloseable {

    /// SAIR; the LIIF baseline; SAIR with the raw semantic map in place of the completed one; SAIR with zeros in place
    /// of all semantics.
    List<String> IDS = List.of("sair", "liif", "sair-no-sir", "sair-zero");

    /// @param id one of [#IDS]
    /// @throws RestoreException when the pack has no such network, in one sentence
    Evaluated method(String id) throws RestoreException;

    @Override
    void close();
}
