"""“The cost of the Hessian grows exponentially”: it grows as a power of the number of weights."""

import numpy as np

from claims.base.misprint import Formula, Misprint, Numbers

FEW, MANY = 10, 100


def counted(n: int) -> int:
    """The operations (+ − × ÷ √) of factorising a Hessian of n weights as L·Lᵀ, counted as they are done."""
    lower, done = np.eye(n) * n + 1.0, 0
    for k in range(n):
        lower[k, k] **= 0.5
        lower[k + 1 :, k] /= lower[k, k]
        done += 1 + (n - k - 1)
        for j in range(k + 1, n):
            lower[j:, j] -= lower[j:, k] * lower[j, k]
            done += 2 * (n - j)
    return done


def measure(cost: Formula) -> Numbers:
    few, many = counted(FEW), counted(MANY)
    return {
        f"operations for {FEW} weights, counted": few,
        f"operations for {MANY} weights, counted": many,
        f"operations for {MANY} weights, by the formula": cost.value(MANY),
        "the formula over the count": cost.value(MANY) / many,
    }


MISPRINT = Misprint(
    title="“The cost of the Hessian grows exponentially”",
    group="curvature",
    order=3,
    printed=Formula(r"\text{operations for } N \text{ weights} \sim 2^{N}", lambda n: 2.0**n),
    right=Formula(r"\text{operations for } N \text{ weights} \approx \tfrac{1}{3} N^{3}", lambda n: n**3 / 3),
    measure=measure,
    fails=lambda numbers: not 0.5 < numbers["the formula over the count"] < 2,
    set_up="A Hessian of N weights is factorised for Newton’s step. Every operation is counted.",
    short="The cost grows with the cube of N.",
    does=(
        "{operations for 10 weights, counted} operations are counted for 10 weights, "
        "{operations for 100 weights, counted} for 100 weights. The formula says "
        "{operations for 100 weights, by the formula}."
    ),
    instead=(
        "The Hessian has N² entries, and a Newton step takes about N³/3 operations: "
        "{right: operations for 100 weights, by the formula} for 100 weights. Ten times as many weights cost "
        "a thousand times as much. That is polynomial growth, but still too much for a large network."
    ),
    link={"surface": "ravine", "methods": "newton"},
)
