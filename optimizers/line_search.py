"""Gradient descent with a backtracking line search: try a long step, shorten it until f falls enough.

Reads as: Armijo 1966; Nocedal & Wright 2006, Algorithm 3.1, along −g.
Differs: in nothing.
Shows: no learning rate to tune: long steps where it is safe, short ones where the walls are steep; f never rises.
"""

from optimizers.base import BETWEEN, Hyper, Optimizer, backtracking, dot, enough_descent, learning_rate, vectors


@vectors("x", "g")
def step(x, f, *, lr, c1, shrink):
    g = f.gradient(x)
    slope = -dot(g, g)
    a = backtracking(f, x, -g, slope, lr, c1, shrink)
    return x - a * g


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
        learning_rate(1, 1e-3, 10, "the factor on the gradient in the first trial of each search."),
        enough_descent(),
        Hyper("shrink", r"\tau", 0.5, 0.1, 0.9, "linear", "Shrink: the factor on a step that is too long.", BETWEEN),
    ),
)
