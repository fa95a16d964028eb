"""Writes resize.json: what Pillow's BILINEAR makes of images of float32 at other sizes. Needs Pillow 13.0.0.

Pixel i of an image holds (i * 7919 + i * i % 251) % 256 - 100: the formula stands in the test, too.
"""

import json
import os

import numpy
from PIL import Image

SIZES = [
    ("smaller by a whole number", (8, 12), (4, 3)),
    ("smaller by a fraction", (13, 10), (6, 7)),
    ("far smaller", (40, 3), (5, 2)),
    ("to a single pixel", (9, 7), (1, 1)),
    ("larger", (3, 4), (7, 9)),
    ("wider and lower", (12, 5), (5, 8)),
    ("from a single pixel", (1, 1), (3, 2)),
]


def pixels(height, width):
    i = numpy.arange(height * width)
    return ((i * 7919 + i * i % 251) % 256 - 100).reshape(height, width).astype(numpy.float32)


def main():
    cases = []
    for reason, (height, width), (to_height, to_width) in SIZES:
        image = Image.fromarray(pixels(height, width))
        resized = numpy.asarray(image.resize((to_width, to_height), Image.Resampling.BILINEAR))
        values = [float(f"{value:.7g}") for value in resized.reshape(-1).tolist()]
        cases.append({"reason": reason, "from": [height, width], "to": [to_height, to_width], "pixels": values})
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "resize.json"), "w") as file:
        json.dump(cases, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
