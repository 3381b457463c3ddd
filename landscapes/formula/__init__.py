"""From a formula as text to exact numbers.

text -> tokens -> parser -> tree -> SymPy (gradient, Hessian) -> tree -> one Python source -> NumPy arrays and floats

A tree is a number, a name ("x", "y", "pi", "e") or a tuple (operation, tree, ...) with an operation of functions.py.
"""
