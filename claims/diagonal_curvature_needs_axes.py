"""Diagonal curvature helps only along the axes."""

from functools import partial

from claims.base import Claim
from claims.base.axes import only_along_the_axes

CLAIM = Claim(
    statement="Dividing each slope by its own curvature helps only along the axes.",
    said_by="Becker and LeCun 1988; common in lectures",
    group="curvature",
    order=20,
    experiment=(
        "A ravine with κ = 100 along the axes, and turned by 15°, 30° and 45°; starts all round at distance 1, "
        "turned alike; gradient descent has the best of 24 learning rates from each start. It holds if diagonal "
        "Newton gets to the bottom, a hundredth away along the floor, in at most half of gradient descent's steps"
        " along the axes, and not so in the turned ravine."
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
        "Turned by 45° both coordinates have the same curvature, and dividing by it is gradient descent again. At"
        " 15° the diagonal is still a fair guess. Newton, which knows the whole Hessian, needs one step at any "
        "angle."
    ),
)
