package org.sairbrush.editor.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sairbrush.photo.PhotoReader;

/// What the program's classes say to people in English, read from their code: the words that stand before an exception
/// for people is made, before progress is reported, before something is added to a list of remarks, and in what methods
/// that make words give back.
final class SpokenSentences {

    /// What their sentences say is for people, wherever they are made.
    private static final Set<String> EXCEPTIONS = Set.of(
            "PhotoException",
            "RestoreException",
            "PackException",
            "ForeignModelException",
            "TensorFileException",
            "SafetensorsException",
            "PickleRefused",
            "Interrupted",
            "JsonParseException");

    /// Here other exceptions are for people, too.
    private static final Set<String> PLACES = Set.of("LabelSet", "LabelSets", "ModelSource", "Catalogue");

    private static final Set<String> OTHER_EXCEPTIONS = Set.of("IOException", "IllegalArgumentException");

    private static final Pattern WORDS = Pattern.compile(".*\\p{Ll}{2,}.* .*|.* .*\\p{Ll}{2,}.*", Pattern.DOTALL);

    private final Set<String> sentences = new TreeSet<>();
    private final Set<String> constants = new HashSet<>();
    private final Set<String> passers = new HashSet<>();

    private SpokenSentences() {}

    /// Of all packages but these, such as `train`.
    static SpokenSentences without(Set<String> packages) throws IOException, URISyntaxException {
        Path root = Path.of(PhotoReader.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve("org/sairbrush");
        SpokenSentences spoken = new SpokenSentences();
        List<ClassModel> classes;
        try (Stream<Path> files = Files.walk(root)) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !packages.contains(root.relativize(file).getName(0).toString()))
                    .map(SpokenSentences::parse)
                    .toList();
        }
        classes.forEach(spoken::findPassers);
        classes.forEach(spoken::read);
        return spoken;
    }

    /// Two words or more each.
    Set<String> sentences() {
        return sentences;
    }

    /// All strings of the classes, whatever they are for.
    Set<String> constants() {
        return constants;
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Such as `require(condition, otherwise)`: what is handed to it may be said.
    private void findPassers(ClassModel type) {
        for (MethodModel method : type.methods()) {
            boolean takesWords = method.methodTypeSymbol().parameterList().contains(ConstantDescs.CD_String);
            boolean speaks = method.code().stream()
                    .flatMap(code -> code.elementStream())
                    .anyMatch(element -> element instanceof InvokeInstruction call && makesException(call, name(type)));
            if (takesWords && speaks) {
                passers.add(name(type) + "." + method.methodName().stringValue());
            }
        }
    }

    private void read(ClassModel type) {
        type.constantPool().forEach(entry -> {
            if (entry instanceof StringEntry string) {
                constants.add(string.stringValue());
            }
        });
        type.methods().forEach(method -> method.code().ifPresent(code -> read(method, code.elementList(), name(type))));
    }

    private void read(MethodModel method, List<CodeElement> code, String type) {
        boolean givesWords = method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_String);
        List<String> said = new ArrayList<>();
        for (CodeElement element : code) {
            switch (element) {
                case ConstantInstruction constant
                when constant.constantValue() instanceof String words -> said.add(words);
                case InvokeDynamicInstruction joining -> joining.bootstrapArgs().stream()
                        .filter(String.class::isInstance)
                        .map(recipe -> ((String) recipe).replace("\1", "%s"))
                        .peek(constants::add)
                        .forEach(said::add);
                case InvokeInstruction call when speaks(call, type) -> take(said);
                case ReturnInstruction end when givesWords -> take(said);
                case ReturnInstruction end -> said.clear();
                case ThrowInstruction end -> said.clear();
                default -> {}
            }
        }
    }

    private void take(List<String> said) {
        said.stream().filter(words -> WORDS.matcher(words).matches()).forEach(sentences::add);
        said.clear();
    }

    private boolean speaks(InvokeInstruction call, String type) {
        String owner = name(call.owner().asSymbol());
        String method = call.name().stringValue();
        return makesException(call, type)
                || passers.contains(owner + "." + method)
                || owner.equals("Progress") && method.equals("report")
                || owner.equals("List") && method.equals("add");
    }

    private static boolean makesException(InvokeInstruction call, String type) {
        String made = call.name().equalsString(ConstantDescs.INIT_NAME)
                ? name(call.owner().asSymbol())
                : name(call.typeSymbol().returnType());
        return EXCEPTIONS.contains(made) || PLACES.contains(type) && OTHER_EXCEPTIONS.contains(made);
    }

    private static String name(ClassModel type) {
        return name(type.thisClass().asSymbol()).replaceAll("\\$.*", "");
    }

    private static String name(ClassDesc type) {
        return type.displayName().replaceAll("\\$.*", "");
    }
}
