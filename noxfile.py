"""The maintainer's keyboard: ``nox -l`` lists the keys."""

import nox

nox.needs_version = ">=2026.10.20"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "tests"]


def install(session: nox.Session) -> None:
    """Everything of the lock file, then our package in place."""
    # Where the machine says that bytecode is not kept, each Sphinx process compiles a thousand modules anew.
    session.env["PYTHONDONTWRITEBYTECODE"] = ""
    session.install("--require-hashes", "-r", "constraints.txt")
    # --no-build-isolation: the build backend is in the lock file too, so nothing else is fetched.
    session.install("--no-deps", "--no-build-isolation", "-e", ".")


@nox.session
def site(session: nox.Session) -> None:
    """Build all editions into dist/."""
    install(session)
    session.run("python", "-m", "kb.editions", "build")


@nox.session
def serve(session: nox.Session) -> None:
    """Build all editions, then serve dist/ on 127.0.0.1."""
    install(session)
    session.run("python", "-m", "kb.editions", "build")
    session.run("python", "-m", "kb.editions", "serve", *session.posargs)


@nox.session
def live(session: nox.Session) -> None:
    """One edition in memory; a saved page or catalogue is on the screen at once: nox -s live -- kk."""
    install(session)
    # The order of sets is that of the build, so the bytes are.
    session.run("python", "-m", "kb.live", *session.posargs, env={"PYTHONHASHSEED": "0"})


@nox.session
def catalogues(session: nox.Session) -> None:
    """Check all translations: nox -s catalogues -- --language kk --lang kk."""
    install(session)
    session.run("python", "-m", "kb.catalogues", "check", *session.posargs)


@nox.session
def update(session: nox.Session) -> None:
    """Bring the catalogues up to the Hungarian pages; no translation is lost."""
    install(session)
    session.run("python", "-m", "kb.catalogues", "update")


@nox.session
def status(session: nox.Session) -> None:
    """Page by language: translated, out of date, missing, words; and what to do next."""
    install(session)
    session.run("python", "-m", "kb.editions", "build")
    session.run("python", "-m", "kb.editions", "status")


@nox.session
def freshness(session: nox.Session) -> None:
    """Pages due for a check, oldest first; with -- --strict past dates fail."""
    install(session)
    session.run("python", "-m", "kb.pages", "freshness", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """The catalogue gate, then all tests, those in the browser too."""
    install(session)
    session.run("python", "-m", "kb.catalogues", "check")
    # Two at a time, a file in one piece: the fixtures of a file build sites. In order: the long files come first.
    session.run("python", "-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", *session.posargs)


@nox.session(name="search-quality")
def search_quality(session: nox.Session) -> None:
    """How well the search answers a table of queries: nox -s search-quality -- FILE.tsv (- reads standard input)."""
    install(session)
    session.run("python", "-m", "kb.editions", "build", silent=True)
    session.run("python", "-m", "kb.editions", "search-quality", *session.posargs)


@nox.session(name="search-bench")
def search_bench(session: nox.Session) -> None:
    """Weights and times of the search at three sizes, on made-up pages; prints only."""
    install(session)
    session.run("python", "-m", "kb.editions", "build", silent=True)
    session.run("python", "tools/search_bench.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """What builds and pages take, stock and accelerated by turns: nox -s bench -- 30 --repeats 3; prints only."""
    install(session)
    session.run("python", "-m", "tools.bench", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Code, types, the Hungarian pages, Markdown, TOML, YAML and workflow files."""
    install(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("python", "-m", "kb.prose")
    session.run("rumdl", "check", ".")
    session.run("yamllint", "--strict", ".github", "docs/_data", ".pre-commit-config.yaml", "CITATION.cff")
    session.run(
        "python", "-c", "from pathlib import Path; from kb.languages import load; load(Path('docs/languages.toml'))"
    )
    session.run(
        "python", "-c", "from pathlib import Path; from kb.elections.elections import load; load(Path('docs/_data'))"
    )
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/ci.yml")
    session.run("zizmor", "--offline", "--quiet", ".github/workflows")


@nox.session
def fonts(session: nox.Session) -> None:
    """Cut the fonts anew: nox -s fonts -- FOLDER (an unpacked @fontsource-variable/literata)."""
    install(session)
    session.run("python", "tools/fonts.py", *session.posargs, "docs/_static/fonts")


@nox.session
def lock(session: nox.Session) -> None:
    """Renew constraints.txt, the one hashed lock file for all supported Pythons, and that of Lighthouse's Node."""
    install(session)
    compile_lock = (
        "uv", "pip", "compile",
        "--universal", "--fork-strategy", "fewest",  # one version of everything for all Pythons
        "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-emit-index-url", "--quiet", *session.posargs,
    )  # fmt: skip
    groups = ("live", "fonts", "tests", "lint", "nox")
    session.run(
        *compile_lock, "pyproject.toml", *(f"--group={name}" for name in groups), "--output-file", "constraints.txt"
    )
    # Beside the one lock: no other session needs 60 megabytes of Node.
    session.run(*compile_lock, "--group=lighthouse", "--output-file", "tools/lighthouse/constraints.txt")


@nox.session
def screenshots(session: nox.Session) -> None:
    """Draw the README's pictures and those of shared links anew, from the real pages."""
    install(session)
    session.run("python", "-m", "kb.editions", "build")
    session.run("python", "-m", "tools.pictures")


@nox.session
def lighthouse(session: nox.Session) -> None:
    """Lighthouse as a phone on the kinds of pages in every edition; with -- FOLDER its reports are kept."""
    install(session)
    session.install("--require-hashes", "-r", "tools/lighthouse/constraints.txt")
    # Scripts of packages are not run.
    session.run("npm", "ci", "--ignore-scripts", "--prefix", "tools/lighthouse", silent=True)
    session.run("python", "-m", "tools.lighthouse", *session.posargs)
