"""Iris flowers of two species whose petals are nearly the same size: two classes that overlap."""

from landscapes.data.data_set import DataSet

# Iris versicolor, then Iris virginica.
VERSICOLOR_LENGTH = (
    4.7, 4.5, 4.9, 4, 4.6, 4.5, 4.7, 3.3, 4.6, 3.9, 3.5, 4.2, 4, 4.7, 3.6, 4.4, 4.5, 4.1, 4.5, 3.9, 4.8, 4, 4.9, 4.7,
    4.3, 4.4, 4.8, 5, 4.5, 3.5, 3.8, 3.7, 3.9, 5.1, 4.5, 4.5, 4.7, 4.4, 4.1, 4, 4.4, 4.6, 4, 3.3, 4.2, 4.2, 4.2, 4.3, 3,
    4.1,
)
VERSICOLOR_WIDTH = (
    1.4, 1.5, 1.5, 1.3, 1.5, 1.3, 1.6, 1, 1.3, 1.4, 1, 1.5, 1, 1.4, 1.3, 1.4, 1.5, 1, 1.5, 1.1, 1.8, 1.3, 1.5, 1.2, 1.3,
    1.4, 1.4, 1.7, 1.5, 1, 1.1, 1, 1.2, 1.6, 1.5, 1.6, 1.5, 1.3, 1.3, 1.3, 1.2, 1.4, 1.2, 1, 1.3, 1.2, 1.3, 1.3, 1.1,
    1.3,
)
VIRGINICA_LENGTH = (
    6, 5.1, 5.9, 5.6, 5.8, 6.6, 4.5, 6.3, 5.8, 6.1, 5.1, 5.3, 5.5, 5, 5.1, 5.3, 5.5, 6.7, 6.9, 5, 5.7, 4.9, 6.7, 4.9,
    5.7, 6, 4.8, 4.9, 5.6, 5.8, 6.1, 6.4, 5.6, 5.1, 5.6, 6.1, 5.6, 5.5, 4.8, 5.4, 5.6, 5.1, 5.1, 5.9, 5.7, 5.2, 5, 5.2,
    5.4, 5.1,
)
VIRGINICA_WIDTH = (
    2.5, 1.9, 2.1, 1.8, 2.2, 2.1, 1.7, 1.8, 1.8, 2.5, 2, 1.9, 2.1, 2, 2.4, 2.3, 1.8, 2.2, 2.3, 1.5, 2.3, 2, 2, 1.8, 2.1,
    1.8, 1.8, 1.8, 2.1, 1.6, 1.9, 2, 2.2, 1.5, 1.4, 2.3, 2.4, 1.8, 1.8, 2.1, 2.4, 2.3, 1.9, 2.3, 2.5, 2.3, 1.9, 2, 2.3,
    1.8,
)

SET = DataSet(
    name="Iris",
    about="Petals of 50 Iris versicolor (t = −1) and 50 Iris virginica (t = 1). The two species overlap.",
    source="Fisher, 1936, The use of multiple measurements in taxonomic problems; measured by Anderson, 1935",
    columns={
        "u": VERSICOLOR_LENGTH + VIRGINICA_LENGTH,
        "v": VERSICOLOR_WIDTH + VIRGINICA_WIDTH,
        "t": (-1,) * len(VERSICOLOR_LENGTH) + (1,) * len(VIRGINICA_LENGTH),
    },
    titles={"u": "petal length (cm)", "v": "petal width (cm)", "t": "species"},
    order=12,
)
