"""From a formula as text to exact numbers.

text -> tokens -> parser -> tree -> SymPy (gradient, Hessian) -> trees -> one Python source -> arrays, floats

One module for each arrow: tokens, parser (with terms, and notes on what people read in two ways), derivatives (with
trees), source, programs. tokens has the text made plain by copied, latex_text and code_text, freed of what stands
around it by leads, and cut by lexer; elsewhere refuses what has a meaning in other notations alone; faults says what is
wrong with a text. The parser leaves cases to piecewise, and sums and lists to sums. functions is the table they all
read; calls are functions that are written with those, and cases are trees of conditions. latex typesets a tree;
landscape and typed make the record of a surface. surface says what experiments ask of one.
"""
