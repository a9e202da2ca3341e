"""Sphinx: two links to one page in one paragraph lead to one target once translated, without a warning.

Where: sphinx/transforms/i18n.py, _NodeUpdater.update_pending_xrefs copies all attributes of the source's link
to the translation's by (refdomain, reftype, reftarget). MyST-Parser keeps the anchor in ``reftargetid``, which is
no part of that key, so the last link of the source gives its anchor to all. Read in Sphinx 9.0.4, MyST-Parser 5.2.0.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from translated import site

CONF = """
extensions = ["myst_parser"]
myst_heading_anchors = 2
"""
PAGES = {
    "index.md": "# Title\n\nSee [one](other.md#one) and [two](other.md#two).\n\n```{toctree}\nother\n```\n",
    "other.md": "# Other\n\n## One\n\n## Two\n",
}
MESSAGES = {"See [one](other.md#one) and [two](other.md#two).": "Siehe [eins](other.md#one) und [zwei](other.md#two)."}


def main(folder: Path) -> None:
    """Where the two links lead."""
    site(folder, CONF, PAGES, MESSAGES)
    page = (folder / "out/index.html").read_text(encoding="utf-8")
    print("eins, zwei →", re.findall(r'href="(other.html#[a-z]+)"', page.partition("Siehe")[2])[:2])
    print("right is     ['other.html#one', 'other.html#two']")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
