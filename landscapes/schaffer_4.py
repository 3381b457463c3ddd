"""Schaffer's function number 4: four minima between waves that grow ever narrower.

The papers write |x^2 - y^2|; the cosine of the sine is the same without the bars.
"""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Schaffer N. 4",
    group="waves",
    formula="0.5 + (cos(sin(x^2 - y^2))^2 - 0.5)/(1 + 0.001(x^2 + y^2))^2",
    domain=((-3, 3), (-3, 3)),
    start=(1.3, -0.5),
    minima=((0, 1.253131831463733), (0, -1.253131831463733), (1.253131831463733, 0), (-1.253131831463733, 0)),
    teaches="Many troughs are almost as low as the minima: a low value does not mean that one is near.",
    source="Mishra, 2006, after Schaffer",
    order=47,
)
