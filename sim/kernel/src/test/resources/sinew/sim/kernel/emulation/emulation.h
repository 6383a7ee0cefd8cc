// CUDA text on the CPU: the threads of a block are fibers on one thread of the host, which change at barriers and in functions that the
// threads of a warp call together. Blocks run one after the other.
#pragma once
#include <cmath>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <type_traits>
#ifndef __x86_64__
#include <ucontext.h>
#endif

#define SINEW_EMULATED 1
#define __global__
#define __device__
#define __host__
#define __constant__ static
#define __forceinline__ inline
#define __noinline__
#define __launch_bounds__(...)
#define __align__(n) __attribute__((aligned(n)))
// one block runs at a time; Java takes the word away where it follows `extern`
#define __shared__ static

struct dim3 {
    unsigned x, y, z;
};
static dim3 threadIdx, blockIdx, blockDim, gridDim;
static const int warpSize = 32;

namespace emulated {
constexpr int MOST_THREADS = 1024;
constexpr int WARP = 32;
constexpr size_t STACK_BYTES = 256 << 10;
constexpr size_t SHARED_BYTES = 232448;
constexpr size_t GUARD_BYTES = 1024;
constexpr unsigned char POISON = 0xff; // read as a float it is not a number
constexpr unsigned char GUARD = 0xa5;

enum class State { READY, IN_WARP, IN_BLOCK, GONE };

// A copy to shared memory that has begun but is not waited for.
struct Copy {
    void* to;
    const void* from;
    bool valid;
    int group;
};

struct Fiber {
#ifdef __x86_64__
    void* stack;
#else
    ucontext_t context;
#endif
    State state;
    const char* where;
    Copy* copies;
    int copyCount, copyRoom, group;
};

// The functions of a warp: each lane leaves an operand, the last one to arrive computes for all.
struct Meeting {
    const char* name;
    int arrived;
    void* operands[WARP];
};

static Fiber fibers[MOST_THREADS];
static Meeting meetings[MOST_THREADS / WARP];
static char* stacks;
static void (*body)(void*);
static void* bodyArguments;
static int threads, current, inBlock;
static bool eager;
static size_t sharedBytes;
static char message[512];
static bool failed;
} // namespace emulated

__align__(1024) float shared_memory[(emulated::SHARED_BYTES + emulated::GUARD_BYTES) / sizeof(float)];

