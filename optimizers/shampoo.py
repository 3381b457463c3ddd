"""Shampoo: AdaGrad with a whole matrix, so that it scales along any direction, not only the axes.

Reads as: Gupta, Koren & Singer 2018, Algorithm 1, for a vector: full-matrix AdaGrad.
Differs: in nothing; L^(-1/2) g is taken in closed form, with √det L kept beside L.
Shows: AdaGrad's even pace on a ravine however it is turned.
"""

from optimizers.base import Optimizer, learning_rate, solve_root, sqrt
from optimizers.base.hyper import POSITIVE, Hyper


def step(x, y, f, lxx, lxy, lyy, area, *, lr, eps):
    gx, gy = f.gradient(x, y)
    # Read off L's entries, its determinant is a difference of two numbers that are almost equal: as one gradient
    # follows another, g gᵀ adds to √det L a sum in which nothing cancels.
    h = gy - lxy / lxx * gx
    area = sqrt(area * area * (1 + gx * gx / lxx) + lxx * (h * h))
    lxx, lxy, lyy = lxx + gx * gx, lxy + gx * gy, lyy + gy * gy
    sx, sy = solve_root(lxx, lxy, lyy, area, gx, gy)
    return x - lr * sx, y - lr * sy, lxx, lxy, lyy, area


METHOD = Optimizer(
    name="Shampoo",
    order=230,
    family="adaptive",
    teaches="AdaGrad with a full matrix: it finds the steep direction even where it lies across the axes.",
    source="Gupta, Koren and Singer, 2018, Shampoo: preconditioned stochastic tensor optimization",
    differs="in nothing",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.3, 1e-3, 5),
        Hyper("eps", r"\varepsilon", 1e-6, 1e-16, 1e-1, "log", "Epsilon: what the matrix starts with.", POSITIVE),
    ),
    state={"lxx": "eps", "lxy": 0.0, "lyy": "eps", "area": "eps"},
    symbols={"lxx": "L_{xx}", "lxy": "L_{xy}", "lyy": "L_{yy}", "area": r"\sqrt{\det L}"},
    planar="Shampoo keeps one whole matrix for all weights here, which has n² entries for n weights; for a network "
    "take AdaGrad, which keeps the diagonal of that matrix.",
    hides=(
        "Two weights are one vector here, so the method is AdaGrad with a whole matrix. For a weight matrix of m × n "
        "it keeps two small ones, of m × m and n × n, in place of one of mn × mn: this is what it was made for."
    ),
)
