"""The loop of a method in JavaScript, for any surface: its rule, applied step after step to one run.

The text is a module but for the surface: surface$value(x, y) and the like, and surface$single, whether f has one
weight, which static/engine/emit.js writes; and for the functions that the rule calls. Within a step the surface's are
of the samples of its batch, where there are batches; what is seen of a point is of all samples. A run ends as the watch
ends it (experiments/engine/watch.py). A name that ends in $ or has one in it is none of Python's, so no name of a rule
can be in its way.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from experiments.engine.bounds import in_bounds
from experiments.geometry.lengths import length
from experiments.readings.sketch import named
from experiments.readings.stability import sharpness
from optimizers import Optimizer
from optimizers.base import CLIP, HERE, LOOKAHEAD, PULL, Rule, keywords, shortened, shortening
from optimizers.base.lookahead import around, can_go_around
from optimizers.base.optimizer import Initial, positional
from optimizers.base.oracle import QUESTIONS
from reproduce.in_javascript.expressions import Expressions, number, spelled
from reproduce.in_javascript.library import Library
from reproduce.in_javascript.reading import Reading, place, read
from reproduce.in_javascript.statements import Statements, indented

HEAD = "export function walk(x, y, steps$, hypers$, noise$, batches$, far$, height$, high$, out$) {"
LAND = "export function land(x, y, steps$, hypers$, noise$, batches$, far$, height$, high$, most$, out$) {"


SEEN = ("value", "gradient")  # of every point


@dataclass(frozen=True)
class Loop:
    """The texts of a method's rule and of its loops, the functions that they need, and what is asked of the surface.

    sees  is what the walk asks at every point by itself

    walk  measures every point, for a race
    land  measures no more than a map of many runs shows: where each is, when it arrived, how it ended
    """

    rule: str
    walk: str
    land: str
    needs: tuple[str, ...]
    asks: tuple[str, ...]
    sees: tuple[str, ...]


def loop(method: Optimizer, library: Library, *, gauge: bool = True, settable: bool = False) -> Loop:
    """The loop, with the gauge of stability where the method has one, or without it; where it is `settable`, with all
    that may be set around the method.

    Raises Untranslatable for a rule that cannot be translated.
    """
    inner = method
    method = around(method) if settable and can_go_around(method) else method
    gauge = gauge and inner.stability_limit is not None
    sees = (*SEEN, *(["hessian"] if gauge else []))
    asks = {*SEEN, *method.asks}
    library.within.append([])
    functions = [Statements(read(rule), library, fails=False).function(name) for name, rule in rules(method)]
    if gauge and inner.scales:
        functions.append(Ratio(read(inner.step), library, fails=False).ratio("rate", direction(inner)))
    slopes = slopes_of_step(method, library, gauge)
    lines = [
        *begun(method),
        "for (let k$ = 0; ; k$ += 1) {",
        *indented([*seen(library, method), *changing(method)]),
        *indented(
            [*slopes, *(gauge_lines(inner, library, method is not inner) if gauge else []), "if (ends$) return k$;"]
        ),
        *indented(whole_point(method) if method.whole_point else coordinatewise(method, library)),
        "}",
    ]
    landing = [
        *begun(method),
        "let arrived$ = -1;",
        "for (let k$ = 0; ; k$ += 1) {",
        *indented([*passing(library, method), *changing(method), *slopes]),
        *indented(whole_point(method) if method.whole_point else coordinatewise(method, library)),
        "}",
    ]
    oracle = [OWN, *(answering(name, library) for name in QUESTIONS if name in asks)] if method.whole_point else []
    needs = tuple(dict.fromkeys(library.within.pop()))
    asked = tuple(name for name in QUESTIONS if name in asks)
    walk, land = ("\n".join([head, *indented(text), "}"]) + "\n" for head, text in ((HEAD, lines), (LAND, landing)))
    return Loop("\n".join([*oracle, *functions]), walk, land, needs, asked, sees)


def rules(method: Optimizer) -> list[tuple[str, Rule]]:
    return [("step", method.step), *([("look", method.look)] if method.look else [])]


OWN = "let spent$ = 0, part$ = 1, noisy$ = false, nx$ = 0, ny$ = 0, clipped$ = false, longest$ = 0;\n"
# A step's questions are about the samples of its batch.
BATCH, WHOLE = "if (batches$ !== null) surface$batch(batches$, k$);", "if (batches$ !== null) surface$whole();"

# Where f has one weight, no method moves y.
IDLE, KEPT_IDLE = "const idle$ = y;", "if (surface$single) y = idle$;"


def answering(question: str, library: Library) -> str:
    """What a rule is told of the surface where it asks: counted, by samples where there are batches, met by the step's
    noise, and if it is a gradient that is too long, shortened. What searches ask is not named in a rule.
    """
    asked = f"surface${question}(x, y)"
    lines = ["spent$ += part$;"]
    if question == "value":
        lines += [f"const z = {asked};", "return noisy$ ? z + (nx$ * x + ny$ * y) : z;"]
    elif question == "gradient":
        short = library.function(shortened, fails=False)
        lines += [
            f"const g = {asked};",
            "const met$ = noisy$ ? [g[0] + nx$, g[1] + ny$] : g;",
            f"return clipped$ ? {short}(met$[0], met$[1], longest$) : met$;",
        ]
    else:
        lines += [f"return {asked};"]
    return "\n".join([f"function f${question}(x, y) {{", *indented(lines), "}"]) + "\n"


def begun(method: Optimizer) -> list[str]:
    """The hyperparameters, which may be tables, the running products, and the state before the first step."""
    lines = []
    if LOOKAHEAD in method.hypers:
        unset = ", ".join(f"{hyper.name}: {number(hyper.default)}" for hyper in (LOOKAHEAD, PULL))
        lines.append(f"hypers$ = {{ {unset}, ...hypers$ }};")
    for name in map(spelled, (hyper.name for hyper in method.hypers)):
        lines.append(f'const {name}$at = typeof hypers$.{name} === "number" ? null : hypers$.{name};')
        lines.append(f"let {name} = {name}$at === null ? hypers$.{name} : {name}$at[0];")
    clip = f"hypers$.{CLIP.name}"  # is not there unless it is set
    lines += [
        f"const clips$ = {clip} !== undefined, clip$at = typeof {clip} === 'object' ? {clip} : null;",
        f"let {CLIP.name} = clip$at === null ? {clip} : clip$at[0];",
    ]
    lines += [f"let {name} = {'0' if name == 't' else '1'};" for name in method.moving]
    for axis in ("x",) if method.whole_point else "xy":
        lines += [f"let {at(method, name, axis)} = {first(value, axis)};" for name, value in method.state.items()]
    lines += ["spent$ = 0;", "part$ = 1;"] if method.whole_point else []
    return [*lines, "let highest$ = Infinity;"]


def first(value: Initial, axis: str) -> str:
    """What a state begins with: a number, a hyperparameter, the start's coordinate or an empty memory."""
    if isinstance(value, tuple):
        return "[]"
    return axis if value == HERE else spelled(value) if isinstance(value, str) else number(value)


