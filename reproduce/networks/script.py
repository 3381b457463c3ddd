"""A training as a PyTorch script of its own: the same start, the same samples in the same batches, the same losses.

Those of searches are the same for some steps only; the head of the script says so.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import numpy as np

from landscapes.formula.sentences import listed
from networks.oracle import NetworkOracle
from networks.training.training import Entry, Training
from optimizers.schedules import Course
from reproduce.networks.curves import labels
from reproduce.networks.model import loss_line, model
from reproduce.script import (
    ARITHMETIC,
    CALLED,
    RATE,
    ROWS,
    TORCH_TESTED,
    Part,
    begun,
    comment,
    in_source,
    paragraphs,
    schedules,
    value,
)
from reproduce.sources import Bundle
from reproduce.torch_optim import TORCH_OPTIM

VECTORS, ORACLE = "optimizers.base.vectors", ("optimizers.base.oracle", "Oracle")
ANSWERED = {"value", "gradient", "hessian", "by_matrix", "beside_matrices"}  # by Seen
HERE = "reproduce.networks.in_torch"
WIDE = 112  # characters of a line of numbers
RESERVED = (
    *("X", "y", "X_HELD", "Y_HELD", "START", "STARTS", "STEPS", "EVERY", "BATCHES", "METHODS", "NETWORK", "CURVES"),
    *("Network", "loss", "seen", "measure", "np", "torch", "nn", "sys"),
)
ENDING = 'if __name__ == "__main__":\n    report(CURVES, *sys.argv[1:2])\n'
NO_OPTIM = "torch.optim has nothing that takes the same steps with these settings: this is the rule itself, on tensors."


def script(training: Training, opens: str = "", every: int = 1) -> str:
    """The training as a script that needs PyTorch and NumPy; methods that it cannot have are named in its head.

    opens  the link that opens the training in Ravine, if there is one
    every  after how many steps losses are kept
    """
    instead = {(ARITHMETIC, name): (HERE, name) for name in CALLED}
    instead |= {(VECTORS, name): (HERE, name) for name in ("dot", "total", "differ")}
    instead[ORACLE] = (HERE, "Seen")
    bundle = Bundle(instead, lambda name: "", RESERVED, plane=False)
    entries = [entry for entry in training.entries if taken(entry)]
    parts = [
        samples(training),
        network(bundle, training),
        numbers_of_rules(bundle),
        *(method(bundle, key, entries) for key in dict.fromkeys(entry.method for entry in entries)),
        walked(bundle, entries),
        trained(bundle, training, entries, every),
    ]
    first, *others = [head(training, bundle, opens), *parts]
    cells = (f"# %% {comment(each.about).removeprefix('# ')}\n\n\n{each.code}" for each in others)
    return "\n\n".join([f"{comment(first.about)}\n\n{first.code}", *cells, ENDING])


def taken(entry: Entry) -> bool:
    """Whether a script can have the method: what its rule asks about the loss is ANSWERED there."""
    asked = {name for name in entry.optimizer.vector_step.__code__.co_names if hasattr(NetworkOracle, name)}
    return asked <= ANSWERED


def left_out(training: Training) -> str:
    """A sentence about the methods that the script cannot have; empty where it has all."""
    names = list(dict.fromkeys(entry.optimizer.name for entry in training.entries if not taken(entry)))
    if not names:
        return ""
    ask = "its rule asks" if len(names) == 1 else "their rules ask"
    return f"The PyTorch script leaves out {listed(names)}: it does not have the matrices of curvature that {ask} for."


def searching(entry: Entry) -> bool:
    """Whether the method's steps are decided by comparisons or small differences of numbers, so that rounding grows."""
    return entry.optimizer.family == "search"


def apart_in_the_end(training: Training) -> str:
    """A sentence about the methods whose losses the script reaches for some steps only; empty if there are none."""
    names = list(dict.fromkeys(entry.optimizer.name for entry in training.entries if taken(entry) and searching(entry)))
    if not names:
        return ""
    weighs, whose = ("weighs", "its") if len(names) == 1 else ("weigh", "their")
    return (
        f"{listed(names)} {weighs} numbers against each other to find {whose} steps, so that rounding, which is not "
        f"the same in PyTorch, grows from step to step: {whose} losses are those of Ravine for some steps only."
    )


