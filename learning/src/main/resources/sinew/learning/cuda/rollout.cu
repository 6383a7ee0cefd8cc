// What is remembered of every environment step, and what is reported about episodes.

#define WINDOW 100

// The episodes of the run. sinew.learning.cuda.DeviceEpisodes reads and writes it; termSums[terms] lie behind it.
struct Episodes {
    long long finished;        // in the run
    int finishedInIteration;
    int nonFinite;             // environments that were reset because something was not finite, in the iteration
    int firstEnvironment;      // of those
    int firstLength;
    int firstQuantity;
    int unused;
    float returns[WINDOW];     // of the last episodes, number `finished % WINDOW` next
    int lengths[WINDOW];
};

// How rewards are normalised: running moments of their discounted sum, which every environment has one of.
struct RewardMoments {
    double mean;
    double variance;
    double count;
};

// Learns from the discounted sums of the rewards and divides the rewards by their deviation. One block.
extern "C" __global__ void normalize_rewards(
        const float* rewards, const int* dones, float* discounted, RewardMoments* moments, int environments, float limit,
        const Settings* settings, float* normalized) {
    __shared__ double shared[32];
    double mean = moments->mean;
    double sum = 0.0;
    double squares = 0.0;
    for (int i = threadIdx.x; i < environments; i += blockDim.x) {
        float next = discounted[i] * settings->gamma + rewards[i];
        discounted[i] = next;
        sum += next - mean;
        squares += (next - mean) * (next - mean);
    }
    sum = block_total(sum, shared);
    squares = block_total(squares, shared);
    double delta = sum / environments;
    double rate = environments / (moments->count + environments);
    double variance = moments->variance
            + rate * (squares / environments - delta * delta - moments->variance + delta * delta * (1.0 - rate));
    __syncthreads();
    if (threadIdx.x == 0) {
        moments->mean = mean + rate * delta;
        moments->variance = variance;
        moments->count += environments;
    }
    float scale = (float) (1.0 / sqrt(variance + 1.0e-8));
    for (int i = threadIdx.x; i < environments; i += blockDim.x) {
        normalized[i] = limited(rewards[i] * scale, limit);
        if (dones[i] != 0) {
            discounted[i] = 0.0f;
        }
    }
}

// Keeps the rewards and ends of a step. A thread for each environment.
extern "C" __global__ void keep_results(
        const float* rewards, const int* dones, const int* timeOuts, int environments, const float* values, float* keptRewards,
        int* keptDones, const Settings* settings, const Progress* progress) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= environments) {
        return;
    }
    long long at = (long long) progress->step * environments + i;
    // the value of the last observation stands for the rewards after a time-out
    float beyond = settings->bootstrap != 0 && timeOuts[i] != 0 ? settings->gamma * values[at] : 0.0f;
    keptRewards[at] = (rewards[i] + settings->rewardShift) * settings->rewardScale + beyond;
    keptDones[at] = dones[i];
}

// What the environments tell about episodes, all environment-major.
struct Results {
    const int* notFinite;
    const int* finishedLengths;
    const float* finishedTermSums;
};

// Adds the term sums of the listed episodes: a warp for each term.
__device__ __forceinline__ void add_terms(const Results& r, const int* list, int count, int terms, double* sums) {
    for (int term = threadIdx.x >> 5; term < terms; term += blockDim.x >> 5) {
        double sum = 0.0;
        for (int i = threadIdx.x & 31; i < count; i += 32) {
            sum += r.finishedTermSums[(long long) list[i] * terms + term];
        }
        sum = warp_total(sum);
        if ((threadIdx.x & 31) == 0) {
            sums[term] += sum;
        }
    }
}

// Lists those of blockDim.x environments that are done, in their order; returns how many.
__device__ __forceinline__ int list_done(bool done, int environment, int* list, int* warps) {
    int before = done ? 1 : 0;
    for (int distance = 1; distance < 32; distance <<= 1) {
        int below = __shfl_up_sync(FULL_WARP, before, distance);
        if ((int) (threadIdx.x & 31) >= distance) {
            before += below;
        }
    }
    __syncthreads();
    if ((threadIdx.x & 31) == 31) {
        warps[threadIdx.x >> 5] = before;
    }
    __syncthreads();
    int offset = 0;
    int total = 0;
    for (int i = 0; i < (int) blockDim.x / 32; i++) {
        offset += i < (int) (threadIdx.x >> 5) ? warps[i] : 0;
        total += warps[i];
    }
    if (done) {
        list[offset + before - 1] = environment;
    }
    __syncthreads();
    return total;
}

