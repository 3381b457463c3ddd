"""Lowest minima of surfaces that are sums of waves or have kinks, by mpmath from the papers' formulas.

A fine grid finds every hollow that comes near the lowest; in each, Newton's method goes on in 50 digits.
"""

from importlib.metadata import version

import mpmath as mp
import numpy as np

PACKAGES = {name: version(name) for name in ("mpmath", "numpy")}
GRID = 1601  # points a side
NEAR = 1e-3  # of the range of values above the lowest
STEP, REST, ROUNDS = mp.mpf(10) ** -14, mp.mpf(10) ** -25, 50
EQUAL = 1e-12
mp.mp.dps = 50


def branin(m, x, y):
    b, c, t = m.mpf(51) / 10, 5 / m.pi, 1 / (8 * m.pi)
    return (y - b / (4 * m.pi**2) * x**2 + c * x - 6) ** 2 + 10 * (1 - t) * m.cos(x) + 10


def levy(m, x, y):
    v, w = 1 + (x - 1) / 4, 1 + (y - 1) / 4
    middle = (v - 1) ** 2 * (1 + 10 * m.sin(m.pi * v + 1) ** 2)
    return m.sin(m.pi * v) ** 2 + middle + (w - 1) ** 2 * (1 + m.sin(2 * m.pi * w) ** 2)


def drop_wave(m, x, y):
    square = x * x + y * y
    return -(1 + m.cos(12 * m.sqrt(square))) / (square / 2 + 2)


def schaffer_2(m, x, y):
    return (m.sin(x * x - y * y) ** 2 - m.mpf(1) / 2) / (1 + (x * x + y * y) / 1000) ** 2 + m.mpf(1) / 2


def schaffer_4(m, x, y):
    return (m.cos(m.sin(abs(x * x - y * y))) ** 2 - m.mpf(1) / 2) / (1 + (x * x + y * y) / 1000) ** 2 + m.mpf(1) / 2


def schwefel(m, x, y):
    return -x * m.sin(m.sqrt(abs(x))) - y * m.sin(m.sqrt(abs(y)))


def shubert(m, x, y):
    return sum(i * m.cos((i + 1) * x + i) for i in range(1, 6)) * sum(i * m.cos((i + 1) * y + i) for i in range(1, 6))


def eggholder(m, x, y):
    return -(y + 47) * m.sin(m.sqrt(abs(y + x / 2 + 47))) - x * m.sin(m.sqrt(abs(x - (y + 47))))


def cross_in_tray(m, x, y):
    inner = abs(m.sin(x) * m.sin(y) * m.exp(abs(100 - m.sqrt(x * x + y * y) / m.pi))) + 1
    return -(inner ** (m.mpf(1) / 10)) / 10000


def holder_table(m, x, y):
    return -abs(m.sin(x) * m.cos(y) * m.exp(abs(1 - m.sqrt(x * x + y * y) / m.pi)))


def michalewicz(m, x, y):
    return -m.sin(x) * m.sin(x * x / m.pi) ** 20 - m.sin(y) * m.sin(2 * y * y / m.pi) ** 20


# surface -> its formula as the papers have it, and the window that is searched
SEARCHED = {
    "branin": (branin, (-5, 10), (0, 15)),
    "levy_plain": (levy, (-10, 10), (-10, 10)),
    "drop_wave": (drop_wave, (-5.12, 5.12), (-5.12, 5.12)),
    "schaffer_2": (schaffer_2, (-3, 3), (-3, 3)),
    "schaffer_4": (schaffer_4, (-3, 3), (-3, 3)),
    "schwefel": (schwefel, (-500, 510), (-500, 510)),
    "shubert": (shubert, (-5.12, 5.12), (-5.12, 5.12)),
    "eggholder": (eggholder, (-550, 550), (-550, 550)),
    "cross_in_tray": (cross_in_tray, (-10, 10), (-10, 10)),
    "holder_table": (holder_table, (-10, 10), (-10, 10)),
    "michalewicz": (michalewicz, (0, 3.2), (0, 3.2)),
}


class OnArrays:
    """NumPy's functions, by the names that the formulas use."""

    pi, mpf = np.pi, float

    def __getattr__(self, name):
        return getattr(np, name)


def hollows(formula, across, up):
    """(n, 2) the grid points that are no higher than the eight around them, and hardly higher than the lowest."""
    x, y = np.meshgrid(np.linspace(across[0], across[1], GRID), np.linspace(up[0], up[1], GRID))
    heights = formula(OnArrays(), x, y)
    around = np.pad(heights, 1, constant_values=np.inf)
    beside = [around[1 + i : GRID + 1 + i, 1 + j : GRID + 1 + j] for i in (-1, 0, 1) for j in (-1, 0, 1)]
    low = (heights == np.minimum.reduce(beside)) & (heights < heights.min() + NEAR * np.ptp(heights))
    return np.stack([x[low], y[low]], axis=-1)


def polished(formula, x, y):
    """The level point that Newton's method reaches from (x, y), with differences in 50 digits; None where it does not
    come to rest.
    """
    x, y, h = mp.mpf(x), mp.mpf(y), STEP

    def f(right, above):
        return formula(mp, x + right * h, y + above * h)

    for _ in range(ROUNDS):
        slope = mp.matrix([f(1, 0) - f(-1, 0), f(0, 1) - f(0, -1)]) / (2 * h)
        mixed = (f(1, 1) - f(1, -1) - f(-1, 1) + f(-1, -1)) / 4
        middle = 2 * f(0, 0)
        bend = mp.matrix([[f(1, 0) + f(-1, 0) - middle, mixed], [mixed, f(0, 1) + f(0, -1) - middle]]) / h**2
        step = mp.lu_solve(bend, slope)
        x, y = x - step[0], y - step[1]
        if mp.norm(step) < REST:
            return x, y
    return None


def lowest(formula, across, up):
    """The lowest of the minima in a window, in order; each once."""
    found = {}
    for x, y in filter(None, (polished(formula, *place) for place in hollows(formula, across, up))):
        if across[0] < x < across[1] and up[0] < y < up[1]:
            found[round(float(x), 9) + 0.0, round(float(y), 9) + 0.0] = (float(x), float(y), formula(mp, x, y))
    least = min(value for _, _, value in found.values())
    return [[x, y] for _, (x, y, value) in sorted(found.items()) if value - least < EQUAL]


def cases():
    for surface, (formula, across, up) in SEARCHED.items():
        yield {"surface": surface, "by": "mpmath", "minima": lowest(formula, across, up)}
