"""L-BFGS: BFGS that keeps only its last few steps, and works the direction out from them each time.

Reads as: Liu and Nocedal 1989; Nocedal & Wright 2006, Algorithm 7.4, without a line search, as PyTorch has it.
Differs: the first step is shortened to lr / ‖g‖₁; a step along which the gradient hardly changes is not remembered.
Shows: what a few remembered steps are worth near a minimum; and what a missing line search does, far from one.
"""

from optimizers.base import (
    Optimizer,
    count,
    divisor,
    learning_rate,
    minimum,
    remembered,
    total,
    two_loop,
    vectors,
    where,
)


@vectors("x", "g", "o", "q", "s")
def step(x, f, pairs, s, o, *, lr, memory, t):
    g = f.gradient(x)
    pairs = remembered(pairs, s, g - o, memory)
    q = two_loop(pairs, g)
    size = total(abs(g))
    first = lr * minimum(1.0, 1 / divisor(size))
    a = where(t > 1, lr, first)
    s = -a * q
    return x + s, pairs, s, g


METHOD = Optimizer(
    name="L-BFGS",
    order=330,
    family="search",
    teaches="BFGS with a short memory: the last few steps are enough to know how the surface curves.",
    source="Liu and Nocedal, 1989, On the limited memory BFGS method for large scale optimization",
    differs="no line search; the first step is at most α / ‖g‖₁ long, as in PyTorch",
    step=step,
    invariances=("translation",),
    hypers=(
        learning_rate(1, 1e-3, 2),
        count("memory", "m", 10, 20, "Memory: the number of last steps that are kept."),
    ),
    state={"pairs": (), "s": 0.0, "o": 0.0},
    symbols={"pairs": "P", "ox": "g_{x-}", "oy": "g_{y-}", "size": r"\lVert g \rVert_1"},
    roles={"s": "velocity"},
    hides=(
        "For two weights BFGS's whole matrix is three numbers, and one remembered step is four. The memory saves room "
        "where weights are many: for a million, that matrix has 10¹² entries, and ten steps have 2 × 10⁷."
    ),
)
