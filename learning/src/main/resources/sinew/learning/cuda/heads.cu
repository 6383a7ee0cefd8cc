// The last layers of the networks, whose outputs are means (and deviations) of actions and values: acting, and the loss with its derivatives.
// NET0_* and, with NETS == 2, NET1_* give the width of the last layers' input, how many outputs are the actor's and the critic's, and what
// the input is.
// A block has 128 threads, four warps, and computes TILE samples.

#define OBSERVATIONS 0
#define HIDDEN_LAYER 1
#define MEMORY_OUTPUT 2

#define HEAD_THREADS 128
#define CHUNK 128
#define CHUNK_PITCH (CHUNK + 4)

// Where the parameters of the last layers lie.
struct HeadPlaces {
    int actorWeights;
    int actorBias;
    int valueWeights;
    int valueBias;
};

// Shared memory of a block: TILE rows of hidden numbers, then rows of weights, then outputs [row][STRIDE].
template <int ACTOR, int VALUE, int TILE>
struct HeadTile {
    static constexpr int ROWS = ACTOR + VALUE;
    static constexpr int PADDED_ROWS = (ROWS + 3) / 4 * 4;
    static constexpr int STRIDE = TILE + 16;
    static constexpr int WEIGHTS = TILE * CHUNK_PITCH;
    static constexpr int OUTPUTS = WEIGHTS + PADDED_ROWS * CHUNK_PITCH;
};

template <int WIDTH, int ACTOR, int VALUE, int TILE>
__device__ __forceinline__ void load_chunk(
        float* shared, const Stored* hidden, int pitch, const float* parameters, const HeadPlaces& places, int base, int samples) {
    typedef HeadTile<ACTOR, VALUE, TILE> Tile;
#pragma unroll 8
#pragma unroll 8
    for (int i = threadIdx.x; i < TILE * (CHUNK / 4); i += HEAD_THREADS) {
        int sample = i / (CHUNK / 4);
        int column = i % (CHUNK / 4) * 4;
        bool valid = sample < samples && base + column < pitch;
        const Stored* from = hidden + (valid ? (long long) sample * pitch + base + column : 0);
        float* to = shared + sample * CHUNK_PITCH + column;
#if PRECISION == 2
        *(float4*) to = valid ? load_four(from) : make_float4(0.0f, 0.0f, 0.0f, 0.0f);
#else
        copy_async_16(to, from, valid);
#endif
    }
    copy_async_commit();
#pragma unroll 4
#pragma unroll 8
    for (int i = threadIdx.x; i < Tile::PADDED_ROWS * CHUNK; i += HEAD_THREADS) {
        int row = i / CHUNK;
        int column = base + i % CHUNK;
        float weight = 0.0f;
        if (row < Tile::ROWS && column < WIDTH) {
            weight = row < ACTOR ? parameters[places.actorWeights + row * WIDTH + column] : parameters[places.valueWeights + column];
        }
        shared[Tile::WEIGHTS + row * CHUNK_PITCH + i % CHUNK] = weight;
    }
    copy_async_wait<0>();
}

__device__ __forceinline__ float dot(float4 a, float4 b, float sum) {
    return fmaf(a.x, b.x, fmaf(a.y, b.y, fmaf(a.z, b.z, fmaf(a.w, b.w, sum))));
}

