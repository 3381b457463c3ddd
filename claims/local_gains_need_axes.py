"""Local gains help only along the axes."""

from functools import partial

from claims.base import Claim
from claims.base.axes import only_along_the_axes

CLAIM = Claim(
    statement="A gain of its own for each coordinate helps only along the axes.",
    said_by="Hinton 2012, lecture 6d: it deals only with axis-aligned effects",
    group="adaptive",
    order=13,
    experiment=(
        "A ravine with κ = 100 along the axes, and turned by 15°, 30° and 45°; starts all round at distance 1, "
        "turned alike; local gains and gradient descent, each with the best of 24 learning rates from each start."
        " It holds if local gains get to the bottom, a hundredth away along the floor, in at most half of "
        "gradient descent's steps along the axes, and not so in the turned ravine."
    ),
    trials=partial(only_along_the_axes, "local_gains"),
    link={
        "surface": "ravine",
        "kappa": "100",
        "turn": "45",
        "methods": "gradient_descent,local_gains",
        "gradient_descent.lr": "0.015",
    },
    look=(
        "Turned by 45° the steep slope is in both coordinates: both gains go up and down together, and nothing is"
        " gained. At 15° they still help, which the statement leaves out."
    ),
)
