"""The curves of callbacks.json: each with its reason, its rule and a loss (and accuracy) an epoch.

Curves that look recorded come from `random.Random(seed)` and are rounded as a history prints them; edges are exact.
"""
import math
import random
from math import exp, inf, nan

CLASSIC = {"factor": 0.1, "patience": 5, "min-delta": 1e-3, "floor": 1e-7}
AUTO = {"factor": 0.3, "patience": 3, "min-delta": 1e-3, "floor": 1e-6}


def row(reason, loss, accuracy=None, patience=20, min_delta=0.0, plateau=None, rate=0.01):
    """`accuracy` given: it is monitored, upwards; the plateau rule watches the loss all the same."""
    return {
        "reason": reason,
        "monitor": "val-loss" if accuracy is None else "val-accuracy",
        "patience": patience,
        "min-delta": min_delta,
        "learning-rate": rate,
        "plateau": CLASSIC | (plateau or {}),
        "val-loss": loss,
    } | ({} if accuracy is None else {"val-accuracy": accuracy})


def curve(seed, epochs, start, end, decay, noise, rise=0.0, digits=4):
    """Falls (or climbs) from `start` towards `end`, with noise; `rise` an epoch is added after three decays."""
    source = random.Random(seed)
    return [
        round(
            end + (start - end) * exp(-e / decay) + source.gauss(0, noise) + rise * max(0, e - 3 * decay), digits
        )
        for e in range(epochs)
    ]


def stairs(seed, levels, length, noise):
    """A curve that stands on each level for a while."""
    source = random.Random(seed)
    return [round(level + source.gauss(0, noise), 4) for level in levels for _ in range(length)]


def up(value):
    return math.nextafter(value, inf)


def down(value):
    return math.nextafter(value, -inf)


RECORDED = [
    row("falling with noise, 100 epochs", curve(1, 100, 1.4, 0.12, 18, 0.01)),
    row("falling with strong noise, 100 epochs", curve(2, 100, 1.2, 0.3, 10, 0.08)),
    row("overfitting: falls, then rises", curve(3, 100, 1.1, 0.2, 6, 0.008, rise=0.006)),
    row("overfitting, short patience", curve(4, 60, 1.1, 0.2, 5, 0.01, rise=0.01), patience=5),
    row("so slow that every epoch is better", curve(5, 100, 0.9, 0.1, 200, 0.0)),
    row("a noisy plateau from the start", curve(6, 100, 0.7, 0.7, 10, 0.02)),
    row("five levels, as learning-rate drops make them", stairs(7, [1.1, 0.6, 0.4, 0.35, 0.34], 20, 0.004)),
    row("levels longer than the patience", stairs(8, [1.1, 0.5, 0.2], 30, 0.0)),
    row("patience 20 and min-delta 1e-3 on noise", curve(9, 100, 1.3, 0.2, 12, 0.005), min_delta=1e-3),
    row("patience 10 and min-delta 0.01 on noise", curve(10, 100, 1.3, 0.2, 15, 0.02), patience=10, min_delta=0.01),
    row("a history of two digits: many ties", curve(11, 100, 0.9, 0.2, 15, 0.01, digits=2), patience=8),
    row("a history of one digit: ties almost only", curve(12, 60, 1.5, 0.2, 15, 0.02, digits=1), patience=12),
    row("the automatic recipe's plateau rule", curve(13, 100, 1.0, 0.15, 9, 0.006), plateau=AUTO, rate=2e-3),
    row(
        "accuracy rises and saturates",
        curve(14, 100, 0.9, 0.2, 10, 0.01),
        [min(1.0, a) for a in curve(15, 100, 0.3, 0.995, 8, 0.004)],
    ),
    row(
        "accuracy of a small set: few values, many ties",
        curve(16, 80, 0.9, 0.2, 12, 0.02),
        [round(min(1.0, a) * 40) / 40 for a in curve(17, 80, 0.4, 0.9, 8, 0.03)],
        patience=10,
    ),
    row(
        "accuracy with min-delta 0.005",
        curve(18, 100, 0.8, 0.1, 20, 0.01),
        curve(19, 100, 0.4, 0.93, 14, 0.004),
        patience=12,
        min_delta=0.005,
    ),
]

