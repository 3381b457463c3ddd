"""Gradient descent with the exact step: go along −g to the bottom of the parabola that lies in that direction.

Reads as: Cauchy 1847; Nocedal & Wright 2006, eq. 3.26.
Differs: where the surface does not bend upwards along g it takes the fallback learning rate, and counts it.
Shows: on a quadratic each step ends where it touches a contour line, and the next is at a right angle: a zig-zag.
"""

from optimizers.base import Optimizer, divisor, learning_rate, sign, where


def step(x, y, f, fallbacks, *, lr):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    size = gx * gx + gy * gy
    bend = gx * (hxx * gx + hxy * gy) + gy * (hxy * gx + hyy * gy)
    a = where(bend > 0, size / divisor(bend), lr)
    return x - a * gx, y - a * gy, where(bend > 0, fallbacks, fallbacks + sign(size))


METHOD = Optimizer(
    name="Exact step",
    order=290,
    family="search",
    teaches="Gradient descent that always goes just as far as pays: no learning rate, and still it zig-zags.",
    source="Cauchy, 1847, Méthode générale pour la résolution des systèmes d’équations simultanées",
    differs="where the surface does not bend upwards it takes the fallback learning rate, and counts it",
    step=step,
    invariances=("rotation", "scale", "translation"),
    hypers=(learning_rate(0.01, text="what multiplies the gradient where the surface does not bend upwards."),),
    state={"fallbacks": 0.0},
    symbols={"size": r"\lVert g \rVert^2", "bend": r"g^{\top} H g"},
    planar="Exact step measures how the loss bends along g with the whole Hessian, which has n² entries for n weights; "
    "for a network take Line search, which finds the length of its step by trying.",
)
