"""One edition in memory: Sphinx's application, driven page by page.

``Sphinx.build`` looks at every file, pickles the environment and copies all assets each time; a
resident process knows what was saved, so it reads and writes only that, by the same steps as
``Builder.read`` and ``Builder.write`` of Sphinx 9.0.4.
"""

from __future__ import annotations

import gettext
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import locale
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util.build_phase import BuildPhase
from sphinx.util.console import strip_colors
from sphinx.util.parallel import SerialTasks

from kb.live.told import Told

if TYPE_CHECKING:
    from typing import Any

    from sphinx.builders.html import StandaloneHTMLBuilder


class Book:
    """The edition ``code`` of the sources ``docs``; ``words`` has its compiled catalogues, ``target`` gets its HTML."""

    def __init__(self, docs: Path, code: str, words: Path, target: Path, doctrees: Path) -> None:
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
        self._words = words
        self._warnings = io.StringIO()
        locale.translators.clear()
        gettext._translations.clear()  # type: ignore[attr-defined]
        settings = {"language": code, "nitpicky": True, "locale_dirs": [str(words)]}
        self.app = Sphinx(
            docs, docs, target, doctrees, "html", settings, status=None, warning=self._warnings, freshenv=True
        )
        # A second edition in one process hears that every node is known already.
        self._said()
        self.app.add_transform(_NoteMsgids)
        self.app.connect("source-read", self._source)
        self.env = self.app.env
        self.builder: StandaloneHTMLBuilder = self.app.builder  # type: ignore[assignment]
        self.msgids: dict[str, list[str]] = {}
        self._good: dict[str, str] = {}
        self._instead: str | None = None
        self.faults: dict[str, list[str]] = {}

    @property
    def pages(self) -> set[str]:
        """Every page that has been read."""
        return set(self.env.all_docs)

    def open(self) -> None:
        """Read every page; raises Sphinx's errors where data or settings cannot be used."""
        self.env.find_files(self.app.config, self.builder)
        self.renew_data()
        for page in sorted(self.env.found_docs):
            self.read(page)
        self.app.events.emit("env-updated", self.env)
        self.env.toctree_includes = dict(sorted(self.env.toctree_includes.items()))
        self.app.events.emit("write-started", self.builder)
        self.builder.prepare_writing(self.pages)
        self.copy_assets()
        self.told = Told(self.env)

    def renew_data(self) -> None:
        """Let the rooms read the data files again."""
        _forget_kept_data()
        self.app.events.emit("env-before-read-docs", self.env, sorted(self.env.found_docs))

    def renew_words(self, name: str) -> None:
        """Let go of the catalogue ``name``: gettext and Sphinx both keep what they once read."""
        locale.translators.pop(("general", name), None)
        place = f"{os.sep}{name}.mo"
        known: dict[Any, Any] = gettext._translations  # type: ignore[attr-defined]
        for key in [key for key in known if key[1].startswith(str(self._words)) and key[1].endswith(place)]:
            del known[key]

    def renew_interface(self) -> None:
        """Read the strings of the interface again."""
        self.renew_words("sphinx")
        self.app._init_i18n()
        environment = self.builder.templates.environment
        environment.cache.clear()
        environment.install_gettext_translations(self.app.translator)

    def look_for_pages(self) -> None:
        """Take up new source files, and forget those that are gone."""
        self.env.find_files(self.app.config, self.builder)
        for page in sorted(self.pages - self.env.found_docs):
            self.app.events.emit("env-purge-doc", self.env, page)
            self.env.clear_doc(page)
            self.faults.pop(page, None)
            self.path(page).unlink(missing_ok=True)

    def read(self, page: str) -> None:
        """Read a page anew. What is wrong with it stands in ``faults``.

        If it cannot be read at all, the edition goes on with what it last was.
        """
        try:
            self.faults[page] = self._read(page)
        except Exception as error:
            self.faults[page] = [*self._said(), str(error) or type(error).__name__]
            self._instead = self._good.get(page, f"# {page}\n")
            try:
                self._read(page)
            finally:
                self._instead = None
        else:
            self._good[page] = self._text

    def _read(self, page: str) -> list[str]:
        self._said()
        self.builder.phase = BuildPhase.READING
        self.renew_words(page)
        self.app.events.emit("env-purge-doc", self.env, page)
        self.env.clear_doc(page)
        self.builder.read_doc(page)
        # Written from its file when somebody looks: no page is held twice.
        self.env._write_doc_doctree_cache.pop(page, None)
        self.env._pickled_doctree_cache.pop(page, None)
        if page == self.app.config.root_doc:
            self.env.__dict__.pop("master_doctree", None)
        self.msgids[page] = self.env.__dict__.pop("kb_msgids", [])
        return self._said()

    def _source(self, app: Sphinx, page: str, source: list[str]) -> None:
        if self._instead is not None:
            source[0] = self._instead
        self._text = source[0]

    def update(self) -> set[str]:
        """Settle what pages tell each other after some were read; the pages that show a change of it."""
        self.app.events.emit("env-updated", self.env)
        self.env.toctree_includes = dict(sorted(self.env.toctree_includes.items()))
        self.builder.relations = self.env.collect_relations()
        self._said()
        return self.told.readers_of_changes()

    def write(self, page: str) -> list[str]:
        """Write a page; what was wrong with it. Raises whatever Sphinx or a room raises."""
        self._said()
        self.builder.phase = BuildPhase.RESOLVING
        doctree = self.env.get_and_resolve_doctree(page, self.builder, tags=self.builder.tags)
        self.builder.phase = BuildPhase.WRITING
        self.builder.write_doc_serialized(page, doctree)
        self.builder.write_doc(page, doctree)
        self.env._pickled_doctree_cache.pop(page, None)
        return self._said()

    def copy_assets(self) -> None:
        """Copy styles, scripts and fonts."""
        self.builder.finish_tasks = SerialTasks()
        self.builder.copy_assets()

    def finish(self) -> None:
        """Write what stands around the pages: pictures, index, downloads."""
        self.builder.gen_pages_from_extensions()
        self.builder.copy_image_files()
        self.app.events.emit("build-finished", None)
        self._said()

    def path(self, page: str) -> Path:
        """The file of a page."""
        return Path(self.builder.get_output_path(page))

    def _said(self) -> list[str]:
        """Sphinx's warnings since the last time, each once."""
        text = strip_colors(self._warnings.getvalue())
        self._warnings.seek(0)
        self._warnings.truncate()
        top = f"{self.app.srcdir.parent}{os.sep}"
        return list(dict.fromkeys(line.replace(top, "") for line in text.splitlines() if line.strip()))


class _NoteMsgids(SphinxTransform):
    """Keep the msgids of a page for the gate, which then needs no template of it."""

    # After kb.honesty noted the messages, before it settles them.
    default_priority = Locale.default_priority

    def apply(self, **kwargs: Any) -> None:
        _translations, noted = self.document["kb_noted"]
        self.env.kb_msgids = list(dict.fromkeys(msgid for _node, msgid in noted))  # type: ignore[attr-defined]


def _forget_kept_data() -> None:
    """Empty the caches of our functions: they hold what data files said."""
    for name, module in list(sys.modules.items()):
        if name.startswith("kb."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
