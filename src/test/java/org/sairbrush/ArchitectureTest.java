package org.sairbrush;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which package may know which. Arrows go one way, so that every part can be read, tested and replaced without those
/// above it.
@AnalyzeClasses(packages = "org.sairbrush", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /// Files are written and known again everywhere.
    private static final String FILES = "org.sairbrush.files..";

    @ArchTest
    static final ArchRule files = knowsOnly("files", "a file may hold anything");

    @ArchTest
    static final ArchRule photosKnowNobody =
            knowsOnly("photo", "a photo is read and written the same whatever is done to it");

    @ArchTest
    static final ArchRule networksKnowNobody = knowsOnly("nn", "blocks are shared by all networks");

    @ArchTest
    static final ArchRule clip = knowsOnly("clip", "CLIP is a network of its own", "nn");

    @ArchTest
    static final ArchRule foreign = knowsOnly("foreign", "somebody else's model is numbers in and numbers out", "nn");

    @ArchTest
    static final ArchRule sair = knowsOnly(
            "sair",
            "a pack holds SAIR over CLIP's features, what finds damage, or somebody else's inpainter; never photos",
            "nn",
            "clip",
            "foreign",
            "damage");

    @ArchTest
    static final ArchRule semantics =
            knowsOnly("semantics", "labels read a semantic map and are painted on a photo", "clip", "sair", "photo");

    @ArchTest
    static final ArchRule damage = knowsOnly("damage", "damage is found before anything is filled", "photo", "nn");

    @ArchTest
    static final ArchRule restore = knowsOnly("restore", "a restoration does not know who asked for it",
            "photo", "nn", "clip", "foreign", "sair", "semantics", "damage");

    @ArchTest
    static final ArchRule models = knowsOnly("models", "a pack is fetched without being run", "sair", "restore");

    @ArchTest
    static final ArchRule train = knowsOnly("train", "training and evaluation run without a person",
            "photo", "nn", "clip", "foreign", "sair", "semantics", "damage", "restore");

    @ArchTest
    static final ArchRule commandLine = knowsOnly("cli", "commands run without JavaFX: Sairbrush starts the editor",
            "photo", "nn", "clip", "sair", "semantics", "damage", "restore", "models", "train");

    @ArchTest
    static final ArchRule editor = knowsOnly("editor", "what the editor does, a script can do through restore",
            "photo", "clip", "sair", "semantics", "damage", "restore", "models");

    @ArchTest
    static final ArchRule onlyTheEditorShowsWindows = noClasses()
            .that().resideOutsideOfPackage("org.sairbrush.editor..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "atlantafx..")
            .because("everything else runs on machines without a display");

    @ArchTest
    static final ArchRule photosNeedNoTensors = noClasses()
            .that().resideInAnyPackage("org.sairbrush.photo..", "org.sairbrush.editor..")
            .should().dependOnClassesThat().resideInAnyPackage("ai.djl..")
            .because("tensors stay behind restore");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices()
            .matching("org.sairbrush.(**)")
            .should().beFreeOfCycles()
            .because("a cycle is one package that pretends to be two");

    private static ArchRule knowsOnly(String name, String reason, String... known) {
        String own = "org.sairbrush." + name + "..";
        DescribedPredicate<JavaClass> ours = resideInAPackage("org.sairbrush..");
        DescribedPredicate<JavaClass> allowed = resideInAPackage(own).or(resideInAPackage(FILES));
        for (String other : known) {
            allowed = allowed.or(resideInAPackage("org.sairbrush." + other + ".."));
        }
        return noClasses()
                .that().resideInAPackage(own)
                .should().dependOnClassesThat(ours.and(not(allowed)))
                .allowEmptyShould(true)
                .as(name + " knows " + (known.length == 0 ? "nobody" : "only " + String.join(", ", known)))
                .because(reason);
    }
}
