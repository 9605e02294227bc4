package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.List;
import org.sairbrush.sair.PackDescription;

/// Something that can fill: a network of a pack, or a classical method.
///
/// @param pack  the pack that is run; for classical methods it means nothing
/// @param title the name shown to people
public record FillChoice(Method method, String pack, String title) {

    public RestoreSettings settings() {
        return new RestoreSettings(method, pack, DeviceChoice.AUTO, 0);
    }

    /// All that can be chosen: the default pack's networks first, which need no other name than their method's, then
    /// those of the other packs, then the classical methods. Not those by hand, which need to be told more.
    ///
    /// @param packs damaged ones are left out, but for the default
    public static List<FillChoice> of(List<PackLibrary.Entry> packs, String defaultPack) {
        List<FillChoice> choices = new ArrayList<>();
        List<FillChoice> others = new ArrayList<>();
        for (PackLibrary.Entry entry : packs) {
            if (entry.description() != null) {
                boolean isDefault = entry.id().equals(defaultPack);
                (isDefault ? choices : others).addAll(of(entry.id(), entry.description(), isDefault));
            }
        }
        if (packs.stream().noneMatch(entry -> entry.id().equals(defaultPack) && entry.description() != null)) {
            // A fill then says what is wrong with the pack.
            choices.add(new FillChoice(Method.SAIR, defaultPack, Method.SAIR.title()));
            choices.add(new FillChoice(Method.LIIF, defaultPack, Method.LIIF.title()));
        }
        choices.addAll(others);
        for (Method method : Method.values()) {
            if (!method.needsPack() && !method.byHand()) {
                choices.add(new FillChoice(method, RestoreSettings.DEFAULT_PACK, method.title()));
            }
        }
        return choices;
    }

    private static List<FillChoice> of(String pack, PackDescription description, boolean isDefault) {
        List<FillChoice> choices = new ArrayList<>();
        String suffix = isDefault ? "" : " · " + description.title();
        if (description.sair() != null) {
            choices.add(new FillChoice(Method.SAIR, pack, Method.SAIR.title() + suffix));
        }
        if (description.liif() != null) {
            choices.add(new FillChoice(Method.LIIF, pack, Method.LIIF.title() + suffix));
        }
        if (description.inpainter() != null) {
            choices.add(new FillChoice(Method.INPAINTER, pack, description.title()));
        }
        return choices;
    }
}
