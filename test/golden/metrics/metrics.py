"""Writes metrics.json: what scikit-learn makes of small label lists, for test/metrics/confusion.test.ts.

Run: python metrics.py, then npm run format   (the scikit-learn version used is written into the file)
"""
import json
import math
import pathlib
import random

import sklearn
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    jaccard_score,
    precision_score,
    recall_score,
)


def number(value):
    return None if math.isnan(value) else float(value)


def jaccard(truth, prediction, label):
    # jaccard_score takes no zero_division=nan: a class in neither list is undefined here.
    if label not in truth and label not in prediction:
        return None
    return float(jaccard_score(truth, prediction, labels=[label], average=None)[0])


def dice(truth, prediction, foreground):
    if not set(truth + prediction) & set(foreground):
        return math.nan
    return f1_score(truth, prediction, labels=foreground, average="macro", zero_division=float("nan"))


def case(reason, classes, truth, prediction):
    labels = list(range(classes))
    options = {"labels": labels, "average": None, "zero_division": float("nan")}
    ious = [jaccard(truth, prediction, label) for label in labels]
    defined = [iou for iou in ious if iou is not None]
    return {
        "reason": reason,
        "classes": classes,
        "truth": truth,
        "prediction": prediction,
        "confusion": confusion_matrix(truth, prediction, labels=labels).ravel().tolist(),
        "accuracy": accuracy_score(truth, prediction),
        "mean-iou": sum(defined) / len(defined),
        "macro-f1": number(f1_score(truth, prediction, **(options | {"average": "macro"}))),
        "mean-dice": number(dice(truth, prediction, labels[1:])),
        "balanced-accuracy": balanced_accuracy_score(truth, prediction),
        "precision": [number(v) for v in precision_score(truth, prediction, **options)],
        "recall": [number(v) for v in recall_score(truth, prediction, **options)],
        "f1": [number(v) for v in f1_score(truth, prediction, **options)],
        "iou": ious,
    }


def noisy(classes, length, wrong, seed):
    source = random.Random(seed)
    truth = [source.randrange(classes) for _ in range(length)]
    prediction = [source.randrange(classes) if source.random() < wrong else t for t in truth]
    return truth, prediction


cases = [
    case("two classes, both met", 2, [0, 0, 1, 1, 1], [0, 1, 1, 1, 0]),
    case("all right", 3, [0, 1, 2, 2], [0, 1, 2, 2]),
    case("all wrong", 2, [0, 0, 1], [1, 1, 0]),
    case("class 2 in neither: undefined, in no mean", 4, [0, 0, 1, 3, 3], [0, 1, 1, 3, 0]),
    case("class 1 in the truth, never predicted: precision undefined, F1 0", 3, [0, 1, 1, 2], [0, 0, 2, 2]),
    case("class 2 predicted, not in the truth: recall undefined, F1 0", 3, [0, 0, 1, 1], [0, 2, 1, 1]),
    case("one class only", 1, [0, 0, 0], [0, 0, 0]),
    case("four classes, 10 % wrong", 4, *noisy(4, 400, 0.1, 1)),
    case("seven classes, half wrong", 7, *noisy(7, 300, 0.5, 2)),
]
target = pathlib.Path(__file__).with_name("metrics.json")
target.write_text(json.dumps({"scikit-learn": sklearn.__version__, "cases": cases}, indent=1) + "\n")
