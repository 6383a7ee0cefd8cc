// What the learner's kernels use of the GPU beyond plain CUDA C. An emulation of the GPU puts its own bodies in front and defines SINEW_EMULATED.

#define FULL_WARP 0xffffffffu

// PRECISION: 0 = float (three TF32 products for each), 1 = TF32, 2 = bfloat16. Networks' activations, deltas and weights for products are stored
// as `Stored`: float, float rounded to TF32, bfloat16.
#if PRECISION == 2
typedef unsigned short Stored;
#else
typedef float Stored;
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

// exp(x) to about 2^-21.
__device__ __forceinline__ float fast_exp(float x) {
    return __expf(x);
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

// Stores and loads four neighbours; the address is a multiple of their common size.
__device__ __forceinline__ void store_four(Stored* to, const float (&x)[4]) {
#if PRECISION == 2
    *(uint2*) to = make_uint2(
            (unsigned) round_bf16(x[0]) | (unsigned) round_bf16(x[1]) << 16, (unsigned) round_bf16(x[2]) | (unsigned) round_bf16(x[3]) << 16);
#else
    *(float4*) to = make_float4(to_stored(x[0]), to_stored(x[1]), to_stored(x[2]), to_stored(x[3]));
#endif
}

__device__ __forceinline__ void load_four(const Stored* from, float (&x)[4]) {
#if PRECISION == 2
    uint2 all = *(const uint2*) from;
    x[0] = __uint_as_float(all.x << 16);
    x[1] = __uint_as_float(all.x & 0xffff0000u);
    x[2] = __uint_as_float(all.y << 16);
    x[3] = __uint_as_float(all.y & 0xffff0000u);
#else
    float4 all = *(const float4*) from;
    x[0] = all.x;
    x[1] = all.y;
    x[2] = all.z;
    x[3] = all.w;
#endif
}
