"""Golden numbers from PyTorch: outputs, losses, every gradient and five training losses per optimizer.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install torch==2.15.0
    golden-venv/bin/python test/golden/make_golden.py && npx biome check --write test/golden

Everything is float64 on the CPU. No random numbers: parameters, images and labels come from `pattern`, an integer
formula that test/golden/golden.ts computes too, so that they need not be written out.
"""
import json
import math
import os
import struct

import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

CLASSES = 3
IGNORE = 255
CLASS_WEIGHTS = [0.5, 1.0, 1.75]
L2 = 0.01
DIGITS = 12  # significant digits written
STEPS = 5


def fround(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def pattern(stream, index):
    """A number in [-1, 1) from two integers, the same on every machine."""
    n = 1000 * stream + index + 1
    return ((n * n * 31 + n * 17) % 2003) / 2003 * 2 - 1


def values(stream, shape, low, high):
    """float32 values between low and high, as float64."""
    count = math.prod(shape)
    flat = [fround(low + (high - low) * (pattern(stream, i) + 1) / 2) for i in range(count)]
    return torch.tensor(flat).reshape(shape)


def labels_of(stream, count):
    """Class indices, about every ninth label ignored."""
    flat = [math.floor((pattern(stream, i) + 1) / 2 * 1000) for i in range(count)]
    return torch.tensor([IGNORE if n % 9 == 0 else n % CLASSES for n in flat])


class Unet(nn.Module):
    """The layers of src/network/unet.ts, written here anew with torch.nn."""

    def __init__(self, channels, widths, activation, batch_norm):
        super().__init__()
        self.levels = len(widths)
        self.activation = {"relu": F.relu, "elu": F.elu}[activation]
        self.parts = nn.ModuleDict()  # keys: the layers' names with "/" for "."
        inputs = channels
        for level, width in enumerate(widths):
            block = "bottleneck" if level == self.levels - 1 else f"encoder{level + 1}"
            self.add_block(block, inputs, width, batch_norm)
            inputs = width
        for level in reversed(range(self.levels - 1)):
            width = widths[level]
            self.parts[f"decoder{level + 1}/up"] = nn.ConvTranspose2d(widths[level + 1], width, 2, stride=2)
            self.add_block(f"decoder{level + 1}", 2 * width, width, batch_norm)
        self.parts["head"] = nn.Conv2d(widths[0], CLASSES, 1)

    def add_block(self, block, inputs, width, batch_norm):
        for index, channels in ((1, inputs), (2, width)):
            self.parts[f"{block}/conv{index}"] = nn.Conv2d(channels, width, 3, padding=1, bias=not batch_norm)
            if batch_norm:
                self.parts[f"{block}/norm{index}"] = nn.BatchNorm2d(width, eps=1e-5, momentum=0.1)

    def block(self, name, x):
        for index in (1, 2):
            x = self.parts[f"{name}/conv{index}"](x)
            if f"{name}/norm{index}" in self.parts:
                x = self.parts[f"{name}/norm{index}"](x)
            x = self.activation(x)
        return x

    def forward(self, x):
        skips = []
        for level in range(1, self.levels):
            x = self.block(f"encoder{level}", x)
            skips.append(x)
            x = F.max_pool2d(x, 2)
        x = self.block("bottleneck", x)
        for level in reversed(range(1, self.levels)):
            x = self.parts[f"decoder{level}/up"](x)
            x = self.block(f"decoder{level}", torch.cat([x, skips[level - 1]], dim=1))
        return self.parts["head"](x)


class Classifier(nn.Module):
    """conv, batch norm, ReLU, dilated conv, ELU, max-pool, global average pool, dense."""

    def __init__(self, channels):
        super().__init__()
        self.parts = nn.ModuleDict(
            {
                "conv1": nn.Conv2d(channels, 4, 3, padding=1, bias=False),
                "norm1": nn.BatchNorm2d(4, eps=1e-3, momentum=0.2),
                "conv2": nn.Conv2d(4, 5, 3, padding=2, dilation=2),
                "head": nn.Linear(5, CLASSES),
            }
        )

    def forward(self, x):
        x = F.relu(self.parts["norm1"](self.parts["conv1"](x)))
        x = F.elu(self.parts["conv2"](x))
        x = F.max_pool2d(x, 2)
        return self.parts["head"](x.mean(dim=(2, 3)))


class Residual(nn.Module):
    """A residual block, a pool, and one that widens: its skip goes through a 1x1 conv; sums as He et al. 2016 have them."""

    def __init__(self, channels):
        super().__init__()
        self.parts = nn.ModuleDict({"stem": nn.Conv2d(channels, 4, 3, padding=1)})
        for block, inputs, width in (("block1", 4, 4), ("block2", 4, 6)):
            self.parts[f"{block}/conv1"] = nn.Conv2d(inputs, width, 3, padding=1, bias=False)
            self.parts[f"{block}/norm1"] = nn.BatchNorm2d(width, eps=1e-5, momentum=0.1)
            self.parts[f"{block}/conv2"] = nn.Conv2d(width, width, 3, padding=1)
        self.parts["block2/skip"] = nn.Conv2d(4, 6, 1)
        self.parts["head"] = nn.Linear(6, CLASSES)

    def block(self, name, x):
        skip = self.parts[f"{name}/skip"](x) if f"{name}/skip" in self.parts else x
        y = F.relu(self.parts[f"{name}/norm1"](self.parts[f"{name}/conv1"](x)))
        return F.relu(self.parts[f"{name}/conv2"](y) + skip)

    def forward(self, x):
        x = self.block("block1", self.parts["stem"](x))
        x = self.block("block2", F.max_pool2d(x, 2))
        return self.parts["head"](x.mean(dim=(2, 3)))


class SameConv(nn.Conv2d):
    """A convolution of stride 2 with TensorFlow's padding: on an even edge the odd zero stands behind."""

    def __init__(self, inputs, outputs, kernel, **options):
        super().__init__(inputs, outputs, kernel, stride=2, **options)
        self.before = (kernel - 2) // 2
        self.after = kernel - 2 - self.before

    def forward(self, x):
        return super().forward(F.pad(x, (self.before, self.after, self.before, self.after)))


class Mobile(nn.Module):
    """The ops of MobileNetV2 (Sandler et al. 2018) and EfficientNet-Lite: a stem of stride 2, an inverted residual block,
    and one of stride 2 without expansion."""

    def __init__(self, channels):
        super().__init__()
        norm = {"eps": 1e-3, "momentum": 0.1}
        self.parts = nn.ModuleDict(
            {
                "stem/conv": SameConv(channels, 4, 3, bias=False),
                "stem/norm": nn.BatchNorm2d(4, **norm),
                "block1/expand": nn.Conv2d(4, 6, 1, bias=False),
                "block1/norm1": nn.BatchNorm2d(6, **norm),
                "block1/depthwise": nn.Conv2d(6, 6, 3, padding=1, groups=6, bias=False),
                "block1/norm2": nn.BatchNorm2d(6, **norm),
                "block1/project": nn.Conv2d(6, 4, 1, bias=False),
                "block1/norm3": nn.BatchNorm2d(4, **norm),
                "block2/depthwise": SameConv(4, 4, 5, groups=4),
                "block2/project": nn.Conv2d(4, 5, 1, bias=False),
                "block2/norm": nn.BatchNorm2d(5, **norm),
                "head": nn.Linear(5, CLASSES),
            }
        )

    def through(self, names, x):
        for name in names.split():
            x = F.relu6(x) if name == "relu6" else self.parts[name](x)
        return x

    def forward(self, x):
        x = self.through("stem/conv stem/norm relu6", x)
        y = self.through("block1/expand block1/norm1 relu6 block1/depthwise block1/norm2 relu6", x)
        x = x + self.through("block1/project block1/norm3", y)
        x = self.through("block2/depthwise relu6 block2/project block2/norm", x)
        return self.parts["head"](x.mean(dim=(2, 3)))


class MobileDecoder(nn.Module):
    """A frozen stem of stride 2, a block with frozen depthwise kernels and running statistics, and a decoder that
    upsamples bilinearly, with a skip."""

    kept = ("stem/norm", "block/norm")
    frozen = ("stem/conv", "stem/norm", "block/depthwise")
    rates = {"block.expand": 0.1, "block.project": 0.3, "block.norm": 0.3, "head": 2}

    def __init__(self, channels):
        super().__init__()
        norm = {"eps": 1e-3, "momentum": 0.1}
        self.parts = nn.ModuleDict(
            {
                "stem/conv": SameConv(channels, 4, 3, bias=False),
                "stem/norm": nn.BatchNorm2d(4, **norm),
                "block/expand": nn.Conv2d(4, 6, 1, bias=False),
                "block/depthwise": SameConv(6, 6, 3, groups=6),
                "block/project": nn.Conv2d(6, 6, 1, bias=False),
                "block/norm": nn.BatchNorm2d(6, **norm),
                "decoder/conv": nn.Conv2d(10, 5, 3, padding=1, bias=False),
                "decoder/norm": nn.BatchNorm2d(5, **norm),
                "head": nn.Conv2d(5, CLASSES, 1),
            }
        )
        for name in self.frozen:
            self.parts[name].requires_grad_(False)

    def train(self, mode=True):
        super().train(mode)
        for name in self.kept:
            self.parts[name].eval()
        return self

    def through(self, names, x):
        for name in names.split():
            x = self.parts[name](x)
        return x

    def forward(self, x):
        skip = F.relu6(self.through("stem/conv stem/norm", x))
        x = F.relu6(self.through("block/expand block/depthwise block/project block/norm", skip))
        x = torch.cat([twice(x), skip], dim=1)
        x = F.relu(self.through("decoder/conv decoder/norm", x))
        return self.parts["head"](twice(x))


def twice(x):
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def name_of(key):
    """parts.encoder1/conv1.weight -> encoder1.conv1.weight"""
    return key.removeprefix("parts.").replace("/", ".")


def fill(model):
    """Gives every parameter its pattern: one stream each, in the order of the names."""
    tensors = {name_of(key): tensor for key, tensor in model.state_dict().items() if "num_batches" not in key}
    for stream, name in enumerate(sorted(tensors)):
        tensor = tensors[name]
        if name.endswith("running_mean"):
            low, high = -0.2, 0.2
        elif name.endswith("running_var") or ".norm" in f".{name}" and name.endswith("weight"):
            low, high = 0.6, 1.5
        elif name.endswith("bias"):
            low, high = -0.3, 0.3
        else:
            high = 1.5 * math.sqrt(3 / math.prod(tensor.shape[1:]))
            low = -high
        tensor.copy_(values(stream, tuple(tensor.shape), low, high))
    return model


def soft_labels(count):
    """Rows that sum to 1."""
    rows = values(902, (count, CLASSES), 0.1, 1)
    return (rows / rows.sum(dim=1, keepdim=True)).to(torch.float32).to(torch.float64)


def loss_of(logits, labels, spec):
    valid = labels != IGNORE
    smoothing = spec.get("labelSmoothing", 0)
    options = {"weight": torch.tensor(CLASS_WEIGHTS), "label_smoothing": smoothing, "reduction": "sum"}
    if spec.get("soft", False):
        entropy = F.cross_entropy(logits[valid], soft_labels(len(labels))[valid], **options) / valid.sum()
    else:
        entropy = F.cross_entropy(logits, labels, ignore_index=IGNORE, **options) / valid.sum()
    p = logits.softmax(dim=1).movedim(1, -1)[valid]
    y = F.one_hot(labels[valid], CLASSES)
    dice = (2 * (p * y).sum(0) + 1e-5) / (p.sum(0) + y.sum(0) + 1e-5)
    return spec["crossEntropy"] * entropy + spec["dice"] * (1 - dice.mean())


def penalty_of(model, l2):
    kernels = [p for p in model.parameters() if p.dim() == 4 and p.shape[-1] == 3 and p.requires_grad]
    return l2 * sum((kernel**2).sum() for kernel in kernels)


def optimizer_of(model, spec):
    rate = spec["learningRate"]
    if spec["name"] == "muon":
        return Muon(model, spec)
    groups = groups_of(model, list(model.parameters()), spec)
    if spec["name"] == "sgd":
        return torch.optim.SGD(groups, lr=rate, momentum=spec["momentum"])
    if spec["name"] == "adadelta":
        return torch.optim.Adadelta(groups, lr=rate, rho=spec["rho"], eps=spec["epsilon"])
    kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[spec["name"]]
    return kind(groups, lr=rate, betas=(spec["beta1"], spec["beta2"]), eps=spec["epsilon"])


def groups_of(model, parameters, spec, tensor_of=lambda p: p):
    """Each parameter that learns with the learning rate of its layer; only weights decay."""
    rates = getattr(model, "rates", {})
    return [
        {
            "params": [tensor_of(p)],
            "lr": spec["learningRate"] * rates.get(name_of(key).rpartition(".")[0], 1),
            "weight_decay": spec.get("weightDecay", 0) if p.dim() > 1 else 0,
        }
        for key, p in model.named_parameters()
        if p.requires_grad and any(p is one for one in parameters)
    ]


class Float64:
    """torch, but what it computes in bfloat16 is computed in float64."""

    bfloat16 = torch.float64

    def __getattr__(self, name):
        return getattr(torch, name)


class Muon:
    """torch.optim.Muon for the hidden weights but depthwise kernels, as matrices that share their memory; torch.optim.AdamW for the others."""

    def __init__(self, model, spec):
        # Its Newton-Schulz iteration is in bfloat16, too coarse to compare with.
        torch.optim._muon.torch = Float64()
        rate = spec["learningRate"]
        hidden = [
            p
            for key, p in model.named_parameters()
            if p.dim() > 1 and "head" not in key and "depthwise" not in key and p.requires_grad
        ]
        self.model = model
        self.weights = [(p, nn.Parameter(p.detach().view(len(p), -1))) for p in hidden]
        matrix_of = {id(p): matrix for p, matrix in self.weights}
        self.muon = torch.optim.Muon(
            groups_of(model, hidden, spec, lambda p: matrix_of[id(p)]),
            lr=rate,
            momentum=spec["momentum"],
            adjust_lr_fn="match_rms_adamw",
        )
        others = [p for p in model.parameters() if not any(p is weight for weight in hidden)]
        self.adamw = torch.optim.AdamW(
            groups_of(model, others, spec),
            lr=rate,
            betas=(spec["beta1"], spec["beta2"]),
            eps=spec["epsilon"],
        )

    def zero_grad(self):
        self.model.zero_grad()

    def step(self):
        for weight, matrix in self.weights:
            matrix.grad = weight.grad.view_as(matrix)
        self.muon.step()
        self.adamw.step()


OPTIMIZERS = [
    {"name": "sgd", "momentum": 0, "weightDecay": 0, "learningRate": 0.1},
    {"name": "sgd", "momentum": 0.9, "weightDecay": 0.01, "learningRate": 0.02},
    {"name": "adam", "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weightDecay": 0.01, "learningRate": 0.01},
    {"name": "adamw", "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-6, "weightDecay": 0.1, "learningRate": 0.01},
    {
        "name": "muon",
        "momentum": 0.9,
        "beta1": 0.8,
        "beta2": 0.99,
        "epsilon": 1e-6,
        "weightDecay": 0.1,
        "learningRate": 0.01,
    },
    {"name": "adadelta", "rho": 0.95, "epsilon": 1e-6, "learningRate": 1.0},
]


def listed(tensor):
    return [float(f"{value:.{DIGITS}g}") for value in tensor.detach().reshape(-1).tolist()]


def golden(name, make, shape, labels, loss, l2):
    images = values(900, shape, -2, 2)

    model = fill(make()).eval()
    probabilities = model(images).softmax(dim=1)
    evaluated = loss_of(model(images), labels, loss)

    model = fill(make()).train()
    trained = loss_of(model(images), labels, loss)
    (trained + penalty_of(model, l2)).backward()
    gradients = {name_of(key): listed(p.grad) for key, p in model.named_parameters() if p.requires_grad}
    running = {name_of(key): listed(tensor) for key, tensor in model.state_dict().items() if "running" in key}

    training = []
    for spec in OPTIMIZERS:
        model = fill(make()).train()
        optimizer = optimizer_of(model, spec)
        losses = []
        for _ in range(STEPS):
            optimizer.zero_grad()
            value = loss_of(model(images), labels, loss)
            losses.append(value)
            (value + penalty_of(model, l2)).backward()
            optimizer.step()
        after = loss_of(model.eval()(images), labels, loss)
        training.append({"optimizer": spec, "losses": listed(torch.stack(losses)), "evaluatedAfter": listed(after)[0]})

    return {
        "network": name,
        "shape": list(shape),
        "loss": loss,
        **({"rates": model.rates} if hasattr(model, "rates") else {}),
        "l2": l2,
        "probabilities": listed(probabilities),
        "evaluationLoss": listed(evaluated)[0],
        "trainingLoss": listed(trained)[0],
        "gradients": gradients,
        "running": running,
        "training": training,
    }


def main():
    both = {"crossEntropy": 1, "dice": 0.5}
    entropy = {"crossEntropy": 1, "dice": 0}
    dice = {"crossEntropy": 0, "dice": 1}
    smoothed = {"crossEntropy": 1, "dice": 0, "labelSmoothing": 0.1}
    soft = {**smoothed, "soft": True}
    masks = labels_of(901, 2 * 8 * 8).reshape(2, 8, 8)
    cases = [
        golden("unet-2-elu", lambda: Unet(2, [3, 4], "elu", False), (2, 2, 8, 8), masks, both, L2),
        golden("unet-2-relu-norm", lambda: Unet(2, [3, 4], "relu", True), (2, 2, 8, 8), masks, dice, 0),
        golden("unet-3-elu-norm", lambda: Unet(1, [3, 4, 5], "elu", True), (2, 1, 8, 8), masks, both, 0),
        golden("unet-3-relu", lambda: Unet(1, [3, 4, 5], "relu", False), (2, 1, 8, 8), masks, both, L2),
        golden("classifier", lambda: Classifier(2), (5, 2, 6, 6), labels_of(901, 5), entropy, L2),
        golden("residual", lambda: Residual(2), (5, 2, 8, 8), labels_of(901, 5), smoothed, L2),
        golden("residual-soft", lambda: Residual(2), (5, 2, 8, 8), labels_of(901, 5), soft, L2),
        golden("mobile", lambda: Mobile(2), (5, 2, 8, 8), labels_of(901, 5), entropy, L2),
        golden("mobile-decoder", lambda: MobileDecoder(2), (2, 2, 8, 8), masks, both, L2),
    ]
    folder = os.path.dirname(os.path.abspath(__file__))
    for case in cases:
        with open(os.path.join(folder, f"{case['network']}.json"), "w") as file:
            json.dump({"torch": torch.__version__.split("+")[0], **case}, file, separators=(",", ":"))
            file.write("\n")


if __name__ == "__main__":
    main()
