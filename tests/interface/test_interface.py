"""What stands around every article: head, switcher, navigation, ids, files beside the editions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import html5lib
import pytest
from tests.helpers.stub import PAGES, build, stub, translate, tree

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://example.org/kb"
TITLE = "Бет"


def made(root: Path, **environment: str) -> Path:
    stub(root, codes=("hu", "en", "kk") if environment else ("hu", "kk"))
    translate(root, "kk", "section/page", {"Lap": TITLE, "Próbaoldal.": "Сынақ беті."})
    result = build(root, **environment)
    assert result.code == 0, result.output
    return root / "dist"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without knowing its address."""
    return made(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built for its public address; a slash at its end does no harm."""
    return made(tmp_path_factory.mktemp("public"), SITE_URL=f"{URL}/")


def parsed(path: Path) -> Any:
    return html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)


def alternates(path: Path) -> dict[str, str]:
    links = parsed(path).findall(".//link[@rel='alternate']")
    return {link.get("hreflang"): link.get("href") for link in links}


def properties(path: Path) -> dict[str, str]:
    metas = parsed(path).findall(".//meta[@property]")
    return {meta.get("property"): meta.get("content") for meta in metas}


def test_twins_are_relative_without_an_address(plain: Path) -> None:
    assert alternates(plain / "kk" / "section" / "page.html") == {
        "hu": "../../hu/section/page.html",
        "kk": "../../kk/section/page.html",
        "x-default": "../../index.html",
    }


def test_twins_are_absolute_with_one(public: Path) -> None:
    assert alternates(public / "kk" / "section" / "page.html") == {
        "hu": f"{URL}/hu/section/page.html",
        "en": f"{URL}/en/section/page.html",
        "kk": f"{URL}/kk/section/page.html",
        "x-default": f"{URL}/",
    }


def test_shared_links_have_the_picture_of_the_edition(public: Path) -> None:
    for code in ("hu", "kk"):
        picture = properties(public / code / "section" / "page.html")["og:image"]
        assert picture == f"{URL}/{code}/_static/shared/{code}.png"
        assert (public / picture.removeprefix(f"{URL}/")).read_bytes().startswith(b"\x89PNG")
        assert len(list((public / code / "_static" / "shared").iterdir())) == 1


@pytest.mark.parametrize("name", PAGES)
def test_no_address_is_made_up(plain: Path, name: str) -> None:
    page = plain / "kk" / f"{name}.html"
    assert parsed(page).findall(".//link[@rel='canonical']") == []
    assert "og:url" not in properties(page)
    assert "og:image" not in properties(page)


@pytest.mark.parametrize("name", PAGES)
def test_the_public_address_of_a_page_stands_in_it(public: Path, name: str) -> None:
    page = public / "kk" / f"{name}.html"
    (canonical,) = parsed(page).findall(".//link[@rel='canonical']")
    assert canonical.get("href") == properties(page)["og:url"] == f"{URL}/kk/{name}.html"


def test_what_a_shared_link_shows_is_in_the_language(plain: Path) -> None:
    shown = properties(plain / "kk" / "section" / "page.html")
    assert shown == {
        "og:title": TITLE,
        "og:description": "Сынақ беті.",
        "og:type": "article",
        "og:site_name": "Қазақ-мажар білім қоры",
        "og:locale": "kk_KZ",
        "og:locale:alternate": "hu_HU",
    }
    assert properties(plain / "kk" / "index.html")["og:type"] == "website"


def test_titles_name_the_page_and_the_site(plain: Path) -> None:
    def title(name: str) -> str:
        return str(parsed(plain / name).findtext(".//title"))

    assert re.fullmatch(rf"{TITLE} [–·|] Қазақ-мажар білім қоры", title("kk/section/page.html"))
    assert title("hu/index.html") == "Magyar–kazah tudástár"


def navigation(path: Path) -> list[tuple[str, str, str | None]]:
    tree_ = next(nav for nav in parsed(path).iter("nav") if nav.get("class") == "sidebar-tree")
    return [(a.text, a.get("href"), a.get("aria-current")) for a in tree_.iter("a")]


def test_the_menu_shows_where_the_reader_is(plain: Path) -> None:
    assert navigation(plain / "hu" / "section" / "page.html") == [
        ("Kezdőlap", "../index.html", None),
        ("Szakasz", "index.html", None),
        ("Lap", "#", "page"),
    ]
    assert navigation(plain / "hu" / "index.html") == [
        ("Kezdőlap", "#", "page"),
        ("Szakasz", "section/index.html", None),
    ]


def test_the_menu_is_in_the_language(plain: Path) -> None:
    assert navigation(plain / "kk" / "section" / "page.html")[-1] == (TITLE, "#", "page")


@pytest.mark.parametrize("code", ["hu", "kk"])
def test_labels_are_the_only_ids_of_sections(plain: Path, code: str) -> None:
    def ids(name: str) -> list[str | None]:
        return [section.get("id") for section in parsed(plain / code / name).iter("section")]

    assert ids("index.html") == ["home", "home-works"]
    assert ids("section/page.html") == ["page", "page-more"]
    article = parsed(plain / code / "index.html").find(".//article")
    assert [e.get("id") for e in article.iter() if e.get("id") and e.tag != "input"] == ["home", "home-works"]


def test_nothing_of_the_stock_search_is_shipped(plain: Path) -> None:
    unwanted = re.compile(r"search(index|tools)|_records|doctools|language_data|highlight|genindex|_sources|buildinfo")
    assert [name for name in tree(plain) if unwanted.search(name)] == []
    for name in ("index", "search"):
        text = (plain / "hu" / f"{name}.html").read_text(encoding="utf-8")
        assert 'rel="search"' not in text
        assert "Search.setIndex" not in text


def test_every_script_and_style_sheet_of_a_page_is_shipped(plain: Path) -> None:
    for name in PAGES:
        page = plain / "kk" / f"{name}.html"
        root = parsed(page)
        links = [e.get("href") for e in root.iter("link") if e.get("rel") in ("stylesheet", "preload", "icon")]
        for address in [*links, *(e.get("src") for e in root.iter("script") if e.get("src"))]:
            assert (page.parent / address.split("?")[0]).resolve().is_file(), address


def test_robots_are_told_the_map_only_where_there_is_one(plain: Path, public: Path) -> None:
    assert (plain / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert not (plain / "sitemap.xml").exists()
    assert (public / "robots.txt").read_text() == f"User-agent: *\nAllow: /\nSitemap: {URL}/sitemap.xml\n"


def test_the_map_lists_every_page_with_its_twins(public: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.parse(public / "sitemap.xml").getroot().findall("s:url", names)
    places = sorted(str(url.findtext("s:loc", "", names)) for url in urls)
    assert places == sorted(f"{URL}/{code}/{name}.html" for code in ("hu", "en", "kk") for name in PAGES)
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)}
        assert list(links) == ["hu", "en", "kk", "x-default"]
        assert links["x-default"] == f"{URL}/"
        assert url.findtext("s:loc", "", names) in links.values()


def test_links_of_the_404_page_start_at_the_public_path(plain: Path, public: Path) -> None:
    def links(dist: Path) -> list[str]:
        return [a.get("href") for a in parsed(dist / "kk" / "404.html").iter("a")]

    assert links(plain) == ["/kk/index.html", "/hu/index.html"]
    assert links(public) == ["/kb/kk/index.html", "/kb/hu/index.html", "/kb/en/index.html"]
