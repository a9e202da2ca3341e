"""What a translated message may hold: words, emphasis, code, links; everything else is refused."""

from __future__ import annotations

import importlib.util

import pytest
from myst_parser.config.main import MdParserConfig
from tests.conftest import REPOSITORY

from kb.parser.guard import refusal


@pytest.fixture(scope="module")
def config() -> MdParserConfig:
    """The parser's settings as the site's conf.py has them."""
    spec = importlib.util.spec_from_file_location("site_conf", REPOSITORY / "docs" / "conf.py")
    assert spec is not None
    assert spec.loader is not None
    conf = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(conf)
    return MdParserConfig(
        enable_extensions=set(conf.myst_enable_extensions),
        disable_syntax=conf.myst_disable_syntax,
        url_schemes=conf.myst_url_schemes,
    )


PARAGRAPHS = "it is more than one paragraph"
LINK = "leaves the pages"
BAD = {
    "---\nmyst: {}\n---\nСөз": PARAGRAPHS,
    "---\ntitle: Сөз\n---": PARAGRAPHS,
    "```{eval-rst}\n.. raw:: html\n\n   <script>f()</script>\n```": PARAGRAPHS,
    "```{include} ../conf.py\n```": PARAGRAPHS,
    "````{literalinclude} /etc/passwd\n````": PARAGRAPHS,
    "~~~{raw} html\n<b>\n~~~": PARAGRAPHS,
    "Сөз\n```{toctree}\npage\n```": PARAGRAPHS,
    "```python\nos.remove(x)\n```": PARAGRAPHS,
    "    код": PARAGRAPHS,
    "[x]: https://example.org": "it defines a link target",
    "Сөз [x].\n\n[x]: https://example.org": "it defines a link target",
    "Сөз[^1]\n\n[^1]: Ескертпе": PARAGRAPHS,
    "(home)=\nСөз": PARAGRAPHS,
    "Сөз\n\n(home)=": PARAGRAPHS,
    "# Тақырып": "it is a heading",
    "## Тақырып": "it is a heading",
    "Сөз\n# Тақырып": PARAGRAPHS,
    "- бір\n- екі": PARAGRAPHS,
    "* бір": PARAGRAPHS,
    "+ бір": PARAGRAPHS,
    "1. бір": PARAGRAPHS,
    "1992. március 23-án": PARAGRAPHS,
    "2) екі": PARAGRAPHS,
    "> дәйексөз": PARAGRAPHS,
    "---": PARAGRAPHS,
    "***": PARAGRAPHS,
    "Сөз\n\n___\n\nСөз": PARAGRAPHS,
    "| a | b |\n|---|---|\n| 1 | 2 |": PARAGRAPHS,
    "{download}`../conf.py`": "the role 'download' is not allowed",
    "Сөз {raw}`<b>` сөз": "the role 'raw' is not allowed",
    "{eval}`1+1`": "the role 'eval' is not allowed",
    "{ref}`home`": "the role 'ref' is not allowed",
    "{doc}`index`": "the role 'doc' is not allowed",
    "{eval-rst}`.. raw::`": "the role 'eval-rst' is not allowed",
    "*{ref}`home`*": "the role 'ref' is not allowed",
    "{cite:p}`key`": "the role 'cite:p' is not allowed",
    "{conflict}`сөз`": "the role 'conflict' is not allowed",
    "```{conflict} Сөз\n% facts: x\n```": PARAGRAPHS,
    "[сөз](page.md)": LINK,
    "[сөз](../conf.py)": LINK,
    "[сөз](/index.html)": LINK,
    "[сөз](//example.org)": LINK,
    "[сөз](inv:py#x)": LINK,
    "[сөз](path:conf.py)": LINK,
    "[сөз](project:page.md)": LINK,
    "[сөз](ftp://example.org)": LINK,
    "<tel:112>": LINK,
    "![сурет](https://example.org/x.png)": "image is not allowed",
    "[![сурет](x.png)](#home)": "image is not allowed",
    "Сөз #noqa": "it switches a check off (noqa)",
    "Сөз # noqa ": "it switches a check off (noqa)",
    "% түсініктеме": PARAGRAPHS,
    "Сөз\n% түсініктеме": PARAGRAPHS,
    "+++": PARAGRAPHS,
    "Сөз\n+++\nСөз": PARAGRAPHS,
    "Бір абзац.\n\nЕкінші абзац.": PARAGRAPHS,
    "ә" * 20_001: "it is longer than 20000 characters",
    "Cím\nmásik\n===\nмәтін\n===": PARAGRAPHS,
}
HARMLESS = [
    "Мажарстан 1992 жылы таныды.",
    "Жай *екпін* және **қалың** сөз.",
    "Қараңыз: [бетті](#relations).",
    "[Бет](#relations-embassies) пен [екінші](#home).",
    "Дереккөз: [Kazinform](https://en.inform.kz/news/x_a2919517/).",
    "[Хат](mailto:a@example.org) жазыңыз.",
    "Венгрше {lang}`hu:köszönöm` дейді.",
    "{work}`Codex Cumanicus` – ескі кітап.",
    "1992 жылы.{cite}`kazinform-2016-council` Екі елшілік.{cite}`one,two`",
    "Бұл {term}`құмандардың <cuman>` жері.",
    "`dist/` қалтасы",
    "Бір [жақшадағы] және (дөңгелек) жақша.",
    "Өсім 15 %, кейін 20%.",
    "A köztársaság elnöke, d'Artagnan és az O'Neill's.",
    "Сөз — сызықша — сөз.",
    "2026 жылғы 24 қараша.",
    "23 марта 1992 года.",
    r"1992\. március 23-án",
    "1992 márciusában és 1993. április 21-én.",
    "Үлкен < кіші > & басқа",
    "a_b_c және x*y",
    "Сұрақ? Жауап! №5; «тырнақша»",
    "Тақырып\n==============",
]


@pytest.mark.parametrize(("text", "reason"), BAD.items(), ids=[repr(text[:30]) for text in BAD])
def test_a_message_that_acts_is_refused(config: MdParserConfig, text: str, reason: str) -> None:
    assert reason in refusal(text, config)


@pytest.mark.parametrize("text", HARMLESS)
def test_words_are_allowed(config: MdParserConfig, text: str) -> None:
    assert refusal(text, config) == ""


def test_the_length_limit_itself_is_allowed(config: MdParserConfig) -> None:
    assert refusal("ә" * 20_000, config) == ""


@pytest.mark.parametrize("tag", ["<script>f()</script>", "<b>", "<!-- x -->", "<br>", '<img src="x">'])
def test_html_stays_words(config: MdParserConfig, tag: str) -> None:
    # The settings switch HTML off, so a reader sees these characters and nothing acts.
    assert refusal(f"Сөз {tag} сөз", config) == ""


@pytest.mark.parametrize(
    "text",
    [
        "[сөз](javascript:alert(1))",
        "[сөз](JavaScript:alert(1))",
        "[сөз](data:text/html,x)",
        "[сөз](vbscript:x)",
        "[сөз](file:///etc/passwd)",
        "Сөз\n---",
        "Сөз\n===",
        ":::{note}\nСөз\n:::",
    ],
)
def test_markup_that_a_reader_would_see_as_garbage_is_refused(config: MdParserConfig, text: str) -> None:
    assert refusal(text, config) != ""
