// Functions of tensor cores, given and taken as whole matrices, to compare devices.
#ifndef SINEW_EMULATED
__device__ void mma_tf32_16x8x8(float (&d)[4], const unsigned (&a)[4], const unsigned (&b)[2]) {
    asm("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ void mma_bf16_16x8x16(float (&d)[4], const unsigned (&a)[4], const unsigned (&b)[2]) {
    asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}
__device__ void load_matrix_x4(unsigned (&to)[4], const void* row) {
    unsigned address = (unsigned) __cvta_generic_to_shared(row);
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(address));
}
__device__ void load_matrix_x4_transposed(unsigned (&to)[4], const void* row) {
    unsigned address = (unsigned) __cvta_generic_to_shared(row);
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
                 : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3]) : "r"(address));
}
__device__ void copy_async_16(void* shared, const void* global, bool valid) {
    unsigned address = (unsigned) __cvta_generic_to_shared(shared);
    int bytes = valid ? 16 : 0;
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16, %2;" ::"r"(address), "l"(global), "r"(bytes) : "memory");
}
__device__ void copy_async_commit() { asm volatile("cp.async.commit_group;" ::: "memory"); }
template <int N> __device__ void copy_async_wait() { asm volatile("cp.async.wait_group %0;" ::"n"(N) : "memory"); }
__device__ float round_tf32(float x) {
    unsigned rounded;
    asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(rounded) : "f"(x));
    return __uint_as_float(rounded);
}
__device__ unsigned short round_bf16(float x) {
    unsigned short rounded;
    asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(rounded) : "f"(x));
    return rounded;
}
#endif

extern "C" __global__ void round_numbers(const float* x, float* tf32, float* bf16, int count) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) {
        tf32[i] = round_tf32(x[i]);
        bf16[i] = __uint_as_float((unsigned) round_bf16(x[i]) << 16);
    }
}

// Every lane's words of four 8 x 8 matrices of 16-bit numbers: plain, then transposed.
extern "C" __global__ void load_fragments(const float* matrices, int* words) {
    extern __shared__ __align__(16) float shared_memory[];
    copy_async_16(shared_memory + threadIdx.x * 4, matrices + threadIdx.x * 4, threadIdx.x != 31);
    copy_async_commit();
    copy_async_wait<0>();
    __syncthreads();
    unsigned plain[4], turned[4];
    load_matrix_x4(plain, shared_memory + threadIdx.x * 4);
    load_matrix_x4_transposed(turned, shared_memory + threadIdx.x * 4);
    for (int i = 0; i < 4; i++) {
        words[threadIdx.x * 8 + i] = (int) plain[i];
        words[threadIdx.x * 8 + 4 + i] = (int) turned[i];
    }
}

// d[16][8] = c + a[16][8] b[8][8] in TF32, e = c + a[16][16] b[16][8] in bfloat16; a and b are rows, rounded here.
extern "C" __global__ void multiply(const float* a, const float* b, const float* c, float* d, float* e) {
    int group = threadIdx.x / 4, in = threadIdx.x % 4;
    float sums[4], other[4];
    for (int i = 0; i < 4; i++) other[i] = sums[i] = c[(group + i / 2 * 8) * 8 + in * 2 + i % 2];
    unsigned left[4], right[2];
    for (int i = 0; i < 4; i++) left[i] = __float_as_uint(round_tf32(a[(group + i % 2 * 8) * 16 + in + i / 2 * 4]));
    for (int i = 0; i < 2; i++) right[i] = __float_as_uint(round_tf32(b[(in + i * 4) * 8 + group]));
    mma_tf32_16x8x8(sums, left, right);
    for (int i = 0; i < 4; i++) {
        const float* pair = a + (group + i % 2 * 8) * 16 + in * 2 + i / 2 * 8;
        left[i] = (unsigned) round_bf16(pair[0]) | (unsigned) round_bf16(pair[1]) << 16;
    }
    for (int i = 0; i < 2; i++) {
        const float* pair = b + (in * 2 + i * 8) * 8 + group;
        right[i] = (unsigned) round_bf16(pair[0]) | (unsigned) round_bf16(pair[8]) << 16;
    }
    mma_bf16_16x8x16(other, left, right);
    for (int i = 0; i < 4; i++) {
        int at = (group + i / 2 * 8) * 8 + in * 2 + i % 2;
        d[at] = sums[i];
        e[at] = other[i];
    }
}
