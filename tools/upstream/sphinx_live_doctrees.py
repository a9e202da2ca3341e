"""Sphinx: every doctree stays in memory from reading to writing.

Where: sphinx/builders/__init__.py, Builder.write_doctree keeps each page in env._write_doc_doctree_cache after it
has been written to disk; only a build with -j does without. About 1 MB a page of 900 words. Read in Sphinx 9.0.4.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from sphinx.application import Sphinx


def count(app: Sphinx, _env: object) -> None:
    """When all is read and nothing is written yet."""
    print(f"{len(app.env._write_doc_doctree_cache)} doctrees of {len(app.env.found_docs)} pages are in memory")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conf.py").write_text("project = 'x'\n")
        for number in range(50):
            (folder / f"{number}.rst").write_text(f":orphan:\n\nTitle {number}\n========\n")
        (folder / "index.rst").write_text("Title\n=====\n")
        app = Sphinx(folder, folder, folder / "out", folder / "trees", "html", status=None, warning=sys.stderr)
        app.connect("env-updated", count)
        app.build()
