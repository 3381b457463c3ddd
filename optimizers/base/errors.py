"""The one exception for settings that cannot be used. Its message is shown to the reader as it stands."""

from collections.abc import Iterable
from difflib import get_close_matches


class SettingError(ValueError):
    """A setting that cannot be used.

    message: one sentence that says what is allowed.  setting: which one ("lr", "steps", "start", "method", ...).
    """

    def __init__(self, setting: str, message: str):
        super().__init__(message)
        self.setting = setting
        self.message = message


def unknown(setting: str, what: str, name: object, known: Iterable[str]) -> SettingError:
    """The error for a name that is not among the known ones: it offers the nearest, or all of them if none is near."""
    known = list(known)
    near = get_close_matches(str(name).lower(), known, n=1, cutoff=0.5)
    hint = f"did you mean “{near[0]}”?" if near else f"there is {', '.join(known)}."
    return SettingError(setting, f"There is no {what} called “{str(name)[:40]}”: {hint}")