SHAPES = [
    row("better every epoch", [round(3 - 0.1 * e, 4) for e in range(30)]),
    row("better every epoch by less than the plateau's min-delta", [round(1 - 1e-4 * e, 4) for e in range(40)]),
    row("worse every epoch", [round(1 + 0.1 * e, 4) for e in range(40)]),
    row("constant", [0.5] * 40),
    row("a late second best doesn't start the wait again", [0.9, 0.4] + [0.6] * 15 + [0.4001] + [0.6] * 10),
    row("a tie with the best doesn't start the wait again", [0.9, 0.4, 0.6, 0.4, 0.6, 0.4, 0.6], patience=5),
    row("better in the last epoch before patience runs out", [0.9, 0.8, 0.8, 0.8, 0.7, 0.9, 0.9, 0.9], patience=4),
    row("better in the very epoch that would have stopped", [0.9, 0.8, 0.8, 0.8, 0.79, 0.9, 0.9, 0.9], patience=3),
    row("better one epoch too late", [0.9, 0.8, 0.8, 0.8, 0.8, 0.1], patience=3),
    row("the last epoch is the stopping one", [0.9, 0.8, 0.8, 0.8], patience=2),
    row("ties in pairs on the way down", [0.9, 0.9, 0.8, 0.8, 0.7, 0.7, 0.7, 0.7], patience=3),
    row("zero, then negative losses", [0.1, 0.0, -0.0, 0.0, -0.1, -0.2, -0.15], patience=3),
    row("one epoch only", [0.5]),
    row("accuracy falls from the first epoch", [0.5] * 6, [0.9, 0.8, 0.7, 0.6, 0.5, 0.4], patience=3),
    row("accuracy ties at 1", [0.5] * 8, [0.9, 1.0, 1.0, 0.99, 1.0, 1.0, 1.0, 1.0], patience=5),
    row("accuracy starts at 0 and stays", [0.5] * 6, [0.0] * 6, patience=4),
]

PATIENCE = [
    row("patience 0, better every epoch: never stops", [3.0, 2.0, 1.0], patience=0),
    row("patience 0, worse at once", [1.0, 2.0, 0.5], patience=0),
    row("patience 0, a tie", [2.0, 1.0, 1.0, 0.5], patience=0),
    row("patience 0 never stops after the very first epoch", [1.0], patience=0),
    row("patience 0, NaN first", [nan, 1.0, 2.0], patience=0),
    row("patience 1 stops where patience 0 does", [2.0, 1.0, 1.0, 0.5], patience=1),
    row("patience 1, worse at once", [1.0, 2.0, 0.5], patience=1),
    row("patience 2, one worse epoch at a time", [3.0, 3.1, 2.0, 2.1, 1.0, 1.1, 1.2, 0.5], patience=2),
    row("patience 20 is 20 epochs after the best", [1.0, 0.5] + [0.6] * 30, patience=20),
    row("patience 20, better in epoch 21 after the best", [1.0, 0.5] + [0.6] * 20 + [0.4] * 5, patience=20),
]

NOT_FINITE = [
    row("NaN in the middle is no improvement", [0.9, 0.8, nan, 0.7, nan, nan, 0.75], patience=3),
    row("NaN uses patience up", [0.9, 0.8, nan, nan, nan, 0.1], patience=3),
    row("NaN every other epoch", [0.9, nan, 0.8, nan, 0.7, nan, 0.6, nan], patience=2),
    row("NaN from the best epoch on", [0.9, 0.5] + [nan] * 25),
    row("NaN first, then a curve", [nan] + curve(20, 40, 1.0, 0.2, 5, 0.01)),
    row("NaN three times first", [nan, nan, nan, 0.9, 0.8, 0.85, 0.86, 0.87], patience=3),
    row("NaN first, longer than the patience", [nan, nan, nan, nan, 0.9], patience=3),
    row("NaN always", [nan] * 12, patience=8),
    row("NaN first with a min-delta", [nan, 0.9, 0.85, 0.82, 0.8], patience=3, min_delta=0.1),
    row("infinity first, then a curve", [inf] + curve(21, 40, 1.0, 0.2, 5, 0.01)),
    row("infinity in the middle", [0.9, 0.8, inf, 0.7, inf, inf, inf], patience=3),
    row("infinity always", [inf] * 12, patience=8),
    row("infinity, then NaN, then a number", [inf, nan, 0.9, 0.8, 0.8, 0.8], patience=3),
    row("NaN, then infinity, then a number", [nan, inf, 0.9, 0.8, 0.8, 0.8], patience=3),
    row("minus infinity in the middle is better than anything", [0.9, 0.8, -inf, 0.1, -inf, 0.1], patience=3),
    row("minus infinity first is better than anything", [-inf, 0.8, 0.7, 0.6, 0.5], patience=3),
    row("accuracy NaN first", [0.5] * 6, [nan, 0.5, 0.6, 0.6, 0.6, 0.6], patience=3),
    row("accuracy NaN in the middle", [0.5] * 6, [0.5, nan, 0.6, nan, nan, nan], patience=3),
    row("accuracy minus infinity first", [0.5] * 5, [-inf, 0.5, 0.4, 0.4, 0.4], patience=3),
    row("accuracy infinite in the middle", [0.5] * 5, [0.5, inf, 0.9, inf, 1.0], patience=3),
    row("a loss of NaN leaves a monitored accuracy alone", [nan] * 8, [0.1 * e for e in range(8)], patience=3),
    row("the plateau rule after a first NaN", [nan, 0.9] + [0.9] * 12),
]

