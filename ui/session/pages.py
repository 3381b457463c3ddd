"""The pages, in the order of the tabs: file -> title, question and tab.

A file is named for the address of its page, a constant for the feature that it shows. A visit begins at the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
GLOSSARY = "pages/glossary.py"
TEACHING = "pages/teaching.py"

EXPLORE = "Explore"  # the tab that pages about one method or one surface share
ASIDE = None  # of a page that has no tab: a button leads to it, or another page


@dataclass(frozen=True)
class Page:
    """A page of the app.

    `tab` is the name of the tab that leads to it, alone or with others; ASIDE for none.
    `opening` is its best case as a link has it: what an address without any parameter opens.
    """

    title: str
    question: str
    tab: str | None
    opening: Mapping[str, str] = field(default_factory=dict)


PAGES = {
    RACE: Page("Race", "Which optimizer gets down this surface, and how?", "Race"),
    LESSONS: Page("Lessons", "What do you want to understand first?", "Lessons"),
    NETWORKS: Page("Networks", "What does each method do to a network's loss?", "Networks"),
    ANATOMY: Page("Step", "What happens in one step?", EXPLORE),
    CURVATURE: Page("Curvature", "How steep and how curved is the surface here?", EXPLORE),
    SWEEP: Page("Map", "Which settings converge?", EXPLORE),
    BASINS: Page("Basins", "Which minimum does each start lead to?", EXPLORE),
    STRIP: Page("Rates", "What happens as the learning rate grows?", EXPLORE),
    FAIR: Page("Compare", "Which method is best over many starts?", "Compare"),
    CLAIMS: Page("Claims", "Is what books say about optimizers true?", "Claims"),
    CATALOGUE: Page("Methods", "What is each method's rule, and where does it come from?", "Methods"),
    EXPORT: Page("Export", "How do you take this race with you?", ASIDE),
    GLOSSARY: Page("Glossary", "What does each term mean?", ASIDE),
    TEACHING: Page("Teaching", "How do you teach a 45-minute lecture with five links?", ASIDE),
}


def address(page: str) -> str:
    """The path of a page's address, which Streamlit takes from the name of its file; the first page has none.

    Links rely on the addresses, so a file in pages/ keeps its name. A fresh server has no other way to know them.
    """
    return "" if page == RACE else page.removeprefix("pages/").removesuffix(".py")
