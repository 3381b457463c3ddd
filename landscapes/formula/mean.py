"""The mean over samples, which a formula over data is read with anyway: (1/n) Σ (t_i - w u_i)^2 as (t - w u)^2."""

import re

from landscapes.formula.copied import JOINT
from landscapes.formula.traced import Traced

GAP = rf"[\s{JOINT}]*+"  # never given back, so that many spaces cost no more than their number
COUNT = "[nNmM]"
# 1/n or 1/(2n), as plain text and as LaTeX leaves it, and the sum of i from 1 to n.
PART = rf"\(*{GAP}1{GAP}\)*{GAP}/{GAP}\(*{GAP}(?P<half>2{GAP}\*?{GAP})?{COUNT}{GAP}\)*{GAP}[*·]?{GAP}"
BELOW = rf"_{GAP}[{{(]?{GAP}i{GAP}(?:=[^}})]{{1,8}})?[}})]?{GAP}"
SUM = rf"(?:Σ|sum){GAP}(?:{BELOW}(?:\^{GAP}[{{(]?{COUNT}[}})]?)?)?{GAP}"
MEAN = re.compile(rf"{GAP}(?:{PART}{SUM}|(?:mean|average)(?={GAP}\())", re.IGNORECASE)
SAMPLE = re.compile(rf"\^{GAP}[{{(]{GAP}\(?{GAP}i{GAP}\)?{GAP}[}})]")  # u^{(i)}
NOTE = "The mean over all samples is taken in any case."


def without_mean(written: Traced) -> tuple[Traced, tuple[str, ...]]:
    """A formula over data without the mean that it begins with, and a note on that."""
    written = written.replaced(SAMPLE, lambda found: "")
    found = MEAN.match(written.text)
    if found is None:
        return written, ()
    half = "(1/2)*" if found["half"] else ""
    rest = written.part(found.end(), len(written.text))
    return rest._replace(
        text=half + rest.text,
        starts=(written.start(0),) * len(half) + rest.starts,
        ends=(written.stop(found.end()),) * len(half) + rest.ends,
    ), (NOTE,)
