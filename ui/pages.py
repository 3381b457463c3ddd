"""The pages: file -> title, in the order of their tabs. The first is where a visit begins."""

RACE = "pages/race.py"
METHODS = "pages/methods.py"
STEP = "pages/step.py"

PAGES = {RACE: "Race", METHODS: "Methods", STEP: "Step"}
