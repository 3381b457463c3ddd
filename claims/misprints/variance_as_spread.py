"""σ² in place of σ: weights drawn with the variance as their standard deviation."""

from claims.base.layers import passed
from claims.base.misprint import Formula, Misprint, Numbers


def measure(spread: Formula) -> Numbers:
    return {"standard deviation": spread.value(100), "signal after ten layers": passed(spread.value)}


MISPRINT = Misprint(
    title="σ² in place of σ",
    group="spread",
    order=2,
    printed=Formula(r"w \sim \text{normal}\left(0,\ \text{standard deviation } \tfrac{2}{n}\right)", lambda n: 2 / n),
    right=Formula(
        r"w \sim \text{normal}\left(0,\ \text{standard deviation } \sqrt{\tfrac{2}{n}}\right)", lambda n: (2 / n) ** 0.5
    ),
    measure=measure,
    fails=lambda numbers: not 0.1 < numbers["signal after ten layers"] < 10,
    set_up="A signal of size 1 passes ten layers of n = 100 rectified units with random weights.",
    short="The signal dies out.",
    does=(
        "In N(0, σ²), the second number is the variance. A program asks for the standard deviation σ. With "
        "2/n in its place, the standard deviation of the weights is {standard deviation}. After ten layers, "
        "{signal after ten layers} of the signal is left."
    ),
    instead=(
        "The variance is 2/n, so the standard deviation is √(2/n) = {right: standard deviation}. After ten "
        "layers, the signal’s size is {right: signal after ten layers}. The same holds for noise: σ here is a "
        "standard deviation."
    ),
)