MIN_DELTA = [
    row("better by exactly min-delta is no improvement", [1.0, 0.75, 0.75, 0.75], patience=3, min_delta=0.25),
    row("better by min-delta and one ulp is one", [1.0, down(0.75), 0.9, 0.9, 0.9], patience=3, min_delta=0.25),
    row("better by min-delta less one ulp is none", [1.0, up(0.75), 0.9, 0.9, 0.9], patience=3, min_delta=0.25),
    row("min-delta 0: one ulp is an improvement", [0.3, down(0.3), 0.3, 0.3, 0.3], patience=3),
    row("0.8 to 0.7 by 0.1: float64 says improved", [0.8, 0.7, 0.7, 0.7, 0.7], patience=3, min_delta=0.1),
    row("0.4 to 0.3 by 0.1: float64 says not, added not subtracted", [0.4, 0.3, 0.3, 0.3], patience=3, min_delta=0.1),
    row("0.3 to 0.2 by 0.1: float64 says not", [0.3, 0.2, 0.2, 0.2], patience=3, min_delta=0.1),
    row("accuracy better by exactly min-delta", [0.5] * 4, [0.5, 0.75, 0.75, 0.75], patience=3, min_delta=0.25),
    row("accuracy better by one ulp more", [0.5] * 5, [0.5, up(0.75), 0.6, 0.6, 0.6], patience=3, min_delta=0.25),
    row("accuracy 0.3 to 0.4 by 0.1: improved", [0.5] * 5, [0.3, 0.4, 0.4, 0.4, 0.4], patience=3, min_delta=0.1),
    row("accuracy 0.2 to 0.3 by 0.1: not", [0.5] * 4, [0.2, 0.3, 0.3, 0.3], patience=3, min_delta=0.1),
    row("small steps: the checkpoint follows, the wait doesn't", [5, 4.95, 4.93, 4.91], patience=3, min_delta=0.1),
    row("small steps add up against the reference", [5, 4.95, 4.85, 4.9, 4.8, 4.74, 4.7], patience=3, min_delta=0.1),
    row("the best epoch lies inside the wait", [5, 4, 3.95, 4.1, 4.2, 4.3], patience=4, min_delta=0.1),
    row("min-delta above the whole curve", curve(22, 30, 1.0, 0.1, 5, 0.0), patience=10, min_delta=2.0),
    row("min-delta lost beside huge losses", [1e17, 1e17 - 16, 1e17 - 32, 1e17], patience=2, min_delta=1e-3),
    row("infinity is beaten by any number, whatever min-delta", [inf, 1e308, 1e308], patience=1, min_delta=1e3),
]

PLATEAU = [
    row("constant: lowered every 5 epochs down to the floor", [0.5] * 45, patience=100),
    row("a floor between two steps holds", [0.5] * 30, patience=100, plateau={"floor": 3e-6}, rate=1e-3),
    row("rounding leaves the rate just above the floor: it is there", [0.5] * 30, patience=100, rate=1e-3),
    row("the rate starts at the floor", [0.5] * 12, plateau={"floor": 0.01}),
    row("the rate starts below the floor", [0.5] * 12, plateau={"floor": 0.1}),
    row("floor 0", [0.5] * 40, patience=100, plateau={"floor": 0.0, "patience": 2}),
    row("factor 0.5, patience 2", [0.5] * 20, plateau={"factor": 0.5, "patience": 2}),
    row("the automatic recipe down to its floor", [0.5] * 40, patience=100, plateau=AUTO, rate=2e-3),
    row("plateau patience 1", [0.5, 0.4, 0.4, 0.4, 0.3, 0.3], plateau={"patience": 1}),
    row("plateau patience 0 lowers as patience 1 does", [0.5, 0.4, 0.4, 0.4, 0.3, 0.3], plateau={"patience": 0}),
    row("better by exactly the plateau's min-delta", [1.0] + [0.75] * 11, plateau={"min-delta": 0.25}),
    row("better by one ulp more", [1.0] + [down(0.75)] * 11, plateau={"min-delta": 0.25}),
    row("0.5 to 0.499 by 1e-3", [0.5] + [0.499] * 11),
    row("steps of half the plateau's min-delta add up", [round(0.5 - 5e-4 * e, 4) for e in range(30)]),
    row("plateau min-delta 0", [0.5, 0.4999, 0.4998, 0.4998, 0.4999, 0.4998, 0.4998], plateau={"min-delta": 0.0}),
    row("better in the epoch that would have lowered it", [0.5] * 5 + [0.4] * 5 + [0.3] * 4),
    row("better right after a reduction", [0.5] * 6 + [0.4] * 6 + [0.3] * 3),
    row("NaN counts as no improvement", [0.5] + [nan] * 11),
    row("infinity counts as no improvement", [0.5] + [inf] * 11),
    row("stopped before the plateau rule acts", [0.5] * 12, patience=4),
    row("lowered in the very epoch that stops", [0.5] * 12, patience=5),
    row("stopped one epoch after the reduction", [0.5] * 12, patience=6),
    row("the loss stands while accuracy rises: lowered, not stopped", [0.5] * 30, [0.01 * e for e in range(30)]),
    row("accuracy stands while the loss falls: stopped, not lowered", [1 - 0.02 * e for e in range(30)], [0.5] * 30),
    row("lowered twice within one wait of early stopping", [0.9, 0.5] + [0.6] * 14 + [0.4] + [0.6] * 25),
]

ROWS = RECORDED + SHAPES + PATIENCE + NOT_FINITE + MIN_DELTA + PLATEAU
