"""How strongly every operator binds: one with a larger number takes its values first."""

from landscapes.formula import piecewise

SUM, REMAINDER, PRODUCT, POWER, METHOD = 1, 2, 3, 5, 7
MADE_BY = {"mod": "mod", "//": "quotient"}  # signs of functions that are written with others
STRENGTH: dict[str, float] = {
    **piecewise.JOINTS,
    **dict.fromkeys("+-", SUM),
    **dict.fromkeys(MADE_BY, REMAINDER),
    **dict.fromkeys(("*", "/"), PRODUCT),
    **dict.fromkeys(("^", "raised"), POWER),
    ".": METHOD,
}
