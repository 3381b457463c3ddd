"""The eggholder: steep hills and hollows that grow with the distance."""

from landscapes.formula.landscape import Landscape

SURFACE = Landscape(
    name="Eggholder",
    group="waves",
    formula="-(y + 47)sin(sqrt(abs(x/2 + y + 47))) - x sin(sqrt(abs(x - y - 47)))",
    domain=((-550, 550), (-550, 550)),
    start=(413, 321),
    minima=((522.1605290272342, 413.31579816740557),),
    teaches="Hills and hollows of all sizes. The lowest minimum is near a corner of the window.",
    source="Whitley and others, 1996",
    order=50,
)
