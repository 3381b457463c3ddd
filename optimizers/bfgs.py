"""BFGS: learns the inverse Hessian from how the gradient changes, and steps as Newton would.

Reads as: Nocedal & Wright 2006, Algorithm 6.1 and eq. 6.17; strong-Wolfe line search of Moré and Thuente.
Differs: the first trial of each search is SciPy's; where a search finds no step the matrix starts over.
Shows: after a few steps it moves like Newton, without ever being told a curvature.
"""

from optimizers.base import Optimizer, divisor, enough_descent, flat_enough, learning_rate, sqrt, where, wolfe


def step(x, y, f, bxx, bxy, byy, last, *, lr, c1, c2, t):
    value = f.value(x, y)
    gx, gy = f.gradient(x, y)
    px, py = -(bxx * gx + bxy * gy), -(bxy * gx + byy * gy)
    slope = gx * px + gy * py
    fell = where(t > 1, last - value, sqrt(gx * gx + gy * gy) / 2)
    trial = 2.02 * fell / divisor(-slope)
    a = where((trial > 0) & (trial < lr), trial, lr)
    a, nx, ny = wolfe(f, x, y, px, py, value, slope, a, c1, c2)
    sx, sy, dx, dy = a * px, a * py, nx - gx, ny - gy
    bend = sx * dx + sy * dy
    r = 1 / divisor(bend)
    qx, qy = bxx * dx + bxy * dy, bxy * dx + byy * dy
    w = r * (1 + r * (dx * qx + dy * qy))
    bxx = where(bend > 1e-200, bxx + w * sx * sx - 2 * r * qx * sx, 1.0)
    bxy = where(bend > 1e-200, bxy + w * sx * sy - r * (qx * sy + sx * qy), 0.0)
    byy = where(bend > 1e-200, byy + w * sy * sy - 2 * r * qy * sy, 1.0)
    return x + sx, y + sy, bxx, bxy, byy, value


METHOD = Optimizer(
    name="BFGS",
    order=320,
    family="search",
    teaches="Learns the curvature from how the gradient changes, and soon takes Newton's steps without a Hessian.",
    source="Broyden, Fletcher, Goldfarb and Shanno, 1970",
    differs="the line search begins as SciPy's does; where it finds no step, the learnt curvature is forgotten",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(1, 1e-3, 10, "the largest factor on the direction in the first trial of each search."),
        enough_descent(),
        flat_enough(0.9),
    ),
    state={"bxx": 1.0, "bxy": 0.0, "byy": 1.0, "last": 0.0},
    symbols={"last": "f_-", "value": "f"},
    roles={"px": "velocity", "py": "velocity"},
    planar="BFGS keeps a whole matrix, which has n² entries for n weights; for a network take L-BFGS, which keeps its "
    "last few steps instead.",
    hides=(
        "For two weights the matrix that it learns is three numbers. For n weights it is n(n + 1)/2 numbers, so "
        "some thousands of weights are the most it can have."
    ),
)
