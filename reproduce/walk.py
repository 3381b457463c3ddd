"""How a race is walked, on any kind of number. These lines are what every script ends with, as they stand here."""

import csv
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from types import SimpleNamespace
from typing import Any

from experiments.engine.outcomes import HIGH
from reproduce.in_numpy import arithmetic, number


class Oracle:
    """The surface as a rule that moves the whole point asks it, answering in numbers of one kind.

    A step's noise tilts f, so that values and gradients agree with each other. `shorten` is done to gradients.
    """

    def __init__(self, surface, noise, kind, shorten=None):
        self.surface, self.noise, self.kind, self.shorten = surface, noise, kind, shorten

    def on_floats(self):
        noise = None if self.noise is None else tuple(map(float, self.noise))
        return Oracle(self.surface, noise, float, self.shorten)

    def value(self, x, y):
        f = self.kind(self.surface.value(number(x), number(y)))
        return f if self.noise is None else f + (self.noise[0] * x + self.noise[1] * y)

    def gradient(self, x, y):
        gx, gy = map(self.kind, self.surface.gradient(number(x), number(y)))
        if self.noise is not None:
            gx, gy = gx + self.noise[0], gy + self.noise[1]
        return tuple(map(self.kind, self.shorten(number(gx), number(gy)))) if self.shorten else (gx, gy)

    def hessian(self, x, y):
        return tuple(map(self.kind, self.surface.hessian(number(x), number(y))))

    def squares(self, x, y):
        return tuple(map(self.kind, self.surface.squares(number(x), number(y))))

    def samples(self, x, y):
        return tuple(map(self.kind, self.surface.samples(number(x), number(y))))


def on_floats(nothing):
    """For a search, which is written for plain floats; where their arithmetic fails it finds `nothing`."""

    def plain(argument):
        if isinstance(argument, Oracle):
            return argument.on_floats()
        return argument if isinstance(argument, tuple) else float(argument)

    def numbers(found):
        if isinstance(found, tuple):
            return tuple(part if isinstance(part, tuple) else number(part) for part in found)
        return number(found)

    def bound(search):
        @wraps(search)
        def answer(*arguments):
            try:
                return numbers(search(*map(plain, arguments)))
            except (ZeroDivisionError, OverflowError, ValueError):
                return numbers(nothing)

        return answer

    return bound


def keywords(rule):
    """The names of a rule's keyword arguments."""
    code = rule.__code__
    return code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]


def parts(result):
    return result if isinstance(result, tuple) else (result,)


@dataclass
class Method:
    """A method with its settings: numbers, or functions of the steps taken so far. A state of "x" or "y" starts
    there.

    `look` says where the gradient is taken, if not at x; `shorten` makes one no longer than `clip`, if that is set.
    """

    name: str
    step: Callable
    state: dict
    settings: dict
    look: Any = None
    shorten: Any = None

    def points(self, start, met):
        """The start, then the point after each step; `met` has for each step its noise, or None, and the surface."""
        step, look = self.step, self.look
        x, y = map(number, start)
        yield x, y

        def begun(**start):
            return [start[s] if s in start else s if isinstance(s, tuple) else number(s) for s in self.state.values()]

        def asked(rule):
            return {name: known[name] for name in keywords(rule)}

        whole_point = step.__code__.co_varnames[:3] == ("x", "y", "f")
        of_x, of_y = begun(x=x, y=y), begun(x=y, y=y)
        products: dict = {}
        for t, (noise, surface) in enumerate(met, start=1):
            now = {name: number(s(t - 1) if callable(s) else s) for name, s in self.settings.items()}
            products = {f"{name}_t": products.get(f"{name}_t", 1.0) * value for name, value in now.items()}
            known = {**now, **products, "t": t}
            shorten = self.shorten and partial(self.shorten, clip=now["clip"])
            idle = y  # and stays so where f has one weight
            if whole_point:
                x, y, *of_x = step(x, y, Oracle(surface, noise, number, shorten), *of_x, **asked(step))
            else:
                at = (look(x, *of_x, **asked(look)), look(y, *of_y, **asked(look))) if look else (x, y)
                gx, gy = surface.gradient(*at)
                if noise is not None:
                    gx, gy = gx + noise[0], gy + noise[1]
                if shorten:
                    gx, gy = shorten(gx, gy)
                x, *of_x = parts(step(x, gx, *of_x, **asked(step)))
                y, *of_y = parts(step(y, gy, *of_y, **asked(step)))
            y = idle if surface.single else y
            yield x, y


def measured(points, surface):
    """Rows of x, y, f and the length of the gradient, as floats, until the run goes wrong."""
    rows: list = []
    for x, y in points:
        f, (gx, gy) = surface.value(x, y), surface.gradient(x, y)
        rows.append((float(x), float(y), float(f), math.hypot(float(gx), float(gy))))
        highest = HIGH * (surface.height + abs(rows[0][2]))
        inside = abs(x) <= surface.far and abs(y) <= surface.far and abs(f) <= highest
        if not (inside and gx * gx + gy * gy < math.inf):
            break
    return rows


def on_batch(surface, rows):
    """What a step sees whose batch is made of these samples: the mean over them alone."""
    programs = {name: partial(part, rows=rows) for name, part in vars(surface).items() if callable(part)}
    return SimpleNamespace(**programs, single=surface.single)


def race(methods, surface, start, met):
    """The rows of each method by its name; `met` as in Method.points."""
    with arithmetic():
        return {method.name: measured(method.points(start, met), surface) for method in methods}


def report(races, names, file=None):
    """Prints where each path ends, and writes all points to a CSV file, if one is named; `races` has the paths from
    each start, and `names` are of x and y, or of the one weight that f has.
    """
    title = ["start"] if len(races) > 1 else []
    runs = [(name, [place][: len(title)], rows) for place, paths in enumerate(races, 1) for name, rows in paths.items()]
    for name, start, rows in runs:
        *point, f, slope = rows[-1]
        at = ", ".join(f"{one} = {number!r}" for one, number in zip(names, point, strict=False))
        whose = ", ".join([name, *(f"start {number}" for number in start)])
        print(f"{whose}: {at}, f = {f!r}, gradient {slope:.3g}, after {len(rows) - 1} steps")
    if file:
        with open(file, "w", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(["method", *title, "step", *names, "f", "gradient"])
            for name, start, rows in runs:
                for step, row in enumerate(rows):
                    writer.writerow([name, *start, step, *row[: len(names)], *row[2:]])
