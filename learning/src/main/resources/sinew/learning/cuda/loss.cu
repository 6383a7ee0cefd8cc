// The loss of proximal policy optimisation (Schulman et al. 2017, equations 7 and 9) and its derivatives down to the last hidden layers.
// Two threads share a sample: one has the even actions, the other the odd ones.

#define LOSS_TILE 64

// The samples in the order in which they are learned from. Arrays with a number for each action are [action][stride].
struct Batch {
    const float* actions;
    float* oldMeans;
    float* oldDeviations;      // [action][stride] with noise that depends on the state, else [action] of this mini-batch
    const float* oldLogProbabilities;
    const float* oldValues;
    const float* returns;
    const float* advantages;
    int stride;
    int first;                 // of the mini-batch
    int samples;               // of the mini-batch
};

// Where derivatives go.
struct Derivatives {
    Stored* actorOutputs;      // [sample][actorPitch]
    Stored* valueOutputs;      // [sample][valuePitch]
    int actorPitch;
    int valuePitch;
    float* sums;               // [LOSS_SUMS][blocks]
    float* noise;              // [blocks][ACTIONS], unless noise depends on the state
};

// The sum over those 16 threads of a warp that have the same half.
__device__ __forceinline__ float half_total(float x) {
    for (int distance = 16; distance > 1; distance >>= 1) {
        x += __shfl_xor_sync(FULL_WARP, x, distance);
    }
    return x;
}

// What a deviation of the noise means for the loss. The divergence in one dimension is divergence + move^2 * divergencePerMove.
struct Noise {
    float deviation;
    float inverse;
    float logDeviation;
    float divergence;
    float divergencePerMove;
};

__device__ __forceinline__ Noise noise_of(int reference, float deviation, float old) {
    Noise n;
    n.deviation = deviation;
    n.inverse = 1.0f / deviation;
    n.logDeviation = logf(deviation);
    if (reference == KL_ROLLOUT) {
        n.divergencePerMove = 0.5f * n.inverse * n.inverse;
        n.divergence = logf(deviation / old + 1.0e-5f) + old * old * n.divergencePerMove - 0.5f;
    } else {
        n.divergencePerMove = 0.5f / (old * old + 1.0e-5f);
        n.divergence = logf(old * n.inverse + 1.0e-5f) + deviation * deviation * n.divergencePerMove - 0.5f;
    }
    return n;
}

// How far a mean lies beyond the bounds, or from zero.
__device__ __forceinline__ float beyond_bounds(int kind, float mean) {
    return kind == BOUNDS_BEYOND ? fmaxf(mean - 1.1f, 0.0f) + fminf(mean + 1.1f, 0.0f) : mean;
}

// Adds COUNT numbers over the block's four warps and stores the sums, one row of `to` for each.
template <int COUNT>
__device__ __forceinline__ void store_totals(const float (&x)[COUNT], float (*shared)[COUNT], float* to) {
#pragma unroll
    for (int i = 0; i < COUNT; i++) {
        float total = warp_total(x[i]);
        if ((threadIdx.x & 31) == 0) {
            shared[threadIdx.x >> 5][i] = total;
        }
    }
    __syncthreads();
    if (threadIdx.x < COUNT) {
        to[threadIdx.x * gridDim.x + blockIdx.x] =
                shared[0][threadIdx.x] + shared[1][threadIdx.x] + shared[2][threadIdx.x] + shared[3][threadIdx.x];
    }
}

// The actions of a thread's half of a sample, and what their means were.
struct OwnActions {
    float action[(ACTIONS + 1) / 2];
    float oldMean[(ACTIONS + 1) / 2];
};

// Loads them all at once, long before they are needed.
__device__ __forceinline__ OwnActions load_actions(const Batch& b, int tileFirst) {
    OwnActions own;
    int sample = tileFirst + (threadIdx.x >> 1);
    long long at = b.first + (sample < b.samples ? sample : 0) + (long long) (threadIdx.x & 1) * b.stride;
#pragma unroll
    for (int i = 0; i < (ACTIONS + 1) / 2; i++) {
        bool there = 2 * i + (int) (threadIdx.x & 1) < ACTIONS;
        own.action[i] = there ? b.actions[at] : 0.0f;
        own.oldMean[i] = there ? b.oldMeans[at] : 0.0f;
        at += 2 * b.stride;
    }
    return own;
}

