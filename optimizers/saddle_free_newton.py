"""Saddle-free Newton: Newton's method with the size of each curvature, so that it flees where Newton is drawn in.

Reads as: Dauphin et al. 2014, Algorithm 1, with the whole of |H|: the Hessian with its eigenvalues made positive.
Differs: where |H| + λI is singular it takes the gradient step −0.01 g, and counts it as a fallback.
Shows: it leaves a saddle along the very direction that keeps Newton there.
"""

from optimizers.base import Optimizer, absolute, damping, positive_definite, solve, where


def step(x, y, f, fallbacks, *, damping):
    gx, gy = f.gradient(x, y)
    hxx, hxy, hyy = f.hessian(x, y)
    axx, axy, ayy = absolute(hxx, hxy, hyy)
    axx, ayy = axx + damping, ayy + damping
    sx, sy = solve(axx, axy, ayy, -gx, -gy)
    bowl = positive_definite(axx, axy, ayy)
    return (
        where(bowl, x + sx, x - 0.01 * gx),
        where(bowl, y + sy, y - 0.01 * gy),
        where(bowl, fallbacks, fallbacks + 1),
    )


METHOD = Optimizer(
    name="Saddle-free Newton",
    order=270,
    family="curvature",
    teaches=(
        "Newton's steps with every curvature taken as positive: downhill in all directions, fast where it is flat."
    ),
    source="Dauphin and others, 2014, Identifying and attacking the saddle point problem",
    differs="where the curvature vanishes, it takes a gradient step of 0.01; such steps are counted",
    step=step,
    invariances=("rotation", "scale", "translation"),
    hypers=(damping(),),
    state={"fallbacks": 0.0},
    roles={"sx": "velocity", "sy": "velocity"},
    planar="Saddle-free Newton needs all eigenvalues of the whole Hessian, which has n² entries for n weights; for a "
    "network take Hessian-free, whose matrix has no negative ones.",
    hides=(
        "Two weights show one saddle at a time. With many weights most points of zero slope are saddles, because all "
        "curvatures there would have to be positive for a minimum: this is what the method was made for."
    ),
)
