"""MyST-Parser: the word count of a translated page is that of its last message.

Where: myst_parser/mdit_to_docutils/base.py, DocutilsRenderer._render_finalise writes metadata["wordcount"] of the
current page after every render; Sphinx renders each message of a translated page by itself. The settings
myst_footnote_… of the page are overwritten in the same way. Read in MyST-Parser 5.2.0, Sphinx 9.0.4.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from translated import site

CONF = "project = 'x'\nextensions = ['myst_parser']\n"
PAGES = {"index.md": "# Title\n\nThe first sentence has quite a few words.\n\nLast.\n"}
MESSAGES = {"The first sentence has quite a few words.": "Der erste Satz hat einige Worte.", "Last.": "Ende."}


def main(folder: Path) -> None:
    """The count that templates and extensions see."""
    print(
        "words:",
        site(folder, CONF, PAGES, MESSAGES).env.metadata["index"]["wordcount"]["words"],
        "- right is 8 or more",
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
