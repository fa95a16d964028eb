"""Writes segments.json: a release as Segments.ai exports it, its pictures as they lie at their addresses and as its own package
saves them, and the classes that the package makes of them, for test/stages/2-dataset/labels/segments/golden.test.ts.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install numpy==2.2.6 pillow==10.4.0 segments-ai==1.33.0
    golden-venv/bin/python test/golden/segments/make_segments.py && npx biome check --write test/golden/segments
"""
import base64
import functools
import http.server
import json
import pathlib
import tempfile
import threading

import numpy as np
from PIL import Image
from segments.utils import get_semantic_bitmap, load_label_bitmap_from_url

RANDOM = np.random.default_rng(22)
WIDTH, HEIGHT = 12, 9


def objects(ids):
    bitmap = np.zeros((HEIGHT, WIDTH), np.uint32)
    for i in ids:
        y, x = RANDOM.integers(0, HEIGHT - 3), RANDOM.integers(0, WIDTH - 4)
        bitmap[y:y + 3, x:x + 4] = i
    return bitmap


def stored(bitmap):
    """Red is the lowest byte, and nothing is transparent."""
    pixels = bitmap.view(np.uint8).reshape(HEIGHT, WIDTH, 4).copy()
    pixels[:, :, 3] = 255
    return Image.fromarray(pixels, "RGBA")


def text(path):
    return base64.b64encode(path.read_bytes()).decode()


def main():
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, ids in [("few", [1, 2, 3]), ("many", [255, 256, 300, 4000])]:
            bitmap = objects(ids)
            at = pathlib.Path(folder) / f"{name}.png"
            stored(bitmap).save(at)
            saved = pathlib.Path(folder) / f"{name}-saved.png"
            read = load_label_bitmap_from_url(f"http://127.0.0.1:{server.server_port}/{name}.png", str(saved))
            annotations = [dict(id=i, category_id=1 + k % 2) for k, i in enumerate(ids)]
            classes = get_semantic_bitmap(read, annotations)
            rows.append(dict(name=name, annotations=annotations, stored=text(at), saved=text(saved),
                             classes=["".join(map(str, row)) for row in classes.tolist()]))
        server.shutdown()
    golden = dict(width=WIDTH, height=HEIGHT, samples=rows)
    (pathlib.Path(__file__).parent / "segments.json").write_text(json.dumps(golden))


main()
