"""What benchmarks/networks.py has ours beside: the same network in torch, in float64, on one thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import loss_landscapes
import loss_landscapes.metrics
import numpy as np
import torch
from torch import nn
from torch.func import functional_call, vmap
from torch.nn.functional import cross_entropy

from networks import Network, Samples
from networks.landscape.plane import Plane
from reproduce.torch_optim import TORCH_OPTIM

CHUNKS = (50, 200, 1000)  # how many points of a plane are worked on at once; the quickest is taken


class Model:
    """The network in torch.nn, and the samples that it is trained on."""

    def __init__(self, net: Network, samples: Samples) -> None:
        torch.set_default_dtype(torch.float64)
        torch.set_num_threads(1)  # 200 samples are not worth a second one
        layers: list[nn.Module] = []
        for inputs, outputs in zip(net.sizes, net.sizes[1:], strict=False):
            layers += [nn.Linear(inputs, outputs), nn.Tanh()]
        self.module = nn.Sequential(*layers[:-1])
        self.X, self.y = torch.tensor(samples.X), torch.tensor(samples.y)

    def set(self, theta: torch.Tensor) -> None:
        nn.utils.vector_to_parameters(theta, self.module.parameters())

    def at(self, theta: np.ndarray) -> nn.Module:
        """A module of its own with these weights."""
        found = Model.__new__(Model)
        found.module = nn.Sequential(*(type(each)(*sizes(each)) for each in self.module))
        found.set(torch.tensor(theta))
        return found.module

    def loss(self) -> torch.Tensor:
        return cross_entropy(self.module(self.X), self.y)


def sizes(layer: nn.Module) -> tuple[int, ...]:
    return (layer.in_features, layer.out_features) if isinstance(layer, nn.Linear) else ()


def plane_by_loop(model: Model, points: np.ndarray) -> np.ndarray:
    """(n,) the losses at weights (n, D), one forward pass after the other."""
    found = []
    with torch.no_grad():
        for theta in torch.from_numpy(points):
            model.set(theta)
            found.append(model.loss().item())
    return np.array(found)


def plane_by_vmap(chunk: int, model: Model, points: np.ndarray) -> np.ndarray:
    """The same by torch.func's functional_call and vmap, so many weights at once."""
    whole = torch.from_numpy(points)
    stacked, begin = {}, 0
    for name, part in model.module.named_parameters():
        stacked[name] = whole[:, begin : begin + part.numel()].reshape(-1, *part.shape)
        begin += part.numel()

    def loss(parameters: Mapping[str, torch.Tensor]) -> torch.Tensor:
        return cross_entropy(functional_call(model.module, dict(parameters), model.X), model.y)

    with torch.no_grad():
        found: np.ndarray = vmap(loss, chunk_size=chunk)(stacked).numpy()
    return found


VMAPS: tuple[Callable[[Model, np.ndarray], np.ndarray], ...] = tuple(partial(plane_by_vmap, chunk) for chunk in CHUNKS)


def plane_by_loss_landscapes(model: Model, through: Plane, side: int) -> np.ndarray:
    """(side, side) the losses at centre + i·along + (j + 1)·up, by the package's planar_interpolation.

    Of every other row of its grid the points are shifted by one, so only the rows i = 0, 2, 4, … can be compared.
    """
    ends = (through.centre, through.centre + side * through.along, through.centre + side * through.up)
    metric = loss_landscapes.metrics.Loss(cross_entropy, model.X, model.y)
    found: np.ndarray = loss_landscapes.planar_interpolation(*map(model.at, ends), metric, side)
    return found


def trained(model: Model, start: np.ndarray, method: str, hypers: Mapping[str, float], steps: int) -> np.ndarray:
    """(D,) the weights that torch.optim ends at, with autograd's gradients."""
    model.set(torch.tensor(start))
    optim = TORCH_OPTIM[method]
    rule = getattr(torch.optim, optim.name)(model.module.parameters(), **optim.arguments(**hypers))
    for _ in range(steps):
        rule.zero_grad()
        model.loss().backward()
        rule.step()
    return nn.utils.parameters_to_vector(model.module.parameters()).detach().numpy().copy()


def products(model: Model, theta: np.ndarray, v: np.ndarray, times: int) -> np.ndarray:
    """(D,) H v, worked out so many times by differentiating the gradient along v, from a graph that is made once."""
    model.set(torch.tensor(theta))
    parameters = list(model.module.parameters())
    gradient = nn.utils.parameters_to_vector(torch.autograd.grad(model.loss(), parameters, create_graph=True))
    along = torch.tensor(v)
    for _ in range(times):
        found = torch.autograd.grad(gradient, parameters, grad_outputs=along, retain_graph=True)
    return nn.utils.parameters_to_vector(found).numpy()
