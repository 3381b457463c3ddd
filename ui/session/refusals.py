"""Why a setting is refused, as a page says it: by its symbol, where code and links have a name."""

from optimizers import OPTIMIZERS
from optimizers.base import SettingError
from optimizers.base.symbols import plain

SIGNS = {hyper.name: plain(hyper.symbol) for method in OPTIMIZERS.values() for hyper in method.settings}


def reason(error: Exception) -> str:
    """The sentence of an error: "lr must be a number above 0." begins with α."""
    sentence = str(error)
    if not isinstance(error, SettingError) or not sentence.startswith(f"{error.setting} "):
        return sentence
    return SIGNS.get(error.setting, error.setting) + sentence.removeprefix(error.setting)
