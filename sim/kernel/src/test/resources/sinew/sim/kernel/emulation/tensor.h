// What CUDA texts reach through PTX: tensor cores, matrix loads and copies that go on beside the computation.
// Layouts: PTX ISA, "Matrix multiply-accumulate operation using mma instruction" and "ldmatrix".

namespace emulated {
struct Fragments {
    float* d;
    const unsigned* a;
    const unsigned* b;
};

// Numbers of fragments: a float without the bits that tensor cores leave out, and one of the two of a word.
static inline float tf32(unsigned bits) { return emulated_bits<float>(bits & 0xffffe000u); }
static inline float bf16(unsigned word, int half) { return emulated_bits<float>((half == 0 ? word << 16 : word) & 0xffff0000u); }

// d (16 x 8) += a (16 x DEPTH) b (DEPTH x 8): the products are exact, their sum is rounded once.
template <int DEPTH> static void add_product(void** all, const double (&a)[16][DEPTH], const double (&b)[DEPTH][8])
{
    for (int row = 0; row < 16; row++) {
        double sums[8] = {};
        for (int k = 0; k < DEPTH; k++) {
            double factor = a[row][k];
            for (int column = 0; column < 8; column++) sums[column] += factor * b[k][column];
        }
        for (int column = 0; column < 8; column++) {
            float* d = static_cast<Fragments*>(all[row % 8 * 4 + column / 2])->d;
            float& to = d[row / 8 * 2 + column % 2];
            to = float(double(to) + sums[column]);
        }
    }
}

static void whole_warp(int lanes, const char* name)
{
    if (lanes != WARP) fail("%s was called by a warp of %d threads", name, lanes);
}
} // namespace emulated

static inline void mma_tf32_16x8x8(float (&d)[4], const unsigned (&a)[4], const unsigned (&b)[2])
{
    using namespace emulated;
    Fragments mine{d, a, b};
    together("mma_tf32_16x8x8", &mine, [](void** all, int lanes) {
        whole_warp(lanes, "mma_tf32_16x8x8");
        double left[16][8], right[8][8];
        for (int lane = 0; lane < WARP; lane++) {
            const Fragments& f = *static_cast<Fragments*>(all[lane]);
            int group = lane / 4, in = lane % 4;
            for (int i = 0; i < 4; i++) left[group + i % 2 * 8][in + i / 2 * 4] = tf32(f.a[i]);
            for (int i = 0; i < 2; i++) right[in + i * 4][group] = tf32(f.b[i]);
        }
        add_product(all, left, right);
    });
}

static inline void mma_bf16_16x8x16(float (&d)[4], const unsigned (&a)[4], const unsigned (&b)[2])
{
    using namespace emulated;
    Fragments mine{d, a, b};
    together("mma_bf16_16x8x16", &mine, [](void** all, int lanes) {
        whole_warp(lanes, "mma_bf16_16x8x16");
        double left[16][16], right[16][8];
        for (int lane = 0; lane < WARP; lane++) {
            const Fragments& f = *static_cast<Fragments*>(all[lane]);
            int group = lane / 4, in = lane % 4 * 2;
            for (int half = 0; half < 2; half++) {
                for (int i = 0; i < 4; i++) left[group + i % 2 * 8][in + half + i / 2 * 8] = bf16(f.a[i], half);
                for (int i = 0; i < 2; i++) right[in + half + i * 8][group] = bf16(f.b[i], half);
            }
        }
        add_product(all, left, right);
    });
}

namespace emulated {
template <bool TRANSPOSED> static void load_matrices(const char* name, unsigned (&to)[4], const void* row)
{
    struct Operand {
        unsigned* to;
        const unsigned short* row;
    } mine{to, static_cast<const unsigned short*>(row)};
    if (!is_shared(row, 16, 16)) fail("%s was given a row outside of shared memory or not at a multiple of 16 bytes", name);
    together(name, &mine, [](void** all, int lanes) {
        whole_warp(lanes, "load_matrix_x4");
        for (int lane = 0; lane < WARP; lane++) {
            for (int matrix = 0; matrix < 4; matrix++) {
                unsigned word = 0;
                for (int half = 0; half < 2; half++) {
                    int across = lane % 4 * 2 + half, down = lane / 4;
                    const Operand& from = *static_cast<Operand*>(all[matrix * 8 + (TRANSPOSED ? across : down)]);
                    word |= unsigned(from.row[TRANSPOSED ? down : across]) << (16 * half);
                }
                static_cast<Operand*>(all[lane])->to[matrix] = word;
            }
        }
    });
}
} // namespace emulated

