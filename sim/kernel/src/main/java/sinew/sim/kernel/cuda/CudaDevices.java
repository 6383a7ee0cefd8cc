package sinew.sim.kernel.cuda;

import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR;
import static jcuda.driver.CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jcuda.driver.CUdevice;
import jcuda.driver.JCudaDriver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sinew.sim.kernel.KernelException;

/** The GPUs of this machine that kernels can run on, or the reason why there are none. */
public final class CudaDevices {
    private static final Logger LOG = LoggerFactory.getLogger(CudaDevices.class);

    /** The loader's own path first, then where containers and Windows' Linux keep the driver. */
    private static final List<String> DRIVER_FOLDERS =
            List.of("", "/usr/local/nvidia/lib64", "/usr/lib/wsl/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib64");

    private static final Pattern NAME = Pattern.compile("cuda(?::(\\d+))?");

    private final List<CudaDevice> devices;
    private final String reason;
    private final @Nullable NvrtcLibrary nvrtc;

    private CudaDevices(List<CudaDevice> devices, String reason, @Nullable NvrtcLibrary nvrtc) {
        this.devices = List.copyOf(devices);
        this.reason = reason;
        this.nvrtc = nvrtc;
    }

    /**
     * Looks at this machine. Takes a few milliseconds, with a GPU a few hundred.
     *
     * @return what was found; never fails
     */
    public static CudaDevices find() {
        return find(NvrtcSearch.ofThisMachine());
    }

