"""The recursions of limited-memory and Hessian-free methods.

A pair (sx, sy, dx, dy) is a step and the change of the gradient along it; pairs are remembered oldest first.
"""

from optimizers.base.arithmetic import run_by_run

CURVED = 1e-10  # a pair whose step and change of gradient have no larger product says nothing about the curvature

Pairs = tuple[tuple[float, float, float, float], ...]


@run_by_run
def remembered(pairs: Pairs, sx: float, sy: float, dx: float, dy: float, memory: float) -> Pairs:
    """The pairs with one more, if it says something about the curvature; the last `memory` of them."""
    if not sx * dx + sy * dy > CURVED:
        return pairs
    return (*pairs, (sx, sy, dx, dy))[-int(memory) :]


@run_by_run
def two_loop(pairs: Pairs, gx: float, gy: float) -> tuple[float, float]:
    """The pairs' estimate of the inverse Hessian, times g: Nocedal and Wright 2006, algorithm 7.4."""
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
    """Conjugate gradients on [[a, b], [b, c]] s = −g from s = 0, and 1 if the first direction does not bend upwards.

    Steihaug 1983: where a direction does not bend upwards it stops, with what it has.
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
