"""Writes callbacks.json: what Keras's own callbacks decide on the curves of rows.py.

Run once, by hand; the project's tests only read what it writes, and need no Python:

    python3 -m venv golden-venv && golden-venv/bin/pip install keras==3.15.1 numpy==2.4.6
    golden-venv/bin/python test/golden/callbacks/callbacks.py && npx biome check --write test/golden/callbacks

EarlyStopping(restore_best_weights=True), ModelCheckpoint(save_best_only=True) and ReduceLROnPlateau (cooldown 0) are
called as `model.fit` calls them, through a CallbackList. Nothing is trained: before each epoch ends the model's weights
are set to the epoch's number, so that the weights restored and the weights in the saved file name their epoch.
"""
import json
import math
import os
import pathlib
import tempfile

os.environ.setdefault("KERAS_BACKEND", "numpy")
import keras  # noqa: E402
import numpy as np  # noqa: E402

from rows import ROWS  # noqa: E402

# Keras compares and holds the learning rate in floatx, float32 unless told otherwise; ours is float64.
keras.config.set_floatx("float64")

MODES = {"val-loss": ("val_loss", "min"), "val-accuracy": ("val_accuracy", "max")}


def new_model(rate):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=rate), loss="mse")
    return model


def epoch_in(model):
    return int(model.get_weights()[0][0, 0])


def callbacks_of(row, path):
    monitor, mode = MODES[row["monitor"]]
    rule = row["plateau"]
    return (
        keras.callbacks.EarlyStopping(
            monitor, mode=mode, patience=row["patience"], min_delta=row["min-delta"], restore_best_weights=True
        ),
        keras.callbacks.ModelCheckpoint(path, monitor, mode=mode, save_best_only=True, save_weights_only=True),
        keras.callbacks.ReduceLROnPlateau(
            "val_loss",
            mode="min",
            factor=rule["factor"],
            patience=rule["patience"],
            min_delta=rule["min-delta"],
            min_lr=rule["floor"],
            cooldown=0,
        ),
    )


def trace(row, folder):
    """What the callbacks did after each epoch until they stopped; epochs count from 1."""
    path = os.path.join(folder, "best.weights.h5")
    model = new_model(row["learning-rate"])
    stopping, checkpoint, plateau = callbacks = callbacks_of(row, path)
    run = keras.callbacks.CallbackList(list(callbacks), model=model)
    seen = {"wait": [], "best": [], "saved": [], "plateau-wait": [], "learning-rate": []}
    stopped = None
    model.stop_training = False
    run.on_train_begin()
    for index in range(len(row["val-loss"])):
        run.on_epoch_begin(index)
        model.set_weights([np.full((1, 1), index + 1.0)])
        run.on_epoch_end(index, {name.replace("-", "_"): row[name][index] for name in MODES if name in row})
        seen["wait"].append(stopping.wait)
        seen["best"].append(float(stopping.best))
        if os.path.exists(path):
            seen["saved"].append(saved_epoch(row, path))
        seen["plateau-wait"].append(plateau.wait)
        seen["learning-rate"].append(float(model.optimizer.learning_rate))
        if model.stop_training:
            stopped = index + 1
            break
    run.on_train_end()
    seen["saved"] = sorted(set(seen["saved"]))
    return seen | {"stopped": stopped, "kept": saved_epoch(row, path), "restored": epoch_in(model)}


def saved_epoch(row, path):
    model = new_model(row["learning-rate"])
    model.load_weights(path)
    return epoch_in(model)


def with_worst_first(row):
    """The same curve, but a NaN in its first epoch is the worst value there is; None without one."""
    worst = {"val-loss": math.inf, "val-accuracy": -math.inf}
    first_nan = [name for name in worst if name in row and math.isnan(row[name][0])]
    return row | {name: [worst[name], *row[name][1:]] for name in first_nan} if first_nan else None


def traced(row):
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        done = row | {"keras": trace(row, folder)}
        twin = with_worst_first(row)
        return done | {"worst-first": trace(twin, other)} if twin else done


def writable(value):
    """JSON has no NaN and no infinity: they are written as text."""
    if isinstance(value, dict):
        return {key: writable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [writable(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


if __name__ == "__main__":
    assert len({row["reason"] for row in ROWS}) == len(ROWS), "two rows share a reason"
    target = pathlib.Path(os.environ.get("GOLDEN_OUT") or pathlib.Path(__file__).with_name("callbacks.json"))
    golden = {"keras": keras.__version__, "rows": [writable(traced(row)) for row in ROWS]}
    target.write_text(json.dumps(golden, indent=1) + "\n")
    print(len(ROWS), "rows written")
