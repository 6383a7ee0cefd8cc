// Layers that follow each other and are at most 128 wide, in one launch, with what matrix.cu has for products. A block computes TILE_ROWS rows
// of one network through all of them: what one layer gives stays in shared memory as what the next one takes, in panels [TILE_ROWS][128 bytes]
// whose pieces are exchanged as load_rows does it. Weights come in STAGES slots, those of the next layer while this one is finished.

#define LINK_COLUMNS 128
#define LINK_PANELS (LINK_COLUMNS / ROW_NUMBERS)
#define PANEL_BYTES (TILE_ROWS * ROW_BYTES)
// the first layer's input passes through the panels, which take turns
#define PANELS (LINK_PANELS > STAGES ? LINK_PANELS : STAGES)
#define WEIGHTS_AT (PANELS * PANEL_BYTES)
#define BIASES_AT (WEIGHTS_AT + STAGES * LINK_COLUMNS * ROW_BYTES)

// Fragments beside each other in a panel, and those of which a thread makes one piece.
#define PANEL_FRAGMENTS (ROW_NUMBERS / 8)
#define PIECE_FRAGMENTS (PIECE / 2)

// The column that stands at a place of a product: the columns of a panel are exchanged so that a thread's sums are whole pieces.
__device__ __forceinline__ int column_at(int place) {
    int inPanel = place % ROW_NUMBERS;
    return place - inPanel + (inPanel >> 1 & 3) * (2 * PANEL_FRAGMENTS) + (inPanel >> 3) * 2 + (inPanel & 1);
}

// Tiles are whole panels.
__device__ __forceinline__ int link_columns(const Product& p) {
    return p.columns > 64 ? 128 : p.columns > ROW_NUMBERS ? 64 : ROW_NUMBERS;
}

// What this thread copies next to shared memory: the weights of one layer after the other, and with those of the first its input.
struct LinkStream {
    const Product* link;
    const Stored* left;    // null when the first layer's input is all on its way
    const Stored* right;
    int links;             // that are left, this one included
    int steps;             // that are left of this link
    int columns;
    int panel;             // for the input
    int slot;              // for the weights
};

__device__ __forceinline__ int thread_row() {
    return threadIdx.x >> 3;
}

__device__ __forceinline__ int thread_column() {
    return (threadIdx.x & 7) * PIECE;
}

__device__ __forceinline__ void begin_link(LinkStream& s) {
    const Product& p = *s.link;
    s.right = p.right + column_at(thread_row()) * p.leftPitch + thread_column();
    s.steps = p.leftPitch / ROW_NUMBERS;
    s.columns = link_columns(p);
}

// Begins to copy what the next step needs; `rows` are those of the input.
__device__ __forceinline__ void load_step(LinkStream& s, char* shared, int rows) {
    const int DOWN = THREADS / 8;
    if (s.links == 0) {
        return;
    }
    int pitch = s.link->leftPitch;
    if (s.left != nullptr) {
        load_rows<TILE_ROWS>(shared + s.panel * PANEL_BYTES, s.left, pitch, rows - thread_row());
        s.left += ROW_NUMBERS;
        s.panel = s.panel == PANELS - 1 ? 0 : s.panel + 1;
    }
    char* to = shared + WEIGHTS_AT + s.slot * LINK_COLUMNS * ROW_BYTES + thread_row() * ROW_BYTES
            + (((threadIdx.x & 7) ^ (thread_row() & 7)) << 4);
#pragma unroll
    for (int i = 0; i < LINK_COLUMNS / DOWN; i++) {
        if (i * DOWN < s.columns) {
            copy_async_16(to + i * DOWN * ROW_BYTES, s.right + column_at(i * DOWN) * pitch, true);
        }
    }
    s.right += ROW_NUMBERS;
    s.slot = s.slot == STAGES - 1 ? 0 : s.slot + 1;
    if (--s.steps == 0) {
        s.left = nullptr;
        s.links--;
        if (s.links > 0) {
            s.link++;
            begin_link(s);
        }
    }
}

// Begins to copy what the slopes of the result follow from into panels that nobody needs any more.
__device__ __forceinline__ void load_slopes(const Product& p, char* shared, int panel, int end, int row, int rows) {
    const Stored* from = p.slopes + (long long) (row + thread_row()) * p.resultPitch + thread_column();
    for (; panel < min(end, p.resultPitch / ROW_NUMBERS); panel++) {
        load_rows<TILE_ROWS>(shared + panel * PANEL_BYTES, from + panel * ROW_NUMBERS, p.resultPitch, rows - row - thread_row());
    }
}

