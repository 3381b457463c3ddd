"""The methods' rules in JavaScript, translated from their Python: nothing is written twice."""

from reproduce.in_javascript.rules import module
from reproduce.in_javascript.trouble import Untranslatable

__all__ = ["Untranslatable", "module"]
