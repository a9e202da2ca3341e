"""MyST-Parser: each render makes a document that nobody uses.

Where: myst_parser/mdit_to_docutils/base.py, DocutilsRenderer.setup_render:
``options.get("document", make_document())``. The default is made even where the key is there, with an option
parser of some 70 options; Sphinx renders every translated message by itself. Read in MyST-Parser 5.2.0.
"""

from __future__ import annotations

import time

from docutils.utils import new_document
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils import base
from myst_parser.parsers.mdit import create_md_parser

made = 0
stock = base.make_document


def counted(*arguments: str) -> object:
    """Count what is made."""
    global made
    made += 1
    return stock(*arguments)


if __name__ == "__main__":
    base.make_document = counted
    parser = create_md_parser(MdParserConfig(), base.DocutilsRenderer)
    start = time.process_time()
    given = [new_document("given", base.get_default_settings(base.RSTParser)) for _ in range(200)]
    needed = time.process_time() - start
    start = time.process_time()
    for document in given:
        parser.options["document"] = document
        parser.render("A sentence.")
    print(f"200 renders into given documents made {made} more of them (0 is right)")
    print(f"{time.process_time() - start:.2f} s for the renders; 200 documents take {needed:.2f} s")
