"""The lines of a step as tables of formulas: the rule in symbols, and the same lines with the step's numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from experiments.engine.hidden import asked
from experiments.geometry.digits import found_hidden
from experiments.geometry.digits import words as in_words
from experiments.geometry.undefined import FATAL, lack
from experiments.readings.anatomy import Anatomy
from experiments.readings.sketch import gradients, is_gradient
from experiments.readings.triangle import triangle
from figures.palette import PARTS
from landscapes import Landscape
from landscapes.formula.functions import VARIABLES
from landscapes.formula.latex import weight_latex
from landscapes.formula.sentences import listed
from optimizers.base import CUT
from optimizers.base.latex import Typesetter, Written, bracketed, looked_at, number, symbol
from optimizers.base.lookahead import BACK
from optimizers.base.numbers import apart, in_full, in_text, point
from optimizers.base.trace import Paint, Taken

NOISE, BATCH = r"\xi", r"_{B}"
NAMED = 6  # samples of a batch that are told by their numbers


def hues(anatomy: Anatomy) -> dict[str, str]:
    """name -> the part it is drawn as: what has a role, and the gradients."""
    found: dict[str, str] = {name: "gradient" for drawn in gradients(anatomy) for name in drawn.names}
    return found | dict(anatomy.method.roles)


def painter(anatomy: Anatomy) -> Paint:
    """Paints LaTeX in the colour of a name's part; the stylesheet turns it into the dark theme's."""
    parts = hues(anatomy)

    def paint(name: str, latex: str) -> str:
        return rf"\textcolor{{{PARTS[parts[name]]['light']}}}{{{latex}}}" if name in parts else latex

    return paint


def stylesheet() -> str:
    """The colours of the parts on a dark page; KaTeX writes those of a light one into the formulas."""
    rules = []
    for colours in PARTS.values():
        light = colours["light"]
        channels = ", ".join(str(int(light[place : place + 2], 16)) for place in (1, 3, 5))
        rules.append(
            f'.st-key-lines [style*="rgb({channels})"] {{ color: light-dark({light}, {colours["dark"]}) !important; }}'
        )
    return f"<style>{' '.join(rules)}</style>"


def weights(surface: Landscape) -> tuple[str, ...]:
    """What its coordinates are called: those that f has."""
    return surface.weights[:1] if surface.single else surface.weights


def axes(surface: Landscape) -> tuple[str, ...]:
    """The LaTeX of the coordinates that f has: x and y, or the weights of a surface over data."""
    return tuple(map(weight_latex, weights(surface)))


def lines(anatomy: Anatomy, surface: Landscape) -> str:
    """A Markdown table: every line of the rule in symbols, and beside it with the step's numbers."""
    method, paint = anatomy.method, painter(anatomy)

    def written(name: str) -> Written:
        text, tightness = symbol(name, method.signs)
        return paint(name, text), tightness

    symbols = Typesetter(written)
    heads = ["Rule", "With the numbers of this step"] if method.whole_point else ["Rule", *weights(surface)]
    rows = [] if method.whole_point else seen(anatomy, surface, symbols, paint)
    for taken in zip(*(trace.lines for trace in anatomy.traces[: len(weights(surface))]), strict=True):
        line = taken[0].line
        cut, numbers = shortening(anatomy, taken[0])
        worked = [worked_out(part, paint, numbers) for part in taken]
        rows.append([rf"{symbols.targets(line)} \leftarrow {symbols(line.value)}{cut}", *worked])
    return table(heads, [[f"$\\displaystyle {latex}$" for latex in row] for row in rows])


def seen(anatomy: Anatomy, surface: Landscape, symbols: Typesetter, paint: Paint) -> list[list[str]]:
    """How a coordinate-wise rule came by its gradient: where it looked, if not where it stands, and what it saw; of a
    batch, what the whole loss has there besides.
    """
    look, count = anatomy.method.look, len(weights(surface))
    ((at, found),), (whole,) = anatomy.asked, anatomy.whole
    rows = []
    if look is not None:
        worked = [f"{looked_at(look, numbers_of(anatomy, axis))} = {number(at[axis])[0]}" for axis in range(count)]
        rows.append([looked_at(look, symbols), *worked])
    noisy = f" + {NOISE}" if anatomy.noise else ""
    batch = BATCH if anatomy.rows is not None else ""
    place = bracketed(looked_at(look, symbols))
    cells = [rf"{paint('g', 'g')} \leftarrow \nabla f{batch}{place}{noisy}"]
    where = bracketed(*(number(coordinate)[0] for coordinate in at[:count]))
    for axis, name in enumerate(axes(surface)):
        noise = f" + {signed(anatomy.noise[axis])}" if anatomy.noise else ""
        cells.append(rf"\partial_{{{name}}} f{batch}{where}{noise} = {paint('g', number(whole[axis])[0])}")
    rows.append(cells)
    if batch:
        slopes = zip(axes(surface), surface.gradient(at).tolist()[:count], strict=True)
        slopes_of_all = [rf"\partial_{{{name}}} f{where} = {number(slope)[0]}" for name, slope in slopes]
        rows.append([rf"\nabla f{place}", *slopes_of_all])
    if anatomy.shortened:
        cut, numbers = factor(anatomy, whole)
        pairs = zip(whole[:count], found[:count], strict=True)
        worked = [rf"{number(long)[0]} {numbers} = {paint('g', number(g)[0])}" for long, g in pairs]
        rows.append([rf"{paint('g', 'g')} \leftarrow g {cut}", *worked])
    return rows


