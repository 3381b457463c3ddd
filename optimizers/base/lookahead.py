"""Lookahead: a method made of another one, with slow weights that its own go back to every few steps.

Reads as: Zhang, Lucas, Hinton & Ba 2019, Algorithm 1, around any method that steps by gradients.
Differs: what the method remembers stays as it is when its weights go back, as in the paper's experiments.
Shows: k steps ahead, then one back, part of the way.

The rule is made as source, from that of the method. For gradient descent it is:

    def step(x, g, slow, ahead, *, lr, every, pull):
        x = x - lr * g
        ahead = ahead + 1
        back = ahead >= every
        slow = where(back, slow + pull * (x - slow), slow)
        return where(back, slow, x), slow, where(back, 0.0, ahead)

A rule for the whole point has a slowx and a slowy; in a rule that is written in vectors, slow is one of them.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from optimizers.base.arithmetic import Rule
from optimizers.base.hyper import Hyper, looks_back, pulled_by
from optimizers.base.lines import alone
from optimizers.base.optimizer import STARTS, Optimizer, positional
from optimizers.base.plane import MARK
from optimizers.base.vectors import names_of
from optimizers.base.written import TEXTS, define

# The slow weights; how many steps the others are ahead of them; whether they go back. No method may use these names.
SLOW, AHEAD, BACK = "slow", "ahead", "back"
EVERY, PULL = looks_back(), pulled_by()
SOURCE = "Zhang, Lucas, Hinton and Ba, 2019, Lookahead optimizer: k steps forward, 1 step back"
SYMBOLS = {SLOW: r"\varphi", f"{SLOW}x": r"\varphi_x", f"{SLOW}y": r"\varphi_y", AHEAD: "i"}


def lookahead(home: str, inner: Optimizer, hypers: Iterable[Hyper] = (), **declared: Any) -> Optimizer:
    """Lookahead around a method.

    home      the module that declares it, by whose name scripts find its rule
    hypers    those of the method that are declared otherwise here
    declared  fields of Optimizer: name, order, teaches and differs, and what else is not as in the method
    """
    assert can_go_around(inner), f"Lookahead cannot go around {inner.name}"
    written = vars(inner.step).get("vector", inner.step)
    names: dict[str, Any] = {"__name__": home}
    TEXTS[home] = text_of(inner)
    define(TEXTS[home], f"{home}, Lookahead around {written.__module__}", names)
    own = {hyper.name: hyper for hyper in hypers}
    made: dict[str, Any] = dict(
        source=SOURCE,
        step=names["step"],
        look=names["look"] if inner.look else None,
        hypers=(*(own.get(hyper.name, hyper) for hyper in inner.hypers), EVERY, PULL),
        state={**inner.state, **dict(zip(slow_names(inner.step), STARTS, strict=False)), AHEAD: 0.0},
        symbols={**inner.symbols, **SYMBOLS},
        planar=inner.planar.replace(inner.name, declared["name"], 1),
        stability_limit=None,
        noisy_name="",
        conventions=(),
        joined=1,
    )
    return replace(inner, **{**made, **declared})


def can_go_around(inner: Optimizer) -> bool:
    """Whether its weights can go back: a method of values alone moves several points, of which they are one."""
    return "gradient" in inner.asks and EVERY not in inner.hypers


def slow_names(step: Rule) -> tuple[str, ...]:
    """The names of the slow weights in a rule as it runs in the plane."""
    return (f"{SLOW}x", f"{SLOW}y") if "y" in positional(step) else (SLOW,)


def text_of(inner: Optimizer) -> str:
    """The text of the file of a method, with Lookahead around its rule, and without its declaration."""
    written = vars(inner.step).get("vector", inner.step)
    text = inspect.getsource(sys.modules[written.__module__])
    parts = ["from optimizers.base import where\n"]
    for node in ast.parse(text).body:
        match node:
            case ast.Assign(targets=[ast.Name("METHOD")]) | ast.Expr():
                continue
            case ast.FunctionDef(name="step"):
                parts.append(step_ahead(node, text, bool(names_of(inner.step).vectors)))
            case ast.FunctionDef(name="look"):
                parts.append(f"{head(node, [SLOW, AHEAD], [])}\n{body(node.body, text)}")
            case _:
                parts.append(f"{ast.get_source_segment(text, node)}\n")
    return "\n\n".join(parts)


def step_ahead(node: ast.FunctionDef, text: str, vectors: bool) -> str:
    """The rule with Lookahead around it."""
    taken = [argument.arg for argument in node.args.args]
    lead = [name for name in taken if name not in ("g", "f")]
    slow = [f"{SLOW}x", f"{SLOW}y"] if "y" in lead else [SLOW]
    own = {SLOW, *slow, AHEAD, BACK} & {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    assert not own, f"{own} are names of the method's own"
    *lines, last = node.body
    assert isinstance(last, ast.Return) and last.value
    states = lead[len(slow) :]
    marks = [marked(mark, slow) for mark in node.decorator_list] if vectors else []
    values = last.value if isinstance(last.value, ast.Tuple) else ast.Tuple([last.value])
    back = [
        *(f"{', '.join(line.targets)} = {spelled(line.value)}" for line in alone(lead, values)),
        f"{AHEAD} = {AHEAD} + 1",
        f"{BACK} = {AHEAD} >= {EVERY.name}",
        *(
            f"{own} = where({BACK}, {own} + {PULL.name} * ({x} - {own}), {own})"
            for x, own in zip(lead, slow, strict=False)
        ),
        "return "
        + ", ".join(
            [
                *(f"where({BACK}, {own}, {x})" for x, own in zip(lead, slow, strict=False)),
                *states,
                *slow,
                f"where({BACK}, 0.0, {AHEAD})",
            ]
        ),
    ]
    whole = [*marks, head(node, [*slow, AHEAD], [EVERY.name, PULL.name])]
    return "\n".join([*whole, body(lines, text) + "".join(f"    {line}\n" for line in back)])


def marked(mark: ast.expr, slow: Iterable[str]) -> str:
    """The mark of a rule that is written in vectors, of which the slow weights are one more."""
    assert isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == MARK
    names = [*map(ast.unparse, mark.args), *(repr(name) for name in slow)]
    others = [ast.unparse(other) for other in mark.keywords]
    return f"@{MARK}({', '.join([*names, *others])})".replace("'", '"')


def head(node: ast.FunctionDef, states: Iterable[str], settings: Iterable[str]) -> str:
    """The first line of a function that takes a few states and settings more."""
    taken = [argument.arg for argument in node.args.args]
    named = [argument.arg for argument in node.args.kwonlyargs]
    return f"def {node.name}({', '.join([*taken, *states, '*', *named, *settings])}):"


def body(statements: list[ast.stmt], text: str) -> str:
    """Some statements of a function as they are written, with the comments between them."""
    if not statements:
        return ""
    lines = text.splitlines(keepends=True)[statements[0].lineno - 1 : statements[-1].end_lineno]
    return "".join(lines)


def spelled(value: ast.expr) -> str:
    """An expression as source, without brackets around what is set or returned at once."""
    return ", ".join(map(ast.unparse, value.elts)) if isinstance(value, ast.Tuple) else ast.unparse(value)
