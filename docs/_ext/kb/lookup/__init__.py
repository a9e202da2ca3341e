"""The search's engine and words: what the build and the reader's browser share.

``analysis.js`` turns words into keys, ``index.js`` reads an edition's files, ``meant.js`` tells what a
slip may have been, ``ways.js`` finds the sections of a word, ``rank.js`` orders them, ``query.js``
answers, ``suggest.js`` completes, ``page.js`` shows. The build runs the very files that the browser
gets, in an embedded JavaScript engine. Knows neither Sphinx nor the editions.
"""
