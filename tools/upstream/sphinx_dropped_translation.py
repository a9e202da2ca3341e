"""Sphinx: a translation that is no paragraph is dropped, and no warning says so.

Where: sphinx/transforms/i18n.py, Locale.apply, "skip for now" and "ignore unexpected markups": a msgstr that
reads as a list (here because it begins with a date) leaves the source text on the page. Read in Sphinx 9.0.4.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from sphinx.application import Sphinx

CONF = "language = 'de'\nlocale_dirs = ['locale']\nproject = 'x'\n"
PAGES = {"index.rst": "Title\n=====\n\nOn 3 May 1992 they met.\n"}
MESSAGES = {"On 3 May 1992 they met.": "3. Mai 1992: sie trafen sich."}


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
    """What the reader gets, with every warning on the terminal."""
    site(folder)
    page = (folder / "out/index.html").read_text(encoding="utf-8")
    print("the page has the translation:", "Mai 1992" in page, "- the source:", "3 May 1992" in page)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
