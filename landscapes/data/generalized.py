"""The generalized Gauss–Newton matrix of a loss over data: what Gauss–Newton takes for the curvature.

For a sum of squares it is 2 JᵀJ. For any other loss that curves upwards in the output m of its model it is the mean of
l″(m) ∇m ∇mᵀ over the samples: the Hessian of f, were m linear in the weights (Schraudolph, 2002).
"""

from __future__ import annotations

from types import FunctionType

import numpy as np

from landscapes.data.data import Data
from landscapes.data.model import OUTPUT, OUTPUTS, Model
from landscapes.formula.arithmetic import Tree
from landscapes.formula.functions import VARIABLES
from landscapes.formula.parts import squares
from landscapes.formula.programs import SHARED, compiled_code
from landscapes.formula.scope import columns_of, leaf, replaced

NO_MODEL = "this loss does not show its model; write it with one output and its target, as in (t - (w*u + b))^2"
NO_CURVATURE = "this loss has no curvature in the model's output"
NOT_CONVEX = "this loss is not convex in the model's output"
PENALTY = "the part of this loss that depends on the weights alone is not a sum of squares"
SAMPLES = 50  # at most so many, whose losses are looked at
X = VARIABLES[0]


def fault(model: Model | None, data: Data) -> str | None:
    """Why a loss has no generalized Gauss–Newton matrix, as the end of a sentence; None where it has one."""
    if model is None:
        return NO_MODEL
    if squares(model.penalty) is None:
        return PENALTY
    return fault_of(bend(model), model, data)


def fault_of(curvature: Tree, model: Model, data: Data) -> str | None:
    """The same of l″: it must be above zero somewhere and below it nowhere, as far as rounding can tell. Looked at are
    the OUTPUTS, as they are and from the target on.
    """
    from landscapes.formula.rounding import ROUNDED, Rounded

    names = columns_of(curvature)
    code = compiled_code([curvature], arguments=(X, *map(leaf, names)))
    places = np.unique(np.linspace(0, data.count - 1, SAMPLES).astype(int))
    outputs = OUTPUTS + np.stack([0 * places, data[model.target][places]])[..., None]
    columns = [Rounded(data[name][places][:, None] + 0 * outputs) for name in names]
    with np.errstate(all="ignore"):
        found = FunctionType(code, {**SHARED, **ROUNDED})(Rounded(outputs), *columns)
        above, below = np.any(found.value > found.error), np.any(found.value < -found.error)
    return NOT_CONVEX if below else None if above else NO_CURVATURE


def bend(model: Model) -> Tree:
    """The tree of l″, the second derivative of a sample's loss by the model's output, which it calls x."""
    from landscapes.formula.derivatives import hessian  # it loads SymPy, which takes a third of a second

    by_output: Tree = hessian(replaced(model.loss, {OUTPUT: X}))[0]
    return by_output


def half_matrix(model: Model) -> tuple[Tree, ...]:
    """The trees of the entries xx, xy and yy, for one sample, of half the generalized Gauss–Newton matrix: of JᵀJ where
    the loss is a square.
    """
    from landscapes.formula.derivatives import gradient, outer_products

    across, up = gradient(model.output)
    half: Tree = ("*", 0.5, replaced(bend(model), {X: model.output}))
    own: list[Tree] = [("*", half, ("*", a, b)) for a, b in ((across, across), (across, up), (up, up))]
    added = outer_products(squares(model.penalty) or []) if model.penalty else ()
    return tuple(("+", each, more) for each, more in zip(own, added, strict=True)) if added else tuple(own)
