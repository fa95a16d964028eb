# Masks as NumPy and SciPy write them, for the readers in src/image/arrays. Python 3.11, NumPy 2.4.6, SciPy 1.17.1.
# python test/golden/arrays/make_arrays.py, from the root of the repository.
import json
from pathlib import Path

import numpy as np
from scipy.io import savemat

HERE = Path(__file__).parent
MASK = (np.arange(15).reshape(3, 5) % 4).astype(np.uint8)
MASK[2, 4] = 255
WIDE = MASK.astype(np.uint16)
WIDE[0, 1] = 65535
files = {}


def saved(name, expected):
    files[name] = {"height": expected.shape[0], "width": expected.shape[1], "values": expected.astype(int).ravel().tolist()}


def npy(name, array, expected=MASK, version=None):
    with open(HERE / f"{name}.npy", "wb") as file:
        np.lib.format.write_array(file, array, version=version)
    saved(f"{name}.npy", expected)


for kind in ["u1", "i4", "i8", "u4", "u8", "f4", "f8", "f2", "i2"]:
    npy(kind, MASK.astype(kind))
npy("u2", WIDE, WIDE)
npy("big-i4", MASK.astype(">i4"))
npy("big-f8", MASK.astype(">f8"))
npy("bool", MASK > 1, MASK > 1)
npy("fortran", np.asfortranarray(WIDE), WIDE)
npy("first-axis", MASK[None])
npy("last-axis-fortran", np.asfortranarray(MASK[..., None]))
npy("version-2", MASK, version=(2, 0))
npy("version-3", MASK, version=(3, 0))


def npz(name, expected=MASK, save=np.savez, **arrays):
    save(HERE / f"{name}.npz", **arrays)
    saved(f"{name}.npz", expected)


npz("stored", arr_0=MASK)
npz("deflated", save=np.savez_compressed, arr_0=MASK)
npz("named", save=np.savez_compressed, image=np.zeros((3, 5, 3), np.uint8), depth=np.zeros((3, 5)), mask=MASK, id=np.array(["a"]))

STRUCT = {"Segmentation": WIDE, "Boundaries": MASK > 1}


def mat(name, variables, expected=MASK, **options):
    savemat(HERE / f"{name}.mat", variables, **options)
    path = HERE / f"{name}.mat"
    data = path.read_bytes()
    # The time of writing in the header would make each file a new one.
    path.write_bytes(b"MATLAB 5.0 MAT-file".ljust(116) + data[116:] if data.startswith(b"MATLAB") else data)
    if expected is not None:
        saved(f"{name}.mat", expected)


for compressed in [False, True]:
    way = "packed" if compressed else "plain"
    mat(f"{way}-u1", {"label": MASK}, do_compression=compressed)
    mat(f"{way}-double", {"id": 7, "text": "a b", "label": WIDE.astype(float)}, WIDE, do_compression=compressed)
    mat(f"{way}-logical", {"m": MASK > 1}, MASK > 1, do_compression=compressed)
    mat(f"{way}-struct", {"groundTruth": STRUCT}, WIDE, do_compression=compressed)
    mat(f"{way}-int64", {"a": MASK.astype(np.int64)}, do_compression=compressed)
    cell = np.empty((1, 1), object)
    cell[0, 0] = STRUCT
    mat(f"{way}-cell", {"groundTruth": cell}, WIDE, do_compression=compressed)
    mat(f"{way}-several", {"inst_map": MASK, "type_map": WIDE, "inst_type": np.arange(4)[:, None]}, WIDE, do_compression=compressed)
    several = np.empty((1, 2), object)
    several[0, 0], several[0, 1] = STRUCT, STRUCT
    mat(f"{way}-annotators", {"groundTruth": several}, None, do_compression=compressed)
mat("version-4", {"label": MASK}, None, format="4")

(HERE / "arrays.json").write_text(json.dumps(files) + "\n")
