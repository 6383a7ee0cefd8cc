// Functions and types that CUDA texts take for granted.

// -- numbers --

template <class To, class From> static inline To emulated_bits(From x)
{
    static_assert(sizeof(To) == sizeof(From));
    To to;
    memcpy(&to, &x, sizeof to);
    return to;
}
static inline int __float_as_int(float x) { return emulated_bits<int>(x); }
static inline unsigned __float_as_uint(float x) { return emulated_bits<unsigned>(x); }
static inline float __int_as_float(int x) { return emulated_bits<float>(x); }
static inline float __uint_as_float(unsigned x) { return emulated_bits<float>(x); }
static inline unsigned __umulhi(unsigned a, unsigned b) { return unsigned((uint64_t(a) * b) >> 32); }
static inline int __mulhi(int a, int b) { return int((int64_t(a) * b) >> 32); }
static inline int __popc(unsigned x) { return __builtin_popcount(x); }
static inline int __clz(int x) { return x == 0 ? 32 : __builtin_clz(unsigned(x)); }
static inline int __ffs(int x) { return __builtin_ffs(x); }
static inline unsigned __brev(unsigned x)
{
    unsigned reversed = 0;
    for (int i = 0; i < 32; i++) reversed |= (x >> i & 1u) << (31 - i);
    return reversed;
}
static inline float __fmaf_rn(float a, float b, float c) { return fmaf(a, b, c); }
static inline float __fadd_rn(float a, float b) { return a + b; }
static inline float __fsub_rn(float a, float b) { return a - b; }
static inline float __fmul_rn(float a, float b) { return a * b; }
static inline float __fdiv_rn(float a, float b) { return a / b; }
static inline float __fsqrt_rn(float x) { return sqrtf(x); }
static inline float __frcp_rn(float x) { return 1.0f / x; }
static inline float __fdividef(float a, float b) { return a / b; }
static inline float __saturatef(float x) { return x > 0.0f ? (x < 1.0f ? x : 1.0f) : 0.0f; }
static inline int __float2int_rn(float x) { return int(nearbyintf(x)); }
static inline int __float2int_rz(float x) { return int(x); }
static inline float __int2float_rn(int x) { return float(x); }
// C libraries have some of these names, or will
static inline float emulated_rsqrt(float x) { return 1.0f / sqrtf(x); }
static inline float emulated_cospi(float x) { return float(cos(M_PI * double(x))); }
static inline float emulated_sinpi(float x) { return float(sin(M_PI * double(x))); }
#define __expf expf
#define __logf logf
#define __log2f log2f
#define __sinf sinf
#define __cosf cosf
#define rsqrtf emulated_rsqrt
#define cospif emulated_cospi
#define sinpif emulated_sinpi
static inline float normcdff(float x) { return float(0.5 * erfc(-double(x) * M_SQRT1_2)); }
template <class T> static inline T __ldg(const T* from) { return *from; }
template <class T> static inline T __ldcs(const T* from) { return *from; }
template <class T> static inline T __ldcg(const T* from) { return *from; }
template <class T> static inline void __stcs(T* to, std::common_type_t<T> value) { *to = value; }
template <class T> static inline void __stcg(T* to, std::common_type_t<T> value) { *to = value; }
template <class A, class B> static inline std::common_type_t<A, B> min(A a, B b)
{
    using C = std::common_type_t<A, B>;
    if constexpr (std::is_floating_point_v<C>) return C(fmin(a, b));
    return C(b) < C(a) ? C(b) : C(a);
}
template <class A, class B> static inline std::common_type_t<A, B> max(A a, B b)
{
    using C = std::common_type_t<A, B>;
    if constexpr (std::is_floating_point_v<C>) return C(fmax(a, b));
    return C(a) < C(b) ? C(b) : C(a);
}

// Whole numbers only: sums of floats in a changing order would not repeat.
template <class T> static inline T atomicAdd(T* at, std::common_type_t<T> value)
{
    static_assert(std::is_integral_v<T>);
    T before = *at;
    *at = before + value;
    return before;
}
template <class T> static inline T atomicMax(T* at, std::common_type_t<T> value)
{
    static_assert(std::is_integral_v<T>);
    T before = *at;
    *at = max(before, value);
    return before;
}
template <class T> static inline T atomicMin(T* at, std::common_type_t<T> value)
{
    static_assert(std::is_integral_v<T>);
    T before = *at;
    *at = min(before, value);
    return before;
}
template <class T> static inline T atomicOr(T* at, std::common_type_t<T> value)
{
    T before = *at;
    *at = before | value;
    return before;
}
template <class T> static inline T atomicExch(T* at, std::common_type_t<T> value)
{
    T before = *at;
    *at = value;
    return before;
}
template <class T> static inline T atomicCAS(T* at, std::common_type_t<T> expected, std::common_type_t<T> value)
{
    T before = *at;
    if (before == expected) *at = value;
    return before;
}

// -- short vectors --

#define EMULATED_VECTORS(T, name)                                                                          \
    struct __align__(2 * sizeof(T)) name##2 {                                                              \
        T x, y;                                                                                            \
    };                                                                                                     \
    struct name##3 {                                                                                       \
        T x, y, z;                                                                                         \
    };                                                                                                     \
    struct __align__(4 * sizeof(T)) name##4 {                                                              \
        T x, y, z, w;                                                                                      \
    };                                                                                                     \
    static inline name##2 make_##name##2(T x, T y) { return {x, y}; }                                      \
    static inline name##3 make_##name##3(T x, T y, T z) { return {x, y, z}; }                              \
    static inline name##4 make_##name##4(T x, T y, T z, T w) { return {x, y, z, w}; }
EMULATED_VECTORS(float, float)
EMULATED_VECTORS(int, int)
EMULATED_VECTORS(unsigned, uint)
EMULATED_VECTORS(unsigned short, ushort)
EMULATED_VECTORS(unsigned char, uchar)
#undef EMULATED_VECTORS
