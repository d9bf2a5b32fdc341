"""Cuts the site's font down to what the pages use; run by hand when the typeface is renewed.

``python subset.py IN.woff2 OUT.woff2`` with fonttools and brotli, IN being the Latin, upright,
variable file of Schibsted Grotesk (5.3.0 of its fontsource package). Not shipped with the site.
The files for typesetting are made by ``typesetting.py``.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

CHARACTERS = (
    "U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00AD,U+00B7,U+00BB,U+00BD,U+00C0-00CF,U+00D1-00DD,"
    "U+00DF-00EF,U+00F1-00F6,U+00F8-00FD,U+00FF,U+2010-2014,U+2018,U+2019,U+201C,U+201D,U+2022,"
    "U+2026,U+202F,U+20AC,U+2190-2193,U+2212"
)
WEIGHTS = (400, 700)
LEAST_KERN = 20
"""Kerning below a hundredth of the text size (2048 units) is not seen and is left out."""


def main(source: str, target: str) -> None:
    """Write the cut-down copy of ``source`` to ``target``."""
    options = subset.Options(
        layout_features=["kern", "liga", "locl", "tnum"],
        name_IDs=[0, 1, 2, 13, 14],  # the copyright and the licence stay in the file
        hinting=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(CHARACTERS))
    font = instantiateVariableFont(TTFont(source), {"wght": WEIGHTS})
    cutter.subset(font)
    simplify_kerning(font)
    font.flavor = "woff2"
    font.save(target)


def simplify_kerning(font: TTFont) -> None:
    """Keep one kerning for all weights: half the size of the file went to its variations."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if table.Format == 1:
                values = [pair.Value1 for pairs in table.PairSet for pair in pairs.PairValueRecord]
            else:
                values = [two.Value1 for one in table.Class1Record for two in one.Class2Record]
            for value in values:
                value.XAdvDevice = None
                if abs(value.XAdvance) < LEAST_KERN:
                    value.XAdvance = 0


if __name__ == "__main__":
    main(*sys.argv[1:])
