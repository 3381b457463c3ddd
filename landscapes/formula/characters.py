"""The signs that people type, and the sentences about characters that cannot be part of a formula."""

import unicodedata

# Every sign that is read, and the kind of token it is.
SIGNS = {sign: sign for sign in "+-*/^()[]{}|,"} | {"**": "^", "//": "//", "%/%": "//"}
SIGNS |= {"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "∕": "/"}
CLOSING = {"(": ")", "[": "]", "{": "}"}
# Signs of comparisons; and those that have a meaning in cases and sums alone.
COMPARISONS = {sign: sign for sign in "<>≤≥≠"} | {"<=": "≤", "=<": "≤", ">=": "≥", "!=": "≠", "<>": "≠", "==": "=="}
OF_CASES = {**COMPARISONS, **{sign: sign for sign in "=:;_∈?"}, "..": "..", "...": "..", "…": ".."}
OF_CASES |= {"&": "and", "&&": "and", "∧": "and", "∨": "or", "¬": "not"}

# Numbers, letters and signs that are set high; ᐟ is the slash among them, and ˙ the point.
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᐟ˙ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᵠᶿ"
LOW = "₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ"

COMPARISON = "A comparison is no value. Write a case, as in {x < 0: x^2, else: x}."
QUOTES = "A formula needs no quotation marks."
PRIME = "A prime has no meaning here. Write another letter for another number."
MANY_TERMS = "Write out all terms that the dots stand for."
REFUSALS = {
    **dict.fromkeys("<>≤≥≠", COMPARISON),
    **dict.fromkeys('"`“”‘', QUOTES),
    **dict.fromkeys("'’′″", PRIME),
    "=": "A formula is one expression in {names}. Leave out the equals sign.",
    "!": "A factorial is no function of real numbers. Write it out, as in 1*2*3.",
    ".": "A point belongs inside a number, as in 0.5.",
    "…": MANY_TERMS,
    "_": "This underscore has no meaning here. An index follows its letter, as in x_1.",
    ";": "Write one formula, without a semicolon.",
    "%": "Write per cent as a number, such as 0.05.",
    "°": "Angles are in radians; write pi/180 for one degree.",
    **dict.fromkeys("∂∇∫", "Write f itself, without derivatives and integrals."),
    **dict.fromkeys("‖∥", "A norm is not read. Write it out, as in sqrt(x_1^2 + x_2^2)."),
    "∞": "Infinity is not a height; use a finite number.",
    "±": "This sign stands for two formulas. Write one of them, with + or with -.",
    "∜": "Write a fourth root as a power, as in x^(1/4).",
}
ORDINARY = str.maketrans("ᐟ˙⁻", "/.-")
HIGH = str.maketrans("0123456789+-().e", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾˙ᵉ")
RAISED_ALONE = "A number is missing after the raised sign."
FRACTION = "A fraction right after a value can mean a product or a power. Write * or ^."

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
    usual = usual_for(character)
    if usual:
        return f"This looks like {usual}, but it is {name}. Type {usual}."
    return f"This character has no meaning in a formula: {name}."


def usual_for(character: str) -> str:
    """The ASCII letter or digit that a character looks like; nothing where there is none."""
    usual = LOOK_ALIKES.get(character) or unicodedata.normalize("NFKC", character)
    return usual if usual.isascii() and usual.isalnum() else ""


def lowered(small: str) -> str:
    """Raised or low characters as ordinary ones."""
    return unicodedata.normalize("NFKC", small.translate(ORDINARY))


def raised(number: str) -> str:
    """A number, perhaps in brackets, as it is set high."""
    return number.translate(HIGH)
