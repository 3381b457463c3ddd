"""The panel of controls at the side of a page: surface, formula, shape, start, steps, noise."""
