"""Trust region: the best point of the local parabola within a circle that grows and shrinks with its success.

Reads as: Nocedal & Wright 2006, Algorithm 4.1; the step within the circle is exact, section 4.3.
Differs: the thresholds are those of SciPy's trust-exact: accept above .15, a quarter below .25, twice above .75.
Shows: careful where the parabola lies, Newton's pace where it tells the truth; and it leaves saddles.
"""

from optimizers.base import POSITIVE, Hyper, Optimizer, divisor, trust_step, where


def step(x, y, f, reach):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    sx, sy, edge = trust_step(gx, gy, hxx, hxy, hyy, reach)
    bend = sx * (hxx * sx + hxy * sy) + sy * (hxy * sx + hyy * sy)
    promised = -(gx * sx + gy * sy + bend / 2)
    kept = (f.value(x, y) - f.value(x + sx, y + sy)) / divisor(promised)
    shorter = where(kept >= 0.25, reach, reach / 4)
    reach = where((kept > 0.75) & (edge > 0), 2 * reach, shorter)
    good = kept > 0.15
    return where(good, x + sx, x), where(good, y + sy, y), reach


METHOD = Optimizer(
    name="Trust region",
    order=260,
    family="curvature",
    teaches="Trusts its parabola only within a circle, and learns from each step how large the circle may be.",
    source="Conn, Gould and Toint, 2000, Trust-region methods",
    differs="the circle has no greatest size; the thresholds are SciPy's",
    step=step,
    invariances=("rotation", "scale", "translation"),
    hypers=(
        Hyper("radius", r"\Delta", 1, 1e-3, 10, "log", "Radius: the greatest length of the first step.", POSITIVE),
    ),
    state={"reach": "radius"},
    symbols={"reach": "r", "kept": r"\varrho"},
    roles={"sx": "velocity", "sy": "velocity", "reach": "sizes"},
    planar="Trust region looks for its step along the eigenvectors of the whole Hessian, which has n² entries for n "
    "weights; for a network take Hessian-free, which needs products with such a matrix only.",
)
