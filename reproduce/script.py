"""The race as a script of its own, on NumPy or on PyTorch; all that it has is written elsewhere in Ravine already.

A script is a list of parts, each with a sentence and its lines, so that a notebook can have a cell for each.
Whatever a reader has typed stands in it as what our parser made of it, or in a comment without line breaks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np

from experiments.engine.outcomes import far
from experiments.geometry.scale import height
from landscapes.formula.functions import FUNCTIONS
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import CLIP
from optimizers.base.arithmetic import LOOPS, nothing_of
from optimizers.schedules import Course, Pieces, Schedule
from reproduce.lineup import Lineup
from reproduce.samples import arguments, formula, numbers, told
from reproduce.sources import Bundle, Name, respelled
from reproduce.torch_optim import TORCH_OPTIM

WALK, NUMPY, TORCH, LIMITED = "reproduce.walk", "reproduce.in_numpy", "reproduce.in_torch", "reproduce.limited"
ROWS = ("experiments.engine.batches", "first_rows")
MANY = ("landscapes.formula.limits", "MANY_DIGITS")
ARITHMETIC = "optimizers.base.arithmetic"
SHORTENED = ("optimizers.base.clipping", "shortened")
ORACLE = {("optimizers.base.oracle", "Oracle"): (WALK, "Oracle")}  # what rules ask, as the walk of a script answers it
CALLED = ("sqrt", "sign", "maximum", "minimum", "where")  # what a rule calls on any kind of number
NUMBERS = ("number", "arithmetic", "fill")
# Formulas' functions that are not called by a name of the library -> their definitions. In torch, of two values one may
# be plain.
OWN: Mapping[str, Mapping[str, tuple[str, str]]] = {
    NUMPY: {
        name: (function.array.__module__, name)
        for name, function in FUNCTIONS.items()
        if not isinstance(function.array, np.ufunc)
    },
    TORCH: {
        name: (TORCH, called)
        for name, called in (
            ("min", "minimum"),
            ("max", "maximum"),
            ("atan2", "arctan2"),
            ("softplus", "softplus"),
            ("sigmoid", "sigmoid"),
            ("hypot", "hypot"),
            ("cbrt", "cbrt"),
            ("below", "below"),
            ("gate", "gate"),
        )
    },
}
DERIVED = {"gradient": "slopes", "hessian": "bends"}  # by autograd
MAIN = ("SURFACE", "STARTS", "STEPS", "NOISES", "BATCHES", "METHODS", "MET", "RACES", "PATHS", "DATA", "NAMES")
RESERVED = (*MAIN, "value", "gradient", "hessian", "squares", "samples", "exact", "np", "torch", "sys")
ABOVE = re.compile(r"^(#.*)\n{2,}(?=def)", re.MULTILINE)
ENDING = 'if __name__ == "__main__":\n    report(RACES, NAMES, *sys.argv[1:2])\n'
RATE = "lr"  # what torch.optim lets a schedule change
TORCH_TESTED = "2.13"


@dataclass(frozen=True)
class Part:
    """Some lines of a script, and what is said of them."""

    about: str
    code: str


def numpy_script(lineup: Lineup) -> str:
    """The race as a script that needs NumPy alone, and walks the very same paths."""
    return written(numpy_parts(lineup))


def torch_script(lineup: Lineup) -> str:
    """The race as a PyTorch script: slopes by autograd, and torch.optim's own optimizers where they are the same."""
    return written(torch_parts(lineup))


def written(parts: list[Part]) -> str:
    """The parts as one file."""
    first, *others = parts
    cells = (f"# %% {comment(each.about).removeprefix('# ')}\n\n\n{each.code}" for each in others)
    return "\n\n".join([f"{comment(first.about)}\n\n{first.code}", *cells, ENDING])


