"""Words of letters: names, and names written together, such as xy, pix or xlnx."""

import re
from difflib import get_close_matches

from landscapes.formula.calls import MADE, SHORT
from landscapes.formula.functions import ALIASES, CONSTANTS, FUNCTIONS, VARIABLES
from landscapes.formula.scope import Scope
from landscapes.formula.sentences import quoted
from landscapes.formula.sum_names import SUMS

# What other languages and libraries call a function: POWER(A1, 2), np.absolute, K.abs, tg.
CALLED = {
    "tg": "tan",
    "arctg": "atan",
    "lg": "log10",
    "absolute": "abs",
    "fabs": "abs",
    "maximum": "max",
    "minimum": "min",
    "fmax": "max",
    "fmin": "min",
    "pmax": "max",
    "pmin": "min",
    "sh": "sinh",
    "ch": "cosh",
    "th": "tanh",
    "arsh": "asinh",
    "arch": "acosh",
    "arth": "atanh",
    "cuberoot": "cbrt",
    "logisticsigmoid": "sigmoid",
    "logistic": "sigmoid",
    "expit": "sigmoid",
}
OTHERS = {name: meant for name, meant in CALLED.items() if name not in FUNCTIONS and name not in ALIASES}
OTHER_NAMES = {**ALIASES, **OTHERS, **SHORT}
ALONE = ("sh", "ch", "th", "arsh", "arch", "arth")  # in a longer word they are rather letters
LOGICAL = {f"logical_{word}": word for word in ("and", "or", "not")}
CASES = (*LOGICAL, "where", "ifelse", "iif", "piecewise", "select", "ifs", "which", "boole")  # functions of conditions
CALLABLE = {*FUNCTIONS, *MADE, *SUMS, *CASES}
# Words that are no names, where a text has cases or sums.
KEYWORDS = ("if", "then", "else", "otherwise", "for", "when", "and", "or", "not", "in", "to", "range", "true")
# Longest first, so that sinh is not read as sin h.
NAMES = sorted({*VARIABLES, *CONSTANTS, *CALLABLE, *OTHER_NAMES}, key=lambda name: (-len(name), name))
LONGEST_NAME = len(NAMES[0])
BEGINNING = {letter: [name for name in NAMES if name[0] == letter] for letter in {name[0] for name in NAMES}}

WHOLE = re.compile("[^A-Za-z]*")  # what may stand around a name that is no part of a longer word

INFINITE = "Infinity is not a height; use a finite number."
# Words people try that have a better answer than "unknown".
ANSWERS = {
    "i": "i is not a real number, and a surface needs real heights.",
    "j": "j is not a real number, and a surface needs real heights.",
    "z": "z is the height itself; write it with {names} only.",
    "nan": "nan is not a number, so it cannot be a height.",
    "oo": INFINITE,
    "inf": INFINITE,
    "infinity": INFINITE,
    "factorial": "A factorial is no function of real numbers. Write it out, as in 1*2*3.",
    "sinc": "Write sin(x)/x, or sin(pi x)/(pi x): people mean either.",
    "len": "The mean over all samples is taken in any case. Leave out the number of samples.",
    "int": "This rounds down in spreadsheets, and towards 0 in code. Write floor(x) or trunc(x).",
    **dict.fromkeys(("squared", "cubed"), "Write a power with a sign, as in x^2 or x^3."),
    "linalg": "A norm is not read. Write it out, as in sqrt(x_1^2 + x_2^2).",
    "norm": "A norm is not read. Write it out, as in sqrt(x_1^2 + x_2^2).",
    "float": "A number needs no conversion here. Leave out float.",
    **{f"{start}{name}": f"This takes an array. Write {name}(x, y)." for start in "an" for name in ("max", "min")},
    "erfc": "The error function is not among the functions of a formula.",
    "erf": "The error function is not among the functions of a formula.",
}
GAMMA = "The gamma function is not among the functions of a formula. Write gamma* for a product with the letter γ."
CLOSE = 0.78  # how alike a slip is to the name that is meant; foo and floor are less so
LONG_WORDS = {"sine": "sin", "sinus": "sin", "cosine": "cos", "cosinus": "cos", "tangent": "tan", "tangens": "tan"}
LONG_WORDS |= {"logarithm": "log", "exponential": "exp", "squareroot": "sqrt", "root": "sqrt", "sen": "sin"}
# Words of a sentence around a formula, which are no products of their letters.
PLAIN_WORDS = re.compile(
    "and|are|cost|do|error|for|from|function|if|in|is|it|let|loss|not|of|on|or|over|plot|so|subject|the|then|to|value"
    "|via|when|where|with|xor|nor|dot|gcd|lcm|std|avg|var"
)
BEHIND = (
    "for",
    "from",
    "if",
    "in",
    "on",
    "over",
    "subject",
    "when",
    "where",
    "with",
)  # what follows them is no formula
LEAVE_OUT = "Leave out what is no formula, from “{}” on."


def name_at(text: str, at: int) -> str:
    """The longest known name that begins here, x and y apart; nothing where there is none."""
    begins = text[at : at + LONGEST_NAME].lower()
    names = BEGINNING.get(begins[:1], ())
    found = next((name for name in names if name not in VARIABLES and begins.startswith(name)), "")
    if found in ALONE and not WHOLE.fullmatch(text[max(at - 1, 0) : at] + text[at + len(found) :][:1]):
        return next((name for name in names if name not in (*VARIABLES, *ALONE) and begins.startswith(name)), "")
    return found


def meant(word: str) -> str:
    """The name that a word which is none is a slip for; nothing where there is none.

    A surface that goes by the name is offered elsewhere, before a text is read as a formula.
    """
    if PLAIN_WORDS.fullmatch(word) or len(word) > 2 * LONGEST_NAME:
        return ""
    if word in LONG_WORDS:
        return LONG_WORDS[word]
    mixed = [name for name in NAMES if len(name) == len(word) > 2 and sorted(name) == sorted(word)]
    near = mixed or get_close_matches(word, NAMES, cutoff=CLOSE)
    return next((name for name in near if name in FUNCTIONS), near[0] if near else "")


def unknown(word: str, near: str, scope: Scope) -> str:
    """What to say about a word that is no name, nor one of a scope. near: what may be meant by it."""
    if word in ANSWERS:
        return ANSWERS[word].replace("{names}", names_of(scope))
    word, near = quoted(word), quoted(near)
    if near:
        return f"I do not know {word}; did you mean {near}?"
    made_of = ", ".join(scope.told)
    return f"I do not know {word}. A formula has {made_of}, numbers and functions."


def is_word(run: str, letters: list[str]) -> bool:
    """Whether a run of letters that could be a product of these letters is rather a word, or a slip for a name."""
    if run in ANSWERS or PLAIN_WORDS.fullmatch(run) or len(letters) != len(set(letters)):
        return True
    anagrams = (name for name in NAMES if len(name) == len(run) > 2 and sorted(name) == sorted(run))
    return len(letters) == len(run) > 1 and any(anagrams)


def names_of(scope: Scope) -> str:
    """The names that a formula may have, in a sentence: x and y, or those over data."""
    return " and ".join(scope.told if scope.columns else VARIABLES)
