"""Records links.json: where a link leads, so that a link that somebody has kept goes on to mean the same race.

    python -m tests.golden.links

It is recorded from the app itself, on purpose: of each link the notes, the link that is written back, and where every
method went. A new link is a line in LINKS. What stood in links.json before changes only where a change is wanted: read
what git shows, a line for each race, before you commit it.

Races that are not rounded alike everywhere (alike.py) are recorded only if they are calm: each is run again on the same
surface turned by TURN, which moves it by about 1e-12 of the window's side and rounds every single value anew, and has
to come out as it did by the measure of the test, with the same outcome, cost and sentence. (To start it a little beside
would not do: RMSProp forgets its start and then, on level ground, steps along what rounding has left of the slope.) One
that comes out differently is refused here: give it fewer steps, or another start.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import numpy as np

from experiments import Runs
from landscapes import Landscape
from tests.golden.alike import UNLIKE, differences, digest, numbers, plain, written

# All that is taken from inside the app: what a page uses to read a link, to race, and to write the link back.
from ui.session.link import from_link, to_link
from ui.session.pin import ghost
from ui.session.tracks import fan_of, tracks

TARGET = Path(__file__).with_name("links.json")
PLACES = 12  # steps of a path that are written down
TURN = 1e-10  # degrees

ADDRESSES = {  # title of the page -> where it is found; the race is where a visit begins
    "Race": "",
    "Lessons": "lessons",
    "Step": "step",
    "Curvature": "curvature",
    "Networks": "networks",
    "Methods": "methods",
    "Map": "map",
    "Basins": "basins",
    "Rates": "rates",
    "Compare": "compare",
    "Claims": "claims",
    "Export": "export",
    "Glossary": "glossary",
    "Teaching": "teaching",
}

DESCENT = "gradient_descent,momentum,nesterov,adagrad,adadelta,rmsprop,rmsprop_momentum,rmsprop_nesterov"
ADAMS = "adam,adam_uncorrected,amsgrad,adamax,nadam,radam,adabelief,adamw,yogi,adan"
OTHERS = "lion,rprop,local_gains,sam,shampoo,schedule_free,exact_step,line_search"
CURVED = "newton,trust_region,saddle_free_newton,diagonal_newton,conjugate_gradient,bfgs,lbfgs,hessian_free"
SQUARED = "gauss_newton,levenberg_marquardt,natural_gradient"

LINKS = {
    "the first race": "",
    # Every method as it is set, and with every setting changed.
    "descent": f"surface=beale&methods={DESCENT}&steps=200",
    "Adam and what came of it": f"surface=himmelblau&methods={ADAMS}&steps=120",
    "signs, gains, searches": f"surface=rosenbrock&methods={OTHERS}&steps=120",
    "curvature": f"surface=three_hump_camel&methods={CURVED}&steps=80",
    "sums of squares": f"surface=line_fit&methods={SQUARED}&steps=60",
    "descent, set": (
        f"surface=booth&methods={DESCENT}&steps=90&gradient_descent.lr=0.05&momentum.lr=0.02&momentum.beta=0.7"
        "&nesterov.lr=0.01&nesterov.beta=0.8&adagrad.lr=0.5&adagrad.eps=1e-6&adadelta.lr=2&adadelta.rho=0.95"
        "&adadelta.eps=1e-5&rmsprop.lr=0.05&rmsprop.rho=0.8&rmsprop.eps=1e-5&rmsprop_momentum.lr=0.01"
        "&rmsprop_momentum.rho=0.95&rmsprop_momentum.beta=0.5&rmsprop_momentum.eps=1e-4&rmsprop_nesterov.lr=0.02"
        "&rmsprop_nesterov.rho=0.7&rmsprop_nesterov.beta=0.8&rmsprop_nesterov.eps=1e-6"
    ),
    "Adam, set": (
        "surface=styblinski_tang&methods=adam,adam_uncorrected,amsgrad,adamax,nadam&steps=80&adam.lr=0.3"
        "&adam.beta1=0.8&adam.beta2=0.99&adam.eps=1e-4&adam_uncorrected.lr=0.05&adam_uncorrected.beta1=0.5"
        "&adam_uncorrected.beta2=0.95&adam_uncorrected.eps=1e-3&amsgrad.lr=0.2&amsgrad.beta1=0.7&amsgrad.beta2=0.98"
        "&amsgrad.eps=1e-6&adamax.lr=0.25&adamax.beta1=0.6&adamax.beta2=0.97&adamax.eps=1e-5&nadam.lr=0.15"
        "&nadam.beta1=0.85&nadam.beta2=0.995&nadam.eps=1e-3"
    ),
    "what came of Adam, set": (
        "surface=six_hump_camel&methods=radam,adabelief,adamw,yogi,adan&steps=80&radam.lr=0.05&radam.beta1=0.8"
        "&radam.beta2=0.99&radam.eps=1e-4&adabelief.lr=0.05&adabelief.beta1=0.85&adabelief.beta2=0.99"
        "&adabelief.eps=1e-8&adamw.lr=0.05&adamw.beta1=0.8&adamw.beta2=0.98&adamw.eps=1e-6&adamw.weight_decay=0.2"
        "&yogi.lr=0.2&yogi.beta1=0.8&yogi.beta2=0.99&yogi.eps=1e-2&adan.lr=0.05&adan.beta1=0.9&adan.beta2=0.8"
        "&adan.beta3=0.95&adan.eps=1e-6&adan.weight_decay=0.1"
    ),
    "signs, gains, searches, set": (
        f"surface=himmelblau&methods={OTHERS}&steps=80&lion.lr=0.05&lion.beta1=0.5&lion.beta2=0.9"
        "&lion.weight_decay=0.1&rprop.lr=0.1&rprop.eta_minus=0.3&rprop.eta_plus=1.9&rprop.step_min=1e-2"
        "&rprop.step_max=0.3&local_gains.lr=0.01&local_gains.delta=0.3&local_gains.gain_min=0.8"
        "&local_gains.gain_max=1.3&sam.lr=0.002&sam.rho=0.2&shampoo.lr=0.5&shampoo.eps=1e-3&schedule_free.lr=0.002"
        "&schedule_free.beta=0.8&exact_step.lr=0.1&line_search.lr=2&line_search.c1=0.3&line_search.shrink=0.7"
    ),
    "those that came later, set": (
        "surface=beale&methods=momentum,rmsprop_nesterov_jump,signsgd,lookahead,lookahead_momentum,lookahead_adam"
        ",lbfgs_wolfe,nelder_mead&steps=60&momentum.lr=0.002&momentum.beta=1&rmsprop_nesterov_jump.lr=0.001"
        "&rmsprop_nesterov_jump.rho=0.8&rmsprop_nesterov_jump.beta=0.5&rmsprop_nesterov_jump.eps=1e-6&signsgd.lr=0.05"
        "&lookahead.lr=triangular(0.01,low=0.001,half=8,fall=0.5)&lookahead.every=3&lookahead.pull=0.8"
        "&lookahead_momentum.beta=0.8&lookahead_momentum.lr=0.002&lookahead_momentum.every=4&lookahead_momentum.pull=0.6"
        "&lookahead_adam.lr=0.2&lookahead_adam.every=7&lookahead_adam.pull=0.7"
        "&lookahead_adam.beta1=0.8&lookahead_adam.beta2=0.99&lookahead_adam.eps=1e-6&lbfgs_wolfe.lr=0.5"
        "&lbfgs_wolfe.c1=1e-3&lbfgs_wolfe.c2=0.5&lbfgs_wolfe.memory=3&nelder_mead.size=0.2"
    ),
    "Lookahead around others, set": (
        "surface=beale&methods=adam,bfgs,lbfgs&steps=60&adam.every=3&adam.pull=0.7&bfgs.every=6&bfgs.pull=0.4"
        "&lbfgs.every=4"
    ),
    "those that act when f is stuck, set": (
        "surface=ravine&methods=momentum_plateau,momentum_rising&steps=90&momentum_plateau.lr=0.008"
        "&momentum_plateau.beta=0.95&momentum_plateau.factor=0.3&momentum_plateau.patience=5&momentum_rising.lr=0.002"
        "&momentum_rising.beta=0.6&momentum_rising.highest=0.95&momentum_rising.least=0.05&momentum_rising.patience=8"
    ),
    "curvature, set": (
        f"surface=beale&methods={CURVED}&steps=60&newton.damping=0.5&trust_region.radius=0.3"
        "&saddle_free_newton.damping=1&diagonal_newton.damping=5&conjugate_gradient.lr=0.001&conjugate_gradient.c1=0.3"
        "&conjugate_gradient.c2=0.4&bfgs.lr=0.5&bfgs.c1=0.4&bfgs.c2=0.7&lbfgs.lr=0.5&lbfgs.memory=3"
        "&hessian_free.damping=3&hessian_free.iterations=1"
    ),
    "sums of squares, set": (
        f"surface=line_fit&methods={SQUARED}&start=0.5,-0.5&steps=60&gauss_newton.damping=0.5"
        "&levenberg_marquardt.damping=1&natural_gradient.lr=0.1&natural_gradient.damping=0.01"
    ),
    "clipped gradients": (
        "surface=beale&methods=gradient_descent,adam,bfgs&gradient_descent.lr=0.02&gradient_descent.clip=1&adam.clip=0.5"
        "&bfgs.clip=pieces(2,5=1)&start=1,1&steps=10"
    ),
    # Surfaces that are not rounded alike everywhere.
    "Ackley": "surface=ackley&methods=gradient_descent,momentum,rmsprop&steps=50",
    "Easom": "surface=easom&methods=momentum,adam,newton&start=2.8,3&steps=60",
    "Griewank": "surface=griewank&methods=gradient_descent,nesterov,adam&steps=150&gradient_descent.lr=0.5",
    "Levy": "surface=levy&methods=gradient_descent,adam&steps=80&gradient_descent.lr=0.001",
    "McCormick": "surface=mccormick&methods=momentum,adagrad,bfgs&steps=80",
    "Peaks": "surface=peaks&methods=gradient_descent,adam,lbfgs&steps=80",
    "a maximum": "surface=own&formula=-x^2-y^2&window=-2,2,-2,2&start=0,0&methods=gradient_descent&steps=40",
    "a plateau": "surface=plateau&methods=gradient_descent,momentum,adam&steps=200",
    "Rastrigin": (
        "surface=rastrigin&methods=gradient_descent,momentum,adam&steps=80&gradient_descent.lr=0.001&momentum.lr=0.0005"
    ),
    # How races end besides.
    "a saddle": (
        "surface=saddle&methods=gradient_descent,newton,gauss_newton&start=-1.6,0&steps=90&gradient_descent.lr=0.05"
    ),
    "still on a saddle": "surface=saddle&methods=gradient_descent&start=-1.6,0&steps=90&gradient_descent.lr=0.3",
    "three ways down": "surface=monkey_saddle&methods=gradient_descent,saddle_free_newton,trust_region&steps=60",
    "a steep wall": "surface=goldstein_price&methods=adam,line_search,levenberg_marquardt&start=0.4,-0.3&steps=60",
    "a long valley": "surface=long_valley&methods=gradient_descent,momentum,adam&steps=300&window=-4,3.5,-1,2",
    "round in circles": "surface=bowl&methods=gradient_descent&gradient_descent.lr=1&steps=60&starts=1,1;0,-1.5",
    "out of where f is defined": (
        "surface=own&formula=x*sqrt(x) %2B sqrt(y^2 %2B 1)&window=-1,3,-2,2&start=2,1"
        "&methods=gradient_descent,nesterov,newton&gradient_descent.lr=0.4&nesterov.lr=0.05&steps=50"
    ),
    "no slope at all": "surface=own&formula=3 %2B 0x&start=-1,-2&methods=gradient_descent",
    "flat ground": "surface=own&formula=max(x, 0)^2 %2B max(y, 0)^2&start=-1,-2&methods=gradient_descent,newton",
    # Schedules.
    "schedules along straight lines and roots": (
        "surface=bowl&methods=gradient_descent,momentum,adam,rmsprop&steps=90&gradient_descent.lr=inverse_sqrt(0.3)"
        "&momentum.beta=linear_ramp(0.5,end=0.9,steps=50)&momentum.lr=step(0.05,every=20,factor=0.5)"
        "&adam.lr=linear_warmup(0.2,warmup=10,start=0.01)&rmsprop.lr=constant(0.04)"
    ),
    "schedules along cosines and powers": (
        "surface=ravine&methods=gradient_descent,momentum,adam,rmsprop,lion,nadam&steps=60"
        "&gradient_descent.lr= cosine( 0.01 )&momentum.lr=exponential(0.01,factor=0.97)"
        "&adam.lr=warmup_cosine(0.1,warmup=10,end=0.01)&rmsprop.lr=one_cycle(0.05)"
        "&nadam.lr=warm_restarts(0.1,period=20,growth=2)&lion.lr=polynomial(0.03,power=3,end=0.001)"
    ),
    # Noise, a pinned run, shape, a formula of one's own.
    "noise": (
        "surface=himmelblau&methods=gradient_descent,adam,lion&noise=2.5&seed=12345&fan=20&tolerance=0.06&steps=100"
    ),
    "noise and a pinned run": (
        "surface=matyas&methods=momentum&noise=0.5&seed=7&fan=0&pin=gradient_descent&pin.lr=0.2&pin.start=1,1&steps=60"
    ),
    "pinned": "surface=beale&start=1,1&methods=adam&adam.lr=0.05&pin=adam&pin.lr=0.2&pin.beta1=0.5&pin.eps=1e-3",
    "pinned with a schedule": "pin=rmsprop&pin.lr=linear_ramp(0.1,end=0.01)&pin.rho=0.8&methods=none&steps=60",
    "another shape": "surface=ravine&kappa=7.5&turn=30&stretch=0.5&methods=gradient_descent,newton,adam&steps=80",
    "a shape with a start": "surface=rosenbrock&turn=-90&stretch=2&start=-1,1.5&methods=trust_region,bfgs&steps=60",
    "a formula and its window": (
        "surface=own&formula=(x - 1)^4 %2B 3|y|x^2 %2B y^2/2&window=-3,4,-2.5,4.5&start=-2,3"
        "&methods=gradient_descent,adam,gauss_newton&gradient_descent.lr=0.001&steps=70"
    ),
    "a formula with parameters, one of them a weight by choice": (
        "surface=own&formula=a x^2 %2B κ (y - b)^2&weights=x,b&p.a=2&p.kappa=4,1,100,log&p.y=0.5,-1,1,0.25"
        "&window=-3,3,-3,3&start=-2,2&methods=gradient_descent,adam&steps=60"
    ),
    # Data: their preparation, batches, and data of one's own.
    "batches of prepared data": (
        "surface=line_fit&data=cars&prepare=standardised&held_out=0.2&batch=8&order=replace&counted=epochs"
        "&stability=yes&arrows=yes&seed=3&fan=10&window=0,60,0,60&start=50,5&methods=gradient_descent,momentum,adam&steps=60"
    ),
    "a loss over one's own data": (
        "surface=own&data=own&rows=AQYCBmhlaWdodAAAArYCASaxxEkFBndlaWdodAAAAfwHBVa05ZgmAQ"
        "&formula=(weight - (w*height %2B b))^2/100&batch=2&window=0,150,-150,0&start=40,-20"
        "&methods=gradient_descent,adam,gauss_newton&steps=60"
    ),
    "data that cannot be used": (
        "surface=moons&rows=no&data=cars&prepare=bleached&held_out=0.999&batch=500&order=sorted&counted=days"
        "&stability=often&arrows=up&noise=1&methods=none"
    ),
    "a formula alone": "formula=ln(1 %2B x^2) %2B cosh(y/2)&surface=own&methods=momentum,newton&steps=60",
    # Lessons.
    "a scene": "lesson=nesterov&scene=2",
    "a noisy scene": "lesson=adagrad&scene=3",
    "a scene on batches": "lesson=schedules&scene=1",
    "the first scene, its race changed": "lesson=step&gradient_descent.lr=0.15&methods=gradient_descent,adam&steps=50",
    "a scene, put back to defaults": (
        "lesson=minima&scene=4&gradient_descent.lr=0.01&tolerance=default&start=default&noise=0&seed=0&steps=300"
    ),
    "a scene on another surface": "lesson=newton&scene=3&surface=booth&view=map",
    "scenes that there are not": "lesson=step&scene=4&methods=gradient_descent",
    # What the pages are asked.
    "a lecture": (
        "hide=relief,tabs,share&lock=methods,start,surface&free=momentum.lr&size=1.4&play=loop&speed=0.5&look=-1,1,-1,1&muted=adam"
        "&predict=rank&view=map&events=no&steps=50"
    ),
    "pages": (
        "method=adam&step=12&at=0.5,-0.25&cut=low&layer=kappa&damping=0.3&radius=2.5&three=-1.5,0.25,1,0,-0.5&across=beta1,0.5,0.99,one-minus-log"
        "&up=x,-1,1&grid=50&colour=gap&asked=wins&criterion=evals&swept=lr,1e-3,,log&coordinate=value&late=64&held=evals"
        "&claim=momentum_overshoots&budget=12&rate=0.02&cloud=9&seeds=3&script=torch&methods=none"
    ),
    "a network": (
        "net.data=circles&net.samples=100&net.held_out=50&net.noise=0.1&net.hidden=8,8,4&net.activation=relu&net.skip=yes"
        "&net.batch_norm=yes&net.init=he&net.loss=squared_error&net.methods=adam,lbfgs&net.batch=10&net.order=replace"
        "&net.steps=500&net.seed=3&net.tab=landscape&net.plane=random&net.of=held_out&net.method=lbfgs"
        "&net.adam.lr=cosine(0.02)&net.adam.l2=0.001&net.lbfgs.clip=2&methods=none"
    ),
    "a network on fewer inputs": (
        "net.data=digits&net.components=6&net.hidden=none&net.apart=yes&net.matrix=fisher&net.compare=batch"
        "&net.muted=adam&lock=network,trainers&methods=none"
    ),
    "a network that does not fit": (
        "net.data=moon&net.samples=3&net.batch=201&net.hidden=32,32,32,32,32,32,33&net.methods=newton&net.adam.decay=-1"
        "&net.lion.lr=2&net.plane=flat&net.x=1&net.adam.y=1&methods=none"
    ),
    "a misprint": "misprint=adam_minus&methods=none",
    # The edges of what is read, and beyond.
    "defaults, said": (
        "surface=ravine&formula=x^2 %2B 10y^2&window=default&kappa=default&turn=0&stretch=1"
        "&start=default&methods=gradient_descent,momentum,rmsprop,adam&steps=300&size=1&play=once&speed=1"
        "&look=default&muted=none&noise=0&seed=0&fan=50&predict=off&tolerance=default&pin=default&view=both&events=yes"
        "&method=momentum&step=1&at=default&cut=gradient&layer=surface&damping=1&radius=1&across=default&up=default"
        "&grid=100&colour=outcome&asked=ends&criterion=loss&swept=default&coordinate=x&late=100&held=tuned"
        "&budget=64&rate=0.01&cloud=50&seeds=5&script=numpy&adam.lr=0.1&momentum.beta=0.9&embed=true"
    ),
    "the lowest": (
        "surface=ravine&kappa=1&turn=-180&stretch=0.01&steps=1&size=1&speed=0.25&noise=0&seed=0&fan=0&tolerance=1e-6"
        "&step=1&damping=0&radius=0.001&grid=50&late=32&budget=1&rate=1e-9&cloud=1&seeds=1&start=-1,0"
    ),
    "the highest": (
        "surface=ravine&kappa=1e6&turn=180&stretch=100&steps=2000&size=2&speed=4&noise=1e6&seed=999999999&fan=200"
        "&tolerance=1e6&step=2000&damping=100&radius=10&grid=200&late=1000&budget=256&rate=1e3&cloud=400&seeds=50"
        "&methods=none"
    ),
    "nothing that can be used": (
        "lesson=stepp&scene=2&surface=nowhere&formula=x %2B* y&window=5,-5,0,1&kappa=0.5&turn=181&stretch=0&start=1"
        "&methods=adam,adams&steps=0&hide=curves,score&lock=start,curves&size=3&play=twice&speed=3&look=1,2&muted=adams"
        "&noise=-0.5&seed=1.5&fan=201&predict=ranks&tolerance=0&pin=adams&view=sideways&events=maybe&method=&step=0"
        "&at=1;2&cut=sideways&layer=kapa&damping=-1&radius=0&across=lr,1,0.1&up=learning&grid=75&colour=red&asked=why"
        "&criterion=stepz&swept=lr,0,1,log,log&coordinate=z&late=5&held=hands&claim=bounces_between_wals&budget=0&rate=0"
        "&cloud=1e9&seeds=nan&script=tensorflow"
    ),
    "settings that cannot be used": (
        "surface=beale&kappa=3&steps=40&steps=50&adam.lr=-1&adam.beta1=1&adam.eps=cosine(1&momentum.lr=cosin(0.1)"
        "&momentum.beta=cosine(1)&rmsprop.rho=much&lbfgs.memory=2.5&newton.lr=1&adam.=1&wat=1&pin=momentum&pin.beta=2"
        f"&pin.rho=1&pin.start=1&formula={'x' * 401}&start=1e6,1e6&turn=45&seed=%00"
    ),
}


def recorded() -> dict[str, dict[str, Any]]:
    """name -> what was recorded of the link."""
    return json.loads(TARGET.read_text())


def asked(query: str) -> tuple[dict[str, str], list[str]]:
    """The parameters of a link, of which the last of each name counts, and the names that stand there twice."""
    pairs = parse_qsl(query, keep_blank_values=True)
    names = [name for name, _ in pairs]
    return dict(pairs), [name for name in dict.fromkeys(names) if names.count(name) > 1]


def of_link(query: str) -> dict[str, Any]:
    """What a link gives, as it is recorded."""
    setup, notes = from_link(*asked(query))
    return plain({"link": query, "notes": notes, "canonical": to_link(setup), "races": races(setup)})


def races(setup: Any) -> dict[str, dict[str, Any]]:
    """method, or "pin" -> where its race went."""
    found = {}
    for method, track in tracks(setup).items():
        fan = fan_of(setup, method).found() if setup.noise and setup.fan else None
        found[method] = race(track) | ({"fan": [fan.success, *fan.quartiles]} if fan else {})
    pinned = ghost(setup)
    return found | ({"pin": race(pinned)} if pinned else {})


def race(track: Any) -> dict[str, Any]:
    """One run, and under noise the path without it."""
    runs, series = track.runs, track.series
    places = steps_of(len(runs.steps) - 1)
    calm = [np.stack([series["ghost_x"], series["ghost_y"]], axis=-1)] if "ghost_x" in series else []
    evals = (runs.evals.value, runs.evals.gradient, runs.evals.hessian)
    return {
        "outcome": str(runs.outcome[0]),
        "stopped": int(runs.stopped[0]),
        "evals": [int(count[0]) for count in evals],
        "sentence": runs.sentence(),
        "window": runs.surface.domain,
        "steps": places,
        "path": numbers(runs.path[places, 0]),
        "value": numbers(runs.value[places, 0]),
        "digest": digest(runs.path, runs.value, *calm) if rounded_alike(runs) else None,
    } | ({"without noise": numbers(calm[0][places])} if calm else {})


def steps_of(last: int) -> list[int]:
    """The steps that are written down: the first, the last, and others between them, the closer the earlier."""
    return sorted({0, *np.geomspace(1, last, PLACES - 1).round().astype(int).tolist()})


def rounded_alike(runs: Runs) -> bool:
    """Whether any processor and any library gives these very bits; most schedules are cosines or powers."""
    scheduled = any(isinstance(value, list) for value in runs.hypers.values())
    assert isinstance(runs.surface, Landscape)
    return not scheduled and not UNLIKE.search(runs.surface.formula)


def unsteady(query: str, kept: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A line for each of the link's races that another processor might send elsewhere."""
    setup, _ = from_link(*asked(query))
    for turn in (TURN, -TURN):
        for method, made in plain(races(replace(setup, turn=setup.turn + turn))).items():
            if not kept[method]["digest"]:
                others = differences(made | {"window": kept[method]["window"]}, kept[method])
                yield from (f"{query}: {method}: {what}" for what in others)


if __name__ == "__main__":
    found = {name: of_link(query) for name, query in LINKS.items()}
    refused = [line for record in found.values() for line in unsteady(record["link"], record["races"])]
    if refused:
        raise SystemExit("\n".join(refused))
    TARGET.write_text(written(found, depth=3) + "\n")
    print(f"{TARGET.name}: {len(found)} links, {TARGET.stat().st_size:,} bytes")
