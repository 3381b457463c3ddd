"""Numbers as the app writes them for readers, read back."""

import re

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
POWER = re.compile(r"(?:(.*)\s×\s)?(−?)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def read(text: str) -> float:
    """The number that a text tells: 1,234 or −1.2 × 10⁻⁵; ∞ for a step that never comes. Raises ValueError."""
    if text in ("never", "∞"):
        return float("inf")
    power = POWER.fullmatch(text)
    if not power:
        return float(text.replace(",", "").translate(DIGITS))
    factor, sign, exponent = power.groups()
    return float(f"{sign}{factor or 1}e{exponent}".translate(DIGITS))
