"""Whatever an edition is read as, it says the same: what the model holds is read back out of all.

Pages, the PDF, the Word file, JSON and CSV are each read by something else than what wrote them, for
the real edition and for one whose values are awkward, in both languages.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

import docx
import pypdfium2
import pytest

from apenhet.model import LANGUAGES, Edition, Language, LocalSlug, Text, Unit
from apenhet.render import html
from apenhet.render.outputs import FORMS
from apenhet.render.tables import DELIMITERS
from apenhet.say import adopted, clauses, compose
from apenhet.say.booklet import booklet
from apenhet.say.document import Chart, Document, KeyFigures
from apenhet.say.markdown import plain
from apenhet.say.writer import Writer
from tests.page_text import PageText
from tests.test_render_data import approved, quantities

SIGNS: Final = 'O\'Brien & Søn <b> #$@\\ x` "y" 100 % {z} محمد الأمين Ánne Máret Čáhci'
"""Signs that mean something somewhere, and names in other scripts."""
AWKWARD: Final = f"{SIGNS} {'ord' * 60}"
"""The same with a word longer than any line, which takes a typesetter long."""
MANY: Final = 100
"""Measures of it, which fill sheet after sheet."""
PAGES: Final[tuple[Callable[[Writer], Document], ...]] = (
    compose.signed_account,
    compose.measures,
    clauses.law_index,
    adopted.declaration,
    adopted.policy,
    compose.summary,
)


def awkward(edition: Edition) -> Edition:
    """Return the edition as no one would wish it: large, long, in part empty, full of signs."""
    said = edition.statement
    measures = tuple(
        said.measures[0].model_copy(
            update={
                "id": f"measure_{number}",
                "slug": LocalSlug(nb=f"tiltak-nr-{number}", en=f"measure-no-{number}"),
                "title": both(f"{number} {SIGNS if number else AWKWARD}"),
                "text": both(f"{SIGNS} ({number})."),
                "addresses": (),
            }
        )
        for number in range(MANY)
    )
    assessment = said.assessment.model_copy(
        update={
            "suppliers": said.assessment.suppliers.model_copy(update={"value": 1234567}),
            "spend_share": said.assessment.spend_share
            and said.assessment.spend_share.model_copy(update={"value": Decimal("99.95")}),
            "desk_research": (),
        }
    )
    (area, *areas) = said.risk_areas
    spend = said.assessment.suppliers.model_copy(update={"value": 10**12, "unit": Unit.NOK})
    area = area.model_copy(
        update={"title": both(AWKWARD), "places": None, "rights": (), "spend": spend}
    )
    roles = tuple(role.model_copy(update={"holder": SIGNS}) for role in said.governance.roles)
    (signature, *_) = approved(edition).statement.edition.signatures
    signed = signature.model_copy(
        update={"name": SIGNS, "reservation": both(SIGNS), "fingerprint": "ab" * 32}
    )
    statement = said.model_copy(
        update={
            "measures": measures,
            "assessment": assessment,
            "risk_areas": (area, *areas),
            "governance": said.governance.model_copy(update={"roles": roles}),
            "organisation": said.organisation.model_copy(update={"seat": None, "services": ()}),
            "edition": said.edition.model_copy(update={"signatures": (signed,)}),
            "action_plan": None,
        }
    )
    return edition.model_copy(update={"statement": statement, "bound_to": ("ab" * 32,)})


def both(words: str) -> Text:
    return Text(nb=f"{words} å", en=f"{words} e")


@dataclass(frozen=True)
class Form:
    """What people read of an edition in one form; ``kept`` is what the form keeps of words."""

    text: str
    kept: Callable[[str], str]

    def says(self, words: str) -> bool:
        """Whether it says some words."""
        return self.kept(words) in self.text

    def count(self, words: str) -> int:
        """Return how often it says some words."""
        return self.text.count(self.kept(words))


@dataclass(frozen=True)
class Read:
    """An edition in one language, and its files as others read them."""

    writer: Writer
    awkward: bool

    @cached_property
    def page(self) -> Form:
        edition, language = self.writer.edition, self.writer.language
        labels = {**edition.labels.in_(language), **edition.frame.in_(language)}
        reader = PageText(main_only=False)
        for compose_it in PAGES:
            reader.feed(html.render(compose_it(self.writer), str, labels))
        return Form(settled(" ".join(reader.lines())), settled)

    @cached_property
    def word(self) -> Form:
        opened = docx.Document(io.BytesIO(FORMS["docx"].make(self.writer)))
        cells = (cell.text for table in opened.tables for row in table.rows for cell in row.cells)
        words = " ".join((*(paragraph.text for paragraph in opened.paragraphs), *cells))
        return Form(settled(words), settled)

    @cached_property
    def paper(self) -> Form:
        with pypdfium2.PdfDocument(FORMS["pdf"].make(self.writer)) as opened:
            cover, *sheets = (pressed(page.get_textpage().get_text_range()) for page in opened)
        around = booklet(self.writer, {})
        head = pressed(f"{around.organisation} · {around.title}{around.mark or around.running}")
        told = [cover]
        for number, sheet in enumerate(sheets, 2):  # texts go on across the foot and the head
            page = self.writer.label("booklet_page", page=number, pages=1 + len(sheets))
            foot = pressed(f"{around.mark_told or around.under}{page}")
            assert (sheet[: len(head)], sheet[-len(foot) :]) == (head, foot)
            told.append(sheet[len(head) : -len(foot)])
        return Form("".join(told), pressed)

    @cached_property
    def to_read(self) -> tuple[tuple[str, Form], ...]:
        """What people read, by name."""
        return ("page", self.page), ("word", self.word), ("paper", self.paper)

    def lacking(self, words: str) -> list[str]:
        """Return the forms that do not say some words."""
        return [name for name, form in self.to_read if not form.says(words)]

    @cached_property
    def json(self) -> Any:
        return json.loads(FORMS["json"].make(self.writer))

    def table(self, form: str) -> list[dict[str, str]]:
        content = FORMS[form].make(self.writer).decode("utf-8-sig")
        rows = csv.DictReader(
            io.StringIO(content, newline=""), delimiter=DELIMITERS[self.writer.language]
        )
        return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def settled(text: str) -> str:
    """Return a text whatever its spaces and the breaks of its lines are."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def pressed(text: str) -> str:
    """Return a text as a PDF keeps it for sure: without spaces, hyphens, bullets and Arabic letters.

    Where lines end there is a hyphen too many or a space too few, and the order of letters that
    run from right to left is a guess of whoever extracts them.
    """
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        sign
        for sign in plain
        if not sign.isspace()
        and sign not in "-•\u00ad\u2010\ufffe"
        and unicodedata.bidirectional(sign) not in {"AL", "R"}
    )


