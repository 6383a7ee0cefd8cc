package sinew.sim.kernel.translator;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** Everything outside the kernel language is an error at its own line that says what to write instead. */
class RefusalTest {
    private static final int FIRST_LINE = 10;
    private static final String IMPORTS = "import sinew.sim.kernel.*; import static sinew.sim.kernel.Lanes.*;";

    private static final String[] COMMON = {
        IMPORTS
                + "@Constants public final class Model { public final int n = make(); public final float[] table = new float[3];"
                + " public final Part part = new Part();"
                + " static int make() { return 3; } }",
        IMPORTS + "@Constants public final class Part { public final float[] mass = new float[2]; }",
        IMPORTS
                + "@Scratch public final class Force { public final float[] z; public Force(Part p) { z = new float[3]; } }",
        IMPORTS
                + "@Scratch public final class Work { public final float[] x; public final int[] k; public final Force force;"
                + " public Work(Model m) { x = new float[m.n * 2]; k = new int[4]; force = new Force(m.part); } }",
        IMPORTS
                + "@Global public final class State { public final float[] y = new float[9]; public final int size = 9; }",
        IMPORTS + "@KernelCode public record Vector(float u, float v) { @HostOnly Vector(float u) { this(u, u); } }",
        "public final class Plain { int field; static int twice(int x) { return 2 * x; } int once() { return 1; } }",
    };

    /** Statements of {@code static float f(Model m, Work w, State s, Vector v, float a, int i, float[] p)}. */
    private static Stream<Arguments> statements() {
        return Stream.of(
                arguments("double d = a * 2.0;", "write float, with literals like 0.5f"),
                arguments("double d = a;", "write float, with literals like 0.5f"),
                arguments("float x = (float) (a + 1d);", "write float"),
                arguments("float x = (float) Math.sin(a);", "FloatMath"),
                arguments("if (hostOnly() > 0) { return a; }", "is @HostOnly"),
                arguments("float x = (float) Math.sqrt(i);", "(float) Math.sqrt((float) x)"),
                arguments("long k = i;", "write int"),
                arguments("int k = (int) (i * 3L);", "write int"),
                arguments("short k = 3;", "write int"),
                arguments("char c = 'x';", "write int"),
                arguments("String t = \"x\";", "no strings"),
                arguments("Runnable r = () -> {};", "write int, float, boolean or a record"),
                arguments("Object o = new Object();", "write int, float, boolean or a record"),
                arguments("int k = new Plain().field;", "is not marked @KernelCode"),
                arguments("int k = new Plain().once();", "virtual call"),
                arguments("int k = Plain.twice(i);", "mark the class Plain with @KernelCode"),
                arguments("int k = Integer.bitCount(i);", "write a static method in a class marked @KernelCode"),
                arguments("float x = Math.signum(a);", "FloatMath"),
                arguments("boolean b = v.equals(v);", "compare or combine the components"),
                arguments("int k = hostOnly();", "is @HostOnly"),
                arguments("if (a > 0) throw new IllegalStateException();", "no exceptions"),
                arguments("try { a = 1f; } finally { a = 2f; }", "no exceptions"),
                arguments("assert a > 0;", "no assertions"),
                arguments("switch (i) { case 1: a = 1f; }", "write if and else"),
                arguments("int k = switch (i) { case 1 -> 2; default -> 3; };", "write ?: or if"),
                arguments("for (float x : p) { a += x; }", "no for-each"),
                arguments("synchronized (m) { a = 1f; }", "Lanes.sync()"),
                arguments("outer: while (true) { break outer; }", "no labels"),
                arguments("p[i++] = 1f;", "a statement of its own"),
                arguments("a = p[i = 2];", "a statement of its own"),
                arguments("a = i = 2;", "a statement of its own"),
                arguments("a = (i += 2) * 2f;", "a statement of its own"),
                arguments("i += a;", "rounds to int silently"),
                arguments("float[] q = new float[i];", "a constant size"),
                arguments("boolean[] q = new boolean[3];", "arrays are float[] or int[]"),
                arguments("float[][] q = new float[3][3];", "arrays are float[] or int[]"),
                arguments("p = w.x;", "copy the elements in a loop"),
                arguments("int k = p.length;", "keep the size in an int field"),
                arguments("Work other = w;", "handed on as parameters"),
                arguments("Force other = w.force;", "handed on as parameters"),
                arguments("Part other = m.part;", "handed on as parameters"),
                arguments("m.table[0] = 1f;", "cannot be written"),
                arguments("m.part.mass[0] = 1f;", "cannot be written"),
                arguments("write(m.part.mass, 0);", "copy it into working memory first"),
                arguments("write(m.table, 0);", "copy it into working memory first"),
                arguments("a = p[0] + write(p, 0);", "assign its result to a local variable first"),
                arguments("p[0] += write(p, 0);", "assign its result to a local variable first"),
                arguments("w.k[take(w.k)] = w.k[0];", "assign its result to a local variable first"),
                arguments("w.k[take(w.k)] += 2;", "assign its result to a local variable first"),
                arguments("w.k[take(w.k)]++;", "assign its result to a local variable first"),
                arguments("boolean b = v == v;", "records have no operators"),
                arguments("a = MUTABLE;", "write 'static final' with a constant value"),
                arguments("Integer k = null;", "write int, float, boolean or a record"),
                arguments("if (lane() == 0) sync();", "not reached by every lane"),
                arguments("if (offset(i) > 0) sync();", "not reached by every lane"),
                arguments("if (a > 0) { if (lane() == 0) return a; } sync();", "not reached by every lane"),
                arguments("for (int k = lane(); k < 9; k += lanes()) { sync(); }", "not reached by every lane"),
                arguments("int k = 0; while (k < w.x[lane()]) { k++; sync(); }", "not reached by every lane"),
                arguments(
                        "for (int k = 0; k < 9; k++) { sync(); if (p[lane()] > 0f) break; }",
                        "not reached by every lane"),
                arguments(
                        "for (int k = 0; k < 9; k++) { if (k > lane()) continue; a = sum(a); }",
                        "not reached by every lane"),
                arguments("float x = 1f; if (lane() > 1) { x = 2f; } if (x > 1f) sync();", "not reached by every lane"),
                arguments(
                        "float[] q = new float[3]; q[lane()] = 1f; if (q[0] > 0f) sync();",
                        "not reached by every lane"),
                arguments("a = lane() == 0 ? sum(a) : 0f;", "not reached by every lane"),
                arguments("boolean b = lane() == 0 && any(true);", "not reached by every lane"),
                arguments("a = broadcast(a, lane());", "the same on every lane"),
                arguments("if (lane() == 0) { waits(w); }", "'waits' waits for all lanes"),
                arguments("waitsIf(lane());", "differs from lane to lane"),
                arguments("waitsIf(identity(w.k[identity(lane())]));", "differs from lane to lane"),
                arguments("float x = new Vector(a).u();", "static factory"));
    }

