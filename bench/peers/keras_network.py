"""Our network, loss and optimizer in Keras, layer by layer."""

import keras
import tensorflow as tf


def build(network, height, width):
    """From N,H,W,C to logits N,H,W,classes."""
    outputs = {}
    for layer in network["layers"]:
        if layer["op"] == "input":
            images = keras.Input((height, width, layer["channels"]))
            outputs[layer["name"]] = images
        elif layer["op"] == "softmax":
            # In the loss, where it is computed together with the logarithm.
            return keras.Model(images, outputs[layer["from"]])
        elif layer["op"] == "concat":
            outputs[layer["name"]] = keras.layers.Concatenate()([outputs[name] for name in layer["from"]])
        elif layer["op"] == "add":
            outputs[layer["name"]] = keras.layers.Add()([outputs[name] for name in layer["from"]])
        else:
            outputs[layer["name"]] = LAYERS[layer["op"]](layer)(outputs[layer["from"]])


def conv(layer):
    return keras.layers.Conv2D(
        layer["filters"],
        layer["kernel"],
        strides=layer.get("stride", 1),
        padding="same",
        dilation_rate=layer["dilation"],
        use_bias=layer["bias"],
        kernel_initializer="he_normal",
        kernel_regularizer=penalty(layer),
        name=layer["name"],
    )


def depthwise_conv(layer):
    return keras.layers.DepthwiseConv2D(
        layer["kernel"],
        strides=layer["stride"],
        padding="same",
        use_bias=layer["bias"],
        depthwise_initializer="he_normal",
        depthwise_regularizer=penalty(layer),
        name=layer["name"],
    )


def transposed_conv(layer):
    return keras.layers.Conv2DTranspose(
        layer["filters"],
        2,
        strides=2,
        kernel_initializer="he_normal",
        kernel_regularizer=penalty(layer),
        name=layer["name"],
    )


def dense(layer):
    return keras.layers.Dense(
        layer["units"], kernel_initializer="he_normal", kernel_regularizer=penalty(layer), name=layer["name"]
    )


class KeptBatchNormalization(keras.layers.BatchNormalization):
    """Normalises by the moving statistics in training, too; `trainable=False` would keep gamma and beta as well."""

    def call(self, inputs, training=None, mask=None):
        return super().call(inputs, training=False, mask=mask)


def batch_norm(layer):
    kind = KeptBatchNormalization if layer.get("statistics") == "running" else keras.layers.BatchNormalization
    return kind(momentum=1 - layer["momentum"], epsilon=layer["epsilon"], name=layer["name"])


def penalty(layer):
    return keras.regularizers.L2(layer["l2"]) if layer["l2"] > 0 else None


LAYERS = {
    "conv": conv,
    "depthwise-conv": depthwise_conv,
    "transposed-conv": transposed_conv,
    "dense": dense,
    "max-pool": lambda layer: keras.layers.MaxPooling2D(2),
    "global-average-pool": lambda layer: keras.layers.GlobalAveragePooling2D(),
    "activation": lambda layer: keras.layers.Activation(layer["kind"]),
    "batch-norm": batch_norm,
    "dropout": lambda layer: keras.layers.Dropout(layer["rate"]),
}

# From PyTorch's layout, which is ours, to that of Keras.
TRANSPOSED = {
    "conv": (2, 3, 1, 0),
    "depthwise-conv": (2, 3, 0, 1),
    "transposed-conv": (2, 3, 1, 0),
    "dense": (1, 0),
}
NAMES = {"running_mean": "moving_mean", "running_var": "moving_variance"}


def start_from(model, network, start):
    """Takes parameters by our names; what's no parameter of this network is left."""
    ops = {layer["name"]: layer["op"] for layer in network["layers"]}
    for name, array in start.items():
        layer, _, suffix = name.rpartition(".")
        if not layer:
            continue
        own = "gamma" if suffix == "weight" else "beta"
        if ops[layer] in TRANSPOSED:
            own = "kernel" if suffix == "weight" else "bias"
        order = TRANSPOSED.get(ops[layer]) if suffix == "weight" else None
        getattr(model.get_layer(layer), NAMES.get(suffix, own)).assign(array.transpose(order) if order else array)


def loss_of(spec):
    """Class-weighted cross-entropy of logits, over the number of labels."""
    if spec["dice"] != 0:
        raise ValueError("the Dice term is not written for Keras")
    weights = tf.constant(spec["classWeights"], tf.float32)
    smoothing = spec.get("labelSmoothing", 0)

    def loss(labels, logits):
        # Keras hands labels over in the logits' type, those of whole images as N,1.
        labels = tf.reshape(tf.cast(labels, tf.int32), tf.shape(logits)[:-1])
        logits = tf.cast(logits, tf.float32)
        if smoothing:
            targets = (1 - smoothing) * tf.one_hot(labels, len(weights)) + smoothing / len(weights)
            each = -tf.reduce_sum(weights * targets * tf.nn.log_softmax(logits), -1)
            return spec["crossEntropy"] * tf.reduce_mean(each)
        each = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
        return spec["crossEntropy"] * tf.reduce_mean(tf.gather(weights, labels) * each)

    return loss


def optimizer_of(spec, learning_rate, model):
    name, learning_rate = spec["name"], float(learning_rate)
    if name == "adadelta":
        return keras.optimizers.Adadelta(learning_rate, rho=spec["rho"], epsilon=spec["epsilon"])
    if name in ("adam", "adamw"):
        decay = spec["weightDecay"] or None
        if name == "adam" and decay:
            raise ValueError("Adam's coupled weight decay is not written for Keras")
        optimizer = keras.optimizers.AdamW(
            learning_rate, weight_decay=decay, beta_1=spec["beta1"], beta_2=spec["beta2"], epsilon=spec["epsilon"]
        )
        # As ours: no decay of biases and of batch norm's parameters.
        optimizer.exclude_from_weight_decay(
            var_list=[variable for variable in model.trainable_variables if len(variable.shape) < 2]
        )
        return optimizer
    if name == "muon":
        return Muon(spec, learning_rate, model)
    if spec["weightDecay"]:
        raise ValueError("SGD's weight decay is not written for Keras")
    return keras.optimizers.SGD(learning_rate, momentum=spec["momentum"])


class Muon(keras.optimizers.Muon):
    """Keras' Muon takes matrices only; this one takes kernels of convolutions too, flattened."""

    def __init__(self, spec, learning_rate, model):
        kernels = [variable for variable in model.trainable_variables if len(variable.shape) > 1]
        super().__init__(
            learning_rate,
            adam_beta_1=spec["beta1"],
            adam_beta_2=spec["beta2"],
            adam_weight_decay=spec["weightDecay"],
            epsilon=spec["epsilon"],
            weight_decay=spec["weightDecay"],
            momentum=spec["momentum"],
        )
        self.hidden = {variable.path for variable in kernels[:-1]}
        self.exclude_from_weight_decay(
            var_list=[variable for variable in model.trainable_variables if len(variable.shape) < 2]
        )

    def _should_use_adamw(self, variable):
        return variable.path not in self.hidden

    def _muon_update_step(self, gradient, variable, lr, m):
        self.assign_add(m, gradient + m * (self.momentum - 1))
        direction = gradient + self.momentum * m
        matrix = keras.ops.reshape(direction, (-1, direction.shape[-1]))
        update = self.lr_adjust(lr * self.zeropower_via_newtonschulz5(matrix, self.ns_steps))
        self.assign_sub(variable, keras.ops.reshape(update, direction.shape))


def count_learned(model):
    return sum(int(tf.size(variable)) for variable in model.trainable_variables)
