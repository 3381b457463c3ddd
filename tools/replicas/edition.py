"""A copy of the app as it is at this moment: replicas run from it, whatever is updated in the folder meanwhile.

Pages are read from the disk when they are visited. Without a copy, an old replica would run new pages.
"""

from __future__ import annotations

from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).resolve().parents[2]
NOT_NEEDED = (".git", ".venv*", "node_modules", ".class", ".*_cache", "tests", "benchmarks", "docs")


def copied(to: Path) -> Path:
    """Copies the app there."""
    return Path(copytree(ROOT, to, ignore=ignore_patterns(*NOT_NEEDED)))
