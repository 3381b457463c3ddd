"""The race as a JavaScript module of its own: the translated rules, the surface's programs, and the walk.

It runs in Node and in any page, and needs nothing else. Whatever a reader has typed stands in it as what our parser
made of it, or in a comment without line breaks.
"""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Iterator, Sequence

import numpy as np

from experiments.engine.batches import first_rows
from experiments.engine.noise import unit_draws
from experiments.engine.outcomes import HIGH, far
from experiments.geometry.scale import height
from landscapes.formula.functions import FUNCTIONS
from reproduce.in_javascript.expressions import ORACLE, number
from reproduce.in_javascript.library import Library, spellings
from reproduce.in_javascript.methods import Loop, loop
from reproduce.in_javascript.reading import Reading
from reproduce.in_javascript.statements import Statements, indented
from reproduce.lineup import Lineup
from reproduce.samples import arguments, numbers, told
from reproduce.script import comment, surface
from reproduce.sources import respelled

WALKED = """\
/** The rows of a method: x, y, f and the length of the gradient, from the start until the run ends. */
function rows({ walk, hypers }, start) {
  const out = { x: [], y: [], value: [], gradient: [], spent: 0 };
  try {
    walk(...start, STEPS, hypers, NOISE, BATCHES, FAR, HEIGHT, HIGH, out);
  } catch (reason) {
    if (reason !== LIMIT) throw reason;
  }
  return out.x.map((x, k) => [x, out.y[k], out.value[k] ?? surface$at[0], out.gradient[k] ?? NaN]);
}

export const RACES = STARTS.map((start) =>
  Object.fromEntries(Object.entries(METHODS).map(([name, method]) => [name, rows(method, start)])));
export const PATHS = RACES[0];

for (const [place, paths] of RACES.entries()) {
  for (const [name, path] of Object.entries(paths)) {
    const [f, slope] = path.at(-1).slice(2);
    const whose = RACES.length > 1 ? `${name}, start ${place + 1}` : name;
    const point = NAMES.map((weight, place) => `${weight} = ${path.at(-1)[place]}`).join(", ");
    console.log(`${whose}: ${point}, f = ${f}, gradient ${slope.toPrecision(3)}, after ${path.length - 1} steps`);
  }
}
"""


CHECKED = """
function surface${name}(x, y) {{
  const entries = plain${name}(x, y);
  if (!entries.every(Number.isFinite) && Number.isFinite(surface$value(x, y))) throw LIMIT;
  return entries;
}}
"""


HERE = """
const surface$at = [];
function surface$here(x, y) {
  surface$at[0] = surface$value(x, y);
  [surface$at[1], surface$at[2]] = surface$gradient(x, y);
}
"""


SAMPLES = """
const columns$ = Object.values(DATA);
const all$ = columns$[0].map((_, place) => place);
let seen$ = all$; // the places of the samples that f is the mean over
const surface$whole = () => { seen$ = all$; };
const surface$batch = ({ rows, begins }, step) => { seen$ = rows.slice(begins[step], begins[step + 1]); };

/** The mean of what a program gives for each sample, added up one after another; what is no sum is as it is. */
function mean$(program, sums) {
  const of = (x, y, place) => program(x, y, ...columns$.map((column) => column[place]));
  return (x, y) => {
    const entries = of(x, y, seen$[0]);
    for (const place of seen$.slice(1)) of(x, y, place).forEach((entry, j) => { if (sums[j]) entries[j] += entry; });
    return entries.map((entry, j) => (sums[j] ? entry / seen$.length : entry));
  };
}
"""
MEAN = """
const mean${name} = mean$({program}, [{sums}]);
function surface${name}(x, y) {{
  return mean${name}(x, y){entry};
}}
"""
STEPS_SEE = """
// The samples of each step's batch.
const STEPS_SEE = [
{rows}];
const BATCHES = {{ rows: STEPS_SEE.flat(), begins: [0] }};
for (const {{ length }} of STEPS_SEE) BATCHES.begins.push(BATCHES.begins.at(-1) + length);
"""


class Formula(Statements):
    """Writes a program of a surface, whose source is Python."""

    def standard(self, node: ast.expr, name: str, given: list[str]) -> str:
        """As on arrays, where min and max are NaN if a part of them is."""
        return self.spelled(name, given) if name in spellings() else super().standard(node, name, given)

    def spelled(self, name: str, given: list[str]) -> str:
        spelling = spellings()[name]
        spelling = spelling if spelling.startswith("Math.") else self.names.word(spelling)
        return f"{spelling}({', '.join(given)})"

    def named(self, node: ast.expr, name: str, arguments: Sequence[ast.expr], given: list[str]) -> str:
        if name == "fill":
            return given[1]
        self.expect(name in spellings(), node, "use the functions of formulas.")
        return self.spelled(name, given)


def javascript_script(lineup: Lineup) -> str:
    """The race as a module that walks the same paths."""
    library = Library()
    loops = {key: loop(lineup.optimizer(key), library, gauge=False) for key in lineup.methods}
    asked = dict.fromkeys(name for each in loops.values() for name in each.asks)
    library.within.append([])
    single = f"const surface$single = {json.dumps(lineup.surface.single)}; // whether f has one weight\n"
    programs = [
        single,
        'const LIMIT = "a limit is needed";\n',
        *(program(lineup, name, library) for name in asked),
        HERE,
    ]
    needed = library.all_needed([*library.within.pop(), *(name for each in loops.values() for name in each.needs)])
    parts = [
        head(lineup),
        *data(lineup),
        said(surface(lineup).replace("# ", "", 1)) + "\n" + "\n".join(programs),
        said("What the rules call.")
        + "\n"
        + "\n".join(library.texts[name] for name in needed if not asks(library, name)),
        *(rule(key, lineup, loops[key], library) for key in lineup.methods),
        said("The race.") + "\n" + "".join(settings(lineup)),
        WALKED,
    ]
    return "\n".join(parts)


