// Matrix products of networks on tensor cores. Rows are samples. Every row of an operand is padded with zeros to a multiple of 128 bytes.
// A block has eight warps and computes a tile of TILE_ROWS x COLUMNS numbers.

#define THREADS 256
#define TILE_ROWS 128
#define ROW_BYTES 128
#define STAGES 3
#define ROW_NUMBERS (ROW_BYTES / (int) sizeof(Stored))

// One product of a launch: result[r][c] = sum over k of left[r][k] right[c][k], for the rows of a mini-batch.
struct Product {
    const Stored* left;    // [rows][leftPitch]
    const Stored* right;   // [columns padded to a multiple of 128][leftPitch]
    Stored* result;        // [rows][resultPitch]
    const float* bias;     // [columns], forward only
    Stored* slopes;        // [rows][resultPitch] what slopes follow from: written by the forward pass where the result is not enough, read by the backward pass
    int leftPitch;         // in numbers, like all pitches
    int resultPitch;
    int columns;           // that are not padding
    int firstTile;         // tiles of the products before this one
    int tilesAcross;       // tiles beside each other
    int leftMoves;         // 1 if left holds all mini-batches, so that the launch's first row counts
};

__device__ __forceinline__ const Product& product_of_tile(const Product* products, int count, int tile) {
    int i = 0;
    while (i + 1 < count && tile >= products[i + 1].firstTile) {
        i++;
    }
    return products[i];
}

#if PRECISION == 0
// x = high + low, both with ten bits of mantissa.
__device__ __forceinline__ void split(unsigned x, unsigned& high, unsigned& low) {
    float value = __uint_as_float(x);
    float rounded = round_tf32(value);
    high = __float_as_uint(rounded);
    low = __float_as_uint(round_tf32(value - rounded));
}
#endif

// sums += left x right for fragments of 32 bytes of depth.
template <int M, int N>
__device__ __forceinline__ void multiply(float (&sums)[M][N][4], unsigned (&left)[M][4], unsigned (&right)[N][2]) {
#if PRECISION == 0
    unsigned rightLow[N][2];
#pragma unroll
    for (int n = 0; n < N; n++) {
        split(right[n][0], right[n][0], rightLow[n][0]);
        split(right[n][1], right[n][1], rightLow[n][1]);
    }
#pragma unroll
    for (int m = 0; m < M; m++) {
        unsigned leftLow[4];
#pragma unroll
        for (int i = 0; i < 4; i++) {
            split(left[m][i], left[m][i], leftLow[i]);
        }
#pragma unroll
        for (int n = 0; n < N; n++) {
            mma_tf32_16x8x8(sums[m][n], leftLow, right[n]);
            mma_tf32_16x8x8(sums[m][n], left[m], rightLow[n]);
            mma_tf32_16x8x8(sums[m][n], left[m], right[n]);
        }
    }
#else
#pragma unroll
    for (int m = 0; m < M; m++) {
#pragma unroll
        for (int n = 0; n < N; n++) {
#if PRECISION == 1
            mma_tf32_16x8x8(sums[m][n], left[m], right[n]);
#else
            mma_bf16_16x8x16(sums[m][n], left[m], right[n]);
#endif
        }
    }
#endif
}

// Begins to copy ROWS rows of 128 bytes; the 16-byte pieces of a row are exchanged by its number, so that eight rows never meet in a bank.
// `from` is this thread's piece of its first row, `rows` how many rows there are from that one on.
template <int ROWS>
__device__ __forceinline__ void load_rows(char* shared, const Stored* from, int pitch, int rows) {
    const int DOWN = THREADS / 8;
    int row = threadIdx.x >> 3;
    char* to = shared + row * ROW_BYTES + (((threadIdx.x & 7) ^ (row & 7)) << 4);
#pragma unroll
    for (int i = 0; i < ROWS / DOWN; i++) {
        copy_async_16(to + i * DOWN * ROW_BYTES, from, i * DOWN < rows);
        from += DOWN * pitch;
    }
}

#define GRADIENT_PITCH(numbers) ((numbers) + 8)

#define PIECE (16 / (int) sizeof(Stored))

// Where the thread stands in a copy of rows of NUMBERS numbers.
template <int NUMBERS>
__device__ __forceinline__ int depth_column() {
    return threadIdx.x % (NUMBERS / PIECE) * PIECE;
}

template <int NUMBERS>
__device__ __forceinline__ int depth_row() {
    return threadIdx.x / (NUMBERS / PIECE);
}