def at(method: Optimizer, name: str, axis: str) -> str:
    """A state as the loop calls it: its own name, or one for each coordinate."""
    return spelled(name) if method.whole_point else f"{name}_{axis}"


AT_POINT = ("surface$here(x, y);", "const z$ = surface$at[0], gx$ = surface$at[1], gy$ = surface$at[2];")


def seen(library: Library, method: Optimizer) -> list[str]:
    """The point as it is: what is measured there, and whether the run goes on."""
    fine = library.function(in_bounds, fails=False)
    return [
        "out$.x[k$] = x;",
        "out$.y[k$] = y;",
        *AT_POINT,
        "out$.value[k$] = z$;",
        f"out$.gradient[k$] = {library.function(length, fails=False)}(gx$, gy$);",
        "if (k$ === 0) highest$ = high$ * (height$ + Math.abs(z$));",
        f"const ends$ = !{fine}(x, y, z$, gx$, gy$, far$, highest$);",
        f"if (ends$ || k$ === steps$) out$.spent = {spent(method)};",
        "if (k$ === steps$) return ends$ ? k$ : -1;",
    ]


def spent(method: Optimizer) -> str:
    """The evaluations that a rule has asked for; with batches the samples that these were about."""
    return "spent$" if method.whole_point else "batches$ === null ? k$ : batches$.begins[k$]"