namespace emulated {

#ifdef __x86_64__
extern "C" void emulated_switch(void** from, void* to);
asm(R"(
    .text
    .type emulated_switch, @function
emulated_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    popq %rcx
    jmp *%rcx
    .size emulated_switch, . - emulated_switch
)");
static void change(Fiber& from, Fiber& to) { emulated_switch(&from.stack, to.stack); }
#else
static void change(Fiber& from, Fiber& to) { swapcontext(&from.context, &to.context); }
#endif

static int laneOrder[WARP], turnOfLane[WARP], warpOrder[MOST_THREADS / WARP];
static Fiber scheduler;

// Gives the host's thread to a fiber.
static void enter(Fiber& from, int to)
{
    current = to;
    threadIdx = {unsigned(to), 0, 0};
    change(from, fibers[to]);
}

// Gives the host's thread to another fiber of the warp, or to the scheduler if there is none, until this one may go on.
static void wait(State state, const char* where)
{
    Fiber& fiber = fibers[current];
    fiber.state = state;
    fiber.where = where;
    int first = current / WARP * WARP;
    for (int turn = turnOfLane[current % WARP] + 1; turn < WARP && !failed; turn++) {
        int next = first + laneOrder[turn];
        if (next < threads && fibers[next].state == State::READY) {
            enter(fiber, next);
            return;
        }
    }
    change(fiber, scheduler);
}

// Ends the launch; the message reaches Java.
__attribute__((format(printf, 1, 2))) static void fail(const char* format, ...)
{
    if (!failed) {
        va_list arguments;
        va_start(arguments, format);
        int used = vsnprintf(message, sizeof message, format, arguments);
        va_end(arguments);
        if (used >= 0 && size_t(used) < sizeof message) {
            snprintf(message + used, sizeof message - used, " (thread %d of block %u, %u, %u)", current, blockIdx.x, blockIdx.y, blockIdx.z);
        }
        failed = true;
    }
    for (;;) wait(State::GONE, "an error");
}

static int lanes_of(int warp) { return threads - warp * WARP < WARP ? threads - warp * WARP : WARP; }

// Calls `whole(operands, lanes)` once for all lanes of this warp, when the last one has come.
template <class Whole> static void together(const char* name, void* operand, Whole whole)
{
    int warp = current / WARP;
    Meeting& meeting = meetings[warp];
    if (meeting.arrived == 0) {
        meeting.name = name;
    } else if (strcmp(meeting.name, name) != 0) {
        fail("the lanes of a warp do not go the same way: some wait in %s, this one came to %s", meeting.name, name);
    }
    meeting.operands[current % WARP] = operand;
    if (++meeting.arrived < lanes_of(warp)) {
        wait(State::IN_WARP, name);
        return;
    }
    whole(meeting.operands, lanes_of(warp));
    meeting.arrived = 0;
    for (int i = 0; i < lanes_of(warp); i++) {
        Fiber& fiber = fibers[warp * WARP + i];
        if (fiber.state == State::IN_WARP) fiber.state = State::READY;
    }
}

static void finish_copies(int upTo)
{
    Fiber& fiber = fibers[current];
    int kept = 0;
    for (int i = 0; i < fiber.copyCount; i++) {
        Copy& copy = fiber.copies[i];
        if (copy.group > upTo) {
            fiber.copies[kept++] = copy;
        } else if (copy.valid) {
            memcpy(copy.to, copy.from, 16);
        } else {
            memset(copy.to, 0, 16);
        }
    }
    fiber.copyCount = kept;
}

static void fiber_main()
{
    body(bodyArguments);
    finish_copies(1 << 30);
    for (;;) wait(State::GONE, "its end");
}

static void prepare(int i)
{
    Fiber& fiber = fibers[i];
    char* bottom = stacks + i * STACK_BYTES;
#ifdef __x86_64__
    // six registers and where to return to, so that the function starts with the alignment of a call
    void** top = reinterpret_cast<void**>(bottom + STACK_BYTES - 64);
    *--top = nullptr;
    *--top = reinterpret_cast<void*>(&fiber_main);
    for (int r = 0; r < 6; r++) *--top = nullptr;
    fiber.stack = top;
#else
    getcontext(&fiber.context);
    fiber.context.uc_stack.ss_sp = bottom;
    fiber.context.uc_stack.ss_size = STACK_BYTES;
    fiber.context.uc_link = nullptr;
    makecontext(&fiber.context, fiber_main, 0);
#endif
    fiber.state = State::READY;
    fiber.copyCount = 0;
    fiber.group = 0;
}

// The order of n things: 0 forward, 1 backward, else shuffled with this seed.
static void arrange(int* order, int n, int kind)
{
    for (int i = 0; i < n; i++) order[i] = kind == 1 ? n - 1 - i : i;
    uint64_t state = kind * 0x9e3779b97f4a7c15ull + n;
    for (int i = n - 1; kind > 1 && i > 0; i--) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        int j = int((state >> 33) % uint64_t(i + 1));
        int other = order[i];
        order[i] = order[j];
        order[j] = other;
    }
}

static void explain_standstill()
{
    int gone = 0, warp = 0, block = 0;
    const char* inWarp = "";
    for (int i = 0; i < threads; i++) {
        gone += fibers[i].state == State::GONE;
        block += fibers[i].state == State::IN_BLOCK;
        if (fibers[i].state == State::IN_WARP) {
            warp++;
            inWarp = fibers[i].where;
        }
    }
    snprintf(message, sizeof message,
        "the threads of block %u, %u, %u wait for each other for ever: %d are at __syncthreads, %d in functions of their warp (%s), %d have ended",
        blockIdx.x, blockIdx.y, blockIdx.z, block, warp, inWarp, gone);
    failed = true;
}

