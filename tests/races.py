"""The races of several methods from one start, as studies of many methods take them."""

from experiments.engine.race import Race


def races(surface, methods, steps, **options):
    """A race of each method (key -> hyperparameters) from the surface's own start."""
    return [Race(surface, key, surface.start, steps, hypers, **options) for key, hypers in methods.items()]
