r"""LaTeX as the plain text of a formula: \frac{a}{b} as ((a)/(b)), \theta_{1} as θ_1, \left( as a bracket.

It is read from left to right, command by command; an argument is a group in braces, or one sign.
"""

import re
from collections.abc import Callable
from itertools import accumulate

from landscapes.formula.copied import JOINT
from landscapes.formula.errors import FormulaError
from landscapes.formula.scope import GREEK
from landscapes.formula.sum_names import INDICES
from landscapes.formula.traced import Traced, joined

COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|.)", re.DOTALL)
INDICATOR = re.compile("(mathbb|mathbf|mathds|bm) 1|(mathbb|mathds) I")
CONDITION = re.compile(r"\s*(?:[_({\[]|\\[{bBlL])")  # what follows an indicator function
MINIMIZED = re.compile(f"[ {JOINT}]*(?:arg[ {JOINT}]*)?min(?:imi[sz]e)?[ {JOINT}]*")
GROUPED = re.compile(r"[0-9]{3}(?![0-9])")  # 10\,000
BRACE, POWER = re.compile(r"\s*\{"), re.compile(r"\s*\^")
LATEX = re.compile(r"\\\\|\\[A-Za-z(\[{,;:! |]|[_^]\s*\{|\{,\}")
WORDS_OF_CASES = ("if", "for", "when", "else", "otherwise", "and", "or")
DEEPEST = 24  # groups within groups

