"""What the longer functions that rules call do, in words for readers: a formula only names them."""

from optimizers.base.arithmetic import Rule

WORDS: dict[str, tuple[str, ...]] = {  # name of the function -> what it does, in paragraphs
    "backtracking": (
        "It tries a = α first, then τα, τ²α and so on. It takes the first a at which f has fallen enough: at least the "
        "part c₁ of what the slope promises. Each trial costs one value of f.",
    ),
    "wolfe": (
        "It looks along p for a step a at which f has fallen enough and is nearly level. Enough is the part c₁ of what "
        "the slope promises. Nearly level is a slope at most c₂ times as steep as at the beginning. Each trial costs "
        "one value of f and one gradient.",
    ),
    "remembered": (
        "It adds the last step, and the change of the gradient along it, to the pairs in P. It keeps the last m pairs. "
        "It leaves out a pair that shows no curvature above zero.",
    ),
    "two_loop": (
        "It multiplies g by an estimate of the inverse Hessian that follows from the pairs in P. It goes through the "
        "pairs twice: newest first, then oldest first. The matrix itself is never formed.",
    ),
    "conjugate_steps": (
        "It looks for the s with h s = −g, in n rounds of conjugate gradients from s = 0. It stops early where the "
        "curvature along a direction is not above zero.",
    ),
    "trust_step": (
        "It finds the lowest point that the parabola of g and h has within the distance r. “edge” is 1 if that point "
        "lies at the distance r, else 0.",
    ),
    "simplex_step": (
        "It moves the worst corner of the triangle along the line through the middle of the other two.",
        "Reflect: the corner is folded over to the other side. This costs one value of f.",
        "Expand: if the new corner is the best of all, one twice as far is tried too. The lower of both stays. This "
        "costs two values.",
        "Contract: if the new corner would still be the worst, one half as far is tried instead. If it is worse than "
        "the old one, the trial lies half-way in. This costs two values.",
        "Shrink: if that does not help either, both other corners move half-way to the best. This costs four values.",
    ),
}


def called(rule: Rule) -> list[str]:
    """The names of the longer functions that a rule calls, in their order there."""
    return [name for name in rule.__code__.co_names if name in WORDS]
