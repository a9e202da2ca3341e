"""Sphinx: the doctree of a translated page holds a document for each message.

Where: sphinx/transforms/i18n.py, _NodeUpdater.update_leaves gives the translated nodes a new parent but
leaves their ``_document``, which _publish_msgstr made for the one message. Its settings
hold the whole environment, so every pickled doctree has a copy of it: memory and disk grow with pages times
messages. MyST-Parser sets ``_document`` on all nodes, the reStructuredText parser on some; the smart quotes make
texts anew. Read in Sphinx 9.0.4.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from docutils import nodes
from translated import site

CONF = "project = 'x'\nextensions = ['myst_parser']\nsmartquotes = False\n"
PAGES = {"index.md": "# Title\n\n" + "\n\n".join(f"Sentence number {number}." for number in range(100))}
MESSAGES = {f"Sentence number {number}.": f"Satz Nummer {number}." for number in range(100)}


def main(folder: Path) -> None:
    """Count the documents behind the nodes of the page."""
    doctree = site(folder, CONF, PAGES, MESSAGES).env.get_doctree("index")
    documents = {id(text.document) for text in doctree.findall(nodes.Text)}
    size = (folder / "doctrees/index.doctree").stat().st_size
    print(f"one page of 101 blocks: {len(documents)} documents (1 is right), {size} bytes of doctree")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
