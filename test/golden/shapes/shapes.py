"""Writes shapes.json: how pycocotools and Pillow fill polygons, and how pycocotools writes run lengths, for
test/stages/2-dataset/labels/shapes/golden.test.ts.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install numpy==2.4.6 pillow==13.0.0 pycocotools==2.0.11
    golden-venv/bin/python test/golden/shapes/shapes.py && npx biome check --write test/golden/shapes

Every mask is the text of its run lengths as pycocotools writes them. Pillow's are drawn as labelme draws them.
"""
import json
import pathlib

import numpy as np
from PIL import Image, ImageDraw
from pycocotools import mask as coco

RANDOM = np.random.default_rng(22)
WIDTH, HEIGHT = 40, 32


def text_of(mask):
    return coco.encode(np.asfortranarray(mask.astype(np.uint8)))["counts"].decode()


def star(points, jitter):
    """An outline that doesn't cross itself."""
    angles = np.sort(RANDOM.uniform(0, 2 * np.pi, points))
    radii = RANDOM.uniform(3, 14, points)
    x = WIDTH / 2 + radii * np.cos(angles) + RANDOM.uniform(-jitter, jitter)
    y = HEIGHT / 2 + radii * np.sin(angles) + RANDOM.uniform(-jitter, jitter)
    return np.stack([x, y], 1)


def polygons():
    for i in range(12):
        yield f"an outline {i}", star(int(RANDOM.integers(3, 14)), 1)
    for i in range(6):
        yield f"an outline that leaves the image {i}", star(int(RANDOM.integers(4, 12)), 20)
    for i in range(8):
        yield f"an outline that crosses itself {i}", RANDOM.uniform(0, 1, (int(RANDOM.integers(4, 9)), 2)) * [WIDTH, HEIGHT]
    for i in range(6):
        yield f"corners on the corners of pixels {i}", np.round(star(int(RANDOM.integers(3, 9)), 2))
    for i in range(6):
        yield f"corners on the centres of pixels {i}", np.floor(star(int(RANDOM.integers(3, 9)), 2)) + 0.5
    yield "a rectangle along the axes", np.array([[4, 6], [20, 6], [20, 17], [4, 17]])
    yield "a rectangle of half pixels", np.array([[4.5, 6.5], [20.5, 6.5], [20.5, 17.5], [4.5, 17.5]])
    yield "less than a pixel", np.array([[10.1, 10.1], [10.4, 10.1], [10.2, 10.4]])
    yield "a sliver", np.array([[2, 3], [38, 3.2], [38, 3.6]])
    yield "all of the image", np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]])


def filled(why, corners):
    corners = np.round(corners, 2)
    ring = [float(x) for x in corners.ravel()]
    by_coco = coco.frPyObjects([ring], HEIGHT, WIDTH)[0]["counts"].decode()
    picture = Image.new("1", (WIDTH, HEIGHT))
    ImageDraw.Draw(picture).polygon([tuple(map(float, corner)) for corner in corners], outline=1, fill=1)
    return {"why": why, "ring": ring, "pycocotools": by_coco, "pillow": text_of(np.array(picture))}


def united(why, *rings):
    rles = coco.frPyObjects([[float(x) for x in ring] for ring in rings], HEIGHT, WIDTH)
    return {"why": why, "rings": rings, "pycocotools": coco.merge(rles)["counts"].decode()}


def runs(why, mask):
    columns = mask.ravel(order="F").astype(np.int8)
    changes = np.flatnonzero(np.diff(np.concatenate([[0], columns, [1 - columns[-1]]])))
    counts = [int(n) for n in np.diff(np.concatenate([[0], changes]))]
    text = text_of(mask)
    height, width = mask.shape
    assert coco.frPyObjects({"counts": counts, "size": [height, width]}, height, width)["counts"].decode() == text
    return {"why": why, "width": width, "height": height, "counts": counts, "text": text}


def disc(width, height, radius):
    y, x = np.mgrid[:height, :width]
    return (x - width / 2) ** 2 + (y - height / 2) ** 2 < radius**2


ROWS = {
    "width": WIDTH,
    "height": HEIGHT,
    "polygons": [filled(*one) for one in polygons()],
    "united": [
        united("two rings that overlap", [4, 4, 20, 4, 20, 20, 4, 20], [12, 12, 30, 12, 30, 28, 12, 28]),
        united("a ring within a ring", [4, 4, 30, 4, 30, 28, 4, 28], [10, 10, 20, 10, 20, 20, 10, 20]),
        united("two apart", [2, 2, 8, 2, 8, 8, 2, 8], [20, 20, 30, 20, 30, 30, 20, 30]),
    ],
    "runs": [
        runs("nothing", np.zeros((5, 7), bool)),
        runs("everything", np.ones((5, 7), bool)),
        runs("the first pixel", np.arange(35).reshape(5, 7) == 0),
        runs("the last pixel", np.arange(35).reshape(5, 7) == 34),
        runs("a disc", disc(60, 40, 15)),
        runs("long runs", disc(4000, 3000, 12)),
        runs("noise", RANDOM.uniform(0, 1, (12, 16)) < 0.4),
    ],
}
path = pathlib.Path(__file__).with_name("shapes.json")
path.write_text(json.dumps(ROWS) + "\n")
