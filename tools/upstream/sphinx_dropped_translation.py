"""Sphinx: a translation that is no paragraph is dropped, and no warning says so.

Where: sphinx/transforms/i18n.py, Locale.apply, "skip for now" and "ignore unexpected markups": a msgstr that
reads as a list (here because it begins with a date) leaves the source text on the page. Read in Sphinx 9.0.4.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from translated import site

CONF = "project = 'x'\n"
PAGES = {"index.rst": "Title\n=====\n\nOn 3 May 1992 they met.\n"}
MESSAGES = {"On 3 May 1992 they met.": "3. Mai 1992: sie trafen sich."}


def main(folder: Path) -> None:
    """What the reader gets, with every warning on the terminal."""
    site(folder, CONF, PAGES, MESSAGES)
    page = (folder / "out/index.html").read_text(encoding="utf-8")
    print("the page has the translation:", "Mai 1992" in page, "- the source:", "3 May 1992" in page)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
