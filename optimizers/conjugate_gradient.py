"""Nonlinear conjugate gradient: each direction bends away from the last one just enough not to undo its work.

Reads as: Nocedal & Wright 2006, section 5.2, PR+: β = max(0, g·(g − g₋) / g₋·g₋); strong-Wolfe line search.
Differs: the search's first trial is where the slope, measured here and a trial step on, would vanish.
Shows: on a quadratic it is done in two steps, one for each dimension; elsewhere it starts over when β is zero.
"""

from optimizers.base import Optimizer, divisor, enough_descent, flat_enough, learning_rate, maximum, where, wolfe


def step(x, y, f, px, py, ox, oy, *, lr, c1, c2):
    gx, gy = f.gradient(x, y)
    old = ox * ox + oy * oy
    beta = maximum(0.0, (gx * (gx - ox) + gy * (gy - oy)) / divisor(old))
    px, py = beta * px - gx, beta * py - gy
    downhill = gx * px + gy * py < 0
    px, py = where(downhill, px, -gx), where(downhill, py, -gy)
    slope = gx * px + gy * py
    nx, ny = f.gradient(x + lr * px, y + lr * py)
    rise = nx * px + ny * py - slope
    a = where(rise > 0, -lr * slope / divisor(rise), lr)
    a, nx, ny = wolfe(f, x, y, px, py, f.value(x, y), slope, a, c1, c2)
    return x + a * px, y + a * py, px, py, gx, gy


METHOD = Optimizer(
    name="Conjugate gradient",
    order=310,
    family="search",
    teaches="Follows directions that do not undo each other's work: as many steps as dimensions on a quadratic.",
    source="Polak and Ribière, 1969, Note sur la convergence de méthodes de directions conjuguées",
    differs="the line search first tries where the slope would vanish, were it to go on as it begins",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(learning_rate(0.01), enough_descent(), flat_enough(0.1)),
    state={"px": 0.0, "py": 0.0, "ox": 0.0, "oy": 0.0},
    symbols={"ox": "g_{x-}", "oy": "g_{y-}", "old": r"\lVert g_- \rVert^2"},
    roles={"px": "velocity", "py": "velocity"},
)
