"""The scripts that a race can be taken home as, each by its name."""

from __future__ import annotations

from reproduce.in_javascript.script import javascript_script
from reproduce.script import numpy_script, torch_script

SCRIPTS = {"numpy": numpy_script, "torch": torch_script, "javascript": javascript_script}
