"""Gradient descent with the exact step: go along −g to the bottom of the parabola that lies in that direction.

Reads as: Cauchy 1847; Nocedal & Wright 2006, eq. 3.26.
Differs: where the surface does not bend upwards along g it takes the fallback learning rate, and counts it.
Shows: on a quadratic each step ends where it touches a contour line, and the next is at a right angle: a zig-zag.
"""

from optimizers.base import Optimizer, divisor, dot, learning_rate, sign, times, vectors, where


@vectors("x", "g", matrices=("h",))
def step(x, f, fallbacks, *, lr):
    g = f.gradient(x)
    h = f.hessian(x)
    size = dot(g, g)
    bend = dot(g, times(h, g))
    a = where(bend > 0, size / divisor(bend), lr)
    return x - a * g, where(bend > 0, fallbacks, fallbacks + sign(size))


METHOD = Optimizer(
    name="Exact step",
    order=290,
    family="search",
    teaches="Gradient descent that always goes to the lowest point on its line: no learning rate, but still a zigzag.",
    source="Cauchy, 1847, Méthode générale pour la résolution des systèmes d’équations simultanées",
    differs="where the surface does not curve upwards, it takes the fallback learning rate; such steps are counted",
    step=step,
    invariances=("rotation", "scale", "translation"),
    hypers=(learning_rate(0.01, text="the factor on the gradient where the surface does not curve upwards."),),
    state={"fallbacks": 0.0},
    symbols={"size": r"\lVert g \rVert^2", "bend": r"g^{\top} H g"},
)
