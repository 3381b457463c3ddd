"""Another form of a rule, as used elsewhere: only a convention differs, so the number of a setting is another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from optimizers.base.arithmetic import Number, Rule, sqrt
from optimizers.base.numbers import rounded


@dataclass(frozen=True, eq=False)
class Convention:
    """One such form of a method.

    hyper        the name of the setting whose number means something else there
    words        where it stands and what is different, in a phrase: "with (1 − β) before the gradient"
    translation  what to do with a number from there: "multiply the rate by 1/(1 − β)"
    here         (*, hypers…) -> our number of that setting that does what the method's own numbers do there; None where
                 it is the same number, and only the point that is called x is another
    step         the rule in that form; None where the form is ours and only the usual number is another
    exact        whether both then take the same path; else they agree where slopes are large, and where they vanish
    surface      a key of LANDSCAPES: where the difference is seen; "" for any
    """

    hyper: str
    words: str
    translation: str
    here: Callable[..., float] | None
    step: Rule | None = None
    exact: bool = True
    surface: str = ""

    def value(self, hypers: Mapping[str, float]) -> float:
        """Our number for the setting, where these are the numbers there; to ten digits, as it goes into links."""
        return rounded(self.here(**hypers), 10) if self.here else hypers[self.hyper]


def epsilon_inside(step: Rule, where: str) -> Convention:
    """ε below the root, in a rule that has it beside the root here; `where` it stands so."""

    def here(*, eps: Number, **_: Number) -> float:
        return float(sqrt(eps))

    return Convention(
        hyper="eps",
        words=f"with ε inside the root, as in {where}",
        translation=(
            "enter the root of that ε here. Both forms are equal where gradients vanish and where they are large; "
            "in between, the divisors differ by at most a factor of √2"
        ),
        here=here,
        step=step,
        exact=False,
        surface="plateau",
    )


def usual_value(hyper: str, value: float, words: str, translation: str) -> Convention:
    """Another number that is usual elsewhere, in the same form."""
    return Convention(hyper, words, translation, lambda **_: value)
