"""What a method is: an update rule and the facts about it.

Two shapes of rule, told apart by the arguments they take:

    step(x, g, *state, *, hypers…) -> x, *state          one coordinate's numbers; g is the gradient there
    step(x, y, f, *state, *, hypers…) -> x, y, *state    the whole point; f.gradient(x, y), f.hessian(x, y) on request

Everything is a float, or an array (runs,); a rule returns new values and changes nothing. State comes in the order
declared. Keyword arguments are the declared hyperparameters, by name, those the rule uses, plus on request
`t`, the number of the step (from 1), and `beta1_t`, the product of all beta1 so far: β₁ᵗ while β₁ stays constant.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from optimizers.base.errors import unknown
from optimizers.base.hyper import Hyper
from optimizers.base.latex import update_as_latex

Rule = Callable[..., Any]
Initial = float | str | tuple  # a number, the name of a hyperparameter, HERE, or () for a memory that is empty
Role = Literal["momentum", "velocity", "squares", "sizes"]
Invariance = Literal["rotation", "translation", "scale"]

HERE = "x"  # the state that starts where the run does
ORACLE = ("value", "gradient", "hessian", "squares", "samples")

FAMILIES = {
    "descent": "Descent and momentum",
    "adaptive": "A step for each coordinate",
    "sign": "Signs and gains",
    "curvature": "Curvature",
    "search": "Line search",
    "data": "Sums of squares and data",
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
    state    name -> what it starts with, in the rule's order: a number, the name of a hyperparameter, HERE or ()
    symbols  LaTeX for the rule's names that are not their own symbol
    roles    name of a state or a number worked out -> what it is drawn as when a step is taken apart: "momentum", an
             average of gradients; "velocity", a movement; "squares", whose roots are lengths; "sizes", lengths
    look     optional: (x, *state, *, hypers…) -> the point where the gradient is taken, if not x
    steepest optional: (*, hypers…) -> the largest lr·λmax at which the method is stable on a quadratic; lr is divided
             as the method divides it where each coordinate has a size of its own
    noisy_name  what it is called when its gradients are noisy, where that is another name
    invariances  what leaves the path alike: "rotation" of the surface turns it along, "translation" moves it along,
             "scale" of f does not change it at all; at the defaults, with ε = 0, and where no fallback is taken. Tests
             hold every method to what it declares, and to nothing more
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
    steepest: Callable[..., float] | None = None
    noisy_name: str = ""
    invariances: tuple[Invariance, ...] = ()

    def __post_init__(self) -> None:
        positional = [name for name, p in _parameters(self.step) if p.kind is p.POSITIONAL_OR_KEYWORD]
        lead = ["x", "y", "f"] if self.whole_point else ["x", "g"]
        assert positional == [*lead, *self.state], f"{self.name}: step takes {positional}"
        assert self.family in FAMILIES, f"{self.name}: there is no family {self.family}"
        used = {name.removesuffix("_t") for rule in self.rules for name in keywords(rule)} - {"t"}
        used |= {initial for initial in self.state.values() if isinstance(initial, str)} - {HERE}
        assert used == {hyper.name for hyper in self.hypers}, f"{self.name}: step uses {sorted(used)}"

    def called(self, noise: float) -> str:
        """Its name in a race with this much noise."""
        return self.noisy_name if noise and self.noisy_name else self.name

    @property
    def rules(self) -> tuple[Rule, ...]:
        return (self.step,) if self.look is None else (self.step, self.look)

    @cached_property
    def whole_point(self) -> bool:
        """Whether the rule moves the whole point with an oracle f, instead of each coordinate by its gradient."""
        return "f" in keywords(self.step, inspect.Parameter.POSITIONAL_OR_KEYWORD)

    @property
    def scales(self) -> bool:
        """Whether each coordinate's step is divided by a size of its own, or has one."""
        return not {"squares", "sizes"}.isdisjoint(self.roles.values())

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """What the rule asks the surface for: names of ORACLE."""
        if not self.whole_point:
            return ("gradient",)
        return tuple(name for name in ORACLE if name in self.step.__code__.co_names)

    @cached_property
    def moving(self) -> tuple[str, ...]:
        """The keywords that change at every step: t and running products such as beta1_t."""
        used = {name for rule in self.rules for name in keywords(rule)}
        return tuple(sorted(used - {hyper.name for hyper in self.hypers}))

    @cached_property
    def signs(self) -> dict[str, str]:
        """The LaTeX of the rule's names that is declared: its hyperparameters' symbols and its own."""
        return {hyper.name: hyper.symbol for hyper in self.hypers} | dict(self.symbols)

    @cached_property
    def latex(self) -> str:
        """The update as aligned LaTeX, made from the rule's own source."""
        starts = {name: initial for name, initial in self.state.items() if isinstance(initial, str)}
        return update_as_latex(self.step, self.look, self.signs, starts)

    def hyper(self, name: str) -> Hyper:
        """The hyperparameter of that name; SettingError naming the nearest one if there is none."""
        for hyper in self.hypers:
            if hyper.name == name:
                return hyper
        raise unknown(name, f"setting of {self.name}", name, [hyper.name for hyper in self.hypers])


def _parameters(rule: Rule) -> list[tuple[str, inspect.Parameter]]:
    return list(inspect.signature(rule).parameters.items())


def keywords(rule: Rule, kind: Any = inspect.Parameter.KEYWORD_ONLY) -> list[str]:
    """The names of the rule's arguments of one kind, keyword-only unless told otherwise."""
    return [name for name, parameter in _parameters(rule) if parameter.kind is kind]
