// Recurrent layers with PyTorch's equations and order of gates. The samples of a mini-batch lie [step][sequence]. A sequence begins with the
// state that the rollout had there, and the state is zeroed behind each end of an episode, so that nothing flows across it.
// MEMORY_LSTM: 1 = LSTM, 0 = GRU. MEMORY_WIDTH: the numbers of a state.

#define MEMORY_BLOCK 256

#if MEMORY_LSTM
#define GATES 4
#else
#define GATES 3
#endif

// Entry points of products: sums as floats for gates, and derivatives that pass no activation.
extern "C" __global__ void __launch_bounds__(THREADS, 2) sums_128(const Product* products, int count, int firstRow, int rows) {
    layer<128, LAYER_SUMS>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) sums_64(const Product* products, int count, int firstRow, int rows) {
    layer<64, LAYER_SUMS>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) sums_32(const Product* products, int count, int firstRow, int rows) {
    layer<32, LAYER_SUMS>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 2) plain_128(const Product* products, int count, int firstRow, int rows) {
    layer<128, LAYER_PLAIN>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) plain_64(const Product* products, int count, int firstRow, int rows) {
    layer<64, LAYER_PLAIN>(products, count, firstRow, rows);
}

extern "C" __global__ void __launch_bounds__(THREADS, 3) plain_32(const Product* products, int count, int firstRow, int rows) {
    layer<32, LAYER_PLAIN>(products, count, firstRow, rows);
}

// One recurrent layer of one network.
struct Cell {
    float* gates;              // [rows][gatePitch]: what the inputs give to the gates; in an update the gates themselves afterwards
    const float* fromState;    // [sequences][gatePitch]: what the state gives to the gates of a step
    float* before;             // [rows][MEMORY_WIDTH]: an LSTM's cell or a GRU's state before each step
    float* kept;               // [rows][MEMORY_WIDTH]: an LSTM's cell after each step; what a GRU's state gives to the candidate
    Stored* hidden;            // [rows][pitch]: the state before each step, for products
    Stored* output;            // [rows][pitch]: the state after each step
    const Stored* outputDelta; // [rows][pitch]
    const float* fromNext;     // [sequences][pitch]: the state's derivative by way of the next step's gates
    float* carry;              // [sequences][MEMORY_WIDTH]: the derivative that passes a step unchanged but for a factor
    Stored* inputDelta;        // [rows][gatePitch]: derivatives of what the inputs give to the gates
    Stored* stateDelta;        // [rows][gatePitch]: of what the state gives; the same array for an LSTM
    float* nowHidden;          // [environments][MEMORY_WIDTH]: the state of the rollout
    float* nowCell;            // the same of an LSTM's cell
    Stored* now;               // [environments][pitch]: the state of the rollout for products
    int gatePitch;
    int pitch;
};

// What a step computes.
struct CellStep {
    float gates[GATES];        // after their activation
    float kept;
    float carried;             // an LSTM's cell or a GRU's state
    float hidden;
};

// One number of the state; gates are MEMORY_WIDTH numbers apart.
__device__ __forceinline__ CellStep take_step(const float* fromInput, const float* fromState, float before) {
    CellStep s;
#if MEMORY_LSTM
    // input, forget, candidate, output (Hochreiter, Schmidhuber 1997; Gers et al. 2000)
    s.gates[0] = logistic(fromInput[0] + fromState[0]);
    s.gates[1] = logistic(fromInput[MEMORY_WIDTH] + fromState[MEMORY_WIDTH]);
    s.gates[2] = tanhf(fromInput[2 * MEMORY_WIDTH] + fromState[2 * MEMORY_WIDTH]);
    s.gates[3] = logistic(fromInput[3 * MEMORY_WIDTH] + fromState[3 * MEMORY_WIDTH]);
    s.carried = s.gates[1] * before + s.gates[0] * s.gates[2];
    s.kept = s.carried;
    s.hidden = s.gates[3] * tanhf(s.carried);
#else
    // reset, update, candidate (Cho et al. 2014)
    s.gates[0] = logistic(fromInput[0] + fromState[0]);
    s.gates[1] = logistic(fromInput[MEMORY_WIDTH] + fromState[MEMORY_WIDTH]);
    s.kept = fromState[2 * MEMORY_WIDTH];
    s.gates[2] = tanhf(fromInput[2 * MEMORY_WIDTH] + s.gates[0] * s.kept);
    s.carried = (1.0f - s.gates[1]) * s.gates[2] + s.gates[1] * before;
    s.hidden = s.carried;
#endif
    return s;
}

