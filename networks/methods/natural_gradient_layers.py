"""Natural gradient by layers: all weights of a layer are held together.

Reads as: Amari 1998: (F + λI) s = g; b = βb + s; x −= lr·b, with the blocks of F that belong to one layer.
Differs: the blocks alone; F is the exact Fisher matrix of the step's samples: the expectation over the model's own
    targets. It is damped. Momentum on the step is an addition: β = 0 is the method without it.
Shows: what K-FAC approximates, at its full price.
"""

from networks.hypers import damping, step_momentum
from optimizers.base import Optimizer, learning_rate


def step(x, f, b, *, lr, damping, beta):
    g = f.gradient(x)
    s = f.fisher(x, "layers").solved(g, damping)
    b = beta * b + s
    return x - lr * b, b


METHOD = Optimizer(
    name="Natural gradient (layers)",
    order=373,
    family="curvature",
    teaches="Takes into account how all weights of a layer act together. K-FAC approximates this at a lower cost.",
    source="Amari, 1998, Natural gradient works efficiently in learning",
    differs=(
        "only blocks of the Fisher matrix are kept, one per layer, and they are damped. The matrix is the exact "
        "expectation over the model's own targets. Momentum on the step is an addition, off by default"
    ),
    step=step,
    hypers=(learning_rate(0.1), damping(1e-2), step_momentum()),
    state={"b": 0.0},
    roles={"b": "velocity"},
)
