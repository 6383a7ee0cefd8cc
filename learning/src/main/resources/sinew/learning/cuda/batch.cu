// From a complete rollout to what is learned from.

// Returns and advantages by generalised advantage estimation (Schulman et al. 2016, equation 16); a thread for each environment. Also the
// sums of the advantages and of their squares: advantageSums[block * 2]. Blocks of 128 threads.
extern "C" __global__ void estimate_advantages(
        const float* rewards, const int* dones, const float* values, const float* lastValues, int steps, int environments, float* returns,
        float* advantages, double* advantageSums, const Settings* settings) {
    __shared__ double shared[4];
    int environment = blockIdx.x * blockDim.x + threadIdx.x;
    double sum = 0.0;
    double squares = 0.0;
    if (environment < environments) {
        double gamma = settings->gamma;
        double lambda = settings->lambda;
        double advantage = 0.0;
        double nextValue = lastValues[environment];
        for (int step = steps - 1; step >= 0; step--) {
            long long at = (long long) step * environments + environment;
            double alive = 1 - dones[at];
            double value = values[at];
            double delta = rewards[at] + alive * gamma * nextValue - value;
            advantage = delta + alive * gamma * lambda * advantage;
            float target = (float) (advantage + value);
            float kept = target - values[at];
            returns[at] = target;
            advantages[at] = kept;
            sum += kept;
            squares += (double) kept * kept;
            nextValue = value;
        }
    }
    sum = block_total(sum, shared);
    squares = block_total(squares, shared);
    if (threadIdx.x == 0) {
        advantageSums[blockIdx.x * 2] = sum;
        advantageSums[blockIdx.x * 2 + 1] = squares;
    }
}

// Learns the moments of numbers and normalises them. One block. moments: mean, variance, deviation.
__device__ __forceinline__ void normalize_numbers(
        float* numbers, long long length, double* mean, double* variance, double* count, double* shared) {
    double sum = 0.0;
    for (long long i = threadIdx.x; i < length; i += blockDim.x) {
        sum += numbers[i];
    }
    double batchMean = block_total(sum, shared) / length;
    double squares = 0.0;
    for (long long i = threadIdx.x; i < length; i += blockDim.x) {
        squares += (numbers[i] - batchMean) * (numbers[i] - batchMean);
    }
    double batchVariance = block_total(squares, shared) / (length > 1 ? length - 1 : 1);
    double delta = batchMean - *mean;
    double total = *count + length;
    double m2 = *variance * *count + batchVariance * length + delta * delta * *count * length / total;
    double newMean = *mean + delta * length / total;
    double newVariance = m2 / total;
    __syncthreads();
    if (threadIdx.x == 0) {
        *mean = newMean;
        *variance = newVariance;
        *count = total;
    }
    __syncthreads();
    float scale = (float) sqrt(newVariance + 1.0e-5);
    for (long long i = threadIdx.x; i < length; i += blockDim.x) {
        numbers[i] = limited((numbers[i] - (float) newMean) / scale, 5.0f);
    }
}

// Values and returns learn one after the other and are normalised (rl_games). moments: mean, variance, count as doubles; the floats are what acting reads. One block.
extern "C" __global__ void normalize_values(float* values, float* returns, int samples, double* moments, float* shown) {
    __shared__ double shared[32];
    normalize_numbers(values, samples, moments, moments + 1, moments + 2, shared);
    normalize_numbers(returns, samples, moments, moments + 1, moments + 2, shared);
    if (threadIdx.x == 0) {
        shown[0] = (float) moments[0];
        shown[1] = (float) sqrt(moments[1] + 1.0e-5);
    }
}

// The order of the samples: order[i] is the sample of the rollout at place i. contiguous: environment after environment. With sequences, which
// follow each other environment after environment, each mini-batch has a number of them and its samples lie [step of the sequence][sequence].
extern "C" __global__ void order_samples(
        int* order, int count, int steps, int environments, int contiguous, int sequences, int sequenceSteps, int seed, int epoch, int purpose,
        const Progress* progress) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= count) {
        return;
    }
    if (sequences != 0) {
        int rows = sequences * sequenceSteps;
        int place = (i / rows * sequences + i % sequences) * sequenceSteps + i % rows / sequences;
        order[i] = place % steps * environments + place / steps;
    } else if (contiguous != 0) {
        order[i] = i % steps * environments + i / steps;
    } else {
        Words early = random_words(seed, epoch, progress->updates, purpose, 0);
        Words late = random_words(seed, epoch, progress->updates, purpose, 1);
        order[i] = random_order(i, count, early, late);
    }
}

// Puts the samples in order. Arrays with a number for each action become [action][count].
extern "C" __global__ void prepare_samples(
        const int* order, int count, int samples, const float* actions, const float* means, const float* deviations,
        const float* logProbabilities, const float* values, const float* returns, const float* advantages, const double* advantageSums,
        int parts, float* batchActions, float* batchMeans, float* batchDeviations, float* batchLogProbabilities,
        float* batchValues, float* batchReturns, float* batchAdvantages, const Settings* settings) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= count) {
        return;
    }
    int from = order[i];
    batchLogProbabilities[i] = logProbabilities[from];
    batchValues[i] = values[from];
    batchReturns[i] = returns[from];
    float advantage = advantages[from];
    if (settings->advantages == ADVANTAGES_ROLLOUT) {
        double sum = 0.0;
        double squares = 0.0;
        for (int part = 0; part < parts; part++) {
            sum += advantageSums[part * 2];
            squares += advantageSums[part * 2 + 1];
        }
        double mean = sum / samples;
        double variance = (squares - sum * mean) / (samples > 1 ? samples - 1 : 1);
        advantage = (float) ((advantage - mean) / (sqrt(variance > 0.0 ? variance : 0.0) + 1.0e-8));
    }
    batchAdvantages[i] = advantage;
    for (int d = 0; d < ACTIONS; d++) {
        batchActions[(long long) d * count + i] = actions[(long long) from * ACTIONS + d];
        batchMeans[(long long) d * count + i] = means[(long long) from * ACTIONS + d];
#if NOISE == NOISE_STATE_DEPENDENT
        batchDeviations[(long long) d * count + i] = deviations[(long long) from * ACTIONS + d];
#endif
    }
#if NOISE != NOISE_STATE_DEPENDENT
    // every mini-batch has its own old deviations, as some algorithms replace them one after the other
    for (int j = i; j < settings->miniBatches * ACTIONS; j += count) {
        batchDeviations[j] = deviations[j % ACTIONS];
    }
#endif
}

// Brings the advantages of every mini-batch to mean 0 and deviation 1. A block for each mini-batch.
extern "C" __global__ void normalize_advantages(float* advantages, int samples, const Settings* settings) {
    __shared__ double shared[32];
    if (settings->advantages != ADVANTAGES_MINI_BATCH) {
        return;
    }
    float* from = advantages + (long long) blockIdx.x * samples;
    double sum = 0.0;
    for (int i = threadIdx.x; i < samples; i += blockDim.x) {
        sum += from[i];
    }
    double mean = block_total(sum, shared) / samples;
    double squares = 0.0;
    for (int i = threadIdx.x; i < samples; i += blockDim.x) {
        squares += (from[i] - mean) * (from[i] - mean);
    }
    double deviation = sqrt(block_total(squares, shared) / (samples > 1 ? samples - 1 : 1));
    for (int i = threadIdx.x; i < samples; i += blockDim.x) {
        from[i] = (float) ((from[i] - mean) / (deviation + 1.0e-8));
    }
}
