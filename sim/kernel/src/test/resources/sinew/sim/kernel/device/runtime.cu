// Kernels of the tests of device runtimes.

// y = FACTOR x + offset
extern "C" __global__ void scale(const float* __restrict__ x, float* y, int count, float offset) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) y[i] = FACTOR * x[i] + offset;
}

struct Arrays {
    const float* from;
    float* to;
    int count;
    float factor;
};

// Pointers and numbers from a structure in device memory.
extern "C" __global__ void through_structure(const Arrays* arrays) {
    for (int i = threadIdx.x; i < arrays->count; i += blockDim.x) arrays->to[i] = arrays->factor * arrays->from[i];
}

// Sums of blocks of 256: within warps by exchange, between them through shared memory; tables of COLUMNS x ROWS x LAYERS blocks.
extern "C" __global__ void __launch_bounds__(256) block_sums(const int* x, int* sums) {
    __shared__ int ofWarps[8];
    int block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    int sum = x[block * 256 + threadIdx.x];
    for (int distance = 16; distance > 0; distance >>= 1) sum += __shfl_xor_sync(0xffffffffu, sum, distance);
    if (threadIdx.x % 32 == 0) ofWarps[threadIdx.x / 32] = sum;
    __syncthreads();
    if (threadIdx.x < 32) {
        sum = threadIdx.x < 8 ? ofWarps[threadIdx.x] : 0;
        for (int distance = 4; distance > 0; distance >>= 1) sum += __shfl_down_sync(0xffffffffu, sum, distance);
        if (threadIdx.x == 0) sums[block] = sum;
    }
}

// Turns the order of `count` numbers through shared memory.
extern "C" __global__ void reverse(float* x, int count) {
    extern __shared__ __align__(16) float shared_memory[];
    for (int i = threadIdx.x; i < count; i += blockDim.x) shared_memory[i] = x[i];
    __syncthreads();
    for (int i = threadIdx.x; i < count; i += blockDim.x) x[i] = shared_memory[count - 1 - i];
}

// Counts up: 1 is added as often as it is launched.
extern "C" __global__ void count_up(int* x, int count) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) x[i] += 1;
}

// Keeps the device busy for about `turns` turns.
extern "C" __global__ void work_long(float* x, int turns) {
    float value = x[threadIdx.x];
    for (int i = 0; i < turns; i++) value = 0.999f * value + 0.001f;
    x[threadIdx.x] = value;
}

extern "C" __global__ void stop_itself(const int* x) {
    if (x[threadIdx.x] >= 0) __trap();
}
