"""The classic recipe in Keras: network, loss, optimizer, plateau rule and class weights as our plan has them."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "1"

import time

import keras
import numpy as np
import tensorflow as tf
from job import check_parameters
from keras_network import build, count_learned, loss_of, optimizer_of
from quality import Clock, count, read_job, tell_epoch

clock = Clock()
job, parts = read_job()
tf.config.threading.set_intra_op_parallelism_threads(job["threads"])
tf.config.threading.set_inter_op_parallelism_threads(job["threads"])
keras.utils.set_random_seed(job["seed"])
parts = {
    part: (np.ascontiguousarray(images.transpose(0, 2, 3, 1)), labels.astype(np.int32))
    for part, (images, labels) in parts.items()
}
model = build(job["network"], job["height"], job["width"])
check_parameters(job, count_learned(model))
loss_function = loss_of(job["loss"])
model.compile(optimizer_of(job["optimizer"], job["learningRate"], model), loss_function)


@tf.function
def predict(images, labels):
    logits = model(images, training=False)
    return tf.argmax(logits, -1), loss_function(labels, logits)


def examine(part):
    """Confusion counts and mean loss, image by image as the classic recipe validates."""
    confusion, losses = 0, []
    for image, label in zip(*parts[part]):
        predicted, loss = predict(image[None], label[None])
        confusion += count(label, predicted.numpy(), job["classes"])
        losses.append(float(loss))
    return confusion, float(np.mean(losses))


images, labels = parts["train"]
random = np.random.default_rng(job["seed"])
rule, size, limit = job["reduceOnPlateau"], job["batchSize"], job["minutes"] * 60
best, wait, epoch = float("inf"), 0, 0
while clock.seconds() < limit:
    order = random.permutation(len(images))
    for start in range(0, len(order), size):
        chosen = order[start : start + size]
        model.train_on_batch(images[chosen], labels[chosen])
        if clock.seconds() > limit:
            break
    epoch += 1
    validation, loss = examine("validation")
    begun = time.monotonic()
    test, _ = examine("test")
    exam_seconds = time.monotonic() - begun
    tell_epoch(epoch, loss, validation, test, exam_seconds)
    clock.skip(exam_seconds)
    improved = loss + rule["minDelta"] < best
    best, wait = (loss, 0) if improved else (best, wait + 1)
    if wait >= rule["patience"]:
        rate = max(float(model.optimizer.learning_rate) * rule["factor"], rule["floor"])
        model.optimizer.learning_rate, wait = rate, 0
