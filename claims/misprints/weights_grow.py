"""Weights that grow with the root of the fan-in; they should shrink with it."""

from claims.base.layers import passed
from claims.base.misprint import Formula, Misprint, Numbers


def measure(spread: Formula) -> Numbers:
    return {"standard deviation": spread.value(100), "signal after ten layers": passed(spread.value)}


MISPRINT = Misprint(
    title="Weights that grow with √fan-in",
    group="spread",
    order=3,
    printed=Formula(r"\sigma_w = \sqrt{2 n}", lambda n: (2 * n) ** 0.5),
    right=Formula(r"\sigma_w = \sqrt{\tfrac{2}{n}}", lambda n: (2 / n) ** 0.5),
    measure=measure,
    fails=lambda numbers: not 0.1 < numbers["signal after ten layers"] < 10,
    set_up="A signal of size 1 passes ten layers of n = 100 rectified units with random weights.",
    short="The signal explodes.",
    does=(
        "A unit adds up n products, so the sum already grows with √n. If the weights grow too, each layer "
        "multiplies the signal by about n. After ten layers, the signal’s size is {signal after ten layers}."
    ),
    instead=(
        "The weights are divided by the root of the fan-in: {right: standard deviation} for n = 100. After "
        "ten layers, the signal’s size is {right: signal after ten layers}."
    ),
)
