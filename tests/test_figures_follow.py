"""Every figure, date and name of an edition is changed at once, and every place must follow.

The real site is built from the real edition and again from one in which each fact says something
else. Put back one by one, the new words must give the old site, byte for byte; and in the new site
no old figure or name may be left, and no number that nothing explains.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from pydantic import BaseModel

from apenhet.anchors import account_parts
from apenhet.facts import REFERENCE, Fact, Facts
from apenhet.model import LANGUAGES, Edition, Figure, Language, LocalUrl, MonthDay, Text, Unit
from apenhet.read.load import load_folder
from apenhet.render import charts, figures
from apenhet.render.outputs import Output
from apenhet.render.tables import DELIMITERS
from apenhet.say import clauses, views, wording
from apenhet.say.document import Chart
from apenhet.say.writer import Writer
from apenhet.site.files import KeptFiles
from apenhet.site.whole import build_site, plan_of
from tests.conftest import ROOT, once
from tests.page_text import PageText

M = TypeVar("M", bound=BaseModel)

OTHER_YEAR: Final = 2119
NEW_DATES: Final[dict[str, dt.date | MonthDay]] = {
    "edition.period.start": dt.date(OTHER_YEAR, 2, 4),
    "edition.period.end": dt.date(OTHER_YEAR, 11, 28),
    "law.in_force": dt.date(2118, 3, 5),
    "law.publish_by": MonthDay(month=9, day=27),
}
NEW_NAMES: Final = {
    "contact.email": "quaxmail@quaxhost.no",
    "organisation.sector_code.code": "77.777",
}
"""Names that must keep a form; all others become words that stand nowhere else."""
NEW_NUMBERS: Final[dict[str, tuple[int, int]]] = {
    Unit.COUNT: (3101, 101),  # four digits, so that each language's grouping must follow too
    Unit.PERCENT: (71, 1),
    Unit.YEARS: (811, 1),
    Unit.MONTHS: (821, 1),
    Unit.WEEKS: (831, 1),
    Unit.CALENDAR_YEAR: (2151, 1),
    "year": (2061, 1),
    "number": (651, 1),
}
"""The first new number of each kind, and the step to the next."""

NO_NAME: Final = re.compile(
    r"\.(id|slug|source|status|clause|role|responsible|show|unit)\b|(^|\.)url\b"
)
"""Words that are never read as they stand, or that cite a clause of the Act."""
SHORT_TEXTS: Final = re.compile(
    r"^organisation\.(?!employees|interests|services)|^governance\.board$|^governance\.roles\.|"
    r"^tool\.(country|storage_country)$|^conventions\.|^sources\.|^risk_areas\.\w+\.title$|"
    r"^assessment\.categories\.\w+\.title$|^law\.(title|supervisor|appeals)|"
    r"^principles\.policy\.pay_criteria\."
)
"""Texts that are names, and those that other texts refer to."""


# --- an edition in which every fact is another one ------------------------------------------------


def all_changed(edition: Edition) -> dict[str, object]:
    """Return what each fact becomes, by its path: something that stands nowhere else."""
    fresh = {kind: itertools.count(*first) for kind, first in NEW_NUMBERS.items()}
    changes: dict[str, object] = dict(NEW_DATES)
    for number, (path, value) in enumerate(Facts.of(edition).walk()):
        if is_typed(path, value) and path not in changes:
            at = f"{path}.value" if isinstance(value, Figure) else path
            changes[at] = new_value(path, value, number, fresh)
    return changes | sums_that_add_up(edition, changes)


def is_typed(path: str, value: Fact) -> bool:
    """Whether someone typed the fact as a figure, a date or a name; prose is none of these."""
    if path.startswith(("derived.", "law.publish_by.")) or path.endswith(".value"):
        return False
    if isinstance(value, Text):
        return bool(SHORT_TEXTS.search(path))
    return not isinstance(value, LocalUrl) and not NO_NAME.search(path)


def new_value(path: str, old: Fact, number: int, fresh: Mapping[str, Iterator[int]]) -> object:
    match old:
        case Figure():
            return next(fresh[old.unit])
        case Text():
            return Text(nb=new_words(old.nb, number, "nb"), en=new_words(old.en, number, "en"))
        case str():
            return NEW_NAMES.get(path) or new_words(old, number)
        case int() if path == "edition.year":
            return OTHER_YEAR
        case int():
            return next(fresh["year" if old > LAST_NUMBER else "number"])
    raise TypeError(f"{path}: nothing new to say for {old!r}")


LAST_NUMBER: Final = 1000
"""Whole numbers above it are years."""


NEW_WORD: Final = re.compile(r"[Qq]uax(?:mail@quaxhost\.no|[a-z]+)")


def new_words(old: str, fact: int, language: str = "") -> str:
    """Return a text with each word replaced by one of its kind; its mark-up stays."""
    number = itertools.count()

    def new_word(found: re.Match[str]) -> str:
        if found[0].startswith("{"):
            return found[0]
        first = "Q" if found[0][0].isupper() else "q"
        return f"{first}uax{letters(fact)}x{letters(next(number))}{language}"

    return re.sub(r"\{\{.*?\}\}|\{.*?\}|[^\s\[\]]+", new_word, old)


def letters(number: int) -> str:
    """Write a number without digits, which would be taken for a figure's."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def sums_that_add_up(edition: Edition, changes: Mapping[str, object]) -> dict[str, object]:
    """Return the totals that go with the new figures: the categories' sum, and more than that."""
    categories = edition.statement.assessment.categories
    amounts = [changes[f"assessment.categories.{c.id}.suppliers.value"] for c in categories]
    total = sum(n for n in amounts if isinstance(n, int))
    return {"assessment.high_risk.value": total, "assessment.suppliers.value": 2 * total}