// The actor's part: replaces its outputs in shared memory by the loss's derivatives with respect to them.
template <int ACTOR, int VALUE>
__device__ __forceinline__ void actor_loss(
        float* shared, const float* parameters, const Settings* settings, const Batch& b, const Derivatives& to, int tileFirst,
        const OwnActions& own) {
    typedef HeadTile<ACTOR, VALUE, LOSS_TILE> Tile;
    __shared__ float warps[4][6];
#if NOISE != NOISE_STATE_DEPENDENT
    __shared__ float noiseSums[4][ACTIONS + 1];
    __shared__ Noise noises[ACTIONS];
    for (int d = threadIdx.x; d < ACTIONS; d += HEAD_THREADS) {
        noises[d] = noise_of(settings->klReference, deviation_of(parameters[d]), b.oldDeviations[d]);
    }
    __syncthreads();
#endif
    float* outputs = shared + Tile::OUTPUTS;
    int reference = settings->klReference;
    int boundsKind = settings->boundsKind;
    float clip = settings->clip;
    float entropyCoefficient = settings->entropyCoefficient;
    int sample = threadIdx.x >> 1;
    int half = threadIdx.x & 1;
    bool valid = tileFirst + sample < b.samples;
    int at = b.first + (valid ? tileFirst + sample : 0);
    float advantage = b.advantages[at];
    float oldLogProbability = b.oldLogProbabilities[at];
    float share = 1.0f / b.samples;
    float logProbability = 0.0f;
    float kl = 0.0f;
    float bounds = 0.0f;
    float entropy = 0.0f;
    float deviations = 0.0f;
#pragma unroll
    for (int i = 0; i < (ACTIONS + 1) / 2; i++) {
        int d = 2 * i + half;
        if (d < ACTIONS) {
            float mean = outputs[d * Tile::STRIDE + sample];
            long long place = (long long) d * b.stride + at;
#if NOISE == NOISE_STATE_DEPENDENT
            Noise n = noise_of(reference, tile_deviation<ACTOR, VALUE, LOSS_TILE>(shared, parameters, sample, d), b.oldDeviations[place]);
#else
            const Noise& n = noises[d];
#endif
            float z = (own.action[i] - mean) * n.inverse;
            float move = own.oldMean[i] - mean;
            float beyond = beyond_bounds(boundsKind, mean);
            logProbability -= 0.5f * z * z + n.logDeviation + HALF_LOG_TWO_PI;
            entropy += 0.5f + n.logDeviation + HALF_LOG_TWO_PI;
            deviations += n.deviation;
            kl += n.divergence + move * move * n.divergencePerMove;
            bounds += beyond * beyond;
            if (reference == KL_PREVIOUS_PASS && valid) {
                b.oldMeans[place] = mean;
#if NOISE == NOISE_STATE_DEPENDENT
                b.oldDeviations[place] = n.deviation;
#endif
            }
        }
    }
    logProbability += __shfl_xor_sync(FULL_WARP, logProbability, 1);
    float logRatio = logProbability - oldLogProbability;
    float ratio = expf(logRatio);
    float clippedRatio = fminf(fmaxf(ratio, 1.0f - clip), 1.0f + clip);
    float plain = -advantage * ratio;
    float clipped = -advantage * clippedRatio;
    float slope = valid && (plain >= clipped || ratio == clippedRatio) ? plain * share : 0.0f;
    float boundsSlope = valid ? 2.0f * settings->boundsCoefficient * share : 0.0f;
    bool first = valid && half == 0;
    float blockShare = fminf((float) (b.samples - tileFirst), (float) LOSS_TILE) * share;
#pragma unroll
    for (int i = 0; i < (ACTIONS + 1) / 2; i++) {
        int d = 2 * i + half;
        float noise = 0.0f;
        if (d < ACTIONS) {
            float mean = outputs[d * Tile::STRIDE + sample];
#if NOISE == NOISE_STATE_DEPENDENT
            float inverse = 1.0f / tile_deviation<ACTOR, VALUE, LOSS_TILE>(shared, parameters, sample, d);
#else
            float inverse = noises[d].inverse;
#endif
            float z = (own.action[i] - mean) * inverse;
            outputs[d * Tile::STRIDE + sample] = slope * z * inverse + boundsSlope * beyond_bounds(boundsKind, mean);
            noise = slope * (z * z - 1.0f);
#if NOISE == NOISE_STATE_DEPENDENT
            outputs[(ACTIONS + d) * Tile::STRIDE + sample] = valid ? noise - entropyCoefficient * share : 0.0f;
#elif NOISE == NOISE_SCALAR
            noise *= inverse;
#endif
        }
#if NOISE != NOISE_STATE_DEPENDENT
        noise = half_total(noise);
        if ((threadIdx.x & 31) < 2) {
            noiseSums[threadIdx.x >> 5][d] = noise;
        }
#endif
    }
    float sums[6] = {
            first ? share * fmaxf(plain, clipped) : 0.0f,
            valid ? share * kl : 0.0f,
            first ? share * (ratio - 1.0f - logRatio) : 0.0f,
            valid ? share * bounds : 0.0f,
            valid ? share * entropy : 0.0f,
            valid ? share * deviations / ACTIONS : 0.0f};
    store_totals(sums, warps, to.sums + SUM_SURROGATE * gridDim.x);
#if NOISE != NOISE_STATE_DEPENDENT
    for (int d = threadIdx.x; d < ACTIONS; d += HEAD_THREADS) {
        float bonus = entropyCoefficient * blockShare;
#if NOISE == NOISE_SCALAR
        bonus *= noises[d].inverse;
#endif
        to.noise[blockIdx.x * ACTIONS + d] = noiseSums[0][d] + noiseSums[1][d] + noiseSums[2][d] + noiseSums[3][d] - bonus;
    }
#endif
}