// A step of the rollout in all environments; the state changes only if it is to be kept. blockIdx.y counts networks.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) advance(const Cell* cells, int environments, int keep) {
    const Cell& c = cells[blockIdx.y];
    int index = blockIdx.x * MEMORY_BLOCK + threadIdx.x;
    int row = index / MEMORY_WIDTH;
    int i = index % MEMORY_WIDTH;
    if (row >= environments) {
        return;
    }
    long long gate = (long long) row * c.gatePitch + i;
    float* carried = MEMORY_LSTM ? c.nowCell : c.nowHidden;
    CellStep s = take_step(c.gates + gate, c.fromState + gate, carried[index]);
    c.output[(long long) row * c.pitch + i] = to_stored(s.hidden);
    if (keep != 0) {
        carried[index] = s.carried;
        c.nowHidden[index] = s.hidden;
    }
}

// Forgets what was seen in environments whose episode ended, if forget is set, and prepares the states for products. blockIdx.y counts cells.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) settle_states(const Cell* cells, int environments, const int* dones, int forget) {
    const Cell& c = cells[blockIdx.y];
    int index = blockIdx.x * MEMORY_BLOCK + threadIdx.x;
    int row = index / MEMORY_WIDTH;
    if (row >= environments) {
        return;
    }
    if (forget != 0 && dones[row] != 0) {
        c.nowHidden[index] = 0.0f;
        if (MEMORY_LSTM) {
            c.nowCell[index] = 0.0f;
        }
    }
    c.now[(long long) row * c.pitch + index % MEMORY_WIDTH] = to_stored(c.nowHidden[index]);
}

// Remembers all states where a sequence begins: starts[sequence of the rollout][states].
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) mark_starts(
        const float* states, int count, int sequenceSteps, float* starts, const Progress* progress) {
    int index = blockIdx.x * MEMORY_BLOCK + threadIdx.x;
    if (index < count && progress->step % sequenceSteps == 0) {
        starts[(long long) (progress->step / sequenceSteps) * count + index] = states[index];
    }
}

// Puts the states at the beginning of a mini-batch's sequences before its first step. Environment after environment has `perEnvironment`
// sequences. blockIdx.y counts cells.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) begin_sequences(
        const Cell* cells, const float* states, int count, const float* starts, int firstSequence, int sequences, int perEnvironment) {
    const Cell& c = cells[blockIdx.y];
    int index = blockIdx.x * MEMORY_BLOCK + threadIdx.x;
    int sequence = index / MEMORY_WIDTH;
    int i = index % MEMORY_WIDTH;
    if (sequence >= sequences) {
        return;
    }
    int environment = (firstSequence + sequence) / perEnvironment;
    const float* from = starts + (long long) ((firstSequence + sequence) % perEnvironment) * count + (long long) environment * MEMORY_WIDTH + i;
    float hidden = from[c.nowHidden - states];
    c.before[index] = MEMORY_LSTM ? from[c.nowCell - states] : hidden;
    c.hidden[(long long) sequence * c.pitch + i] = to_stored(hidden);
}

// Whether an episode ended with a row's sample.
__device__ __forceinline__ bool ends(const int* order, const int* dones, int row) {
    return dones[order[row]] != 0;
}