    /** Statements that look like the refused ones and are right. */
    private static final List<String> RIGHT_STATEMENTS = List.of(
            "for (int k = 0; k < m.n; k++) { sync(); }",
            "if (s.y[i] > 0f) { sync(); }",
            "if (any(a > lane())) { sync(); }",
            "float x = sum(lane()); if (x > 1f) { sync(); }",
            "int k = lane(); k = 3; for (int j = 0; j < 3; j++) { if (j == i) { break; } sync(); }",
            "for (int k = lane(); k < 9; k += lanes()) { if (k == 3) { continue; } p[k] = 1f; } sync();",
            "waitsIf(identity(i)); waits(w); if (lane() == 0) { p[0] = write(p, 1); }",
            "p[i] = write(p, m.n) + 2f * m.table[i];",
            "w.k[take(w.k)] = i;",
            "if (lane() == 0) { return 1f; }");

    @Test
    void statementsAreRefusedAtTheirLines(@TempDir Path folder) {
        List<Arguments> cases = statements().toList();
        List<String> lines = new ArrayList<>();
        cases.forEach(c -> lines.add((String) c.get()[0]));
        List<String> errors = errors(lines, folder);
        assertAll(IntStream.range(0, lines.size()).mapToObj(i -> () -> {
            List<String> here = errors.stream()
                    .filter(e -> e.startsWith((i + FIRST_LINE) + ": "))
                    .toList();
            String what = lines.get(i) + " gave " + here;
            assertTrue(
                    here.stream().anyMatch(e -> e.contains((String) cases.get(i).get()[1])), what);
            assertTrue(here.stream().allMatch(e -> e.contains(": [kernel] ")), what);
        }));
    }

