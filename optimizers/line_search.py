"""Gradient descent with a backtracking line search: try a long step, shorten it until f falls enough.

Reads as: Armijo 1966; Nocedal & Wright 2006, Algorithm 3.1, along −g.
Differs: in nothing.
Shows: no learning rate to tune: long steps where it is safe, short ones where the walls are steep; f never rises.
"""

from optimizers.base import BETWEEN, Hyper, Optimizer, backtracking, enough_descent, learning_rate


def step(x, y, f, *, lr, c1, shrink):
    gx, gy = f.gradient(x, y)
    slope = -(gx * gx + gy * gy)
    a = backtracking(f, x, y, -gx, -gy, slope, lr, c1, shrink)
    return x - a * gx, y - a * gy


METHOD = Optimizer(
    name="Line search",
    order=300,
    family="search",
    teaches="Gradient descent that tries a long step first and shortens it until f has fallen enough.",
    source="Armijo, 1966, Minimization of functions having Lipschitz continuous first partial derivatives",
    differs="in nothing",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(1, 1e-3, 10),
        enough_descent(),
        Hyper("shrink", r"\tau", 0.5, 0.1, 0.9, "linear", "Shrink: what a step too long is multiplied by.", BETWEEN),
    ),
)
