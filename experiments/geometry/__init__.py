"""What a surface is like, at a point or over a window: curvature, critical points, faults, bowls, basins and more."""
