"""Characters of copied pages and of other keyboards: 𝑥, ｘ, ½, ✕, ⌊x⌋ and what cannot be seen, as plain ones."""

import re
import unicodedata

from landscapes.formula.traced import Traced

# It separates two names as a space does, and is none: what stands on both sides of it belongs together.
JOINT = "\u2061"
INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u2060\u2063\ufe00-\ufe0f\ufeff]")
INVISIBLE_TIMES = re.compile("(?<=[0-9])\u2062(?=[0-9])")
INVISIBLE_JOINT = re.compile("[\u2062\u2064]")
# Letters, digits and signs that are the plain ones in another shape: italics and bold, ℎ and ℯ, ϕ and µ, full width.
SHAPED = re.compile("[\U0001d400-\U0001d7ff\u210a-\u2113\u211b-\u2134\u2147ϑϕϖϰϱϵµ\uff01-\uff5e]")
DRAWN = {
    "∗": "*", "•": "*", "∙": "*", "⋅": "*", "✕": "*", "✖": "*", "⨯": "*", "⨉": "*", "‧": "*", "⁎": "*",
    "—": "-", "‐": "-", "‑": "-", "﹣": "-", "➖": "-", "➕": "+", "⁄": "/", "➗": "/", "ˆ": "^",
    "∣": "|", "ǀ": "|", "❘": "|", "∑": "Σ", "∏": "Π",
    "⌊": f"{JOINT}floor(", "⌋": ")", "⌈": f"{JOINT}ceil(", "⌉": ")", "∛": f"{JOINT}cbrt{JOINT}",
    "≔": ":=", "⩽": "≤", "⩾": "≥", "⟦": "[", "⟧": "]", "〖": "(", "〗": ")", "❨": "(", "❩": ")", "₍": "(", "₎": ")",
}  # fmt: skip
SIGN = re.compile("|".join(map(re.escape, DRAWN)))
# 2½ is two and a half; a fraction may also be set from small digits: ¹⁄₂.
BELOW_SUM = re.compile("([∑Σ∏Π])([ᵢⱼₖₙₘ])₌([₀-₉]+)")
VULGAR = re.compile("(?:(?<![0-9.])([0-9]+))?([¼-¾⅐-⅞↉])")
SMALL = re.compile("([⁰¹²³⁴-⁹]+)[⁄/]([₀-₉]+)")


def plain(written: Traced) -> Traced:
    """The text with plain characters, where there is one in place of another."""
    if written.text.isascii():
        return written
    written = written.replaced(INVISIBLE, lambda found: "")
    written = written.replaced(INVISIBLE_TIMES, lambda found: "*").replaced(INVISIBLE_JOINT, lambda found: "")
    written = written.replaced(SHAPED, lambda found: unicodedata.normalize("NFKC", found.group()))
    written = written.replaced(SMALL, lambda found: f"({digits(found[1])}/{digits(found[2])})")
    written = written.replaced(BELOW_SUM, lambda found: f"{found[1]}_{{{digits(found[2])}={digits(found[3])}}}")
    return written.replaced(VULGAR, fraction).replaced(SIGN, lambda found: DRAWN[found.group()])


def digits(small: str) -> str:
    return unicodedata.normalize("NFKC", small)


def fraction(found: re.Match[str]) -> str:
    """½ as (1/2) and 2½ as (2+1/2); as it is after a value, where a power may be meant that lost its height."""
    before = found.string[: found.start()].rstrip()[-1:]
    if before.isalnum() or (before and before in ")]}|_"):
        return found.group()
    parts = digits(found[2]).replace("⁄", "/")
    return f"({found[1]}+{parts})" if found[1] else f"({parts})"