// A step of all sequences of a mini-batch. blockIdx.y counts networks.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) remember(
        const Cell* cells, int step, int steps, int sequences, const int* order, const int* dones) {
    const Cell& c = cells[blockIdx.y];
    int index = blockIdx.x * MEMORY_BLOCK + threadIdx.x;
    int sequence = index / MEMORY_WIDTH;
    int i = index % MEMORY_WIDTH;
    if (sequence >= sequences) {
        return;
    }
    int row = step * sequences + sequence;
    long long at = (long long) row * MEMORY_WIDTH + i;
    float* gates = c.gates + (long long) row * c.gatePitch + i;
    CellStep s = take_step(gates, c.fromState + (long long) sequence * c.gatePitch + i, c.before[at]);
#pragma unroll
    for (int g = 0; g < GATES; g++) {
        gates[g * MEMORY_WIDTH] = s.gates[g];
    }
    c.kept[at] = s.kept;
    c.output[(long long) row * c.pitch + i] = to_stored(s.hidden);
    if (step + 1 < steps) {
        bool ended = ends(order, dones, row);
        c.before[at + (long long) sequences * MEMORY_WIDTH] = ended ? 0.0f : s.carried;
        c.hidden[(long long) (row + sequences) * c.pitch + i] = to_stored(ended ? 0.0f : s.hidden);
    }
}

// A step back through all sequences of a mini-batch. blockIdx.y counts networks.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) recall(
        const Cell* cells, int step, int steps, int sequences, const int* order, const int* dones) {
    const Cell& c = cells[blockIdx.y];
    int index = blockIdx.x * MEMORY_BLOCK + threadIdx.x;
    int sequence = index / MEMORY_WIDTH;
    int i = index % MEMORY_WIDTH;
    if (sequence >= sequences) {
        return;
    }
    int row = step * sequences + sequence;
    long long at = (long long) row * MEMORY_WIDTH + i;
    long long gate = (long long) row * c.gatePitch + i;
    const float* gates = c.gates + gate;
    bool goesOn = step + 1 < steps && !ends(order, dones, row);
    float delta = from_stored(c.outputDelta[(long long) row * c.pitch + i]);
    float carried = 0.0f;
    if (goesOn) {
        delta += c.fromNext[(long long) sequence * c.pitch + i];
        carried = c.carry[index];
    }
    float before = c.before[at];
    float first = gates[0];
    float second = gates[MEMORY_WIDTH];
    float third = gates[2 * MEMORY_WIDTH];
#if MEMORY_LSTM
    float fourth = gates[3 * MEMORY_WIDTH];
    float shown = tanhf(c.kept[at]);
    float cell = carried + delta * fourth * (1.0f - shown * shown);
    c.inputDelta[gate] = to_stored(cell * third * first * (1.0f - first));
    c.inputDelta[gate + MEMORY_WIDTH] = to_stored(cell * before * second * (1.0f - second));
    c.inputDelta[gate + 2 * MEMORY_WIDTH] = to_stored(cell * first * (1.0f - third * third));
    c.inputDelta[gate + 3 * MEMORY_WIDTH] = to_stored(delta * shown * fourth * (1.0f - fourth));
    c.carry[index] = cell * second;
#else
    delta += carried;
    float candidate = delta * (1.0f - second) * (1.0f - third * third);
    Stored reset = to_stored(candidate * c.kept[at] * first * (1.0f - first));
    Stored update = to_stored(delta * (before - third) * second * (1.0f - second));
    c.inputDelta[gate] = reset;
    c.inputDelta[gate + MEMORY_WIDTH] = update;
    c.inputDelta[gate + 2 * MEMORY_WIDTH] = to_stored(candidate);
    c.stateDelta[gate] = reset;
    c.stateDelta[gate + MEMORY_WIDTH] = update;
    c.stateDelta[gate + 2 * MEMORY_WIDTH] = to_stored(candidate * first);
    c.carry[index] = delta * second;
#endif
}

// Puts rows of two arrays beside each other.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) put_beside(
        const Stored* left, int leftWidth, int leftPitch, const Stored* right, int rightWidth, int rightPitch, int rows, Stored* to, int pitch) {
    int width = leftWidth + rightWidth;
    long long index = (long long) blockIdx.x * MEMORY_BLOCK + threadIdx.x;
    int row = (int) (index / width);
    int i = (int) (index % width);
    if (row < rows) {
        to[(long long) row * pitch + i] =
                i < leftWidth ? left[(long long) row * leftPitch + i] : right[(long long) row * rightPitch + i - leftWidth];
    }
}