def with_changes(edition: Edition, changes: Mapping[str, object]) -> Edition:
    """Return the edition with each change made; all of them must find their place."""
    left = dict(changes)
    made = edition.model_copy(
        update={
            "statement": _changed(edition.statement, "", left),
            "principles": _changed(edition.principles, "principles", left),
            "law": _changed(edition.law, "law", left),
        }
    )
    assert not left, f"no fact stands at {sorted(left)}"
    return made


def _changed(thing: M, path: str, left: dict[str, object]) -> M:
    update = {name: _part(value, f"{path}.{name}" if path else name, left) for name, value in thing}
    return thing.model_copy(update=update)


def _part(value: object, path: str, left: dict[str, object]) -> object:
    if path in left:
        return left.pop(path)
    if isinstance(value, tuple):
        return tuple(_part(item, f"{path}.{getattr(item, 'id', '')}", left) for item in value)
    if isinstance(value, BaseModel) and not isinstance(value, Text):
        return _changed(value, path, left)
    return value


# --- the two sites --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sites:
    """The site as it is and the site with every fact changed, file by file under the same names."""

    before: Edition
    after: Edition
    old: dict[str, str]
    new: dict[str, str]

    def writers(self, language: Language) -> tuple[Writer, Writer]:
        return Writer.of(self.before, language), Writer.of(self.after, language)