def factor(anatomy: Anatomy, whole: tuple[float, float]) -> tuple[str, str]:
    """What a gradient that is too long is multiplied by: in symbols, and with the numbers of this step."""
    clip, length = number(anatomy.clip)[0], number(math.hypot(*whole))[0]
    return rf"\cdot {CUT}", rf"\cdot \frac{{{clip}}}{{{length}}}"


def shortening(anatomy: Anatomy, taken: Taken) -> tuple[str, str]:
    """factor() for a line of a rule for the whole point that takes a gradient which is too long; else nothing."""
    if anatomy.method.whole_point and is_gradient(taken):
        for whole, told in anatomy.shortened:
            if told == taken.values:
                cut, numbers = factor(anatomy, whole)
                return cut.replace("g ", r"\nabla f "), numbers
    return "", ""


def numbers_of(anatomy: Anatomy, axis: int) -> Typesetter:
    """Typesets what a coordinate-wise rule does, with the numbers that x or y has before the step."""
    state = {name: pair[axis] for name, pair in anatomy.state.items()}
    known = {"x": anatomy.before[axis], **state, **anatomy.given}
    return Typesetter(lambda name: number(known[name]), times=r" \cdot ")


def worked_out(taken: Taken, paint: Paint, cut: str = "") -> str:
    """A line's numbers and what they give; once where they are the same. `cut` stands after the numbers."""
    if cut:
        return f"{taken.numbers(paint)} {cut} = {taken.results(paint)}"
    same = taken.numbers() == taken.results()
    return taken.results(paint) if same else f"{taken.numbers(paint)} = {taken.results(paint)}"


