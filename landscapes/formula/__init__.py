"""From a formula as text to exact numbers.

text -> tokens -> parser -> tree -> SymPy (gradient, Hessian) -> trees -> one Python source -> arrays, floats

One module for each arrow: tokens (with characters and words), parser (with terms, calls, piecewise and sums),
derivatives (with trees), source, programs. functions is the table they all read; calls are functions that are written
with those; cases are trees of conditions; latex typesets a tree; landscape and typed make the record of a surface.
surface says what experiments ask of one.
"""
