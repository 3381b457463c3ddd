"""Nelder–Mead: a triangle walks downhill by values alone. Its worst corner is folded over, pulled in or pushed out.

Reads as: Nelder & Mead 1965; Lagarias et al. 1998, whose order of trials SciPy has too.
Differs: the first triangle has two sides of a given length along the axes; SciPy's are 5 % of each coordinate.
Shows: kinks do not matter, because no slope is asked for; a step costs one or two values, or four where it shrinks.
"""

from optimizers.base import POSITIVE, Hyper, Optimizer, simplex_step


def step(x, y, f, low, px, py, middle, qx, qy, high, *, size, t):
    x, y, low, px, py, middle, qx, qy, high = simplex_step(f, x, y, low, px, py, middle, qx, qy, high, size, t)
    return x, y, low, px, py, middle, qx, qy, high


METHOD = Optimizer(
    name="Nelder–Mead",
    order=375,
    joined=1,
    family="values",
    teaches="Moves a triangle by comparing f at its corners, without any slope; the path is that of its best corner.",
    source="Nelder and Mead, 1965, A simplex method for function minimization",
    differs="the size of the first triangle is a setting; SciPy takes 5 % of each coordinate of the start",
    step=step,
    invariances=("scale", "translation"),
    hypers=(
        Hyper(
            "size", "s", 0.5, 1e-3, 5, "log", "Size: the length of the first triangle's sides along the axes.", POSITIVE
        ),
    ),
    state={"low": 0.0, "px": 0.0, "py": 0.0, "middle": 0.0, "qx": 0.0, "qy": 0.0, "high": 0.0},
    symbols={"low": "f_1", "middle": "f_2", "high": "f_3"},
    planar="Nelder–Mead keeps n + 1 points for n weights and moves one of them in a step, which takes too long for a "
    "network; for a network take Adam, which follows the gradient.",
    paired="Nelder–Mead moves a triangle, which needs two weights; on a surface of one weight take Line search.",
    hides=(
        "Two weights are its best case: a triangle is enough. It needs n + 1 points for n weights, and often stops "
        "short of the minimum where they are many. A gradient tells a slope for each weight; a value is one number."
    ),
)
