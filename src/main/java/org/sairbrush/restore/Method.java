package org.sairbrush.restore;

import java.util.Arrays;
import java.util.Optional;
import org.sairbrush.sair.PackDescription;

/// How a hole is filled.
public enum Method {
    SAIR("sair", "SAIR", true),
    LIIF("liif", "LIIF", true),
    /// The whole inpainter of somebody else's that a pack brings.
    INPAINTER("inpainter", "Inpainter", true),
    TELEA("telea", "Telea", false),
    NAVIER_STOKES("navier-stokes", "Navier–Stokes", false),
    /// For each hole the most similar place nearby, its structure in the tones of the hole's surroundings.
    SPOT_HEALING("spot-healing", "Spot healing", false),
    /// What is still seen through a stain, in the tones around it, see [StainFill].
    STAIN_REMOVAL("stain-removal", "Stain removal", false),
    /// Another place of the photo as it is, see [CloneSource].
    CLONE("clone", "Clone", false),
    /// The same in the tones of the surroundings; without a source like spot healing.
    HEAL("heal", "Heal", false),
    /// The photo as it was opened, see [CopyFill#bringBack].
    ORIGINAL("original", "Original", false);

    private final String id;
    private final String title;
    private final boolean needsPack;

    Method(String id, String title, boolean needsPack) {
        this.id = id;
        this.title = title;
        this.needsPack = needsPack;
    }

    /// The word used on the command line and in files.
    public String id() {
        return id;
    }

    /// The name shown to people.
    public String title() {
        return title;
    }

    /// Whether the method runs a network of a model pack.
    public boolean needsPack() {
        return needsPack;
    }

    /// Whether somebody says, by hand, what comes there.
    public boolean byHand() {
        return this == CLONE || this == HEAL || this == ORIGINAL;
    }

    /// Whether it fills with what stands elsewhere, see [CopyFill].
    public boolean copies() {
        return byHand() || this == SPOT_HEALING;
    }

    /// Whether it can be told a [CloneSource].
    public boolean takesSource() {
        return this == CLONE || this == HEAL;
    }

    /// Whether it can't do without.
    public boolean needsSource() {
        return this == CLONE;
    }

    /// The method that a pack is for, where none is named.
    public static Method usual(PackDescription pack) {
        return pack.inpainter() != null && pack.sair() == null ? INPAINTER : SAIR;
    }

    public static Optional<Method> of(String id) {
        return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
    }
}
