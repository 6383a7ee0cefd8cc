// What the learner's kernels use of the GPU beyond plain CUDA C. An emulation of the GPU puts its own bodies in front and defines SINEW_EMULATED.

#define FULL_WARP 0xffffffffu

// PRECISION: 0 = float (three TF32 products for each), 1 = TF32, 2 = bfloat16. Networks' activations, deltas and weights for products are stored
// as `Stored`: float, float rounded to TF32, bfloat16.
#if PRECISION == 2
typedef unsigned short Stored;
#else
typedef float Stored;
#endif

// Whether the device has Hopper's tensor cores and the precision is one of theirs.
#if (defined(__CUDA_ARCH_FEAT_SM90_ALL) || defined(SINEW_EMULATED_HOPPER)) && PRECISION != 0
#define HOPPER
#endif

#ifndef SINEW_EMULATED

// d += a b on tensor cores; fragments as in PTX's m16n8k8 (.tf32) and m16n8k16 (.bf16), a row-major, b column-major.
__device__ __forceinline__ void mma_tf32_16x8x8(float (&d)[4], const unsigned (&a)[4], const unsigned (&b)[2]) {
    asm("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

__device__ __forceinline__ void mma_bf16_16x8x16(float (&d)[4], const unsigned (&a)[4], const unsigned (&b)[2]) {
    asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

// Four 8x8 matrices of 16-bit numbers: lane 8 i + r gives the address of row r (16 bytes) of matrix i; lane l gets word l % 4 of row l / 4.
__device__ __forceinline__ void load_matrix_x4(unsigned (&to)[4], const void* row) {
    unsigned address = (unsigned) __cvta_generic_to_shared(row);
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(address));
}

// The same with each matrix transposed.
__device__ __forceinline__ void load_matrix_x4_transposed(unsigned (&to)[4], const void* row) {
    unsigned address = (unsigned) __cvta_generic_to_shared(row);
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(address));
}

#ifdef HOPPER
// Tensor cores of the Hopper generation read operands from shared memory themselves: rows of 128 bytes whose 16-byte pieces are exchanged by
// the row's number, at a multiple of 1024 bytes. This describes such an operand (PTX ISA, matrix descriptor of wgmma).
__device__ __forceinline__ unsigned long long operand(const void* rows) {
    unsigned long long address = (unsigned) __cvta_generic_to_shared(rows);
    return (address & 0x3ffff) >> 4 | 1ull << 16 | 64ull << 32 | 1ull << 62;
}

// The instruction for 64 rows, so many columns and 32 bytes of depth, and what follows its operands.
#if PRECISION == 2
#define PRODUCT(columns) "wgmma.mma_async.sync.aligned.m64n" columns "k16.f32.bf16.bf16 "
#define PRODUCT_FLAGS "1, 1, 1, 0, 0"
#else
#define PRODUCT(columns) "wgmma.mma_async.sync.aligned.m64n" columns "k8.f32.tf32.tf32 "
#define PRODUCT_FLAGS "1, 1, 1"
#endif

// A thread's sums: their names in the instruction, 16 at a time, and four fragments of them as operands.
#define SUMS_0 "%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15"
#define SUMS_16 "%16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31"
#define SUMS_32 "%32, %33, %34, %35, %36, %37, %38, %39, %40, %41, %42, %43, %44, %45, %46, %47"
#define SUMS_48 "%48, %49, %50, %51, %52, %53, %54, %55, %56, %57, %58, %59, %60, %61, %62, %63"
#define FRAGMENT(n) "+f"(d[n][0]), "+f"(d[n][1]), "+f"(d[n][2]), "+f"(d[n][3])
#define FRAGMENTS(n) FRAGMENT(n), FRAGMENT(n + 1), FRAGMENT(n + 2), FRAGMENT(n + 3)

// d += left right' for 64 rows and 8 columns for each element of d; 32 bytes of depth.
__device__ __forceinline__ void warpgroup_product(float (&d)[16][4], unsigned long long left, unsigned long long right) {
    asm volatile("{" PRODUCT("128") "{" SUMS_0 ", " SUMS_16 ", " SUMS_32 ", " SUMS_48 "}, %64, %65, " PRODUCT_FLAGS ";}"
                 : FRAGMENTS(0), FRAGMENTS(4), FRAGMENTS(8), FRAGMENTS(12)
                 : "l"(left), "l"(right));
}

__device__ __forceinline__ void warpgroup_product(float (&d)[8][4], unsigned long long left, unsigned long long right) {
    asm volatile("{" PRODUCT("64") "{" SUMS_0 ", " SUMS_16 "}, %32, %33, " PRODUCT_FLAGS ";}"
                 : FRAGMENTS(0), FRAGMENTS(4)
                 : "l"(left), "l"(right));
}

__device__ __forceinline__ void warpgroup_product(float (&d)[4][4], unsigned long long left, unsigned long long right) {
    asm volatile("{" PRODUCT("32") "{" SUMS_0 "}, %16, %17, " PRODUCT_FLAGS ";}"
                 : FRAGMENTS(0)
                 : "l"(left), "l"(right));
}

// Begins d += left right' for operands of 128 bytes of depth, by the four warps of a warpgroup; a warp gets the 16 rows of its number. Nobody
// may touch d and the operands before it is finished.
template <int N>
__device__ __forceinline__ void begin_rows(float (&d)[N][4], const Stored* left, const Stored* right) {
    unsigned long long a = operand(left);
    unsigned long long b = operand(right);
    asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
#pragma unroll
    for (int k = 0; k < 4; k++) {
        warpgroup_product(d, a + 2 * k, b + 2 * k);
    }
    asm volatile("wgmma.commit_group.sync.aligned;" ::: "memory");
}

template <int N>
__device__ __forceinline__ void finish_rows(float (&d)[N][4]) {
    asm volatile("wgmma.wait_group.sync.aligned 0;" ::: "memory");
#pragma unroll
    for (int n = 0; n < N; n++) {
        asm volatile("" : FRAGMENT(n)::"memory");
    }
}

// Shows what this thread wrote to shared memory to the tensor cores.
__device__ __forceinline__ void show_tensor_cores() {
    asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
}
#endif

// Begins to copy 16 bytes to shared memory, zeros if not valid. Both addresses are multiples of 16.
__device__ __forceinline__ void copy_async_16(void* shared, const void* global, bool valid) {
    unsigned address = (unsigned) __cvta_generic_to_shared(shared);
    int bytes = valid ? 16 : 0;
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(address), "l"(global), "r"(bytes) : "memory");
}