def signed(value: float) -> str:
    """A number that is added, in brackets if it is negative."""
    latex = number(value)[0]
    return bracketed(latex) if value < 0 else latex


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    cells = [list(heads), *map(list, rows)]
    cells.insert(1, ["---"] * len(cells[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def words(anatomy: Anatomy, surface: Landscape, steps: int) -> str:
    """What the step did, in a sentence or two."""
    ends = zip(*map(apart, anatomy.before, anatomy.after), strict=True)
    way = f"from {' to '.join(f'({x}, {y})' for x, y in ends)}"
    if surface.single:
        before, after = apart(anatomy.before[0], anatomy.after[0])
        way = f"from {surface.weights[0]} = {before} to {after}"
    told = f"Step {anatomy.number:,} of {steps:,} leads {way}: {changed(anatomy, surface)}."
    hidden = hidden_from(anatomy, surface)
    if hidden:
        told += f" Where it looks, rounding error hides {in_words(hidden)}: do not trust this step."
    if anatomy.method.whole_point and surface.single:
        other = VARIABLES[1]
        told += f" f has one weight. The rule is for two: {other} has no slope, and is told the same curvature."
    elif anatomy.method.whole_point and surface.weights != VARIABLES:
        told += f" In the rule, {' and '.join(VARIABLES)} stand for {' and '.join(surface.weights)}."
    for name in sorted(own_names(anatomy) & set(surface.weights)):
        told += f" In the rule, {name} is {anatomy.method.name}’s own {name}, not the weight."
    found = triangle(anatomy)
    if found:
        told += (
            f" The triangle is {found.done}. f₁, f₂ and f₃ are f at its corners, the lowest first: the point itself, "
            "p and q."
        )
    told += why_up(anatomy, surface) + of_batch(anatomy, surface) + of_clipping(anatomy)
    return told + (f" Its gradients carry the noise {point(anatomy.noise)}." if anatomy.noise else "")


def own_names(anatomy: Anatomy) -> set[str]:
    """What the rule itself calls something: its memory and what it works out on the way, but no coordinate."""
    worked = {name for taken in anatomy.traces[0].lines for name in taken.line.targets}
    return {*anatomy.method.state, *worked} - set(VARIABLES)


def of_batch(anatomy: Anatomy, surface: Landscape) -> str:
    """Which samples the step saw, and how their gradient differs from that of all; nothing where it saw all."""
    if anatomy.rows is None or surface.data is None:
        return ""
    first = [f"{place + 1:,}" for place in anatomy.rows[:NAMED].tolist()]
    more = len(anatomy.rows) - len(first)
    named = listed([*first, f"{more:,} more"] if more else first)
    (at, _), *_ = anatomy.asked or (((anatomy.before), None),)
    batch = surface.sample_gradients(at)[anatomy.rows].mean(axis=0).tolist()
    return (
        f" Its batch is {'sample' if len(anatomy.rows) == 1 else 'samples'} {named} of {surface.data.count:,}, whose "
        f"mean gradient is {point(batch)}; that of all samples is {point(surface.gradient(at).tolist())}."
    )


def of_clipping(anatomy: Anatomy) -> str:
    """Which of its gradients were too long; nothing where none was."""
    long, clip = [math.hypot(*whole) for whole, _ in anatomy.shortened], anatomy.clip
    if clip is None or not long:
        return ""
    if len(anatomy.asked) == 1:
        return f" Its gradient was {in_text(long[0])} long and is clipped to c = {in_full(clip)}."
    count = f"{len(long)} of its {len(anatomy.asked)} gradients {'was' if len(long) == 1 else 'were'}"
    return f" {count} clipped to c = {in_full(clip)}; the longest was {in_text(max(long))} long."


def changed(anatomy: Anatomy, surface: Landscape) -> str:
    """What became of f, or what it lacks where the step leads."""
    missing = lack(surface, anatomy.after)
    if missing and missing in FATAL:
        return f"{missing.sentence} there"
    before, after = (float(surface.value(point)) for point in (anatomy.before, anatomy.after))
    course = "falls" if after < before else "rises"
    return f"f {course} from {' to '.join(apart(before, after))}" if before != after else "f stays as it is"


def why_up(anatomy: Anatomy, surface: Landscape) -> str:
    """Why f rises although the method goes down, as the slope at the step's beginning has it; nothing where f falls."""
    ends = [np.array(point) for point in (anatomy.before, anatomy.after)]
    before, after = map(float, map(surface.value, ends))
    if not after > before:
        return ""
    if anatomy.method.ahead and anatomy.traces[0].names[BACK]:
        return " The weights go back here, to the slow ones, where f is higher."
    if float(surface.gradient(ends[0]) @ (ends[1] - ends[0])) < 0:
        return " The step points downhill, but it is so long that f rises again on the way."
    if "momentum" in anatomy.method.roles.values():
        return " The step points uphill here, because the method still averages earlier gradients."
    return ""


def hidden_from(anatomy: Anatomy, surface: Landscape) -> list[str]:
    """What the step asks for and rounding hides, at any point at which it looks."""
    looks = np.array([anatomy.before, *(at for at, _ in anatomy.asked)])
    looks = looks[np.isfinite(looks).all(axis=1)]
    return [name for name in asked(anatomy.method) if found_hidden(surface, name, looks) is not None]


def digits(anatomy: Anatomy, surface: Landscape) -> str:
    """A Markdown table of all there is before and after the step, with every digit a float64 has."""
    method = anatomy.method
    ends = (anatomy.before, anatomy.after)
    weight = "weight " if surface.weights != VARIABLES else ""
    rows = [[f"{weight}${axis}$", *(whole(end[place]) for end in ends)] for place, axis in enumerate(axes(surface))]
    rows.append([f"$f({', '.join(axes(surface))})$", *(whole(float(surface.value(end))) for end in ends)])
    worked = dict.fromkeys(name for taken in anatomy.traces[0].lines for name in taken.line.targets)
    for name in dict.fromkeys([*method.state, *(name for name in worked if name not in VARIABLES)]):
        before, after = anatomy.state.get(name), anatomy.value(name)
        sign = f"${symbol(name, method.signs)[0]}$"
        owner = f"{method.name}’s " if name in surface.weights else ""
        if method.whole_point:
            rows.append([sign, whole(before), whole(after)])
        else:
            befores = before or (None, None)
            for at, axis in enumerate(weights(surface)):
                rows.append([f"{owner}{sign}, along {axis}", whole(befores[at]), whole(after[at])])
    return table(["", "Before", "After"], rows)


def whole(value: Any) -> str:
    """All digits; of a memory, how many entries it has."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{len(value)} entries" if isinstance(value, tuple) else in_full(value)
