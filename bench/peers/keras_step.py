"""Keras on TensorFlow: one case, step after step. Variants: float32, xla (jit_compile), bfloat16 (mixed)."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"

import keras
import numpy as np
import tensorflow as tf
from job import batch_of, check_parameters, read_job, run_steps, start_of, tell
from keras_network import build, count_learned, loss_of, optimizer_of, start_from

job, variant = read_job()
tf.config.threading.set_intra_op_parallelism_threads(job["threads"])
tf.config.threading.set_inter_op_parallelism_threads(job["threads"])
keras.utils.set_random_seed(job["seed"])
if variant == "bfloat16":
    keras.mixed_precision.set_global_policy("mixed_bfloat16")

model = build(job["network"], *job["shape"][2:])
check_parameters(job, count_learned(model))
versions = {"keras": keras.__version__, "tensorflow": tf.__version__}
tell(event="ready", parameters=count_learned(model), versions=versions)
start = start_of(job)
start_from(model, job["network"], start)
images, labels = batch_of(job, start)
images = np.ascontiguousarray(images.transpose(0, 2, 3, 1))
jit = variant == "xla"

if job["kind"] == "train":
    optimizer = optimizer_of(job["optimizer"], job["learningRate"], model)
    loss = loss_of(job["loss"])
    # Keras adds the penalties to its loss, and gives means over the steps until they are reset.
    model.compile(optimizer, loss, metrics=[loss] if start else None, jit_compile=jit)
    labels = labels.astype(np.int32)

    def step():
        if start:
            model.reset_metrics()
        numbers = model.train_on_batch(images, labels)
        return float(numbers[-1]) if start else None
else:

    @tf.function(jit_compile=jit)
    def forward(batch):
        return tf.nn.softmax(tf.cast(model(batch, training=False), tf.float32))

    def step():
        forward(tf.convert_to_tensor(images)).numpy()


run_steps(job, step)
