"""The message that describes the surface of a set-up to the browser."""

from __future__ import annotations

from experiments.geometry.known import single_minima
from ui.session.messages.look import HeightScale, Surface
from ui.session.programs import identity, programs
from ui.session.setup import Setup
from ui.session.tracks import surface_scale


def described(setup: Setup, *, walked: bool = False) -> Surface:
    """The surface, with all that its map is drawn from; where the browser walks on it, with its programs too."""
    surface = setup.landscape()
    return Surface(
        key=setup.surface,
        id=f"{setup.surface} {identity(surface)}",
        name=surface.name,
        axes=surface.weights,
        tree=surface.tree_as_lists,
        columns=dict(surface.data or {}),
        domain=surface.domain,
        single=surface.single,
        minima=single_minima(surface),
        scale=HeightScale(**vars(surface_scale(surface))),
        programs=programs(setup) if walked else None,
    )
