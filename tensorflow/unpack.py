"""Takes TensorFlow's C library and headers out of its wheel: unpack.py WHEEL FOLDER -> FOLDER/lib, FOLDER/include."""

import pathlib
import shutil
import sys
import zipfile

LIBRARIES = ("tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2")
INCLUDE = "tensorflow/include/"
HEADERS = tuple(INCLUDE + folder for folder in ("tensorflow/c/", "tensorflow/core/platform/", "tsl/", "xla/tsl/"))

wheel, folder = sys.argv[1], pathlib.Path(sys.argv[2])
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name in LIBRARIES:
            target = folder / "lib" / pathlib.PurePosixPath(name).name
        elif name.startswith(HEADERS) and not name.endswith("/"):
            target = folder / "include" / name.removeprefix(INCLUDE)
        else:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as source, open(target, "wb") as file:
            shutil.copyfileobj(source, file)
