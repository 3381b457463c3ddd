"""“The inverse of the Hessian has N³ values”: it has N², and takes N³ operations to compute."""

import numpy as np

from claims.base.misprint import Formula, Misprint, Numbers

WEIGHTS = 100


def measure(values: Formula) -> Numbers:
    hessian = WEIGHTS * np.eye(WEIGHTS) + 1.0
    return {
        f"values for {WEIGHTS} weights, counted": np.linalg.inv(hessian).size,
        f"values for {WEIGHTS} weights, by the formula": values.value(WEIGHTS),
    }


MISPRINT = Misprint(
    title="“The inverse Hessian has N³ values”",
    group="curvature",
    order=4,
    printed=Formula(r"\text{values of } H^{-1} = N^{3}", lambda n: n**3),
    right=Formula(r"\text{values of } H^{-1} = N^{2}", lambda n: n**2),
    measure=measure,
    fails=lambda numbers: (
        numbers["values for 100 weights, counted"] != numbers["values for 100 weights, by the formula"]
    ),
    set_up="A Hessian of 100 weights is inverted. The values of the inverse are counted.",
    short="The inverse has N² values.",
    does=(
        "The inverse has {values for 100 weights, counted} values. The formula says "
        "{values for 100 weights, by the formula}."
    ),
    instead=(
        "The inverse of an N × N matrix is N × N again. The work to compute it grows with N³. BFGS keeps the "
        "N² values and never inverts a matrix; L-BFGS keeps a few times N."
    ),
    link={"surface": "ravine", "methods": "bfgs,lbfgs", "steps": "60"},
)
