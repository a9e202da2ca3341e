"""Sphinx: work for debugging lines that nobody reads, and for domains that hold nothing.

Where: sphinx/util/nodes.py, is_translatable and apply_source_workaround: repr_domxml(node) makes a DOM and XML
as an argument of logger.debug, whatever the verbosity. And sphinx/domains/c, cpp, resolve_any_xref: each ``any``
link is parsed as a C and as a C++ name although no declaration is known. Read in Sphinx 9.0.4.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from unittest import mock

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from sphinx.application import Sphinx
from sphinx.domains.cpp import DefinitionParser
from sphinx.util import nodes

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conf.py").write_text("language = 'de'\nlocale_dirs = ['locale']\n")
        (folder / "locale/de/LC_MESSAGES").mkdir(parents=True)
        with (folder / "locale/de/LC_MESSAGES/index.mo").open("wb") as file:
            write_mo(file, Catalog(locale="de"))
        blocks = "\n\n".join(".. code-block:: text\n\n   x\n\nSee :any:`here`." for _ in range(50))
        (folder / "index.rst").write_text(f".. _here:\n\nTitle\n=====\n\n{blocks}\n")
        app = Sphinx(folder, folder, folder / "out", folder / "trees", "html", status=None, warning=sys.stderr)
        stock = DefinitionParser.parse_xref_object
        with (
            mock.patch.object(nodes, "repr_domxml", wraps=nodes.repr_domxml) as xml,
            mock.patch.object(DefinitionParser, "parse_xref_object", autospec=True, side_effect=stock) as parse,
        ):
            app.build()
        print(f"50 code blocks: XML of a node was made {xml.call_count} times; 50 links: {parse.call_count} C++ parses")
        print("0 and 0 are right: nothing is printed, and there is no C++")
