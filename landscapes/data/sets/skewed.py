"""Ten points whose errors are skewed: nine small ones on one side, and a large one on the other."""

import numpy as np

from landscapes.data.data_set import DataSet

NINE = tuple(np.linspace(-1, 1, 9))

SET = DataSet(
    name="Skewed errors",
    about="Nine of 10 points are on the line t = u, one is 1 above it. At the best line, t = u + 0.1, one sample pulls "
    "as hard as the other nine.",
    source="Made by hand, after Hinton, 2012, Neural Networks for Machine Learning, lecture 6e",
    columns={"u": (*NINE, 0), "t": (*NINE, 1)},
    order=18,
)
