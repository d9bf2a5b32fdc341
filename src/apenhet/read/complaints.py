"""What YAML's complaints mean: from the parser's words to a rule that an editor can follow.

It looks at the complaint and the line it points at, and knows nothing of files or of the data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

import yaml

from apenhet.model import LANGUAGES
from apenhet.problems.problem import Quoted, Value
from apenhet.problems.wording import Wording

_VALUE: Final = r"(?:^[ ]*-|:)[ ]+"
"""What stands before a value on a line."""
_REFERENCE: Final = re.compile(_VALUE + r"\{\{")
_MARKED: Final = re.compile(_VALUE + r"([@`%*&!\[\]{},])")
_BRACE_IN_TEXT: Final = re.compile(r"(?<=[^\s:,\[{]) ?\{|(?<=[^\s:,\[{]) ?\[")
"""A bracket after words, where none is expected between brackets."""
_OPEN_AT_END: Final = re.compile(_VALUE + r"([\[{])[ ]*$")
"""A bracket that nothing follows: the line below was to go on."""
_KEY_AND_COLON: Final = re.compile(r"^[ ]*(?:-[ ]+)*[\w-]+[ ]*:[ ]+\S")
_COLON_UNSPACED: Final = re.compile(r"^[ ]*(?:-[ ]+)*(?P<key>[\w-]+):(?P<space>\s*)(?P<value>\S.*)")
"""A key and its value; ``space`` is a hard space or nothing where YAML sees no key here."""
_BEGINS_ENTRY: Final = re.compile(r"^[ ]*(?:-[ ]|[\w-]+:(?:[ ]|$))")
"""A line that begins with a key or a dash."""
_KEY_ALONE: Final = re.compile(r"^[ ]*(?:-[ ]+)*(?P<key>[\w-]+)[ ]*:[ ]*(?:#.*)?$")
_LONG_DASH: Final = re.compile(r"^[ ]*[–—−]")
_DASH_UNSPACED: Final = re.compile(r"^[ ]*-(?=[^\s-])")
"""What stands in front of an entry of a list where a dash and a space should."""
_STAR: Final = Wording("en stjerne", "an asterisk")
LONG_DASH: Final = Wording("en lang strek", "a long dash")
DASH_UNSPACED: Final = Wording("en strek uten mellomrom etter", "a dash without a space after it")
_WORDS_ALONE: Final = re.compile(r"^[ ]*(?P<dash>(?:-[ ]+)*)(?P<words>[^\s#-][^:#]*)$")


class Mark(Protocol):
    """Where the parser is: counted from 0; ``index`` is the number of characters before."""

    line: int
    column: int
    index: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """A rule that YAML found broken. ``line`` and ``column`` count from 0 within the text."""

    rule: str
    line: int
    column: int
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Spot:
    line: int
    column: int
    text: str

    @property
    def before(self) -> str:
        return self.text[: self.column].rstrip()

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]


@dataclass(frozen=True, slots=True)
class _Said:
    """What YAML said: while doing what (``context``), what is wrong, where, and where it began.

    ``above`` is the nearest line that says something above ``here``, and ``parent`` above that.
    ``unclosed`` is where quotation marks begin that swallow the lines down to ``here``, if any do.
    """

    context: str
    wrong: str
    here: _Spot
    opened: _Spot
    above: _Spot
    parent: _Spot
    unclosed: _Spot | None


def explain(error: yaml.MarkedYAMLError, text: str, quoted: Mark | None = None) -> Complaint:
    """Return the rule that a complaint about ``text`` comes down to, and the best place to look.

    ``quoted`` is where the value before begins, if that is in quotation marks.
    """
    lines = text.split("\n")
    here = _spot(error.problem_mark or error.context_mark, lines)
    above = _above(here, lines)
    said = _Said(
        context=error.context or "",
        wrong=error.problem or "",
        here=here,
        opened=_spot(error.context_mark or error.problem_mark, lines),
        above=above,
        parent=_above(above, lines),
        unclosed=_unclosed(quoted, here, lines),
    )
    found = (reading(said) for reading in _READINGS)
    unknown = _at(said.here, "yaml_understood", said=Quoted(said.wrong))
    return next((complaint for complaint in found if complaint is not None), unknown)


def _spot(mark: Mark | None, lines: list[str]) -> _Spot:
    if mark is None:  # no complaint of the parser's comes without a place
        return _Spot(0, 0, lines[0])
    line = min(mark.line, len(lines) - 1)
    return _Spot(line, min(mark.column, len(lines[line])), lines[line])


def _above(spot: _Spot, lines: list[str]) -> _Spot:
    above = range(spot.line - 1, -1, -1)
    number = next((n for n in above if lines[n].strip() and lines[n].lstrip()[0] != "#"), 0)
    return _Spot(number, 0, lines[number])


def _unclosed(quoted: Mark | None, here: _Spot, lines: list[str]) -> _Spot | None:
    if quoted is None or not any(map(_BEGINS_ENTRY.match, lines[quoted.line + 1 : here.line + 1])):
        return None
    return _spot(quoted, lines)


def _at(spot: _Spot, rule: str, **values: Value) -> Complaint:
    return Complaint(rule, spot.line, spot.column, values)


def _in_quotes(said: _Said) -> Complaint | None:
    if "quoted scalar" in said.context:
        if "end of stream" in said.wrong or "document indicator" in said.wrong:
            return _at(said.opened, "quotes_closed")
        return _at(said.here, "backslash_in_quotes")
    next_wanted = "expected key" in said.wrong or "'-' indicator" in said.wrong
    if next_wanted and said.here.before.endswith(('"', "'")):
        return _at(said.unclosed or said.here, "quotes_closed")
    return None


def _in_tabs(said: _Said) -> Complaint | None:
    if "tab character" in said.wrong or said.here.character == "\t":
        return _at(said.here, "indented_with_spaces", lines=1)
    return None


def _in_reference(said: _Said) -> Complaint | None:
    for spot in (said.here, said.opened):
        found = _REFERENCE.search(spot.text)
        if found:
            return Complaint("reference_in_quotes", spot.line, found.end() - 2)
    return None


def _in_brackets(said: _Said) -> Complaint | None:
    if "flow" in said.context and said.opened.character in {"[", "{"}:
        comment = said.opened.text.find(" #", said.opened.column)
        if comment >= 0:
            lost = Quoted(said.opened.text[comment:].strip())
            return Complaint("hash_in_quotes", said.opened.line, comment + 1, {"lost": lost})
        within = _BRACE_IN_TEXT.search(said.opened.text, said.opened.column)
        if within:
            return Complaint("braces_in_quotes", said.opened.line, within.start())
        return _at(said.opened, "brackets_closed", found=Quoted(said.opened.character))
    left_open = _OPEN_AT_END.search(said.above.text) if "flow" in said.context else None
    if left_open:
        found = Quoted(left_open[1])
        return Complaint("brackets_closed", said.above.line, left_open.start(1), {"found": found})
    return None


def _in_lists(said: _Said) -> Complaint | None:
    """A list with other marks than dashes and spaces, or that begins beside its key."""
    if "alias" in said.context and said.opened.text[said.opened.column :].startswith("* "):
        dashes = not said.opened.before.strip("- ")
        return _at(said.opened, "list_with_dashes", mark=_STAR) if dashes else None
    above = [said.above] if "mapping values" in said.wrong else []
    for spot in (said.opened, said.here, *above):
        if _LONG_DASH.match(spot.text):
            return Complaint("list_with_dashes", spot.line, _indent(spot), {"mark": LONG_DASH})
    for spot in (said.opened, said.here) if "expected" in said.wrong else ():
        if _DASH_UNSPACED.match(spot.text):
            return Complaint("list_with_dashes", spot.line, _indent(spot), {"mark": DASH_UNSPACED})
    if "block sequence entries" in said.wrong and said.here.before.endswith(":"):
        return _at(said.here, "list_starts_below")
    return None


def _indent(spot: _Spot) -> int:
    return len(spot.text) - len(spot.text.lstrip())


def _in_marks(said: _Said) -> Complaint | None:
    """A value that begins with a character YAML keeps for itself."""
    for spot in (said.here, said.opened):
        found = [m for m in _MARKED.finditer(spot.text) if m.start(1) <= spot.column]
        if found:
            mark = Quoted(found[-1].group(1))
            return Complaint("text_in_quotes", spot.line, found[-1].start(1), {"found": mark})
    return _at(said.here, "text_starts_below") if "block scalar" in said.context else None


def _in_colons(said: _Said) -> Complaint | None:
    """A key whose colon is not followed by an ordinary space is no key, but a word."""
    taken_for_words = {"mapping values": said.above, "expected ':'": said.opened}
    for sign, spot in taken_for_words.items():
        found = _COLON_UNSPACED.match(spot.text) if sign in said.wrong else None
        if found and not found["space"].startswith(" "):
            column = found.end("key")
            meant = Quoted(f"{found['key']}: {found['value']}")
            return Complaint("space_after_colon", spot.line, column, {"meant": meant})
    return _colon_missing(said) if "mapping values" in said.wrong else None


def _colon_missing(said: _Said) -> Complaint | None:
    """A key above without a colon is taken for words, and the key here for more of them."""
    words = _WORDS_ALONE.match(said.above.text)
    key_here = re.fullmatch(r"[ ]*[\w-]+[ ]*", said.here.text[: said.here.column])
    parent = _KEY_ALONE.match(said.parent.text)
    begins = words and (words["dash"] or (parent and parent["key"] not in LANGUAGES))
    if not (words and key_here and begins):
        return None
    found = Quoted(words["words"].strip())
    return Complaint("key_has_colon", said.above.line, words.start("words"), {"found": found})


def _in_keys(said: _Said) -> Complaint | None:
    if "mapping values" in said.wrong:
        colons = _KEY_AND_COLON.search(said.here.text[: said.here.column])
        return _at(said.here, "colon_in_quotes" if colons else "indented_with_its_group")
    if "expected ':'" in said.wrong:
        return _at(said.opened, "key_has_colon", found=Quoted(said.opened.text.strip()))
    if any(sign in said.wrong for sign in ("expected key", "'-' indicator", "block sequence")):
        return _at(said.here, "indented_with_its_group")
    return None


_READINGS: Final = (
    _in_quotes,
    _in_tabs,
    _in_reference,
    _in_brackets,
    _in_lists,
    _in_marks,
    _in_colons,
    _in_keys,
)
"""From the most telling sign to the least."""
