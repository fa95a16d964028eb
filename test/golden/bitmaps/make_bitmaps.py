"""Writes small BMP, PNM and GIF files of every kind that users bring, and what Pillow reads from them.

    pip install numpy==2.4.6 pillow==13.0.0
    python make_bitmaps.py

Values come from integer formulas, so nothing is random. Pillow reads the file that was written, not the array that it
was written from; what Pillow doesn't write is put together here.
"""

import json
import pathlib
import struct

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
H, W = 4, 5
COLORS = [(0, 0, 0), (200, 0, 0), (0, 190, 0), (0, 0, 180)]
TABLE = {}


def pattern(shape, most=250, step=1):
    return np.arange(np.prod(shape)).reshape(shape) * 7919 % (most + 1) * step


def record(name, reason):
    with Image.open(HERE / name) as image:
        frames = getattr(image, "n_frames", 1)
        mode = image.mode
        palette = np.array(image.getpalette()[: 3 * len(COLORS)]).reshape(-1, 3).tolist() if mode == "P" else None
        indices = np.asarray(image).tolist() if mode == "P" else None
        if mode in ("1", "L"):
            array = np.asarray(image.convert("L"))
        elif mode.startswith("I"):
            array = np.asarray(image).astype(np.uint16)
        else:
            array = np.asarray(image.convert("RGB"))
    TABLE[name] = {
        "reason": reason,
        "width": array.shape[1],
        "height": array.shape[0],
        "channels": 1 if array.ndim == 2 else array.shape[2],
        "bits": array.dtype.itemsize * 8,
        "frames": frames,
        "values": array.ravel().tolist(),
        **({} if palette is None else {"palette": palette, "indices": sum(indices, [])}),
    }


def save(name, image, reason, **options):
    image.save(HERE / name, **options)
    record(name, reason)


def write(name, data, reason):
    (HERE / name).write_bytes(data)
    record(name, reason)


def paletted(most=3):
    image = Image.fromarray(pattern((H, W), most).astype(np.uint8), "P")
    image.putpalette(sum(map(list, COLORS), []))
    return image


def bmp(bits, rows, data, method=0, palette=b"", fields=b"", core=False):
    """A file of these pixels, from the bottom up unless `rows` is negative."""
    if core:
        header = struct.pack("<IHHHH", 12, W, rows, 1, bits)
    else:
        header = struct.pack("<IiiHHIIiiII", 40, W, rows, 1, bits, method, len(data), 2835, 2835, len(palette) // 4, 0)
    start = 14 + len(header) + len(fields) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + header + fields + palette + data


PALETTE = b"".join(bytes((b, g, r, 0)) for r, g, b in COLORS)
grey = pattern((H, W)).astype(np.uint8)
color = pattern((H, W, 3)).astype(np.uint8)

save("grey.bmp", Image.fromarray(grey, "L"), "8 bits, a palette of greys")
save("color.bmp", Image.fromarray(color, "RGB"), "24 bits, rows padded")
save("bilevel.bmp", Image.fromarray(grey > 125), "1 bit, black and white")
save("palette.bmp", paletted(), "8 bits, a palette of 256 colours")
save("alpha.bmp", Image.fromarray(pattern((H, W, 4)).astype(np.uint8), "RGBA"), "32 bits as Pillow writes alpha")

padded = np.zeros((H, 16), np.uint8)
padded[:, : 3 * W] = color[:, :, ::-1].reshape(H, -1)
write("top-down.bmp", bmp(24, -H, padded.tobytes()), "a negative height")
indices = pattern((H, W), 3).astype(np.uint8)
nibbles = np.zeros((H, 8), np.uint8)
nibbles[:, :W] = indices
packed = ((nibbles[:, ::2] << 4) | nibbles[:, 1::2])[::-1]
write("palette-4.bmp", bmp(4, H, packed.tobytes(), palette=PALETTE), "4 bits, as many colours as there are")
core_palette = b"".join(bytes((b, g, r)) for r, g, b in COLORS + [(1, 1, 1)] * 12)
core = b"BM" + struct.pack("<IHHI", 26 + 48 + 16, 0, 0, 26 + 48) + struct.pack("<IHHHH", 12, W, H, 1, 4) + core_palette
write("core.bmp", core + packed.tobytes(), "the header of Windows 2.0 and OS/2")
word = pattern((H, W), 0xFFFF).astype("<u2")
words = np.zeros((H, 6), "<u2")
words[:, :W] = word[::-1]
write("rgb555.bmp", bmp(16, H, words.tobytes()), "16 bits")
write(
    "rgb565.bmp",
    bmp(16, H, words.tobytes(), 3, fields=struct.pack("<III", 0xF800, 0x07E0, 0x001F)),
    "16 bits with masks of their own",
)
quad = pattern((H, W), 0xFFFFFF).astype("<u4")[::-1]
write("rgb32.bmp", bmp(32, H, quad.tobytes()), "32 bits, the last of them unused")
write(
    "masks32.bmp",
    bmp(32, H, (quad << 8).astype("<u4").tobytes(), 3, fields=struct.pack("<III", 0xFF000000, 0xFF0000, 0xFF00)),
    "32 bits, the first of them unused",
)
runs = bytes((5, 1, 0, 0, 2, 2, 0, 3, 3, 1, 2, 0, 0, 0, 1, 3, 4, 0, 0, 0, 5, 2, 0, 1))
write("runs8.bmp", bmp(8, H, runs, 1, PALETTE), "RLE8: runs, and pixels as they are")
runs = bytes((5, 0x12, 0, 0, 0, 5, 0x31, 0x20, 0x10, 0, 0, 0, 3, 0x30, 2, 0x21, 0, 0, 5, 0x23, 0, 1))
write("runs4.bmp", bmp(4, H, runs, 2, PALETTE), "RLE4: runs, and pixels as they are")

save("grey.pgm", Image.fromarray(grey, "L"), "P5")
save("color.ppm", Image.fromarray(color, "RGB"), "P6")
save("bilevel.pbm", Image.fromarray(grey > 125), "P4, rows of whole bytes")
save("grey16.pgm", Image.fromarray(pattern((H, W), step=261).astype(np.uint16)), "P5 of 16 bits")
bits = "\n".join("".join(map(str, row)) for row in (grey < 125).astype(int).tolist())
write("plain.pbm", f"P1\n# bits side by side\n{W} {H}\n{bits}\n".encode(), "P1")
plain = "\n".join(" ".join(map(str, row)) for row in grey.tolist())
write("plain.pgm", f"P2 # a comment\n{W}\n# another\n{H} 255\n{plain}\n".encode(), "P2 with comments")
plain = "\n".join(" ".join(map(str, row)) for row in color.reshape(H, -1).tolist())
write("plain.ppm", f"P3\n{W} {H}\n255\n{plain}".encode(), "P3 without a line's end")

still = Image.fromarray(grey, "L")
save("still.gif", still, "one frame of greys")
moving = [paletted(), paletted(2), paletted(1)]
save("animated.gif", moving[0], "three frames", save_all=True, append_images=moving[1:], optimize=False)

lines = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in TABLE.items()]
(HERE / "bitmaps.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