def said(text: str) -> str:
    """Text as comment lines."""
    return "\n".join(f"//{line.removeprefix('#')}" for line in comment(text).split("\n"))


def head(lineup: Lineup) -> str:
    about = [
        f"{lineup.called}: the same rule as in Ravine.",
        f"Open it there: {lineup.opens}" if lineup.opens else "It is the race that Ravine opens with.",
        "A module for Node (node race.mjs) and for any page; it needs nothing else. It exports PATHS, and RACES: the "
        "paths from each start.",
    ]
    if lineup.limited:
        about.append("Where a slope is 0/0 though f is smooth, Ravine goes on with its limit; here the run ends.")
    return said("\n".join(about)) + "\n"


def data(lineup: Lineup) -> list[str]:
    """The columns by their names, and the mean over samples; nothing where the surface has none."""
    columns = lineup.surface.data
    if columns is None:
        return []
    about = "".join(f"{said(text)}\n" for text in [f"The data: {columns.count} samples.", *told(lineup)])
    lines = "".join(f"  {name}: {text},\n" for name, text in numbers(columns, "  "))
    return [f"{about}const DATA = {{\n{lines}}};\n{SAMPLES}"]


def program(lineup: Lineup, name: str, library: Library) -> str:
    """A program of the surface as the function that loops call; over data that of one sample, and the mean of it."""
    surface = lineup.surface
    if surface.data is None:
        checked = name != "value" and lineup.limited
        text = function(surface.program(name), f"{'plain' if checked else 'surface'}${name}", library)
        return text + (CHECKED.format(name=name) if checked else "")
    alone, sums = name == "value", ", ".join(str(differs).lower() for differs in surface.sums(name))
    text = function(respelled(surface.program(name), arguments(lineup)), f"sample${name}", library)
    sample = "(...given) => [sample$value(...given)]" if alone else f"sample${name}"
    return text + MEAN.format(name=name, program=sample, sums=sums, entry="[0]" if alone else "")


def function(source: str, name: str, library: Library) -> str:
    """What the surface has written in Python, as a function of this name."""
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.FunctionDef)
    names = {"nan": math.nan, "inf": math.inf, **FUNCTIONS, "power": None, "fill": None}
    return Formula(Reading(name, tree, names, {}), library, fails=False).function(name)


def asks(library: Library, name: str) -> bool:
    """Whether a function asks about the surface, which each method counts for itself."""
    return f"{ORACLE}$" in library.texts[name]


def rule(key: str, lineup: Lineup, found: Loop, library: Library) -> str:
    """A method: its rule, the searches that it makes, and the loop that applies it."""
    method = lineup.optimizer(key)
    own = [library.texts[name] for name in library.all_needed(found.needs) if asks(library, name)]
    text = "\n".join([*own, found.rule, found.walk.replace("export function", "function")])
    about = said(f"{method.called(lineup.drawn)}: {method.teaches}\nSource: {method.source}.")
    lines = indented([*text.split("\n")[:-1], "return walk;"])
    return "\n".join([about, f"const {key} = (() => {{", *(line.rstrip() for line in lines), "})();", ""])


def settings(lineup: Lineup) -> Iterator[str]:
    """The race as it is set."""
    drawn = lineup.noise * unit_draws(lineup.seed, lineup.steps, lineup.surface.single) if lineup.noise else None
    yield f"const STARTS = [{', '.join(map(listed, lineup.starts))}];\n"
    yield f"const NAMES = {json.dumps(lineup.coordinates)};\n"
    yield f"const STEPS = {lineup.steps};\n"
    yield "const NOISE = null;\n" if drawn is None else f"const NOISE = [\n{''.join(map(table, drawn))}];\n"
    yield batches(lineup)
    bounds = {"FAR": far(lineup.surface), "HEIGHT": height(lineup.surface), "HIGH": HIGH}
    yield f"const {', '.join(f'{name} = {number(value)}' for name, value in bounds.items())};\n"
    yield "const METHODS = {\n"
    for key, race in lineup.races.items():
        yield f"  {json.dumps(key)}: {{\n    walk: {key},\n    hypers: {{\n"
        for name, value in race.values.items():
            follows = f"      {said(str(race.hypers[name]))}\n" if isinstance(value, list) else ""
            yield f"{follows}      {name}: {listed(value) if isinstance(value, list) else number(value)},\n"
        yield "    },\n  },\n"
    yield "};\n"


def batches(lineup: Lineup) -> str:
    """The samples that each step sees; null for all of them."""
    if not lineup.batched:
        return "const BATCHES = null;\n"
    assert lineup.surface.data and lineup.batch
    drawn = first_rows(lineup.seed, lineup.surface.data.count, lineup.batch, lineup.order, lineup.steps)
    return STEPS_SEE.format(rows="".join(f"  {rows.tolist()},\n" for rows in drawn))


def listed(values: Sequence[float]) -> str:
    return f"[{', '.join(map(number, values))}]"


def table(values: np.ndarray) -> str:
    return f"  {listed(values.tolist())},\n"
