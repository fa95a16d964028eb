"""What both frameworks' scripts share: reading the job, running its steps, saying so as JSON lines."""

import json
import resource
import sys
import time

import numpy as np


def read_job():
    """The job (see bench/job.ts) named by the first argument, and the variant named by the second."""
    with open(sys.argv[1]) as file:
        return json.load(file), sys.argv[2]


def tell(**line):
    print(json.dumps(line), flush=True)


def start_of(job):
    """Where losses are compared: the parameters, by our names, and the `images` and `labels` that all contestants get."""
    if "start" not in job:
        return {}
    numbers, tensors, place = np.fromfile(job["start"]["file"], np.float32), {}, 0
    for tensor in job["start"]["tensors"]:
        size = int(np.prod(tensor["shape"]))
        tensors[tensor["name"]] = numbers[place : place + size].reshape(tensor["shape"])
        place += size
    return tensors


def batch_of(job, start):
    """Images N,C,H,W, else in [0, 1), and labels N,H,W or of whole images N."""
    if start:
        return start["images"], start["labels"].astype(np.int64)
    size, channels, height, width = job["shape"]
    pixels = (height, width) if job["network"]["task"] == "segmentation" else ()
    random = np.random.default_rng(job["seed"])
    images = random.random((size, channels, height, width), dtype=np.float32)
    labels = random.integers(0, job["network"]["classes"], (size, *pixels))
    return images, labels


def check_parameters(job, count):
    if count != job["parameters"]:
        sys.exit(f"{count} parameters to learn, not {job['parameters']}: this is not the same network")


def run_steps(job, step):
    """Warm-up, then the measured steps; `step` must return only when the work is done, where losses are compared with its own."""
    if "start" in job:
        tell(event="losses", losses=[step() for _ in range(job["steps"])])
        return
    for number in range(job["warmup"]):
        step()
        if number == 0:
            tell(event="first-step")
    seconds = []
    while len(seconds) < job["steps"] and (len(seconds) < job["leastSteps"] or sum(seconds) < job["seconds"]):
        begun = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - begun)
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    tell(event="done", seconds=seconds, peakBytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
