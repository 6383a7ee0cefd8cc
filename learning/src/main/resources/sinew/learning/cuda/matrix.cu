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

#define PIECE (16 / (int) sizeof(Stored))

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

// Begins to add the products of 128 bytes of depth to this warp's fragments.
template <int M, int N>
__device__ __forceinline__ void begin_product(const char* left, const char* right, int warpRow, int warpColumn, float (&sums)[M][N][4]) {
#ifdef HOPPER
    begin_rows(sums[0], (const Stored*) (left + (threadIdx.x >> 7) * 64 * ROW_BYTES), (const Stored*) right);
#else
    int lane = threadIdx.x & 31;
    left += (warpRow + ((lane >> 3) & 1) * 8 + (lane & 7)) * ROW_BYTES;
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

// Waits for what was begun.
template <int M, int N>
__device__ __forceinline__ void finish_product(float (&sums)[M][N][4]) {
#ifdef HOPPER
    finish_rows(sums[0]);
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
            begin_product<M, N>(stage, stage + TILE_ROWS * ROW_BYTES, warpRow, warpColumn, sums);
            finish_product<M, N>(sums);
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
            float activated = activate(x[i]);
            y[i] = c + i < p.columns ? activated : 0.0f;
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