__device__ __forceinline__ void copy_async_commit() {
    asm volatile("cp.async.commit_group;" ::: "memory");
}

// Waits until at most N of this thread's groups are still being copied.
template <int N>
__device__ __forceinline__ void copy_async_wait() {
    asm volatile("cp.async.wait_group %0;" ::"n"(N) : "memory");
}

// The nearest number with ten bits of mantissa, ties away from zero.
__device__ __forceinline__ float round_tf32(float x) {
    unsigned rounded;
    asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(rounded) : "f"(x));
    return __uint_as_float(rounded);
}

// The nearest bfloat16, ties to even.
__device__ __forceinline__ unsigned short round_bf16(float x) {
    unsigned short rounded;
    asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(rounded) : "f"(x));
    return rounded;
}

// exp(x) to about 2^-21; zero where that is less than 2^-126.
__device__ __forceinline__ float fast_exp(float x) {
    float result;
    asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(result) : "f"(x * 1.4426950408889634f));
    return result;
}

#endif

__device__ __forceinline__ float widen_bf16(unsigned short x) {
    return __uint_as_float((unsigned) x << 16);
}

// Conversions between numbers and how they are stored for products.
__device__ __forceinline__ Stored to_stored(float x) {
#if PRECISION == 2
    return round_bf16(x);
#elif PRECISION == 1
    return round_tf32(x);
#else
    return x;
#endif
}

__device__ __forceinline__ float from_stored(Stored x) {
#if PRECISION == 2
    return widen_bf16(x);
#else
    return x;
#endif
}

// Loads and stores four neighbours; the address is a multiple of their common size.
__device__ __forceinline__ float4 load_four(const Stored* from) {
#if PRECISION == 2
    uint2 all = *(const uint2*) from;
    return make_float4(
            __uint_as_float(all.x << 16), __uint_as_float(all.x & 0xffff0000u), __uint_as_float(all.y << 16), __uint_as_float(all.y & 0xffff0000u));
#else
    return *(const float4*) from;
#endif
}

__device__ __forceinline__ void store_four(Stored* to, float4 x) {
#if PRECISION == 2
    *(uint2*) to = make_uint2(
            (unsigned) round_bf16(x.x) | (unsigned) round_bf16(x.y) << 16, (unsigned) round_bf16(x.z) | (unsigned) round_bf16(x.w) << 16);
#else
    *(float4*) to = make_float4(to_stored(x.x), to_stored(x.y), to_stored(x.z), to_stored(x.w));
#endif
}

// The sum over a warp, for all its threads, in a fixed order.
template <class Number>
__device__ __forceinline__ Number warp_total(Number x) {
    for (int distance = 16; distance > 0; distance >>= 1) {
        x += __shfl_xor_sync(FULL_WARP, x, distance);
    }
    return x;
}
