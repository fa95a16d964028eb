"""Writes small image files of every kind that users bring, and what astropy, tifffile and Pillow read from them.

    pip install numpy==2.4.6 astropy==8.0.2 tifffile==2026.3.3 imagecodecs==2026.3.6 pillow==13.0.0
    python make_formats.py

Values come from integer formulas, so nothing is random. Each reader reads the file that was written, not the array
that it was written from. NaN and infinities are text in the JSON. The first row is the first that is stored.
"""

import json
import pathlib

import numpy as np
import tifffile
from astropy.io import fits
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent
H, W = 4, 5
TEXTS = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
IMAGES, MASKS = {}, {}


def pattern(shape, step, start=0):
    """Different values everywhere, in no order that a wrong stride could hide behind."""
    return (np.arange(np.prod(shape)).reshape(shape) * 7919 % 251) * step + start


def record(table, name, array, reason):
    array = np.asarray(array)
    values = [TEXTS.get(str(v), v) for v in array.astype(np.float32).ravel().tolist()]
    size = {"width": array.shape[1], "height": array.shape[0], "channels": 1 if array.ndim == 2 else array.shape[2]}
    table[name] = {"reason": reason, **size, "type": str(array.dtype.newbyteorder("=")), "values": values}


def from_fits(name, hdus, reason, table=IMAGES):
    path = HERE / name
    fits.HDUList(hdus).writeto(path, overwrite=True)
    with fits.open(path) as file:
        array = next(hdu.data.copy() for hdu in file if hdu.is_image and hdu.data is not None)
    array = array.reshape(array.shape[-3:]) if array.ndim > 3 else array
    if array.ndim == 3:
        array = array[0] if array.shape[0] == 1 else np.moveaxis(array, 0, -1)
    record(table, name, array, reason)


def from_tiff(name, array, reason, table=IMAGES, page=None, **options):
    path = HERE / name
    tifffile.imwrite(path, array, **{"photometric": "minisblack", "metadata": None, **options})
    array = tifffile.imread(path, key=page)
    planar = options.get("planarconfig") == "separate"
    record(table, name, np.moveaxis(array, 0, -1) if planar else array, reason)


def from_pillow(name, image, reason, table=IMAGES, mode=None, **options):
    path = HERE / name
    image.save(path, **options)
    read = ImageOps.exif_transpose(Image.open(path))
    record(table, name, read.convert(mode) if mode else read, reason)


def make_fits():
    one = fits.PrimaryHDU
    from_fits("uint8.fits", [one(pattern((H, W), 1).astype(np.uint8))], "BITPIX 8")
    from_fits("int8.fits", [one(pattern((H, W), 1, -125).astype(np.int8))], "BITPIX 8, BZERO -128: signed")
    from_fits("int16.fits", [one(pattern((H, W), 200, -25000).astype(np.int16))], "BITPIX 16")
    from_fits("uint16.fits", [one(pattern((H, W), 260).astype(np.uint16))], "BITPIX 16, BZERO 32768: unsigned")
    from_fits("int32.fits", [one(pattern((H, W), 60000, -(2**20)).astype(np.int32))], "BITPIX 32")
    from_fits("uint32.fits", [one(pattern((H, W), 2**24).astype(np.uint32))], "BITPIX 32, BZERO 2^31: unsigned")
    from_fits("int64.fits", [one(pattern((H, W), 2**33, -(2**35)).astype(np.int64))], "BITPIX 64")
    floats = pattern((H, W), 0.37, -9).astype(np.float32)
    floats[1, 2], floats[2, 0], floats[3, 4] = np.nan, np.inf, -np.inf
    from_fits("float32.fits", [one(floats)], "BITPIX -32, big-endian, with NaN and infinities")
    from_fits("float64.fits", [one(pattern((H, W), 1e5 / 3))], "BITPIX -64")
    scaled = one(pattern((H, W), 3).astype(np.int16))
    scaled.header["BSCALE"], scaled.header["BZERO"], scaled.header["BLANK"] = 0.25, -10.5, int(scaled.data[1, 3])
    from_fits("scaled.fits", [scaled], "BSCALE, BZERO and BLANK: the blank pixel has no value")
    from_fits("cube.fits", [one(pattern((3, H, W), 1).astype(np.uint8))], "three planes are three channels")
    from_fits("radio.fits", [one(pattern((1, 1, H, W), 0.5).astype(np.float32))], "axes of length 1 behind the sky's")
    image = pattern((H, W), 100).astype(np.uint16)
    table = fits.BinTableHDU.from_columns([fits.Column("x", "J", array=np.arange(3))])
    from_fits(
        "extensions.fits",
        [one(), table, fits.ImageHDU(image, name="SCI"), fits.ImageHDU(image[::-1], name="ERR")],
        "no data in the primary header, then a table: the first IMAGE extension",
    )


