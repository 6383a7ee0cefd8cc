// Activation functions and their slopes, chosen by ACTIVATION (sinew.learning.cuda.Precision numbers them).

#define ELU 0
#define SELU 1
#define RELU 2
#define LRELU 3
#define TANH 4
#define SIGMOID 5
#define SWISH 6
#define GELU 7
#define MISH 8
#define IDENTITY 9
#define SOFTPLUS 10

#define SELU_SCALE 1.0507009873554805f
#define SELU_ALPHA 1.6732632423543772f
#define LEAK 0.01f

// Whether the slope needs the argument; the others' slopes follow from the value, so that nothing more must be kept.
#define SLOPE_NEEDS_ARGUMENT (ACTIVATION == SWISH || ACTIVATION == GELU || ACTIVATION == MISH)

// Whether columns of zeros stay zeros.
#define ZERO_STAYS_ZERO (ACTIVATION != SIGMOID && ACTIVATION != SOFTPLUS)

// exp(x) - 1; where results are rounded to TF32 or bfloat16 the fast exponential loses nothing that would be kept.
__device__ __forceinline__ float exp_minus_one(float x) {
#if PRECISION == 0
    return expm1f(x);
#else
    return fast_exp(x) - 1.0f;
#endif
}

__device__ __forceinline__ float logistic(float x) {
    return 1.0f / (1.0f + expf(-x));
}

__device__ __forceinline__ float softplus(float x) {
    return fmaxf(x, 0.0f) + log1pf(expf(-fabsf(x)));
}

__device__ __forceinline__ float activate(float x) {
#if ACTIVATION == ELU
    // computed for all, which takes less time than a branch
    float below = exp_minus_one(x);
    return x > 0.0f ? x : below;
#elif ACTIVATION == SELU
    float below = SELU_ALPHA * exp_minus_one(x);
    return SELU_SCALE * (x > 0.0f ? x : below);
#elif ACTIVATION == RELU
    return fmaxf(x, 0.0f);
#elif ACTIVATION == LRELU
    return x > 0.0f ? x : LEAK * x;
#elif ACTIVATION == TANH
    return tanhf(x);
#elif ACTIVATION == SIGMOID
    return logistic(x);
#elif ACTIVATION == SWISH
    return x * logistic(x);
#elif ACTIVATION == GELU
    return 0.5f * x * (1.0f + erff(x * 0.70710678118654752f));
#elif ACTIVATION == MISH
    return x * tanhf(softplus(x));
#elif ACTIVATION == SOFTPLUS
    return softplus(x);
#else
    return x;
#endif
}

// The slope, given the function's value (or, where that is not enough, its argument).
__device__ __forceinline__ float slope_of(float value) {
#if ACTIVATION == ELU
    return value > 0.0f ? 1.0f : value + 1.0f;
#elif ACTIVATION == SELU
    return value > 0.0f ? SELU_SCALE : value + SELU_SCALE * SELU_ALPHA;
#elif ACTIVATION == RELU
    return value > 0.0f ? 1.0f : 0.0f;
#elif ACTIVATION == LRELU
    return value > 0.0f ? 1.0f : LEAK;
#elif ACTIVATION == TANH
    return 1.0f - value * value;
#elif ACTIVATION == SIGMOID
    return value * (1.0f - value);
#elif ACTIVATION == SWISH
    float s = logistic(value);
    return s * (1.0f + value * (1.0f - s));
#elif ACTIVATION == GELU
    return 0.5f * (1.0f + erff(value * 0.70710678118654752f)) + value * 0.3989422804014327f * expf(-0.5f * value * value);
#elif ACTIVATION == MISH
    float t = tanhf(softplus(value));
    return t + value * logistic(value) * (1.0f - t * t);
#elif ACTIVATION == SOFTPLUS
    return 1.0f - expf(-value);
#else
    return 1.0f;
#endif
}

// x times the slopes that follow from the given values.
__device__ __forceinline__ float4 times_slopes(float4 x, float4 value) {
    return make_float4(x.x * slope_of(value.x), x.y * slope_of(value.y), x.z * slope_of(value.z), x.w * slope_of(value.w));
}
