"""What a rule that moves the whole point may ask about the surface."""

from typing import Protocol

from optimizers.base.arithmetic import Number


class Oracle(Protocol):
    """f and its derivatives at (x, y); every answer is of the kind of number that x and y are.

    What is written in vectors asks at a vector x instead, and gets the gradient as a vector (vectors.py).

    Where a step meets noise n, value and gradient are those of f + n·(x, y).
    """

    def value(self, *x: Number) -> Number:
        """f."""

    def gradient(self, *x: Number) -> Number:
        """∂f/∂x and ∂f/∂y."""

    def hessian(self, x: Number, y: Number, /) -> tuple[Number, Number, Number]:
        """∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y²."""

    def squares(self, x: Number, y: Number, /) -> tuple[Number, Number, Number]:
        """The entries xx, xy and yy of JᵀJ, for f = Σ r²."""

    def samples(self, x: Number, y: Number, /) -> tuple[Number, Number, Number]:
        """The entries xx, xy and yy of Σ ∇t ∇tᵀ / n, for f = Σ t / n."""


QUESTIONS = tuple(name for name in vars(Oracle) if not name.startswith("_"))  # "value", "gradient", … as above
