package org.sairbrush.train.evaluation;

import java.util.List;
import org.sairbrush.restore.RestoreException;

/// The networks of model packs as methods to evaluate. They stay open until [#close()].
public interface EvaluationNetworks extends AutoCloseable {

    /// SAIR; the LIIF baseline; SAIR with the raw semantic map in place of the completed one; SAIR with zeros in place
    /// of all semantics.
    List<String> IDS = List.of("sair", "liif", "sair-no-sir", "sair-zero");

    /// Before the id of a pack: what that pack is for, an inpainter of somebody else's or its own SAIR.
    String PACK = "pack:";

    /// @param id one of [#IDS], which are of the settings' pack, or [#PACK] and the id of any
    /// @throws RestoreException when the pack has no such network, in one sentence
    Evaluated method(String id) throws RestoreException;

    @Override
    void close();
}
