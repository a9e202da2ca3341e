"""Pages that are read wait compressed on the disk, not alive in memory, until they are written."""

from __future__ import annotations

import pickle
import zlib
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import LoggingReporter

from kb.speed.change import Change, put

if TYPE_CHECKING:
    from docutils import nodes

# What a doctree that was written without this change begins with (PROTO of pickle 2 and later).
_PICKLE = b"\x80"


def write_doctree(self: Builder, docname: str, doctree: nodes.document, **options: Any) -> None:
    """``Builder.write_doctree``, line by line, but compressed and without the copy in memory."""
    kept: Any = doctree
    kept.reporter = kept.transformer = None
    kept.settings = kept.settings.copy()
    kept.settings.warning_stream = kept.settings.env = kept.settings.record_dependencies = None
    path = self.doctreedir / f"{docname}.doctree"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zlib.compress(pickle.dumps(doctree, pickle.HIGHEST_PROTOCOL), 1))


def get_doctree(self: BuildEnvironment, docname: str) -> nodes.document:
    """``BuildEnvironment.get_doctree``, which keeps no bytes in memory."""
    data = (self.doctreedir / f"{docname}.doctree").read_bytes()
    # Nobody but this build has written the file.
    doctree: nodes.document = pickle.loads(data if data.startswith(_PICKLE) else zlib.decompress(data))  # noqa: S301
    doctree.settings.env = self
    doctree.reporter = LoggingReporter(str(self.doc2path(docname)))
    return doctree


def _apply() -> None:
    put(Builder, "write_doctree", write_doctree)
    put(BuildEnvironment, "get_doctree", get_doctree)


CHANGE = Change(
    name="doctrees",
    replaces="sphinx.builders.Builder.write_doctree and BuildEnvironment.get_doctree: every doctree is kept alive from "
    "reading to writing, 1 MB a page, and its pickle after that; the pickles are not compressed.",
    safe="The doctree that is read back is the one that each build but the first reads. Where this change is switched, "
    "the setting kb_speed has all pages read anew.",
    versions={"sphinx": "9.0.4"},
    gain="With leaves, for 300 pages in Kazakh: memory 793 → 192 MiB, doctrees 405 → 10 MB; no time.",
    apply=_apply,
)
