"""Nonlinear conjugate gradient: each direction bends away from the last one just enough not to undo its work.

Reads as: Nocedal & Wright 2006, section 5.2, PR+: β = max(0, g·(g − g₋) / g₋·g₋); strong-Wolfe line search.
Differs: the search's first trial is where the slope, measured here and a trial step on, would vanish.
Shows: on a quadratic in the plane it is done in two steps; elsewhere it starts over when β is zero.
"""

from optimizers.base import (
    Optimizer,
    divisor,
    dot,
    enough_descent,
    flat_enough,
    learning_rate,
    maximum,
    vectors,
    where,
    wolfe,
)


@vectors("x", "g", "n", "o", "p")
def step(x, f, p, o, *, lr, c1, c2):
    g = f.gradient(x)
    old = dot(o, o)
    beta = maximum(0.0, dot(g, g - o) / divisor(old))
    p = beta * p - g
    downhill = dot(g, p) < 0
    p = where(downhill, p, -g)
    slope = dot(g, p)
    n = f.gradient(x + lr * p)
    rise = dot(n, p) - slope
    a = where(rise > 0, -lr * slope / divisor(rise), lr)
    a, n = wolfe(f, x, p, f.value(x), slope, a, c1, c2)
    return x + a * p, p, g


METHOD = Optimizer(
    name="Conjugate gradient",
    order=310,
    family="search",
    teaches=(
        "Follows directions that do not undo each other's work: on a quadratic in the plane, two steps are enough."
    ),
    source="Polak and Ribière, 1969, Note sur la convergence de méthodes de directions conjuguées",
    differs="the line search first tries the point where the slope would vanish if it went on falling as it begins",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(0.01, text="how far ahead the slope is measured to find the first trial of each search."),
        enough_descent(),
        flat_enough(0.1),
    ),
    state={"p": 0.0, "o": 0.0},
    symbols={"ox": "g_{x-}", "oy": "g_{y-}", "old": r"\lVert g_- \rVert^2"},
    roles={"p": "velocity"},
    hides=(
        "On a quadratic with two weights it is done after two steps. With n weights it takes up to n, and needs a few "
        "vectors of memory where Newton's method needs a matrix."
    ),
)
