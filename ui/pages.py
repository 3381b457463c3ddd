"""The pages: file -> title, in the order of their tabs. The first is where a visit begins."""

RACE = "pages/race.py"
METHODS = "pages/methods.py"

PAGES = {RACE: "Race", METHODS: "Methods"}
