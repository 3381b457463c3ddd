"""The pages: file -> title, in the order of their tabs. The first is where a visit begins.

A file is named for the address of its page, a constant for the feature that it shows.
"""

RACE = "pages/race.py"
LESSONS = "pages/lessons.py"
ANATOMY = "pages/step.py"
CURVATURE = "pages/curvature.py"
NETWORKS = "pages/networks.py"
CATALOGUE = "pages/methods.py"
SWEEP = "pages/map.py"
BASINS = "pages/basins.py"
STRIP = "pages/rates.py"
FAIR = "pages/compare.py"
CLAIMS = "pages/claims.py"
EXPORT = "pages/export.py"

PAGES = {
    RACE: "Race",
    LESSONS: "Lessons",
    ANATOMY: "Step",
    CURVATURE: "Curvature",
    NETWORKS: "Networks",
    CATALOGUE: "Methods",
    SWEEP: "Map",
    BASINS: "Basins",
    STRIP: "Rates",
    FAIR: "Compare",
    CLAIMS: "Claims",
    EXPORT: "Export",
}


def address(page: str) -> str:
    """The path of a page's address, which Streamlit takes from the name of its file; the first page has none.

    Links rely on the addresses, so a file in pages/ keeps its name. A fresh server has no other way to know them.
    """
    return "" if page == RACE else page.removeprefix("pages/").removesuffix(".py")
