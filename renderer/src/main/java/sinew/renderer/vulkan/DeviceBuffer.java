package sinew.renderer.vulkan;

import static org.lwjgl.util.vma.Vma.*;
import static org.lwjgl.vulkan.VK13.*;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.vma.VmaAllocationCreateInfo;
import org.lwjgl.util.vma.VmaAllocationInfo;
import org.lwjgl.vulkan.VkBufferCreateInfo;

/** A buffer that the host writes and the device reads, or the other way; mapped as long as it lives. */
public final class DeviceBuffer implements AutoCloseable {
    /** What a buffer is for. */
    public enum Use {
        /** Vertices and indices, written once. */
        MESH(VK_BUFFER_USAGE_VERTEX_BUFFER_BIT | VK_BUFFER_USAGE_INDEX_BUFFER_BIT, false),
        /** A uniform block. */
        UNIFORM(VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT, false),
        /** An array that shaders read. */
        STORAGE(VK_BUFFER_USAGE_STORAGE_BUFFER_BIT, false),
        /** Pixels that the host reads. */
        READ_BACK(VK_BUFFER_USAGE_TRANSFER_DST_BIT, true);

        private final int usage;
        private final boolean read;

        Use(int usage, boolean read) {
            this.usage = usage;
            this.read = read;
        }
    }

    private final VulkanDevice device;
    private final long handle;
    private final long allocation;
    private final long address;
    private final long size;

    /**
     * Makes a buffer.
     *
     * @param device the device
     * @param use what it is for
     * @param size its size in bytes, above 0
     * @param name its name in debugging tools
     */
    public DeviceBuffer(VulkanDevice device, Use use, long size, String name) {
        this.device = device;
        this.size = size;
        try (MemoryStack stack = MemoryStack.stackPush()) {
            VkBufferCreateInfo info =
                    VkBufferCreateInfo.calloc(stack).sType$Default().size(size).usage(use.usage);
            int access = use.read
                    ? VMA_ALLOCATION_CREATE_HOST_ACCESS_RANDOM_BIT
                    : VMA_ALLOCATION_CREATE_HOST_ACCESS_SEQUENTIAL_WRITE_BIT;
            VmaAllocationCreateInfo memory = VmaAllocationCreateInfo.calloc(stack)
                    .usage(VMA_MEMORY_USAGE_AUTO)
                    .flags(VMA_ALLOCATION_CREATE_MAPPED_BIT | access);
            LongBuffer buffer = stack.mallocLong(1);
            PointerBuffer pointer = stack.mallocPointer(1);
            VmaAllocationInfo result = VmaAllocationInfo.calloc(stack);
            VulkanResult.check(
                    vmaCreateBuffer(device.allocator(), info, memory, buffer, pointer, result),
                    "make the buffer for " + name + " (" + size + " bytes)");
            handle = buffer.get(0);
            allocation = pointer.get(0);
            address = result.pMappedData();
        }
        device.name(VK_OBJECT_TYPE_BUFFER, handle, name);
    }

    long handle() {
        return handle;
    }

    /**
     * The size.
     *
     * @return in bytes
     */
    public long size() {
        return size;
    }

    /**
     * A view of the mapped memory.
     *
     * @return a new view at position 0 in native byte order
     */
    public ByteBuffer memory() {
        return MemoryUtil.memByteBuffer(address, Math.toIntExact(size));
    }

    /** Makes what the host wrote visible to the device. */
    public void flush() {
        vmaFlushAllocation(device.allocator(), allocation, 0, VK_WHOLE_SIZE);
    }

    /** Makes what the device wrote visible to the host. */
    public void invalidate() {
        vmaInvalidateAllocation(device.allocator(), allocation, 0, VK_WHOLE_SIZE);
    }

    @Override
    public void close() {
        vmaDestroyBuffer(device.allocator(), handle, allocation);
    }
}