// Begins to copy ROW_NUMBERS rows of NUMBERS numbers; `from` is this thread's piece of its first row, `rows` how many rows there are from that one on.
template <int NUMBERS>
__device__ __forceinline__ void load_depth(Stored* shared, const Stored* from, int pitch, int rows) {
    const int DOWN = THREADS / (NUMBERS / PIECE);
    int row = depth_row<NUMBERS>();
    Stored* to = shared + row * GRADIENT_PITCH(NUMBERS) + depth_column<NUMBERS>();
#pragma unroll
    for (int i = 0; i < (ROW_NUMBERS + DOWN - 1) / DOWN; i++) {
        if (ROW_NUMBERS % DOWN == 0 || row + i * DOWN < ROW_NUMBERS) {
            copy_async_16(to + i * DOWN * GRADIENT_PITCH(NUMBERS), from, i * DOWN < rows);
        }
        from += DOWN * pitch;
    }
}

// Fragments of right operands from a tile [depth][number].
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

// Fragments of right operands from exchanged rows [number][depth].
template <int N>
__device__ __forceinline__ void right_fragments_of_rows(const char* rows, int k, int lane, unsigned (&b)[N][2]) {
    const char* at = rows + ((lane >> 4) * 8 + (lane & 7)) * ROW_BYTES + (((2 * k + ((lane >> 3) & 1)) ^ (lane & 7)) << 4);
#pragma unroll
    for (int n = 0; n < N; n += 2) {
        unsigned both[4];
        load_matrix_x4(both, at + n * 8 * ROW_BYTES);
        b[n][0] = both[0];
        b[n][1] = both[1];
        b[n + 1][0] = both[2];
        b[n + 1][1] = both[3];
    }
}

// Shared memory of one stage: the left rows, then the right ones.
#define STAGE_BYTES(columns) ((TILE_ROWS + (columns)) * ROW_BYTES)

#ifdef HOPPER
// Two warpgroups have 64 rows each.
#define WARPS_DOWN(columns) 8
#else
#define WARPS_DOWN(columns) ((columns) == 128 ? 2 : 4)
#endif

// Adds the products of a stage's operands to this warp's fragments.
template <int M, int N>
__device__ __forceinline__ void stage_product(const char* stage, int warpRow, int warpColumn, float (&sums)[M][N][4]) {
    const char* right = stage + TILE_ROWS * ROW_BYTES;
#ifdef HOPPER
    multiply_rows(sums[0], (const Stored*) (stage + (threadIdx.x >> 7) * 64 * ROW_BYTES), (const Stored*) right);
#else
    int lane = threadIdx.x & 31;
    const char* left = stage + (warpRow + ((lane >> 3) & 1) * 8 + (lane & 7)) * ROW_BYTES;
#pragma unroll
    for (int k = 0; k < 4; k++) {
        unsigned a[M][4];
        unsigned b[N][2];
#pragma unroll
        for (int m = 0; m < M; m++) {
            load_matrix_x4(a[m], left + m * 16 * ROW_BYTES + (((2 * k + (lane >> 4)) ^ (lane & 7)) << 4));
        }
        right_fragments_of_rows<N>(right + warpColumn * ROW_BYTES, k, lane, b);
        multiply<M, N>(sums, a, b);
    }
#endif
}

// Computes the part of a tile that belongs to this warp: M x N fragments of 16 x 8 from row warpRow and column warpColumn of the tile on.
template <int COLUMNS, int M, int N>
__device__ __forceinline__ void tile_product(
        char* shared, const Product& p, const Stored* left, const Stored* right, int rows, int warpRow, int warpColumn, float (&sums)[M][N][4]) {
    const int STAGE = STAGE_BYTES(COLUMNS);
    int pitch = p.leftPitch;
    int steps = pitch / ROW_NUMBERS;
    int row = threadIdx.x >> 3;
    int place = row * pitch + (threadIdx.x & 7) * PIECE;
    left += place;
    right += place;
    char* filled = shared;
    const char* stage = shared;
    for (int step = 1 - STAGES; step < steps; step++) {
        if (step >= 0) {
            copy_async_wait<STAGES - 2>();
#ifdef HOPPER
            show_tensor_cores();
#endif
            __syncthreads();
        }
        if (step + STAGES - 1 < steps) {
            load_rows<TILE_ROWS>(filled, left, pitch, rows - row);
            load_rows<COLUMNS>(filled + TILE_ROWS * ROW_BYTES, right, pitch, COLUMNS);
            left += ROW_NUMBERS;
            right += ROW_NUMBERS;
            filled = filled == shared + (STAGES - 1) * STAGE ? shared : filled + STAGE;
        }
        copy_async_commit();
        if (step >= 0) {
            stage_product<M, N>(stage, warpRow, warpColumn, sums);
            stage = stage == shared + (STAGES - 1) * STAGE ? shared : stage + STAGE;
        }
    }
}

