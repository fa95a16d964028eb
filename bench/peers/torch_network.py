"""Our network and optimizer in PyTorch, layer by layer."""

import torch
from torch import nn


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
                continue
            self.parts[key(layer)] = LAYERS[layer["op"]](layer, channels[source])
            channels[layer["name"]] = layer.get("filters", channels[source])

    def forward(self, images):
        outputs = {self.first: images}
        for layer in self.plan:
            source = layer["from"]
            if layer["op"] == "concat":
                result = torch.cat([outputs[name] for name in source], 1)
            else:
                result = self.parts[key(layer)](outputs[source])
            outputs[layer["name"]] = result
        return result


def key(layer):
    return layer["name"].replace(".", "_")


def conv(layer, channels):
    kernel, dilation = layer["kernel"], layer["dilation"]
    made = nn.Conv2d(channels, layer["filters"], kernel, padding="same", dilation=dilation, bias=layer["bias"])
    nn.init.kaiming_normal_(made.weight)
    made.l2 = layer["l2"]
    return made


def transposed_conv(layer, channels):
    made = nn.ConvTranspose2d(channels, layer["filters"], 2, stride=2)
    nn.init.kaiming_normal_(made.weight)
    made.l2 = layer["l2"]
    return made


LAYERS = {
    "conv": conv,
    "transposed-conv": transposed_conv,
    "max-pool": lambda layer, channels: nn.MaxPool2d(2),
    "activation": lambda layer, channels: nn.ELU() if layer["kind"] == "elu" else nn.ReLU(),
    "batch-norm": lambda layer, channels: nn.BatchNorm2d(
        channels, eps=layer["epsilon"], momentum=layer["momentum"]
    ),
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
    if name == "adadelta":
        return torch.optim.Adadelta(parameters, lr=learning_rate, rho=spec["rho"], eps=spec["epsilon"], foreach=True)
    if name == "sgd":
        return torch.optim.SGD(parameters, lr=learning_rate, momentum=spec["momentum"], fused=True)
    kind = torch.optim.AdamW if decoupled else torch.optim.Adam
    betas = (spec["beta1"], spec["beta2"])
    return kind(parameters, lr=learning_rate, betas=betas, eps=spec["epsilon"], fused=True)


def count_learned(model):
    return sum(parameter.numel() for parameter in model.parameters())
