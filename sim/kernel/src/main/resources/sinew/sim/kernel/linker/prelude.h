// What every kernel stands on: Java's arithmetic in C++, and the lanes that share an environment.
#ifdef __CUDACC__
#define K_FUNCTION static __device__
#define K_INLINE __device__ __forceinline__
#define K_METHOD __device__ __forceinline__
#define K_PRAGMA(x) _Pragma(#x)
#define K_UNROLL _Pragma("unroll")
#define K_TURNS(n) K_PRAGMA(unroll n)
// working memory of one lane lives in registers if its loops are written out; else short code keeps the instruction caches
#if K_LANES == 1
#define K_LOOP
#else
#define K_LOOP _Pragma("unroll 1")
#endif
#define K_TABLE static __device__ const
#define K_UNIFORM_TABLE static __constant__ const
#define K_LARGE_TABLE __constant__
#define K_MEMORY extern __shared__ __align__(16) unsigned char k_memory[]
#else
#include "kernel_host.h"
#endif
#ifdef __CUDACC_RTC__
// NVRTC knows no builtins for these
#define K_NAN __builtin_bit_cast(float, 0x7fc00000)
#define K_INFINITY __builtin_bit_cast(float, 0x7f800000)
#else
#define K_NAN __builtin_nanf("")
#define K_INFINITY __builtin_huge_valf()
#endif

// local arrays without elements keep one, as C++ wants it
K_INLINE constexpr int k_room(int elements) { return elements > 0 ? elements : 1; }

// int arithmetic wraps; shifts take the lowest five bits of the distance
K_INLINE constexpr int k_add(int a, int b) { return int(unsigned(a) + unsigned(b)); }
K_INLINE constexpr int k_subtract(int a, int b) { return int(unsigned(a) - unsigned(b)); }
K_INLINE constexpr int k_multiply(int a, int b) { return int(unsigned(a) * unsigned(b)); }
K_INLINE constexpr int k_negate(int a) { return int(0u - unsigned(a)); }
K_INLINE constexpr int k_shift_left(int a, int b) { return int(unsigned(a) << (b & 31)); }
K_INLINE constexpr int k_shift_right(int a, int b) { return a >> (b & 31); }
K_INLINE constexpr int k_shift_right_unsigned(int a, int b) { return int(unsigned(a) >> (b & 31)); }

// float to int saturates, and NaN becomes 0
K_INLINE int k_int(float x)
{
#ifdef __CUDACC__
    return __float2int_rz(x);
#else
    return x != x ? 0 : x >= 2147483648.0f ? 2147483647 : x <= -2147483648.0f ? -2147483647 - 1 : int(x);
#endif
}

namespace Bits {
K_INLINE int ofFloat(float x)
{
#ifdef __CUDACC__
    return __float_as_int(x);
#else
    return k_host_bits(x);
#endif
}
K_INLINE float toFloat(int bits)
{
#ifdef __CUDACC__
    return __int_as_float(bits);
#else
    return k_host_float(bits);
#endif
}
K_INLINE int multiplyHigh(int a, int b)
{
    return int(unsigned((static_cast<unsigned long long>(unsigned(a)) * unsigned(b)) >> 32));
}
} // namespace Bits

namespace Float {
K_INLINE bool isNaN(float x) { return x != x; }
K_INLINE bool isFinite(float x) { return fabsf(x) <= 3.4028235e38f; }
K_INLINE bool isInfinite(float x) { return fabsf(x) > 3.4028235e38f; }
} // namespace Float

// minimum and maximum as in Java: NaN if one is NaN, and -0 is less than +0
namespace Math {
K_INLINE int abs(int x) { return x < 0 ? k_negate(x) : x; }
K_INLINE int min(int a, int b) { return a <= b ? a : b; }
K_INLINE int max(int a, int b) { return a >= b ? a : b; }
K_INLINE float abs(float x) { return fabsf(x); }
K_INLINE float sqrt(float x) { return sqrtf(x); }
K_INLINE float fma(float a, float b, float c) { return fmaf(a, b, c); }
K_INLINE float min(float a, float b)
{
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 800
    float c;
    asm("min.NaN.f32 %0, %1, %2;" : "=f"(c) : "f"(a), "f"(b));
    return c;
#else
    if (a != a) return a;
    if (a == 0.0f && b == 0.0f) return Bits::ofFloat(a) < 0 ? a : b;
    return a <= b ? a : b;
#endif
}
K_INLINE float max(float a, float b)
{
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 800
    float c;
    asm("max.NaN.f32 %0, %1, %2;" : "=f"(c) : "f"(a), "f"(b));
    return c;
#else
    if (a != a) return a;
    if (a == 0.0f && b == 0.0f) return Bits::ofFloat(a) < 0 ? b : a;
    return a >= b ? a : b;
#endif
}
} // namespace Math

// the K_LANES lanes of an environment are neighbours in a warp
#ifdef __CUDACC__
namespace Lanes {
K_INLINE constexpr int lanes() { return K_LANES; }
K_INLINE int lane() { return K_LANES == 1 ? 0 : int(threadIdx.x & (K_LANES - 1)); }
K_INLINE unsigned mask()
{
    return K_LANES == 32 ? 0xffffffffu : ((1u << (K_LANES & 31)) - 1u) << (threadIdx.x & 31 & ~(K_LANES - 1));
}
K_INLINE void sync()
{
    if (K_LANES > 1) __syncwarp(mask());
}
// threads that left the kernel count as waiting, and what comes here more often waits for nobody in the end
K_INLINE void keepPace()
{
    if (K_LANES == 32) __syncthreads();
}
K_INLINE float sum(float x)
{
    for (int o = K_LANES / 2; o > 0; o /= 2) x += __shfl_xor_sync(mask(), x, o);
    return x;
}
K_INLINE float max(float x)
{
    for (int o = K_LANES / 2; o > 0; o /= 2) x = Math::max(x, __shfl_xor_sync(mask(), x, o));
    return x;
}
K_INLINE bool any(bool x) { return K_LANES == 1 ? x : __any_sync(mask(), x) != 0; }
K_INLINE int offset(int count)
{
    int sum = count;
    for (int o = 1; o < K_LANES; o *= 2) {
        int below = __shfl_up_sync(mask(), sum, o, K_LANES);
        if (lane() >= o) sum = k_add(sum, below);
    }
    return k_subtract(sum, count);
}
K_INLINE int total(int count)
{
    for (int o = K_LANES / 2; o > 0; o /= 2) count = k_add(count, __shfl_xor_sync(mask(), count, o));
    return count;
}
K_INLINE float broadcast(float x, int lane) { return K_LANES == 1 ? x : __shfl_sync(mask(), x, lane, K_LANES); }
} // namespace Lanes
#endif