// The outputs of a tile. Warps share the rows, lanes the samples; a single row is shared by its columns.
template <int WIDTH, int ACTOR, int VALUE, int TILE>
__device__ __forceinline__ void head_outputs(
        float* shared, const Stored* hidden, int pitch, const float* parameters, const HeadPlaces& places, int samples) {
    typedef HeadTile<ACTOR, VALUE, TILE> Tile;
    const int PER_WARP = Tile::PADDED_ROWS / 4;
    const int PER_LANE = TILE / 32;
    const bool ALONE = Tile::ROWS == 1;
    int lane = threadIdx.x & 31;
    int warp = threadIdx.x >> 5;
    float sums[PER_WARP][PER_LANE];
#pragma unroll
    for (int i = 0; i < PER_WARP * PER_LANE; i++) {
        (&sums[0][0])[i] = 0.0f;
    }
    for (int base = 0; base < WIDTH; base += CHUNK) {
        __syncthreads();
        load_chunk<WIDTH, ACTOR, VALUE, TILE>(shared, hidden, pitch, parameters, places, base, samples);
        __syncthreads();
        int begin = ALONE ? warp * (CHUNK / 4) : 0;
        int end = ALONE ? begin + CHUNK / 4 : CHUNK;
#pragma unroll 4
        for (int k = begin; k < end; k += 4) {
            float4 x[PER_LANE];
#pragma unroll
            for (int j = 0; j < PER_LANE; j++) {
                x[j] = *(const float4*) (shared + (lane + j * 32) * CHUNK_PITCH + k);
            }
#pragma unroll
            for (int i = 0; i < PER_WARP; i++) {
                int row = ALONE ? 0 : warp * PER_WARP + i;
                float4 w = *(const float4*) (shared + Tile::WEIGHTS + row * CHUNK_PITCH + k);
#pragma unroll
                for (int j = 0; j < PER_LANE; j++) {
                    sums[i][j] = dot(x[j], w, sums[i][j]);
                }
            }
        }
    }
    float* outputs = shared + Tile::OUTPUTS;
#pragma unroll
    for (int i = 0; i < PER_WARP; i++) {
        int row = warp * PER_WARP + i;
        float bias = ALONE || row >= Tile::ROWS ? 0.0f : row < ACTOR ? parameters[places.actorBias + row] : parameters[places.valueBias];
#pragma unroll
        for (int j = 0; j < PER_LANE; j++) {
            outputs[row * Tile::STRIDE + lane + j * 32] = sums[i][j] + bias;
        }
    }
    __syncthreads();
    if (ALONE) {
        float bias = parameters[ACTOR == 1 ? places.actorBias : places.valueBias];
        if (threadIdx.x < TILE) {
            float* output = outputs + threadIdx.x;
            output[0] = output[0] + output[Tile::STRIDE] + output[2 * Tile::STRIDE] + output[3 * Tile::STRIDE] + bias;
        }
        __syncthreads();
    }
}

// What acting needs and gives; the arrays are those of the whole rollout, step-major.
struct Acting {
    float* actions;            // [environments][ACTIONS], what the environments see
    float* keptActions;        // [steps][environments][ACTIONS]
    float* keptMeans;
    float* keptDeviations;     // the same with noise that depends on the state, else [ACTIONS]
    float* logProbabilities;   // [steps][environments]
    float* values;
    float* lastValues;         // [environments]
    const float* valueMoments; // mean, deviation
    bool valuesNormalized;
};

template <int ACTOR, int VALUE, int TILE>
__device__ __forceinline__ void keep_values(const float* shared, int first, int environments, int last, const Acting& a, int step) {
    typedef HeadTile<ACTOR, VALUE, TILE> Tile;
    int environment = first + threadIdx.x;
    if (threadIdx.x >= TILE || environment >= environments) {
        return;
    }
    float value = shared[Tile::OUTPUTS + ACTOR * Tile::STRIDE + threadIdx.x];
    if (a.valuesNormalized) {
        value = limited(value, 5.0f) * a.valueMoments[1] + a.valueMoments[0];
    }
    if (last != 0) {
        a.lastValues[environment] = value;
    } else {
        a.values[(long long) step * environments + environment] = value;
    }
}

template <int ACTOR, int VALUE, int TILE>
__device__ __forceinline__ float tile_deviation(const float* shared, const float* parameters, int sample, int d) {
#if NOISE == NOISE_STATE_DEPENDENT
    return deviation_of(shared[HeadTile<ACTOR, VALUE, TILE>::OUTPUTS + (ACTIONS + d) * HeadTile<ACTOR, VALUE, TILE>::STRIDE + sample]);
#else
    return deviation_of(parameters[d]);
#endif
}