@pytest.fixture(
    scope="module",
    params=[(kind, language) for kind in ("real", "awkward") for language in LANGUAGES],
    ids="-".join,
)
def read(request: pytest.FixtureRequest, edition: Edition) -> Read:
    kind, language = request.param
    chosen: Language = language
    told = awkward(edition) if kind == "awkward" else approved(edition)
    return Read(Writer.of(told, chosen), kind == "awkward")


def in_all(read: Read, words: str, in_json: object, where: str) -> list[str]:
    """Return where words that all forms to read must have, and JSON must be, are not."""
    lacking = [f"{where}: {name}" for name in read.lacking(words)]
    return lacking + ([] if settled(str(in_json)) == settled(words) else [f"{where}: json"])


def test_figures(read: Read) -> None:
    w = read.writer
    by_path = {figure["path"]: figure for figure in read.json["figures"]}
    rows = {row["path"]: row for row in read.table("csv")}
    assert by_path.keys() == rows.keys() == {path for path, _ in w.facts.figures()}
    for path, figure in w.facts.figures():
        assert Decimal(str(by_path[path]["value"])) == figure.value, path
        assert Decimal(rows[path]["value"].replace(",", ".")) == figure.value, path
        written = settled(rows[path]["text"])
        assert settled(by_path[path]["text"][w.language]) == written
        assert re.sub(r"\D", "", written) == re.sub(r"\D", "", str(figure.value)), path
        assert rows[path]["unit"] == by_path[path]["unit"] == figure.unit
    shown = {q.text for q in quantities(compose.account(w).blocks)}
    assert len(shown) > 10
    for text in shown:
        assert not read.lacking(text), text


def test_dates_and_names(read: Read) -> None:
    facts = read.writer.edition.statement.edition
    told = read.json
    assert told["period"] == {"start": str(facts.period.start), "end": str(facts.period.end)}
    for day in facts.period.start, facts.period.end, *(s.date for s in facts.signatures):
        assert not read.lacking(read.writer.date(day)), day
    said = read.writer.edition.statement
    names = [
        said.organisation.name,
        *(read.writer.words(a.name) for a in said.organisation.affiliations),
    ]
    names += [said.tool.name] if said.tool else []
    names += [role.holder for role in said.governance.roles if role.holder]
    assert len(names) > 2
    assert not [name for name in names if read.lacking(name)]
    assert [s["date"] for s in told["edition"]["signatures"]] == [
        str(signature.date) for signature in facts.signatures
    ]


def test_measures(read: Read) -> None:
    w = read.writer
    entries = w.edition.statement.measures
    rows = read.table("measures-csv")
    assert len(rows) == len(read.json["measures"]) == len(entries)
    roles = {role.id: role for role in w.edition.statement.governance.roles}
    lacking = []
    for entry, told, row in zip(entries, read.json["measures"], rows, strict=True):
        assert (told["id"], row["id"]) == (entry.id, entry.id)
        assert told["status"] == row["status"] == entry.status
        for name in ("title", "text"):
            said = w.words(getattr(entry, name))
            assert settled(row[name]) == settled(said)
            lacking += in_all(read, said, told[name][w.language], f"{entry.id} {name}")
        holder = roles[entry.responsible].holder or ""
        assert told["responsible"]["holder"] == holder
        assert settled(holder) in settled(row["responsible"])
        assert not read.lacking(holder)
    assert not lacking


