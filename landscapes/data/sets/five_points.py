"""Five points near a line."""

from landscapes.data.data_set import DataSet

SET = DataSet(
    name="Five points",
    about="Five points near the line t = 0.5 u + 1, which is their least-squares line exactly.",
    source="Made by hand",
    columns={"u": (0, 1, 2, 3, 4), "t": (1.2, 1.1, 2, 2.9, 2.8)},
    order=1,
)
