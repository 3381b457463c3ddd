"""Which column a model is fitted to, and which it sees."""

from __future__ import annotations

from landscapes.data.data import LETTERS, WIDEST, Data
from landscapes.data.data_set import TARGET

# What inputs are called: u, v, ...
INPUTS = [*(letter for letter in LETTERS if letter != TARGET), *(f"c{place}" for place in range(WIDEST))]


def with_roles(data: Data, target: str) -> Data:
    """The same samples with the target called t, and the others u, v and so on, in their order; titles are kept.

    So they suit any bundled model that has as many inputs.
    """
    inputs = [name for name in data if name != target]
    called = dict(zip([*inputs, target], [*INPUTS[: len(inputs)], TARGET], strict=True))
    return Data(
        {called[name]: data[name] for name in [*inputs, target]},
        {called[name]: data.titles[name] for name in data},
    )
