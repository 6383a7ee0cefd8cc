// Kernels with mistakes that the emulated device must find; two blocks of 64 threads, 256 bytes of shared memory, 4096 bytes of zeros.

extern "C" __global__ void no_barrier(float* x) {
    extern __shared__ float shared_memory[];
    shared_memory[threadIdx.x] = float(threadIdx.x);
    x[blockIdx.x * 64 + threadIdx.x] = shared_memory[63 - threadIdx.x];
}

extern "C" __global__ void no_wait(float* x) {
    extern __shared__ float shared_memory[];
    if (threadIdx.x < 16) copy_async_16(shared_memory + 4 * threadIdx.x, x + 512, true);
    copy_async_commit();
    __syncthreads();
    x[blockIdx.x * 64 + threadIdx.x] = shared_memory[threadIdx.x];
}

extern "C" __global__ void blocks_race(float* x) {
    if (threadIdx.x == 0) x[0] = x[0] * 2.0f + float(blockIdx.x);
}

extern "C" __global__ void uninitialised(float* x) {
    extern __shared__ float shared_memory[];
    if (shared_memory[threadIdx.x] != shared_memory[threadIdx.x]) emulated::fail("what nobody wrote is not a number");
}

extern "C" __global__ void left_early(float* x) {
    if (threadIdx.x == 5) return;
    __syncthreads();
}

extern "C" __global__ void split_warp(float* x) {
    if (threadIdx.x % 2 == 0) {
        __syncwarp();
    } else {
        x[threadIdx.x] = __shfl_sync(0xffffffffu, x[threadIdx.x], 0);
    }
}

extern "C" __global__ void past_shared(float* x) {
    extern __shared__ float shared_memory[];
    shared_memory[threadIdx.x + 1] = 0.0f;
}

extern "C" __global__ void past_memory(float* x) {
    x[1024 + threadIdx.x / 8] = 0.0f;
}

extern "C" __global__ void outside_shared(float* x) {
    copy_async_16(x, x, true);
}

extern "C" __global__ void part_of_a_warp(float* x) {
    __syncwarp(0x0000ffffu);
}
