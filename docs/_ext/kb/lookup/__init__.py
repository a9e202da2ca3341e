"""The search's engine and words: what the build and the reader's browser share.

``analysis.js`` turns words into keys, ``query.js`` finds, ``page.js`` shows. The build runs the very
files that the browser gets, in an embedded JavaScript engine. Knows neither Sphinx nor the editions.
"""
