"""MyST-Parser: the word count of a translated page is that of its last message.

Where: myst_parser/mdit_to_docutils/base.py, DocutilsRenderer._render_finalise writes metadata["wordcount"] of the
current page after every render; Sphinx renders each message of a translated page by itself. The settings
myst_footnote_… of the page are overwritten in the same way. Read in MyST-Parser 5.2.0, Sphinx 9.0.4.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from sphinx.application import Sphinx

CONF = "language = 'de'\nlocale_dirs = ['locale']\nproject = 'x'\nextensions = ['myst_parser']\n"
PAGES = {"index.md": "# Title\n\nThe first sentence has quite a few words.\n\nLast.\n"}
MESSAGES = {"The first sentence has quite a few words.": "Der erste Satz hat einige Worte.", "Last.": "Ende."}


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
    """The count that templates and extensions see."""
    print("words:", site(folder).env.metadata["index"]["wordcount"]["words"], "- right is 8 or more")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
