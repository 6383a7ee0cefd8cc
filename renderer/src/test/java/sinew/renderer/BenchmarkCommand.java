package sinew.renderer;

/** Runs the benchmark and prints: {@code BenchmarkCommand [pictures of each case]}. */
final class BenchmarkCommand {
    private BenchmarkCommand() {}

    public static void main(String[] arguments) {
        RendererBenchmark.run(arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]), System.out::println);
    }
}
