// What is decided between the loss and the optimiser's step.

// Begins an update. One thread.
extern "C" __global__ void start_update(Progress* progress, OptimizerState* optimizer) {
    progress->surrogate = 0.0;
    progress->value = 0.0;
    progress->entropy = 0.0;
    progress->divergence = 0.0;
    progress->epochDivergence = 0.0;
    progress->miniBatch = 0;
    progress->stopped = 0;
    optimizer->skip = 0;
}

__device__ __forceinline__ double adapted(double rate, double divergence, const Settings* settings, bool aboveZero) {
    if (divergence > 2.0 * settings->desiredKl) {
        return fmax(settings->smallestRate, rate / 1.5);
    }
    if (divergence < 0.5 * settings->desiredKl && (divergence > 0.0 || !aboveZero)) {
        return fmin(settings->largestRate, rate * 1.5);
    }
    return rate;
}

// Decides the learning rate of this step and that of the next one.
__device__ __forceinline__ double step_rate(Progress* progress, const Settings* settings, double divergence, int lastOfEpoch) {
    progress->epochDivergence += divergence;
    double rate = progress->learningRate;
    if (settings->schedule == SCHEDULE_PER_MINI_BATCH) {
        rate = adapted(rate, divergence, settings, true);
        progress->learningRate = rate;
    } else if (settings->schedule == SCHEDULE_AFTER_MINI_BATCH) {
        progress->learningRate = adapted(rate, divergence, settings, false);
    } else if (settings->schedule == SCHEDULE_PER_EPOCH && lastOfEpoch != 0) {
        progress->learningRate = adapted(rate, progress->epochDivergence / settings->miniBatches, settings, false);
    }
    if (lastOfEpoch != 0) {
        progress->epochDivergence = 0.0;
    }
    return rate;
}

__device__ __forceinline__ void finish_loss(
        const double* sums, const float* parameters, const Settings* settings, Progress* progress, OptimizerState* optimizer, int lastOfEpoch) {
    if (progress->stopped != 0) {
        return;
    }
    double divergence = sums[SUM_DIVERGENCE];
    progress->surrogate += sums[SUM_SURROGATE];
    progress->value += sums[SUM_VALUE];
    progress->entropy += sums[SUM_ENTROPY];
    progress->divergence += divergence;
    progress->meanDeviation = sums[SUM_DEVIATION];
    progress->miniBatch++;
    double loss = sums[SUM_SURROGATE] + sums[SUM_VALUE] + sums[SUM_ENTROPY];
    if (progress->broken == 0 && !(fabs(loss) < 1.0e300)) {
        progress->broken = BROKEN_LOSS;
    }
    if (settings->stopKl > 0.0f && sums[SUM_RATIO_DIVERGENCE] > settings->stopKl) {
        progress->stopped = 1;
        optimizer->skip = 1;
        return;
    }
    double rate = step_rate(progress, settings, divergence, lastOfEpoch);
    progress->adamSteps++;
    double correction1 = 1.0 - pow((double) 0.9f, (double) progress->adamSteps);
    double correction2 = sqrt(1.0 - pow((double) 0.999f, (double) progress->adamSteps));
    optimizer->stepSize = (float) (rate * correction2 / correction1);
    optimizer->epsilon = (float) (settings->adamEpsilon * correction2);
    optimizer->maximumNorm = settings->maximumNorm;
    optimizer->weightDecay = settings->weightDecay;
    optimizer->steps = progress->adamSteps;
}

// Sums up the loss of a mini-batch over its blocks and decides the optimiser's step. One block of 256 threads.
extern "C" __global__ void __launch_bounds__(256) decide_step(
        const float* blockSums, int blocks, const float* parameters, float* oldDeviations, const Settings* settings, Progress* progress,
        OptimizerState* optimizer, int lastOfEpoch) {
    __shared__ double sums[8];
    int warp = threadIdx.x >> 5;
    if (warp < LOSS_SUMS) {
        double sum = 0.0;
        for (int i = threadIdx.x & 31; i < blocks; i += 32) {
            sum += blockSums[(long long) warp * blocks + i];
        }
        sum = warp_total(sum);
        if ((threadIdx.x & 31) == 0) {
            sums[warp] = sum;
        }
    }
#if NOISE != NOISE_STATE_DEPENDENT
    if (settings->klReference == KL_PREVIOUS_PASS) {
        for (int d = threadIdx.x; d < ACTIONS; d += blockDim.x) {
            oldDeviations[d] = deviation_of(parameters[d]);
        }
    }
#endif
    __syncthreads();
    if (threadIdx.x == 0) {
        finish_loss(sums, parameters, settings, progress, optimizer, lastOfEpoch);
    }
}

// Ends an update: notes what stopped being finite, the mean deviation of the noise and a learning rate that follows the updates. One block.
extern "C" __global__ void end_update(
        const float* parameters, const Settings* settings, Progress* progress, const OptimizerState* optimizer) {
    __shared__ double shared[32];
    double sum = 0.0;
    double bad = 0.0;
#if NOISE != NOISE_STATE_DEPENDENT
    for (int i = threadIdx.x; i < ACTIONS; i += blockDim.x) {
        float deviation = deviation_of(parameters[i]);
        sum += deviation;
        bad += deviation > 0.0f && deviation < 3.0e38f ? 0.0 : 1.0;
    }
#endif
    sum = block_total(sum, shared);
    bad = block_total(bad, shared);
    if (threadIdx.x != 0) {
        return;
    }
#if NOISE != NOISE_STATE_DEPENDENT
    progress->meanDeviation = sum / ACTIONS;
#endif
    progress->updates++;
    if (settings->schedule == SCHEDULE_LINEAR) {
        double left = fmax(0.0, 1.0 - (double) progress->updates / (settings->decayUpdates > 1 ? settings->decayUpdates : 1));
        progress->learningRate = settings->smallestRate + (settings->initialRate - settings->smallestRate) * left;
    }
    if (progress->broken == 0 && optimizer->notFinite != 0) {
        progress->broken = BROKEN_GRADIENT;
    }
    if (progress->broken == 0 && bad > 0.0) {
        progress->broken = BROKEN_NOISE;
    }
}