GREEK_SIGNS = {word: sign for sign, word in GREEK.items()}
GREEK_SIGNS |= {"pi": "π", "varphi": "φ", "vartheta": "θ", "varepsilon": "ε", "varrho": "ρ", "varkappa": "κ"}
SIGNS = {
    **{name: " " for name in (*",;:! ", "quad", "qquad", "thinspace", "enspace", "enskip", "space", "newline", "\\")},
    **{name: "" for name in ("displaystyle", "textstyle", "limits", "nolimits", "nonumber", "notag", "rm", "bf", "it")},
    **{name: "" for name in ("(", ")", "[", "]", "left", "right", "middle", "mathopen", "mathclose", "mathstrut")},
    **{f"{size}{side}": "" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")},
    **dict.fromkeys(("cdot", "times", "ast", "star", "bullet", "cdotp"), "*"),
    **dict.fromkeys(("lvert", "rvert", "vert", "mid"), "|"), **dict.fromkeys(("lVert", "rVert", "Vert", "|"), "‖"),
    **dict.fromkeys(("le", "leq", "leqslant"), "<="), **dict.fromkeys(("ge", "geq", "geqslant"), ">="),
    "bmod": " mod ", "top": "⊤", "intercal": "⊤", "arg": "", "colon": ":",
    "lt": "<", "gt": ">", "ne": "≠", "neq": "≠", "div": "/", "pm": "±", "infty": "∞", "{": "{", "}": "}",
    "partial": "∂", "nabla": "∇", "int": "∫",
    "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "lfloor": "floor(", "rfloor": ")", "lceil": "ceil(",
    "rceil": ")", "sum": "Σ", "prod": "Π", "ell": "l", "coloneqq": ":=", "mapsto": "↦", "to": "→", "prime": "′",
    "rightarrow": "→", "dots": "…", "ldots": "…", "cdots": "…", "%": "%", "_": "_", "&": "&", "$": "$",
}  # fmt: skip
# Commands whose argument stands there as it is, in other letters.
FONTS = re.compile(
    "boxed|math(ds|rm|bf|it|sf|cal|bb|normal|op|bin|ord|scr|frak)|boldsymbol|bm|text(rm|it|bf)?|operatorname[*]?|mbox|hat|bar"
    "|vec|tilde|widehat|overline|underline|ensuremath"
)
FRACTIONS = ("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac")
FUNCTIONS = re.compile("(arc|ar|a)?(sin|cos|tan|cot|sec|csc)h?|coth|exp|ln|log|lg|min|max|sgn|tg|arctg")
AROUND = re.compile("equation|align|aligned|alignat|gather|gathered|split|displaymath|math|multline|eqnarray|flalign")
CASES = ("cases", "dcases", "rcases", "array")  # an array is read as cases too
ARRAY = re.compile(r"\s*\\begin\{array\}")
ROW_END = re.compile(r"\s*(?:\\\\|\\end)")
FORGOTTEN = ("color", "textcolor", "label", "tag", "phantom", "hspace", "vspace", "hphantom", "vphantom")

UNKNOWN = "The reader does not know the LaTeX command {}. Write the formula in plain text."
# A place that is worked out from the index of a sum, such as i+1 or 2i.
OF_SUM = re.compile(rf"(?=.*[0-9+-])(?=.*[{INDICES}])[0-9{INDICES}+\-\s{JOINT}]+")
INDEX = "An index is a number or letters, as in x_1."
NOT_CLOSED = "This brace is not closed."


def from_latex(written: Traced) -> Traced:
    """The plain text of LaTeX, and a text without any as it is. Raises FormulaError for commands it does not know."""
    text = written.text
    if not LATEX.search(text):
        return written
    return _Latex(unwrapped(written)).group("")


def unwrapped(written: Traced) -> Traced:
    """The text without braces around all of it, which encyclopedias put there together with a style."""
    kept = written.text.strip()
    first = written.text.index(kept)
    written = written.part(first, first + len(kept))
    depths = list(accumulate((sign == "{") - (sign == "}") for sign in written.text))
    whole = len(depths) > 1 and written.text[0] == "{" and depths[-1] == 0 and min(depths[:-1]) > 0
    return written.part(1, len(depths) - 1) if whole else written


class _Latex:
    def __init__(self, written: Traced) -> None:
        self.written, self.text = written, written.text
        self.at = self.depth = 0
        self.cases = 0  # environments of cases around a place

    def group(self, closing: str) -> Traced:
        """What stands here, up to a closing sign, which is taken; a fraction with \\over is put into brackets."""
        first = self.at
        self.deeper()
        over: list[Traced] | None = None
        pieces: list[Traced] = []
        while self.at < len(self.text) and self.text[self.at] != closing:
            if self.text.startswith("\\over", self.at) and not self.text[self.at + 5 : self.at + 6].isalpha():
                self.at += 5
                over, pieces = pieces, []
            else:
                pieces.append(self.piece())
        if closing and self.at == len(self.text):
            raise FormulaError(NOT_CLOSED, self.written.start(max(first - 1, 0)))
        self.depth -= 1
        inside = joined(pieces, self.written.start(self.at))
        self.at += len(closing)
        if over is None:
            return inside
        top = joined(over, inside.start(0))
        return self.around(first, "((", top, ")/(", inside, "))")

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError("This formula is nested too deeply. Make it simpler.", self.written.start(self.at))

    def around(self, first: int, *parts: str | Traced) -> Traced:
        """Pieces one after the other; signs among them stand for all that was read since a place."""
        pieces = [self.written.written(part, first, self.at) if isinstance(part, str) else part for part in parts]
        return joined(pieces, self.written.start(self.at))

    def piece(self) -> Traced:
        """The next command, group or character."""
        first = self.at
        sign = self.text[first]
        if sign == "\\":
            return self.command()
        self.at += 1
        if sign == "{":
            inside = self.group("}")
            # The braces of {x}_1 hold a letter together with its index, and those of {} nothing at all; {,} is a comma.
            word = inside.text.strip(f" {JOINT}")
            if word in WORDS_OF_CASES:
                return self.around(first, f" {word} ")
            bare = inside.text in ("", ",") or (len(inside.text) == 1 and self.text.startswith("_", self.at))
            return inside if bare else self.around(first, "{", inside, "}")
        if sign == "_":
            return self.index(first)
        if self.cases and sign in ",.;" and ROW_END.match(self.text, self.at):
            return self.around(first, JOINT)
        if sign == "&" and self.cases:
            return self.around(first, " if ")
        if sign in "~&" or sign.isspace():
            # White space means nothing in LaTeX.
            return self.around(first, JOINT)
        return self.written.part(first, self.at)

    def index(self, first: int) -> Traced:
        """An index, which ends where its group or its only sign does."""
        inside = self.argument()
        if "=" in inside.text:  # of a sum
            return self.around(first, "_{", inside, "}")
        if OF_SUM.fullmatch(inside.text):  # x_{i+1}
            return self.around(first, "_(", inside, ")")
        return self.named_index(first, inside.text.strip(f" {JOINT}"))

    def named_index(self, first: int, inside: str) -> Traced:
        inside = GREEK.get(inside, inside)
        if not (inside.isascii() and inside.isalnum()):
            raise FormulaError(INDEX, self.written.start(first))
        return self.around(first, f"_{inside}{JOINT}")

    def argument(self) -> Traced:
        """A group without its braces, a command with its arguments, or one sign."""
        while self.text[self.at : self.at + 1].isspace():
            self.at += 1
        if self.at == len(self.text):
            raise FormulaError("A value is missing at the end of the formula.", self.written.end)
        if self.text[self.at] == "{":
            self.at += 1
            return self.group("}")
        if self.text[self.at] == "\\":
            self.deeper()
            found = self.command()
            self.depth -= 1
            return found
        self.at += 1
        if self.text[self.at - 1] == "(":
            return self.group(")")
        return self.written.part(self.at - 1, self.at)

    def command(self) -> Traced:
        first = self.at
        found = COMMAND.match(self.text, first)
        if found is None:
            raise FormulaError("The sign \\ has no meaning in a formula.", self.written.start(first))
        self.at = found.end()
        name = found.group()[1:]
        if name in GREEK_SIGNS:
            return self.around(first, GREEK_SIGNS[name])
        if FUNCTIONS.fullmatch(name):
            indexed = self.text.startswith("_", self.at)
            opened = BRACE.match(self.text, self.at)
            if opened and (power := self.powered_value(first, name, opened.end())):
                return power
            if indexed and name == "min":  # over these weights
                self.at += 1
                self.argument()
                return self.around(first, "minimize ")
            return self.around(first, JOINT + name if indexed else JOINT + name + JOINT)
        if name == "{" and ARRAY.match(self.text, self.at):
            return self.around(first, JOINT)
        if name == "\\" and self.cases:
            return self.around(first, "; ")
        if name == "," and self.text[first - 1 : first].isdigit() and GROUPED.match(self.text, self.at):
            return self.around(first)
        if name in SIGNS:
            skipped = name in ("left", "right") and self.text.startswith(".", self.at)
            self.at += skipped
            return self.around(first, SIGNS[name])
        if FONTS.fullmatch(name):
            inside = self.argument()
            word = inside.text.strip(f" {JOINT}").rstrip(".,;:")
            if word in WORDS_OF_CASES:
                return self.around(first, f" {word} ")
            if INDICATOR.fullmatch(f"{name} {inside.text}") and CONDITION.match(self.text, self.at):
                return self.indicator(first)
            if MINIMIZED.fullmatch(inside.text):
                if self.text.startswith("_", self.at):
                    self.at += 1
                    self.argument()
                return self.around(first, "minimize ")
            return inside if len(inside.text) == 1 else self.around(first, JOINT, inside, JOINT)
        make = MAKERS.get(name)
        if make is None:
            raise FormulaError(UNKNOWN.format(found.group()), self.written.start(first))
        return make(self, first)

    def powered_value(self, first: int, name: str, at: int) -> Traced | None:
        """The function in \\sin{x}^2, which prints as sin x²; None where no power follows the group at a place."""
        before, self.at = self.at, at
        inside = self.group("}")
        bracketed = inside.text.strip(f" {JOINT}").startswith(("(", "["))
        power = POWER.match(self.text, self.at)
        if bracketed or power is None:
            self.at = before
            return None
        self.at = power.end()
        exponent = self.argument()
        return self.around(first, f"{JOINT}{name}((", inside, ")^(", exponent, "))")

    def indicator(self, first: int) -> Traced:
        """1 where a condition holds that follows in brackets or below, and else 0."""
        if not self.text.startswith("_", self.at):
            return self.around(first, "(1)*")
        self.at += 1
        return self.around(first, "(1)*(", self.argument(), ")")

    def placed_below(self, first: int) -> Traced:
        self.argument()
        return self.around(first, JOINT, self.argument(), JOINT)

    def sized(self, first: int) -> Traced:
        bar = "|" if self.text.startswith("\\abs", first) else "‖"
        return self.around(first, bar, self.argument(), bar)

    def braced(self, first: int) -> Traced:
        """What has a brace above or below it, without what stands at the brace."""
        inside = self.argument()
        if self.text[self.at : self.at + 1] in ("_", "^"):
            self.at += 1
            self.argument()
        return self.around(first, "(", inside, ")")

    def fraction(self, first: int) -> Traced:
        top = self.argument()
        bottom = self.argument()
        return self.around(first, "((", top, ")/(", bottom, "))")

    def root(self, first: int) -> Traced:
        degree = None
        if self.text.startswith("[", self.at):
            self.at += 1
            degree = self.group("]")
        inside = self.argument()
        if degree is None or degree.text.strip() == "2":
            return self.around(first, f"{JOINT}sqrt(", inside, ")")
        if degree.text.strip() == "3":
            return self.around(first, f"{JOINT}cbrt(", inside, ")")
        return self.around(first, "((", inside, ")^(1/(", degree, ")))")

    def forgotten(self, first: int) -> Traced:
        self.argument()
        return self.around(first, JOINT)

    def environment(self, first: int) -> Traced:
        name = self.argument().text.strip().rstrip("*")
        if name in CASES:
            begins = self.text.startswith("\\begin", first)
            if begins and name == "array":
                self.argument()
            self.cases += 1 if begins else -1
            return self.around(first, "{" if begins else "}")
        if not AROUND.fullmatch(name):
            raise FormulaError(UNKNOWN.format(f"\\begin{{{name}}}"), self.written.start(first))
        return self.around(first, JOINT)


MAKERS: dict[str, Callable[[_Latex, int], Traced]] = {
    **dict.fromkeys(FRACTIONS, _Latex.fraction),
    **dict.fromkeys(FORGOTTEN, _Latex.forgotten),
    "underset": _Latex.placed_below,
    **dict.fromkeys(("abs", "norm"), _Latex.sized),
    **dict.fromkeys(("underbrace", "overbrace"), _Latex.braced),
    "sqrt": _Latex.root,
    "begin": _Latex.environment,
    "end": _Latex.environment,
}
