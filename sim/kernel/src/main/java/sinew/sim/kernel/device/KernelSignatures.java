package sinew.sim.kernel.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sinew.sim.kernel.KernelException;

/** The kernels of a CUDA text and their parameters, so that a wrong launch is refused instead of reading past its arguments. */
public final class KernelSignatures {
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final String BOUNDS = "(?:__launch_bounds__\\s*\\((?:[^()]|\\([^()]*\\))*\\)\\s*)?";
    private static final Pattern KERNEL = Pattern.compile(
            "extern\\s+\"C\"\\s+__global__\\s+" + BOUNDS + "void\\s+" + BOUNDS + "(\\w+)\\s*\\(([^()]*)\\)");
    private static final Pattern WHOLE_NUMBER =
            Pattern.compile("(?:const\\s+)?(?:int|unsigned|unsigned\\s+int)\\s+\\w+");
    private static final Pattern FLOAT = Pattern.compile("(?:const\\s+)?float\\s+\\w+");

    private final String module;
    private final Map<String, List<Kind>> kernels = new LinkedHashMap<>();

    /** What a parameter takes. */
    public enum Kind {
        /** A pointer: a {@link DeviceAddress}. */
        ADDRESS,
        /** {@code int} or {@code unsigned}: an {@code Integer}. */
        WHOLE_NUMBER,
        /** {@code float}: a {@code Float}. */
        FLOAT
    }

    /**
     * Finds the kernels of a text.
     *
     * @param module the text's name, for messages
     * @param text CUDA C++
     * @throws KernelException if a parameter is of another type
     */
    public KernelSignatures(String module, String text) {
        this.module = module;
        Matcher matcher = KERNEL.matcher(COMMENT.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            kernels.put(matcher.group(1), kinds(matcher.group(1), matcher.group(2)));
        }
    }

    /**
     * Lists the kernels.
     *
     * @return their names, in the order of the text
     */
    public List<String> names() {
        return List.copyOf(kernels.keySet());
    }

    /**
     * Finds a kernel.
     *
     * @param name its name
     * @return what its parameters take
     * @throws KernelException if there is none of that name
     */
    public List<Kind> find(String name) {
        List<Kind> kinds = kernels.get(name);
        if (kinds == null) {
            throw new KernelException("The CUDA text " + module + " has no kernel '" + name + "'. It has "
                    + kernels.keySet() + "; a kernel is an extern \"C\" __global__ void function.");
        }
        return kinds;
    }

    /**
     * Refuses arguments that do not fit.
     *
     * @param name the kernel's name
     * @param kinds what its parameters take
     * @param arguments what a launch gives it
     * @throws KernelException if the number or a type is wrong
     */
    public static void check(String name, List<Kind> kinds, Object... arguments) {
        if (arguments.length != kinds.size()) {
            throw new KernelException("The kernel " + name + " takes " + kinds.size() + " arguments, not "
                    + arguments.length + ": " + kinds + ".");
        }
        for (int i = 0; i < arguments.length; i++) {
            boolean fits = switch (kinds.get(i)) {
                case ADDRESS -> arguments[i] instanceof DeviceAddress;
                case WHOLE_NUMBER -> arguments[i] instanceof Integer;
                case FLOAT -> arguments[i] instanceof Float;
            };
            if (!fits) {
                throw new KernelException("Argument " + (i + 1) + " of the kernel " + name + " is a "
                        + arguments[i].getClass().getSimpleName() + "; the parameter takes " + kinds.get(i) + ".");
            }
        }
    }

    private List<Kind> kinds(String kernel, String parameters) {
        List<Kind> kinds = new ArrayList<>();
        if (parameters.isBlank()) {
            return kinds;
        }
        for (String parameter : parameters.split(",", -1)) {
            String stripped = parameter.strip();
            if (stripped.contains("*")) {
                kinds.add(Kind.ADDRESS);
            } else if (WHOLE_NUMBER.matcher(stripped).matches()) {
                kinds.add(Kind.WHOLE_NUMBER);
            } else if (FLOAT.matcher(stripped).matches()) {
                kinds.add(Kind.FLOAT);
            } else {
                throw new KernelException("The kernel " + kernel + " of the CUDA text " + module
                        + " has the parameter '" + stripped + "'; kernels take pointers, int, unsigned and float.");
            }
        }
        return kinds;
    }
}