def head(training: Training, bundle: Bundle, opens: str) -> Part:
    net = training.net
    names = list(dict.fromkeys(entry.optimizer.name for entry in training.entries if taken(entry)))
    about = [
        f"{listed(names) or 'No method'} on a network of {'-'.join(map(str, net.sizes))}, as Ravine trains it.",
        f"Open it there: {opens}" if opens else "",
        left_out(training),
        apart_in_the_end(training),
        f"Needs PyTorch ({TORCH_TESTED} is tested) and NumPy.",
        "Prints what each method reaches; with the name of a file, as in `python training.py curves.csv`, keeps them.",
    ]
    found = {"import sys", "import torch", "from torch import nn", *bundle.imports}
    third = {line for line in found if line.split()[1].partition(".")[0] in ("numpy", "torch")}
    standard, others = (
        sorted(lines, key=lambda line: (line.startswith("from"), line)) for lines in (found - third, third)
    )
    ready = "torch.set_default_dtype(torch.float64)\ntorch.set_num_threads(1)  # so small a network needs no more"
    return Part("\n".join(filter(None, about)), "\n".join([*standard, "", *others, "", ready]) + "\n")


def samples(training: Training) -> Part:
    found = training.samples
    whole = "" if found.classes else ".to(torch.float64)"
    lines = [
        f"{name} = torch.tensor({array(values)}){kind}\n"
        for name, values, kind in (
            ("X", found.X, ""),
            ("y", found.y, whole),
            ("X_HELD", found.X_held, ""),
            ("Y_HELD", found.y_held, whole),
        )
    ]
    return Part(
        f"The samples: {len(found.X)} that it is trained on, {len(found.X_held)} that are held out.", "".join(lines)
    )


def array(values: np.ndarray) -> str:
    """Numbers in square brackets, with all their digits; long ones in indented lines."""
    text = repr(values.tolist())
    if len(text) <= WIDE:
        return text
    return f"\n{textwrap.fill(text, WIDE, initial_indent='    ', subsequent_indent='    ')}\n"


def network(bundle: Bundle, training: Training) -> Part:
    net = training.net
    if net.batch_norm:
        bundle.add((HERE, "BatchNorm"))
    start = f"START = torch.tensor({array(net.parameters(training.seed))})\n"
    if training.apart:
        own = [start for start, entry in zip(training.starts(), training.entries, strict=True) if taken(entry)]
        start = f"STARTS = torch.tensor({array(np.array(own))})  # of each method\n"
    return Part(
        "The network, and its weights before training: layer by layer, each matrix row by row, then the biases"
        + (", then batch norm's factors and shifts." if net.batch_norm else "."),
        paragraphs(bundle.news(), model(net), loss_line(net), start),
    )


def numbers_of_rules(bundle: Bundle) -> Part:
    for name in ("number", *CALLED):
        bundle.add((HERE, name))
    return Part("What rules call on tensors.", bundle.news())


def settings(entry: Entry) -> dict[str, Any]:
    """All hyperparameters of a method, those at their defaults too."""
    return {hyper.name: float(hyper.default) for hyper in entry.optimizer.hypers} | dict(entry.hypers)


def in_torch_optim(entry: Entry) -> bool:
    """Whether torch.optim takes the same steps with these settings."""
    scheduled = {name for name, setting in settings(entry).items() if isinstance(setting, Course)}
    known = TORCH_OPTIM.get(entry.method)
    return known is not None and not known.ahead and not entry.decay and scheduled <= {RATE}