// One sample's value loss and its derivative.
__device__ __forceinline__ float value_loss(const Settings* settings, float now, float old, float target, float& derivative) {
    float error = now - target;
    float move = now - old;
    float clippedMove = fminf(fmaxf(move, -settings->valueClip), settings->valueClip);
    float clippedError = old + clippedMove - target;
    bool clipped = move != clippedMove;
    derivative = 2.0f * error;
    if (settings->valueLoss == VALUE_SQUARED) {
        return error * error;
    }
    if (settings->valueLoss == VALUE_CLIPPED) {
        derivative = clipped ? 0.0f : 2.0f * clippedError;
        return clippedError * clippedError;
    }
    if (clipped && error * error <= clippedError * clippedError) {
        derivative = 0.0f;
    }
    return fmaxf(error * error, clippedError * clippedError);
}

// The critic's part: replaces the value in shared memory by the derivative.
template <int ACTOR, int VALUE>
__device__ __forceinline__ void critic_loss(float* shared, const Settings* settings, const Batch& b, const Derivatives& to, int tileFirst) {
    typedef HeadTile<ACTOR, VALUE, LOSS_TILE> Tile;
    __shared__ float warps[4][1];
    float loss[1] = {0.0f};
    if (threadIdx.x < LOSS_TILE) {
        float* output = shared + Tile::OUTPUTS + ACTOR * Tile::STRIDE + threadIdx.x;
        float derivative = 0.0f;
        if (tileFirst + threadIdx.x < b.samples) {
            int at = b.first + tileFirst + threadIdx.x;
            float share = 1.0f / b.samples;
            loss[0] = share * value_loss(settings, *output, b.oldValues[at], b.returns[at], derivative);
            derivative *= settings->valueCoefficient * share;
        }
        *output = derivative;
    }
    store_totals(loss, warps, to.sums + SUM_VALUE * gridDim.x);
}

// deltas = (derivatives of the outputs x weights) * slope of the last hidden layer, if it has an activation. Warps share the samples, lanes the
// columns.
template <int WIDTH, int ACTOR, int VALUE, bool SLOPES>
__device__ __forceinline__ void hidden_deltas(
        float* shared, const Stored* hidden, const Stored* slopes, Stored* deltas, int pitch, const float* parameters,
        const HeadPlaces& places, int samples) {
    typedef HeadTile<ACTOR, VALUE, LOSS_TILE> Tile;
    const int AT_ONCE = 8;
    const int CHUNKS = (WIDTH + CHUNK - 1) / CHUNK;
    int column = (threadIdx.x & 31) * 4;
    int warp = threadIdx.x >> 5;
    for (int chunk = CHUNKS - 1; chunk >= 0; chunk--) {
        int base = chunk * CHUNK;
        if (chunk != CHUNKS - 1) {
            __syncthreads();
            load_chunk<WIDTH, ACTOR, VALUE, LOSS_TILE>(shared, hidden, pitch, parameters, places, base, samples);
            __syncthreads();
        }
        for (int begin = warp * (LOSS_TILE / 4); begin < (warp + 1) * (LOSS_TILE / 4); begin += AT_ONCE) {
            float4 sums[AT_ONCE];
#pragma unroll
            for (int i = 0; i < AT_ONCE; i++) {
                sums[i] = make_float4(0.0f, 0.0f, 0.0f, 0.0f);
            }
            for (int row = 0; row < Tile::ROWS; row++) {
                float4 w = *(const float4*) (shared + Tile::WEIGHTS + row * CHUNK_PITCH + column);
                const float4* four = (const float4*) (shared + Tile::OUTPUTS + row * Tile::STRIDE + begin);
                float4 early = four[0];
                float4 late = four[1];
                const float delta[AT_ONCE] = {early.x, early.y, early.z, early.w, late.x, late.y, late.z, late.w};
#pragma unroll
                for (int i = 0; i < AT_ONCE; i++) {
                    sums[i].x = fmaf(delta[i], w.x, sums[i].x);
                    sums[i].y = fmaf(delta[i], w.y, sums[i].y);
                    sums[i].z = fmaf(delta[i], w.z, sums[i].z);
                    sums[i].w = fmaf(delta[i], w.w, sums[i].w);
                }
            }
#pragma unroll
            for (int i = 0; i < AT_ONCE; i++) {
                int sample = begin + i;
                if (sample < samples && base + column < pitch) {
                    long long at = (long long) sample * pitch + base + column;
#if SLOPE_NEEDS_ARGUMENT
                    float4 x = load_four(slopes + at);
#else
                    float4 x = *(const float4*) (shared + sample * CHUNK_PITCH + column);
#endif
                    store_four(deltas + at, SLOPES ? times_slopes(sums[i], x) : sums[i]);
                }
            }
        }
    }
}