def make_tiffs():
    for kind in ["int8", "int16", "int32", "uint32", "int64", "uint64", "float32", "float64"]:
        start = 0 if kind[0] == "u" else -120
        from_tiff(f"{kind}.tif", pattern((H, W), 1, start).astype(kind), f"{kind} samples")
    floats = pattern((H, W, 3), 1000.25).astype(np.float32)
    floats[1, 2, 0] = np.nan
    options = {"photometric": "rgb", "compression": "deflate", "predictor": True}
    from_tiff("float32-deflate.tif", floats, "float colours, deflate with the predictor for floats", **options)
    planes = {"photometric": "rgb", "planarconfig": "separate"}
    from_tiff("float64-planar.tif", pattern((3, H, W), 0.5), "float64 colours in planes", **planes)
    from_tiff("uint8-planar.tif", pattern((3, H, W), 1).astype(np.uint8), "colours in planes", **planes)
    deep = pattern((H, W), 260).astype(np.uint16)
    from_tiff("bigtiff.tif", deep, "BigTIFF", bigtiff=True)
    from_tiff("big-endian.tif", deep, "big-endian", byteorder=">")
    from_tiff("lzw.tif", deep, "LZW with predictor", compression="lzw", predictor=True)
    from_tiff("packbits.tif", deep, "PackBits", compression="packbits")
    from_tiff("tiled.tif", pattern((20, 18), 260).astype(np.uint16), "tiles that reach over the edge", tile=(16, 16))
    rgba = pattern((H, W, 4), 260).astype(np.uint16)
    from_tiff("rgba.tif", rgba, "alpha dropped, 16 bits kept", photometric="rgb", extrasamples=["unassalpha"])
    IMAGES["rgba.tif"].update(channels=3, values=rgba[..., :3].astype(float).ravel().tolist())
    stack = pattern((3, H, W), 80).astype(np.uint16)
    from_tiff("imagej-stack.tif", stack, "a stack of ImageJ: its first page", page=0, imagej=True)


def make_pictures():
    grey = pattern((H, W), 1).astype(np.uint8)
    color = pattern((H, W, 3), 1).astype(np.uint8)
    palette = Image.fromarray(grey % 4, mode="P")
    palette.putpalette([10, 20, 30, 200, 0, 0, 0, 190, 0, 0, 0, 180])
    from_pillow("palette.png", palette, "a palette becomes its colours", mode="RGB", bits=2)
    from_pillow("palette-alpha.png", palette, "the palette's transparency is dropped", mode="RGB", transparency=1)
    from_pillow("bilevel.png", Image.fromarray(grey > 99), "1 bit becomes 0 and 255", mode="L")
    deep = Image.fromarray(pattern((H, W), 260).astype(np.uint16))
    from_pillow("grey16.png", deep, "16-bit grey")
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        from_pillow(f"orientation-{orientation}.png", Image.fromarray(grey), "turned as EXIF says", exif=exif)
    second = Image.fromarray(color[::-1].copy())
    options = {"save_all": True, "append_images": [second], "lossless": True}
    from_pillow("animated.webp", Image.fromarray(color), "the first frame", mode="RGB", **options)
    smooth = np.add.outer(np.arange(16) * 5, np.arange(16) * 7).astype(np.uint8)
    photo = Image.fromarray(np.dstack([smooth, smooth[::-1], smooth.T]))
    from_pillow("progressive.jpg", photo, "progressive", progressive=True, quality=95, subsampling=0)
    from_pillow("baseline.jpg", Image.fromarray(smooth), "grey", quality=95)


def make_masks():
    labels = (pattern((H, W), 1) % 4).astype(np.uint8)
    colors = np.zeros((3, 256), np.uint16)
    colors[:, 1:4] = np.array([[200, 0, 0], [0, 190, 0], [0, 0, 180]]).T * 257
    from_tiff("mask-palette.tif", labels, "palette indices, not colours", MASKS, photometric="palette", colormap=colors)
    from_tiff("mask-white.tif", labels, "white is zero: values as stored", MASKS, photometric="miniswhite")
    for kind in ["int16", "int64", "float64"]:
        from_tiff(f"mask-{kind}.tif", labels.astype(kind), f"{kind} labels", MASKS)
        from_fits(f"mask-{kind}.fits", [fits.PrimaryHDU(labels.astype(kind))], f"{kind} labels", MASKS)


if __name__ == "__main__":
    make_fits()
    make_tiffs()
    make_pictures()
    make_masks()
    text = json.dumps({"images": IMAGES, "masks": MASKS}, allow_nan=False)
    (HERE / "formats.json").write_text(text.replace('}, "', '},\n"') + "\n")