def method(bundle: Bundle, key: str, entries: Iterable[Entry]) -> Part:
    """A method: the schedules that its entries follow, and its rule where torch.optim does not take the same steps."""
    own = [entry for entry in entries if entry.method == key]
    for entry in own:
        schedules(bundle, settings(entry))
    found = own[0].optimizer
    lines = [f"{found.name}: {found.teaches}", f"Source: {found.source}."]
    if any(in_torch_optim(entry) for entry in own):
        lines.append(f"It is torch.optim.{TORCH_OPTIM[key].name}; see below.")
    if not all(in_torch_optim(entry) for entry in own):
        lines.append(NO_OPTIM)
        for rule, called in ((found.step, "step"), (found.look, "look")):
            if rule:
                bundle.add((rule.__module__, rule.__name__), f"{key}_{called}")
    return Part("\n".join(lines), bundle.news())


def walked(bundle: Bundle, entries: Iterable[Entry]) -> Part:
    used = {"Optim" if in_torch_optim(entry) else "Rule" for entry in entries}
    for name in (*sorted(used), "Seen", "train", "report"):
        bundle.add((HERE, name))
    return Part("The training, step by step.", bundle.news())


def trained(bundle: Bundle, training: Training, entries: list[Entry], every: int) -> Part:
    count = len(training.samples.X)
    batches = "[slice(None)] * STEPS"
    if training.batched:
        drawn = bundle.add(ROWS)
        asked = f"{training.seed}, {count}, {training.batch}, {training.order!r}, STEPS"
        batches = f"[torch.tensor(rows) for rows in {drawn}({asked})]"
    starts = "STARTS" if training.apart else "[START] * len(METHODS)"
    lines = [
        f"STEPS = {training.steps}\n",
        f"EVERY = {every}\n",
        f"BATCHES = {batches}\n",
        f"METHODS = [\n{''.join(map(told, entries, labels(entries)))}]\n",
        "NETWORK = Network()\n",
        f"CURVES = train(METHODS, NETWORK, {starts}, STEPS, EVERY, seen, measure)\n",
    ]
    return Part("This training.", paragraphs(bundle.news(), SEEN + measured(training), "".join(lines)))


SEEN = '''def seen(step, clip, l2):
    """What the methods are told in a step: the loss of its batch."""
    return Seen(NETWORK, lambda network, rows: loss(network(X[rows]), y[rows]), BATCHES[step], clip, l2)


'''


def measured(training: Training) -> str:
    """The function that measures the network, as source."""
    outputs = training.net.sizes[-1]
    guess = "outputs.argmax(1)" if outputs > 1 else "outputs[:, 0].round()"
    right = f"({guess} == wanted).double().mean().item()" if training.samples.classes else "float('nan')"
    return f'''def measure(network):
    """Loss and held-out loss, and what part of the classes is right in both; statistics are those of X."""
    with torch.no_grad():
        both = network(torch.cat([X, X_HELD]), len(X))
        pairs = [(both[: len(X)], y), (both[len(X) :], Y_HELD)]
        losses = [loss(outputs, wanted).item() for outputs, wanted in pairs]
        return *losses, *({right} for outputs, wanted in pairs)
'''


def told(entry: Entry, label: str) -> str:
    """A method as it stands in METHODS."""
    given, key = settings(entry), entry.method
    first = {name: begun(name, given) for name in given}
    more: tuple[str, ...]
    if in_torch_optim(entry):
        optim = TORCH_OPTIM[key]
        arguments = ", ".join(f"{name}={argument!r}" for name, argument in optim.arguments(**first).items())
        lines = [repr(label), f"lambda weights: torch.optim.{optim.name}(weights, {arguments})"]
        lines += [f"rate={value(given[RATE])}"] if isinstance(given.get(RATE), Course) else []
        kind, more = "Optim", ("clip", "l2")
    else:
        state = [begun(initial, given) for initial in entry.optimizer.vector_state.values()]
        hypers = ", ".join(f"{name!r}: {value(setting)}" for name, setting in given.items())
        lines = [repr(label), f"{key}_step", f"state={in_source(state)}", f"settings={{{hypers}}}"]
        lines += [f"look={key}_look"] if entry.optimizer.look else []
        kind, more = "Rule", ("clip", "l2", "decay")
    lines += [f"{name}={getattr(entry, name)!r}" for name in more if getattr(entry, name)]
    return f"    {kind}(\n" + "".join(f"        {line},\n" for line in lines) + "    ),\n"
