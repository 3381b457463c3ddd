"""The colours of the classes in which runs end.

What lies side by side on a map stands at 3:1: converged, still moving and diverged. All classes can be told apart with
any kind of colour vision; tests measure both.
"""

from experiments.readings.endings import OUTCOMES

# In the order of OUTCOMES: converged, arrived, local minimum, still moving, cycling, stalled, diverged.
CLASSES = {
    "light": ("#083a5f", "#4b9cd3", "#c7aee8", "#e6ebee", "#dfbf55", "#6b7680", "#be7050"),
    "dark": ("#b7defb", "#4a90c6", "#7a55a8", "#1d2831", "#cfb04a", "#85919c", "#ab6342"),
}
# The same where hues are taken by something else: greys, the quieter the less happened.
GREYS = {
    "light": ("#b9c2ca", "#cdd4da", "#b9c2ca", "#e6ebee", "#a3aeb8", "#828e99", "#4c5761"),
    "dark": ("#55616c", "#46525d", "#55616c", "#2b3742", "#67737f", "#84909b", "#05080b"),
}
NAMES = tuple(ending.name for ending in OUTCOMES)
