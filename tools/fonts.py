"""Cut Literata to the letters of the site and write its style sheets.

    python tools/fonts.py PACKAGE_FOLDER docs/_static/fonts

PACKAGE_FOLDER is the unpacked npm package @fontsource-variable/literata. The same package gives
the same bytes on every run. With a letter missing or an edition too heavy, nothing is written.
"""

# mypy: disable-error-code="import-untyped,import-not-found"
import io
import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = (400, 700)
FEATURES = ["kern", "locl", "tnum", "lnum", "liga"]
UNUSED_TABLES = ["VVAR", "vhea", "vmtx"]  # vertical text

ASCII = "".join(map(chr, range(0x20, 0x7F)))
MARKS = "\u00a0«»„“”‘’–—…·•×−§°²€"
WESTERN = "ÄÇÑßàâäçèêëîñôıʻʼ"  # What the budget leaves room for; all of Uzbek.
# Russian, and the two Kazakh letters that the package keeps with it.
CYRILLIC = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяІҰіұ№"
KAZAKH = "ӘҒҚҢӨҮҺәғқңөүһ"
HUNGARIAN = "ÁÉÍÓÖŐÚÜŰáéíóöőúüű"

# Each file's letters; the package's file of the same name (or SOURCE) must have them all.
LETTERS = {
    "latin": ASCII + MARKS + "ÁÉÍÓÖÚÜáéíóöúü" + WESTERN,
    "latin-ext": "ŐőŰű",
    # Turkish, Azerbaijani and Kazakh in Latin script; Central European names.
    "latin-more": "ĞğİŞşŊŋŪūƏəČčŠšŽž",
    "cyrillic": " " + CYRILLIC,
    "cyrillic-ext": KAZAKH,
}
SOURCE = {"latin-more": "latin-ext"}
# An edition's faces. The first is the base, without unicode-range; the others follow and win for
# their own characters, so digits and punctuation always come from the Latin file.
FACES = {
    "en": ["latin", "latin-ext"],
    "hu": ["latin", "latin-ext"],
    "kk": ["cyrillic", "cyrillic-ext", "latin"],
    "ru": ["cyrillic", "latin"],
    "latin": ["latin", "latin-ext", "latin-more"],  # any other edition
}
# What nearly every page of an edition needs.
PRELOAD = FACES | {"en": ["latin"], "latin": ["latin", "latin-ext"]}
BUDGET = {"en": 26_000, "hu": 28_000, "kk": 44_000, "ru": 40_000, "latin": 28_000}
# What each edition must have beside ASCII and MARKS.
ALPHABETS = {"en": "", "hu": HUNGARIAN, "kk": CYRILLIC + KAZAKH, "ru": CYRILLIC, "latin": HUNGARIAN}

FALLBACK = """\
@font-face {
  font-family: "KBfallback";
  src: local("Times New Roman"), local("Liberation Serif");
  size-adjust: 118%;
  ascent-override: 99.7%;
  descent-override: 26.1%;
  line-gap-override: 0%;
}
"""


def cut(source: Path, letters: str) -> bytes:
    """Subset a font to letters, then limit its weights (the other order fails on these files)."""
    font = TTFont(source, recalcTimestamp=False)
    missing = set(map(ord, letters)) - set(font.getBestCmap())
    if missing:
        raise SystemExit(f"{source.name} lacks {' '.join(map(chr, sorted(missing)))}")
    options = Options(layout_features=FEATURES, recalc_timestamp=False)
    options.drop_tables += UNUSED_TABLES
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    font["head"].modified = font["head"].created
    font.flavor = "woff2"
    font.save(out := io.BytesIO())
    return out.getvalue()


def ranges(letters: str) -> str:
    """Write letters as the value of a unicode-range: U+20-7E,U+A0."""
    runs: list[tuple[int, int]] = []
    for code in sorted(set(map(ord, letters))):
        first = runs.pop()[0] if runs and runs[-1][1] == code - 1 else code
        runs.append((first, code))
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def style_sheet(faces: list[str]) -> str:
    """Write the @font-face rules of an edition, the base face first."""
    css = ""
    for face in faces:
        css += '@font-face {\n  font-family: "Literata";\n  font-style: normal;\n'
        css += f"  font-weight: {WEIGHTS[0]} {WEIGHTS[1]};\n  font-display: optional;\n"
        css += f'  src: url("literata-{face}.woff2") format("woff2");\n'
        css += "}\n" if face == faces[0] else f"  unicode-range: {ranges(LETTERS[face])};\n}}\n"
    return css + FALLBACK


def main(package: Path, target: Path) -> None:
    """Cut the fonts, check them, and write them with their style sheets and the preload list."""
    source = f"{package}/files/literata-{{}}-wght-normal.woff2"
    fonts = {x: cut(Path(source.format(SOURCE.get(x, x))), LETTERS[x]) for x in LETTERS}
    files = {f"literata-{name}.woff2": data for name, data in fonts.items()}
    for edition, names in PRELOAD.items():
        wanted = set(ASCII + MARKS + ALPHABETS[edition])
        missing = wanted - set("".join(LETTERS[name] for name in names))
        size = sum(len(fonts[name]) for name in names)
        print(f"{edition}: {size:,} of {BUDGET[edition]:,} bytes")
        if missing or size > BUDGET[edition]:
            raise SystemExit(f"{edition}: too heavy, or lacks {sorted(missing)}")
        files[f"fonts-{edition}.css"] = style_sheet(FACES[edition]).encode()
    preload = {key: [f"literata-{name}.woff2" for name in PRELOAD[key]] for key in PRELOAD}
    files["preload.json"] = (json.dumps(preload, indent=2) + "\n").encode()
    files["LICENSE-Literata.txt"] = (package / "LICENSE").read_bytes()
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (target / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
