"""The signs that people type, and the sentences about characters that cannot be part of a formula."""

import unicodedata

# Every sign that is read, and the kind of token it is.
SIGNS = {sign: sign for sign in "+-*/^()|,%<>≤≥≠=:;{}[]_∈"} | {"**": "^"}
SIGNS |= {"<=": "≤", "=<": "≤", ">=": "≥", "!=": "≠", "<>": "≠", "==": "==", ":=": "="}
SIGNS |= {"..": "..", "...": "..", "…": "..", "&": "and", "&&": "and", "∧": "and", "∨": "or"}
SIGNS |= {"−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "∕": "/"}

RAISED = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", strict=True))

COMPARISON = "A comparison is no value. Write a case, as in {x < 0: x^2, else: x}."
QUOTES = "A formula needs no quotation marks."
FRACTION = "Write a fraction with a slash, as in (1/2)."
REFUSALS = {
    **dict.fromkeys("<>≤≥≠", COMPARISON),
    **dict.fromkeys("\"'`“”‘’", QUOTES),
    **dict.fromkeys("½⅓¼¾⅔", FRACTION),
    "=": "A formula is one expression in {names}. Leave out the equals sign.",
    "!": "A factorial is no function of real numbers. Write it out, as in 1*2*3.",
    ".": "A point belongs inside a number, as in 0.5.",
    "_": "This underscore has no meaning here. Write the formula in {names}.",
    ";": "Write one formula, without a semicolon.",
    "%": "This is the remainder of a division. Write per cent as a number, such as 0.05.",
    "°": "Angles are in radians; write pi/180 for one degree.",
    "∞": "Infinity is not a height; use a finite number.",
    "⁻": "A number is missing after the raised minus.",
}

# Letters of other alphabets that look like the ones a formula uses.
LOOK_ALIKES = dict(zip("аеіорсухΑΕΙΟΧΥχАЕІОРСУХ", "aeiopcyxaeioxyxaeiopcyx", strict=True))


def refusal(character: str, names: str) -> str:
    """The sentence for a character that cannot be read in a formula that may have these names."""
    if character in REFUSALS:
        return REFUSALS[character].replace("{names}", names)
    if character.isascii() and character.isprintable():
        return f"The sign {character} has no meaning in a formula."
    # The name is given, because the character itself may look like another one, or like nothing at all.
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'without a name').lower()}"
    usual = LOOK_ALIKES.get(character) or unicodedata.normalize("NFKC", character)
    if usual.isascii() and usual.isalnum():
        return f"This looks like {usual}, but it is {name}. Type {usual}."
    return f"This character has no meaning in a formula: {name}."
