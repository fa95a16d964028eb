"""Writes what packages other than ours write in the forms of CVAT, YOLO and Pascal VOC, for
test/stages/2-dataset/labels/shapes/exports-golden.test.ts: cvat.xml by Datumaro, yolo.txt, yolo.yaml and voc.xml by Supervision,
and masks.json, the pixels that the same packages, with pycocotools, give to each class of each.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install datumaro==1.13.12 supervision==0.31.2
    golden-venv/bin/python test/golden/exports/make_exports.py && npx biome check --write test/golden/exports

Pixels are run lengths from the top down and from left to right: outside, inside, outside, ...
"""
import json
import pathlib
import shutil
import tempfile

import cv2
import numpy as np
import supervision as sv
from datumaro.components.annotation import Bbox, Mask, Points, Polygon
from datumaro.components.dataset import Dataset
from datumaro.components.dataset_base import DatasetItem
from datumaro.components.media import Image
from pycocotools import mask as coco

WIDTH, HEIGHT = 40, 32
FOLDER = pathlib.Path(__file__).parent
CLASSES = ["leaf", "sün", "blob"]
LEAF = [3.25, 2.5, 18.75, 4.25, 15.5, 16.75, 9.5, 8.25, 4.5, 13.75]
SUN = [22.5, 18.25, 30.25, 16.5, 36.5, 24.25, 27.75, 29.5]
PICTURE = np.random.default_rng(22).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def blob():
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    return ((x - 14) / 8) ** 2 + ((y - 12) / 5) ** 2 < 1


def filled(polygon):
    return coco.decode(coco.merge(coco.frPyObjects([polygon], HEIGHT, WIDTH))).astype(bool)


def runs(mask):
    flat = mask.ravel(order="F").astype(np.int8)
    changes = np.flatnonzero(np.diff(np.concatenate([[0], flat, [1 - flat[-1]]])))
    return [int(n) for n in np.diff(np.concatenate([[0], changes]))]


def shown(layers):
    """Later layers over earlier ones; the pixels of each class."""
    labels = np.full((HEIGHT, WIDTH), -1)
    for label, mask in layers:
        labels[mask] = label
    return {name: runs(labels == i) for i, name in enumerate(CLASSES)}


def make_cvat(folder):
    annotations = [
        Polygon(LEAF, label=0, z_order=2),
        Mask(blob(), label=2, z_order=1),
        Polygon(SUN, label=1, z_order=0),
        Bbox(1, 1, 8, 6, label=1, z_order=3),
        Points([12, 12], label=0, z_order=3),
    ]
    item = DatasetItem(id="scene", subset="train", media=Image.from_numpy(data=PICTURE), annotations=annotations)
    Dataset.from_iterable([item], categories=CLASSES).export(str(folder), "cvat", save_media=True)
    shutil.copy(next(folder.rglob("*.xml")), FOLDER / "cvat.xml")
    return shown([(1, filled(SUN)), (2, blob()), (0, filled(LEAF))])


def make_supervision(folder):
    cv2.imwrite(str(folder / "scene.png"), PICTURE)
    masks = np.array([filled(LEAF), filled(SUN)])
    boxes = sv.mask_to_xyxy(masks)
    detections = sv.Detections(xyxy=boxes, mask=masks, class_id=np.array([0, 1]))
    path = str(folder / "scene.png")
    dataset = sv.DetectionDataset(classes=CLASSES, images=[path], annotations={path: detections})
    images, labels, yaml = (str(folder / name) for name in ["images", "labels", "data.yaml"])
    dataset.as_yolo(images_directory_path=images, annotations_directory_path=labels, data_yaml_path=yaml)
    shutil.copy(folder / "labels" / "scene.txt", FOLDER / "yolo.txt")
    shutil.copy(yaml, FOLDER / "yolo.yaml")
    xml = str(folder / "xml")
    dataset.as_pascal_voc(images_directory_path=images, annotations_directory_path=xml)
    shutil.copy(folder / "xml" / "scene.xml", FOLDER / "voc.xml")
    read = {
        "yolo": sv.DetectionDataset.from_yolo(images, labels, yaml, force_masks=True),
        "voc": sv.DetectionDataset.from_pascal_voc(images, xml, force_masks=True),
    }
    found = {}
    for name, back in read.items():
        _, _, again = back[0]
        order = [CLASSES.index(back.classes[i]) for i in again.class_id]
        found[name] = shown(zip(order, again.mask))
    return found


with tempfile.TemporaryDirectory() as place:
    root = pathlib.Path(place)
    (root / "cvat").mkdir()
    (root / "sv").mkdir()
    masks = {"cvat": make_cvat(root / "cvat"), **make_supervision(root / "sv")}
(FOLDER / "masks.json").write_text(json.dumps({"width": WIDTH, "height": HEIGHT, "masks": masks}))
