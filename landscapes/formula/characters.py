"""Signs people type, and kind words about characters that cannot be part of a formula."""

import unicodedata

# Every sign that is read, and the plain one it stands for.
SIGNS = {sign: sign for sign in "+-*/^()|,"} | {
    "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "∕": "/",
}  # fmt: skip

SUPERSCRIPTS = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", strict=True))

REFUSALS = {
    "!": "Factorials are not smooth, so there is no gradient to follow.",
    "=": "A formula is one expression in x and y; leave out the equals sign.",
    "<": "A comparison has no slope; a formula is one expression in x and y.",
    ">": "A comparison has no slope; a formula is one expression in x and y.",
    "≤": "A comparison has no slope; a formula is one expression in x and y.",
    "≥": "A comparison has no slope; a formula is one expression in x and y.",
    ".": "A point belongs inside a number, as in 0.5.",
    "[": "Please use round brackets ( ).",
    "]": "Please use round brackets ( ).",
    "{": "Please use round brackets ( ).",
    "}": "Please use round brackets ( ).",
    "%": "The percent sign is not used; write 0.05 for 5 percent.",
    "°": "Angles are in radians; write pi/180 for one degree.",
    "∞": "Infinity is not a height; use a finite number.",
    "½": "Please write this fraction as (1/2).",
    "¼": "Please write this fraction as (1/4).",
    "¾": "Please write this fraction as (3/4).",
    ";": "Only one formula at a time, without a semicolon.",
    '"': "A formula needs no quotation marks.",
    "'": "A formula needs no quotation marks.",
    "_": "Names have no underscore here; the variables are x and y.",
}

# Letters of other alphabets that look like the ones a formula uses.
LOOK_ALIKES = dict(zip("аеіорсухΑΕΙΟΧΥχАЕІОРСУХ", "aeiopcyxaeioxyxaeiopcyx", strict=True))


def refusal(text: str, at: int) -> str:
    """The sentence for a character that cannot be read."""
    character = text[at]
    if character in REFUSALS:
        return REFUSALS[character]
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "a character without a name").lower()
    usual = LOOK_ALIKES.get(character) or unicodedata.normalize("NFKC", character)
    if usual.isascii() and usual.isalnum():
        return f"This only looks like {usual}: it is {code}, {name}. Please type {usual} instead."
    if character.isprintable() and character.isascii():
        return f"The sign {character} has no meaning in a formula."
    return f"This character has no meaning in a formula: {code}, {name}."
