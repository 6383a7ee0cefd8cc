// Lets a kernel's text run on the CPU: with one lane, or with K_LANES threads that share an environment.
#pragma once
#include <cmath>
#include <cstring>
#if K_LANES > 1
#include <barrier>
#endif

#define K_FUNCTION static
#define K_INLINE static inline
#define K_METHOD inline
#define K_UNROLL
#define K_TURNS(n)
#define K_LOOP
#define K_TABLE static const
#define K_UNIFORM_TABLE static const
#define K_LARGE_TABLE inline
#define K_MEMORY alignas(16) extern unsigned char k_memory[]
#define __global__
#define __forceinline__ inline

struct k_index {
    unsigned x;
};
inline thread_local k_index threadIdx;
inline thread_local k_index blockIdx;
inline k_index blockDim;

inline int k_host_bits(float x)
{
    int bits;
    std::memcpy(&bits, &x, sizeof bits);
    return bits;
}
inline float k_host_float(int bits)
{
    float x;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}

namespace Lanes {
inline constexpr int lanes() { return K_LANES; }
inline int lane() { return int(threadIdx.x % K_LANES); }
inline void keepPace() {}
#if K_LANES == 1
inline void sync() {}
inline float sum(float x) { return x; }
inline float max(float x) { return x; }
inline bool any(bool x) { return x; }
inline int offset(int) { return 0; }
inline int total(int count) { return count; }
inline float broadcast(float x, int) { return x; }
#else
inline std::barrier<> k_barrier(K_LANES);
inline float k_slots[K_LANES];
inline void sync() { k_barrier.arrive_and_wait(); }

// every lane adds in the order of the GPU's butterfly
template <class Operation> inline float k_reduce(float x, Operation operation)
{
    k_slots[lane()] = x;
    sync();
    float values[K_LANES];
    std::memcpy(values, k_slots, sizeof values);
    for (int o = K_LANES / 2; o > 0; o /= 2) {
        for (int i = 0; i < o; i++) values[i] = operation(values[i], values[i + o]);
    }
    sync();
    return values[0];
}
inline float sum(float x)
{
    return k_reduce(x, [](float a, float b) { return a + b; });
}
inline float max(float x)
{
    return k_reduce(x, [](float a, float b) { return a != a || a > b ? a : b; });
}
inline bool any(bool x) { return max(x ? 1.0f : 0.0f) > 0.5f; }
inline int k_count_below(int count, int lane)
{
    k_slots[Lanes::lane()] = k_host_float(count);
    sync();
    unsigned below = 0;
    for (int i = 0; i < lane; i++) below += unsigned(k_host_bits(k_slots[i]));
    sync();
    return int(below);
}
inline int offset(int count) { return k_count_below(count, lane()); }
inline int total(int count) { return k_count_below(count, K_LANES); }
inline float broadcast(float x, int lane)
{
    k_slots[Lanes::lane()] = x;
    sync();
    float value = k_slots[lane];
    sync();
    return value;
}
#endif
} // namespace Lanes