def passing(library: Library, method: Optimizer) -> list[str]:
    """The point as it is, for a map: nothing but the point is kept."""
    fine = library.function(in_bounds, fails=False)
    return [
        *AT_POINT,
        "out$.x[k$] = x;",
        "out$.y[k$] = y;",
        "if (k$ === 0) highest$ = high$ * (height$ + Math.abs(z$));",
        "if (arrived$ < 0 && z$ <= most$) arrived$ = k$;",
        f"const ends$ = !{fine}(x, y, z$, gx$, gy$, far$, highest$);",
        "if (ends$ || k$ === steps$) {",
        *indented(["out$.value = z$;", "out$.arrived = arrived$;", "return ends$ ? k$ : -1;"]),
        "}",
    ]


def changing(method: Optimizer) -> list[str]:
    """What is another number at each step: schedules, running products, the number of the step."""
    names = [spelled(hyper.name) for hyper in method.hypers]
    lines = [f"if ({name}$at !== null) {name} = {name}$at[k$];" for name in (*names, CLIP.name)]
    for name in method.moving:
        lines.append("t += 1;" if name == "t" else f"{name} *= {spelled(name.removesuffix('_t'))};")
    return lines


def gauge_lines(method: Optimizer, library: Library, settable: bool) -> list[str]:
    """How near the step is to the edge of stability (experiments/readings/stability.py); Lookahead has none."""
    rate = {axis: "lr" for axis in "xy"}
    if method.scales:
        rate = {axis: f"rate({passed(method, axis, f's{axis}$', '0')})" for axis in "xy"}
    bends = "surface$at[3], surface$at[4], surface$at[5]"
    highest = f"{library.function(sharpness, fails=False)}({rate['x']}, {rate['y']}, {bends})"
    known = f"{LOOKAHEAD.name} < Infinity ? NaN : {limit(method)}" if settable else limit(method)
    return [f"out$.stability[k$] = {highest} * cut$ / (({known}) || NaN);"]


def slopes_of_step(method: Optimizer, library: Library, gauge: bool) -> list[str]:
    """The slopes at the point as the step meets them, by which all methods step but those that look elsewhere: of these
    only the gauge needs them.
    """
    if method.whole_point or (method.look and not gauge):
        return []
    needed = "" if not method.look or method.scales else " && clips$"
    lines = ["const b$ = surface$gradient(x, y);", "sx$ = b$[0];", "sy$ = b$[1];"]
    return [
        "let sx$ = gx$, sy$ = gy$, cut$ = 1;",
        f"if (batches$ !== null{needed}) {{",
        *indented(["surface$batch(batches$, k$);", *lines, "surface$whole();"]),
        "}",
        *met("sx$", "sy$", "cut$", library),
    ]


def met(x: str, y: str, cut: str, library: Library) -> list[str]:
    """Makes of two slopes, variables by these names, what a step meets: with the noise, and shortened if too long."""
    return [
        f"if (noise$ !== null) {{ {x} += noise$[0][k$]; {y} += noise$[1][k$]; }}",
        "if (clips$) {",
        *indented([f"{cut} = {library.function(shortening, fails=False)}({x}, {y}, {CLIP.name});"]),
        *indented([f"{x} *= {cut};", f"{y} *= {cut};"]),
        "}",
    ]


