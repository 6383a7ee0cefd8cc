// What the learner's kernels share in device memory.

// The settings that may change during a run. sinew.learning.cuda.SettingsBlock writes them; its constants say what the ints mean.
struct Settings {
    double desiredKl;
    double smallestRate;
    double largestRate;
    double initialRate;
    float clip;
    float valueClip;
    float valueCoefficient;
    float entropyCoefficient;
    float boundsCoefficient;
    float gamma;
    float lambda;
    float rewardScale;
    float rewardShift;
    float stopKl;              // 0: never
    float maximumNorm;         // 0: none
    float adamEpsilon;
    float weightDecay;
    int valueLoss;
    int boundsKind;
    int schedule;
    int klReference;
    int bootstrap;             // 1: the value of the last observation stands for the rewards after a time-out
    int advantages;
    int miniBatches;
    int decayUpdates;          // after how many updates the linear schedule arrives at the smallest rate
};

#define VALUE_SQUARED 0
#define VALUE_LARGER_OF_CLIPPED 1
#define VALUE_CLIPPED 2
#define BOUNDS_BEYOND 0
#define BOUNDS_REGULARISATION 1
#define SCHEDULE_PER_MINI_BATCH 1
#define SCHEDULE_AFTER_MINI_BATCH 2
#define SCHEDULE_PER_EPOCH 3
#define SCHEDULE_LINEAR 4
#define KL_ROLLOUT 0
#define KL_PREVIOUS_PASS 1
#define ADVANTAGES_NONE 0
#define ADVANTAGES_ROLLOUT 1
#define ADVANTAGES_MINI_BATCH 2

// Where the run is. sinew.learning.cuda.Progress reads and writes it.
struct Progress {
    double learningRate;
    double surrogate;          // sums over the mini-batches of an update
    double value;
    double entropy;
    double divergence;
    double epochDivergence;    // sum over the mini-batches of an epoch
    double meanDeviation;      // of the noise after the update
    int step;                  // of the rollout
    int stepsTaken;            // by every environment in the run
    int updates;
    int miniBatch;             // how many of the update are learned from
    int stopped;               // 1: the update has ended early
    int broken;                // 0, or what stopped being finite first: BROKEN_*
    int adamSteps;
    int unused;
};

#define BROKEN_LOSS 1
#define BROKEN_GRADIENT 2
#define BROKEN_NOISE 3

// The sums of the loss: LOSS_SUMS numbers of every block.
#define SUM_SURROGATE 0
#define SUM_DIVERGENCE 1
#define SUM_RATIO_DIVERGENCE 2
#define SUM_BOUNDS 3
#define SUM_ENTROPY 4
#define SUM_DEVIATION 5
#define SUM_VALUE 6
#define LOSS_SUMS 7

#define HALF_LOG_TWO_PI 0.91893853320467274f

// The standard deviation that a parameter or an output of the network stands for.
#define NOISE_SCALAR 0
#define NOISE_LOG 1
#define NOISE_STATE_DEPENDENT 2

__device__ __forceinline__ float deviation_of(float learned) {
#if NOISE == NOISE_SCALAR
    return learned;
#else
    return expf(learned);
#endif
}

// The sum over all threads of a block, for all of them, in a fixed order; shared holds a number for each warp.
__device__ __forceinline__ double block_total(double x, double* shared) {
    x = warp_total(x);
    __syncthreads();
    if ((threadIdx.x & 31) == 0) {
        shared[threadIdx.x >> 5] = x;
    }
    __syncthreads();
    double sum = 0.0;
    for (int i = 0; i < (int) blockDim.x / 32; i++) {
        sum += shared[i];
    }
    return sum;
}
