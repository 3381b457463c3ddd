"""Natural gradient, diagonal: each weight's step is divided by its own entry of the Fisher matrix.

Reads as: Amari 1998: (F + λI) s = g; x −= lr·s, with all of F left out but its diagonal.
Differs: the diagonal alone. F is the exact Fisher matrix of the step's samples: the expectation over the targets that
    the model itself gives, as a sum over all classes, not a draw. It is damped.
Shows: what is lost when no two weights are held together.
"""

from networks.hypers import damping
from optimizers.base import Optimizer, learning_rate


def step(x, f, *, lr, damping):
    g = f.gradient(x)
    s = f.fisher(x, "diagonal").solved(g, damping)
    return x - lr * s


METHOD = Optimizer(
    name="Natural gradient (diagonal)",
    order=371,
    family="curvature",
    teaches="Divides each weight's gradient by how much that weight alone changes the model's output.",
    source="Amari, 1998, Natural gradient works efficiently in learning",
    differs="only the diagonal of the Fisher matrix is kept, and it is damped; the matrix is the exact expectation "
    "over the model's own targets",
    step=step,
    hypers=(learning_rate(0.1), damping(0.1)),
)
