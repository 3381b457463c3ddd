"""A formula as text -> its tree, and what the text calls its weights and parameters."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree
from landscapes.formula.characters import refusal
from landscapes.formula.errors import FormulaError
from landscapes.formula.expressions import Parser
from landscapes.formula.functions import VARIABLES
from landscapes.formula.leads import Body
from landscapes.formula.scope import Scope, leaves, placed
from landscapes.formula.words import names_of

TOO_MANY = "A surface has two weights, and {} of this sum is neither. Let the index take two numbers."
MOST_PARAMETERS = 12
TOO_MANY_PARAMETERS = f"A formula may have up to {MOST_PARAMETERS} parameters. Write numbers for other letters."
MOST_ADVICE = 4  # refusals that may follow one another, where a text has several slips


class Reading(NamedTuple):
    """How a formula was read.

    tree        its weights are x and y, a parameter a is "param_a", and a column u is "data_u"
    weights     what the text calls the weights; where only one occurs, the second is a name for the other
    parameters  the letters that remain, in the order in which they occur
    places      of each parameter as often as it occurs: where it begins and ends in the text, and its name
    notes       sentences on what people read in two ways, and how it was read
    bare        where the values of functions without brackets, such as kx in sin kx, begin and end in the text
    """

    tree: Tree
    weights: tuple[str, str]
    parameters: tuple[str, ...] = ()
    places: tuple[tuple[int, int, str], ...] = ()
    notes: tuple[str, ...] = ()
    bare: tuple[tuple[int, int], ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """The names of the text that are no columns: weights that occur in it, then parameters."""
        there = {*leaves(self.tree)}
        weights = (name for name, leaf in zip(self.weights, VARIABLES, strict=True) if leaf in there)
        return (*weights, *self.parameters)

    @property
    def single(self) -> bool:
        """Whether it has one weight: x occurs in the tree, and y does not."""
        return {*VARIABLES}.intersection(leaves(self.tree)) == {VARIABLES[0]}


def parse(text: str) -> Tree:
    """The tree of a formula in x and y without parameters, such as our own tables have. Raises FormulaError."""
    return read(text).tree


@lru_cache(maxsize=256)
def read(text: str, columns: tuple[str, ...] = (), chosen: tuple[str, ...] = ()) -> Reading:
    """A formula in one or two weights, parameters and the columns of some data. Raises FormulaError.

    chosen  the names of the weights, where they are chosen; else Scope.weights() says which of the letters they are
    """
    try:
        return _read(text, columns, chosen)
    except FormulaError as error:
        wanted = (leading_on(proposal, columns, chosen) for proposal in error.proposals)
        kept = tuple(dict.fromkeys(proposal for proposal in wanted if proposal))
        raise FormulaError(error.message, error.position, kept) from None


def leading_on(proposal: str, columns: tuple[str, ...], chosen: tuple[str, ...]) -> str:
    """The formula that is read where a reader takes a proposal, and then the first of each that follows; nothing where
    there is none.
    """
    for _ in range(MOST_ADVICE):
        try:
            _read(proposal, columns, chosen)
        except FormulaError as error:
            if not error.proposals:
                return ""
            proposal = error.proposals[0]
        else:
            return proposal
    return ""


def _read(text: str, columns: tuple[str, ...], chosen: tuple[str, ...]) -> Reading:
    """As read() does, with proposals that nobody has looked at."""
    scope = Scope(columns, chosen)
    parser = Parser(text, scope)
    tree = parser.formula()
    letters = [token for token in parser.tokens if token.kind == "name" and scope.holds(token.name)]
    used = tuple(dict.fromkeys([*(token.name for token in letters), *parser.elements]))
    weights = scope.weights(used, declared(parser.body, scope, used))
    parameters = tuple(name for name in used if name not in weights)
    for name, token in parser.elements.items():
        if name in parameters:
            raise FormulaError(TOO_MANY.format(f"{name[0]}_{name[1:]}"), token.start)
    if len(parameters) > MOST_PARAMETERS:
        first = next(token for token in letters if token.name == parameters[MOST_PARAMETERS])
        raise FormulaError(TOO_MANY_PARAMETERS, first.start)
    places = tuple((token.start, token.end, token.name) for token in letters if token.name in parameters)
    return Reading(
        placed(tree, weights, parameters), weights, parameters, places, parser.notes.told, tuple(parser.bare)
    )


def declared(body: Body, scope: Scope, used: Sequence[str]) -> tuple[str, ...]:
    """The names that a lead such as f(u, v) = gives to weights. Raises FormulaError where a formula names itself."""
    for name, position in body.called:
        if any(found.name in used for found in [scope.letter_at(name, 0)] if found and found.length == len(name)):
            raise FormulaError(refusal("=", names_of(scope)), position)
    found = (scope.letter_at(name, 0) for name in body.declared)
    return tuple(name.name for name in found if name and name.name in used)