// Runs the lanes of a warp until none can go on; tells whether one could.
static bool run_warp(int warp)
{
    bool any = false;
    for (bool again = true; again && !failed;) {
        again = false;
        for (int l = 0; l < WARP && !failed; l++) {
            int i = warp * WARP + laneOrder[l];
            if (i >= threads || fibers[i].state != State::READY) continue;
            enter(scheduler, i);
            again = any = true;
        }
    }
    return any;
}

static void run_block()
{
    memset(shared_memory, POISON, sharedBytes);
    memset(reinterpret_cast<char*>(shared_memory) + sharedBytes, GUARD, GUARD_BYTES);
    inBlock = 0;
    memset(meetings, 0, sizeof meetings);
    for (int i = 0; i < threads; i++) prepare(i);
    int warps = (threads + WARP - 1) / WARP;
    for (bool any = true; any && !failed;) {
        any = false;
        for (int w = 0; w < warps; w++) any |= run_warp(warpOrder[w]);
    }
    for (int i = 0; i < threads && !failed; i++) {
        if (fibers[i].state != State::GONE) explain_standstill();
    }
    for (size_t i = 0; i < GUARD_BYTES && !failed; i++) {
        if (reinterpret_cast<unsigned char*>(shared_memory)[sharedBytes + i] != GUARD) {
            snprintf(message, sizeof message, "block %u, %u, %u wrote %zu bytes past the end of its %zu bytes of shared memory", blockIdx.x,
                blockIdx.y, blockIdx.z, i, sharedBytes);
            failed = true;
        }
    }
}

// Runs all blocks; gives 0 or 1 for an error, which `emulated_message` tells.
static int launch(int gridX, int gridY, int gridZ, int blockX, int shared, int order, void (*kernel)(void*), void* arguments)
{
    if (stacks == nullptr) {
        void* room = mmap(nullptr, MOST_THREADS * STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (room == MAP_FAILED) {
            snprintf(message, sizeof message, "no memory for the stacks of %d threads", MOST_THREADS);
            return 1;
        }
        stacks = static_cast<char*>(room);
    }
    body = kernel;
    bodyArguments = arguments;
    threads = blockX;
    eager = order == 0;
    sharedBytes = size_t(shared);
    failed = false;
    gridDim = {unsigned(gridX), unsigned(gridY), unsigned(gridZ)};
    blockDim = {unsigned(blockX), 1, 1};
    int blocks = gridX * gridY * gridZ;
    int* blockOrder = static_cast<int*>(malloc(sizeof(int) * size_t(blocks)));
    arrange(blockOrder, blocks, order);
    arrange(laneOrder, WARP, order);
    for (int i = 0; i < WARP; i++) turnOfLane[laneOrder[i]] = i;
    arrange(warpOrder, (blockX + WARP - 1) / WARP, order);
    for (int b = 0; b < blocks && !failed; b++) {
        int i = blockOrder[b];
        blockIdx = {unsigned(i % gridX), unsigned(i / gridX % gridY), unsigned(i / gridX / gridY)};
        run_block();
    }
    free(blockOrder);
    return failed ? 1 : 0;
}

// Runs when Java closes the library.
__attribute__((destructor)) static void free_stacks()
{
    if (stacks != nullptr) munmap(stacks, MOST_THREADS * STACK_BYTES);
    for (Fiber& fiber : fibers) free(fiber.copies);
}

// A kernel as a function that Java can call.
template <auto kernel> struct Entry;
template <class... Parameters, void (*kernel)(Parameters...)> struct Entry<kernel> {
    template <class Call> static void invoke(void* call) { (*static_cast<Call*>(call))(); }
    static int run(int gridX, int gridY, int gridZ, int blockX, int shared, int order, Parameters... parameters)
    {
        auto call = [&] { kernel(parameters...); };
        return launch(gridX, gridY, gridZ, blockX, shared, order, &invoke<decltype(call)>, &call);
    }
};

template <class T> static T shuffle(const char* name, T value, int source)
{
    struct Operand {
        T in, out;
        int source;
    } operand{value, value, source};
    together(name, &operand, [](void** all, int lanes) {
        for (int i = 0; i < lanes; i++) {
            Operand& mine = *static_cast<Operand*>(all[i]);
            if (mine.source < lanes) mine.out = static_cast<Operand*>(all[mine.source])->in;
        }
    });
    return operand.out;
}

static unsigned ballot(const char* name, bool predicate)
{
    struct Operand {
        bool in;
        unsigned out;
    } operand{predicate, 0};
    together(name, &operand, [](void** all, int lanes) {
        unsigned bits = 0;
        for (int i = 0; i < lanes; i++) bits |= unsigned(static_cast<Operand*>(all[i])->in) << i;
        for (int i = 0; i < lanes; i++) static_cast<Operand*>(all[i])->out = bits;
    });
    return operand.out;
}

static void full(unsigned mask)
{
    if (mask != 0xffffffffu) fail("a function of a warp was called with the mask %08x; only whole warps are emulated", mask);
}

static bool is_shared(const void* address, size_t bytes, size_t alignment)
{
    const char* start = reinterpret_cast<const char*>(shared_memory);
    const char* at = static_cast<const char*>(address);
    return at >= start && at + bytes <= start + sharedBytes && uintptr_t(at) % alignment == 0;
}
} // namespace emulated

