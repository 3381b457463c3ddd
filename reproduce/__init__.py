"""A race to take home: as scripts and a notebook that walk the same paths, and as the numbers of those paths."""

from reproduce.notebook import notebook
from reproduce.paths import Paths, as_json
from reproduce.race import Race
from reproduce.script import SCRIPTS, numpy_script, torch_script

__all__ = ["SCRIPTS", "Paths", "Race", "as_json", "notebook", "numpy_script", "torch_script"]
