"""The recursions of limited-memory and Hessian-free methods.

A pair (sx, sy, dx, dy) is a step s and the change d of the gradient along it. A memory holds pairs, the oldest first.
"""

from optimizers.base.arithmetic import run_by_run

CURVED = 1e-10  # a pair is remembered only if s·d exceeds this; otherwise it says nothing about the curvature

Pairs = tuple[tuple[float, float, float, float], ...]


@run_by_run
def remembered(pairs: Pairs, sx: float, sy: float, dx: float, dy: float, memory: float) -> Pairs:
    """The last `memory` of the pairs, with the new one if it says something about the curvature."""
    if not sx * dx + sy * dy > CURVED:
        return pairs
    return (*pairs, (sx, sy, dx, dy))[-int(memory) :]


@run_by_run
def two_loop(pairs: Pairs, gx: float, gy: float) -> tuple[float, float]:
    """The estimate of the inverse Hessian that follows from the pairs, times g.

    Nocedal and Wright 2006, algorithm 7.4.
    """
    weights = []
    for sx, sy, dx, dy in reversed(pairs):
        weight = (sx * gx + sy * gy) / (sx * dx + sy * dy)
        gx, gy = gx - weight * dx, gy - weight * dy
        weights.append(weight)
    if pairs:
        sx, sy, dx, dy = pairs[-1]
        scale = (sx * dx + sy * dy) / (dx * dx + dy * dy)
        gx, gy = gx * scale, gy * scale
    for (sx, sy, dx, dy), weight in zip(pairs, reversed(weights), strict=True):
        back = weight - (dx * gx + dy * gy) / (sx * dx + sy * dy)
        gx, gy = gx + sx * back, gy + sy * back
    return gx, gy


@run_by_run
def conjugate_steps(
    gx: float, gy: float, a: float, b: float, c: float, iterations: float
) -> tuple[float, float, float]:
    """The s that conjugate gradients find for [[a, b], [b, c]] s = −g from s = 0 in so many iterations.

    Steihaug 1983: they stop with the s they have where the curvature along a direction is not above zero. The third
    number is 1 where that is so of the first direction, else 0.
    """
    sx = sy = 0.0
    rx, ry = -gx, -gy
    px, py, size = rx, ry, rx * rx + ry * ry
    for iteration in range(int(iterations)):
        qx, qy = a * px + b * py, b * px + c * py
        bend = px * qx + py * qy
        if not (size > 0 and bend > 0):
            return sx, sy, float(size > 0 and iteration == 0)
        step = size / bend
        sx, sy, rx, ry = sx + step * px, sy + step * py, rx - step * qx, ry - step * qy
        left = rx * rx + ry * ry
        px, py, size = rx + left / size * px, ry + left / size * py, left
    return sx, sy, 0.0
