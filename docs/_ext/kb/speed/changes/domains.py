"""The C and C++ domains are not asked for a link while they hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.domains.c import CDomain
from sphinx.domains.cpp import CPPDomain

from kb.speed.change import Change, put

if TYPE_CHECKING:
    from collections.abc import Callable


def _unless_empty(stock: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    def resolve_any_xref(self: CDomain | CPPDomain, *arguments: Any) -> list[Any]:
        return stock(self, *arguments) if next(iter(self.get_objects()), None) else []

    return resolve_any_xref


def _apply() -> None:
    for domain in (CDomain, CPPDomain):
        put(domain, "resolve_any_xref", _unless_empty(domain.resolve_any_xref))


CHANGE = Change(
    name="domains",
    replaces="resolve_any_xref of Sphinx's C and C++ domains: each link to a label is parsed as a C and as a C++ name, "
    "and the name is then looked up among no declarations.",
    safe="A domain without declarations resolves nothing, and its warnings are suppressed there.",
    versions={"sphinx": "9.0.4"},
    gain="0.6 ms a link: 2 s of an edition of 300 pages with twelve links each.",
    apply=_apply,
)
