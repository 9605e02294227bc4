package org.sairbrush.nn;

import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/// Reads the pickle of a PyTorch archive as a description of tensors. A pickle is a program; of its language only what
/// state dictionaries and TorchScript modules are written in is understood, and of the functions that it may name only
/// those that describe tensors and their containers. Anything else ends the reading.
final class TorchPickle extends Unpickler {

    /// What a module of a TorchScript archive holds: tensors, modules, and settings that don't matter here.
    static final class Module {

        private Map<String, Object> attributes = Map.of();

        Map<String, Object> attributes() {
            return attributes;
        }
    }

    private record StorageType(SafetensorsType type) implements IObjectConstructor {

        @Override
        public Object construct(Object[] arguments) {
            throw new PickleRefused("a storage is made without an archive's entry");
        }
    }

    private static final Map<String, IObjectConstructor> GLOBALS = globals();
    private static final String SCRIPTED = "__torch__";

    /// What the library's own reading of it can be trusted with.
    private static final Set<Short> PLAIN = Set.of(
            Opcodes.PROTO, Opcodes.STOP, Opcodes.MARK, Opcodes.NONE, Opcodes.NEWTRUE, Opcodes.NEWFALSE,
            Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.LONG1, Opcodes.BINFLOAT,
            Opcodes.EMPTY_TUPLE, Opcodes.TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3,
            Opcodes.EMPTY_LIST, Opcodes.APPEND, Opcodes.APPENDS, Opcodes.EMPTY_DICT,
            Opcodes.BINGET, Opcodes.LONG_BINGET, Opcodes.BINPUT, Opcodes.LONG_BINPUT,
            Opcodes.REDUCE, Opcodes.NEWOBJ, Opcodes.BINPERSID);

    private TorchPickle() {}

    /// Reads a pickle.
    ///
    /// @return its root: a [Module], or a map of a state dictionary, with [TorchTensor]s somewhere in it
    /// @throws PickleRefused when it is malformed or asks for anything but tensors
    static Object read(byte[] pickle) {
        try {
            return new TorchPickle().load(new ByteArrayInputStream(pickle));
        } catch (PickleRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the library trusts pickles to be well formed, and finds out in many ways when they are not
            throw new PickleRefused("its pickle is malformed", e);
        }
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        switch (key) {
            case Opcodes.BINUNICODE -> {
                requireString();
                return super.dispatch(key);
            }
            case Opcodes.GLOBAL -> stack.add(global(PickleUtils.readline(input), PickleUtils.readline(input)));
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                put(List.of(stack.pop(), value));
            }
            case Opcodes.SETITEMS -> put(stack.pop_all_since_marker());
            case Opcodes.BUILD -> build(stack.pop(), stack.peek());
            default -> {
                if (!PLAIN.contains(key)) {
                    throw new PickleRefused("its pickle does what no file of weights does (opcode %d)".formatted(key));
                }
                return super.dispatch(key);
            }
        }
        return NO_RETURN_VALUE;
    }

    /// The library makes room for as many bytes as a string is said to have before it looks whether they are there.
    private void requireString() throws IOException {
        input.mark(Integer.BYTES);
        int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, Integer.BYTES));
        if (length < 0 || length > input.available()) {
            throw new PickleRefused("its pickle ends within a string");
        }
        input.reset();
    }

    private static IObjectConstructor global(String module, String name) {
        if (module.equals(SCRIPTED) || module.startsWith(SCRIPTED + ".")) {
            return _ -> new Module();
        }
        IObjectConstructor known = GLOBALS.get(module + "." + name);
        if (known == null) {
            throw new PickleRefused("it asks for the Python object %s.%s, which no file of weights needs"
                    .formatted(module, name));
        }
        return known;
    }

    @SuppressWarnings("unchecked")
    private void put(List<Object> items) {
        Map<Object, Object> map = (Map<Object, Object>) stack.peek();
        for (int index = 0; index < items.size(); index += 2) {
            // Containers as keys could hold themselves, and have no hash then.
            if (!(items.get(index) instanceof String || items.get(index) instanceof Number)) {
                throw new PickleRefused("a dictionary has a key that is neither a name nor a number");
            }
            map.put(items.get(index), items.get(index + 1));
        }
    }

    /// Fills a scripted module; what Python hangs on an ordered dictionary besides its items is left aside.
    @SuppressWarnings("unchecked")
    private static void build(Object state, Object target) {
        if (target instanceof Module module) {
            module.attributes = (Map<String, Object>) state;
        } else if (!(target instanceof Map)) {
            throw new PickleRefused("its pickle sets the state of what has none");
        }
    }

    @Override
    protected Object persistentLoad(Object id) {
        Object[] storage = (Object[]) id;
        if (!"storage".equals(storage[0]) || !(storage[1] instanceof StorageType(SafetensorsType type))) {
            throw new PickleRefused("it refers to something outside that is no storage");
        }
        return new TorchTensor.Storage((String) storage[2], type, ((Number) storage[4]).longValue());
    }

    private static Map<String, IObjectConstructor> globals() {
        Map<String, IObjectConstructor> globals = new HashMap<>();
        Map<SafetensorsType, String> storages = new EnumMap<>(Map.of(
                SafetensorsType.F64, "Double", SafetensorsType.F32, "Float", SafetensorsType.F16, "Half",
                SafetensorsType.BF16, "BFloat16", SafetensorsType.I64, "Long", SafetensorsType.I32, "Int",
                SafetensorsType.U8, "Byte", SafetensorsType.BOOL, "Bool"));
        storages.forEach((type, name) -> globals.put("torch." + name + "Storage", new StorageType(type)));
        globals.put("collections.OrderedDict", _ -> new LinkedHashMap<>());
        globals.put("torch._utils._rebuild_tensor_v2", TorchPickle::tensor);
        globals.put("torch._utils._rebuild_parameter", arguments -> arguments[0]);
        // how TorchScript keeps the element types of its lists and dictionaries
        globals.put("torch.jit._pickle.restore_type_tag", arguments -> arguments[0]);
        for (String list : List.of("intlist", "doublelist", "boollist", "tensorlist")) {
            globals.put("torch.jit._pickle.build_" + list, arguments -> arguments[0]);
        }
        return globals;
    }

    /// `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)`
    private static TorchTensor tensor(Object[] arguments) {
        return new TorchTensor(
                (TorchTensor.Storage) arguments[0],
                new Shape(longs((Object[]) arguments[2])),
                longs((Object[]) arguments[3]),
                ((Number) arguments[1]).longValue());
    }

    private static long[] longs(Object[] numbers) {
        long[] longs = new long[numbers.length];
        for (int index = 0; index < longs.length; index++) {
            longs[index] = ((Number) numbers[index]).longValue();
        }
        return longs;
    }
}