// Copies a panel to device memory.
__device__ __forceinline__ void store_panel(Stored* to, int pitch, const char* shared, int panel, int row, int rows) {
    const int DOWN = THREADS / 8;
    const int COPIES = TILE_ROWS / DOWN;
    const char* from = shared + panel * PANEL_BYTES + thread_row() * ROW_BYTES + (((threadIdx.x & 7) ^ (thread_row() & 7)) << 4);
    to += (long long) (row + thread_row()) * pitch + panel * ROW_NUMBERS + thread_column();
    int end = rows - row - thread_row();
    float4 pieces[COPIES];
#pragma unroll
    for (int i = 0; i < COPIES; i++) {
        pieces[i] = *(const float4*) (from + i * DOWN * ROW_BYTES);
    }
#pragma unroll
    for (int i = 0; i < COPIES; i++) {
        if (i * DOWN < end) {
            __stcg((float4*) (to + i * DOWN * pitch), pieces[i]);
        }
    }
}

__device__ __forceinline__ void store_panels(Stored* to, int pitch, const char* shared, int row, int rows) {
    for (int panel = 0; panel < pitch / ROW_NUMBERS; panel++) {
        store_panel(to, pitch, shared, panel, row, rows);
    }
}

#define PUT_ARGUMENTS 0
#define PUT_ACTIVATIONS 1
#define PUT_DELTAS 2

// One piece of a result from its sums: with biases, or with what the slopes follow from, which stands where the piece goes.
template <int WHAT>
__device__ __forceinline__ void put_piece(Stored* at, const float (&sums)[PIECE], const float (&bias)[PIECE], int columns) {
#pragma unroll
    for (int i = 0; i < PIECE; i += 4) {
        float4 sum = make_float4(sums[i], sums[i + 1], sums[i + 2], sums[i + 3]);
        if (WHAT == PUT_DELTAS) {
            store_four(at + i, times_slopes(sum, load_four(at + i)));
        } else {
            float x[4] = {sum.x + bias[i], sum.y + bias[i + 1], sum.z + bias[i + 2], sum.w + bias[i + 3]};
#pragma unroll
            for (int j = 0; WHAT == PUT_ACTIVATIONS && j < 4; j++) {
                float activated = activate(x[j]);
                x[j] = ZERO_STAYS_ZERO || i + j < columns ? activated : 0.0f;
            }
            store_four(at + i, make_float4(x[0], x[1], x[2], x[3]));
        }
    }
}

// Puts this warp's part of the result into the panels; waits for what comes into panel `late`, if that is one.
template <int WHAT, int M, int N>
__device__ __forceinline__ void put_panels(const Product& p, char* shared, int warpRow, int warpColumn, const float (&sums)[M][N][4], int late) {
    int lane = threadIdx.x & 31;
    const float* biases = (const float*) (shared + BIASES_AT);
#pragma unroll
    for (int n = 0; n < N; n += PIECE_FRAGMENTS) {
        int fragment = warpColumn / 8 + n;
        int panel = fragment / PANEL_FRAGMENTS;
        int piece = (lane & 3) * 2 + fragment % PANEL_FRAGMENTS / PIECE_FRAGMENTS;
        int column = panel * ROW_NUMBERS + piece * PIECE;
        if (panel * ROW_NUMBERS >= p.resultPitch) {
            break;
        }
        if (WHAT == PUT_DELTAS && n % PANEL_FRAGMENTS == 0 && panel == late) {
            copy_async_wait<0>();
            __syncthreads();
        }
        float bias[PIECE] = {};
#pragma unroll
        for (int i = 0; WHAT != PUT_DELTAS && i < PIECE; i += 4) {
            *(float4*) (bias + i) = *(const float4*) (biases + column + i);
        }
        char* at = shared + panel * PANEL_BYTES + (warpRow + (lane >> 2)) * ROW_BYTES + ((piece ^ (lane >> 2)) << 4);
#pragma unroll
        for (int m = 0; m < 2 * M; m++) {
            float x[PIECE];
#pragma unroll
            for (int i = 0; i < PIECE; i++) {
                x[i] = sums[m / 2][n + i / 2][m % 2 * 2 + i % 2];
            }
            put_piece<WHAT>((Stored*) (at + m * 8 * ROW_BYTES), x, bias, p.columns - column);
        }
    }
}

// Tensor cores that read shared memory themselves work while this thread goes on.
#ifdef HOPPER
#define WORKS_BESIDE true
#else
#define WORKS_BESIDE false
#endif

