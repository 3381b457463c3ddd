"""The mean over samples, which a formula over data is read with anyway: (1/n) Σ (t_i - w u_i)^2 as (t - w u)^2."""

import re

from landscapes.formula.copied import JOINT
from landscapes.formula.traced import Traced, joined

GAP = rf"[\s{JOINT}]*+"  # never given back, so that many spaces cost no more than their number
COUNT = "[nNmM]"
# 1/n or 1/(2n), as plain text and as LaTeX leaves it, and the sum of i from 1 to n.
PART = rf"\(*{GAP}1{GAP}\)*{GAP}/{GAP}\(*{GAP}(?P<half>2{GAP}\*?{GAP})?{COUNT}{GAP}\)*{GAP}[*·]?{GAP}"
BELOW = rf"_{GAP}[{{(]?{GAP}i{GAP}(?:=[^}})]{{1,8}})?[}})]?{GAP}"
SUM = rf"(?:Σ|sum){GAP}(?:{BELOW}(?:\^{GAP}[{{(]?{COUNT}[}})]?)?)?{GAP}"
MEAN = re.compile(rf"{GAP}(?:{PART}{SUM}|(?:mean|average)(?={GAP}\())", re.IGNORECASE)
METHOD = re.compile(rf"\.mean\({GAP}\)(?={GAP}(?:[-+−]|$))")
SAMPLE = re.compile(rf"\^{GAP}[{{(]{GAP}\(?{GAP}i{GAP}\)?{GAP}[}})]")  # u^{(i)}
NOTE = "The mean over all samples is taken in any case."


def mean_behind(text: str) -> tuple[int, int] | None:
    """Where .mean() begins and ends behind the brackets that a text begins with, if a sum goes on there or nothing."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            found = METHOD.match(text, at + 1)
            return found.span() if found else None
    return None


def without_mean(written: Traced) -> tuple[Traced, tuple[str, ...]]:
    """A formula over data without the mean that it begins with, and a note on that."""
    written = written.replaced(SAMPLE, lambda found: "")
    found = MEAN.match(written.text)
    if found is None:
        behind = mean_behind(written.text)
        if behind is None:
            return written, ()
        return joined([written.part(0, behind[0]), written.part(behind[1], len(written.text))], written.end), (NOTE,)
    half = "(1/2)*" if found["half"] else ""
    rest = written.part(found.end(), len(written.text))
    return rest._replace(
        text=half + rest.text,
        starts=(written.start(0),) * len(half) + rest.starts,
        ends=(written.stop(found.end()),) * len(half) + rest.ends,
    ), (NOTE,)
