"""The resident build: one edition in memory, and what was saved on the screen a moment later.

A room of its own, for it is neither an extension nor the assembly of finished editions: it drives
Sphinx's application in its own process, asks the rules before it lets Sphinx read a file, and serves
one edition that is never finished. Nothing of it is published.
"""
