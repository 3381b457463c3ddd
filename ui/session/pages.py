"""The pages, in the order of the tabs: file -> title, question and tab.

A file is named for the address of its page, a constant for the feature that it shows. A visit begins at the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from figures.sweep import TELLING

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
    NETWORKS: Page("Networks", "How does each method train the same network?", "Networks"),
    ANATOMY: Page(
        "Step",
        "What does a method compute in one step?",
        EXPLORE,
        {"surface": "rosenbrock", "method": "adam", "step": "3"},
    ),
    CURVATURE: Page(
        "Curvature",
        "How far can a step go before the surface bends away?",
        EXPLORE,
        {"surface": "rosenbrock", "at": "-0.7,0.49"},
    ),
    SWEEP: Page(
        "Map",
        "Which settings converge?",
        EXPLORE,
        {"surface": "ravine", "p.kappa": "30", "method": "momentum", "colour": TELLING},
    ),
    BASINS: Page(
        "Basins",
        "Which minimum does each start lead to?",
        EXPLORE,
        {
            "surface": "himmelblau",
            "method": "momentum",
            "criterion": "steps",  # for who reads on to who wins, and the rates with which nobody wins everywhere
            "gradient_descent.lr": "0.0015",
            "momentum.lr": "0.002",
            "adam.lr": "0.2",
        },
    ),
    STRIP: Page(
        "Rates",
        "What happens as the learning rate grows?",
        EXPLORE,
        {"surface": "himmelblau", "method": "gradient_descent", "start": "1,1", "swept": "lr,0.02,0.034,linear"},
    ),
    FAIR: Page("Compare", "Which method is best, once each is tuned?", "Compare", {"surface": "matyas"}),
    CLAIMS: Page("Claims", "Is what books say about optimizers true?", "Claims"),
    CATALOGUE: Page(
        "Methods",
        "What is each method's rule, and where does it come from?",
        "Methods",
        {"surface": "ravine", "method": "adam"},
    ),
    EXPORT: Page("Export", "How do you take this race with you?", ASIDE),
    GLOSSARY: Page("Glossary", "What does each term mean?", ASIDE),
    TEACHING: Page("Teaching", "How do you teach a 45\u2011minute lecture with five links?", ASIDE),
}


def address(page: str) -> str:
    """The path of a page's address, which Streamlit takes from the name of its file; the first page has none.

    Links rely on the addresses, so a file in pages/ keeps its name. A fresh server has no other way to know them.
    """
    return "" if page == RACE else page.removeprefix("pages/").removesuffix(".py")