// Looks for environments whose state stopped being finite; rare, so that one thread may search for the first.
__device__ __forceinline__ void note_non_finite(const Results& r, int environments, Episodes* episodes, int* shared) {
    int count = 0;
    for (int i = threadIdx.x; i < environments; i += blockDim.x) {
        count += r.notFinite[i] != 0 ? 1 : 0;
    }
    if (threadIdx.x == 0) {
        *shared = 0;
    }
    __syncthreads();
    if (count > 0) {
        *shared = 1;
    }
    __syncthreads();
    if (*shared != 0 && threadIdx.x == 0) {
        for (int i = 0; i < environments; i++) {
            if (r.notFinite[i] != 0) {
                if (episodes->nonFinite == 0) {
                    episodes->firstEnvironment = i;
                    episodes->firstLength = r.finishedLengths[i];
                    episodes->firstQuantity = r.notFinite[i] - 1;
                }
                episodes->nonFinite++;
            }
        }
    }
}

// Counts the episodes that ended in a step and goes on to the next one. One block of 1024 threads; without environments it only goes on.
extern "C" __global__ void __launch_bounds__(1024) count_episodes(
        const int* dones, const int* notFinite, const int* finishedLengths, const float* finishedReturns, const float* finishedTermSums,
        const int* finishedTerminations, int environments, int terms, int terminations, int* latestTerminations, Episodes* episodes,
        double* termSums, Progress* progress) {
    __shared__ int list[1024];
    __shared__ int warps[32];
    __shared__ int flag;
    Results r = {notFinite, finishedLengths, finishedTermSums};
    note_non_finite(r, environments, episodes, &flag);
    long long finished = episodes->finished;
    int inStep = 0;
    for (int base = 0; base < environments; base += blockDim.x) {
        int environment = base + threadIdx.x;
        bool done = environment < environments && dones[environment] != 0;
        int count = list_done(done, environment, list, warps);
        if ((int) threadIdx.x < count) {
            int ended = list[threadIdx.x];
            // of more than a window's episodes only the last stay
            if (count - (int) threadIdx.x <= WINDOW) {
                int slot = (int) ((finished + inStep + threadIdx.x) % WINDOW);
                episodes->returns[slot] = finishedReturns[ended];
                episodes->lengths[slot] = finishedLengths[ended];
            }
            for (int term = 0; term < terminations; term++) {
                long long at = (long long) ended * terminations + term;
                latestTerminations[at] = finishedTerminations[at];
            }
        }
        add_terms(r, list, count, terms, termSums);
        inStep += count;
        __syncthreads();
    }
    if (threadIdx.x == 0) {
        episodes->finished = finished + inStep;
        episodes->finishedInIteration += inStep;
        progress->step++;
        progress->stepsTaken++;
    }
}

// Begins an iteration's counts. One block.
extern "C" __global__ void start_iteration(Episodes* episodes, double* termSums, int terms, Progress* progress) {
    for (int i = threadIdx.x; i < terms; i += blockDim.x) {
        termSums[i] = 0.0;
    }
    if (threadIdx.x == 0) {
        episodes->finishedInIteration = 0;
        episodes->nonFinite = 0;
        progress->step = 0;
    }
}

// Ends an iteration's counts: how many environments' latest episodes ended by each term, and how many contacts were dropped (then 0 again). One block.
extern "C" __global__ void end_iteration(
        const int* latestTerminations, int* droppedContacts, int environments, int contactCounters, int terminations, double* totals) {
    __shared__ double shared[32];
    for (int term = 0; term < terminations; term++) {
        double count = 0.0;
        for (int i = threadIdx.x; i < environments; i += blockDim.x) {
            count += latestTerminations[(long long) i * terminations + term];
        }
        count = block_total(count, shared);
        if (threadIdx.x == 0) {
            totals[term] = count;
        }
    }
    double dropped = 0.0;
    for (int i = threadIdx.x; i < contactCounters; i += blockDim.x) {
        dropped += droppedContacts[i];
        droppedContacts[i] = 0;
    }
    dropped = block_total(dropped, shared);
    if (threadIdx.x == 0) {
        totals[terminations] = dropped;
    }
}