def numpy_parts(lineup: Lineup) -> list[Part]:
    bundle = Bundle({(ARITHMETIC, name): (NUMPY, name) for name in CALLED} | ORACLE, searching, RESERVED)
    spelled = {name: f"np.{function.array.__name__}" for name, function in FUNCTIONS.items()}
    spelled |= {"power": "np.float_power", "nan": "np.nan", "inf": "np.inf"}
    programs = [program(bundle, lineup, name, NUMPY, spelled) for name in lineup.asked]
    first = bundle.news()
    parts = [
        *data(lineup, "np.array({})"),
        Part(
            "The surface: its value, and the derivatives that the rules need.",
            paragraphs(first, surface(lineup), *programs),
        ),
        *limits(bundle, lineup),
        called(bundle, NUMPY, map(lineup.optimizer, lineup.methods)),
        *(rule(bundle, lineup, key) for key in lineup.methods),
        walk(bundle),
        settings(bundle, lineup, (entry(bundle, lineup, key) for key in lineup.methods)),
    ]
    return [head(lineup, bundle, f"NumPy ({version('numpy')} where this was written)", ["import numpy as np"]), *parts]


def torch_parts(lineup: Lineup) -> list[Part]:
    instead = {(home, name): (TORCH, name) for home in (ARITHMETIC, NUMPY) for name in (*CALLED, *NUMBERS)}
    bundle = Bundle(instead | ORACLE, searching, RESERVED)
    spelled = {name: f"torch.{function.array.__name__}" for name, function in FUNCTIONS.items()}
    spelled |= {"power": "torch.float_power", "nan": "float('nan')", "inf": "float('inf')"}
    height = program(bundle, lineup, "value", TORCH, spelled)
    first, programs = bundle.news(), []
    for name in lineup.asked[1:]:
        if name in DERIVED:
            derived = f"{bundle.add((TORCH, DERIVED[name]))}(value)"
            programs.append(f"{name} = {for_rules(bundle, lineup, name, derived)}\n")
        elif lineup.surface.data is not None:
            programs.append(program(bundle, lineup, name, TORCH, spelled))
        else:
            text, weights = lineup.surface.program_of_parts(name)
            of = f"parts_of_{name}"
            programs.append(function(bundle, text, of, TORCH, spelled))
            products = f"{bundle.add((TORCH, 'outer_products'))}({of}, {weights!r})"
            programs.append(f"{name} = {for_rules(bundle, lineup, name, products)}\n")
    has = [key for key in lineup.methods if in_torch_optim(lineup, key)]
    parts = [
        *data(lineup, "torch.tensor({}, dtype=torch.float64)"),
        Part(
            "The surface; autograd finds its slopes.",
            paragraphs(first, surface(lineup), height, bundle.news(), *programs),
        ),
        *limits(bundle, lineup),
        called(bundle, TORCH, [lineup.optimizer(key) for key in lineup.methods if key not in has]),
        *(optim(bundle, lineup, key) if key in has else rule(bundle, lineup, key, NO_OPTIM) for key in lineup.methods),
        walk(bundle, [(TORCH, "Optim")] if has else []),
        settings(
            bundle, lineup, ((optim_entry if key in has else entry)(bundle, lineup, key) for key in lineup.methods)
        ),
    ]
    return [head(lineup, bundle, f"PyTorch ({TORCH_TESTED} is tested)", ["import torch"]), *parts]


def for_rules(bundle: Bundle, lineup: Lineup, name: str, program: str) -> str:
    """The text of a program as rules are told it: a matrix of a formula of one weight is made one of two."""
    if not lineup.surface.single or name == "gradient":
        return program
    return f"{bundle.add((TORCH, 'of_one_weight'))}({program})"


NO_OPTIM = "torch.optim has nothing that walks the same path: this is the rule itself, on tensors."


def head(lineup: Lineup, bundle: Bundle, needs: str, imports: list[str]) -> Part:
    """What the script is, how the race is opened again, and the imports of all parts."""
    about = [
        f"{lineup.called}: the same rule as in Ravine.",
        f"Open it there: {lineup.opens}" if lineup.opens else "It is the race that Ravine opens with.",
        f"Needs {needs}{' and mpmath' if lineup.limited else ''}.",
        "Prints where each path ends; with the name of a file, as in `python race.py paths.csv`, it keeps all points.",
    ]
    found = {"import sys", *imports, *bundle.imports, "from types import SimpleNamespace"}
    third = {line for line in found if line.split()[1].partition(".")[0] in THIRD}
    standard, others = (
        sorted(lines, key=lambda line: (line.startswith("from"), line)) for lines in (found - third, third)
    )
    return Part("\n".join(about), "\n".join([*standard, "", *others]) + "\n")


