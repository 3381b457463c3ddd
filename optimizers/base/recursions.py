"""The recursions of limited-memory and Hessian-free methods.

A pair (s, d) is a step s and the change d of the gradient along it. A memory holds pairs, the oldest first.
"""

from optimizers.base.arithmetic import Number, run_by_run
from optimizers.base.vectors import Matrix, Vector, dot, times, vectors, zeros

CURVED = 1e-10  # a pair is remembered only if s·d exceeds this; otherwise it says nothing about the curvature

Pairs = tuple[tuple[Number, ...], ...]


@run_by_run
@vectors("s", "d")
def remembered(pairs: Pairs, s: Vector, d: Vector, memory: float) -> Pairs:
    """The last `memory` of the pairs, with the new one if it says something about the curvature."""
    if not dot(s, d) > CURVED:
        return pairs
    return (*pairs, (s, d))[-int(memory) :]


@run_by_run
@vectors("s", "d", "g")
def two_loop(pairs: Pairs, g: Vector) -> Vector:
    """The estimate of the inverse Hessian that follows from the pairs, times g.

    Nocedal and Wright 2006, algorithm 7.4.
    """
    weights = []
    for s, d in reversed(pairs):
        weight = dot(s, g) / dot(s, d)
        g = g - weight * d
        weights.append(weight)
    if pairs:
        s, d = pairs[-1]
        scale = dot(s, d) / dot(d, d)
        g = g * scale
    for (s, d), weight in zip(pairs, reversed(weights), strict=True):
        back = weight - dot(d, g) / dot(s, d)
        g = g + s * back
    return g


@run_by_run
@vectors("g", "s", "r", "p", "q", matrices=("h",))
def conjugate_steps(g: Vector, h: Matrix, iterations: float) -> tuple[Vector, float]:
    """The s that conjugate gradients find for h s = −g from s = 0 in so many iterations.

    Steihaug 1983: they stop with the s they have where the curvature along a direction is not above zero. The number
    is 1 where that is so of the first direction, else 0.
    """
    s, r = zeros(g), -g
    p, size = r, dot(r, r)
    for iteration in range(int(iterations)):
        q = times(h, p)
        bend = dot(p, q)
        if not (size > 0 and bend > 0):
            return s, float(size > 0 and iteration == 0)
        step = size / bend
        s, r = s + step * p, r - step * q
        left = dot(r, r)
        p, size = r + left / size * p, left
    return s, 0.0
