"""``python -m kb.elections show``: the table as text, in each language and zone."""

from __future__ import annotations

import pytest
from tests.conftest import REPOSITORY, run

KAZAKH = """\
Парламент сайлауы: 2026 жылғы 12 сәуір, жексенбі (өткен сайлау)
Пошта арқылы дауыс беру

Өтініш Ұлттық сайлау бюросына жетуге тиіс мерзім [266-бап, (1) тармақ; сағаты хабарландырулар бойынша]
  Будапешт: 2026 жылғы 18 наурыз, сәрсенбі, 16:00
  Қазақстан: 2026 жылғы 18 наурыз, сәрсенбі, 20:00
"""


def show(*arguments: str) -> tuple[int, str]:
    done = run("kb.elections", "show", *arguments, "--root", REPOSITORY, cwd=REPOSITORY)
    return done.code, done.output


def test_the_table_of_2026_in_kazakh() -> None:
    code, output = show("og-2026", "--way", "post", "--zone", "Asia/Almaty", "--lang", "kk")
    assert code == 0
    assert output.startswith(KAZAKH)
    assert "  Қазақстан: 2026 жылғы 12 сәуір, жексенбі, 22:00\n" in output


def test_another_zone_is_shown_by_its_name_and_moves_no_deadline() -> None:
    code, output = show("og-nsz-2022", "--zone", "Asia/Aqtobe")
    assert code == 0
    # The representations kept UTC+6 then, the west of the country UTC+5.
    assert "Voting begins [section 269(2)]\n  Budapest: Sunday 3 April 2022, 02:00\n" in output
    assert "\n  Asia/Aqtobe: Sunday 3 April 2022, 05:00\n" in output


def test_a_moved_day_says_why() -> None:
    _, output = show("og-2026", "--lang", "hu")
    assert (
        "  A számítás szerinti nap: 2026. április 3. Áthelyezte: 1/2026. (I. 13.) IM rendelet. Ok: nagypéntek.\n"
        in output
    )


def test_an_expected_election_has_no_table() -> None:
    assert show("og-2030", "--lang", "ru") == (0, "Парламентские выборы: предстоят, дата ещё не назначена\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["og-2031"], 1, "no election 'og-2031'; there are og-2014, ep-2014, og-2018"),
        (["og-2026", "--zone", "Asia/Astana"], 1, "unknown time zone 'Asia/Astana'"),
        (["og-2026", "--lang", "de"], 2, "no edition 'de'; there are hu, en, kk, ru"),
        (["og-2026", "--way", "fax"], 2, "invalid choice: 'fax'"),
    ],
)
def test_a_wrong_word_is_named(arguments: list[str], code: int, said: str) -> None:
    done, output = show(*arguments)
    assert done == code
    assert said in output
    assert "Traceback" not in output
