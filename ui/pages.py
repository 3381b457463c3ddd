"""The pages: file -> title, in the order of their tabs. The first is where a visit begins."""

RACE = "pages/race.py"
LESSONS = "pages/lessons.py"
STEP = "pages/step.py"
CURVATURE = "pages/curvature.py"
METHODS = "pages/methods.py"
MAP = "pages/map.py"
BASINS = "pages/basins.py"
RATES = "pages/rates.py"
COMPARE = "pages/compare.py"
CLAIMS = "pages/claims.py"
EXPORT = "pages/export.py"

PAGES = {
    RACE: "Race",
    LESSONS: "Lessons",
    STEP: "Step",
    CURVATURE: "Curvature",
    METHODS: "Methods",
    MAP: "Map",
    BASINS: "Basins",
    RATES: "Rates",
    COMPARE: "Compare",
    CLAIMS: "Claims",
    EXPORT: "Export",
}
