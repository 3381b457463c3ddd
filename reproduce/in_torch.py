"""The numbers of a PyTorch script, tensors of one float64, and what its rules call on them.

Only read, never imported: the app does without PyTorch.
"""

import torch


def number(value):
    return torch.as_tensor(value, dtype=torch.float64)


def arithmetic():
    """What is differentiated says so itself."""
    return torch.no_grad()


sqrt, sign = torch.sqrt, torch.sign


def maximum(a, b):
    return torch.maximum(number(a), number(b))


def minimum(a, b):
    return torch.minimum(number(a), number(b))


def arctan2(a, b):
    return torch.arctan2(number(a), number(b))


def softplus(u):
    """ln(1 + e^u). Autograd keeps all digits of its slopes and curvatures, which torch's own loses in a tail."""
    return torch.where(u > 0, u, 0.0) + torch.log1p(torch.exp(torch.where(u > 0, -u, u)))


def sigmoid(u):
    """1/(1 + e^-u), likewise."""
    power = torch.exp(torch.where(u > 0, -u, u))
    return torch.where(u > 0, 1.0, power) / (1 + power)


def hypot(a, b):
    return torch.hypot(number(a), number(b))


def cbrt(u):
    """The real cube root, which torch lacks. Autograd finds its slopes through those of the power."""
    return torch.sign(u) * torch.float_power(torch.abs(u), 1 / 3)


def below(a, b):
    """1 where a < b, else 0, with a slope of zero."""
    apart = number(a) - number(b)
    return torch.where(apart < 0, 1.0, 0.0) + 0 * torch.sign(apart)


def gate(condition, value):
    """The value where the condition is above 0, else 0. Of one number, what is behind a closed gate has no slope."""
    condition, value = number(condition), number(value)
    if not condition.ndim and not value.ndim:
        return value if condition > 0 else 0 * condition
    return torch.where(condition > 0, value, 0.0) + 0 * condition


def where(condition, a, b):
    return a if condition else b


def fill(x, value):
    """A constant, with a slope of zero."""
    return 0 * x + value


def mean_over_samples(program, data):
    """The mean of what a program gives for each sample, added up one after another; with `rows`, over those alone."""
    columns = torch.stack(list(data.values()))

    def means(x, y, rows=None):
        taken = columns if rows is None else columns[:, torch.as_tensor(rows)]
        entries = program(x, y, *taken)

        def mean(entry):
            return entry.cumsum(0)[-1] / taken.shape[1] if entry.ndim else entry

        return tuple(map(mean, entries)) if isinstance(entries, tuple) else mean(entries)

    return means


def slopes(value):
    """The gradient of a function, by autograd."""

    def gradient(x, y, **batch):
        with torch.enable_grad():
            point = torch.stack([x, y]).detach().requires_grad_()
            return torch.autograd.grad(value(*point, **batch), point)[0].unbind()

    return gradient


def bends(value):
    """The Hessian of a function, by autograd: its entries xx, xy and yy."""

    def hessian(x, y, **batch):
        with torch.enable_grad():
            point = torch.stack([x, y]).detach()
            matrix = torch.autograd.functional.hessian(lambda point: value(*point, **batch), point)
        return matrix[0, 0], matrix[0, 1], matrix[1, 1]

    return hessian


def of_one_weight(program):
    """The matrix of a formula of one weight, with its one entry for the other coordinate too."""

    def entries(x, y, **batch):
        xx, xy, _ = program(x, y, **batch)
        return xx, xy, xx

    return entries


def outer_products(parts, weights):
    """The entries xx, xy and yy of the sum of w ∇p ∇pᵀ over the parts p, by autograd."""

    def entries(x, y):
        with torch.enable_grad():
            point = torch.stack([x, y]).detach()
            across, up = torch.autograd.functional.jacobian(lambda point: torch.stack(parts(*point)), point).unbind(1)
        heavy = number(weights)
        return (heavy * across * across).sum(), (heavy * across * up).sum(), (heavy * up * up).sum()

    return entries


class Optim:
    """A method that torch.optim has: `make` makes its optimizer; `rate`, if given, says its lr after s steps. With
    `clip`, a number or likewise a function, gradients are shortened as by torch.nn.utils.clip_grad_norm_ without 1e-6.
    """

    def __init__(self, name, make, rate=None, clip=None, shorten=None):
        self.name, self.make, self.rate, self.clip, self.shorten = name, make, rate, clip, shorten

    def points(self, start, met):
        """The start, then the point after each step; `met` has for each step its noise, or None, and the surface."""
        point = number(start).requires_grad_()
        optimizer = self.make([point])
        yield tuple(point.detach().clone())
        for s, (noise, surface) in enumerate(met):

            def closure(noise=noise, surface=surface, s=s):
                f, (gx, gy) = surface.value(*point), surface.gradient(*point)
                if noise is not None:  # it tilts f, and so is added to the gradient
                    f = f + (noise[0] * point[0] + noise[1] * point[1])
                    gx, gy = gx + noise[0], gy + noise[1]
                if self.clip is not None:
                    gx, gy = self.shorten(gx, gy, number(self.clip(s) if callable(self.clip) else self.clip))
                point.grad = torch.stack([gx, gy])
                return f

            if self.rate:
                optimizer.param_groups[0]["lr"] = self.rate(s)
            optimizer.step(closure)
            if surface.single:  # f has one weight
                point.data[1] = start[1]
            yield tuple(point.detach().clone())
