// Matrix products of networks on tensor cores. Rows are samples. Every row of an operand is padded with zeros to a multiple of 128 bytes.
// A block has 128 threads, four warps, and computes a tile of TILE_ROWS x TILE_COLUMNS numbers.

#define TILE_ROWS 128
#define ROW_BYTES 128
#define STAGES 3
#define ROW_NUMBERS (ROW_BYTES / (int) sizeof(Stored))

// One product of a launch: result[r][c] = sum over k of left[r][k] right[c][k], for the rows of a mini-batch.
struct Product {
    const Stored* left;    // [rows][leftPitch]
    const Stored* right;   // [columns padded to the tile][rightPitch]
    Stored* result;        // [rows][resultPitch]
    const float* bias;     // [columns], forward only
    Stored* slopes;        // [rows][resultPitch] what slopes follow from: written by the forward pass where the result is not enough, read by the backward pass
    int leftPitch;         // in numbers, like all pitches
    int rightPitch;
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
template <int ROWS>
__device__ __forceinline__ void load_rows(char* shared, const Stored* from, int pitch, int rows) {
    int piece = threadIdx.x & 7;
#pragma unroll
    for (int i = 0; i < ROWS / 16; i++) {
        int row = (threadIdx.x >> 3) + i * 16;
        const char* source = (const char*) (from + (long long) (row < rows ? row : 0) * pitch) + piece * 16;
        copy_async_16(shared + row * ROW_BYTES + ((piece ^ (row & 7)) << 4), source, row < rows);
    }
}

// Computes the part of a tile that belongs to this warp: M x N fragments of 16 x 8 from row warpRow and column warpColumn of the tile on.
template <int COLUMNS, int M, int N>
__device__ __forceinline__ void tile_product(
        char* shared, const Product& p, const Stored* left, const Stored* right, int rows, int warpRow, int warpColumn, float (&sums)[M][N][4]) {
    const int STAGE = (TILE_ROWS + COLUMNS) * ROW_BYTES;
    const int RIGHT = TILE_ROWS * ROW_BYTES;
    int steps = p.leftPitch / ROW_NUMBERS;
    int lane = threadIdx.x & 31;
    int inRow = lane & 7;
    int leftRow = (warpRow + ((lane >> 3) & 1) * 8 + inRow) * ROW_BYTES;
    int leftPiece = lane >> 4;
    int rightRow = RIGHT + (warpColumn + (lane >> 4) * 8 + inRow) * ROW_BYTES;
    int rightPiece = (lane >> 3) & 1;
#pragma unroll
    for (int s = 0; s < STAGES - 1; s++) {
        if (s < steps) {
            load_rows<TILE_ROWS>(shared + s * STAGE, left + s * ROW_NUMBERS, p.leftPitch, rows);
            load_rows<COLUMNS>(shared + s * STAGE + RIGHT, right + s * ROW_NUMBERS, p.rightPitch, COLUMNS);
        }
        copy_async_commit();
    }
    for (int step = 0; step < steps; step++) {
        copy_async_wait<STAGES - 2>();
        __syncthreads();
        int next = step + STAGES - 1;
        if (next < steps) {
            char* stage = shared + next % STAGES * STAGE;
            load_rows<TILE_ROWS>(stage, left + next * ROW_NUMBERS, p.leftPitch, rows);
            load_rows<COLUMNS>(stage + RIGHT, right + next * ROW_NUMBERS, p.rightPitch, COLUMNS);
        }
        copy_async_commit();
        const char* stage = shared + step % STAGES * STAGE;
#pragma unroll
        for (int k = 0; k < 4; k++) {
            unsigned a[M][4];
            unsigned b[N][2];
#pragma unroll
            for (int m = 0; m < M; m++) {
                load_matrix_x4(a[m], stage + leftRow + m * 16 * ROW_BYTES + (((2 * k + leftPiece) ^ inRow) << 4));
            }
#pragma unroll
            for (int n = 0; n < N; n += 2) {
                unsigned both[4];
                load_matrix_x4(both, stage + rightRow + n * 8 * ROW_BYTES + (((2 * k + rightPiece) ^ inRow) << 4));
                b[n][0] = both[0];
                b[n][1] = both[1];
                b[n + 1][0] = both[2];
                b[n + 1][1] = both[3];
            }
            multiply<M, N>(sums, a, b);
        }
    }
}

// result = activation(left right' + bias).
template <int M, int N>
__device__ __forceinline__ void store_forward(const Product& p, int row, int column, int rows, float (&sums)[M][N][4]) {
#pragma unroll
    for (int n = 0; n < N; n++) {
        int c = column + n * 8;
        if (c >= p.resultPitch) {
            continue;
        }
        bool first = c < p.columns;
        bool second = c + 1 < p.columns;
        float bias0 = first ? p.bias[c] : 0.0f;
        float bias1 = second ? p.bias[c + 1] : 0.0f;
#pragma unroll
        for (int m = 0; m < M; m++) {
#pragma unroll
            for (int half = 0; half < 2; half++) {
                int r = row + m * 16 + half * 8;
                if (r < rows) {
                    float x = sums[m][n][2 * half] + bias0;
                    float y = sums[m][n][2 * half + 1] + bias1;
                    long long at = (long long) r * p.resultPitch + c;
                    store_pair(p.result + at, first ? activate(x) : 0.0f, second ? activate(y) : 0.0f);
#if SLOPE_NEEDS_ARGUMENT
                    store_pair(p.slopes + at, first ? x : 0.0f, second ? y : 0.0f);
#endif
                }
            }
        }
    }
}

// result = (left right') * slope of the layer before.
template <int M, int N>
__device__ __forceinline__ void store_backward(const Product& p, int row, int column, int rows, float (&sums)[M][N][4]) {
#pragma unroll
    for (int m = 0; m < M; m++) {
#pragma unroll
        for (int half = 0; half < 2; half++) {
            int r = row + m * 16 + half * 8;
            if (r < rows) {
#pragma unroll
                for (int n = 0; n < N; n++) {
                    int c = column + n * 8;
                    if (c < p.resultPitch) {
                        long long at = (long long) r * p.resultPitch + c;
                        float2 value = load_pair(p.slopes + at);
                        store_pair(p.result + at, sums[m][n][2 * half] * slope_of(value.x), sums[m][n][2 * half + 1] * slope_of(value.y));
                    }
                }
            }
        }
    }
}

template <int COLUMNS, int WARPS_DOWN, bool FORWARD>
__device__ __forceinline__ void layer(const Product* products, int count, int firstRow, int rows) {
    extern __shared__ __align__(128) float shared_memory[];
    const int M = TILE_ROWS / WARPS_DOWN / 16;
    const int N = COLUMNS / (4 / WARPS_DOWN) / 8;
    const Product& p = product_of_tile(products, count, blockIdx.x);
    int tile = blockIdx.x - p.firstTile;
    int row = tile / p.tilesAcross * TILE_ROWS;
    int column = tile % p.tilesAcross * COLUMNS;
    int warp = threadIdx.x >> 5;
    int warpRow = warp % WARPS_DOWN * (M * 16);
    int warpColumn = warp / WARPS_DOWN * (N * 8);
    float sums[M][N][4];
#pragma unroll
    for (int i = 0; i < M * N * 4; i++) {
        (&sums[0][0][0])[i] = 0.0f;
    }
    const Stored* left = p.left + (long long) (row + (p.leftMoves ? firstRow : 0)) * p.leftPitch;
    const Stored* right = p.right + (long long) column * p.rightPitch;
    tile_product<COLUMNS, M, N>((char*) shared_memory, p, left, right, rows - row, warpRow, warpColumn, sums);
    int lane = threadIdx.x & 31;
    int resultRow = row + warpRow + (lane >> 2);
    int resultColumn = column + warpColumn + (lane & 3) * 2;
    if (FORWARD) {
        store_forward<M, N>(p, resultRow, resultColumn, rows, sums);
    } else {
        store_backward<M, N>(p, resultRow, resultColumn, rows, sums);
    }
}

// Entry points: the activations of a layer, and the deltas of a layer from those of the next one; for tiles of 128, 64 and 32 columns.
extern "C" __global__ void __launch_bounds__(128, 2) forward_128(const Product* products, int count, int firstRow, int rows) {
    layer<128, 2, true>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(128, 3) forward_64(const Product* products, int count, int firstRow, int rows) {
    layer<64, 2, true>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(128, 3) forward_32(const Product* products, int count, int firstRow, int rows) {
    layer<32, 4, true>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(128, 2) backward_128(const Product* products, int count, int firstRow, int rows) {
    layer<128, 2, false>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(128, 3) backward_64(const Product* products, int count, int firstRow, int rows) {
    layer<64, 2, false>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(128, 3) backward_32(const Product* products, int count, int firstRow, int rows) {
    layer<32, 4, false>(products, count, firstRow, rows);
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
    int firstTile;
    int tilesAcross;
    int hiddenMoves;       // 1 if hidden holds all mini-batches
};

#define DEPTH ROW_NUMBERS
#define GRADIENT_PITCH (128 + 16 / (int) sizeof(Stored) * (PRECISION == 2 ? 1 : 2))
#define GRADIENT_PIECES (128 * (int) sizeof(Stored) / 16)

// Begins to copy DEPTH samples of 128 numbers.
__device__ __forceinline__ void load_samples(Stored* shared, const Stored* from, int pitch, int column, int sample, int end) {
    const int NUMBERS = 16 / (int) sizeof(Stored);
#pragma unroll
    for (int i = 0; i < DEPTH * GRADIENT_PIECES / 128; i++) {
        int index = threadIdx.x + i * 128;
        int piece = index % GRADIENT_PIECES;
        int row = index / GRADIENT_PIECES;
        bool valid = sample + row < end && column + piece * NUMBERS < pitch;
        const Stored* source = valid ? from + (long long) (sample + row) * pitch + column + piece * NUMBERS : from;
        copy_async_16(shared + row * GRADIENT_PITCH + piece * NUMBERS, source, valid);
    }
}

// Fragments with samples as depth, from tiles [sample][number].
__device__ __forceinline__ void gradient_fragments(
        const Stored* deltas, const Stored* hiddens, int k, int lane, unsigned (&a)[4][4], unsigned (&b)[8][2]) {
#if PRECISION == 2
    int sample = k * 16 + (lane & 7);
#pragma unroll
    for (int m = 0; m < 4; m++) {
        // matrices: samples 0-7 rows 0-7, samples 0-7 rows 8-15, samples 8-15 rows 0-7, samples 8-15 rows 8-15
        load_matrix_x4_transposed(a[m], deltas + (sample + (lane >> 4) * 8) * GRADIENT_PITCH + m * 16 + ((lane >> 3) & 1) * 8);
    }
#pragma unroll
    for (int n = 0; n < 8; n += 2) {
        unsigned both[4];
        load_matrix_x4_transposed(both, hiddens + (sample + ((lane >> 3) & 1) * 8) * GRADIENT_PITCH + n * 8 + (lane >> 4) * 8);
        b[n][0] = both[0];
        b[n][1] = both[1];
        b[n + 1][0] = both[2];
        b[n + 1][1] = both[3];
    }
#else
    int sample = k * 8 + (lane & 3);
    const unsigned* delta = (const unsigned*) deltas + sample * GRADIENT_PITCH + (lane >> 2);
    const unsigned* hidden = (const unsigned*) hiddens + sample * GRADIENT_PITCH + (lane >> 2);
#pragma unroll
    for (int m = 0; m < 4; m++) {
        a[m][0] = delta[m * 16];
        a[m][1] = delta[m * 16 + 8];
        a[m][2] = delta[4 * GRADIENT_PITCH + m * 16];
        a[m][3] = delta[4 * GRADIENT_PITCH + m * 16 + 8];
    }
#pragma unroll
    for (int n = 0; n < 8; n++) {
        b[n][0] = hidden[n * 8];
        b[n][1] = hidden[4 * GRADIENT_PITCH + n * 8];
    }
#endif
}

// Sums of one part of the samples (blockIdx.y of gridDim.y): partial[blockIdx.y][parameter].
extern "C" __global__ void __launch_bounds__(128, 2) weight_gradients(
        const LayerGradient* layers, int count, int firstRow, int rows, float* partial, int parameters) {
    extern __shared__ __align__(128) float shared_memory[];
    const int STAGE = 2 * DEPTH * GRADIENT_PITCH;
    Stored* shared = (Stored*) shared_memory;
    int l = 0;
    while (l + 1 < count && blockIdx.x >= layers[l + 1].firstTile) {
        l++;
    }
    const LayerGradient& g = layers[l];
    int tile = blockIdx.x - g.firstTile;
    int output = tile / g.tilesAcross * 128;
    int input = tile % g.tilesAcross * 128;
    int portions = (rows + DEPTH - 1) / DEPTH;
    int begin = (int) ((long long) portions * blockIdx.y / gridDim.y);
    int steps = (int) ((long long) portions * (blockIdx.y + 1) / gridDim.y) - begin;
    const Stored* hidden = g.hidden + (g.hiddenMoves ? (long long) firstRow * g.hiddenPitch : 0);
    int lane = threadIdx.x & 31;
    int warpOutput = (threadIdx.x >> 5) % 2 * 64;
    int warpInput = (threadIdx.x >> 5) / 2 * 64;
    float sums[4][8][4];
#pragma unroll
    for (int i = 0; i < 128; i++) {
        (&sums[0][0][0])[i] = 0.0f;
    }
    float biasSum = 0.0f;
#pragma unroll
    for (int s = 0; s < STAGES - 1; s++) {
        if (s < steps) {
            load_samples(shared + s * STAGE, g.delta, g.deltaPitch, output, (begin + s) * DEPTH, rows);
            load_samples(shared + s * STAGE + STAGE / 2, hidden, g.hiddenPitch, input, (begin + s) * DEPTH, rows);
        }
        copy_async_commit();
    }
    for (int step = 0; step < steps; step++) {
        copy_async_wait<STAGES - 2>();
        __syncthreads();
        int next = step + STAGES - 1;
        if (next < steps) {
            Stored* stage = shared + next % STAGES * STAGE;
            load_samples(stage, g.delta, g.deltaPitch, output, (begin + next) * DEPTH, rows);
            load_samples(stage + STAGE / 2, hidden, g.hiddenPitch, input, (begin + next) * DEPTH, rows);
        }
        copy_async_commit();
        const Stored* stage = shared + step % STAGES * STAGE;
#pragma unroll
        for (int k = 0; k < 4; k++) {
            unsigned a[4][4];
            unsigned b[8][2];
            gradient_fragments(stage + warpOutput, stage + STAGE / 2 + warpInput, k, lane, a, b);
            multiply<4, 8>(sums, a, b);
        }
        if (input == 0) {
#pragma unroll 8
            for (int s = 0; s < DEPTH; s++) {
                biasSum += from_stored(stage[s * GRADIENT_PITCH + threadIdx.x]);
            }
        }
    }
    float* to = partial + (long long) blockIdx.y * parameters;
    if (input == 0 && output + threadIdx.x < g.outputs) {
        to[g.bias + output + threadIdx.x] = biasSum;
    }
#pragma unroll
    for (int m = 0; m < 4; m++) {
#pragma unroll
        for (int i = 0; i < 4; i++) {
            int o = output + warpOutput + m * 16 + (lane >> 2) + (i >> 1) * 8;
            if (o < g.outputs) {
                float* row = to + g.weights + (long long) o * g.inputs;
#pragma unroll
                for (int n = 0; n < 8; n++) {
                    int c = input + warpInput + n * 8 + (lane & 3) * 2 + (i & 1);
                    if (c < g.inputs) {
                        row[c] = sums[m][n][i];
                    }
                }
            }
        }
    }
}
