"""Writes linear-probe.json: heads that scikit-learn and SciPy fit, for test/stages/5-train/head/.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
    golden-venv/bin/python test/golden/linear-probe/linear_probe.py && npx biome check --write test/golden/linear-probe

Weights are LogisticRegression's on standardised features, put back on the features as they are, where it can say what is
asked. A variance is moderated: as if PRIOR_ROWS rows more had the median variance of the features that vary. The rest: mean of w[label] * cross-entropy + l2 * sum(weight^2) is its objective over 2 * l2 * N for C = 1 / (2 * l2 * N) and
w as weights of samples. It knows no label smoothing, and for two classes fits one row of weights: there SciPy minimises
the formula itself, which is held to scikit-learn's answer on all other rows. Biases are given with a sum of 0.
"""
import json
import pathlib

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression

IGNORE = 255
PRIOR_ROWS = 4
RANDOM = np.random.default_rng(11)
SCALES = np.array([1, 30, 0.02, 1, 4])
MEANS = np.array([0, 200, 0.5, -3, 1])


def data(rows, classes):
    labels = RANDOM.choice(classes, rows, p=np.arange(classes, 0, -1) / (classes * (classes + 1) / 2))
    centres = np.random.default_rng(classes).normal(size=(classes, 5))
    features = (centres[labels] + RANDOM.normal(size=(rows, 5))) * SCALES + MEANS
    features[:, 3] = -3  # constant
    labels[::9] = IGNORE
    return features.astype(np.float32).astype(np.float64), labels


def loss(features, labels, weight, bias, spec):
    """The mean as LossSpec has it, and its gradient by the logits."""
    classes = len(bias)
    w = np.array(spec["classWeights"])
    target = w * ((1 - spec["labelSmoothing"]) * np.eye(classes)[labels] + spec["labelSmoothing"] / classes)
    log_p = log_softmax(features @ weight.T + bias, axis=1)
    gradient = (target.sum(axis=1, keepdims=True) * np.exp(log_p) - target) / len(labels)
    return -(target * log_p).sum() / len(labels), gradient


def by_scipy(features, labels, spec, l2):
    classes, width = len(spec["classWeights"]), features.shape[1]

    def objective(x):
        weight, bias = x[:-classes].reshape(classes, width), x[-classes:]
        value, by_logits = loss(features, labels, weight, bias, spec)
        gradient = by_logits.T @ features + 2 * l2 * weight
        return value + l2 * (weight**2).sum(), np.concatenate([gradient.ravel(), by_logits.sum(axis=0)])

    options = {"gtol": 1e-11, "ftol": 0, "maxiter": 10_000, "maxfun": 100_000}
    x = minimize(objective, np.zeros(classes * width + classes), jac=True, method="L-BFGS-B", options=options).x
    assert np.abs(objective(x)[1]).max() < 1e-8
    return x[:-classes].reshape(classes, width), x[-classes:]


def by_sklearn(features, labels, spec, l2):
    sample_weight = np.array(spec["classWeights"])[labels]
    model = LogisticRegression(C=1 / (2 * l2 * len(labels)), tol=1e-10, max_iter=100_000, solver="lbfgs")
    model.fit(features, labels, sample_weight=sample_weight)
    return model.coef_, model.intercept_


def fit(train, validation, spec, l2):
    features, labels = (part[train[1] != IGNORE] for part in train)
    mean, variance = features.mean(axis=0), features.var(axis=0)
    varying = np.sort(variance[variance > 0])
    usual = varying[len(varying) // 2]
    scale = np.sqrt((len(features) * variance + PRIOR_ROWS * usual) / (len(features) + PRIOR_ROWS))
    scale[variance == 0] = 1
    standard = (features - mean) / scale
    weight, bias = by_scipy(standard, labels, spec, l2)
    if spec["labelSmoothing"] == 0 and len(bias) > 2:
        known = by_sklearn(standard, labels, spec, l2)
        assert np.abs(known[0] - weight).max() < 1e-5, np.abs(known[0] - weight).max()
        weight, bias = known
    raw = weight / scale
    shifted = bias - raw @ mean
    shifted -= shifted.mean()
    kept = validation[1] != IGNORE
    return {
        "l2": l2,
        "weight": raw.ravel().tolist(),
        "bias": shifted.tolist(),
        "trainLoss": loss(features, labels, raw, shifted, spec)[0],
        "valLoss": loss(validation[0][kept], validation[1][kept], raw, shifted, spec)[0],
    }


def row(why, class_weights, label_smoothing):
    classes = len(class_weights)
    spec = {"classWeights": class_weights, "labelSmoothing": label_smoothing}
    train, validation = data(60, classes), data(20, classes)
    parts = {
        name: {"features": part[0].ravel().tolist(), "labels": part[1].tolist()}
        for name, part in (("train", train), ("validation", validation))
    }
    return {"why": why, **spec, **parts, "fits": [fit(train, validation, spec, l2) for l2 in (0.1, 0.01, 0.001)]}


rows = [
    row("three classes", [1, 1, 1], 0),
    row("class weights", [0.5, 1.25, 2], 0),
    row("label smoothing", [1, 1, 1, 1], 0.1),
    row("both", [0.5, 1.25, 2], 0.2),
    row("two classes", [1, 1], 0),
]
path = pathlib.Path(__file__).with_name("linear-probe.json")
path.write_text(json.dumps(rows, indent=2) + "\n")
