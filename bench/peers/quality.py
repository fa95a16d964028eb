"""What the peers of the quality picture share: the arrays, the counts, and an epoch as a JSON line."""

import json
import os
import sys
import time

import numpy as np


def read_job():
    """The job (PeerJob in bench/quality/quality-line.ts) and, by part, images N,C,H,W and labels N,H,W."""
    path = sys.argv[1]
    with open(path) as file:
        job = json.load(file)
    size = job["channels"], job["height"], job["width"]
    parts = {}
    for part in ("train", "validation", "test"):
        stem = os.path.join(os.path.dirname(path), part)
        images = np.fromfile(f"{stem}.images", np.float32).reshape(-1, *size)
        labels = np.fromfile(f"{stem}.labels", np.uint8).reshape(-1, *size[1:])
        if len(images) != job["counts"][part] or len(labels) != len(images):
            sys.exit(f"{part} holds {len(images)} images and {len(labels)} labels, not {job['counts'][part]}")
        parts[part] = images, labels
    return job, parts


class Clock:
    """Seconds of training: from the start of the process, tests left out."""

    def __init__(self):
        with open("/proc/self/stat") as file:
            ticks = int(file.read().rsplit(")", 1)[1].split()[19])
        with open("/proc/uptime") as file:
            alive = float(file.read().split()[0]) - ticks / os.sysconf("SC_CLK_TCK")
        self.begun = time.monotonic() - alive

    def seconds(self):
        return time.monotonic() - self.begun

    def skip(self, seconds):
        self.begun += seconds


def count(labels, predicted, classes):
    """Confusion counts, row = true class, column = predicted class."""
    pairs = labels.astype(np.int64).ravel() * classes + predicted.astype(np.int64).ravel()
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def quality_of(confusion):
    """As src/metrics/confusion.ts defines them: F1 over the classes in truth or prediction."""
    hits, size = np.diag(confusion), confusion.sum(0) + confusion.sum(1)
    f1 = [2 * hit / both for hit, both in zip(hits, size) if both > 0]
    return {"accuracy": float(hits.sum() / confusion.sum()), "macroF1": float(np.mean(f1))}


def tell_epoch(epoch, loss, validation, test, exam_seconds):
    line = {"validation": quality_of(validation), "test": quality_of(test), "examSeconds": exam_seconds}
    print(json.dumps({"event": "epoch", "epoch": epoch, "loss": loss, **line}), flush=True)
