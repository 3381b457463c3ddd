"""The table "you may write → it is read as" of the help, which a test reads back."""

from collections.abc import Sequence

from landscapes.formula.calls import MADE, SHORT
from landscapes.formula.functions import ALIASES, FUNCTIONS
from landscapes.formula.sum_names import SUMS

# (what it is about, what people write, the same in the plainest form)
EXAMPLES: Sequence[tuple[str, str, str]] = (
    ("Powers", "x² + 3y²", "x^2 + 3*y^2"),
    ("Powers", "x**2 + 3*y**2", "x^2 + 3*y^2"),
    ("Powers", "e⁻ˣ", "e^(-x)"),
    ("Products", "3xy(x-1)", "3*x*y*(x - 1)"),
    ("Products", "2π·x", "2*pi*x"),
    ("Fractions", "½x", "(1/2)*x"),
    ("Fractions", "1/2x", "(1/2)*x"),
    ("Brackets", "{[(x+1)y]^2}", "((x + 1)*y)^2"),
    ("Bars", "|x| + |y|", "abs(x) + abs(y)"),
    ("Functions", "sin 2x + ln|y|", "sin(2*x) + ln(abs(y))"),
    ("Functions", "sin² x", "sin(x)^2"),
    ("Functions", "√(x²+y²)", "sqrt(x^2 + y^2)"),
    ("Functions", "log_2(x) + log(y, 3)", "log2(x) + ln(y)/ln(3)"),
    ("Functions", "clip(x, -1, 1) + relu(y)", "min(max(x, -1), 1) + max(y, 0)"),
    ("Functions", "mod(x, 2) + cbrt(y)", "x - 2*floor(x/2) + cbrt(y)"),
    ("Sums", "sum(i=1..3, i*x^i)", "x + 2*x^2 + 3*x^3"),
    ("Sums", r"\sum_{i=1}^{3} (x-i)^2", "(x - 1)^2 + (x - 2)^2 + (x - 3)^2"),
    ("Cases", "{x<0: x^2, else: x}", "{x < 0: x^2, else: x}"),
    ("Cases", r"\begin{cases} x^2 & x < 0 \\ x & \text{otherwise} \end{cases}", "{x < 0: x^2, else: x}"),
    ("Two weights", "x₁² + 10x₂²", "x_1^2 + 10*x_2^2"),
    ("Two weights", "(w[0]-1)**2 + w[1]**2", "(w_0 - 1)^2 + w_1^2"),
    ("Two weights", "u^2 + v^2", "u^2 + v^2"),
    ("One weight", "J(θ) = θ^4 - θ^2", "theta^4 - theta^2"),
    ("Parameters", "a x^2 + b y^2", "a*x^2 + b*y^2"),
    ("Parameters", "f(t) = k(t-t_0)^2", "f(t) = k*(t - t_0)^2"),
    ("LaTeX", r"\frac{1}{2}x^{2} + \sin^2\left(\pi y\right)", "(1/2)*x^2 + sin(pi*y)^2"),
    ("LaTeX", r"$$e^{-\sqrt{x_1^2+x_2^2}}$$", "e^(-sqrt(x_1^2 + x_2^2))"),
    ("Python", "lambda x, y: np.exp(-x**2) + math.cos(y)", "exp(-x^2) + cos(y)"),
    ("Python", "pow(x[0], 2) + abs(x[1])", "x_0^2 + abs(x_1)"),
    ("JavaScript", "(x, y) => Math.sqrt(x*x + y*y);", "sqrt(x*x + y*y)"),
    ("MATLAB", "f = @(x) x(1).^2 + 100*x(2).^2;", "x_1^2 + 100*x_2^2"),
    ("Excel", "=A1^2 + SQRT(B1)", "A_1^2 + sqrt(B_1)"),
)


def function_names() -> tuple[str, ...]:
    """Every function that a formula may name, by its first name, in the order of the alphabet."""
    return tuple(sorted({*FUNCTIONS, *MADE, *SUMS}))


def other_names() -> tuple[tuple[str, str], ...]:
    """The other names that functions have: (name, first name), in the order of the alphabet."""
    return tuple(sorted((name, first) for name, first in {**ALIASES, **SHORT}.items() if name.isascii()))
