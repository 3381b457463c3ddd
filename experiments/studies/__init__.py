"""Studies: many races in one, from sweeps and basins to fair comparisons, and their tables."""
