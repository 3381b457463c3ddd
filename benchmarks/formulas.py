"""What formulas cost: every surface of the catalogue, and the worst of many that somebody could type.

    python -m benchmarks.formulas

Times are of the processor, in ms, so that whatever else the machine does does not count. Nothing is asserted: the
numbers are for reading.
"""

import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from statistics import median
from time import process_time

import numpy as np

from experiments.geometry.faults import faults
from landscapes import LANDSCAPES, FormulaError, Landscape, from_formula
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.parser import read
from landscapes.formula.programs import compiled

GRID = 200
TYPED = 2000
LEAVES = ("x", "y", "2", ".3", "pi", "xy", "x^2", "x^1.5", "y^.3")
# Formulas that are as large as the limits let them be, or that grow when they are differentiated.
LARGEST = (
    "(" * 10 + "x" + "+y)^1.5" * 10,
    "tanh((x+y+4)/((pi+y)*y^2.5))",
    "*".join(f"(x+{i}y)" for i in range(2, 26)),
    "/".join(f"(x+{i}y)" for i in range(2, 26)),
    "*".join(f"sin(x+{i}y)" for i in range(2, 22)),
    "+".join(f"1/sin(x+{i}y)" for i in range(2, 18)),
    "+".join(f"|x+{i}y|" for i in range(2, 22)),
    "+".join(f"x^{i}.3y^.{i}" for i in range(2, 20)),
    "sin(" * 22 + "xy" + ")" * 22,
    "tan(" * 22 + "xy" + ")" * 22,
    "atan2(x," * 20 + "y" + ")" * 20,
    "max(" * 14 + "x" + ",y)" * 14,
    "max(x,y,xy,x-y,x+y,2x)+" * 6 + "min(x,y,xy)",
    "^".join(["(x+y)"] * 20),
    "x^y" + "^x^y" * 10,
    "1/" * 70 + "x",
    "sqrt(" * 22 + "x" + ")" * 22,
    "/".join(f"(x+{i}y)" for i in range(2, 80)),
    "sum(i=1..30, sin(i x)/(x^2 + i y))",
    "sum(i=1..9, [1,2,5,2,3,4,1,2,3][i] exp(-((x-i)^2+(y-2i)^2)/pi) cos(pi((x-i)^2+(y-2i)^2)))",
    "prod(i=1..40, x + i y + sin(i x))",
    "{" + "; ".join(f"x y < {i}: sin({i} x y)/(x + {i})" for i in range(18)) + "; else: x}",
)


def cpu(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return 1e3 * (process_time() - start)


def used(surface: Landscape) -> None:
    """What a race asks of a surface first."""
    for program in (surface.value, surface.gradient, surface.hessian):
        program((0.3, 0.4))


def catalogue() -> None:
    axes = np.linspace(-2, 2, GRID)
    points = np.stack(np.meshgrid(axes, axes), axis=-1)
    code = "from time import process_time as t; a = t(); import sympy; print(1e3 * (t() - a))"
    loading = float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    print(f"Loading SymPy, once a process: {loading:.0f} ms")
    used(from_formula("x + y"))
    print(f"{'':20}{'first use':>10}{'later':>8}{'value on ' + str(GRID) + '²':>16}{'Hessian':>9}{'faults':>8}")
    for key, surface in LANDSCAPES.items():
        compiled.cache_clear()
        read.cache_clear()
        first = cpu(lambda: used(surface))  # noqa: B023
        later = median(cpu(lambda: used(surface)) for _ in range(9))  # noqa: B023
        value = median(cpu(lambda: surface.value(points)) for _ in range(9))  # noqa: B023
        hessian = median(cpu(lambda: surface.hessian(points)) for _ in range(3))  # noqa: B023
        looked = cpu(lambda: faults(surface))  # noqa: B023
        print(f"{key:20}{first:10.1f}{later:8.2f}{value:16.1f}{hessian:9.1f}{looked:8.1f}")


def some_formula(rng: random.Random, depth: int) -> str:
    if depth <= 0 or rng.random() < 0.08:
        return rng.choice(LEAVES)
    if rng.random() < 0.5:
        return f"({some_formula(rng, depth - 1)}{rng.choice('+-*/*/^')}{some_formula(rng, depth - 1)})"
    name = rng.choice(list(FUNCTIONS))
    values = [some_formula(rng, depth - 1 - at) for at in range(FUNCTIONS[name].least)]
    return f"{name}({','.join(values)})"


def accepted(text: str) -> None:
    """All that happens to a typed formula before it races."""
    surface = from_formula(text)
    used(surface)
    faults(surface)


def typed() -> None:
    """The dearest of many formulas, read, compiled, given a window, and looked through for faults; or refused."""
    rng = random.Random(0)
    texts = [*LARGEST, *(some_formula(rng, rng.randint(3, 9)) for _ in range(TYPED))]
    took, refused = [], []
    for text in texts:
        start = process_time()
        try:
            accepted(text)
            took.append((1e3 * (process_time() - start), text))
        except FormulaError:
            refused.append(1e3 * (process_time() - start))
    took.sort(reverse=True)
    times = [each for each, _ in took]
    print(f"\n{len(took):,} typed formulas accepted: median {median(times):.0f} ms, 99 % below", end=" ")
    print(f"{times[len(times) // 100]:.0f} ms, the dearest {times[0]:.0f} ms")
    print(f"{len(refused):,} refused: the dearest {max(refused):.1f} ms")
    tracemalloc.start()
    peaks = []
    for _, text in took[:40]:
        compiled.cache_clear()
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        accepted(text)
        peaks.append((tracemalloc.get_traced_memory()[1] - before) / 2**20)
    print(f"Memory of the 40 dearest: at most {max(peaks):.1f} MB")
    for each, text in took[:5]:
        print(f"{each:8.0f} ms  {text[:100]}")


if __name__ == "__main__":
    catalogue()
    typed()
