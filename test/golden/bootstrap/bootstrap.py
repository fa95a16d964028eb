"""Writes bootstrap.json: intervals that NumPy and SciPy make of two models' confusion counts, for test/metrics/bootstrap.test.ts.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
    golden-venv/bin/python test/golden/bootstrap/bootstrap.py && npx biome check --write test/golden/bootstrap

Nothing is random for who reads the file: the drawn images of each resample stand in it. Scores of a resample are
scikit-learn's on the drawn images' pixels, one label a pixel; intervals are numpy.percentile's, and for the scores that
are defined in every resample the script holds them to scipy.stats.bootstrap(method="percentile") on the same draws.
"""
import json
import math
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.stats import bootstrap
from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score, jaccard_score

RESAMPLES = 60


def labels(confusions, drawn):
    """Truth and prediction of every pixel of the drawn images."""
    truth, prediction = [], []
    for image in drawn:
        for (row, column), pixels in np.ndenumerate(confusions[image]):
            truth += [row] * int(pixels)
            prediction += [column] * int(pixels)
    return truth, prediction


def scores(confusions, drawn):
    """Accuracy, mean IoU, macro F1, mean Dice (class 0 left out), balanced accuracy, F1 by class, IoU by class."""
    truth, prediction = labels(confusions, drawn)
    classes = range(confusions.shape[1])
    shown = set(truth) | set(prediction)
    f1 = f1_score(truth, prediction, labels=list(classes), average=None, zero_division=np.nan)
    iou = [jaccard_score(truth, prediction, labels=[k], average=None)[0] if k in shown else np.nan for k in classes]
    balanced = balanced_accuracy_score(truth, prediction)
    return [accuracy_score(truth, prediction), np.nanmean(iou), np.nanmean(f1), np.nanmean(f1[1:]), balanced, *f1, *iou]


def interval(values):
    values = np.asarray(values)
    low, high = np.percentile(values[~np.isnan(values)], [2.5, 97.5])
    return {"low": float(low), "high": float(high)}


def case(reason, images, classes, wrong, seed):
    rng = np.random.default_rng(seed)
    models = []
    truths = rng.integers(1, 12, (images, classes)) * (rng.random((images, classes)) < 0.8)
    truths[:, 0] += 5
    for share in wrong:
        confusions = np.zeros((images, classes, classes), int)
        for i in range(images):
            for k in range(classes):
                odds = np.full(classes, share / max(1, classes - 1))
                odds[k] = 1 - share
                confusions[i, k] = rng.multinomial(truths[i, k], odds)
        models.append(confusions)
    drawn = np.random.default_rng(seed).integers(0, images, (RESAMPLES, images))
    by_model = [np.array([scores(model, row) for row in drawn]) for model in models]
    check_scipy(models[0], drawn, by_model[0][:, 2], seed)
    return {
        "reason": reason,
        "confusions": [[image.ravel().tolist() for image in model] for model in models],
        "draws": drawn.tolist(),
        "after": [interval(column) for column in by_model[0].T],
        "difference": [interval(column) for column in (by_model[0] - by_model[1]).T],
    }


def check_scipy(model, drawn, macro_f1, seed):
    """scipy draws rng.integers(0, n, (resamples, n)): the same images as `drawn`."""
    images = np.arange(len(model))
    result = bootstrap(
        (images,), lambda indices: scores(model, indices.astype(int))[2], n_resamples=RESAMPLES, vectorized=False,
        method="percentile", confidence_level=0.95, rng=np.random.default_rng(seed),
    )
    ours = interval(macro_f1)
    assert math.isclose(result.confidence_interval.low, ours["low"], rel_tol=1e-12), (result, ours)
    assert math.isclose(result.confidence_interval.high, ours["high"], rel_tol=1e-12), (result, ours)


CASES = [
    case("two classes, twelve images, one model twice as often wrong", 12, 2, (0.1, 0.2), 1),
    case("four classes of which some images lack some", 9, 4, (0.15, 0.2), 2),
    case("the same error rate: the difference lies around 0", 16, 3, (0.2, 0.2), 3),
    case("the fewest images that get an interval", 6, 2, (0.3, 0.1), 4),
]
versions = {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__}
target = pathlib.Path(__file__).with_name("bootstrap.json")
target.write_text(json.dumps({**versions, "cases": CASES}, indent=1) + "\n")
