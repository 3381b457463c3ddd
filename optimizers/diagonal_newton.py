"""Diagonal Newton: each coordinate divides its slope by its own curvature and ignores how they play together.

Reads as: Becker and LeCun 1988, with the size of the curvature.
Differs: where a coordinate's curvature plus λ is zero it takes the gradient step −0.01 g there; such steps are counted.
Shows: one step on a ravine along the axes; turn the ravine, and the curvature it leaves out is the one that matters.
"""

from optimizers.base import Optimizer, damping, divisor, where


def step(x, y, f, fallbacks, *, damping):
    gx, gy = f.gradient(x, y)
    hxx, _, hyy = f.hessian(x, y)
    hxx, hyy = abs(hxx) + damping, abs(hyy) + damping
    sx = where(hxx > 0, gx / divisor(hxx), 0.01 * gx)
    sy = where(hyy > 0, gy / divisor(hyy), 0.01 * gy)
    return x - sx, y - sy, where((hxx > 0) & (hyy > 0), fallbacks, fallbacks + 1)


METHOD = Optimizer(
    name="Diagonal Newton",
    order=280,
    family="curvature",
    teaches="Newton's method one coordinate at a time: cheap, and right where the valley lies along the axes.",
    source="Becker and LeCun, 1988, Improving the convergence of back-propagation learning with second order methods",
    differs="where a curvature vanishes, that coordinate takes a gradient step of 0.01; such steps are counted",
    step=step,
    invariances=("scale", "translation"),
    hypers=(damping(),),
    state={"fallbacks": 0.0},
    planar="Diagonal Newton reads its curvatures off the whole Hessian, which has n² entries for n weights; for a "
    "network take RMSProp, which also gives each weight a step of its own.",
)