// The normalisation of a memory's outputs (Ba, Kiros, Hinton 2016).
struct OutputNorm {
    const Stored* from;        // [rows][pitch]
    Stored* to;                // [rows][pitch]
    const float* scale;
    const float* shift;
    float* moments;            // [rows][2]: mean, 1 / deviation
    const Stored* delta;       // [rows][pitch]: derivatives of the normalised outputs
    Stored* fromDelta;         // [rows][pitch]: of the outputs
    int scaleGradient;         // where they lie among the parameters
    int shiftGradient;
    int pitch;
};

// Normalises rows; a warp for each. blockIdx.y counts networks.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) normalize_outputs(const OutputNorm* norms, int rows) {
    const OutputNorm& n = norms[blockIdx.y];
    int row = (blockIdx.x * MEMORY_BLOCK + threadIdx.x) >> 5;
    if (row >= rows) {
        return;
    }
    int lane = threadIdx.x & 31;
    const Stored* from = n.from + (long long) row * n.pitch;
    float sum = 0.0f;
    for (int i = lane; i < MEMORY_WIDTH; i += 32) {
        sum += from_stored(from[i]);
    }
    float mean = warp_total(sum) / MEMORY_WIDTH;
    float squares = 0.0f;
    for (int i = lane; i < MEMORY_WIDTH; i += 32) {
        float x = from_stored(from[i]) - mean;
        squares += x * x;
    }
    float inverse = 1.0f / sqrtf(warp_total(squares) / MEMORY_WIDTH + 1.0e-5f);
    for (int i = lane; i < MEMORY_WIDTH; i += 32) {
        float x = (from_stored(from[i]) - mean) * inverse * n.scale[i] + n.shift[i];
        n.to[(long long) row * n.pitch + i] = to_stored(x);
    }
    if (lane == 0) {
        n.moments[2 * row] = mean;
        n.moments[2 * row + 1] = inverse;
    }
}

// Carries derivatives back through the normalisation; a warp for each row. blockIdx.y counts networks.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) normalize_backward(const OutputNorm* norms, int rows) {
    const OutputNorm& n = norms[blockIdx.y];
    int row = (blockIdx.x * MEMORY_BLOCK + threadIdx.x) >> 5;
    if (row >= rows) {
        return;
    }
    int lane = threadIdx.x & 31;
    long long at = (long long) row * n.pitch;
    float mean = n.moments[2 * row];
    float inverse = n.moments[2 * row + 1];
    float sum = 0.0f;
    float product = 0.0f;
    for (int i = lane; i < MEMORY_WIDTH; i += 32) {
        float delta = from_stored(n.delta[at + i]) * n.scale[i];
        sum += delta;
        product += delta * (from_stored(n.from[at + i]) - mean) * inverse;
    }
    sum = warp_total(sum) / MEMORY_WIDTH;
    product = warp_total(product) / MEMORY_WIDTH;
    for (int i = lane; i < MEMORY_WIDTH; i += 32) {
        float x = (from_stored(n.from[at + i]) - mean) * inverse;
        n.fromDelta[at + i] = to_stored((from_stored(n.delta[at + i]) * n.scale[i] - sum - x * product) * inverse);
    }
}

// The gradients of scale and shift, partial[part][parameter]: gridDim.x parts of the rows. blockIdx.y counts networks.
extern "C" __global__ void __launch_bounds__(MEMORY_BLOCK) norm_gradients(
        const OutputNorm* norms, int rows, float* partial, int parameters) {
    const OutputNorm& n = norms[blockIdx.y];
    float* to = partial + (long long) blockIdx.x * parameters;
    for (int i = threadIdx.x; i < MEMORY_WIDTH; i += MEMORY_BLOCK) {
        float scale = 0.0f;
        float shift = 0.0f;
        for (int row = blockIdx.x; row < rows; row += gridDim.x) {
            float delta = from_stored(n.delta[(long long) row * n.pitch + i]);
            float x = (from_stored(n.from[(long long) row * n.pitch + i]) - n.moments[2 * row]) * n.moments[2 * row + 1];
            scale += delta * x;
            shift += delta;
        }
        to[n.scaleGradient + i] = scale;
        to[n.shiftGradient + i] = shift;
    }
}