// Computes one layer; meanwhile stores the result of the one before, if there is one to be kept.
template <int COLUMNS, bool FORWARD>
__device__ __forceinline__ void compute_link(
        const Product& p, const Product* before, LinkStream& s, int& slot, char* shared, int row, int rows, bool keep) {
    const int DOWN = WARPS_DOWN(COLUMNS);
    const int M = TILE_ROWS / DOWN / 16;
    const int N = COLUMNS / (THREADS / 32 / DOWN) / 8;
    int warp = threadIdx.x >> 5;
    int warpRow = warp % DOWN * (M * 16);
    int warpColumn = warp / DOWN * (N * 8);
    float sums[M][N][4];
#pragma unroll
    for (int i = 0; i < M * N * 4; i++) {
        (&sums[0][0][0])[i] = 0.0f;
    }
    float bias = FORWARD && (int) threadIdx.x < p.columns ? p.bias[threadIdx.x] : 0.0f;
    int steps = p.leftPitch / ROW_NUMBERS;
    int panel = 0;
    int step = 0;
    do {
        copy_async_wait<STAGES - 2>();
#ifdef HOPPER
        show_tensor_cores();
#endif
        __syncthreads();
        const char* left = shared + panel * PANEL_BYTES;
        const char* right = shared + WEIGHTS_AT + slot * LINK_COLUMNS * ROW_BYTES;
        if (WORKS_BESIDE) {
            begin_product<M, N>(left, right, warpRow, warpColumn, sums);
        }
        if (FORWARD && step == 0 && threadIdx.x < COLUMNS) {
            ((float*) (shared + BIASES_AT))[threadIdx.x] = bias;
        }
        load_step(s, shared, rows - row);
        if (!FORWARD) {
            // panels behind those of the left side are free from the beginning, the others after their step
            load_slopes(p, shared, step == 0 ? steps : step - 1, step == 0 ? PANELS : step, row, rows);
        }
        copy_async_commit();
        if (!WORKS_BESIDE) {
            begin_product<M, N>(left, right, warpRow, warpColumn, sums);
        }
        if (before != nullptr) {
            store_panel(before->result, before->resultPitch, shared, step, row, rows);
        }
        finish_product<M, N>(sums);
        panel = panel == PANELS - 1 ? 0 : panel + 1;
        slot = slot == STAGES - 1 ? 0 : slot + 1;
    } while (++step < steps);
    __syncthreads();
    if (FORWARD) {
#if SLOPE_NEEDS_ARGUMENT
        if (keep) {
            put_panels<PUT_ARGUMENTS, M, N>(p, shared, warpRow, warpColumn, sums, -1);
            __syncthreads();
            store_panels(p.slopes, p.resultPitch, shared, row, rows);
            __syncthreads();
        }
#endif
        put_panels<PUT_ACTIVATIONS, M, N>(p, shared, warpRow, warpColumn, sums, -1);
    } else {
        load_slopes(p, shared, steps - 1, steps, row, rows);
        copy_async_commit();
        // where all warps go through all panels, the last step's may come while they work on the others
        const bool ALL = DOWN == THREADS / 32;
        copy_async_wait<ALL ? 1 : 0>();
        __syncthreads();
        put_panels<PUT_DELTAS, M, N>(p, shared, warpRow, warpColumn, sums, ALL ? steps - 1 : -1);
    }
}

template <bool FORWARD>
__device__ __forceinline__ void chain(const Product* products, int links, int firstRow, int rows, bool keep) {
    extern __shared__ __align__(1024) float shared_memory[];
    char* shared = (char*) shared_memory;
    int tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
    const Product* p = products + blockIdx.x / tiles * links;
    int row = blockIdx.x % tiles * TILE_ROWS;
    LinkStream s;
    s.link = p;
    s.left = p->left + (long long) (row + thread_row() + (p->leftMoves ? firstRow : 0)) * p->leftPitch + thread_column();
    s.links = links;
    s.panel = 0;
    s.slot = 0;
    begin_link(s);
#pragma unroll
    for (int step = 0; step < STAGES - 1; step++) {
        load_step(s, shared, rows - row);
        copy_async_commit();
    }
    int slot = 0;
    for (int l = 0; l < links; l++, p++) {
        const Product* before = keep && l > 0 ? p - 1 : nullptr;
        int columns = link_columns(*p);
        if (columns == 128) {
            compute_link<128, FORWARD>(*p, before, s, slot, shared, row, rows, keep);
        } else if (columns == 64) {
            compute_link<64, FORWARD>(*p, before, s, slot, shared, row, rows, keep);
        } else {
            compute_link<ROW_NUMBERS, FORWARD>(*p, before, s, slot, shared, row, rows, keep);
        }
    }
    __syncthreads();
    store_panels(p[-1].result, p[-1].resultPitch, shared, row, rows);
}

// Entry points: the activations of the last layers, and the deltas of earlier ones of them from those of the last. products[network][link];
// `keep` is 1 if not only the last activations are wanted.
extern "C" __global__ void __launch_bounds__(THREADS, 2) forward_chain(const Product* products, int links, int firstRow, int rows, int keep) {
    chain<true>(products, links, firstRow, rows, keep != 0);
}

extern "C" __global__ void __launch_bounds__(THREADS, 2) backward_chain(const Product* products, int links, int firstRow, int rows, int keep) {
    chain<false>(products, links, firstRow, rows, keep != 0);
}
