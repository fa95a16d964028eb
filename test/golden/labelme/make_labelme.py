"""Writes what labelme itself writes, for test/stages/2-dataset/labels/labelme/: scene.json, a file with a shape of each kind,
and masks.json, the pixels that labelme gives to each of them.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install labelme==6.3.1 numpy==2.4.6 pillow==13.0.0
    golden-venv/bin/python test/golden/labelme/make_labelme.py && npx biome check --write test/golden/labelme

Pixels are run lengths from the top down and from left to right: outside, inside, outside, ...
"""
import json
import pathlib

import numpy as np
from labelme import LabelFile
from labelme.utils import img_arr_to_b64, img_arr_to_data, shape_to_mask, shapes_to_label

WIDTH, HEIGHT = 40, 32
FOLDER = pathlib.Path(__file__).parent


def blob():
    y, x = np.mgrid[:9, :12]
    return ((x - 5.5) / 6) ** 2 + ((y - 4) / 4.5) ** 2 < 1


def shape(label, shape_type, points, mask=None):
    mask = None if mask is None else img_arr_to_b64(mask.astype(np.uint8))
    return {
        "label": label,
        "points": points,
        "group_id": None,
        "description": "",
        "shape_type": shape_type,
        "flags": {},
        "mask": mask,
    }


SHAPES = [
    shape("leaf", "polygon", [[3.2, 2.1], [18.7, 4.4], [15.1, 16.9], [9.6, 8.3], [4.4, 13.8]]),
    shape("bow tie", "polygon", [[22, 3], [36, 14], [36, 3], [22, 14]]),
    shape("sun", "circle", [[28.3, 22.6], [33.1, 24.2]]),
    shape("stem", "line", [[5.5, 20.5], [30.5, 27.5]]),
    shape("vine", "linestrip", [[4, 28], [16, 18], [28, 28]]),
    shape("blob", "mask", [[20, 12], [31, 20]], blob()),
    shape("box", "rectangle", [[1, 1], [9, 7]]),
    shape("turned box", "oriented_rectangle", [[10, 10], [16, 12], [14, 18], [8, 16]]),
    shape("seed", "point", [[12, 12]]),
]


def runs(mask):
    flat = mask.ravel(order="F").astype(np.int8)
    changes = np.flatnonzero(np.diff(np.concatenate([[0], flat, [1 - flat[-1]]])))
    return [int(n) for n in np.diff(np.concatenate([[0], changes]))]


picture = np.random.default_rng(22).integers(0, 256, (HEIGHT, WIDTH), dtype=np.uint8)
LabelFile().save(
    filename=str(FOLDER / "scene.json"),
    shapes=SHAPES,
    image_path="..\\images\\scene.png",
    image_height=HEIGHT,
    image_width=WIDTH,
    image_data=img_arr_to_data(picture),
)
read = LabelFile(str(FOLDER / "scene.json"))
masks = {}
for one in read.shapes:
    if one["shape_type"] == "mask":
        label, _ = shapes_to_label((HEIGHT, WIDTH), [one], {one["label"]: 1})
        masks[one["label"]] = runs(label == 1)
    else:
        masks[one["label"]] = runs(shape_to_mask((HEIGHT, WIDTH), one["points"], one["shape_type"]))
(FOLDER / "masks.json").write_text(json.dumps({"width": WIDTH, "height": HEIGHT, "masks": masks}) + "\n")
