package sinew.sim.kernel.cuda;

import java.util.List;
import sinew.sim.kernel.binding.BoundEntryPoint;
import sinew.sim.kernel.binding.ParameterRole;
import sinew.sim.kernel.cpu.SwingModel;
import sinew.sim.kernel.linker.KernelProgram;
import sinew.sim.kernel.linker.ScratchPlacement;

/** CUDA texts of the chain's kernels, written by hand, so that the backend is tested apart from the translator. */
final class SwingTexts implements ProgramSource {
    private static final String STEP = """
                const int base = environment * links;
                for (int i = lane; i < links; i += lanes) {
                    const float x = positions[base + i];
                    values[i] = (3.7f + 0.01f * (float) i) * x * (1.0f - x);
                }
                __syncwarp();
                for (int i = lane; i < links; i += lanes) {
                    const float left = i == 0 ? values[links - 1] : values[i - 1];
                    positions[base + i] = 0.95f * values[i] + 0.05f * left;
                }
                if (lane == 0) steps[environment] = steps[environment] + 1;
            }
            """;

    private static final String DOUBLE_COUNT = """
                if (lane == 0) steps[environment] = 2 * steps[environment];
            }
            """;

    private static final String OVERRUN = """
                steps[environment + 1000000000] = 0;
            }
            """;

    @Override
    public KernelProgram program(BoundEntryPoint bound, LaunchShape shape) {
        String method = bound.entryPoint().reference().method();
        int links = links(bound);
        int scratchBytes = scratchBytes(links);
        String values = shape.scratchPlacement() == ScratchPlacement.LOCAL
                ? "float values[links];"
                : "float* values = shared + threadIdx.x / lanes * " + scratchBytes / Float.BYTES + ";";
        String body = switch (method) {
            case "step" -> STEP;
            case "doubleCount" -> DOUBLE_COUNT;
            case "overrun" -> OVERRUN;
            default -> "oops }";
        };
        String source = head(method, shape.lanes(), links, values) + body;
        return new KernelProgram(
                bound.entryPoint().name(),
                "k_" + method,
                source,
                shape.lanes(),
                shape.scratchPlacement(),
                scratchBytes,
                0,
                List.of());
    }

    @Override
    public KernelDemand demand(BoundEntryPoint bound) {
        boolean cooperative = bound.entryPoint().reference().method().equals("step");
        int bytes = cooperative ? scratchBytes(links(bound)) : 0;
        return new KernelDemand(bound.entryPoint().name(), bytes, cooperative);
    }

    private static int links(BoundEntryPoint bound) {
        return bound.arguments(ParameterRole.CONSTANTS).stream()
                .mapToInt(model -> ((SwingModel) model).links)
                .findFirst()
                .orElse(1);
    }

    private static int scratchBytes(int links) {
        return (links * Float.BYTES + 15) / 16 * 16;
    }

    private static String head(String method, int lanes, int links, String values) {
        return """
            extern "C" __global__ void k_%s(int environments, float* positions, int* steps) {
                extern __shared__ float shared[];
                const int lanes = %d;
                const int links = %d;
                const int lane = threadIdx.x %% lanes;
                const int environment = blockIdx.x * (blockDim.x / lanes) + threadIdx.x / lanes;
                if (environment >= environments) return;
                %s
            """.formatted(method, lanes, links, values);
    }
}
