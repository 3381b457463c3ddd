"""Words of letters: names, and names written together, such as xy, pix or xlnx."""

from difflib import get_close_matches

from landscapes.formula.calls import MADE, OTHER_NAMES
from landscapes.formula.functions import ALIASES, CONSTANTS, FUNCTIONS, VARIABLES
from landscapes.formula.sum_names import SUMS
from landscapes.formula.scope import Scope

CASES = ("where", "ifelse", "iif", "piecewise", "ifs")
# Longest first, so that sinh is not read as sin h.
NAMES = sorted(
    {*VARIABLES, *CONSTANTS, *FUNCTIONS, *ALIASES, *MADE, *OTHER_NAMES, *SUMS, *CASES},
    key=lambda name: (-len(name), name),
)

INFINITE = "Infinity is not a height; use a finite number."
# Words that are no names but in their places, whatever the letter case.
KEYWORDS = ("if", "then", "else", "otherwise", "for", "when", "and", "or", "not", "in", "to", "range", "mod")
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
    "pow": "Write powers with ^, as in x^2.",
    "sinc": "Write sin(x)/x, or sin(pi x)/(pi x): people mean either.",
}


def unknown(word: str, scope: Scope) -> str:
    """What to say about a word that is no name, nor one of a scope."""
    if word in ANSWERS:
        return ANSWERS[word].replace("{names}", names_of(scope))
    # "cosine" begins with what is meant; difflib alone finds it as close to sin.
    begins = [name for name in NAMES if len(name) > 2 and word.startswith(name)]
    near = begins or get_close_matches(word, NAMES, n=1)
    if near:
        return f"I do not know {word}; did you mean {near[0]}?"
    made_of = ", ".join(scope.told)
    return f"I do not know the name {word}; a formula is made of {made_of}, numbers and functions such as sin or sqrt."


def names_of(scope: Scope) -> str:
    """The names that a formula may have, in a sentence: x and y, or those over data."""
    return " and ".join(scope.told if scope.columns else VARIABLES)
