// The gradients of all layers on tensor cores, with what matrix.cu has for products. A block computes one tile over one part of the samples.

// One layer's gradient: weights[o][i] = sum over samples of delta[s][o] hidden[s][i], bias[o] = sum of delta[s][o].
struct LayerGradient {
    const Stored* delta;   // [rows][deltaPitch]
    const Stored* hidden;  // [rows][hiddenPitch], the layer's input
    int deltaPitch;
    int hiddenPitch;
    int outputs;
    int inputs;
    int weights;           // where they begin among the parameters
    int bias;
    int firstBlock;        // blocks of the layers before this one
    int tilesAcross;       // tiles beside each other
    int parts;             // into which the samples are divided; neighbouring blocks compute the parts of one tile
    int tileOutputs;       // 128, 64 or 32
    int tileInputs;        // 128 or 64
    int hiddenMoves;       // 1 if hidden holds all mini-batches
};

// How many samples a stage holds.
#define DEPTH ROW_NUMBERS
#define GRADIENT_PITCH(numbers) ((numbers) + 8)

// Where the thread stands in a copy of rows of NUMBERS numbers.
template <int NUMBERS>
__device__ __forceinline__ int depth_column() {
    return threadIdx.x % (NUMBERS / PIECE) * PIECE;
}

template <int NUMBERS>
__device__ __forceinline__ int depth_row() {
    return threadIdx.x / (NUMBERS / PIECE);
}

// Begins to copy DEPTH rows of NUMBERS numbers; `from` is this thread's piece of its first row, `rows` how many rows there are from that one on.
template <int NUMBERS>
__device__ __forceinline__ void load_depth(Stored* shared, const Stored* from, int pitch, int rows) {
    const int DOWN = THREADS / (NUMBERS / PIECE);
    int row = depth_row<NUMBERS>();
    Stored* to = shared + row * GRADIENT_PITCH(NUMBERS) + depth_column<NUMBERS>();
#pragma unroll
    for (int i = 0; i < (DEPTH + DOWN - 1) / DOWN; i++) {
        if (DEPTH % DOWN == 0 || row + i * DOWN < DEPTH) {
            copy_async_16(to + i * DOWN * GRADIENT_PITCH(NUMBERS), from, i * DOWN < rows);
        }
        from += DOWN * pitch;
    }
}

// Fragments of right operands from a tile [sample][number].
template <int NUMBERS, int N>
__device__ __forceinline__ void right_fragments(const Stored* tile, int k, int lane, unsigned (&b)[N][2]) {
    const int PITCH = GRADIENT_PITCH(NUMBERS);
#if PRECISION == 2
    const Stored* at = tile + (k * 16 + (lane & 7) + ((lane >> 3) & 1) * 8) * PITCH + (lane >> 4) * 8;
#pragma unroll
    for (int n = 0; n < N; n += 2) {
        unsigned both[4];
        load_matrix_x4_transposed(both, at + n * 8);
        b[n][0] = both[0];
        b[n][1] = both[1];
        b[n + 1][0] = both[2];
        b[n + 1][1] = both[3];
    }
#else
    const unsigned* at = (const unsigned*) tile + (k * 8 + (lane & 3)) * PITCH + (lane >> 2);
#pragma unroll
    for (int n = 0; n < N; n++) {
        b[n][0] = at[n * 8];
        b[n][1] = at[4 * PITCH + n * 8];
    }
#endif
}

// Which output of a warp's tile belongs to number i of a lane's fragment m. The rows of a product may stand in any order: neighbours are
// loaded together.
__device__ __forceinline__ int output_of(int m, int i, int lane) {
#if PRECISION == 2
    return m * 16 + (lane >> 2) + (i >> 1) * 8;
#else
    return m * 16 + (lane >> 2) * 2 + (i >> 1);
#endif
}

