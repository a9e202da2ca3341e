"""The data of the site and hand-written expectations, for all tests of elections."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.conftest import REPOSITORY

from kb import languages
from kb.elections.elections import Data, load
from kb.elections.wording import Speaker, read_speaker

CODES = ("hu", "en", "kk", "ru")
WAYS = ("representation", "post")
DOCS = REPOSITORY / "docs"
DATA: Data = load(DOCS / "_data")
# Held elections by id; new ones join by themselves.
PAST = [election.id for election in DATA.dated() if election.state == "held"]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table beside the tests."""
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def speaker(code: str) -> Speaker:
    """The words of the edition ``code``."""
    return read_speaker(DOCS / "locale", languages.load(DOCS / "languages.toml").by_code[code])
