"""Diagonal curvature helps only in valleys along the axes."""

from functools import partial

from claims.base import Claim
from claims.base.axes import only_along_the_axes

CLAIM = Claim(
    statement="Dividing each partial derivative by its own curvature helps only in valleys along the axes.",
    said_by="Becker and LeCun 1988; common in lectures",
    group="curvature",
    order=20,
    experiment=(
        "A ravine with κ = 100 lies along the axes, or is turned by 15°, 30° and 45°. Starts are all around "
        "the minimum at distance 1, and turn with the ravine. Gradient descent uses the best of 24 learning "
        "rates from each start. A method is at the bottom once f is as low as on the floor at a hundredth of "
        "the starting distance. The claim holds if diagonal Newton needs at most half of gradient descent's "
        "steps along the axes, but not in the turned ravine."
    ),
    trials=partial(only_along_the_axes, "diagonal_newton"),
    link={
        "surface": "ravine",
        "kappa": "100",
        "turn": "45",
        "methods": "gradient_descent,diagonal_newton,newton",
        "gradient_descent.lr": "0.015",
    },
    look=(
        "Turned by 45°, both coordinates have the same curvature, and dividing by it is gradient descent "
        "again. At 15°, the diagonal is still a good approximation. Newton's method, which uses the whole "
        "Hessian, needs one step at any angle."
    ),
)