THIRD = ("mpmath", "numpy", "torch")


def surface(lineup: Lineup) -> str:
    """What the surface is called and which formula it is made from, as comments."""
    motion = lineup.surface.motion
    lines = [f"{lineup.surface.name}: {formula(lineup.surface, lineup.coordinates)}"]
    if motion:
        a, b, u, c, d, v = motion
        lines.append(f"turned or stretched: its x is {a!r} x + {b!r} y + {u!r}, its y is {c!r} x + {d!r} y + {v!r}")
    return comment("\n".join(lines))


def data(lineup: Lineup, array: str) -> list[Part]:
    """The columns by their names, each an `array` of its numbers; nothing where the surface has none."""
    columns = lineup.surface.data
    if columns is None:
        return []
    about = "".join(f"{comment(text)}\n" for text in told(lineup))
    lines = "".join(f"    {name!r}: {array.format(text)},\n" for name, text in numbers(columns, "    "))
    return [Part(f"The data: {columns.count} samples.", f"{about}DATA = {{\n{lines}}}\n")]


def program(bundle: Bundle, lineup: Lineup, name: str, home: str, spelled: Mapping[str, str]) -> str:
    """A program of the surface as a function of this name; over data that of one sample, and the mean of it."""
    text = lineup.surface.program(name)
    if lineup.surface.data is None:
        return function(bundle, text, name, home, spelled)
    sample = f"{name}_of_sample"
    mean = f"{name} = {bundle.add((home, 'mean_over_samples'))}({sample}, DATA)\n"
    return function(bundle, text, sample, home, {**spelled, **arguments(lineup)}) + "\n\n" + mean


def function(bundle: Bundle, text: str, name: str, home: str, spelled: Mapping[str, str]) -> str:
    """Source that the surface has written as a function of this name, in the words of the numbers at hand."""
    names = {"program": name, **spelled}
    used = set(re.findall(r"\w+", text))
    own = {other: bundle.add(at) for other, at in {**OWN[home], "fill": (home, "fill")}.items() if other in used}
    return ast.unparse(ast.parse(respelled(text, {**names, **own}))) + "\n"  # without brackets that change nothing


def limits(bundle: Bundle, lineup: Lineup) -> list[Part]:
    """The programs of derivatives once more, with their limits; nothing where the formula is never 0/0."""
    if not lineup.limited:
        return []
    called = bundle.add((LIMITED, "limited"))
    lines = [f"exact = SimpleNamespace(**{bundle.add(MANY)})\n"]
    for name in lineup.asked[1:]:
        lines.append(exact_program(lineup.surface.program(name), f"exact_{name}"))
        known = "value" if name == "gradient" else "lambda x, y: sum(gradient(x, y))"
        lines.append(f"{name} = {called}({name}, exact_{name}, {known})\n")
    return [
        Part(
            "Where a slope is 0/0 though f is smooth, its limit is found in 150 digits.",
            paragraphs(bundle.news(), *lines),
        )
    ]


def exact_program(text: str, name: str) -> str:
    """A program of the surface as a function of this name, on numbers of many digits."""
    spelled = {other: f"exact.{other}" for other in (*FUNCTIONS, "power", "fill")}
    names = {"program": name, "nan": "float('nan')", "inf": "float('inf')", **spelled}
    return ast.unparse(ast.parse(respelled(text, names))) + "\n"


def called(bundle: Bundle, home: str, methods: Iterable[Optimizer]) -> Part:
    """What the rules of these methods are written with."""
    for name in ("number", *CALLED):
        bundle.add((home, name))
    steps = [method.step.__code__.co_names for method in methods]
    if any(set(LOOPS) & set(names) for names in steps):
        bundle.add((WALK, "on_floats"))
        bundle.imports.add("import math")  # for what a search gives that finds nothing
    return Part("The numbers, and what the rules call on them.", bundle.news())


