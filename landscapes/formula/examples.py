"""The table "you may write → it is read as" of the help, which a test reads back."""

from collections.abc import Sequence

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
    ("Two weights", "x₁² + 10x₂²", "x_1^2 + 10*x_2^2"),
    ("Two weights", "(w[0]-1)**2 + w[1]**2", "(w_0 - 1)^2 + w_1^2"),
    ("Two weights", "u^2 + v^2", "u^2 + v^2"),
    ("Two weights", "J(θ) = θ^4 - θ^2", "theta^4 - theta^2"),
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
