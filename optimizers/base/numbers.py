"""Numbers as text: every way in which the app writes a number, but for LaTeX (latex.py)."""

import math
from typing import Any

MINUS = "−"  # of print; a link and a file have the hyphen of code
WRITTEN_OUT = (1e-3, 1e5)  # on an axis, sizes from the first up to the second are written without an exponent
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def exact(value: float) -> str:
    """The shortest text that reads back as the same float64: 200, 0.1, 1e-5."""
    return repr(float(value)).removesuffix(".0").replace("e-0", "e-")


def rounded(value: float, digits: int = 3) -> float:
    """The number to so many significant digits."""
    return float(f"{value:.{digits}g}")


def short(value: float) -> str:
    """Three significant digits, as in a sentence: 0.0213, −1.5."""
    return printed(exact(rounded(abs(value))), value)


def on_axis(value: float) -> str:
    """All digits up to ten, with an exponent where the number is small or large: 0.01, 1e-4, −2.5."""
    size = abs(value)
    if size == 0 or WRITTEN_OUT[0] <= size < WRITTEN_OUT[1]:
        return printed(f"{size:.10g}", value)
    digits, _, exponent = f"{size:.9e}".partition("e")
    return printed(f"{float(digits):.10g}e{int(exponent)}", value)


def measured(value: float) -> str:
    """Three significant digits, with an exponent from 100,000 on: 0.0213, 2.10e6, ∞."""
    size = abs(value)
    if math.isinf(size):
        return printed("∞", value)
    text = f"{size:.2e}" if size >= WRITTEN_OUT[1] else exact(rounded(size))
    return printed(text.replace("e+0", "e").replace("e+", "e"), value)


def to_digits(value: float, digits: int = 4) -> str:
    """So many significant digits, with an exponent as %g has it: 0.02131, −1.5e−07."""
    return f"{value:.{digits}g}".replace("-", MINUS)


def printed(size: str, value: float) -> str:
    """The text of a number's size, with the minus sign of print before it where the number is negative."""
    return MINUS + size if value < 0 else size


def point(pair: tuple[float, float]) -> str:
    """A point in a sentence: (0.5, −1.2)."""
    return f"({', '.join(map(short, pair))})"


def percent(share: float) -> str:
    """A share, from 0 to 1, to three significant digits: 61.3 %."""
    return f"{100 * share:.3g} %"


def whole_percent(share: float, trace: str = "<1 %", below: float = 0.005) -> str:
    """A share in whole per cent; `trace` where it is not 0 and below this: a trace of something is not nothing."""
    return trace if 0 < share < below else f"{100 * share:.0f} %"


def times(count: int) -> str:
    """How often: once, twice, 3 times."""
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def cell(value: Any) -> str:
    """A value in a CSV file, a float with all its digits; nothing for None and NaN."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def in_text(value: float) -> str:
    """Three significant digits as print has them: 0.0213, 1,234, 2.1 × 10⁻⁵, ∞; “undefined” for what is no number.

    No line is broken in it.
    """
    if math.isnan(value):
        return "undefined"
    size = abs(value)
    if math.isinf(size):
        return printed("∞", value)
    low, high = WRITTEN_OUT
    if size == 0 or low <= size < high:
        near = size if size == int(size) else rounded(size)
        return printed(f"{int(near):,}" if near == int(near) else exact(near), value)
    digits, _, exponent = f"{size:.2e}".partition("e")
    power = f"10{str(int(exponent)).translate(SUPERSCRIPTS)}"
    return printed(power if float(digits) == 1 else f"{float(digits):g}\u00a0×\u00a0{power}", value)
