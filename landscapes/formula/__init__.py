"""From a formula as text to exact numbers.

text -> tokens -> parser -> tree -> SymPy (gradient, Hessian) -> trees -> one Python source -> arrays, floats

One module for each arrow: tokens (the text is made plain by copied, latex_text and code_text, freed of what stands around
it by leads, and cut by lexer), parser (with terms, and with notes on what people read in two ways), derivatives (with trees), source,
programs. functions is the table they all read; latex typesets a tree; landscape and typed make the record of a surface.
surface says what experiments ask of one.
"""