@pytest.fixture(scope="module")
def sites(
    edition: Edition, draft: Path, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Sites:
    after = with_changes(edition, all_changed(edition))
    files = KeptFiles.of(draft)

    def file(output: Output, w: Writer) -> bytes:
        """Make what is read here; the PDF and the document, read back elsewhere, are the old ones."""
        if output.on_request:
            return files.make(output, Writer.of(edition, w.language))
        return output.make(w)

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NO_MKDOCS_2_WARNING", "1")
            plan = plan_of(draft, load_folder(draft), (after,), None)
            build_site(replace(plan, make=file), folder / "site", cached=False)

    changed = once(tmp_path_factory, "changed", make) / "site"
    return Sites(edition, after, read(built_site), read(changed, str(edition.year)))


def read(site: Path, year: str = "") -> dict[str, str]:
    """Return the files that say something, by name; of charts and policies only the words."""
    found = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in {".html", ".json", ".csv", ".xml"} and "pagefind" not in name:
            text = path.read_bytes().decode("utf-8")
            if path.suffix == ".csv":
                text = unquoted(text, name)
            found[name.replace(str(OTHER_YEAR), year) if year else name] = words_of(text)
    return {name: text for name, text in found.items() if not name.startswith(NO_EDITION)}


NO_EDITION: Final = (
    *("latest/", "history.json", "schema/"),
    *("prinsipperklaering.html", "politikk-og-verdier.html", "en/"),
)
"""What repeats an edition, or is none's: what was adopted last is read from its own file."""


def unquoted(table: str, name: str) -> str:
    """Return a table a cell a line: whether a cell needs quotation marks depends on what it says."""
    return json.dumps(list(rows(table, name)), ensure_ascii=False, indent=0)


def rows(table: str, name: str) -> Iterator[dict[str, str]]:
    read = io.StringIO(table.removeprefix("\ufeff"), newline="")
    return csv.DictReader(read, delimiter=DELIMITERS[language_of(name)])


def words_of(page: str) -> str:
    """Leave out where a chart's parts lie, the policy's checksums and the text's fingerprint."""
    page = re.sub(r"\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b", "", page)
    page = re.sub(r"(?:\d+\s(?:sider|pages), )?[\d.,]+\u00a0[kM]B\b", "", page)
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    return re.sub(r"<svg .*?</svg>", lambda chart: svg_words(chart[0]), page, flags=re.DOTALL)


def svg_words(chart: str) -> str:
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", chart))


def written(path: str, value: Fact, writer: Writer) -> Iterator[str]:
    """Yield the forms a fact takes: in words and digits, and for machines."""
    if isinstance(value, Text):
        yield writer.words(value)
        return
    yield writer.written(path, value)
    if isinstance(value, Figure):
        yield writer.written(f"{path}.value", value.value)
        yield writer.written(path, value.model_copy(update={"approximate": False}))
        yield str(value.value)
    elif isinstance(value, MonthDay):
        yield f"{value.month:02}-{value.day:02}"
    else:
        yield str(value)


def new_to_old(sites: Sites) -> dict[str, str]:
    """Return what each new form replaced. Names go word by word: a place may show the first few."""
    pairs: dict[str, str] = {}
    for language in LANGUAGES:
        before, after = sites.writers(language)
        for (path, old), (_, new) in zip(before.facts.walk(), after.facts.walk(), strict=True):
            if new == old or path.startswith("law.publish_by."):
                continue
            for was, now in zip(written(path, old, before), written(path, new, after), strict=True):
                pairs |= words_to_words(was, now) if "uax" in now else {now: was}
    return pairs


def words_to_words(was: str, now: str) -> dict[str, str]:
    pairs = dict(zip(now.split(" "), was.split(" "), strict=True))
    capitalised = {new[0].upper() + new[1:]: old[0].upper() + old[1:] for new, old in pairs.items()}
    return capitalised | pairs


def numbers(forms: Iterable[str]) -> list[str]:
    return [form for form in forms if re.search(r"\d", form)]


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the forms of numbers and dates, where they aren't part of longer ones.

    Nor of an encoded «§» in an address of the Act.
    """
    listed = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?<!\d)(?<!%C2%A)(?:{listed})(?!\d)")


# --- every place follows --------------------------------------------------------------------------


def test_each_fact_becomes_something_of_its_own(edition: Edition) -> None:
    changes = all_changed(edition)
    new = [str(value) for path, value in changes.items() if "year" not in path]
    assert len(new) == len(set(new))
    changed = {path.removesuffix(".value") for path in changes}
    figures = {path for path, _ in Facts.of(edition).figures() if not path.startswith("derived.")}
    assert figures <= changed


def test_whatever_a_text_refers_to_is_changed(edition: Edition) -> None:
    before = Facts.of(edition)
    after = Facts.of(with_changes(edition, all_changed(edition)))
    texts = [value for _, value in before.walk() if isinstance(value, Text)]
    referred = {path for text in texts for path in REFERENCE.findall(text.nb + text.en)}
    unchanged = {path for path in referred if before.find(path) == after.find(path)}
    assert unchanged == {"derived.measures_under_way"}  # a count of things, changed further down


def test_both_sites_have_the_same_files(sites: Sites) -> None:
    assert list(sites.old) == list(sites.new)
    skeletons = {f"{path.stem}.html" for path in (ROOT / "docs").rglob("*.md")}
    assert skeletons <= {name.rpartition("/")[2] for name in sites.old}


def same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def test_put_back_the_new_facts_give_the_old_site(sites: Sites) -> None:
    pairs = new_to_old(sites)
    forms = re.compile(f"{NEW_WORD.pattern}|{any_of(numbers(pairs)).pattern}")
    different = []
    for name, text in sites.new.items():
        put_back = forms.sub(lambda found: pairs.get(found[0], found[0]), text)
        put_back, old = (in_digits(without_terms(said)) for said in (put_back, sites.old[name]))
        if put_back != old:
            at = sum(1 for _ in itertools.takewhile(same, zip(put_back, old, strict=False)))
            around = slice(max(at - 80, 0), at + 80)
            different.append(f"{name}:\n  is {put_back[around]!r}\n  was {old[around]!r}")
    if different:
        pytest.fail("\n".join(different), pytrace=False)


def without_terms(text: str) -> str:
    """Return a page without links to definitions: which words get one depends on the words."""
    return re.sub(r'<a href="#term-[a-z-]+">(.*?)</a>', r"\1", text)


def in_digits(text: str) -> str:
    """Return a text with small numbers in digits: running text writes them in words."""
    words = {wording.small(n, language): str(n) for n in range(2, 10) for language in LANGUAGES}
    spelled = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    return spelled.sub(lambda found: words[found[0].lower()], text).replace("\u00a0", " ")


# --- nothing old is left, and no number stands alone ----------------------------------------------

EXPLAINED: Final = (
    # Clauses are cited as the Act numbers them; both languages must cite the same ones.
    r"§§?\s\d+(?:[-–]\d+)?",
    r"\b[Ss]ections?\s\d+(?:[-–]\d+)?",
    # The version of a standard is part of its name.
    r"\bWCAG 2\.2\b",
    r"\b(?:UTF|utf)-8\b",
    # How a checksum is made is a name, in commands too.
    r"\bSHA-256\b|\bSHA256\b|\bshasum -a 256\b|\bsha256sum\b",
    # A time limit in weeks has no months, for the script that works out the date.
    r"^0$",
)
NUMBER_WORDS: Final[dict[Language, str]] = {
    "nb": r"to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|seksten|tjue|førti|seksti",
    "en": r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|forty|sixty",
}
NUMBER_WORDS_OF_OUR_OWN: Final = (
    # The languages, how the pages are tested and whom the Act is for are no facts of the year.
    r"over to av tre grenser",
    r"exceed two of three limits",
    r"forskjell på de to, er det den norske",
    r"the two differ, the Norwegian",
    r"i tre skjermbredder",
    r"at three screen widths",
)
SAME_WORDS: Final = {
    # Words of the language that a name is made of; what is said with them elsewhere is no name.
    "governance.roles.general_secretary.title",
    "law.supervisor.title",
    "organisation.sector",
    "principles.policy.pay_criteria.productivity.text",
    "risk_areas.ict_products.title",
    "risk_areas.office_supplies.title",
    "risk_areas.serving_accommodation.title",
    "tool.country",
    "tool.storage_country",
}


def language_of(file: str) -> Language:
    return "en" if "/en/" in file else "nb"


def told(name: str, text: str) -> list[str]:
    """Return what a file tells people, in lines: not its ids, addresses and section numbers."""
    if name.endswith(".html"):
        reader = PageText(main_only=False, without=frozenset({"number"}))
        reader.feed(text)
        described = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        return [*reader.lines(), *(v for data in described for v in values(json.loads(data)))]
    if name.endswith(".json"):
        return list(values(json.loads(text)))
    if name.endswith(".csv"):
        return [
            cell for row in json.loads(text) for key, cell in row.items() if key not in NOT_TOLD
        ]
    return []


NOT_TOLD: Final = {
    *("id", "path", "anchor", "addresses", "@id", "@context", "url"),
    *("counts", "encoding", "format", "name", "recipe", "schema", "version"),
}
"""What in files of data is for programs: names, addresses, versions, and how many there are."""


def values(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        numbering = {"number"} if "anchor" in data else set()
        for key, value in data.items():
            if key not in NOT_TOLD | numbering:
                yield from values(value)
    elif isinstance(data, list):
        for value in data:
            yield from values(value)
    elif data is not None:
        yield str(data)


def explained(sites: Sites) -> re.Pattern[str]:
    """Return what finds numbers in standing text that are no facts of the edition."""
    statement = sites.after.statement
    writers = [sites.writers(language)[1] for language in LANGUAGES]
    numbered = [
        f"{place.number}{space}{writer.words(place.part.title)}"
        for place in account_parts(statement)
        for writer in writers
        for space in (" ", wording.NO_BREAK)
        if place.number
    ]
    return re.compile("|".join([*EXPLAINED, *map(re.escape, numbered + counted(sites))]))


def counted(sites: Sites) -> list[str]:
    """Return what the site says of counts that no one typed: measures, requirements of the Act."""
    writers = [sites.writers(language)[1] for language in LANGUAGES]
    measures = [writer.words(sites.after.statement.summary.done) for writer in writers]
    return [*measures, *(clauses.answers_counted(writer) for writer in writers)]


def test_no_number_stands_in_the_site_but_the_facts(sites: Sites) -> None:
    forms, also = any_of(numbers(new_to_old(sites))), explained(sites)
    left = [
        f"{name}: {line}"
        for name, text in sites.new.items()
        for line in told(name, text)
        if re.search(r"\d", also.sub("", forms.sub("", line)))
    ]
    if left:
        pytest.fail("\n".join(["no fact explains the digits in", *left]), pytrace=False)


def test_no_number_is_spelled_out(sites: Sites) -> None:
    own = re.compile("|".join([*NUMBER_WORDS_OF_OUR_OWN, *map(re.escape, counted(sites))]))
    found = [
        f"{name}: {line}"
        for name, text in sites.new.items()
        if name.endswith(".html") and "/" in name
        for line in told(name, text)
        if re.search(rf"\b(?:{NUMBER_WORDS[language_of(name)]})\b", own.sub("", line))
    ]
    assert not found


def test_no_old_name_is_left(sites: Sites) -> None:
    old = old_names(sites)
    left = [
        f"{name}: {path}: {line}"
        for name, text in sites.new.items()
        for line in told(name, text)
        for path, words in old[language_of(name)].items()
        if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line)
    ]
    assert not left, "\n".join(left)


def old_names(sites: Sites) -> dict[Language, dict[str, str]]:
    found: dict[Language, dict[str, str]] = {}
    for language in LANGUAGES:
        writer, _ = sites.writers(language)
        named = {
            path: writer.words(value) if isinstance(value, Text) else value
            for path, value in writer.facts.walk()
            if isinstance(value, (Text, str)) and is_typed(path, value)
        }
        found[language] = {path: n for path, n in named.items() if path not in SAME_WORDS}
    return found


def test_the_names_that_matter_are_among_them(sites: Sites) -> None:
    for named in old_names(sites).values():
        assert {"Negotia", "Oslo", "Tore Hansen", "Amesto Footprint", "post@negotia.no"} <= {
            *named.values()
        }


# --- the new facts stand where they should --------------------------------------------------------


def test_every_figure_is_on_a_page_in_the_table_and_in_the_files(sites: Sites) -> None:
    lacking = []
    for language in LANGUAGES:
        _, writer = sites.writers(language)
        files = {
            n: told(n, t)
            for n, t in sites.new.items()
            if "/" in n and (language_of(n) == language or n.endswith(".json"))
        }
        for path, figure in writer.facts.figures():
            forms = any_of(written(path, figure, writer))
            shown = {name for name, lines in files.items() if any(map(forms.search, lines))}
            kinds = [name.rpartition(".")[2] for name in shown]
            if kinds.count("html") < 2 or "json" not in kinds or "csv" not in kinds:
                lacking.append(f"{path} ({language}): only in {sorted(shown)}")
    assert not lacking


def test_every_fact_is_shown(sites: Sites) -> None:
    _, writer = sites.writers("nb")
    text = "\n".join(sites.new.values())
    changed = {path.removesuffix(".value") for path in all_changed(sites.before)}
    unshown = {
        path
        for path, value in writer.facts.walk()
        if path in changed and not any(form in text for form in written(path, value, writer))
    }
    assert not unshown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bars_of_a_chart_are_as_long_as_its_figures(
    edition: Edition, language: Language
) -> None:
    writer = Writer.of(with_changes(edition, all_changed(edition)), language)
    (chart,) = [block for block in views.supplier_path(writer) if isinstance(block, Chart)]
    widths = re.findall(r'<rect class="bar[^>]* width="([\d.]+)%', charts.bars(chart))
    figures = ("assessment.suppliers", "assessment.high_risk", "derived.follow_up")
    amounts = [float(writer.figure(path).value) for path in figures]
    lengths = [float(width) / float(widths[0]) for width in widths]
    assert lengths == pytest.approx([amount / amounts[0] for amount in amounts], abs=0.001)


def test_each_chart_has_its_amounts_and_a_picture_in_files_beside_the_page(
    edition: Edition, built_site: Path
) -> None:
    writer = Writer.of(edition, "nb")
    folder = built_site / str(edition.year)
    page = (folder / "redegjorelse.html").read_text(encoding="utf-8")
    files = figures.files(writer)
    assert set(files) == set(re.findall(r'<a href="([^"]+)" download>', page))
    (steps,) = [content for name, content in files.items() if "supplier-path.csv" in name]
    assert steps.decode("utf-8-sig").splitlines() == [
        "Trinn;Leverandører",
        "Leverandører og partnere vi kjøpte fra;180",
        "Leverandører med teknisk høy risiko;16",
        "Leverandører som skal følges opp;7",
    ]
    pictures = [content for name, content in files.items() if name.endswith(".png")]
    assert len(pictures) == len(files) / 2
    for picture in pictures:
        width, height = struct.unpack(">II", picture[16:24])
        assert picture.startswith(b"\x89PNG")
        assert 1_000 < width < 1_400
        assert height > width / 4
    assert all((folder / name).read_bytes() == content for name, content in files.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_of_things_follows_when_one_is_taken_away(
    edition: Edition, language: Language
) -> None:
    statement = edition.statement
    fewer = statement.model_copy(update={"measures": statement.measures[:-1]})
    said = [
        Writer.of(edition.model_copy(update={"statement": told}), language).words(told.summary.done)
        for told in (statement, fewer)
    ]
    count = len(statement.measures)
    now, then = (wording.small(number, language) for number in (count, count - 1))
    assert said[0].count(f" {now} ") == 1
    assert said[1] == said[0].replace(f" {now} ", f" {then} ")
