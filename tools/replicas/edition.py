"""A copy of the app as it is at this moment: replicas run from it, whatever is updated in the folder meanwhile.

Pages are read from the disk when they are visited. Without a copy, an old replica would run new pages.
"""

from __future__ import annotations

from pathlib import Path
from shutil import Error, copytree, ignore_patterns, rmtree
from tempfile import mkdtemp

from tools.place import Unusable

ROOT = Path(__file__).resolve().parents[2]
NOT_NEEDED = (".git", ".venv*", "node_modules", ".class", ".*_cache", "tests", "benchmarks", "docs")
PREFIX = "edition-"


def left_out(folder: str, names: list[str]) -> set[str]:
    """Those names in a folder that are not copied: of what no replica needs, and of links that lead nowhere.

    Editors make such links for their locks. What copytree has for them asks where a link leads from the wrong folder.
    """
    nowhere = {name for name in names if (path := Path(folder, name)).is_symlink() and not path.exists()}
    return nowhere | ignore_patterns(*NOT_NEEDED)(folder, names)


def copied(folder: Path) -> Path:
    """Copies the app into a new folder within this one. Raises Unusable, and leaves no part of it there."""
    made = None
    try:
        made = Path(mkdtemp(prefix=PREFIX, dir=folder))
        return Path(copytree(ROOT, made / "ravine", ignore=left_out))
    except OSError as fault:
        if made is not None:
            rmtree(made)
        why = fault.args[0][0][2] if isinstance(fault, Error) else fault  # the first of all that it met
        raise Unusable(f"The app cannot be copied for its replicas ({why}); mend that, and try again.") from None
