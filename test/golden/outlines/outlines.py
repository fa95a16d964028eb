"""Writes into outlines.json how pycocotools fills the outlines that are in it, for test/objects/outlines-golden.test.ts.

Run by hand; the project's tests only read what it writes, and need no Python. A map is a text of rows of classes (0 the
ground), and its rings are what `UPDATE=1 npx vitest run test/objects/outlines-golden.test.ts` has written there:

    python3 -m venv golden-venv && golden-venv/bin/pip install numpy==2.4.6 pycocotools==2.0.11
    golden-venv/bin/python test/golden/outlines/outlines.py maps
    UPDATE=1 npx vitest run test/objects/outlines-golden.test.ts
    golden-venv/bin/python test/golden/outlines/outlines.py fill && npx biome check --write test/golden/outlines
"""
import json
import pathlib
import sys

import numpy as np
from pycocotools import mask as coco

PATH = pathlib.Path(__file__).parent / "outlines.json"
RANDOM = np.random.default_rng(7)
HEIGHT, WIDTH = 24, 30


def noise(share):
    return (RANDOM.random((HEIGHT, WIDTH)) < share) * RANDOM.integers(1, 3, (HEIGHT, WIDTH))


def rings_in_rings():
    ys, xs = np.mgrid[:HEIGHT, :WIDTH]
    radius = np.hypot(ys - 11.5, xs - 14.5)
    return (radius / 2.5).astype(int) % 3 * (radius < 14)


def blots():
    ys, xs = np.mgrid[:HEIGHT, :WIDTH]
    labels = np.zeros((HEIGHT, WIDTH), int)
    for _ in range(14):
        y, x, size = RANDOM.uniform(0, HEIGHT), RANDOM.uniform(0, WIDTH), RANDOM.uniform(1, 7)
        labels[np.hypot(ys - y, xs - x) < size] = RANDOM.integers(0, 3)
    return labels


MAPS = {
    "sparse noise": lambda: noise(0.2),
    "dense noise, full of holes": lambda: noise(0.8),
    "rings in rings": rings_in_rings,
    "blots over blots": blots,
    "everything": lambda: np.ones((HEIGHT, WIDTH), int),
}


def filled(ring):
    """Of all pixels one line of 0 and 1, row by row, as pycocotools fills the polygon."""
    runs = coco.merge(coco.frPyObjects([ring], HEIGHT, WIDTH))
    return ["".join(map(str, row)) for row in coco.decode(runs)]


if sys.argv[1] == "maps":
    maps = [{"why": why, "rows": ["".join(map(str, row)) for row in make()]} for why, make in MAPS.items()]
else:
    maps = json.loads(PATH.read_text())
    for one in maps:
        by_class = {}
        for shape in one["objects"]:
            rows = by_class.setdefault(str(shape["class"]), np.zeros((HEIGHT, WIDTH), int))
            rows |= np.array([list(map(int, row)) for row in filled(shape["ring"])])
        one["pycocotools"] = {name: ["".join(map(str, row)) for row in rows] for name, rows in by_class.items()}
PATH.write_text(json.dumps(maps, indent=1) + "\n")
