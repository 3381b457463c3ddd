"""What a method is: an update rule and the facts about it.

A rule has one of three shapes, told apart by the arguments it takes:

    step(x, g, *state, *, hypers…) -> x, *state          one coordinate; g is the gradient's component along it
    step(x, y, f, *state, *, hypers…) -> x, y, *state    the whole point; f is an Oracle, asked as f.gradient(x, y)
    step(x, f, *state, *, hypers…) -> x, *state          a vector of any length; f is asked as f.gradient(x)

A rule of the third shape that is marked by @vectors moves a point of the plane as well: its `step` here is of the
second shape, made from the same source.

Every argument but f is a float or an array (runs,). A rule returns new values and changes nothing in place. The state
comes in the order declared. The keyword arguments are those of the declared hyperparameters that the rule uses, by
name. Two more may be asked for: `t`, the number of the step (from 1), and `beta1_t`, the product of all beta1 so far,
which is β₁ᵗ while β₁ stays constant.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import Any, Literal

import numpy as np

from optimizers.base.arithmetic import Rule
from optimizers.base.clipping import CLIP, clip_latex
from optimizers.base.convention import Convention
from optimizers.base.errors import unknown
from optimizers.base.hyper import LOOKAHEAD, PULL, Hyper
from optimizers.base.latex import aligned, update_as_latex, update_lines
from optimizers.base.lines import lines_of
from optimizers.base.oracle import QUESTIONS
from optimizers.base.vectors import names_of, on_vectors

# What a state starts with: a number, the name of a hyperparameter, one of STARTS, or () for a memory that is empty.
Initial = float | str | tuple[()]
Role = Literal["momentum", "velocity", "squares", "sizes"]
Invariance = Literal["rotation", "translation", "scale"]

FADED = 5  # e-foldings: a correction that has come so far has faded
HERE = "x"  # a state declared so starts at the run's start: of one coordinate there, of a vector, or at its x
STARTS = (HERE, "y")  # likewise at its x, and at its y, where the rule moves the whole point

FAMILIES = {
    "descent": "Descent and momentum",
    "adaptive": "A step for each coordinate",
    "sign": "Signs and gains",
    "curvature": "Curvature",
    "search": "Line search",
    "data": "Sums of squares and data",
    "values": "Values alone",
}


@dataclass(frozen=True, eq=False)
class Optimizer:
    """A method's declaration.

    order    where it stands in the teaching order
    family   a key of FAMILIES: what it is found under
    teaches  one line: what it does and why that helps
    source   author, year, title
    differs  what deviates from the source, or "in nothing"
    step     the rule (see the module's docstring)
    hypers   its hyperparameters, in the order they are shown
    state    name -> what it starts with, in the rule's order: a number, the name of a hyperparameter, one of STARTS
             or ()
    symbols  name in the rule -> its LaTeX, for names that are not typeset as they are written
    roles    name of a state or a number worked out -> what it is drawn as when a step is taken apart: "momentum", an
             average of gradients; "velocity", a movement; "squares", whose roots are lengths; "sizes", lengths
    look     optional: (x, *state, *, hypers…) -> the point where the gradient is taken, if not x
    stability_limit  optional: (*, the hypers that it depends on) -> the largest lr·λmax at which the method is stable
             on a quadratic; asked by stable_up_to(). Where the method divides each coordinate by a size of its own,
             that is meant with the rate after the division; only there may it depend on lr itself
    noisy_name  its name in a race with noisy gradients, where that is another one
    invariances  the changes of the surface that the path follows: "rotation" turns the path along, "translation" moves
             it along, "scale" of f leaves it as it is. They hold at the defaults, with ε = 0, where no fallback is
             taken. Tests check every invariance that is declared, and that no other one holds
    grows_back  how many times lr its steps can be that grow back long after the slope has become small, because what
             they are divided by is forgotten: at the usual settings (1 − β₁)/√(1 − β₂) for Adam, √2/√(1 − ρ) for
             RMSProp. Near a minimum such a method can be quiet for long and then leave it by about so much, so it has
             settled only where that is a short step
    fading   the hyperparameter, if there is one, whose powers correct an average that does not fall itself: until
             they have faded, the steps lengthen, and the method can leave a minimum as above
    planar   why the rule moves points of the plane only, in a sentence that says what to take for a network instead;
             "" of a rule for any number of weights, and of one whose form for networks is another (networks/methods/)
    paired   why the rule needs two weights, in a sentence that says what to take on a surface of one; "" if it does not
    hides    what two weights do not show of the method, in a sentence or two: what it is for, or what it costs, where
             there are many; "" where they show it
    joined   0 of the first methods, 1 of those that came later: styles go by it, so that nobody's changes
    conventions  forms in which the rule stands elsewhere, which make a setting's number another one
    """

    name: str
    order: int
    family: str
    teaches: str
    source: str
    differs: str
    step: Rule
    hypers: tuple[Hyper, ...]
    state: Mapping[str, Initial] = field(default_factory=dict)
    symbols: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    look: Rule | None = None
    stability_limit: Callable[..., float] | None = None
    noisy_name: str = ""
    invariances: tuple[Invariance, ...] = ()
    grows_back: float = 0.0
    fading: str = ""
    planar: str = ""
    paired: str = ""
    hides: str = ""
    joined: int = 0
    conventions: tuple[Convention, ...] = ()

    def __post_init__(self) -> None:
        state, roles = (self._in_components(each) for each in (self.state, self.roles))
        vars(self).update(state=state, roles=roles)  # the way to set what is frozen
        taken = positional(self.step)
        lead = ["x", "y", "f"] if self.whole_point else ["x", "f"] if self.vector else ["x", "g"]
        assert taken == [*lead, *self.state], f"{self.name}: step takes {taken}"
        assert self.family in FAMILIES, f"{self.name}: there is no family {self.family}"
        used = {name.removesuffix("_t") for rule in self.rules for name in keywords(rule)} - {"t"}
        used |= {initial for initial in self.state.values() if isinstance(initial, str)} - {*STARTS}
        assert used == {hyper.name for hyper in self.hypers}, f"{self.name}: step uses {sorted(used)}"
        assert CLIP.name not in used, f"{self.name}: {CLIP.name} is a setting of every method that asks for gradients"

    def called(self, drawn: bool) -> str:
        """Its name in a race in which chance has a say in the gradients, or none."""
        return self.noisy_name if drawn and self.noisy_name else self.name

    def stable_up_to(self, hypers: Mapping[str, Any]) -> Any:
        """The largest lr·λmax at which it is stable, 0 where it is so at none; hypers: name -> number or array (n,).

        It has to have a limit.
        """
        assert self.stability_limit is not None
        found = self.stability_limit(**{name: hypers[name] for name in positional(self.stability_limit)})
        return found if np.ndim(found) else float(found)

    def grown(self, hypers: Mapping[str, Any], steps: int) -> Any:
        """How long its steps may grow again after so many of them, however short they are; 0 if they do not.

        hypers: name -> number, array (n,), or the list of values, one a step, where scheduled; the last one counts
        """
        if not self.grows_back and not self.fading:
            return 0.0
        rate, kept = (_last(hypers[name]) for name in ("lr", self.fading or "lr"))
        return rate * self.grows_back if self.grows_back else rate * (steps * (1 - kept) < FADED)

    @property
    def rules(self) -> tuple[Rule, ...]:
        return (self.step,) if self.look is None else (self.step, self.look)

    @cached_property
    def whole_point(self) -> bool:
        """Whether the rule moves the whole point and asks an Oracle f, instead of moving each coordinate by its g."""
        return {"y", "f"} <= set(positional(self.step))

    @cached_property
    def vector(self) -> bool:
        """Whether the rule moves a vector of any length and asks about the loss itself."""
        return positional(self.step)[1] == "f" or bool(names_of(self.step).vectors)

    @cached_property
    def vector_step(self) -> Rule:
        """The rule for arrays (n,), of one coordinate or in vectors; a rule that is bound to the plane has none."""
        return on_vectors(self.step) if names_of(self.step).vectors else self.step

    @cached_property
    def vector_state(self) -> dict[str, Initial]:
        """name -> what it starts with, of the state of vector_step, in its order."""
        names = names_of(self.step)
        return {name: self.state[names.parts(name)[0]] for name in positional(self.vector_step)[2:]}

    @property
    def scalars(self) -> set[str]:
        """Those of vector_state that are no vectors, but one number for all weights, or a memory."""
        vectors = names_of(self.step).vectors
        return set(self.vector_state) - set(vectors) if vectors else set()

    def _in_components(self, named: Mapping[str, Any]) -> dict[str, Any]:
        """What is declared of the rule's names, of those in its form for the plane."""
        names = names_of(self.step)
        return {
            part: own
            for name, value in named.items()
            for part, own in zip(names.parts(name), names.parts(HERE) if value == HERE else repeat(value), strict=False)
        }

    @property
    def scales(self) -> bool:
        """Whether each coordinate's step is divided by a size of its own, or has one."""
        return not {"squares", "sizes"}.isdisjoint(self.roles.values())

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """What the rule asks the surface for: names of QUESTIONS."""
        if not self.whole_point:
            return ("gradient",)
        return tuple(name for name in QUESTIONS if name in self.step.__code__.co_names)

    @cached_property
    def moving(self) -> tuple[str, ...]:
        """The keywords that change at every step: t and running products such as beta1_t."""
        used = {name for rule in self.rules for name in keywords(rule)}
        return tuple(sorted(used - {hyper.name for hyper in self.hypers}))

    @cached_property
    def signs(self) -> dict[str, str]:
        """name in the rule -> its LaTeX, where that is declared: for its hyperparameters and in `symbols`."""
        return {hyper.name: hyper.symbol for hyper in self.hypers} | dict(self.symbols)

    @cached_property
    def latex(self) -> str:
        """The update as aligned LaTeX, made from the rule's own source."""
        return aligned(self.latex_lines)

    @cached_property
    def latex_lines(self) -> list[str]:
        """The lines of the update as LaTeX."""
        starts = {name: initial for name, initial in self.state.items() if isinstance(initial, str)}
        return update_lines(self.step, self.look, self.signs, starts)

    @cached_property
    def latex_clipped(self) -> str:
        """The update where gradients are clipped, likewise."""
        lines = self.latex_lines
        first = len(lines) - len(lines_of(self.step))  # after what it starts with, and where it looks
        g = "g" if positional(self.step)[1] == "g" else r"\nabla f"
        return aligned([*lines[:first], clip_latex(g), *lines[first:]])

    def latex_of(self, form: Convention) -> str:
        """Another form of the rule as aligned LaTeX, with the same symbols; "" where the form is the same."""
        return update_as_latex(form.step, None, self.signs, {}) if form.step else ""

    @property
    def settings(self) -> tuple[Hyper, ...]:
        """All that can be set: the rule's hyperparameters, and where it asks for gradients, Lookahead and clipping."""
        if "gradient" not in self.asks:
            return self.hypers
        return (*self.hypers, CLIP) if self.ahead else (*self.hypers, LOOKAHEAD, CLIP)

    @property
    def ahead(self) -> bool:
        """Whether its rule is one with Lookahead around it."""
        return any(hyper.name == LOOKAHEAD.name for hyper in self.hypers)

    @property
    def known(self) -> tuple[Hyper, ...]:
        """The settings that it has, and what Lookahead has besides when it goes around it."""
        return (*self.settings, PULL) if LOOKAHEAD in self.settings and not self.ahead else self.settings

    @property
    def defaults(self) -> dict[str, float]:
        """name -> its default, of every hyperparameter."""
        return {hyper.name: hyper.default for hyper in self.hypers}

    def hyper(self, name: str) -> Hyper:
        """The setting of that name; SettingError naming the nearest one if there is none."""
        for hyper in self.known:
            if hyper.name == name:
                return hyper
        raise unknown(name, f"setting of {self.name}", name, [hyper.name for hyper in self.settings])


def _last(value: Any) -> Any:
    """A hyperparameter at the last step."""
    return value[-1] if isinstance(value, list) else value


def keywords(rule: Rule) -> list[str]:
    """The names of the rule's keyword arguments."""
    return [name for name, p in inspect.signature(rule).parameters.items() if p.kind is p.KEYWORD_ONLY]


def positional(rule: Rule) -> list[str]:
    """The names of the rule's other arguments."""
    return [name for name, p in inspect.signature(rule).parameters.items() if p.kind is p.POSITIONAL_OR_KEYWORD]
