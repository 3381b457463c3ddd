"""CLAIMS: key -> Claim. What articles and lectures say, each with the experiment that would show it.

The folder is the registry: each module defines CLAIM, its key is the file's name. What came of the experiments is
claims/results.json, made by `make claims` and measured again, smaller, by the tests; see claims.base.record.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from claims.base import GROUPS, Claim

__all__ = ["CLAIMS", "GROUPS", "Claim"]


def _discovered() -> Mapping[str, Claim]:
    keys = [module.name for module in iter_modules(__path__) if not module.ispkg]
    claims = {key: import_module(f"claims.{key}").CLAIM for key in keys}
    groups = list(GROUPS)
    return MappingProxyType(
        dict(sorted(claims.items(), key=lambda item: (groups.index(item[1].group), item[1].order, item[0])))
    )


CLAIMS: Mapping[str, Claim] = _discovered()
