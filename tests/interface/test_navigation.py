"""The sidebar's contract: the reader's branch and the sections, for everyone, no heavier on a large site."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.util.osutil import relative_uri

from kb.interface import navigation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Entry = tuple[str | None, str]


def site(toctrees: Mapping[str, Sequence[tuple[str | None, Sequence[Entry]]]]) -> Any:
    """What the sidebar asks of an application, for pages with these toctrees: caption and entries of each."""
    includes: dict[str, list[str]] = {}
    contents: dict[str, nodes.Element] = {}
    names = {"index", *toctrees}
    for parent, found in toctrees.items():
        entries = [addnodes.toctree(caption=caption, entries=list(listed)) for caption, listed in found]
        contents[parent] = nodes.bullet_list("", nodes.list_item("", nodes.bullet_list("", *entries)))
        targets = [target for _caption, listed in found for _title, target in listed]
        includes[parent] = [target for target in targets if target != "self" and ":" not in target]
        names.update(includes[parent])
    titles = {name: nodes.title("", f"Title of {name}") for name in names}
    return SimpleNamespace(
        env=SimpleNamespace(toctree_includes=includes, titles=titles, tocs=contents),
        config=SimpleNamespace(root_doc="index"),
        builder=SimpleNamespace(get_relative_uri=lambda here, to: relative_uri(f"{here}.html", f"{to}.html")),
    )


def large(pages: int, a_section: int = 10) -> Any:
    """Ten sections whatever the size, each with ``pages`` / 10; the first with subsections of ``a_section``."""
    share = pages // 10
    toctrees: dict[str, list[tuple[str | None, list[Entry]]]] = {
        "index": [(None, [(None, f"part-{number}") for number in range(10)])]
    }
    for number in range(10):
        groups = [f"part-{number}/group-{start}" for start in range(0, share, a_section)]
        toctrees[f"part-{number}"] = [(None, [(None, group) for group in groups])]
        for place, group in enumerate(groups):
            inside = range(place * a_section, min(share, (place + 1) * a_section))
            toctrees[group] = [(None, [(None, f"part-{number}/{page}") for page in inside])]
    return site(toctrees)


SMALL = site({
    "index": [(None, [(None, "relations/index"), (None, "voting/index")])],
    "relations/index": [(None, [(None, "relations/visits"), (None, "relations/people")])],
    "voting/index": [(None, [(None, "voting/dates")])],
})  # fmt: skip


def links(app: Any, page: str) -> list[tuple[str, str, str | None]]:
    parsed = html5lib.parse(navigation.render(app, page), namespaceHTMLElements=False)
    return [("".join(a.itertext()), a.get("href"), a.get("aria-current")) for a in parsed.iter("a")]


def test_a_page_shows_all_sections_and_the_pages_of_its_own() -> None:
    assert links(SMALL, "relations/people") == [
        ("Title of relations/index", "index.html", None),
        ("Title of relations/visits", "visits.html", None),
        ("Title of relations/people", "#", "page"),
        ("Title of voting/index", "../voting/index.html", None),
    ]


def test_the_home_page_shows_the_sections_only() -> None:
    assert [name for name, _href, _current in links(SMALL, "index")] == [
        "Title of relations/index",
        "Title of voting/index",
    ]


@pytest.mark.parametrize("page", ["relations/index", "relations/visits", "voting/dates"])
def test_just_the_page_itself_is_current(page: str) -> None:
    assert [name for name, _href, current in links(SMALL, page) if current] == [f"Title of {page}"]


@pytest.mark.parametrize("page", ["search", "relations/gone"])
def test_a_page_outside_the_toctrees_has_no_current_entry(page: str) -> None:
    assert {current for _name, _href, current in links(SMALL, page)} == {None}


def test_the_keyboard_reaches_every_entry_and_nothing_else() -> None:
    parsed = html5lib.parse(navigation.render(SMALL, "relations/people"), namespaceHTMLElements=False)
    shown = [element for element in parsed.find("body").iter() if element.tag != "body"]
    assert {element.tag for element in shown} == {"ul", "li", "a"}
    assert all(a.get("href") and not a.get("tabindex") for a in parsed.iter("a"))


def test_lists_are_nested_as_the_pages_are() -> None:
    parsed = html5lib.parse(navigation.render(SMALL, "relations/people"), namespaceHTMLElements=False)
    (item,) = [li for li in parsed.iter("li") if li.find("ul") is not None]
    assert "".join(item.find("a").itertext()) == "Title of relations/index"
    assert [li.get("class") for li in parsed.iter("li")] == [
        "toctree-l1 current", "toctree-l2", "toctree-l2 current", "toctree-l1",
    ]  # fmt: skip


def test_captions_own_titles_and_addresses_elsewhere_are_shown() -> None:
    app = site(
        {
            "index": [
                ("Élet & munka", [("Saját cím", "work"), (None, "self")]),
                ("Máshol", [("Hivatal <1>", "https://example.org/?a=1&b=2"), (None, "mailto:a@example.org")]),
            ]
        }
    )
    rendered = navigation.render(app, "work")
    assert links(app, "work") == [
        ("Saját cím", "#", "page"),
        ("Hivatal <1>", "https://example.org/?a=1&b=2", None),
        ("mailto:a@example.org", "mailto:a@example.org", None),
    ]
    parsed = html5lib.parse(rendered, namespaceHTMLElements=False)
    assert ["".join(p.itertext()) for p in parsed.iter("p")] == ["Élet & munka", "Máshol"]


def test_a_title_that_is_not_translated_has_its_language() -> None:
    app = site({"index": [(None, [(None, "work")])]})
    app.env.titles["work"] = nodes.title("", "", nodes.inline("", "Munka <1>", classes=["language-hu"]))
    assert '<span lang="hu">Munka &lt;1&gt;</span>' in navigation.render(app, "index")


def test_a_page_is_as_heavy_on_a_site_of_400_pages_as_on_one_of_50() -> None:
    few, many = (len(navigation.render(large(pages), "part-0/0")) for pages in (50, 400))
    # What grows is the list of subsections: four of them at 400 pages.
    assert many < few * 1.6
    assert len(navigation.render(large(50), "index")) == len(navigation.render(large(400), "index"))
