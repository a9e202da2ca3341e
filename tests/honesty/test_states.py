"""Every state of a page in the rendered HTML of all four editions: banner, exact counts, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from tests.helpers.states import DONE, NAMES, SEVEN, TRANSLATIONS, states_site
from tests.helpers.stub import python

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return states_site(tmp_path_factory.mktemp("states"))


def parsed(root: Path, code: str, name: str) -> Any:
    path = root / "dist" / code / "section" / f"{name}.html"
    return html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)


def with_class(top: Any, name: str) -> list[Any]:
    return [element for element in top.iter() if name in str(element.get("class", "")).split()]


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def said(root: Path, code: str, name: str) -> str | None:
    """The words of the banner, without its link; None without a banner."""
    found = with_class(parsed(root, code, name), "kb-banner")
    assert len(found) <= 1
    if not found:
        return None
    link = found[0].find(".//a")
    assert link.get("href") == f"../../hu/section/{name}.html"
    return words(found[0]).removesuffix(words(link)).strip()


BANNERS = {
    ("en", "one-left"): "This page is only partly translated. "
    "On this page 1 of 7 paragraphs is still in Hungarian; it is marked.",
    ("en", "four-left"): "This page is only partly translated. "
    "On this page 4 of 7 paragraphs are still in Hungarian; they are marked.",
    ("en", "mixed"): "This page is only partly translated. "
    "On this page 4 of 7 paragraphs are still in Hungarian; they are marked.",
    ("en", "changed"): "The Hungarian original has changed since this translation was made. "
    "On this page 2 of 7 paragraphs have changed; they are shown in Hungarian and marked.",
    ("en", "only-changed"): "The Hungarian original has changed since this translation was made. "
    "On this page 7 of 7 paragraphs have changed; they are shown in Hungarian and marked.",
    ("en", "none"): "This page has not been translated yet. You are reading the Hungarian original.",
    ("en", "figures"): "This page is only partly translated. "
    "On this page 3 of 8 paragraphs are still in Hungarian; they are marked.",
    ("en", "images"): "This page is only partly translated. "
    "On this page 1 of 4 paragraphs is still in Hungarian; it is marked.",
    ("kk", "one-left"): "Бұл беттің тек бір бөлігі аударылған. "
    "Бұл беттегі 7 абзацтың ішінде 1 абзац әзірге мажарша берілген, ол белгіленген.",
    ("kk", "four-left"): "Бұл беттің тек бір бөлігі аударылған. "
    "Бұл беттегі 7 абзацтың ішінде 4 абзац әзірге мажарша берілген, олар белгіленген.",
    ("kk", "mixed"): "Бұл беттің тек бір бөлігі аударылған. "
    "Бұл беттегі 7 абзацтың ішінде 4 абзац әзірге мажарша берілген, олар белгіленген.",
    ("kk", "changed"): "Аударма жасалғаннан кейін мажарша түпнұсқа өзгерген. "
    "Бұл беттегі 7 абзацтың ішінде 2 абзац өзгерген, олар мажарша берілген және белгіленген.",
    ("kk", "only-changed"): "Аударма жасалғаннан кейін мажарша түпнұсқа өзгерген. "
    "Бұл беттегі 7 абзацтың ішінде 7 абзац өзгерген, олар мажарша берілген және белгіленген.",
    ("kk", "none"): "Бұл бет әлі аударылған жоқ. Мажарша түпнұсқасын оқып отырсыз.",
    ("kk", "figures"): "Бұл беттің тек бір бөлігі аударылған. "
    "Бұл беттегі 8 абзацтың ішінде 3 абзац әзірге мажарша берілген, олар белгіленген.",
    ("kk", "images"): "Бұл беттің тек бір бөлігі аударылған. "
    "Бұл беттегі 4 абзацтың ішінде 1 абзац әзірге мажарша берілген, ол белгіленген.",
    ("ru", "one-left"): "Эта страница переведена лишь частично. "
    "На этой странице 1 абзац из 7 пока остаётся на венгерском; он отмечен.",
    ("ru", "four-left"): "Эта страница переведена лишь частично. "
    "На этой странице 4 абзаца из 7 пока остаются на венгерском; они отмечены.",
    ("ru", "mixed"): "Эта страница переведена лишь частично. "
    "На этой странице 4 абзаца из 7 пока остаются на венгерском; они отмечены.",
    ("ru", "changed"): "После перевода венгерский оригинал изменился. "
    "На этой странице изменились 2 абзаца из 7; они приведены на венгерском и отмечены.",
    ("ru", "only-changed"): "После перевода венгерский оригинал изменился. "
    "На этой странице изменилось 7 абзацев из 7; они приведены на венгерском и отмечены.",
    ("ru", "none"): "Эта страница ещё не переведена. Перед вами венгерский оригинал.",
    ("ru", "figures"): "Эта страница переведена лишь частично. "
    "На этой странице 3 абзаца из 8 пока остаются на венгерском; они отмечены.",
    ("ru", "images"): "Эта страница переведена лишь частично. "
    "На этой странице 1 абзац из 4 пока остаётся на венгерском; он отмечен.",
}


@pytest.mark.parametrize("code", ["hu", *TRANSLATIONS])
@pytest.mark.parametrize("name", NAMES)
def test_the_banner_says_the_state_and_the_counts(root: Path, code: str, name: str) -> None:
    assert said(root, code, name) == BANNERS.get((code, name))


def test_the_banner_stands_right_under_the_title(root: Path) -> None:
    for code in TRANSLATIONS:
        section = parsed(root, code, "four-left").find(".//section")
        order = [(child.tag, child.get("class", "").split()[:1]) for child in section][:4]
        assert order == [("h1", []), ("div", ["kb-banner"]), ("p", ["kb-lead"]), ("div", ["kb-freshness"])]


NOT_YET = {"en": "In Hungarian: not translated yet", "kk": "Мажарша: әлі аударылмаған",
           "ru": "На венгерском: ещё не переведено"}  # fmt: skip
CHANGED = {"en": "In Hungarian: changed since it was translated", "kk": "Мажарша: аударғаннан кейін өзгерген",
           "ru": "На венгерском: изменилось после перевода"}  # fmt: skip
PARTLY = {"en": "Partly in Hungarian", "kk": "Ішінара мажарша", "ru": "Частично на венгерском"}
# The Hungarian blocks of each page, in order.
IN_HUNGARIAN = {
    "complete": (),
    "one-left": ("második pont",),
    "four-left": ("Bővebben", "Ez a második bekezdés.", "Egy lista:", "második pont"),
    "changed": ("Ez a lap bevezetője.", "második pont"),
    "mixed": ("Ez a második bekezdés.", "Egy lista:", "első pont", "második pont"),
    "only-changed": tuple(text.format(name="only-changed") for text in SEVEN),
    "none": tuple(text.format(name="none") for text in SEVEN),
}


def blocks(root: Path, code: str, name: str) -> list[str]:
    """The words of the marked blocks, without the line that says why; each has lang, itself or on all its words."""
    found = []
    for block in with_class(parsed(root, code, name).find(".//article"), "kb-untranslated"):
        why = [words(line) for line in with_class(block, "kb-why")]
        if block.tag in ("h1", "h2"):
            assert [span.get("lang") for span in block.findall("span")] == ["hu"]
            found.append(words(block.find("span")))
        else:
            assert block.get("lang") == "hu"
            assert {line.get("lang") for line in with_class(block, "kb-why")} <= {code}
            found.append(words(block).removeprefix(" ".join(why)).strip())
    return found


@pytest.mark.parametrize("code", TRANSLATIONS)
@pytest.mark.parametrize("name", IN_HUNGARIAN)
def test_just_the_hungarian_blocks_are_marked(root: Path, code: str, name: str) -> None:
    assert blocks(root, code, name) == list(IN_HUNGARIAN[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_source_edition_has_no_marks(root: Path, name: str) -> None:
    top = parsed(root, "hu", name)
    for mark in ("kb-untranslated", "kb-partly", "kb-why", "kb-banner"):
        assert with_class(top, mark) == []
    assert not [element for element in top.find(".//article").iter() if element.get("lang")]


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_the_first_block_of_a_run_says_why(root: Path, code: str) -> None:
    def lines(name: str) -> list[str]:
        return [words(line) for line in with_class(parsed(root, code, name), "kb-why")]

    assert lines("complete") == []
    assert lines("one-left") == [NOT_YET[code]]
    # Heading, paragraph and lead of the list are one run; the second item stands after a translated one.
    assert lines("four-left") == [NOT_YET[code]] * 2
    assert lines("changed") == [CHANGED[code]] * 2
    # The banner stands between the title and the rest.
    assert lines("none") == []


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_an_old_translation_is_never_shown(root: Path, code: str) -> None:
    for name in ("changed", "mixed", "only-changed"):
        assert "régi" not in words(parsed(root, code, name))


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_translatable_nodes_full_partial_and_untranslated(root: Path, code: str) -> None:
    article = parsed(root, code, "figures").find(".//article")
    shown = [(words(p), p.get("lang")) for p in with_class(article, "plant")]
    assert shown == [
        (DONE[code], None), ("MOL", None),
        (DONE[code], None), ("Vezeték", "hu"),
        ("Vasérc", "hu"), ("Kikötő", "hu"),
    ]  # fmt: skip
    partly, whole = with_class(article, "kb-partly"), with_class(article, "kb-untranslated")
    assert [words(box) for box in partly] == [f"{PARTLY[code]} {DONE[code]} Vezeték"]
    assert partly[0].get("lang") is None
    assert [words(box) for box in whole] == [f"{NOT_YET[code]} Vasérc Kikötő"]
    assert whole[0].get("lang") == "hu"
    assert whole[0].find("p").get("lang") == code


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_alternative_texts_have_the_language_of_their_words(root: Path, code: str) -> None:
    images = list(parsed(root, code, "images").find(".//article").iter("img"))
    assert [(image.get("alt"), image.get("lang")) for image in images] == [
        (DONE[code], None),
        ("A jel sötétben", "hu"),
    ]


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_an_untranslated_title_has_its_language_in_menus_too(root: Path, code: str) -> None:
    top = parsed(root, code, "none")
    menu = with_class(top, "sidebar-tree")[0]
    titles = {words(link): [span.get("lang") for span in link.findall("span")] for link in menu.iter("a")}
    assert titles["Lap none"] == ["hu"]
    assert titles["Lap only-changed"] == ["hu"]
    assert titles[f"{DONE[code]} 0"] == []
    contents = [span for span in with_class(top, "toc-tree")[0].iter("span") if words(span) == "Bővebben"]
    assert [span.get("lang") for span in contents] == ["hu"]
    previous = with_class(top, "kb-prev")[0]
    assert [words(span) for span in previous.iter("span") if span.get("lang") == "hu"] == ["Lap only-changed"]


@pytest.mark.parametrize("code", ["hu", *TRANSLATIONS])
def test_no_inner_mark_of_the_build_reaches_a_page(root: Path, code: str) -> None:
    for name in NAMES:
        for element in parsed(root, code, name).iter():
            inner = {"translated", "kb_states"} & set(element.keys())
            assert not inner, (name, element.tag)


def test_status_counts_every_message(root: Path) -> None:
    result = python(root, "-m", "kb.editions", "status")
    assert result.code == 0, result.output
    lines = result.output.splitlines()
    # Seven blocks and the description; the figures' page has eight and one.
    start = next(number for number, line in enumerate(lines) if line.startswith("section/mixed ("))
    kk = next(line for line in lines[start:] if line.startswith("  kk:"))
    # Left are "Ez a második bekezdés." (4 words), "Egy lista:", "első pont", "második pont" (2 each).
    assert kk == "  kk: 4 of 8 translated, 2 out of date, 2 missing, 10 words to translate"
    assert "  next: docs/locale/kk/LC_MESSAGES/section/changed.po: 6 of 8 translated, 2 out of date" in result.output
    # Complete is this one page; home and section have no catalogue.
    assert "kk: 1 of 11 pages complete" in lines