def searching(name: Name) -> str:
    """What stands above a function in place of its decorators: what a search is on other numbers than floats."""
    if name[1] not in LOOPS:
        return ""
    nothing = nothing_of(getattr(import_module(name[0]), name[1]))
    return f"@on_floats({re.sub('nan', 'math.nan', repr(nothing))})"


def rule(bundle: Bundle, lineup: Lineup, key: str, also: str = "") -> Part:
    """A method's rule, and what it needs."""
    method = lineup.optimizer(key)
    home = method.step.__module__
    bundle.add((home, "step"), f"{key}_step")
    if method.look:
        bundle.add((home, "look"), f"{key}_look")
    schedules(bundle, lineup.settings(key))
    clipping(bundle, lineup, key)
    lines = [f"{method.called(lineup.drawn)}: {method.teaches}", f"Source: {method.source}.", also]
    return Part("\n".join(filter(None, lines)), bundle.news())


def schedules(bundle: Bundle, settings: Mapping[str, Any]) -> None:
    """The curves that a method's settings follow."""
    for value in settings.values():
        value = value.first if isinstance(value, Pieces) else value
        if isinstance(value, Schedule):
            bundle.add((f"optimizers.schedules.kinds.{value.kind.key}", "curve"), f"{value.kind.key}_schedule")


def clipping(bundle: Bundle, lineup: Lineup, key: str) -> list[str]:
    """What shortens the gradients of a method, as an argument of its entry; nothing where none is shortened."""
    return [f"shorten={bundle.add(SHORTENED)}"] if CLIP.name in lineup.settings(key) else []


def optim(bundle: Bundle, lineup: Lineup, key: str) -> Part:
    """What is to be said of a method that torch.optim has, with the schedule that it follows."""
    schedules(bundle, lineup.settings(key))
    clipping(bundle, lineup, key)
    method = lineup.optimizer(key)
    about = f"{method.called(lineup.drawn)}: {method.teaches}\nIt is torch.optim.{TORCH_OPTIM[key].name}; see below."
    return Part(about, bundle.news())


def in_torch_optim(lineup: Lineup, key: str) -> bool:
    """Whether torch.optim walks the same path with these settings."""
    scheduled = {name for name, value in lineup.settings(key).items() if isinstance(value, Course)}
    plain = lineup.optimizer(key) is OPTIMIZERS[key]
    return plain and key in TORCH_OPTIM and not TORCH_OPTIM[key].ahead and scheduled <= {RATE, CLIP.name}


def entry(bundle: Bundle, lineup: Lineup, key: str) -> str:
    """A method as it stands in METHODS."""
    method, hypers = lineup.optimizer(key), lineup.settings(key)
    state = {name: begun(initial, hypers) for name, initial in method.state.items()}
    told = ", ".join(f"{name!r}: {value(setting)}" for name, setting in hypers.items())
    lines = [repr(key), f"{key}_step", f"state={in_source(state)}", f"settings={{{told}}}"]
    lines += [f"look={key}_look"] if method.look else []
    lines += clipping(bundle, lineup, key)
    return "    Method(\n" + "".join(f"        {line},\n" for line in lines) + "    ),\n"


def optim_entry(bundle: Bundle, lineup: Lineup, key: str) -> str:
    """A method of torch.optim as it stands in METHODS."""
    hypers = lineup.settings(key)
    clip = hypers.pop(CLIP.name, None)
    first = {name: begun(name, hypers) for name in hypers}
    arguments = ", ".join(f"{name}={argument!r}" for name, argument in TORCH_OPTIM[key].arguments(**first).items())
    lines = [repr(key), f"lambda points: torch.optim.{TORCH_OPTIM[key].name}(points, {arguments})"]
    lines += [f"rate={value(hypers[RATE])}"] if isinstance(hypers.get(RATE), Course) else []
    lines += [] if clip is None else [f"clip={value(clip)}", *clipping(bundle, lineup, key)]
    return "    Optim(\n" + "".join(f"        {line},\n" for line in lines) + "    ),\n"