    /**
     * Looks at this machine.
     *
     * @param search where the compiler is looked for
     * @return what was found; never fails
     */
    public static CudaDevices find(NvrtcSearch search) {
        String library = driverLibrary();
        if (!load(library)) {
            return none(library + " not found; it comes with NVIDIA's driver");
        }
        try {
            JCudaDriver.setExceptionsEnabled(false);
            CudaErrors.check(JCudaDriver.cuInit(0), "Starting the driver");
            List<CudaDevice> devices = devices();
            if (devices.isEmpty()) {
                return none("the driver reports no device");
            }
            int[] version = new int[1];
            CudaErrors.check(JCudaDriver.cuDriverGetVersion(version), "Asking for the driver's version");
            return new CudaDevices(devices, "", NvrtcLibrary.open(search, version[0] / 1000));
        } catch (KernelException e) {
            return none(String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            // also what the binding throws when it cannot unpack or load its native part
            return none("JCuda cannot be loaded ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    /**
     * Tells whether kernels can run on a GPU of this machine.
     *
     * @return true if there is one
     */
    public boolean usable() {
        return !devices.isEmpty();
    }

    /**
     * Tells why not, in one line for people.
     *
     * @return for example {@code No CUDA: libcuda.so.1 not found; it comes with NVIDIA's driver.}; empty if usable
     */
    public String reason() {
        return reason;
    }

    /**
     * Lists the GPUs.
     *
     * @return in the order of their numbers; empty if not usable
     */
    public List<CudaDevice> list() {
        return devices;
    }

    /**
     * Finds a GPU by the name that people use.
     *
     * @param name {@code cuda} (the first) or {@code cuda:<number>}
     * @return the GPU
     * @throws KernelException if it does not exist, CUDA is not usable or the name means something else
     */
    public CudaDevice find(String name) {
        Matcher matcher = NAME.matcher(name.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new KernelException("'" + name + "' names no CUDA device; expected cuda or cuda:<number>.");
        }
        if (!usable()) {
            throw new KernelException("There is no device '" + name + "'. " + reason + " Use the device cpu instead.");
        }
        String number = matcher.group(1);
        for (CudaDevice device : devices) {
            if (String.valueOf(device.ordinal()).equals(number == null ? "0" : number)) {
                return device;
            }
        }
        throw new KernelException("There is no device '" + name + "'; this machine has "
                + String.join(
                        ", ",
                        devices.stream()
                                .map(d -> "cuda:" + d.ordinal() + " (" + d.name() + ")")
                                .toList()) + ".");
    }

    /**
     * Starts a backend with the standard options.
     *
     * @param name {@code cuda} (the first) or {@code cuda:<number>}
     * @return the backend; it belongs to the calling thread
     * @throws KernelException if there is no such device
     */
    public CudaBackend open(String name) {
        return open(name, CudaOptions.standard());
    }

    /**
     * Starts a backend.
     *
     * @param name {@code cuda} (the first) or {@code cuda:<number>}
     * @param options how to compile and launch
     * @return the backend; it belongs to the calling thread
     * @throws KernelException if there is no such device
     */
    public CudaBackend open(String name, CudaOptions options) {
        return open(name, options, new LinkedPrograms());
    }

    CudaBackend open(String name, CudaOptions options, ProgramSource programs) {
        return new CudaBackend(find(name), nvrtc(), options, programs);
    }

    /**
     * Gives the compiler.
     *
     * @return NVRTC
     * @throws KernelException if CUDA is not usable
     */
    public NvrtcLibrary nvrtc() {
        NvrtcLibrary library = nvrtc;
        if (library == null) {
            throw new KernelException(reason);
        }
        return library;
    }

    private static CudaDevices none(String reason) {
        String line = String.join(" ", reason.lines().toList());
        return new CudaDevices(List.of(), "No CUDA: " + line + (line.endsWith(".") ? "" : "."), null);
    }

    private static String driverLibrary() {
        return System.getProperty("os.name", "").startsWith("Windows") ? "nvcuda.dll" : "libcuda.so.1";
    }

    /** Loads the driver for good, so that the binding finds it whatever the loader's path is. */
    @SuppressWarnings("restricted") // loads NVIDIA's driver and calls nothing in it
    private static boolean load(String library) {
        for (String folder : DRIVER_FOLDERS) {
            try {
                if (folder.isEmpty()) {
                    SymbolLookup.libraryLookup(library, Arena.global());
                    return true;
                }
                Path file = Path.of(folder, library);
                if (Files.exists(file)) {
                    SymbolLookup.libraryLookup(file, Arena.global());
                    return true;
                }
            } catch (IllegalArgumentException e) {
                LOG.debug("The driver is not in '{}'", folder, e);
            }
        }
        return false;
    }

    private static List<CudaDevice> devices() {
        int[] count = new int[1];
        CudaErrors.check(JCudaDriver.cuDeviceGetCount(count), "Counting the GPUs");
        List<CudaDevice> found = new ArrayList<>();
        for (int i = 0; i < count[0]; i++) {
            found.add(describe(i));
        }
        return found;
    }

    private static CudaDevice describe(int ordinal) {
        CUdevice device = new CUdevice();
        CudaErrors.check(JCudaDriver.cuDeviceGet(device, ordinal), "Opening GPU " + ordinal);
        byte[] name = new byte[256];
        CudaErrors.check(
                JCudaDriver.cuDeviceGetName(name, name.length, device), "Asking GPU " + ordinal + " for its name");
        long[] memory = new long[1];
        CudaErrors.check(JCudaDriver.cuDeviceTotalMem(memory, device), "Asking GPU " + ordinal + " for its memory");
        String text = new String(name, StandardCharsets.UTF_8);
        return new CudaDevice(
                ordinal,
                text.substring(0, Math.max(0, text.indexOf('\0'))).strip(),
                architecture(
                        attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
                        attribute(device, CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR)),
                memory[0],
                attribute(device, CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
                attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN),
                attribute(device, CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_MULTIPROCESSOR));
    }

    /** Hopper's tensor cores have instructions that only this very generation understands. */
    private static String architecture(int major, int minor) {
        return "sm_" + major + minor + (major == 9 && minor == 0 ? "a" : "");
    }

    private static int attribute(CUdevice device, int attribute) {
        int[] value = new int[1];
        CudaErrors.check(
                JCudaDriver.cuDeviceGetAttribute(value, attribute, device),
                "Asking a GPU for its attribute " + attribute);
        return value[0];
    }
}
