"""Makes the fonts that Typst sets with; run by hand when a typeface is renewed.

``python typesetting.py PACKAGES`` with fonttools and brotli, PACKAGES being a folder that holds the
unpacked fontsource packages ``schibsted-grotesk``, ``noto-sans``, ``noto-sans-arabic`` and
``noto-sans-math`` (5.3.0), whose files hold a part of an alphabet each, and in ``whole`` the
expo-google-fonts packages ``schibsted-grotesk`` and ``noto-sans`` (0.4.2): the same versions of the
two, with the signs that no part holds. The typesetter needs whole fonts, not compressed ones.
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[3] / "src" / "apenhet" / "render" / "fonts"
COVERED = FOLDER / "covered.txt"

EVERYTHING = "U+0020-10FFFF"
EUROPE = (
    "U+0100-024F,U+0259,U+0292,U+02B0-02FF,U+0370-03FF,U+0400-045F,U+048A-04FF,U+1E00-1EFF,"
    "U+20A0-20BF,U+2116"
)
"""Letters of names from all of Europe (Skolt Sami's among them) and Vietnam, and currencies."""
SIGNS = (
    "U+2021,U+2190-2195,U+21D2,U+2208,U+2211,U+221A,U+221E,U+2248,U+2260,U+2264-2265,U+2713,U+2717"
)
"""What stands for words in notes and tables: arrows, comparisons, marks of yes and no."""
NUMBERS = "U+2030,U+2070-2079,U+207B,U+2080-2089,U+208B,U+2150-215E"
"""Per mille, small figures above and below the line (CO₂), and fractions such as a third."""
ARABIC = "U+0600-06FF,U+200C-200F,U+0750-077F,U+FB50-FDFF,U+FE70-FEFF"

FONTS = (
    (
        "schibsted-grotesk",
        ("latin", "latin-ext"),
        EVERYTHING,
        ("kern", "liga", "mark", "ccmp", "locl", "tnum"),
    ),
    (
        "noto-sans",
        ("latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"),
        EUROPE,
        ("mark", "ccmp", "locl"),
    ),
    ("noto-sans-arabic", ("arabic",), ARABIC, ("*",)),
    ("noto-sans-math", ("latin",), SIGNS, ()),
)
"""Packages, their parts, the characters that are kept, and the features."""
STYLES = {
    "400-normal": ("400Regular", "regular"),
    "700-normal": ("700Bold", "bold"),
    "400-italic": ("400Regular_Italic", "italic"),
    "700-italic": ("700Bold_Italic", "bold-italic"),
}
"""What each style is called in parts, whole, and here; only the first package has slanted forms."""


def main(packages: Path) -> None:
    """Write every font, and the list of the characters that they hold together."""
    covered: set[int] = set()
    for name, parts, characters, features in FONTS:
        for style, (whole, called) in STYLES.items():
            files = [
                (packages / name / "files" / f"{name}-{part}-{style}.woff2", characters)
                for part in parts
            ]
            if not files[0][0].exists() or (called.endswith("italic") and name != FONTS[0][0]):
                continue
            added = (packages / "whole" / name / whole).glob("*.ttf")
            files += [(file, f"{SIGNS},{NUMBERS}") for file in added]
            font = joined(files, features)
            font.save(FOLDER / f"{name}-{called}.ttf")
            covered |= set(font.getBestCmap())
    COVERED.write_text("".join(f"{line}\n" for line in ranges(sorted(covered))), encoding="utf-8")


def joined(files: list[tuple[Path, str]], features: tuple[str, ...]) -> TTFont:
    """Return ``files`` as one font, with the characters beside each that none before it has."""
    seen: set[int] = set()
    with tempfile.TemporaryDirectory() as scratch:
        made = []
        for number, (file, characters) in enumerate(files):
            font = TTFont(file, recalcTimestamp=False)
            font.flavor = None
            own = (set(font.getBestCmap()) & set(subset.parse_unicodes(characters))) - seen
            seen |= own
            options = subset.Options(
                layout_features=list(features),
                name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
                hinting=False,
            )
            cutter = subset.Subsetter(options)
            cutter.populate(unicodes=own)
            cutter.subset(font)
            made.append(Path(scratch, f"{number}.ttf"))
            font.save(made[-1])
        font = merge.Merger().merge([str(one) for one in made])
        font["head"].created = font["head"].modified = 0
        font.recalcTimestamp = False
        return font


def ranges(points: list[int]) -> list[str]:
    """Return code points as ranges, ``0041-005A`` or a single one, in order."""
    found: list[list[int]] = []
    for point in points:
        if found and point == found[-1][1] + 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return [f"{a:04X}-{b:04X}" if a != b else f"{a:04X}" for a, b in found]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
