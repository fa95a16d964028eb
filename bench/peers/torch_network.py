"""Our network and optimizer in PyTorch, layer by layer."""

from functools import reduce

import torch
from torch import nn
from torch.nn import functional


class Network(nn.Module):
    """From N,C,H,W to logits N,classes,H,W."""

    def __init__(self, network):
        super().__init__()
        # The softmax is in the loss, where it is computed together with the logarithm.
        self.plan = network["layers"][1:-1]
        self.first = network["layers"][0]["name"]
        self.parts = nn.ModuleDict()
        channels = {self.first: network["layers"][0]["channels"]}
        for layer in self.plan:
            source = layer["from"]
            if layer["op"] == "concat":
                channels[layer["name"]] = sum(channels[name] for name in source)
            elif layer["op"] == "add":
                channels[layer["name"]] = channels[source[0]]
            else:
                self.parts[key(layer)] = LAYERS[layer["op"]](layer, channels[source])
                channels[layer["name"]] = layer.get("filters") or layer.get("units") or channels[source]

    def forward(self, images):
        outputs = {self.first: images}
        for layer in self.plan:
            source = layer["from"]
            if layer["op"] == "concat":
                result = torch.cat([outputs[name] for name in source], 1)
            elif layer["op"] == "add":
                result = reduce(torch.add, [outputs[name] for name in source])
            else:
                result = self.parts[key(layer)](outputs[source])
            outputs[layer["name"]] = result
        return result

    @torch.no_grad()
    def start_from(self, start):
        """Takes parameters by our names, whose layout is PyTorch's own; what's no parameter of this network is left."""
        for name, array in start.items():
            layer, _, suffix = name.rpartition(".")
            if layer:
                getattr(self.parts[key({"name": layer})], suffix).copy_(torch.from_numpy(array))


def key(layer):
    return layer["name"].replace(".", "_")


class SameConv2d(nn.Conv2d):
    """TensorFlow's "same" padding at a stride of 2: the odd zero stands behind, which PyTorch pads in a pass of its own."""

    def forward(self, images):
        whole = self.kernel_size[0] - 2
        before, after = whole // 2, whole - whole // 2
        return super().forward(functional.pad(images, (before, after, before, after)))


class KeptBatchNorm2d(nn.BatchNorm2d):
    """Normalises by the running statistics in training, too."""

    def __init__(self, *arguments, **settings):
        super().__init__(*arguments, **settings)
        self.eval()

    def train(self, mode=True):
        return super().train(False)


def conv(layer, channels):
    return any_conv(layer, channels, layer["filters"], groups=1, dilation=layer["dilation"])


def depthwise_conv(layer, channels):
    return any_conv(layer, channels, channels, groups=channels, dilation=1)


def any_conv(layer, channels, filters, groups, dilation):
    settings = {"groups": groups, "dilation": dilation, "bias": layer["bias"]}
    if layer.get("stride", 1) == 2:
        made = SameConv2d(channels, filters, layer["kernel"], stride=2, **settings)
    else:
        made = nn.Conv2d(channels, filters, layer["kernel"], padding="same", **settings)
    nn.init.kaiming_normal_(made.weight)
    made.l2 = layer["l2"]
    return made


def transposed_conv(layer, channels):
    made = nn.ConvTranspose2d(channels, layer["filters"], 2, stride=2)
    nn.init.kaiming_normal_(made.weight)
    made.l2 = layer["l2"]
    return made


def dense(layer, channels):
    made = nn.Linear(channels, layer["units"])
    nn.init.kaiming_normal_(made.weight)
    made.l2 = layer["l2"]
    return made


def batch_norm(layer, channels):
    kind = KeptBatchNorm2d if layer.get("statistics") == "running" else nn.BatchNorm2d
    return kind(channels, eps=layer["epsilon"], momentum=layer["momentum"])


ACTIVATIONS = {"elu": nn.ELU, "relu": nn.ReLU, "relu6": nn.ReLU6}