    @Test
    void updatesByOneLaneOrOfOneLaneAreNotRefused(@TempDir Path folder) {
        String kernel = IMPORTS + """
                 @KernelCode public final class Code {
                    static void count(float[] x, int i) { x[i] += 1f; }
                    @Kernel public static void f(Model m, Work w, State s, int env) {
                        float[] own = new float[3];
                        count(own, 1);
                        own[0] += 1f;
                        if (lane() == 0) { s.y[env] += 1f; count(s.y, env); }
                        for (int i = lane(); i < m.n; i += lanes()) { count(w.x, i); w.x[i] *= 2f; }
                    }
                }
                """;
        List<String> texts = new ArrayList<>(List.of(COMMON));
        texts.add(kernel);
        assertEquals(List.of(), new SnippetCompiler(folder).errors(texts.toArray(String[]::new)));
    }

    @Test
    void rightStatementsAreNotRefused(@TempDir Path folder) {
        assertEquals(List.of(), errors(RIGHT_STATEMENTS, folder));
    }

    private static List<String> errors(List<String> statements, Path folder) {
        StringBuilder text = new StringBuilder(IMPORTS + """

                @KernelCode public final class Code {
                    @HostOnly static int hostOnly() { return 1; }
                    static int identity(int x) { return x; }
                    static float write(float[] x, int i) { x[i] = 2f; return x[i]; }
                    static int take(int[] k) { k[0] += 1; return k[0]; }
                    static void waits(Work w) { w.x[0] = 1f; sync(); }
                    static void waitsIf(int x) { if (x > 0) { sync(); } }
                    @HostOnly static final float MUTABLE = (float) Math.random();
                """);
        for (int i = 0; i < statements.size(); i++) {
            text.append(
                    "static float f%d(Model m, Work w, State s, Vector v, float a, int i, float[] p) { %s return 0f; }\n"
                            .formatted(i, statements.get(i)));
        }
        List<String> texts = new ArrayList<>(List.of(COMMON));
        texts.add(text.append("}\n").toString());
        return new SnippetCompiler(folder).errors(texts.toArray(String[]::new));
    }

