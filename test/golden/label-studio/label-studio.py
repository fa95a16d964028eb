"""Writes label-studio.json: tasks as Label Studio exports them, what its converter makes of them (JSON-MIN, COCO), and what its
brush decoder reads, for test/stages/2-dataset/labels/label-studio/golden.test.ts.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install numpy==2.4.6 pillow==13.0.0 label-studio-converter==0.0.59
    golden-venv/bin/python test/golden/label-studio/label-studio.py && npx biome check --write test/golden/label-studio
"""
import json
import pathlib
import tempfile

import numpy as np
from label_studio_converter import Converter
from label_studio_converter.brush import decode_rle, encode_rle, mask2rle
from PIL import Image

RANDOM = np.random.default_rng(22)
CONFIG = """<View><Image name="image" value="$image"/>
<BrushLabels name="brush" toName="image"><Label value="Cell"/><Label value="Dust"/></BrushLabels>
<PolygonLabels name="outline" toName="image"><Label value="Cell"/><Label value="Dust"/></PolygonLabels>
<EllipseLabels name="round" toName="image"><Label value="Cell"/></EllipseLabels></View>"""


def brushes():
    yield "nothing", 5, 4, np.zeros((4, 5, 4), np.uint8)
    yield "everything", 3, 2, np.full((2, 3, 4), 255, np.uint8)
    for i, (width, height) in enumerate([(7, 5), (16, 9), (33, 20), (300, 250)]):
        disc = np.hypot(*(np.mgrid[:height, :width] - np.array([[[height / 2]], [[width / 3]]]))) < height / 3
        mask = np.repeat((disc * 255).astype(np.uint8)[:, :, None], 4, 2)
        yield f"a disc {i}", width, height, mask
    noise = RANDOM.integers(0, 2, (9, 11)).astype(np.uint8) * 255
    yield "single pixels", 11, 9, np.repeat(noise[:, :, None], 4, 2)
    colour = np.zeros((8, 8, 4), np.uint8)
    colour[2:6, 1:5] = (0, 255, 0, 100)
    yield "a colour that is half transparent", 8, 8, colour
    soft = np.zeros((6, 9, 4), np.uint8)
    soft[1:5, 1:8, :] = 60
    soft[2:4, 2:7, :] = 255
    yield "soft edges", 9, 6, soft


def brush_row(why, width, height, pixels):
    rle = encode_rle(pixels.ravel())
    alpha = decode_rle(rle).reshape(height, width, 4)[:, :, 3]
    most = int(alpha.max())
    # Our rule, said in Python: at least half of what was drawn.
    inside = (alpha > 0) & (2 * alpha.astype(int) >= most)
    return dict(why=why, width=width, height=height, rle=rle, runs=runs_of(inside))


def runs_of(inside):
    """Row by row, outside first."""
    flat = np.concatenate([[0], inside.ravel().astype(int)])
    ends = np.flatnonzero(np.diff(flat))
    return np.diff(np.concatenate([[0], ends, [flat.size - 1]])).tolist()


def region(name, kind, size, **value):
    return dict(id=f"{name}{len(value)}", from_name=name, to_name="image", type=kind, origin="manual",
                original_width=size[0], original_height=size[1], image_rotation=0, value=value)


def tasks():
    size = (40, 32)
    square = np.zeros((32, 40), np.uint8)
    square[4:12, 6:20] = 255
    outline = [[12.5, 25.0], [75.0, 18.75], [62.5, 81.25], [20.0, 62.5]]
    results = [
        [region("outline", "polygonlabels", size, points=outline, closed=True, polygonlabels=["Cell"])],
        [region("brush", "brushlabels", size, format="rle", rle=mask2rle(square), brushlabels=["Dust"]),
         region("outline", "polygonlabels", size, points=[[60, 60], [90, 60], [75, 95]], polygonlabels=["Cell"])],
        [region("round", "ellipselabels", size, x=50, y=50, radiusX=20, radiusY=30, rotation=30, ellipselabels=["Cell"])],
        [],
    ]
    for i, result in enumerate(results, 1):
        yield dict(
            id=i,
            annotations=[dict(id=10 + i, completed_by=1, result=result, was_cancelled=False, ground_truth=False,
                              created_at=f"2026-01-0{i}T10:00:00Z", updated_at=f"2026-01-0{i}T10:05:00Z", lead_time=9.5,
                              prediction={}, result_count=len(result), task=i, project=1)],
            file_upload=f"1a2b3c4{i}-{i}.png", drafts=[], predictions=[], data=dict(image=f"/data/upload/1/1a2b3c4{i}-{i}.png"),
            meta={}, created_at="2026-01-01T09:00:00Z", updated_at="2026-01-05T09:00:00Z", inner_id=i, total_annotations=1,
            cancelled_annotations=0, total_predictions=0, comment_count=0, project=1, updated_by=1, comment_authors=[],
        )


def converted(source, form):
    with tempfile.TemporaryDirectory() as folder:
        converter = Converter(CONFIG, folder, download_resources=False)
        converter.convert(str(source), folder, form, is_dir=False)
        return json.loads((pathlib.Path(folder) / "result.json").read_text())


def pictures(source):
    with tempfile.TemporaryDirectory() as folder:
        Converter(CONFIG, folder).convert(str(source), folder, "BRUSH_TO_PNG", is_dir=False)
        return {path.name: runs_of(np.asarray(Image.open(path)))
                for path in sorted(pathlib.Path(folder).glob("*.png"))}


def main():
    whole = list(tasks())
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "tasks.json"
        source.write_text(json.dumps(whole))
        golden = dict(
            brushes=[brush_row(*row) for row in brushes()],
            tasks=whole,
            minimal=converted(source, "JSON_MIN"),
            pictures=pictures(source),
        )
        outlines = [dict(task, annotations=[dict(a, result=[r for r in a["result"] if r["type"] == "polygonlabels"])
                                            for a in task["annotations"]]) for task in whole]
        source.write_text(json.dumps(outlines))
        golden["coco"] = converted(source, "COCO")
    golden["coco"].pop("info")
    (pathlib.Path(__file__).parent / "label-studio.json").write_text(json.dumps(golden))


main()