def limit(method: Optimizer) -> str:
    """The expression of stability_limit, which is declared as a lambda."""
    function = method.stability_limit
    assert function
    lines = inspect.getsource(inspect.getmodule(function))  # type: ignore[arg-type]
    found = [
        node
        for node in ast.walk(ast.parse(textwrap.dedent(lines)))
        if isinstance(node, ast.keyword) and node.arg == "stability_limit"
    ]
    (declared,) = found
    assert isinstance(declared.value, ast.Lambda)
    reading = Reading(place(function), ast.parse("def limit(): pass").body[0], function.__globals__, {})  # type: ignore[arg-type]
    expressions = Expressions(reading, Library(), fails=False)
    expressions.local |= set(positional(function))
    return f"({expressions.plain(declared.value.body)})"


def direction(method: Optimizer) -> str:
    """The name of what a rule steps against, before it is divided by a size."""
    return named(method).get("momentum", ("g",))[0]


class Ratio(Statements):
    """Writes a rule so that it gives the rate of its step from 0: the step over the direction it is taken in."""

    def ratio(self, name: str, direction: str) -> str:
        self.direction = direction
        return self.function(name)

    def statement(self, node: ast.stmt) -> list[str]:
        match node:
            case ast.Return(ast.Tuple([new, *_])) | ast.Return(ast.expr() as new):
                return [f"return -({self.plain(new)}) / {spelled(self.direction)};"]
        return super().statement(node)


def passed(method: Optimizer, axis: str, slope: str, x: str) -> str:
    """The arguments of the step of one coordinate."""
    return ", ".join([x, slope, *(at(method, name, axis) for name in method.state), *handed(method.step)])


def handed(rule: Rule) -> list[str]:
    return [spelled(name) for name in keywords(rule)]


def coordinatewise(method: Optimizer, library: Library) -> list[str]:
    """One step of a rule that is applied to x and to y."""
    lines = []
    slopes = ["sx$", "sy$"]
    if method.look:
        looks = (
            f"look({', '.join([axis, *(at(method, name, axis) for name in method.state), *handed(method.look)])})"
            for axis in "xy"
        )
        lines += [BATCH, f"let [lx$, ly$] = surface$gradient({', '.join(looks)}), shrunk$ = 1;", WHOLE]
        slopes = ["lx$", "ly$"]
        lines += met("lx$", "ly$", "shrunk$", library)
    for axis, slope in zip("xy", slopes, strict=True):
        lines.append(f"const {axis}$ = step({passed(method, axis, slope, axis)});")
    for axis in "xy":
        names = [axis, *(at(method, name, axis) for name in method.state)]
        lines += taken(names, f"{axis}$", alone=not method.state)
    return [IDLE, *lines, KEPT_IDLE]


def whole_point(method: Optimizer) -> list[str]:
    """One step of a rule that moves x and y together."""
    states = [spelled(name) for name in method.state]
    given = ", ".join(["x", "y", *states, *handed(method.step)])
    return [
        "noisy$ = noise$ !== null;",
        "if (noise$ !== null) { nx$ = noise$[0][k$]; ny$ = noise$[1][k$]; }",
        "clipped$ = clips$;",
        f"if (clips$) longest$ = {CLIP.name};",
        BATCH,
        "if (batches$ !== null) part$ = batches$.begins[k$ + 1] - batches$.begins[k$];",
        f"const p$ = step({given});",
        WHOLE,
        IDLE,
        *taken(["x", "y", *states], "p$"),
        KEPT_IDLE,
    ]


def taken(names: Iterable[str], whole: str, alone: bool = False) -> list[str]:
    """The parts of what a rule has returned, under their names."""
    names = list(names)
    return [f"{names[0]} = {whole};"] if alone else [f"{name} = {whole}[{place}];" for place, name in enumerate(names)]
