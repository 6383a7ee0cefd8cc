// Running moments of observations, and the networks' inputs.

__device__ __forceinline__ float limited(float x, float limit) {
    return limit > 0.0f ? fminf(fmaxf(x, -limit), limit) : x;
}

// Sums of a batch of vectors about the present mean: partial[(part * width + column) * 2], and those of the squares behind them. The batch
// are the first rows of the source, or those that order names. Blocks of 256 threads: 32 columns x 8 rows; blockIdx.y counts parts.
extern "C" __global__ void sum_moments(
        const float* source, const int* order, int ordered, int rows, int width, float limit, const double* mean, double* partial) {
    __shared__ double sums[2][8][32];
    int lane = threadIdx.x & 31;
    int line = threadIdx.x >> 5;
    int column = blockIdx.x * 32 + lane;
    double sum = 0.0;
    double squares = 0.0;
    if (column < width) {
        double middle = mean[column];
        for (int row = blockIdx.y * 8 + line; row < rows; row += gridDim.y * 8) {
            double x = limited(source[(long long) (ordered != 0 ? order[row] : row) * width + column], limit) - middle;
            sum += x;
            squares += x * x;
        }
    }
    sums[0][line][lane] = sum;
    sums[1][line][lane] = squares;
    __syncthreads();
    if (line < 2 && column < width) {
        double total = 0.0;
        for (int i = 0; i < 8; i++) {
            total += sums[line][i][lane];
        }
        partial[((long long) blockIdx.y * width + column) * 2 + line] = total;
    }
}

// Combines the moments of a batch with those so far (Chan, Golub, LeVeque 1979). exact: mean[width], variance[width], count; shown: mean[width],
// deviation[width]. One block.
extern "C" __global__ void merge_moments(
        const double* partial, int parts, int rows, int width, double* exact, float* shown, float epsilonInRoot, int unbiased, int asFloats) {
    double count = exact[2 * width];
    double total = count + rows;
    for (int i = threadIdx.x; i < width; i += blockDim.x) {
        double sum = 0.0;
        double squares = 0.0;
        for (int part = 0; part < parts; part++) {
            sum += partial[((long long) part * width + i) * 2];
            squares += partial[((long long) part * width + i) * 2 + 1];
        }
        double delta = sum / rows;
        double batch = (squares - sum * delta) / (unbiased != 0 && rows > 1 ? rows - 1 : rows);
        double mean = exact[i] + delta * rows / total;
        double variance = (exact[width + i] * count + batch * rows + delta * delta * count * rows / total) / total;
        exact[i] = asFloats != 0 ? (double) (float) mean : mean;
        exact[width + i] = asFloats != 0 ? (double) (float) variance : variance;
        shown[i] = (float) mean;
        shown[width + i] = (float) sqrt(exact[width + i] + epsilonInRoot);
    }
    __syncthreads();
    if (threadIdx.x == 0) {
        exact[2 * width] = total;
    }
}

#define KEEP_NOTHING 0
#define KEEP_RAW 1
#define KEEP_NORMALIZED 2

// The network's inputs for all environments, and what is kept of the observations for the update: rows [rows][width] of the rollout.
extern "C" __global__ void observe(
        const float* source, int rows, int width, float limit, const float* moments, int normalized, float epsilon, float normalizedLimit,
        int keep, Stored* input, int pitch, float* kept, const Progress* progress) {
    long long index = (long long) blockIdx.x * blockDim.x + threadIdx.x;
    int row = (int) (index / pitch);
    int column = (int) (index % pitch);
    if (row >= rows) {
        return;
    }
    float x = 0.0f;
    if (column < width) {
        float raw = limited(source[(long long) row * width + column], limit);
        x = normalized == 0
                ? raw
                : limited((raw - moments[column]) / (moments[width + column] + epsilon), normalizedLimit);
        if (keep != KEEP_NOTHING) {
            kept[((long long) progress->step * rows + row) * width + column] = keep == KEEP_NORMALIZED ? x : raw;
        }
    }
    input[(long long) row * pitch + column] = to_stored(x);
}

// The networks' inputs for samples of the batch: sample order[i] of the rollout's observations, for i from first on. A warp for each sample.
extern "C" __global__ void prepare_inputs(
        const float* kept, const int* order, int first, int samples, int width, const float* moments, int normalized, float epsilon,
        float normalizedLimit, Stored* input, int pitch) {
    int i = first + (int) ((blockIdx.x * blockDim.x + threadIdx.x) >> 5);
    if (i >= first + samples) {
        return;
    }
    const float* from = kept + (long long) order[i] * width;
    Stored* to = input + (long long) i * pitch;
    for (int column = threadIdx.x & 31; column < pitch; column += 32) {
        float x = 0.0f;
        if (column < width) {
            x = normalized == 0
                    ? from[column]
                    : limited((from[column] - moments[column]) / (moments[width + column] + epsilon), normalizedLimit);
        }
        to[column] = to_stored(x);
    }
}
