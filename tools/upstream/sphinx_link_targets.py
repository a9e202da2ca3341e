"""Sphinx: two links to one page in one paragraph lead to one target once translated, without a warning.

Where: sphinx/transforms/i18n.py, _NodeUpdater.update_pending_xrefs copies all attributes of the source's link
to the translation's by (refdomain, reftype, reftarget). MyST-Parser keeps the anchor in ``reftargetid``, which is
no part of that key, so the last link of the source gives its anchor to all. Read in Sphinx 9.0.4, MyST-Parser 5.2.0.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from sphinx.application import Sphinx

CONF = """
language = "de"
locale_dirs = ["locale"]
extensions = ["myst_parser"]
myst_heading_anchors = 2
"""
PAGES = {
    "index.md": "# Title\n\nSee [one](other.md#one) and [two](other.md#two).\n\n```{toctree}\nother\n```\n",
    "other.md": "# Other\n\n## One\n\n## Two\n",
}
MESSAGES = {"See [one](other.md#one) and [two](other.md#two).": "Siehe [eins](other.md#one) und [zwei](other.md#two)."}


def site(folder: Path) -> Sphinx:
    """A German translation of one page."""
    catalogue = Catalog(locale="de")
    for msgid, msgstr in MESSAGES.items():
        catalogue.add(msgid, msgstr)
    (folder / "locale/de/LC_MESSAGES").mkdir(parents=True)
    with (folder / "locale/de/LC_MESSAGES/index.mo").open("wb") as file:
        write_mo(file, catalogue)
    (folder / "conf.py").write_text(CONF)
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    app = Sphinx(folder, folder, folder / "out", folder / "doctrees", "html", status=None, warning=sys.stderr)
    app.build()
    return app


def main(folder: Path) -> None:
    """Where the two links lead."""
    site(folder)
    page = (folder / "out/index.html").read_text(encoding="utf-8")
    print("eins, zwei →", re.findall(r'href="(other.html#[a-z]+)"', page.partition("Siehe")[2])[:2])
    print("right is     ['other.html#one', 'other.html#two']")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
