"""The pages: file -> title, in the order of their tabs. The first is where a visit begins."""

RACE = "pages/race.py"
STEP = "pages/step.py"
METHODS = "pages/methods.py"

PAGES = {RACE: "Race", STEP: "Step", METHODS: "Methods"}