// Fragments of left operands from a tile [sample][output].
template <int OUTPUTS, int M>
__device__ __forceinline__ void delta_fragments(const Stored* deltas, int k, int lane, unsigned (&a)[M][4]) {
    const int PITCH = GRADIENT_PITCH(OUTPUTS);
#if PRECISION == 2
    const Stored* at = deltas + (k * 16 + (lane & 7) + (lane >> 4) * 8) * PITCH + ((lane >> 3) & 1) * 8;
#pragma unroll
    for (int m = 0; m < M; m++) {
        load_matrix_x4_transposed(a[m], at + m * 16);
    }
#else
    const Stored* at = deltas + (k * 8 + (lane & 3)) * PITCH + (lane >> 2) * 2;
#pragma unroll
    for (int m = 0; m < M; m++) {
        uint2 near = *(const uint2*) (at + m * 16);
        uint2 far = *(const uint2*) (at + 4 * PITCH + m * 16);
        a[m][0] = near.x;
        a[m][1] = near.y;
        a[m][2] = far.x;
        a[m][3] = far.y;
    }
#endif
}

// Adds a fragment's deltas over its samples: one sum for each of the lane's rows.
template <int M>
__device__ __forceinline__ void add_rows(float (&sums)[M][2], const unsigned (&a)[M][4]) {
#pragma unroll
    for (int m = 0; m < M; m++) {
#pragma unroll
        for (int i = 0; i < 4; i++) {
#if PRECISION == 2
            sums[m][i & 1] += __uint_as_float(a[m][i] << 16) + __uint_as_float(a[m][i] & 0xffff0000u);
#else
            sums[m][i & 1] += __uint_as_float(a[m][i]);
#endif
        }
    }
}

// Writes a warp's sums among the parameters of one part.
template <int M, int N>
__device__ __forceinline__ void store_gradients(
        float* to, const LayerGradient& g, int output, int input, bool withBias, float (&sums)[M][N][4], float (&biases)[M][2]) {
    int lane = threadIdx.x & 31;
#pragma unroll
    for (int m = 0; m < M; m++) {
#pragma unroll
        for (int i = 0; i < 4; i++) {
            int o = output + output_of(m, i, lane);
            if (withBias && (i & 1) == 0) {
                float sum = biases[m][i >> 1];
                sum += __shfl_xor_sync(FULL_WARP, sum, 1);
                sum += __shfl_xor_sync(FULL_WARP, sum, 2);
                if ((lane & 3) == 0 && o < g.outputs) {
                    to[g.bias + o] = sum;
                }
            }
            if (o < g.outputs) {
                float* row = to + g.weights + (long long) o * g.inputs;
#pragma unroll
                for (int n = 0; n < N; n++) {
                    int c = input + n * 8 + (lane & 3) * 2 + (i & 1);
                    if (c < g.inputs) {
                        row[c] = sums[m][n][i];
                    }
                }
            }
        }
    }
}