#define STAGED_PITCH(columns) ((columns) + 8)

// Puts this warp's sums into the tile [TILE_ROWS][COLUMNS] in shared memory, after everybody is done with the operands there.
template <int COLUMNS, int M, int N>
__device__ __forceinline__ void stage_tile(float* staged, int warpRow, int warpColumn, float (&sums)[M][N][4]) {
    int lane = threadIdx.x & 31;
    float* at = staged + (warpRow + (lane >> 2)) * STAGED_PITCH(COLUMNS) + warpColumn + (lane & 3) * 2;
    copy_async_wait<0>();
    __syncthreads();
#pragma unroll
    for (int m = 0; m < M; m++) {
#pragma unroll
        for (int n = 0; n < N; n++) {
            *(float2*) (at + m * 16 * STAGED_PITCH(COLUMNS) + n * 8) = make_float2(sums[m][n][0], sums[m][n][1]);
            *(float2*) (at + (m * 16 + 8) * STAGED_PITCH(COLUMNS) + n * 8) = make_float2(sums[m][n][2], sums[m][n][3]);
        }
    }
    __syncthreads();
}

// result = activation(staged + bias), columns beyond the layer's width are zero.
template <int COLUMNS>
__device__ __forceinline__ void store_forward(const Product& p, const float* staged, int row, int column, int rows) {
    const int ACROSS = COLUMNS / 4;
    int inTile = threadIdx.x % ACROSS * 4;
    int c = column + inTile;
    if (c >= p.resultPitch) {
        return;
    }
    float bias[4];
#pragma unroll
    for (int i = 0; i < 4; i++) {
        bias[i] = c + i < p.columns ? p.bias[c + i] : 0.0f;
    }
    int end = min(TILE_ROWS, rows - row);
    long long at = (long long) row * p.resultPitch + c;
#pragma unroll 4
    for (int r = threadIdx.x / ACROSS; r < end; r += THREADS / ACROSS) {
        float4 sum = *(const float4*) (staged + r * STAGED_PITCH(COLUMNS) + inTile);
        float x[4] = {sum.x + bias[0], sum.y + bias[1], sum.z + bias[2], sum.w + bias[3]};
        float y[4];
#pragma unroll
        for (int i = 0; i < 4; i++) {
            y[i] = c + i < p.columns ? activate(x[i]) : 0.0f;
        }
        store_four(p.result + at + (long long) r * p.resultPitch, make_float4(y[0], y[1], y[2], y[3]));
#if SLOPE_NEEDS_ARGUMENT
        store_four(p.slopes + at + (long long) r * p.resultPitch, make_float4(x[0], x[1], x[2], x[3]));
#endif
    }
}

// result = staged * slope of the layer before.
template <int COLUMNS>
__device__ __forceinline__ void store_backward(const Product& p, const float* staged, int row, int column, int rows) {
    const int ACROSS = COLUMNS / 4;
    int inTile = threadIdx.x % ACROSS * 4;
    int c = column + inTile;
    if (c >= p.resultPitch) {
        return;
    }
    const int DOWN = THREADS / ACROSS;
    const int BATCH = 4;
    int end = min(TILE_ROWS, rows - row);
    long long at = (long long) row * p.resultPitch + c;
    for (int first = threadIdx.x / ACROSS; first < end; first += BATCH * DOWN) {
        float4 value[BATCH];
        // loaded together, so that they wait for memory together
#pragma unroll
        for (int i = 0; i < BATCH; i++) {
            value[i] = load_four(p.slopes + at + (long long) min(first + i * DOWN, end - 1) * p.resultPitch);
        }
#pragma unroll
        for (int i = 0; i < BATCH; i++) {
            int r = first + i * DOWN;
            float4 sum = *(const float4*) (staged + min(r, TILE_ROWS - 1) * STAGED_PITCH(COLUMNS) + inTile);
            if (r < end) {
                store_four(p.result + at + (long long) r * p.resultPitch, times_slopes(sum, value[i]));
            }
        }
    }
}

