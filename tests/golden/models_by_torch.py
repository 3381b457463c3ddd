"""Losses of the models on data, written in torch: values, gradients and Hessians by its automatic differentiation."""

from importlib.metadata import version

import numpy as np
import torch
from torch.autograd.functional import hessian
from torch.nn.functional import huber_loss, softplus

from landscapes.data import DATA

torch.set_default_dtype(torch.float64)

PACKAGES = {"torch": version("torch")}
POINTS, SEED = 6, 0
REACH = 3.0  # of the points, along each axis, from 0


def line(w, data):
    return w[0] * data["u"] + w[1]


def linear(w, data):
    return w[0] * data["u"] + w[1] * data["v"]


def squared(output):
    return lambda w, data: (data["t"] - output(w, data)) ** 2


def logistic(w, data):
    return softplus(-data["t"] * linear(w, data))


# surface -> the data set that it is over, and the loss of every sample
MODELS = {
    "line_fit": ("five_points", squared(line)),
    "line_absolute": ("outlier", lambda w, data: torch.abs(data["t"] - line(w, data))),
    "line_huber": ("outlier", lambda w, data: huber_loss(line(w, data), data["t"], reduction="none", delta=1.0)),
    "moons": ("moons", logistic),
    "blobs": ("blobs", logistic),
    "tanh_neuron": ("step", squared(lambda w, data: torch.tanh(line(w, data)))),
    "sigmoid_neuron": ("switch", squared(lambda w, data: torch.sigmoid(line(w, data)))),
    "two_layers": ("origin_line", squared(lambda w, data: w[1] * (w[0] * data["u"]))),
    "two_tanh": ("bends", squared(lambda w, data: torch.tanh(w[0] * data["u"]) + torch.tanh(w[1] * data["u"]))),
    "relu_unit": ("hinge", squared(lambda w, data: torch.relu(line(w, data)))),
    "sine_fit": ("sine", squared(lambda w, data: w[0] * torch.sin(w[1] * data["u"]))),
    "rare_feature": ("rare", squared(linear)),
}


def cases():
    for surface, (key, loss) in MODELS.items():
        samples = DATA[key].samples()
        data = {name: torch.tensor(np.array(column)) for name, column in samples.items()}

        def mean(w, loss=loss, data=data):
            return loss(w, data).mean()

        for point in np.random.default_rng(SEED).uniform(-REACH, REACH, (POINTS, 2)).tolist():
            w = torch.tensor(point, requires_grad=True)
            yield {
                "surface": surface,
                "data": samples.digest,
                "point": point,
                "value": mean(w).item(),
                "gradient": torch.autograd.grad(mean(w), w)[0].tolist(),
                "samples": torch.autograd.functional.jacobian(lambda w: loss(w, data), w)[:3].tolist(),  # noqa: B023
                "hessian": hessian(mean, w).tolist(),
            }
