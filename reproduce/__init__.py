"""A race to take home: as scripts and a notebook that walk the same paths, and as the numbers of those paths."""

from reproduce.in_javascript.script import javascript_script
from reproduce.lineup import Lineup
from reproduce.notebook import notebook
from reproduce.paths import Paths, as_json
from reproduce.script import numpy_script, torch_script
from reproduce.scripts import SCRIPTS

__all__ = ["SCRIPTS", "Lineup", "Paths", "as_json", "javascript_script", "notebook", "numpy_script", "torch_script"]
