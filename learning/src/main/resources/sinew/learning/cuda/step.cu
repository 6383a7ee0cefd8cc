// What a step of the optimiser takes from device memory: the learner's kernels decide it, those of the optimiser take it.
struct OptimizerState {
    float stepSize;        // learning rate sqrt(1 - beta2^t) / (1 - beta1^t)
    float epsilon;         // epsilon sqrt(1 - beta2^t)
    float maximumNorm;     // 0: none
    int skip;              // not 0: no step is taken any more in this update
    int steps;
    int notFinite;         // the first step, counted from 1, whose gradient was not finite, 0: none
    float weightDecay;     // the multiple of each parameter that is added to its gradient
};
