"""``python -m kb.elections show og-2026 --way post --zone Asia/Almaty --lang kk``: the table as text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb import languages
from kb.elections.elections import load
from kb.elections.instants import BUDAPEST, POSTS, zone
from kb.elections.rules import WAYS
from kb.elections.schedule import deadlines
from kb.elections.wording import EXPECTED, Speaker, read_speaker
from kb.findings import BadInput


def main() -> int:
    """Run the command; 0 on success, 1 with one line a fault."""
    parser = argparse.ArgumentParser(prog="python -m kb.elections", description=__doc__)
    parser.add_argument("command", choices=["show"])
    parser.add_argument("election", help="an id of docs/_data/elections.yaml")
    parser.add_argument("--way", choices=WAYS, default=WAYS[0])
    parser.add_argument("--zone", default=POSTS, help=f"time zone shown beside Budapest's (default: {POSTS})")
    parser.add_argument("--lang", default="en", help="language of the table (default: en)")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the checkout (default: this folder)")
    options = parser.parse_args()
    docs = options.root.resolve() / "docs"
    try:
        editions = languages.load(docs / "languages.toml")
        if options.lang not in editions.codes:
            parser.error(f"no edition {options.lang!r}; there are {', '.join(editions.codes)}")
        speaker = read_speaker(docs / "locale", editions.by_code[options.lang])
        print(_table(docs, speaker, options.election, options.way, options.zone))
    except (BadInput, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _table(docs: Path, speaker: Speaker, name: str, way: str, key: str) -> str:
    """The deadlines as lines of text; raises ValueError for an unknown election or zone."""
    data = load(docs / "_data")
    zone(key)
    election = data.elections.get(name)
    if election is None:
        raise ValueError(f"no election {name!r}; there are {', '.join(data.elections)}")
    head = f"{speaker.election(election)}: "
    if election.polling_day is None:
        return head + speaker.say(EXPECTED)
    state = f" ({speaker.say('past election')})" if election.state == "held" else ""
    lines = [f"{head}{speaker.edition.format_weekday(election.day)}{state}", speaker.way(way)]
    for deadline in deadlines(data, election, way):
        lines += ["", f"{speaker.label(deadline.rule)} [{speaker.authority(deadline.rule)}]"]
        if deadline.instant is None:
            lines.append(f"  {speaker.moment(deadline, BUDAPEST)} ({speaker.say('hour not published')})")
        else:
            lines += [f"  {speaker.zone(deadline, z)}: {speaker.moment(deadline, z)}" for z in (BUDAPEST, key)]
        if deadline.moved:
            lines.append(f"  {speaker.moved(deadline)}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
