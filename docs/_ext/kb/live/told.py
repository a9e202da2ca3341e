"""What the pages of an edition tell each other: if none of it changes, no other page need be written again.

A page is written from its own doctree, the data, the settings, and what ``told`` collects: titles,
contents, the order of the pages, names of pictures, and the records of the domains (labels, definitions,
citations). Read against Sphinx 9.0.4: builders/html and environment/adapters/toctree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.environment import BuildEnvironment

# Domains that only some pages read, and which these are: the lists of all sources, the users of terms.
_READERS = {"kb-cited": "overviews", "kb-glossed": "users"}
# Only a general index is made of it, and there is none.
_UNREAD = {"index"}


class Told:
    """Compares what the pages told when it was last asked with what they tell now."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._seen: dict[int, tuple[nodes.Node, str]] = {}
        self._last = self._collect()

    def readers_of_changes(self) -> set[str]:
        """The pages that have to be written again because of what others tell now."""
        env, before, now = self._env, self._last, self._collect()
        self._last = now
        found: set[str] = set()
        for name in now:
            if now[name] == before.get(name):
                continue
            if name == "contents":
                found |= set(env.toctree_includes)
            elif name in _READERS:
                found |= set(env.domaindata[name][_READERS[name]])
            else:
                return set(env.all_docs)
        return found

    def _collect(self) -> dict[str, Any]:
        env = self._env
        kept, self._seen = self._seen, {}

        def words(node: nodes.Node) -> str:
            """The node in full; nodes of a page that was not read again are the same objects."""
            known = kept.get(id(node))
            text = known[1] if known and known[0] is node else node.pformat()
            self._seen[id(node)] = node, text
            return text

        told: dict[str, Any] = {
            "titles": {page: words(title) for page, title in env.titles.items()},
            "contents": {page: words(toc) for page, toc in env.tocs.items()},
            "order": dict(env.toctree_includes),
            "pictures": {path: name for path, (_pages, name) in env.images.items()},
        }
        for name, data in env.domaindata.items():
            if name not in _UNREAD:
                told[name] = {key: _plain(value, words) for key, value in data.items()}
        return told


def _plain(value: Any, words: Callable[[nodes.Node], str]) -> Any:
    """``value`` as something that can be compared; the order in which pages were read does not count."""
    if isinstance(value, nodes.Node):
        return words(value)
    if isinstance(value, dict):
        return {repr(key): _plain(inner, words) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return _row(value, words)
    return repr(value)


def _row(values: Iterable[Any], words: Callable[[nodes.Node], str]) -> list[Any]:
    return [value if isinstance(value, str) else _plain(value, words) for value in values]
