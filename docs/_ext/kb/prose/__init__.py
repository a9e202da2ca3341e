"""The gate of the Hungarian source: spelling, one sentence a line, length, banned forms, facts told."""

from kb.prose.check import check_prose
from kb.prose.facts import check_facts, untold

__all__ = ["check_facts", "check_prose", "untold"]
