"""The list of rules in the editor's guide, written from the catalogue: ``make docs``.

It knows the guide's two marks and the catalogue; what is wrong in a file is not its business.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from apenhet.problems.rules import RULES, Level, Rule

START: Final = "<!-- regler: skrevet av «make docs», endres i src/apenhet/problems/rules/ -->"
END: Final = "<!-- slutt på reglene -->"
HEADINGS: Final = {
    Level.ERROR: "### Feil: må rettes før nettstedet kan bygges",
    Level.GATE: "### Mangler: må på plass før redegjørelsen kan publiseres",
    Level.ADVICE: "### Råd: se over, og svar hvis det skal stå",
}

_MARKS: Final = re.compile(r"[\\`*\[\]<]")
"""What Markdown would make of a message that shows how something is written."""


def with_rules(guide: str) -> str:
    """Return the guide with its list of rules written anew.

    Raises ``ValueError`` where the guide lacks the marks between which the list stands.
    """
    before, start, rest = guide.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError("the guide lacks its marks")
    return "\n".join([before + START, "", *_lists(), END + after])


def _lists() -> Iterator[str]:
    for level, heading in HEADINGS.items():
        rules = [rule for rule in RULES.values() if rule.level is level]
        if not rules:
            continue
        yield heading
        yield ""
        yield from map(_entry, rules)
        yield ""


def _entry(rule: Rule) -> str:
    ground = f" ({rule.because.nb})" if rule.because.nb else ""
    told = (words.nb.format_map(_Blanks()) for words in (rule.message, rule.remedy))
    shown = _MARKS.sub(r"\\\g<0>", " – ".join(told))
    return f"- `{rule.id}`{ground}: {shown}"


class _Blanks(dict[str, str]):
    """Stands in for the values of an actual problem."""

    def __missing__(self, _: str) -> str:
        return "…"


def main() -> None:
    """Rewrite the list in the guide named on the command line."""
    path = Path(sys.argv[1])
    path.write_text(with_rules(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