template <int ACTOR, int VALUE, int TILE>
__device__ __forceinline__ void draw_actions(
        float* shared, const float* parameters, int first, int environments, int seed, int purpose, float actionClip, const Acting& a,
        const Progress* progress) {
    typedef HeadTile<ACTOR, VALUE, TILE> Tile;
    float* outputs = shared + Tile::OUTPUTS;
    for (int i = threadIdx.x; i < TILE * ACTIONS; i += HEAD_THREADS) {
        int sample = i / ACTIONS;
        int d = i % ACTIONS;
        int environment = first + sample;
        if (environment < environments) {
            float mean = outputs[d * Tile::STRIDE + sample];
            float deviation = tile_deviation<ACTOR, VALUE, TILE>(shared, parameters, sample, d);
            float noise = random_normal(seed, environment, progress->stepsTaken, purpose, d);
            float action = plus(mean, times(deviation, noise));
            long long at = ((long long) progress->step * environments + environment) * ACTIONS + d;
            a.keptMeans[at] = mean;
            a.keptActions[at] = action;
#if NOISE == NOISE_STATE_DEPENDENT
            a.keptDeviations[at] = deviation;
#endif
            a.actions[(long long) environment * ACTIONS + d] = limited(action, actionClip);
            float z = (action - mean) / deviation;
            outputs[d * Tile::STRIDE + sample] = -0.5f * z * z - logf(deviation) - HALF_LOG_TWO_PI;
        }
    }
    __syncthreads();
    int environment = first + threadIdx.x;
    if (threadIdx.x < TILE && environment < environments) {
        float sum = 0.0f;
        for (int d = 0; d < ACTIONS; d++) {
            sum += outputs[d * Tile::STRIDE + threadIdx.x];
        }
        a.logProbabilities[(long long) progress->step * environments + environment] = sum;
    }
}

template <int WIDTH, int ACTOR, int VALUE>
__device__ __forceinline__ void act_tile(
        const Stored* hidden, int pitch, int environments, const float* parameters, const HeadPlaces& places, int seed, int purpose,
        float actionClip, int last, const Acting& a, const Progress* progress) {
    extern __shared__ __align__(128) float shared_memory[];
    const int TILE = 32;
    if (last != 0 && VALUE == 0) {
        return;
    }
    int first = blockIdx.x * TILE;
    head_outputs<WIDTH, ACTOR, VALUE, TILE>(
            shared_memory, hidden + (long long) first * pitch, pitch, parameters, places, environments - first);
    if (VALUE > 0) {
        keep_values<ACTOR, VALUE, TILE>(shared_memory, first, environments, last, a, progress->step);
    }
    if (ACTOR > 0 && last == 0) {
        draw_actions<ACTOR, VALUE, TILE>(shared_memory, parameters, first, environments, seed, purpose, actionClip, a, progress);
    }
}

// Draws actions and estimates values; with last only values, which become lastValues. blockIdx.y counts networks.
extern "C" __global__ void __launch_bounds__(HEAD_THREADS) act(
        const Stored* hidden0, int pitch0, const Stored* hidden1, int pitch1, int environments, const float* parameters, int actorWeights,
        int actorBias, int valueWeights, int valueBias, int seed, int purpose, float actionClip, int last, float* actions, float* keptActions,
        float* keptMeans, float* keptDeviations, float* logProbabilities, float* values, float* lastValues, const float* valueMoments,
        int valuesNormalized, const Progress* progress) {
    HeadPlaces places = {actorWeights, actorBias, valueWeights, valueBias};
    Acting a = {actions, keptActions, keptMeans, keptDeviations, logProbabilities, values, lastValues, valueMoments, valuesNormalized != 0};
#if NOISE != NOISE_STATE_DEPENDENT
    if (blockIdx.x == 0 && blockIdx.y == 0 && last == 0) {
        for (int d = threadIdx.x; d < ACTIONS; d += HEAD_THREADS) {
            keptDeviations[d] = deviation_of(parameters[d]);
        }
    }
#endif
    if (blockIdx.y == 0) {
        act_tile<NET0_WIDTH, NET0_ACTOR, NET0_VALUE>(hidden0, pitch0, environments, parameters, places, seed, purpose, actionClip, last, a, progress);
    }
#if NETS == 2
    if (blockIdx.y == 1) {
        act_tile<NET1_WIDTH, NET1_ACTOR, NET1_VALUE>(hidden1, pitch1, environments, parameters, places, seed, purpose, actionClip, last, a, progress);
    }
#endif
}
