"""What counts as a slip in a text, and what is an ordinary sentence."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from apenhet.checks import check_project
from apenhet.checks.numbers import numbers
from apenhet.checks.unfinished import unfinished
from apenhet.labels import blanks
from apenhet.load import load_project

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small whole project."""
    return Path(shutil.copytree(CASES / "project", tmp_path / "small"))


def broken_rules(small: Path, nb: str, en: str) -> list[str]:
    """Return the rules that a text of the account breaks, with the column in its own line."""
    path = small / "data" / "statement_2023.yml"
    text = path.read_text(encoding="utf-8")
    old = (
        "          nb: Visjonen vår er «{{ organisation.vision }}».\n"
        "          en: Our vision is ‘{{ organisation.vision }}’.\n"
    )
    assert text.count(old) == 1
    path.write_text(
        text.replace(
            old, f"          nb: |-\n            {nb}\n          en: |-\n            {en}\n"
        ),
        encoding="utf-8",
    )
    problems = check_project(load_project(small), dt.date(2024, 6, 1))
    return [f"{problem.place.column - 13} {problem.rule}" for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "todo: skrive mer",
        "Tallet er TBD.",
        "Her er en FIXME",
        "xxx",
        "Vi er XX ansatte.",
        "Lorem ipsum dolor sit amet.",
        "Avventer sitat",
        "Avventer svar fra styret",
        "Vi gjør mye. Avventer tall.",
        "(avventer godkjenning)",
        "Sitat kommer",
        "Mer informasjon kommer.",
        "Tekst følger senere",
        "Kommer.",
        "kommer senere",
        "Tallene kommer snart.",
        "Skal fylles ut",
        "Dette må fylles inn.",
        "Fylles ut av lederen",
        "Sett inn tall",
        "[sitat]",
        "[…]",
        "[ ]",
        "Vi har () ansatte.",
        "Vi er (kommer) her.",
        "< >",
        "«»",
        "???",
        "Hvor mange ??",
        "…",
        "...",
        "Vi skal ...",
        "Navn: ____",
        "dd.mm.åååå",
        "Dato: yyyy-mm-dd",
        "NN",
        "Signert N.N.",
        "plassholder",
        "må oversatt",
        "-",
        "–",
        "*",
        ".",
        "§",
        "Awaiting quote",
        "We do much. Awaiting figures",
        "To be completed",
        "The figure is to be confirmed.",
        "Quote to follow",
        "Translation missing",
        "Text here",
        "Coming soon",
        "Insert name",
        "[insert text]",
        "Not yet translated",
        "Pending",
        "TBA",
    ],
)
def test_what_was_left_to_fill_in_is_found(text: str) -> None:
    assert unfinished(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vi avventer svar fra leverandøren før vi går videre.",
        "Leverandøren kommer fra Norge.",
        "Styret kommer tilbake til saken hvert år.",
        "Skjemaet fylles ut av leverandøren.",
        "Vi fyller ut skjemaet.",
        "Dette skal gjøres.",
        "Vi mangler informasjon om sju leverandører.",
        "Informasjonen følger loven.",
        "Kommer det nye krav, endrer vi rutinene.",
        "Vi spør: Hvem har ansvaret?",
        "Vi vurderer pris, kvalitet … og miljø.",
        "(se neste avsnitt)",
        "Størrelse XXL og XML",
        "Methodology",
        "Todos er spansk.",
        "We are awaiting answers from the suppliers.",
        "The measures are to be completed by June.",
        "The work to be completed before the next report is large.",
        "It is to be supplied with every order.",
        "Where information is missing, we ask for it.",
        "The report is pending before the board in May, and it comes soon after.",
        "Here you find more.",
        "We insert clauses into our contracts.",
        "5 < 6",
        "Inn- og utland",
        "A",
        "x",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert unfinished(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi er 180 av 1966", ["180", "1966"]),
        ("1 234 og 1\u00a0234", ["1234", "1234"]),
        ("1,234 and 1.234", ["1234", "1234"]),
        ("93,5 % and 93.5%", ["93.5", "93.5"]),
        ("den 31. juni 2024.", ["31", "2024"]),
        ("G20, COVID-19 og A4", ["19"]),
        ("7 av de siste 9 årene, 62 år", ["7", "9", "62"]),
        ("12 34", ["12", "34"]),
        ("ingen tall", []),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, expected: list[str]) -> None:
    assert [number.plain for number in numbers(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gå til {year}", {"year"}),
        ("Ingen", set()),
        ("{a} og {b}, {a}", {"a", "b"}),
        ("{", None),
        ("}", None),
        ("{}", None),
        ("{0}", None),
        ("{a.b}", None),
        ("{a[b]}", None),
        ("{a!r}", None),
        ("{a:>99999999}", None),
        ("{{a}}", None),
    ],
)
def test_blanks_are_plain_words_in_braces(text: str, expected: set[str] | None) -> None:
    assert blanks(text) == expected


@pytest.mark.parametrize(
    ("nb", "en", "expected"),
    [
        ("Vi følger § 6 og §§ 8–14.", "We follow § 6 and sections 8–14.", []),
        ("Vi følger § 3 og § 5 b.", "We follow § 3 and § 5 b.", []),
        ("Vi er sertifisert etter ISO 16.", "We are certified under ISO 16.", []),
        ("Siden 2019 har vi gjort det.", "We have done so since 2019.", []),
        ("Vi vokser med 1,5 prosent.", "We grow by 1.5 per cent.", []),
        ("[Kilden](https://a.no/16/180).", "[The source](https://a.no/16/180).", []),
        ("Vi har to språk.", "We have two languages.", []),
        ("I 2023 gjorde vi det.", "We did so in 2023.", ["2 fact_typed_once", "13 fact_typed_once"]),
        ("De 16 er her.", "The 16 are here.", ["3 fact_typed_once", "4 fact_typed_once"]),
        ("Vi svarer på 3 uker.", "We answer in 3 weeks.", ["13 fact_typed_once", "13 fact_typed_once"]),
        ("Vi svarer på tre uker.", "We answer in three weeks.", ["13 fact_typed_once", "13 fact_typed_once"]),
        ("Det er ni leverandører.", "There are nine suppliers.", ["7 fact_typed_once", "10 fact_typed_once"]),
        ("Det er ni fjell.", "There are nine mountains.", []),
        ("Senest 30. juni.", "By 30 June.", ["7 fact_typed_once", "3 fact_typed_once"]),
        ("Fra 31.12.2023.", "From 2023-12-31.", ["4 fact_typed_once", "5 fact_typed_once"]),
        ("Vi fant 4 feil.", "We found four faults.", ["8 same_digits"]),
        ("Vi fant 4 feil.", "We found 11 faults.", ["8 same_digits", "9 same_digits"]),
        ("{{ tool.name }} er vårt.", "It is ours.", ["0 same_facts"]),
        ("{{ tool.retention }} går.", "{{ tool.retention.value }} years pass.", []),
        ("{{ tool.name }} her.", "{{ tool.namn }} there.", ["0 fact_exists"]),
        ("{{tool.name}} er vårt.", "{{ tool.name }} is ours.", []),
        ("{ tool.name } er vårt.", "This is ours.", ["0 reference_well_formed"]),
        ("{{ tool name }} er vårt.", "This is ours.", ["0 reference_well_formed"]),
        ("{{ }} er vårt.", "This is ours.", ["0 reference_well_formed"]),
        ("Vårt {{.", "This is ours.", ["5 reference_well_formed"]),
        ("Dette er {{ edition.status }}.", "This is {{ tool.retention.unit }}.", ["9 fact_is_a_value", "8 fact_is_a_value"]),
        ("Dette er {{ tool }}.", "This is {{ tool }}.", ["9 reference_well_formed", "8 reference_well_formed"]),
        ("[Due diligence]{lang=en} er nyttig.", "[Lagring]{lang=nb} is useful.", []),
        ("[Due]{lang=en onclick=x} er.", "It is.", ["0 nothing_left_to_fill_in", "5 reference_well_formed"]),
        ("Skriv til [oss](mailto:post@negotia.no).", "Write to [us](mailto:post@negotia.no).", []),
        ("Se [oss](mailto:x).", "See [us](data:text/html,x).", ["9 link_safe", "9 link_safe"]),
        ("Se [oss](//a.no).", "See [us](JavaScript:x).", ["9 link_safe", "9 link_safe"]),
        ("Se [oss](https://a.no@b.no).", "See [us](https://localhost).", ["9 link_safe", "9 link_safe"]),
        ("Se [oss](\thttps://a.no).", "See us.", ["2 link_safe", "9 no_hidden_characters"]),
        ("Se javascript:alert.", "See vbscript:x.", ["3 link_safe", "4 link_safe"]),
        ("Se <script>.", "See <!--.", ["3 no_html", "4 no_html"]),
        ("Se &lt;b.", "See <https://a.no>.", ["3 no_html", "4 no_html"]),
        ("Vi er 5 < 6 & 7.", "It is 5 < 6 & 7.", ["6 fact_typed_once", "14 fact_typed_once", "6 fact_typed_once", "14 fact_typed_once"]),
        ("Se ![bilde](https://a.no).", "See `code`.", ["3 plain_markdown", "4 plain_markdown"]),
        ("Se `a` og `b`, {c} og {d}.", "See “a”.", ["3 plain_markdown", "10 plain_markdown", "15 reference_well_formed", "22 reference_well_formed"]),
        ("Se \"a\" og \"b\".", "See «a» and «b».", ["3 quotation_marks_of_the_language", "10 quotation_marks_of_the_language", "4 quotation_marks_of_the_language", "12 quotation_marks_of_the_language"]),
        ("Av 7 leverandører er 16 utpekt.", "Of {{ derived.follow_up }} suppliers {{ assessment.high_risk }} were.", ["3 fact_typed_once", "21 fact_typed_once"]),
        ("Vi er *gode* og **sterke**.", "We are *good* and **strong**.", []),
        ("Med myk\u00adbinde\u00a0strek.", "With soft\u00adhyphen.", []),
        ("Med \u2066snudd.", "With \ue000private.", ["4 no_hidden_characters", "5 no_hidden_characters"]),
    ],
)  # fmt: skip
def test_texts_are_read_as_a_careful_reader_would(
    small: Path, nb: str, en: str, expected: list[str]
) -> None:
    assert broken_rules(small, nb, en) == expected
