"""Less work for the same bytes: ``KB_SPEED=0`` builds with stock libraries, ``KB_SPEED=leaves,plain`` with these two.

Without the variable all changes of ``kb.speed.changes`` are made. Each holds only on the versions
it was read against; on others an info line says so and the library's own code runs.
"""

from __future__ import annotations

import os
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError
from sphinx.util import logging

from kb.speed import changes
from kb.speed.change import Change, undo

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)
SETTING = "KB_SPEED"


def known() -> dict[str, Change]:
    """All changes by name, from the modules of ``kb.speed.changes``."""
    modules = (import_module(f"{changes.__name__}.{found.name}") for found in iter_modules(changes.__path__))
    return {module.CHANGE.name: module.CHANGE for module in modules}


def chosen(setting: str) -> list[Change]:
    """The changes that a value of ``KB_SPEED`` asks for: all for nothing or 1, none for 0, or a list of names.

    Raises ExtensionError for an unknown name.
    """
    every = known()
    if setting in ("", "1"):
        return list(every.values())
    names = [] if setting == "0" else [name.strip() for name in setting.split(",")]
    unknown = [name for name in names if name not in every]
    if unknown:
        raise ExtensionError(f"{SETTING} names no change {unknown[0]!r}: use 0, 1 or some of {', '.join(every)}")
    return [every[name] for name in names]


def activate(setting: str) -> list[str]:
    """Make the changes that ``setting`` asks for, and no others; the names of those that fit the versions."""
    undo()
    made = []
    for change in chosen(setting):
        reason = change.unfit()
        if reason:
            logger.info("speed: %s is not applied: %s", change.name, reason)
            continue
        change.apply()
        made.append(change.name)
    return made


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the changes that the environment asks for; with others than last time all pages are read anew."""
    made = activate(os.environ.get(SETTING, ""))
    app.add_config_value("kb_speed", made, "env", list)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
