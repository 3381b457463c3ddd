"""Closed forms for symmetric 2 × 2 matrices [[a, b], [b, c]], entry by entry; no general solver is needed."""

import math

from optimizers.base.arithmetic import Number, divisor, run_by_run, shared, sqrt


@shared
def solve(a: Number, b: Number, c: Number, x: Number, y: Number) -> tuple[Number, Number]:
    """The (u, v) with [[a, b], [b, c]] (u, v) = (x, y), by elimination; finite but useless if not positive definite."""
    first = divisor(a)
    second = c - b * b / first
    v = (y - b * x / first) / divisor(second)
    return (x - b * v) / first, v


@shared
def positive_definite(a: Number, b: Number, c: Number) -> Number:
    """Whether [[a, b], [b, c]] is positive definite: whether both pivots, by which solve() divides, are above zero."""
    return (a > 0) & (c - b * b / divisor(a) > 0)


@shared
def absolute(a: Number, b: Number, c: Number) -> tuple[Number, Number, Number]:
    """The entries of |H|, which has the eigenvectors of H = [[a, b], [b, c]] and the sizes of its eigenvalues."""
    middle, half = (a + c) / 2, (a - c) / 2
    reach = sqrt(half * half + b * b)
    low, high = middle - reach, middle + reach
    # |H| = p H + q I, with p and q such that both eigenvalues come out right.
    p = (abs(high) - abs(low)) / divisor(2 * reach)
    q = abs(high) - p * high
    return p * a + q, p * b, p * c + q


@shared
def solve_root(a: Number, b: Number, c: Number, area: Number, x: Number, y: Number) -> tuple[Number, Number]:
    """The (u, v) with √L (u, v) = (x, y), of a positive definite L = [[a, b], [b, c]]; area is √det L.

    √L = (L + area I) / across (Cayley and Hamilton), and so √L⁻¹ = (I + area L⁻¹) / across. area comes from outside,
    because a c − b b has no digit left where L is almost singular.
    """
    across = sqrt(a + c + 2 * area)
    return (x + (c * x - b * y) / area) / across, (y + (a * y - b * x) / area) / across


TRIALS = 100
CLOSE = 1e-15  # the search for σ ends where the step's length differs from the radius by this part of it


@run_by_run
def trust_step(gx: float, gy: float, a: float, b: float, c: float, radius: float) -> tuple[float, float, float]:
    """The step s, no longer than `radius`, with the least gᵀs + ½ sᵀHs; and 1 if it is as long as that, else 0.

    Nocedal and Wright 2006, section 4.3: s solves (H + σI) s = −g, with the least σ for which H + σI is positive
    semidefinite and s no longer than the radius. Along the eigenvectors of H that is one equation for σ.
    """
    middle, half = (a + c) / 2, (a - c) / 2
    reach = math.sqrt(half * half + b * b)
    low, high = middle - reach, middle + reach
    vx, vy = (b, low - a) if a > c else (low - c, b)  # the longer of two eigenvectors of the lowest curvature
    size = math.sqrt(vx * vx + vy * vy)
    slope = math.sqrt(gx * gx + gy * gy)
    if not size > 0:  # it bends alike in all directions, so that of g is as good as any
        vx, vy, size = (gx, gy, slope) if slope > 0 else (1.0, 0.0, 1.0)
    vx, vy = vx / size, vy / size
    along, across = gx * vx + gy * vy, gy * vx - gx * vy
    if not slope * radius * (abs(low) + abs(high)) < math.inf:
        return math.nan, math.nan, 0.0

    def point(u: float, v: float, edge: float) -> tuple[float, float, float]:
        return u * vx - v * vy, u * vy + v * vx, edge

    if low > 0 and (along / low) * (along / low) + (across / high) * (across / high) <= radius * radius:
        return point(-along / low, -across / high, 0.0)
    if radius == 0 or (slope == 0 and low >= 0):
        return 0.0, 0.0, 0.0
    # The search is for σ + low. It is tiny where g hardly has a part along the lowest curvature, and σ would lose it.
    # At the lower bound s is at least as long as the radius, or σ is 0; at the upper bound s is no longer.
    least, most = max(low, abs(along) / radius), slope / radius
    if low <= 0 and along == 0:  # the hard case: g has no part along the lowest curvature, where both ways are as good
        v = -across / (high - low) if across else 0.0
        if v * v < radius * radius and low == 0:  # a line of lowest points: the nearest of them
            return point(0.0, v, 0.0)
        if v * v <= radius * radius:
            return point(math.sqrt(radius * radius - v * v), v, 1.0)
    raised = least if least > 0 else most
    for _ in range(TRIALS):  # Newton's method on 1/radius − 1/‖s‖, almost a straight line in σ, kept between its bounds
        u, v = -along / raised, -across / (2 * reach + raised)
        length = math.sqrt(u * u + v * v)
        if length > radius:
            least = raised
        else:
            most = raised
        if abs(length - radius) <= CLOSE * radius or most <= least:
            break
        bend = u * u / raised + v * v / (2 * reach + raised)
        raised += (length - radius) / radius * length * length / bend
        if not least < raised < most:
            raised = least + (most - least) / 2
    return point(u, v, 1.0)
