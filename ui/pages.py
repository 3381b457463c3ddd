"""The pages: file -> title, in the order of their tabs. The first is where a visit begins."""

RACE = "pages/race.py"
STEP = "pages/step.py"
CURVATURE = "pages/curvature.py"
METHODS = "pages/methods.py"
MAP = "pages/map.py"

PAGES = {RACE: "Race", STEP: "Step", CURVATURE: "Curvature", METHODS: "Methods", MAP: "Map"}