    /** Whole classes; the wrong line ends with a mark. */
    private static Stream<Arguments> classes() {
        return Stream.of(
                arguments("static int f(int n) {\n return n < 2 ? n : f(n - 1); //!\n }", ".f -> Code"),
                arguments(
                        "static int g(int n) {\n return f(n); }\n static int f(int n) {\n return g(n); //!\n }",
                        "recursion"),
                arguments("static String f() { //!\n return null; }", "no strings"),
                arguments(
                        "static float[] f(float[] x) { //!\n return x; }",
                        "write results into an array that is a parameter"),
                arguments("static void f(double x) { //!\n }", "write float"),
                arguments("static void f(float... x) { //!\n }", "no variable argument lists"),
                arguments("static <T> void f(T x) { //!\n }", "no type parameters"),
                arguments("static void f() throws java.io.IOException { //!\n }", "no exceptions"),
                arguments("void f() { //!\n }", "write 'static'"),
                arguments("static int counter; //!", "static final"),
                arguments("int counter; //!", "has no objects"),
                arguments("@Kernel public static int f(State s, int env) { //!\n return 0; }", "public static void"),
                arguments("@Kernel static void f(State s, int env) { //!\n }", "public static void"),
                arguments("@Kernel public static void f(State s) { //!\n }", "the index of the environment"),
                arguments(
                        "@Kernel public static void f(float x, int env) { //!\n }", "@Constants, @Scratch and @Global"),
                arguments(
                        "@Kernel public static void f(State s, int env) {\n s.y[env] += 1f; //!\n }",
                        "if (lane() == 0)"),
                arguments(
                        "@Kernel public static void f(State s, int env) {\n s.y[env] = 2f * s.y[env]; //!\n }",
                        "if (lane() == 0)"),
                arguments(
                        "@Kernel public static void f(State s, int env) {\n count(s.y, env); //!\n }\n"
                                + "static void count(float[] x, int i) { x[i]++; }",
                        "let one lane call it"),
                arguments("@KernelCode record R(float[] x) { //!\n }", "holds no arrays"),
                arguments("@KernelCode record R(float x) {\n R { //!\n } }", "write a static factory"),
                arguments("@KernelCode record R(float x) {\n public float x() { //!\n return 1f; } }", "another name"),
                arguments(
                        "@KernelCode record R(float x) {\n static R x(float y) { //!\n return new R(y); } }",
                        "another name"),
                arguments("@KernelCode interface I { //!\n }", "write a final class"),
                arguments("@KernelCode enum E { //!\n A }", "write a final class"),
                arguments("@Global static class G {\n public float[] x; //!\n }", "public final"),
                arguments(
                        "@Global static class G {\n public final String x = null; //!\n }",
                        "float[], int[], int or float"),
                arguments(
                        "@Constants static class C {\n public final Force x = null; //!\n }",
                        "another @Constants class"),
                arguments(
                        "@Constants static class C {\n public final Part x = null;\n public final Part y = null; //!\n }",
                        "a second field of the type Part"),
                arguments(
                        "@Scratch static class S {\n public final Part x; //!\n S(Model m) { } }", "another @Scratch"),
                arguments(
                        "@Scratch static class S {\n public final Force x; //!\n S(Model m) { } }",
                        "write 'x = new Force(...);' there"),
                arguments(
                        "@Scratch static class S {\n public final Force x;\n S(Model m, Force f) { //!\n x = new Force(m.part); } }",
                        "@Constants classes only"),
                arguments(
                        "@Scratch static class S {\n public final Force x;\n S(Model m) {\n x = new Force(new Part()); //!\n } }",
                        "makes nested tables"),
                arguments(
                        "@Global static class G {\n public final G x = null; //!\n }", "float[], int[], int or float"),
                arguments(
                        "@Constants static class C {\n @Overlay public final int[] x = null; //!\n }",
                        "remove @Overlay"),
                arguments(
                        "@Scratch static class C {\n @OffChip public final D x = null; //!\n @Scratch static class D {}\n }",
                        "remove @OffChip"),
                arguments("@Constants static class C {\n final float x = 1f; //!\n }", "public final"),
                arguments("@Constants static class C {\n public final double x = 1; //!\n }", "int, float, boolean"),
                arguments(
                        "@Scratch static class S {\n public final int n; //!\n S(Model m) { n = 3; } }",
                        "float[], int[] or another"),
                arguments(
                        "@Scratch static class S {\n public final float[] x; //!\n S(Model m, float[] y) { x = y; } }",
                        "no size"),
                arguments(
                        "@Scratch static class S {\n public final float[] x;\n S(Model m) {\n x = new float[m.table.length]; //!\n } }",
                        "int fields of @Constants"),
                arguments(
                        "@Scratch static class S {\n public final float[] x;\n S(Model m) {\n x = new float[3];\n x[0] = 1f; //!\n } }",
                        "only gives arrays their sizes"),
                arguments(
                        "@Scratch static class S {\n public final float[] x;\n S(int n) { //!\n x = new float[3]; } }",
                        "@Constants classes only"));
    }

    @Test
    void declarationsAreRefusedAtTheirLines(@TempDir Path folder) {
        List<Arguments> cases = classes().toList();
        List<String> texts = new ArrayList<>(List.of(COMMON));
        for (int i = 0; i < cases.size(); i++) {
            texts.add(IMPORTS + "\n@KernelCode public final class Code" + i + " {\n"
                    + cases.get(i).get()[0] + "\n}\n");
        }
        List<String> errors = new SnippetCompiler(folder).errorsOfFiles(texts.toArray(String[]::new));
        assertAll(IntStream.range(0, cases.size()).mapToObj(i -> () -> {
            String text = texts.get(COMMON.length + i);
            long line = text.lines().takeWhile(l -> !l.contains("//!")).count() + 1;
            String place = "Code" + i + ".java:" + line + ": [kernel] ";
            String advice = (String) cases.get(i).get()[1];
            List<String> here = errors.stream()
                    .filter(e -> e.startsWith("Code" + i + ".java"))
                    .toList();
            assertTrue(here.stream().anyMatch(e -> e.startsWith(place) && e.contains(advice)), text + here);
        }));
    }
}
