"""Writes mann-kendall.json: what SciPy and pymannkendall say of falling series, for test/metrics/mann-kendall.test.ts.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install numpy==2.4.6 scipy==1.17.1 pymannkendall==1.4.3
    golden-venv/bin/python test/golden/mann-kendall/mann_kendall.py && npx biome check --write test/golden/mann-kendall

p-values are scipy.stats.permutation_test's over all orders of the numbers, with pymannkendall's S as the statistic;
without equal numbers they are held to scipy.stats.kendalltau(method="exact"), too. Slopes are pymannkendall's.
"""
import json
import pathlib

import numpy as np
import pymannkendall
from scipy.stats import kendalltau, permutation_test

RANDOM = np.random.default_rng(7)
ROWS = [
    ("falls at each step", [0.9, 0.8, 0.7, 0.6, 0.5]),
    ("rises at each step", [0.5, 0.6, 0.7, 0.8, 0.9]),
    ("one back", [0.9, 0.85, 0.86, 0.8, 0.79, 0.7]),
    ("two equal", [0.9, 0.9, 0.8, 0.7, 0.6]),
    ("many equal", [0.9, 0.9, 0.9, 0.8, 0.8, 0.8, 0.7]),
    ("all equal", [0.5, 0.5, 0.5, 0.5]),
    ("one out of line", [0.9, 0.89, 0.1, 0.88, 0.87, 0.86]),
    *[(f"noise {i}", [round(float(x), 2) for x in RANDOM.uniform(0.5, 0.9, 8)]) for i in range(4)],
    *[(f"noise with equal ones {i}", [round(float(x), 1) for x in RANDOM.uniform(0.5, 0.9, 8)]) for i in range(4)],
    ("ten that fall slowly", [0.912, 0.915, 0.908, 0.91, 0.904, 0.907, 0.9, 0.901, 0.897, 0.899]),
    ("ten of noise", [0.91, 0.9, 0.92, 0.89, 0.93, 0.9, 0.91, 0.92, 0.9, 0.91]),
]


def score(values):
    return float(np.sum(np.sign(values[None, :] - values[:, None])[np.triu_indices(len(values), 1)]))


def row(why, numbers):
    values = np.array(numbers)
    known = pymannkendall.original_test(values)
    assert score(values) == known.s
    has_ties = len(set(numbers)) < len(numbers)
    p_value = None
    if len(numbers) <= 8:
        found = permutation_test((values,), score, permutation_type="pairings", alternative="less", n_resamples=np.inf)
        p_value = float(found.pvalue)
    if not has_ties:
        exact = float(kendalltau(np.arange(len(values)), values, method="exact", alternative="less").pvalue)
        assert p_value is None or abs(p_value - exact) < 1e-9, (why, p_value, exact)
        p_value = exact
    return {"why": why, "values": numbers, "p": p_value, "slope": float(known.slope)}


rows = [row(*one) for one in ROWS]
path = pathlib.Path(__file__).with_name("mann-kendall.json")
path.write_text(json.dumps(rows, indent=2) + "\n")
