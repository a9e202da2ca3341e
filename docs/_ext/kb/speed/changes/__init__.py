"""The changes, one a module: what it replaces, why the site stays the same, on which versions, what it gains.

Gains are CPU time of November 2026 on a busy machine, on the made-up pages of ``tools/bench``: compare
them with each other, not with another machine.
"""
