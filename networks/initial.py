"""How the weights of a layer can be drawn before training: INITIAL, name -> a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

CONSTANT, SMALL = 0.1, 0.01


@dataclass(frozen=True)
class Initial:
    """A way to draw a matrix (outputs, inputs).

    name   what it is called
    about  what it does, in a line
    draw   (random, outputs, inputs) -> the matrix
    """

    name: str
    about: str
    draw: Callable[[np.random.Generator, int, int], np.ndarray]


def normal(random: np.random.Generator, outputs: int, inputs: int, spread: float) -> np.ndarray:
    return spread * random.standard_normal((outputs, inputs))


def uniform(random: np.random.Generator, outputs: int, inputs: int, reach: float) -> np.ndarray:
    return reach * random.uniform(-1, 1, (outputs, inputs))


INITIAL = {
    "zero": Initial("Zero", "All weights are 0.", lambda random, m, n: np.zeros((m, n))),
    "constant": Initial(
        "Constant",
        f"All weights are {CONSTANT}, so all units of a layer are equal.",
        lambda random, m, n: np.full((m, n), CONSTANT),
    ),
    "small": Initial(
        "Small normal", f"Normal, with standard deviation {SMALL}.", lambda random, m, n: normal(random, m, n, SMALL)
    ),
    "fan_in": Initial(
        "Fan-in",
        "Normal, with variance 1/inputs (LeCun and others 1998).",
        lambda random, m, n: normal(random, m, n, n**-0.5),
    ),
    "xavier_uniform": Initial(
        "Xavier, uniform",
        "Uniform, with variance 2/(inputs + outputs) (Glorot and Bengio 2010).",
        lambda random, m, n: uniform(random, m, n, (6 / (m + n)) ** 0.5),
    ),
    "xavier_normal": Initial(
        "Xavier, normal",
        "Normal, with variance 2/(inputs + outputs) (Glorot and Bengio 2010).",
        lambda random, m, n: normal(random, m, n, (2 / (m + n)) ** 0.5),
    ),
    "he": Initial(
        "He",
        "Normal, with variance 2/inputs, for ReLU (He and others 2015).",
        lambda random, m, n: normal(random, m, n, (2 / n) ** 0.5),
    ),
}
