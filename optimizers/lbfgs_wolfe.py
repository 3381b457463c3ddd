"""L-BFGS with a line search: the short memory gives a direction, a strong-Wolfe search says how far to go along it.

Reads as: Liu and Nocedal 1989; Nocedal & Wright 2006, Algorithm 7.5; strong-Wolfe line search of Moré and Thuente.
Differs: the first trial goes as far as α, as in SciPy; a step along which the gradient hardly changes is forgotten.
Shows: L-BFGS that cannot leave: where the plain one jumps away from far out, f falls at every step.
"""

from optimizers.base import (
    Optimizer,
    count,
    divisor,
    dot,
    enough_descent,
    flat_enough,
    learning_rate,
    remembered,
    sqrt,
    two_loop,
    vectors,
    where,
    wolfe,
)


@vectors("x", "g", "n", "p", "q", "s")
def step(x, f, pairs, *, lr, c1, c2, memory, t):
    g = f.gradient(x)
    q = two_loop(pairs, g)
    p = -q
    slope = dot(g, p)
    size = sqrt(dot(g, g))
    first = lr / divisor(size)
    a = where(t > 1, lr, first)
    a, n = wolfe(f, x, p, f.value(x), slope, a, c1, c2)
    s = a * p
    pairs = remembered(pairs, s, n - g, memory)
    return x + s, pairs


METHOD = Optimizer(
    name="L-BFGS + Wolfe search",
    order=335,
    joined=1,
    family="search",
    teaches="L-BFGS as it is used: its direction, and a line search that makes sure that f falls enough.",
    source="Liu and Nocedal, 1989, On the limited memory BFGS method for large scale optimization",
    differs="the line search is that of Moré and Thuente, as in SciPy; PyTorch's strong_wolfe tries other points",
    step=step,
    invariances=("rotation", "translation"),
    hypers=(
        learning_rate(1, 1e-3, 10, "how far the first trial goes; later, the factor on each search's first trial."),
        enough_descent(),
        flat_enough(0.9),
        count("memory", "m", 10, 20, "Memory: the number of last steps that are kept."),
    ),
    state={"pairs": ()},
    symbols={"pairs": "P", "size": r"\lVert g \rVert"},
    roles={"p": "velocity"},
    hides=(
        "For two weights BFGS's whole matrix is three numbers, and one remembered step is four. The memory saves room "
        "where weights are many: for a million, that matrix has 10¹² entries, and ten steps have 2 × 10⁷."
    ),
)