LAYERS = {
    "conv": conv,
    "depthwise-conv": depthwise_conv,
    "transposed-conv": transposed_conv,
    "dense": dense,
    "max-pool": lambda layer, channels: nn.MaxPool2d(2),
    "global-average-pool": lambda layer, channels: nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()),
    "activation": lambda layer, channels: ACTIVATIONS[layer["kind"]](),
    "batch-norm": batch_norm,
    "dropout": lambda layer, channels: nn.Dropout(layer["rate"]),
}


def optimizer_of(spec, learning_rate, model):
    """An L2 penalty l2 * sum(w^2) has the gradient of a coupled weight decay of 2 * l2: the cheapest way to it."""
    decoupled = spec["name"] == "adamw"
    groups = []
    for module in model.modules():
        for name, parameter in module.named_parameters(recurse=False):
            weight = name == "weight" and parameter.dim() > 1
            decay = spec.get("weightDecay", 0) if weight else 0
            penalty = 2 * module.l2 if weight else 0
            if decoupled and penalty:
                raise ValueError("AdamW together with an L2 penalty is not written for PyTorch")
            groups.append((parameter, decay + penalty))
    parameters = [
        {"params": [parameter for parameter, own in groups if own == decay], "weight_decay": decay}
        for decay in sorted({decay for _, decay in groups})
    ]
    name = spec["name"]
    if name == "muon":
        return Muon(spec, learning_rate, model)
    if name == "adadelta":
        return torch.optim.Adadelta(parameters, lr=learning_rate, rho=spec["rho"], eps=spec["epsilon"], foreach=True)
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=learning_rate, momentum=spec["momentum"], fused=True)
    kind = torch.optim.AdamW if decoupled else torch.optim.Adam
    betas = (spec["beta1"], spec["beta2"])
    return kind(parameters, lr=learning_rate, betas=betas, eps=spec["epsilon"], fused=True)


class Muon:
    """torch.optim.Muon and torch.optim.AdamW beside it, but in float32: its bfloat16 products are emulated on most CPUs."""

    def __init__(self, spec, learning_rate, model):
        weights = [parameter for parameter in model.parameters() if parameter.dim() > 1]
        # In channels_last order these are views. The last layer is not Muon's.
        self.weights = [(weight, weight.detach().movedim(1, -1).view(len(weight), -1)) for weight in weights[:-1]]
        self.buffers = [torch.zeros_like(matrix) for _, matrix in self.weights]
        self.momentum, self.decay, self.learning_rate = spec["momentum"], spec["weightDecay"], learning_rate
        rest = [parameter for parameter in model.parameters() if parameter.dim() == 1]
        groups = [{"params": weights[-1:], "weight_decay": self.decay}, {"params": rest, "weight_decay": 0}]
        betas = (spec["beta1"], spec["beta2"])
        self.adamw = torch.optim.AdamW(groups, lr=learning_rate, betas=betas, eps=spec["epsilon"], fused=True)

    @torch.no_grad()
    def step(self):
        for (weight, matrix), buffer in zip(self.weights, self.buffers):
            gradient = weight.grad.movedim(1, -1).flatten(1)
            buffer.lerp_(gradient, 1 - self.momentum)
            update = orthogonalized(gradient.lerp(buffer, self.momentum))
            scale = 0.2 * max(matrix.shape) ** 0.5
            matrix.mul_(1 - self.learning_rate * self.decay).add_(update, alpha=-self.learning_rate * scale)
        self.adamw.step()

    def zero_grad(self):
        for weight, _ in self.weights:
            weight.grad = None
        self.adamw.zero_grad()


def orthogonalized(matrix):
    if matrix.shape[0] > matrix.shape[1]:
        return orthogonalized(matrix.T).T
    x = matrix / matrix.norm().clamp(min=1e-7)
    for _ in range(5):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=-4.775, alpha=2.0315), x, beta=3.4445)
    return x


def count_learned(model):
    return sum(parameter.numel() for parameter in model.parameters())
