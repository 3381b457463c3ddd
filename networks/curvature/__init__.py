"""Second derivatives of a network's loss: products with them, their largest values, factors, whole matrices, costs."""
