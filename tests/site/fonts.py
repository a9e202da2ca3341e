"""Checks of a built site: every edition's fonts are there, light, and have its letters."""

from __future__ import annotations

import functools
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont, TTLibError
from tests.site.reading import Page, pages, target

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

MAX_BYTES = 60_000
_BASIC = "".join(map(chr, range(0x20, 0x7F)))
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
# What each edition writes with, beside ASCII.
ALPHABETS = {
    "en": "",
    "hu": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "kk": _RUSSIAN + _RUSSIAN.upper() + "әғқңөұүһіӘҒҚҢӨҰҮҺІ",
    "ru": _RUSSIAN + _RUSSIAN.upper(),
}


@dataclass(frozen=True)
class Face:
    """One @font-face rule with a file: the characters it serves, None for all that the file has."""

    file: Path
    served: frozenset[int] | None


def check_font_files(site: Site) -> list[str]:
    """Every font file of every edition's style sheets is a woff2 font with the letters the sheet says."""
    _, findings = pages(site)
    for code in site.editions.codes:
        for sheet in sorted((site.dist / code / "_static").rglob("*.css")):
            for face in _faces(site, sheet):
                name = face.file.relative_to(site.dist).as_posix()
                letters = _letters(face.file.read_bytes()) if face.file.is_file() else None
                if letters is None:
                    findings.append(f"{name}: no woff2 font, but {sheet.name} names it")
                elif face.served and not face.served <= letters:
                    findings.append(f"{name}: it lacks {_shown(face.served - letters)}, which {sheet.name} promises")
    return sorted(set(findings))


def check_fonts(site: Site) -> list[str]:
    """Each page loads its edition's fonts, preloads files that exist, and has its letters in 60,000 bytes."""
    present, findings = pages(site)
    for page in present:
        faces = [face for sheet in _sheets(site, page) for face in _faces(site, sheet)]
        if not faces:
            findings.append(f"{page.name}: no style sheet with fonts")
        preloaded = _preloads(site, page)
        findings += [f"{page.name}: {file.name} is preloaded but not there" for file in preloaded if not file.is_file()]
        findings += [
            f"{page.name}: {file.name} is preloaded but in no style sheet of the page"
            for file in preloaded
            if file not in {face.file for face in faces}
        ]
        there = [face for face in faces if face.file in preloaded and face.file.is_file()]
        covered = {letter for face in there for letter in face.served or _letters(face.file.read_bytes()) or ()}
        lacking = set(map(ord, _BASIC + ALPHABETS[page.code])) - covered
        if lacking:
            findings.append(f"{page.name}: the preloaded fonts lack {_shown(lacking)}")
        total = sum(file.stat().st_size for file in {face.file for face in faces} if file.is_file())
        if total > MAX_BYTES:
            findings.append(f"{page.name}: its fonts have {total} bytes, more than {MAX_BYTES}")
    return findings


def _sheets(site: Site, page: Page) -> list[Path]:
    links = [link.get("href", "") for link in page.all("link") if link.get("rel") == "stylesheet"]
    files = [target(site, page.path, link)[0] for link in links]
    return [file for file in files if file.is_file()]


def _preloads(site: Site, page: Page) -> list[Path]:
    return [
        target(site, page.path, link.get("href", ""))[0]
        for link in page.all("link")
        if link.get("rel") == "preload" and link.get("as") == "font"
    ]


def _faces(site: Site, sheet: Path) -> list[Face]:
    faces = []
    for rule in re.findall(r"@font-face\s*\{(.*?)\}", sheet.read_text(encoding="utf-8"), re.DOTALL):
        served = re.search(r"unicode-range:\s*([^;]+)", rule)
        for address in re.findall(r"""url\(["']?(.*?)["']?\)""", rule):
            faces.append(Face(target(site, sheet, address)[0], _range(served[1]) if served else None))
    return faces


def _range(value: str) -> frozenset[int]:
    codes: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-Fa-f]+)(?:-([0-9A-Fa-f]+))?", value):
        codes |= set(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(codes)


@functools.lru_cache(maxsize=32)
def _letters(data: bytes) -> frozenset[int] | None:
    try:
        font = TTFont(io.BytesIO(data))
        return frozenset(font.getBestCmap()) if font.flavor == "woff2" else None
    except (TTLibError, AssertionError, KeyError):
        return None


def _shown(codes: set[int] | frozenset[int]) -> str:
    return " ".join(map(chr, sorted(codes)))


CHECKS = (check_font_files, check_fonts)