def test_risk_areas(read: Read) -> None:
    w = read.writer
    entries = w.edition.statement.risk_areas
    rows = read.table("risk-areas-csv")
    lacking = []
    for entry, told, row in zip(entries, read.json["risk_areas"], rows, strict=True):
        assert told["id"] == row["id"] == entry.id
        title = w.words(entry.title)
        assert settled(row["title"]) == settled(title)
        lacking += in_all(read, title, told["title"][w.language], entry.id)
        for name in ("goods", "places", "level"):
            text = getattr(entry, name)
            said = settled(w.words(text)) if text else ""
            assert settled(row[name]) == said
            assert settled(told[name][w.language] if told[name] else "") == said
            assert not read.lacking(said), said
        spend = entry.spend.value if entry.spend else None
        assert (int(row["spend"]) if row["spend"] else None) == spend
        assert (told["spend"] and told["spend"]["value"]) == spend
        assert [right["id"] for right in told["rights"]] == [right.id for right in entry.rights]
    assert not lacking


def test_clauses(read: Read) -> None:
    w = read.writer
    rows = {row["id"]: row for row in read.table("clauses-csv")}
    clauses = {clause["id"]: clause for clause in read.json["clauses"]}
    assert len(rows) == len(clauses) == len(w.edition.law.clauses)
    for clause in w.edition.law.clauses:
        row, told = rows[clause.id], clauses[clause.id]
        title = settled(w.words(clause.title))
        assert settled(row["title"]) == settled(told["title"][w.language]) == title
        assert read.page.says(title)
        assert read.paper.says(title)
        assert row["clause"] == told["clause"] == clause.clause
        assert row["answered"] == told["answered"]
        assert row["answered_text"] == told["answered_text"][w.language]
        assert read.page.says(row["answered_text"])
        assert read.paper.says(row["answered_text"])
        assert settled(row["lacking"]) == settled(" ".join(told["lacking"][w.language]))
        for line in told["lacking"][w.language] if told["answered"] == "partly" else ():
            assert read.page.says(line)
            assert read.paper.says(line)


def test_signatures(read: Read) -> None:
    signatures = read.writer.edition.statement.edition.signatures
    told = read.json["edition"]["signatures"]
    assert [one["name"] for one in told] == [signature.name for signature in signatures]
    assert signatures
    for one, signature in zip(told, signatures, strict=True):
        assert not read.lacking(signature.name)
        assert signature.reservation is not None
        said = read.writer.words(signature.reservation)
        assert not in_all(read, said, one["reservation"][read.writer.language], "reservation")


def test_the_whole_account(read: Read) -> None:
    """Section by section: no heading and no line of the account is lost in any form."""
    language = read.writer.language
    blocks = [
        block for section in compose.account(read.writer).sections() for block in section.blocks
    ]
    key_figures = {
        f"{one.value.text} {plain(one.label)}": (
            one.value.text,
            plain(one.label),
            plain(one.source),
        )
        for block in blocks
        if isinstance(block, KeyFigures)
        for one in block.figures
    }
    # A page and the PDF draw a chart, with its amounts, where others have a sentence for them.
    charts = {block.description for block in blocks if isinstance(block, Chart)}
    lines = [
        line
        for section in read.json["account"]
        for line in (section["title"][language], *section["text"][language])
    ]
    assert charts <= set(lines)
    lost = [
        line
        for name, form in read.to_read
        for line in (set(lines) if name == "word" else set(lines) - charts)
        if not all(form.says(part) for part in pieces(line, key_figures))
    ]
    assert not lost


def pieces(line: str, key_figures: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield what of a line stands together in every form: cells of a row, a term and its meaning."""
    told = next((parts for opening, parts in key_figures.items() if line.startswith(opening)), None)
    if told is not None:
        yield from told
        return
    for cell in line.split(" | "):
        yield from (cell.split(": ", 1) if re.match(r"[^.]{1,80}: ", cell) else [cell])


def test_the_awkward_words_reach_everything_whole(read: Read) -> None:
    """Nothing takes them for its own signs: they are there as they were typed."""
    if not read.awkward:
        return
    end = {"nb": "å", "en": "e"}[read.writer.language]
    for name, form in read.to_read:
        assert form.count(SIGNS) > 2 * MANY, name
        assert form.count(AWKWARD) > 3, name
    title = settled(f"{MANY - 1} {SIGNS} {end}")
    assert settled(read.json["measures"][-1]["title"][read.writer.language]) == title
    assert settled(read.table("measures-csv")[-1]["title"]) == title
