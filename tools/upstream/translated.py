"""A small site in a German translation, for the reproductions beside this file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from sphinx.application import Sphinx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def site(folder: Path, conf: str, pages: Mapping[str, str], messages: Mapping[str, str]) -> Sphinx:
    """Build ``pages`` (text by file name) in ``folder``; ``messages`` translate those of ``index``.

    ``conf`` is what conf.py says beside the language; warnings go to the terminal.
    """
    catalogue = Catalog(locale="de")
    for msgid, msgstr in messages.items():
        catalogue.add(msgid, msgstr)
    (folder / "locale/de/LC_MESSAGES").mkdir(parents=True)
    with (folder / "locale/de/LC_MESSAGES/index.mo").open("wb") as file:
        write_mo(file, catalogue)
    (folder / "conf.py").write_text(f"language = 'de'\nlocale_dirs = ['locale']\n{conf}")
    for name, text in pages.items():
        (folder / name).write_text(text)
    app = Sphinx(folder, folder, folder / "out", folder / "doctrees", "html", status=None, warning=sys.stderr)
    app.build()
    return app
