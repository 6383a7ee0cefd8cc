package sinew.sim.kernel.translator;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The names that one class's text uses: those of the Java file, unless C++ keeps them for itself. */
final class Names {
    private static final Set<String> RESERVED =
            Set.of(("alignas alignof and and_eq asm auto bitand bitor bool char8_t char16_t char32_t co_await"
                            + " co_return co_yield compl concept const consteval constexpr constinit const_cast"
                            + " decltype delete dynamic_cast explicit export extern friend inline mutable namespace"
                            + " noexcept not not_eq nullptr operator or or_eq register reinterpret_cast requires signed sizeof"
                            + " static_assert static_cast struct template thread_local typedef typeid typename union"
                            + " unsigned using virtual wchar_t xor xor_eq goto"
                            + " threadIdx blockIdx blockDim gridDim warpSize linux unix NULL NAN INFINITY HUGE_VAL errno environments")
                    .split(" "));

    private static final Set<String> PRELUDE = Set.of("Math", "Bits", "Lanes", "Float");

    private final KernelTypes types;
    private final Map<String, String> binaryByText = new TreeMap<>();

    Names(KernelTypes types) {
        this.types = types;
    }

    /** The name of a variable, field or function. */
    static String of(Element element) {
        return of(element.getSimpleName().toString());
    }

    static String of(String name) {
        return RESERVED.contains(name) || name.startsWith("k_") || name.endsWith("_") ? name + "_" : name;
    }

    /** The name of a class; nested classes carry their outer class's name in front. */
    String of(TypeElement type) {
        String binary = types.binaryName(type);
        String simple = binary.substring(binary.lastIndexOf('.') + 1).replace("$", "_");
        String known = binaryByText.putIfAbsent(simple, binary);
        if (PRELUDE.contains(simple) || (known != null && !known.equals(binary))) {
            binaryByText.remove(simple, binary);
            simple = binary.replace('.', '_').replace("$", "_");
            binaryByText.put(simple, binary);
        }
        return simple;
    }

    Map<String, String> table() {
        return binaryByText;
    }
}