template <int WIDTH, int ACTOR, int VALUE, int INPUT>
__device__ __forceinline__ void loss_tile(
        const Stored* hidden, const Stored* slopes, Stored* deltas, int pitch, const float* parameters, const HeadPlaces& places,
        const Settings* settings, const Batch& b, const Derivatives& to) {
    extern __shared__ __align__(128) float shared_memory[];
    typedef HeadTile<ACTOR, VALUE, LOSS_TILE> Tile;
    int tileFirst = blockIdx.x * LOSS_TILE;
    int samples = b.samples - tileFirst;
    long long offset = (long long) tileFirst * pitch;
    OwnActions own;
    if (ACTOR > 0) {
        own = load_actions(b, tileFirst);
    }
    head_outputs<WIDTH, ACTOR, VALUE, LOSS_TILE>(shared_memory, hidden + offset, pitch, parameters, places, samples);
    if (ACTOR > 0) {
        actor_loss<ACTOR, VALUE>(shared_memory, parameters, settings, b, to, tileFirst, own);
    }
    if (VALUE > 0) {
        critic_loss<ACTOR, VALUE>(shared_memory, settings, b, to, tileFirst);
    }
    __syncthreads();
    if (INPUT != OBSERVATIONS) {
        hidden_deltas<WIDTH, ACTOR, VALUE, INPUT == HIDDEN_LAYER>(
                shared_memory, hidden + offset, slopes + offset, deltas + offset, pitch, parameters, places, samples);
    }
    const float* outputs = shared_memory + Tile::OUTPUTS;
    for (int i = threadIdx.x; i < LOSS_TILE * ACTOR; i += HEAD_THREADS) {
        int sample = i / (ACTOR > 0 ? ACTOR : 1);
        int row = i % (ACTOR > 0 ? ACTOR : 1);
        if (sample < samples) {
            to.actorOutputs[(long long) (tileFirst + sample) * to.actorPitch + row] = to_stored(outputs[row * Tile::STRIDE + sample]);
        }
    }
    if (VALUE > 0 && threadIdx.x < LOSS_TILE && (int) threadIdx.x < samples) {
        to.valueOutputs[(long long) (tileFirst + threadIdx.x) * to.valuePitch] =
                to_stored(outputs[ACTOR * Tile::STRIDE + threadIdx.x]);
    }
}

// The loss of a mini-batch: derivatives of the last layers' outputs, deltas of the last hidden layers, and each block's sums.
extern "C" __global__ void __launch_bounds__(HEAD_THREADS) loss(
        const Stored* hidden0, const Stored* slopes0, Stored* deltas0, int pitch0, const Stored* hidden1, const Stored* slopes1,
        Stored* deltas1, int pitch1, const float* parameters, int actorWeights, int actorBias, int valueWeights, int valueBias,
        const Settings* settings, const float* actions, float* oldMeans, float* oldDeviations, const float* oldLogProbabilities,
        const float* oldValues, const float* returns, const float* advantages, int stride, int first, int samples, Stored* actorOutputs,
        int actorPitch, Stored* valueOutputs, int valuePitch, float* sums, float* noise) {
    HeadPlaces places = {actorWeights, actorBias, valueWeights, valueBias};
    Batch b = {actions, oldMeans, oldDeviations, oldLogProbabilities, oldValues, returns, advantages, stride, first, samples};
    Derivatives to = {actorOutputs, valueOutputs, actorPitch, valuePitch, sums, noise};
    if (blockIdx.y == 0) {
        loss_tile<NET0_WIDTH, NET0_ACTOR, NET0_VALUE, NET0_INPUT>(hidden0, slopes0, deltas0, pitch0, parameters, places, settings, b, to);
    }
#if NETS == 2
    if (blockIdx.y == 1) {
        loss_tile<NET1_WIDTH, NET1_ACTOR, NET1_VALUE, NET1_INPUT>(hidden1, slopes1, deltas1, pitch1, parameters, places, settings, b, to);
    }
#endif
}
