"""A race to take home: as scripts and a notebook that walk the same paths, and as the numbers of those paths."""

from reproduce.lineup import Lineup
from reproduce.notebook import notebook
from reproduce.paths import Paths, as_json
from reproduce.script import SCRIPTS, numpy_script, torch_script

__all__ = ["SCRIPTS", "Lineup", "Paths", "as_json", "notebook", "numpy_script", "torch_script"]
