"""The pages: file -> title, in the order of their tabs. The first is where a visit begins."""

RACE = "pages/race.py"
LESSONS = "pages/lessons.py"
ANATOMY = "pages/anatomy.py"
CURVATURE = "pages/curvature.py"
CATALOGUE = "pages/catalogue.py"
SWEEP = "pages/sweep.py"
BASINS = "pages/basins.py"
STRIP = "pages/strip.py"
FAIR = "pages/fair.py"
CLAIMS = "pages/claims.py"
EXPORT = "pages/export.py"

PAGES = {
    RACE: "Race",
    LESSONS: "Lessons",
    ANATOMY: "Step",
    CURVATURE: "Curvature",
    CATALOGUE: "Methods",
    SWEEP: "Map",
    BASINS: "Basins",
    STRIP: "Rates",
    FAIR: "Compare",
    CLAIMS: "Claims",
    EXPORT: "Export",
}


def address(page: str) -> str:
    """The path of a page's address: its title in small letters, so that links stay when a file is renamed; the first
    page has none.
    """
    return "" if page == RACE else PAGES[page].lower()
