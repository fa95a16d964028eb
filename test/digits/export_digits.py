"""Writes scikit-learn's digits (1,797 grey images of 8x8 pixels, UCI's optical recognition test set) as PNG files, a
folder for each class: `python3 export_digits.py FOLDER`. It takes the one data file out of the package, which it
downloads with pip, and needs nothing installed but pip.
"""

import gzip
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

VERSION = "1.9.1"
# The wheel of one platform whatever this machine is: only data is taken from it.
PLATFORM = ["--python-version", "3.12", "--platform", "manylinux_2_28_x86_64", "--only-binary", ":all:"]
EDGE = 8


def download(folder):
    package = f"scikit-learn=={VERSION}"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, *PLATFORM, "--dest", folder, package], check=True)
    return next(pathlib.Path(folder).glob("*.whl"))


def rows():
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(download(folder)) as wheel:
        text = gzip.decompress(wheel.read("sklearn/datasets/data/digits.csv.gz")).decode()
    return [[int(float(value)) for value in line.split(",")] for line in text.splitlines()]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(pixels):
    """Of EDGE * EDGE grey values, 0 to 255."""
    lines = b"".join(b"\0" + bytes(pixels[y * EDGE : (y + 1) * EDGE]) for y in range(EDGE))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", EDGE, EDGE, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def main(folder):
    for number, (*values, label) in enumerate(rows()):
        path = pathlib.Path(folder, str(label), f"{number:04}.png")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png([round(value * 255 / 16) for value in values]))


if __name__ == "__main__":
    main(sys.argv[1])
