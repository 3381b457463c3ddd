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
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import ModuleType
from typing import Any

from optimizers.base.arithmetic import Rule, where
from optimizers.base.hyper import LOOKAHEAD, PULL, Hyper, looks_back
from optimizers.base.lines import alone
from optimizers.base.optimizer import STARTS, Optimizer, positional
from optimizers.base.plane import MARK
from optimizers.base.written import TEXTS, define

# The slow weights; how many steps the others are ahead of them; whether they go back. No method may use these names.
SLOW, AHEAD, BACK = "slow", "ahead", "back"
KEPT = 128  # methods with Lookahead around them
SOURCE = "Zhang, Lucas, Hinton and Ba, 2019, Lookahead optimizer: k steps forward, 1 step back"
SYMBOLS = {SLOW: r"\varphi", f"{SLOW}x": r"\varphi_x", f"{SLOW}y": r"\varphi_y", AHEAD: "i"}


def lookahead(home: str, inner: Optimizer, hypers: Iterable[Hyper] = (), **declared: Any) -> Optimizer:
    """Lookahead around a method, as a method of its own.

    home      the module that declares it, by whose name scripts find its rule
    hypers    those of the method that are declared otherwise here
    declared  fields of Optimizer: name, order, teaches and differs, and what else is not as in the method
    """
    own = {hyper.name: hyper for hyper in hypers}
    made = ahead(home, inner, looks_back())
    changed: dict[str, Any] = dict(
        source=SOURCE,
        hypers=tuple(own.get(hyper.name, hyper) for hyper in made.hypers),
        planar=inner.planar.replace(inner.name, declared["name"], 1),
        noisy_name="",
        joined=1,
    )
    return replace(made, **{**changed, **declared})


def as_set(method: Optimizer, hypers: Mapping[str, Any]) -> Optimizer:
    """The method as its settings make it: with Lookahead around it, where that is set."""
    every = hypers.get(LOOKAHEAD.name, LOOKAHEAD.default)
    off = isinstance(every, float) and every == LOOKAHEAD.default
    return method if off or LOOKAHEAD not in method.settings else around(method)


@lru_cache(maxsize=KEPT)
def around(method: Optimizer) -> Optimizer:
    """The method with Lookahead around it."""
    return ahead(f"{method.step.__module__}_ahead", method, LOOKAHEAD)


def ahead(home: str, inner: Optimizer, every: Hyper) -> Optimizer:
    """The method with Lookahead around it; scripts find its rule by the name `home`."""
    assert can_go_around(inner), f"Lookahead cannot go around {inner.name}"
    rules = {rule.__name__: vars(rule).get("vector", rule) for rule in inner.rules}
    texts = {name: text_of(rule) for name, rule in rules.items()}
    TEXTS[home] = beside(sys.modules[inner.step.__module__], texts)
    step, *look = (defined(rule, texts[name], home) for name, rule in rules.items())
    return replace(
        inner,
        step=step,
        look=look[0] if look else None,
        hypers=(*inner.hypers, every, PULL),
        state={**inner.state, **dict(zip(slow_names(inner.step), STARTS, strict=False)), AHEAD: 0.0},
        symbols={**inner.symbols, **SYMBOLS},
        stability_limit=None,
        conventions=(),
    )


def can_go_around(inner: Optimizer) -> bool:
    """Whether its weights can go back: a method of values alone moves several points, of which they are one."""
    return LOOKAHEAD in inner.settings and not inner.ahead


def slow_names(step: Rule) -> tuple[str, ...]:
    """The names of the slow weights in a rule as it runs in the plane."""
    return (f"{SLOW}x", f"{SLOW}y") if "y" in positional(step) else (SLOW,)


def defined(rule: Rule, text: str, home: str) -> Rule:
    """The rule that a text defines, at the lines where the one that it was made from stands in its file."""
    names = {**rule.__globals__, "__name__": home, "where": where}
    _, first = inspect.getsourcelines(rule)
    define("\n" * (first - 1) + text, f"{rule.__code__.co_filename}, {rule.__name__} with Lookahead", names)
    found: Rule = names[rule.__name__]
    return found


def beside(home: ModuleType, texts: Mapping[str, str]) -> str:
    """The text of a method's file, with other texts of its rules, and without its declaration."""
    source = inspect.getsource(home)
    parts = ["from optimizers.base import where"]
    for node in ast.parse(source).body:
        match node:
            case ast.Assign(targets=[ast.Name("METHOD")]) | ast.Expr() | ast.ImportFrom(module="__future__"):
                continue
            case ast.FunctionDef(name=name) if name in texts:
                parts.append(texts[name])
            case _:
                parts.append(ast.get_source_segment(source, node) or "")
    return "\n\n\n".join(parts) + "\n"


def text_of(rule: Rule) -> str:
    """The text of a rule with Lookahead around it; of `look`, which only says where the gradient is taken."""
    text = textwrap.dedent(inspect.getsource(rule))
    (node,) = ast.parse(text).body
    assert isinstance(node, ast.FunctionDef)
    if "g" not in positional(rule) and "f" not in positional(rule):
        return f"{head(node, [SLOW, AHEAD], [])}\n{body(node.body, text)}"
    return step_ahead(node, text)


def step_ahead(node: ast.FunctionDef, text: str) -> str:
    """The rule with Lookahead around it."""
    taken = [argument.arg for argument in node.args.args]
    lead = [name for name in taken if name not in ("g", "f")]
    slow = [f"{SLOW}x", f"{SLOW}y"] if "y" in lead else [SLOW]
    own = {SLOW, *slow, AHEAD, BACK} & {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    assert not own, f"{own} are names of the method's own"
    *lines, last = node.body
    assert isinstance(last, ast.Return) and last.value
    states = lead[len(slow) :]
    marks = [marked(mark, slow) for mark in node.decorator_list]
    values = last.value if isinstance(last.value, ast.Tuple) else ast.Tuple([last.value])
    back = [
        *(f"{', '.join(line.targets)} = {spelled(line.value)}" for line in alone(lead, values)),
        f"{AHEAD} = {AHEAD} + 1",
        f"{BACK} = {AHEAD} >= {LOOKAHEAD.name}",
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
    whole = [*marks, head(node, [*slow, AHEAD], [LOOKAHEAD.name, PULL.name])]
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
