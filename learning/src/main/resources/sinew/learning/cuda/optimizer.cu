// One step of Adam over all parameters, from the partial sums of their gradients.

#define OPTIMIZER_BLOCK 256

// Where a piece of the parameters has its copies for products.
struct ParameterSlice {
    Stored* copy;          // [rows][pitch], null: none
    Stored* transposed;    // [columns][transposedPitch], null: none
    int offset;
    int rows;
    int columns;
    int pitch;
    int transposedPitch;
    int parts;             // in which the gradient comes
};

#define MOST_SLICES 128

// Copies the slices to shared memory, where each thread looks for its own; ends with a barrier.
__device__ __forceinline__ void load_slices(ParameterSlice* shared, const ParameterSlice* slices, int count) {
    const int WORDS = sizeof(ParameterSlice) / sizeof(int);
    for (int i = threadIdx.x; i < count * WORDS; i += OPTIMIZER_BLOCK) {
        ((int*) shared)[i] = ((const int*) slices)[i];
    }
    __syncthreads();
}

__device__ __forceinline__ const ParameterSlice& slice_of(const ParameterSlice* slices, int count, int p) {
    int first = 0;
    int last = count - 1;
    while (first < last) {
        int middle = (first + last + 1) / 2;
        if (p >= slices[middle].offset) {
            first = middle;
        } else {
            last = middle - 1;
        }
    }
    return slices[first];
}

// Sum of a block's numbers in a fixed order; the result is thread 0's.
__device__ __forceinline__ float block_sum(float x, float* shared) {
    x = warp_total(x);
    if ((threadIdx.x & 31) == 0) {
        shared[threadIdx.x >> 5] = x;
    }
    __syncthreads();
    float sum = 0.0f;
    if (threadIdx.x == 0) {
        for (int i = 0; i < OPTIMIZER_BLOCK / 32; i++) {
            sum += shared[i];
        }
    }
    return sum;
}

// gradient = sum of the parts partial[part][parameters], squares[block] = sum of the squares of a block's gradients. The gradients of the first
// noiseCount parameters are the sums of noise[noiseParts][noiseCount]; blocks beyond the parameters' compute one of them each.
extern "C" __global__ void __launch_bounds__(OPTIMIZER_BLOCK) sum_gradients(
        const float* partial, int parameters, const ParameterSlice* slices, int sliceCount, const float* noise, int noiseParts, int noiseCount,
        float* gradient, float* squares) {
    __shared__ float shared[OPTIMIZER_BLOCK / 32];
    __shared__ ParameterSlice own[MOST_SLICES];
    int noiseParameter = blockIdx.x - (parameters + OPTIMIZER_BLOCK - 1) / OPTIMIZER_BLOCK;
    float sum = 0.0f;
    if (noiseParameter >= 0) {
        for (int i = threadIdx.x; i < noiseParts; i += OPTIMIZER_BLOCK) {
            sum += noise[i * noiseCount + noiseParameter];
        }
        sum = block_sum(sum, shared);
        if (threadIdx.x == 0) {
            gradient[noiseParameter] = sum;
            squares[blockIdx.x] = sum * sum;
        }
        return;
    }
    load_slices(own, slices, sliceCount);
    int p = blockIdx.x * OPTIMIZER_BLOCK + threadIdx.x;
    if (p >= noiseCount && p < parameters) {
        int parts = slice_of(own, sliceCount, p).parts;
#pragma unroll 8
        for (int i = 0; i < parts; i++) {
            sum += partial[(long long) i * parameters + p];
        }
        gradient[p] = sum;
    }
    float total = block_sum(sum * sum, shared);
    if (threadIdx.x == 0) {
        squares[blockIdx.x] = total;
    }
}

__device__ __forceinline__ void write_copies(const ParameterSlice* slices, int count, int p, float value) {
    const ParameterSlice& slice = slice_of(slices, count, p);
    if (slice.copy == nullptr) {
        return;
    }
    int row = (p - slice.offset) / slice.columns;
    int column = (p - slice.offset) % slice.columns;
    Stored stored = to_stored(value);
    slice.copy[(long long) row * slice.pitch + column] = stored;
    if (slice.transposed != nullptr) {
        slice.transposed[(long long) column * slice.transposedPitch + row] = stored;
    }
}

// Adam (Kingma, Ba 2015, algorithm 1) with PyTorch's betas after clipping the gradient's norm (PyTorch's clip_grad_norm_).
extern "C" __global__ void __launch_bounds__(OPTIMIZER_BLOCK) adam(
        float* parameter, const float* gradient, float* first, float* second, int parameters, const float* squares, int squareCount,
        OptimizerState* state, const ParameterSlice* slices, int sliceCount) {
    __shared__ float shared[OPTIMIZER_BLOCK / 32];
    __shared__ float norm;
    __shared__ ParameterSlice own[MOST_SLICES];
    int p = blockIdx.x * OPTIMIZER_BLOCK + threadIdx.x;
    bool mine = p < parameters;
    // loaded before anybody has to wait
    float raw = mine ? gradient[p] : 0.0f;
    float old = mine ? parameter[p] : 0.0f;
    float oldFirst = mine ? first[p] : 0.0f;
    float oldSecond = mine ? second[p] : 0.0f;
    load_slices(own, slices, sliceCount);
    float square = 0.0f;
    for (int i = threadIdx.x; i < squareCount; i += OPTIMIZER_BLOCK) {
        square += squares[i];
    }
    float total = block_sum(square, shared);
    if (threadIdx.x == 0) {
        norm = sqrtf(total);
        if (blockIdx.x == 0 && state->skip == 0 && state->notFinite == 0 && !(norm < 3.0e38f)) {
            state->notFinite = state->steps;
        }
    }
    __syncthreads();
    if (!mine || state->skip != 0) {
        return;
    }
    float scale = state->maximumNorm > 0.0f ? fminf(1.0f, state->maximumNorm / (norm + 1.0e-6f)) : 1.0f;
    float g = raw * scale + state->weightDecay * old;
    float m = 0.9f * oldFirst + (1.0f - 0.9f) * g;
    float v = 0.999f * oldSecond + (1.0f - 0.999f) * g * g;
    float x = old - state->stepSize * m / (sqrtf(v) + state->epsilon);
    first[p] = m;
    second[p] = v;
    parameter[p] = x;
    write_copies(own, sliceCount, p, x);
}

// Writes all copies anew, after parameters were set from outside.
extern "C" __global__ void __launch_bounds__(OPTIMIZER_BLOCK) refresh_copies(
        const float* parameter, int parameters, const ParameterSlice* slices, int sliceCount) {
    __shared__ ParameterSlice own[MOST_SLICES];
    load_slices(own, slices, sliceCount);
    int p = blockIdx.x * OPTIMIZER_BLOCK + threadIdx.x;
    if (p < parameters) {
        write_copies(own, sliceCount, p, parameter[p]);
    }
}
