"""The symbols of hyperparameters as plain text, where no LaTeX is set."""

GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "varepsilon": "ε",
    "epsilon": "ε",
    "eta": "η",
    "lambda": "λ",
    "varphi": "φ",
    "varrho": "ρ",
    "rho": "ρ",
    "tau": "τ",
    "theta": "θ",
    "sigma": "σ",
    "Delta": "Δ",
}
HAT = r"\hat "
SUBSCRIPTS = str.maketrans("0123456789+-aimntx", "₀₁₂₃₄₅₆₇₈₉₊₋ₐᵢₘₙₜₓ", "{}\\")


def plain(symbol: str) -> str:
    r"""A LaTeX symbol as plain text: \beta_1 → β₁."""
    if symbol.startswith(HAT):
        return plain(symbol.removeprefix(HAT)) + "\u0302"
    letter, _, index = symbol.lstrip("\\").partition("_")
    return GREEK.get(letter, letter) + index.translate(SUBSCRIPTS)