// -- barriers and functions of warps --

static inline void __syncthreads()
{
    using namespace emulated;
    if (++inBlock < threads) {
        emulated::wait(State::IN_BLOCK, "__syncthreads");
        return;
    }
    inBlock = 0;
    for (int i = 0; i < threads; i++) {
        if (fibers[i].state == State::IN_BLOCK) fibers[i].state = State::READY;
    }
}
static inline void __syncwarp(unsigned mask = 0xffffffffu)
{
    emulated::full(mask);
    emulated::together("__syncwarp", nullptr, [](void**, int) {});
}
template <class T> static inline T __shfl_sync(unsigned mask, T value, int source, int width = 32)
{
    emulated::full(mask);
    int lane = emulated::current % 32;
    return emulated::shuffle("__shfl_sync", value, (lane & ~(width - 1)) | (source & (width - 1)));
}
template <class T> static inline T __shfl_xor_sync(unsigned mask, T value, int bits, int width = 32)
{
    emulated::full(mask);
    int lane = emulated::current % 32, source = lane ^ bits;
    return emulated::shuffle("__shfl_xor_sync", value, source >= (lane & ~(width - 1)) + width ? lane : source);
}
template <class T> static inline T __shfl_down_sync(unsigned mask, T value, int distance, int width = 32)
{
    emulated::full(mask);
    int lane = emulated::current % 32;
    return emulated::shuffle("__shfl_down_sync", value, (lane & (width - 1)) + distance >= width ? lane : lane + distance);
}
template <class T> static inline T __shfl_up_sync(unsigned mask, T value, int distance, int width = 32)
{
    emulated::full(mask);
    int lane = emulated::current % 32;
    return emulated::shuffle("__shfl_up_sync", value, (lane & (width - 1)) < distance ? lane : lane - distance);
}
static inline unsigned __ballot_sync(unsigned mask, int predicate)
{
    emulated::full(mask);
    return emulated::ballot("__ballot_sync", predicate != 0);
}
static inline int __any_sync(unsigned mask, int predicate)
{
    emulated::full(mask);
    return emulated::ballot("__any_sync", predicate != 0) != 0;
}
static inline int __all_sync(unsigned mask, int predicate)
{
    emulated::full(mask);
    return emulated::ballot("__all_sync", predicate == 0) == 0;
}
static inline void __threadfence() {}
static inline void __threadfence_block() {}
static inline void __trap() { emulated::fail("a kernel stopped itself with __trap"); }

extern "C" {
__attribute__((visibility("default"))) const char* emulated_message = emulated::message;
}