// One tile's sums over one part of the samples.
template <int OUTPUTS, int INPUTS, int WARPS_DOWN>
__device__ __forceinline__ void gradient_tile(const LayerGradient& g, int tile, int part, int firstRow, int rows, float* to, Stored* shared) {
    const int M = OUTPUTS / WARPS_DOWN / 16;
    const int N = INPUTS / (THREADS / 32 / WARPS_DOWN) / 8;
    const int HIDDEN = DEPTH * GRADIENT_PITCH(OUTPUTS);
    const int STAGE = HIDDEN + DEPTH * GRADIENT_PITCH(INPUTS);
    int output = tile / g.tilesAcross * OUTPUTS;
    int input = tile % g.tilesAcross * INPUTS;
    // the parts take turns, so that all blocks are at the same samples at the same time
    int portions = (rows + DEPTH - 1) / DEPTH;
    int steps = (portions - part + g.parts - 1) / g.parts;
    int sample = part * DEPTH;
    int stride = g.parts * DEPTH;
    int deltaPitch = g.deltaPitch;
    int hiddenPitch = g.hiddenPitch;
    int deltaRow = depth_row<OUTPUTS>();
    int hiddenRow = depth_row<INPUTS>();
    const Stored* delta = g.delta + output + depth_column<OUTPUTS>() + (long long) (sample + deltaRow) * deltaPitch;
    const Stored* hidden = g.hidden + input + depth_column<INPUTS>() + (long long) (sample + hiddenRow + (g.hiddenMoves ? firstRow : 0)) * hiddenPitch;
    int deltaEnd = depth_column<OUTPUTS>() < deltaPitch - output ? rows - deltaRow : 0;
    int hiddenEnd = depth_column<INPUTS>() < hiddenPitch - input ? rows - hiddenRow : 0;
    int lane = threadIdx.x & 31;
    int warpOutput = (threadIdx.x >> 5) % WARPS_DOWN * (M * 16);
    int warpInput = (threadIdx.x >> 5) / WARPS_DOWN * (N * 8);
    bool withBias = input == 0 && warpInput == 0;
    float biases[M][2] = {};
    float sums[M][N][4];
#pragma unroll
    for (int i = 0; i < M * N * 4; i++) {
        (&sums[0][0][0])[i] = 0.0f;
    }
    Stored* filled = shared;
    const Stored* stage = shared;
    for (int step = 1 - STAGES; step < steps; step++) {
        if (step >= 0) {
            copy_async_wait<STAGES - 2>();
            __syncthreads();
        }
        if (step + STAGES - 1 < steps) {
            load_depth<OUTPUTS>(filled, delta, deltaPitch, deltaEnd - sample);
            load_depth<INPUTS>(filled + HIDDEN, hidden, hiddenPitch, hiddenEnd - sample);
            delta += (long long) stride * deltaPitch;
            hidden += (long long) stride * hiddenPitch;
            sample += stride;
            filled = filled == shared + (STAGES - 1) * STAGE ? shared : filled + STAGE;
        }
        copy_async_commit();
        if (step >= 0) {
#pragma unroll
            for (int k = 0; k < 4; k++) {
                unsigned a[M][4];
                unsigned b[N][2];
                delta_fragments<OUTPUTS, M>(stage + warpOutput, k, lane, a);
                right_fragments<INPUTS, N>(stage + HIDDEN + warpInput, k, lane, b);
                // with float every warp adds, though only the first of a row of tiles needs it: a branch would cost more
                if (PRECISION != 2 || withBias) {
                    add_rows<M>(biases, a);
                }
                multiply<M, N>(sums, a, b);
            }
            stage = stage == shared + (STAGES - 1) * STAGE ? shared : stage + STAGE;
        }
    }
    store_gradients<M, N>(to, g, output + warpOutput, input + warpInput, withBias, sums, biases);
}

// Finds the layer, tile and part of this block.
__device__ __forceinline__ const LayerGradient& layer_of_block(const LayerGradient* layers, int count, int& tile, int& part) {
    int l = 0;
    while (l + 1 < count && (int) blockIdx.x >= layers[l + 1].firstBlock) {
        l++;
    }
    tile = (blockIdx.x - layers[l].firstBlock) / layers[l].parts;
    part = (blockIdx.x - layers[l].firstBlock) % layers[l].parts;
    return layers[l];
}

// Entry point: the gradients of all layers, partial[part][parameter] for the parts of each layer.
extern "C" __global__ void __launch_bounds__(THREADS, 2) weight_gradients(
        const LayerGradient* layers, int count, int firstRow, int rows, float* partial, int parameters) {
    extern __shared__ __align__(1024) float shared_memory[];
    Stored* shared = (Stored*) shared_memory;
    int tile;
    int part;
    const LayerGradient& g = layer_of_block(layers, count, tile, part);
    float* to = partial + (long long) part * parameters;
    if (g.tileOutputs == 128 && g.tileInputs == 128) {
        gradient_tile<128, 128, 2>(g, tile, part, firstRow, rows, to, shared);
    } else if (g.tileOutputs == 64 && g.tileInputs == 128) {
        gradient_tile<64, 128, 2>(g, tile, part, firstRow, rows, to, shared);
    } else if (g.tileOutputs == 32 && g.tileInputs == 128) {
        gradient_tile<32, 128, 1>(g, tile, part, firstRow, rows, to, shared);
    } else if (g.tileOutputs == 128) {
        gradient_tile<128, 64, 4>(g, tile, part, firstRow, rows, to, shared);
    } else if (g.tileOutputs == 64) {
        gradient_tile<64, 64, 2>(g, tile, part, firstRow, rows, to, shared);
    } else {
        gradient_tile<32, 64, 2>(g, tile, part, firstRow, rows, to, shared);
    }
}