static inline void load_matrix_x4(unsigned (&to)[4], const void* row) { emulated::load_matrices<false>("load_matrix_x4", to, row); }
static inline void load_matrix_x4_transposed(unsigned (&to)[4], const void* row)
{
    emulated::load_matrices<true>("load_matrix_x4_transposed", to, row);
}

// Forward runs copy at once, others as late as they may: so a missing wait and a buffer that is used too early both show.
static inline void copy_async_16(void* shared, const void* global, bool valid)
{
    using namespace emulated;
    if (!is_shared(shared, 16, 16)) fail("copy_async_16 was given a target outside of shared memory or not at a multiple of 16 bytes");
    if (uintptr_t(global) % 16 != 0) fail("copy_async_16 was given a source that is not at a multiple of 16 bytes");
    Fiber& fiber = fibers[current];
    if (fiber.copyCount == fiber.copyRoom) {
        fiber.copyRoom = fiber.copyRoom == 0 ? 64 : 2 * fiber.copyRoom;
        fiber.copies = static_cast<Copy*>(realloc(fiber.copies, sizeof(Copy) * size_t(fiber.copyRoom)));
    }
    fiber.copies[fiber.copyCount++] = {shared, global, valid, fiber.group};
    if (eager) finish_copies(fiber.group);
}
static inline void copy_async_commit() { emulated::fibers[emulated::current].group++; }
template <int N> static inline void copy_async_wait()
{
    // groups are numbered from 0; the current number is that of the group that is not committed yet
    emulated::finish_copies(emulated::fibers[emulated::current].group - 1 - N);
}

// The nearest number with ten bits of mantissa, ties away from zero.
static inline float round_tf32(float x)
{
    unsigned bits = __float_as_uint(x);
    if ((bits & 0x7f800000u) == 0x7f800000u) return x;
    return __uint_as_float((bits + 0x1000u) & 0xffffe000u);
}

// The nearest bfloat16, ties to even.
static inline unsigned short round_bf16(float x)
{
    unsigned bits = __float_as_uint(x);
    if (x != x) return 0x7fff;
    return (unsigned short)((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
}

// exp(x); GPUs are off by up to about 2^-21.
static inline float fast_exp(float x) { return expf(x); }

// Hopper's products of operands in shared memory: rows of 128 bytes whose 16-byte pieces are exchanged by the row's number (PTX ISA,
// "Asynchronous warpgroup-level matrix instructions"). Every thread reads what its own numbers need.
namespace emulated {
template <class Number> static double exchanged(const void* rows, int row, int k)
{
    int byte = k * int(sizeof(Number));
    const char* at = static_cast<const char*>(rows) + row * 128 + ((byte / 16 ^ row % 8) * 16) + byte % 16;
    if (sizeof(Number) == 2) return bf16(*reinterpret_cast<const unsigned short*>(at), 0);
    return tf32(*reinterpret_cast<const unsigned*>(at));
}
template <class Number, int N> static void add_rows(float (&d)[N][4], const void* left, const void* right)
{
    int lane = current % WARP, warp = current / WARP % 4;
    for (int n = 0; n < N; n++) {
        for (int i = 0; i < 4; i++) {
            int row = warp * 16 + lane / 4 + i / 2 * 8, column = n * 8 + lane % 4 * 2 + i % 2;
            double sum = d[n][i];
            for (int k = 0; k < 128 / int(sizeof(Number)); k++) sum += exchanged<Number>(left, row, k) * exchanged<Number>(right, column, k);
            d[n][i] = float(sum);
        }
    }
}

// What a thread has begun but not finished.
struct Rows {
    const void* left;
    const void* right;
    bool narrow;
};
static Rows begun[MOST_THREADS];
template <int N> static void finish(float (&d)[N][4], Rows& rows)
{
    if (rows.narrow)
        add_rows<unsigned short>(d, rows.left, rows.right);
    else
        add_rows<float>(d, rows.left, rows.right);
    rows = {};
}
} // namespace emulated

// Forward runs read the operands at once, others as late as they may.
template <int N, class Number> static inline void begin_rows(float (&d)[N][4], const Number* left, const Number* right)
{
    using namespace emulated;
    if (!is_shared(left, 64 * 128, 1024) || !is_shared(right, N * 8 * 128, 1024))
        fail("begin_rows was given rows outside of shared memory or not at a multiple of 1024 bytes");
    if (begun[current].left) fail("begin_rows was called again before finish_rows");
    begun[current] = {left, right, sizeof(Number) == 2};
    if (eager) {
        finish(d, begun[current]);
    }
}
template <int N> static inline void finish_rows(float (&d)[N][4])
{
    emulated::Rows& rows = emulated::begun[emulated::current];
    if (rows.left) emulated::finish(d, rows);
}
static inline void show_tensor_cores() {}