def begun(initial: Any, hypers: Mapping[str, Any]) -> Any:
    """What a state begins with: a hyperparameter as it is at the first step, or as it is declared."""
    setting = hypers.get(initial, initial) if isinstance(initial, str) else initial
    return setting(0) if isinstance(setting, Course) else setting


def in_source(state: object) -> str:
    """What a state begins with, as source: `inf` is no name in a script."""
    return respelled(repr(state), {"inf": "float('inf')"})


def value(setting: Any) -> str:
    """A setting: a number, or a function of the steps taken so far."""
    return f"lambda s: {at_step(setting)}" if isinstance(setting, Course) else repr(setting)


def at_step(setting: float | Course) -> str:
    """A setting after s steps, as an expression; of pieces the first whose end has not come."""
    if isinstance(setting, Pieces):
        ends = [step for step, _ in setting.changes]
        values = [at_step(setting.first), *(repr(value) for _, value in setting.changes)]
        return "".join(f"{value} if s < {end} else " for value, end in zip(values, ends, strict=False)) + values[-1]
    if not isinstance(setting, Schedule):
        return repr(setting)
    arguments = ", ".join(f"{name}={number!r}" for name, number in setting.parameters.items())
    return f"{setting.kind.key}_schedule(s, {arguments})"


def walk(bundle: Bundle, others: Iterable[Name] = ()) -> Part:
    for name in ((WALK, "Method"), *others, (WALK, "race"), (WALK, "report")):
        bundle.add(name)
    return Part("The walk, step by step.", bundle.news())


def settings(bundle: Bundle, lineup: Lineup, entries: Iterable[str]) -> Part:
    """The race as it is set, walked."""
    noises = "[None] * STEPS"
    if lineup.noise:
        noises = f"{bundle.add((NUMPY, 'drawn'))}({lineup.noise!r}, {lineup.seed}, STEPS)"
    if lineup.noise and lineup.surface.single:
        noises += " * [1, 0]"
    asked = ", ".join(f"{name}={name}" for name in lineup.asked)
    starts = ", ".join(map(repr, lineup.starts))
    lines = (
        f"SURFACE = SimpleNamespace({asked}, far={far(lineup.surface)!r}, height={height(lineup.surface)!r}, "
        f"single={lineup.surface.single})\n"
        f"NAMES = {lineup.coordinates!r}\n"
        f"STARTS = [{starts}]\n"
        f"STEPS = {lineup.steps}\n"
        f"NOISES = {noises}\n"
        f"BATCHES = {batches(bundle, lineup)}\n"
        f"METHODS = [\n{''.join(entries)}]\n"
        "MET = list(zip(NOISES, BATCHES))\n"
        "RACES = [race(METHODS, SURFACE, start, MET) for start in STARTS]\n"
        "PATHS = RACES[0]\n"
    )
    return Part("The race.", paragraphs(bundle.news(), lines))


def batches(bundle: Bundle, lineup: Lineup) -> str:
    """What each step sees of the surface: all of it, or the mean over the samples of its batch."""
    if not lineup.batched:
        return "[SURFACE] * STEPS"
    assert lineup.surface.data
    drawn, seen = bundle.add(ROWS), bundle.add((WALK, "on_batch"))
    asked = f"{lineup.seed}, {lineup.surface.data.count}, {lineup.batch}, {lineup.order!r}, STEPS"
    return f"[{seen}(SURFACE, rows) for rows in {drawn}({asked})]"


def paragraphs(*texts: str) -> str:
    """Texts with two empty lines between them, but for a comment, which stands right above what it is about."""
    whole = "\n\n\n".join(text.strip("\n") for text in texts if text.strip()) + "\n"
    return ABOVE.sub(r"\1\n", whole)


def comment(text: str) -> str:
    """Text as comment lines; whatever in a line cannot be seen, or might end it, becomes �."""
    seen = ("".join(letter if letter.isprintable() else "�" for letter in line) for line in text.split("\n"))
    return "\n".join(f"# {line}" for line in seen)
