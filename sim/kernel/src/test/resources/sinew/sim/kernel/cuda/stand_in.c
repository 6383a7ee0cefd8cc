/*
 * A stand-in for NVIDIA's driver and NVRTC: enough of both to run the CUDA backend's own check on a machine without a GPU.
 * It knows the kernels of SwingTexts by name and insists on correct use: addresses inside of allocations, the one stream,
 * shared memory within what was asked for, nothing left over at the end.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INVALID_VALUE = 1, INVALID_IMAGE = 200, INVALID_HANDLE = 400, NOT_FOUND = 500, ILLEGAL_ADDRESS = 700, CAPTURING = 900 };
enum { MOST = 4096, SHARED_LIMIT = 232448 };
#define CONTEXT ((void *)0x77)
#define STREAM ((void *)0x55)

struct allocation { char *start; size_t size; };
struct function { char name[64]; int links; int shared; };
struct launch { struct function *function; int environments; float *positions; int *steps; };
struct work { int isLaunch; struct launch launch; void *to; const void *from; size_t size; };
struct graph { int count; struct work works[MOST]; };

static struct allocation allocations[MOST];
static struct allocation lockings[MOST];
static int capturing;
static int lost;
static struct graph captured;

static int complain(const char *what) {
    fprintf(stderr, "stand-in: %s\n", what);
    return INVALID_VALUE;
}

static size_t room(const void *address) {
    for (int i = 0; i < MOST; i++) {
        const char *start = allocations[i].start;
        if (start != NULL && (const char *)address >= start && (const char *)address < start + allocations[i].size) {
            return start + allocations[i].size - (const char *)address;
        }
    }
    return 0;
}

int cuInit(unsigned flags) { return flags; }
int cuDriverGetVersion(int *version) { *version = 13000; return lost; }
int cuDeviceGetCount(int *count) { *count = 1; return 0; }
int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return 0; }
int cuDeviceGetName(char *name, int length, int device) { snprintf(name, length, "Stand-in %d", device); return 0; }
int cuDeviceTotalMem_v2(size_t *bytes, int device) { *bytes = 1ull << 33; return device; }
int cuDeviceGetAttribute(int *value, int attribute, int device) {
    switch (attribute) {
        case 16: *value = 132; break;
        case 75: *value = 9; break;
        case 76: *value = 0; break;
        case 81: *value = SHARED_LIMIT + 1024; break;
        case 97: *value = SHARED_LIMIT; break;
        default: return complain("an attribute that it does not know");
    }
    return device;
}
int cuDevicePrimaryCtxRetain(void **context, int device) { *context = CONTEXT; return device; }
int cuDevicePrimaryCtxRelease_v2(int device) {
    for (int i = 0; i < MOST; i++) {
        if (allocations[i].start != NULL && !lost) {
            return complain("memory was not freed");
        }
    }
    return device;
}
int cuCtxSetCurrent(void *context) { return context == CONTEXT ? 0 : INVALID_HANDLE; }
int cuGetErrorName(int status, const char **name) {
    *name = status == ILLEGAL_ADDRESS ? "CUDA_ERROR_ILLEGAL_ADDRESS" : status == INVALID_VALUE ? "CUDA_ERROR_INVALID_VALUE" : "CUDA_ERROR_OTHER";
    return 0;
}
int cuGetErrorString(int status, const char **text) { *text = status ? "told by the stand-in" : "no error"; return 0; }

int cuStreamCreate(void **stream, unsigned flags) { *stream = STREAM; return flags == 1 ? 0 : complain("stream flags"); }
int cuStreamDestroy_v2(void *stream) { return stream == STREAM ? lost : INVALID_HANDLE; }
int cuStreamSynchronize(void *stream) { return stream != STREAM ? INVALID_HANDLE : capturing ? CAPTURING : lost; }
int cuEventCreate(void **event, unsigned flags) { *event = malloc(1 + flags); return 0; }
int cuEventDestroy_v2(void *event) { free(event); return lost; }
int cuEventRecord(void *event, void *stream) { return event != NULL && stream == STREAM ? lost : INVALID_HANDLE; }
int cuEventSynchronize(void *event) { return event != NULL ? lost : INVALID_HANDLE; }
int cuEventElapsedTime(float *milliseconds, void *start, void *end) { *milliseconds = 1; return start != end ? lost : INVALID_HANDLE; }

int cuMemAlloc_v2(void **address, size_t size) {
    for (int i = 0; i < MOST; i++) {
        if (allocations[i].start == NULL) {
            allocations[i].start = *address = malloc(size);
            allocations[i].size = size;
            return size > 0 ? lost : complain("an allocation of nothing");
        }
    }
    return 2;
}
int cuMemFree_v2(void *address) {
    for (int i = 0; i < MOST; i++) {
        if (allocations[i].start == address) {
            free(address);
            allocations[i].start = NULL;
            return lost;
        }
    }
    return complain("freed what was not allocated");
}
int cuMemHostRegister_v2(void *start, size_t size, unsigned flags) {
    for (int i = 0; i < MOST; i++) {
        if (lockings[i].start == NULL) {
            lockings[i].start = start;
            lockings[i].size = size;
            return flags;
        }
    }
    return 2;
}
int cuMemHostUnregister(void *start) {
    for (int i = 0; i < MOST; i++) {
        if (lockings[i].start == start) {
            lockings[i].start = NULL;
            return lost;
        }
    }
    return complain("unlocked what was not locked");
}
static int isLocked(const char *host, size_t size) {
    for (int i = 0; i < MOST; i++) {
        if (lockings[i].start != NULL && host >= lockings[i].start && host + size <= lockings[i].start + lockings[i].size) {
            return 1;
        }
    }
    return 0;
}
static int perform(const struct work *work);
static int accept(struct work work, void *stream) {
    if (stream != STREAM) {
        return complain("a stream that it did not make");
    }
    if (!capturing) {
        return perform(&work);
    }
    captured.works[captured.count++] = work;
    return 0;
}
static int copy(void *to, const void *from, const void *device, const char *host, size_t size, void *stream) {
    if (room(device) < size || !isLocked(host, size)) {
        return complain("a copy outside of its memory");
    }
    return accept((struct work) {.to = to, .from = from, .size = size}, stream);
}
int cuMemcpyDtoDAsync_v2(void *to, const void *from, size_t size, void *stream) {
    if (room(to) < size || room(from) < size) {
        return complain("a copy outside of its memory");
    }
    return accept((struct work) {.to = to, .from = from, .size = size}, stream);
}
int cuMemsetD8Async(void *to, unsigned char value, size_t size, void *stream) {
    if (room(to) < size || value != 0) {
        return complain("a fill outside of its memory");
    }
    return accept((struct work) {.to = to, .size = size}, stream);
}
int cuMemGetInfo_v2(size_t *free, size_t *total) { *free = 1u << 30; *total = 1ull << 33; return lost; }
int cuStreamWaitEvent(void *stream, void *event, unsigned flags) { return stream == STREAM && event != NULL ? (int)flags : INVALID_HANDLE; }
int cuEventQuery(void *event) { return event != NULL ? lost : INVALID_HANDLE; }
int cuMemcpyHtoDAsync_v2(void *to, const void *from, size_t size, void *stream) { return copy(to, from, to, from, size, stream); }
int cuMemcpyDtoHAsync_v2(void *to, const void *from, size_t size, void *stream) { return copy(to, from, from, to, size, stream); }

int cuModuleLoadData(void **module, const char *image) {
    if (memcmp(image, "\x7f" "ELF", 4) != 0) {
        return INVALID_IMAGE;
    }
    *module = strdup(image);
    return lost;
}
int cuModuleUnload(void *module) { free(module); return lost; }
int cuModuleGetFunction(struct function **function, const char *module, const char *name) {
    const char *links = strstr(module, "links = ");
    if (strstr(module, name) == NULL || links == NULL) {
        return NOT_FOUND;
    }
    *function = calloc(1, sizeof(struct function));
    snprintf((*function)->name, sizeof (*function)->name, "%s", name);
    (*function)->links = atoi(links + strlen("links = "));
    (*function)->shared = 49152;
    return lost;
}
int cuFuncSetAttribute(struct function *function, int attribute, int value) {
    if (attribute != 8 || value > SHARED_LIMIT) {
        return INVALID_VALUE;
    }
    function->shared = value;
    return lost;
}
int cuFuncGetAttribute(int *value, int attribute, struct function *function) { *value = attribute; return function ? lost : INVALID_HANDLE; }
int cuOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, void *function, int threads, size_t shared) {
    *blocks = 1;
    return function != NULL && threads > 0 && shared <= SHARED_LIMIT ? lost : INVALID_VALUE;
}

static void step(float *x, int links) {
    float *values = malloc(links * sizeof(float));
    for (int i = 0; i < links; i++) {
        values[i] = (3.7f + 0.01f * (float)i) * x[i] * (1.0f - x[i]);
    }
    for (int i = 0; i < links; i++) {
        x[i] = 0.95f * values[i] + 0.05f * values[i == 0 ? links - 1 : i - 1];
    }
    free(values);
}
static int run(const struct launch *launch) {
    const struct function *function = launch->function;
    for (int e = 0; e < launch->environments; e++) {
        if (strcmp(function->name, "k_step") == 0) {
            step(launch->positions + (size_t)e * function->links, function->links);
            launch->steps[e]++;
        } else if (strcmp(function->name, "k_doubleCount") == 0) {
            launch->steps[e] *= 2;
        } else {
            lost = ILLEGAL_ADDRESS;
        }
    }
    return 0;
}
int cuLaunchKernel(struct function *function, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX, unsigned blockY,
        unsigned blockZ, unsigned shared, void *stream, void **parameters, void **extra) {
    struct launch launch = {function, *(int *)parameters[0], *(float **)parameters[1], *(int **)parameters[2]};
    if (extra != NULL || gridY * gridZ * blockY * blockZ != 1 || blockX > 1024
            || shared > (unsigned)function->shared || gridX * blockX < (unsigned)launch.environments
            || room(launch.positions) == 0 || room(launch.steps) == 0) {
        return complain("a wrong launch");
    }
    return accept((struct work) {.isLaunch = 1, .launch = launch}, stream);
}
static int perform(const struct work *work) {
    if (work->isLaunch) {
        return run(&work->launch);
    }
    if (work->from != NULL) {
        memcpy(work->to, work->from, work->size);
    } else {
        memset(work->to, 0, work->size);
    }
    return lost;
}
int cuStreamBeginCapture_v2(void *stream, int mode) {
    capturing = 1;
    captured.count = 0;
    return stream == STREAM && mode == 2 ? lost : INVALID_VALUE;
}
int cuStreamEndCapture(void *stream, struct graph **graph) {
    capturing = 0;
    *graph = malloc(sizeof captured);
    memcpy(*graph, &captured, sizeof captured);
    return stream == STREAM ? lost : INVALID_HANDLE;
}
int cuGraphInstantiateWithFlags(struct graph **executable, const struct graph *graph, unsigned long long flags) {
    *executable = malloc(sizeof *graph);
    memcpy(*executable, graph, sizeof *graph);
    return (int)flags;
}
int cuGraphDestroy(struct graph *graph) { free(graph); return lost; }
int cuGraphExecDestroy(struct graph *graph) { free(graph); return lost; }
int cuGraphLaunch(const struct graph *graph, void *stream) {
    for (int i = 0; i < graph->count; i++) {
        perform(&graph->works[i]);
    }
    return stream == STREAM ? lost : INVALID_HANDLE;
}

/* NVRTC: the "machine code" is a mark and the text. */
static const char LOG[] = "error: identifier \"lain\" is undefined";
const char *nvrtcGetErrorString(int status) { return status ? "NVRTC_ERROR_COMPILATION" : "NVRTC_SUCCESS"; }
int nvrtcVersion(int *major, int *minor) { *major = 13; *minor = 0; return 0; }
int nvrtcCreateProgram(char **program, const char *source, const char *name, int headers, const char *const *texts, const char *const *names) {
    *program = malloc(strlen(source) + 5);
    sprintf(*program, "\x7f" "ELF%s", source);
    return name != NULL && headers == 0 && texts == NULL && names == NULL ? 0 : 3;
}
int nvrtcDestroyProgram(char **program) { free(*program); *program = NULL; return 0; }
int nvrtcCompileProgram(const char *program, int count, const char *const *options) {
    return strstr(program, "lain") != NULL ? 6 : count > 0 && strcmp(options[0], "--gpu-architecture=sm_90a") == 0 ? 0 : 5;
}
int nvrtcGetCUBINSize(const char *program, size_t *size) { *size = strlen(program) + 1; return 0; }
int nvrtcGetCUBIN(const char *program, char *code) { strcpy(code, program); return 0; }
int nvrtcGetProgramLogSize(const char *program, size_t *size) { *size = sizeof LOG; return program == NULL; }
int nvrtcGetProgramLog(const char *program, char *text) { strcpy(text, LOG); return program == NULL; }