// result = staged + bias as floats or, without bias and for products, as they are stored for these.
template <int COLUMNS, bool FLOATS>
__device__ __forceinline__ void store_sums(const Product& p, const float* staged, int row, int column, int rows) {
    const int ACROSS = COLUMNS / 4;
    int inTile = threadIdx.x % ACROSS * 4;
    int c = column + inTile;
    if (c >= p.resultPitch) {
        return;
    }
    float bias[4];
#pragma unroll
    for (int i = 0; i < 4; i++) {
        bias[i] = FLOATS && p.bias != nullptr && c + i < p.columns ? p.bias[c + i] : 0.0f;
    }
    int end = min(TILE_ROWS, rows - row);
    long long at = (long long) row * p.resultPitch + c;
    for (int r = threadIdx.x / ACROSS; r < end; r += THREADS / ACROSS) {
        float4 sum = *(const float4*) (staged + r * STAGED_PITCH(COLUMNS) + inTile);
        float x[4] = {sum.x + bias[0], sum.y + bias[1], sum.z + bias[2], sum.w + bias[3]};
#pragma unroll
        for (int i = 0; i < 4; i++) {
            x[i] = c + i < p.columns ? x[i] : 0.0f;
        }
        float4 four = make_float4(x[0], x[1], x[2], x[3]);
        if (FLOATS) {
            *(float4*) ((float*) p.result + at + (long long) r * p.resultPitch) = four;
        } else {
            store_four(p.result + at + (long long) r * p.resultPitch, four);
        }
    }
}

#define LAYER_FORWARD 0
#define LAYER_BACKWARD 1
#define LAYER_SUMS 2
#define LAYER_PLAIN 3

template <int COLUMNS, int KIND>
__device__ __forceinline__ void layer(const Product* products, int count, int firstRow, int rows) {
    extern __shared__ __align__(1024) float shared_memory[];
    const int DOWN = WARPS_DOWN(COLUMNS);
    const int M = TILE_ROWS / DOWN / 16;
    const int N = COLUMNS / (THREADS / 32 / DOWN) / 8;
    const Product& p = product_of_tile(products, count, blockIdx.x);
    int tile = blockIdx.x - p.firstTile;
    int row = tile / p.tilesAcross * TILE_ROWS;
    int column = tile % p.tilesAcross * COLUMNS;
    int warp = threadIdx.x >> 5;
    int warpRow = warp % DOWN * (M * 16);
    int warpColumn = warp / DOWN * (N * 8);
    float sums[M][N][4];
#pragma unroll
    for (int i = 0; i < M * N * 4; i++) {
        (&sums[0][0][0])[i] = 0.0f;
    }
    const Stored* left = p.left + (long long) (row + (p.leftMoves ? firstRow : 0)) * p.leftPitch;
    const Stored* right = p.right + (long long) column * p.leftPitch;
    tile_product<COLUMNS, M, N>((char*) shared_memory, p, left, right, rows - row, warpRow, warpColumn, sums);
    float* staged = shared_memory;
    stage_tile<COLUMNS, M, N>(staged, warpRow, warpColumn, sums);
    if (KIND == LAYER_FORWARD) {
        store_forward<COLUMNS>(p, staged, row, column, rows);
    } else if (KIND == LAYER_BACKWARD) {
        store_backward<COLUMNS>(p, staged, row, column, rows);
    } else {
        store_sums<COLUMNS, KIND == LAYER_SUMS>(p, staged, row, column, rows);
    }
}

// Entry points: the activations of a layer, and the deltas of a layer from those of the next one; for tiles of 128, 64 and 32 columns.
extern "C" __global__ void __launch_bounds__(THREADS, 2) forward_128(const Product* products, int count, int firstRow, int rows) {
    layer<128, LAYER_FORWARD>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) forward_64(const Product* products, int count, int firstRow, int rows) {
    layer<64, LAYER_FORWARD>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) forward_32(const Product* products, int count, int firstRow, int rows) {
    layer<32, LAYER_FORWARD>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 2) backward_128(const Product* products, int count, int firstRow, int rows) {
    layer<128, LAYER_BACKWARD>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) backward_64(const Product* products, int count, int firstRow, int rows) {
    layer<64, LAYER_BACKWARD>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) backward_32(const Product* products, int count, int firstRow, int rows) {
    layer<32, LAYER_BACKWARD>(products, count, firstRow, rows);
}

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

#define DEPTH ROW_NUMBERS

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
