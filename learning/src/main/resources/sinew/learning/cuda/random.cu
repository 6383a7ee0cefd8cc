// sinew.sim.math.Random and RandomOrder once more, bit for bit: sums and products are rounded one by one.

#ifdef SINEW_EMULATED
#define plus(a, b) ((a) + (b))
#define times(a, b) ((a) * (b))
#define divided(a, b) ((a) / (b))
#define root(a) sqrtf(a)
#else
#define plus(a, b) __fadd_rn(a, b)
#define times(a, b) __fmul_rn(a, b)
#define divided(a, b) __fdiv_rn(a, b)
#define root(a) __fsqrt_rn(a)
#endif

struct Words {
    unsigned a, b, c, d;
};

__device__ __forceinline__ unsigned multiply_high(unsigned a, unsigned b) {
    return (unsigned) ((unsigned long long) a * b >> 32);
}

// Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011).
__device__ __forceinline__ Words random_words(int seed, int environment, int step, int purpose, int block) {
    unsigned a = environment, b = step, c = purpose, d = block;
    unsigned left = seed, right = 0;
    for (int round = 0; round < 10; round++) {
        unsigned high0 = multiply_high(0xD2511F53u, a);
        unsigned low0 = 0xD2511F53u * a;
        unsigned high1 = multiply_high(0xCD9E8D57u, c);
        unsigned low1 = 0xCD9E8D57u * c;
        a = high1 ^ b ^ left;
        b = low1;
        c = high0 ^ d ^ right;
        d = low0;
        left += 0x9E3779B9u;
        right += 0xBB67AE85u;
    }
    return Words{a, b, c, d};
}

__device__ __forceinline__ float unit_of(unsigned word) {
    return (float) (word >> 8) * 5.9604645e-8f;
}

// Natural logarithm of a number in [2^-24, 1].
__device__ __forceinline__ float log_of_unit(float value) {
    unsigned bits = __float_as_uint(value);
    int exponent = (int) (bits >> 23) - 127;
    float mantissa = __uint_as_float((bits & 0x007FFFFFu) | 0x3F800000u);
    if (mantissa > 1.4142135f) {
        mantissa = 0.5f * mantissa;
        exponent = exponent + 1;
    }
    float f = mantissa - 1.0f;
    float s = divided(f, plus(2.0f, f));
    float z = times(s, s);
    float r = times(z, plus(6.6666776e-01f, times(z, plus(3.9977497e-01f, times(z, 2.9873073e-01f)))));
    float halfSquare = times(times(0.5f, f), f);
    float power = (float) exponent;
    float low = plus(times(s, plus(halfSquare, r)), times(power, 3.1946183e-5f));
    return plus(times(power, 0.69311523f), -plus(plus(halfSquare, -low), -f));
}

// Cosine of an angle in [0, 2 pi).
__device__ __forceinline__ float cosine(float angle) {
    float count = floorf(plus(times(angle, 0.63661975f), 0.5f));
    int quadrant = (int) count;
    float x = plus(plus(plus(angle, -times(count, 1.5703125f)), -times(count, 0.0004837513f)), -times(count, 7.54979e-8f));
    float z = times(x, x);
    float value;
    if ((quadrant & 1) == 0) {
        float tail = times(times(z, z), plus(4.1666646e-02f, times(z, plus(-1.3887316e-03f, times(z, 2.4433157e-05f)))));
        value = plus(1.0f, -plus(times(0.5f, z), -tail));
    } else {
        value = plus(x, times(x, times(z, plus(-1.6666655e-01f, times(z, plus(8.33216e-03f, times(z, -1.9515282e-04f)))))));
    }
    return ((quadrant + 1) & 2) == 0 ? value : -value;
}

// A draw from the normal distribution of mean 0 and deviation 1 (Box and Muller 1958).
__device__ __forceinline__ float random_normal(int seed, int environment, int step, int purpose, int index) {
    Words words = random_words(seed, environment, step, purpose, index >> 1);
    bool odd = (index & 1) != 0;
    float radius = plus(1.0f, -unit_of(odd ? words.c : words.a));
    float angle = times(6.2831855f, unit_of(odd ? words.d : words.b));
    return times(root(times(-2.0f, log_of_unit(radius))), cosine(angle));
}

__device__ __forceinline__ unsigned word_of(const Words& words, int index) {
    int which = index & 3;
    return which == 0 ? words.a : which == 1 ? words.b : which == 2 ? words.c : words.d;
}

__device__ __forceinline__ unsigned mixed(unsigned word) {
    unsigned a = (word ^ (word >> 16)) * 0x85EBCA6Bu;
    unsigned b = (a ^ (a >> 13)) * 0xC2B2AE35u;
    return b ^ (b >> 16);
}

// The number that has a place in a random order of `length` numbers: a Feistel network with cycle walking.
__device__ __forceinline__ int random_order(int place, int length, const Words& early, const Words& late) {
    int bits = 2;
    while ((1 << bits) < length) {
        bits++;
    }
    int lowBits = bits >> 1;
    int highBits = bits - lowBits;
    int pairsOfRounds = bits < 8 ? 16 : 4;
    int number = place;
    do {
        unsigned low = number & ((1 << lowBits) - 1);
        unsigned high = number >> lowBits;
        for (int i = 0; i < pairsOfRounds; i++) {
            high ^= mixed(low ^ (word_of(early, i) + i * 0x9E3779B9u)) >> (32 - highBits);
            low ^= mixed(high ^ (word_of(late, i) + i * 0x9E3779B9u)) >> (32 - lowBits);
        }
        number = (int) (high << lowBits | low);
    } while (number >= length);
    return number;
}
