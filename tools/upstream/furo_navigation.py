"""furo: the navigation of the whole site is made anew for each page, and says English words in every language.

Where: furo/__init__.py, _compute_navigation_tree has Sphinx copy and render the toctree of all pages, and
furo/navigation.py, get_navigation_tree reads it again with BeautifulSoup. Its lru_cache has the HTML as its key,
whose links are relative to the page, so it hits only by chance and keeps every tree: time and memory grow
with the square of the pages. "Toggle navigation of" there is not marked for translation. Read in furo 2025.12.19.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from furo.navigation import get_navigation_tree
from sphinx.application import Sphinx


def build(folder: Path, pages: int) -> None:
    """A site of sections with ten pages each."""
    (folder / "conf.py").write_text("project = 'x'\nhtml_theme = 'furo'\nlanguage = 'hu'\n")
    sections = [f"s{number}" for number in range(pages // 10)]
    (folder / "index.rst").write_text("Home\n====\n\n.. toctree::\n\n" + "".join(f"   {s}/index\n" for s in sections))
    for section in sections:
        (folder / section).mkdir()
        listed = "".join(f"   {number}\n" for number in range(10))
        (folder / section / "index.rst").write_text(f"{section}\n=====\n\n.. toctree::\n\n{listed}")
        for number in range(10):
            (folder / section / f"{number}.rst").write_text(f"Page {number}\n=======\n")
    app = Sphinx(folder, folder, folder / "out", folder / "trees", "html", status=None, warning=sys.stderr)
    start = time.process_time()
    app.build()
    info = get_navigation_tree.cache_info()
    cpu = time.process_time() - start
    english = "Toggle navigation of" in (folder / "out/s0/1.html").read_text(encoding="utf-8")
    print(f"{pages} pages: {cpu:.1f} s CPU; cached trees: {info.currsize}, hits: {info.hits}; English shown: {english}")


if __name__ == "__main__":
    if sys.argv[1:]:
        with tempfile.TemporaryDirectory() as name:
            build(Path(name), int(sys.argv[1]))
    else:
        for size in ("50", "100", "200"):
            subprocess.run([sys.executable, __file__, size], check=True)
