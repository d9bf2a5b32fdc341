"""The page on the Act: one table of what is answered, partly, not at all, and what does not apply."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from apenhet.act import gaps
from apenhet.model import LANGUAGES, Edition, Language, Measure, MeasureStatus, Text, Waiver
from apenhet.problems.rules import RULES
from apenhet.read.load import load_folder
from apenhet.render.plain import lines
from apenhet.say import clauses
from apenhet.say.document import Link, Table
from apenhet.say.markdown import plain
from apenhet.say.writer import Writer
from tests.publishing import put
from tests.test_compose import parts

REASON = Text(nb="Vi lager ingen årsberetning.", en="We make no annual report.")


def table(edition: Edition, language: Language = "nb") -> dict[str, str]:
    """Return the answer of each clause in the table, by the clause as it is cited there."""
    index = clauses.law_index(Writer.of(edition, language))
    (found,) = [block for block in index.blocks if isinstance(block, Table)]
    return {plain(row[0]).replace("\xa0", " "): plain(row[1]) for row in found.rows}


def waiving(edition: Edition, clause: str, rule: str) -> Edition:
    whole = RULES[rule].waives_clause
    waiver = Waiver(clause=clause, rule=rule, whole=whole, reason=REASON)
    return edition.model_copy(update={"waivers": (waiver,)})


def with_measures(
    edition: Edition, change: Mapping[str, object], count: int | None = None
) -> Edition:
    """Return an edition with its first ``count`` measures, or all of them, changed."""
    measures: tuple[Measure, ...] = edition.statement.measures
    end = len(measures) if count is None else count
    changed = (*(m.model_copy(update=change) for m in measures[:end]), *measures[end:])
    statement = edition.statement.model_copy(update={"measures": changed})
    return edition.model_copy(update={"statement": statement})


def test_every_clause_has_its_row_and_every_row_its_answer(edition: Edition) -> None:
    for language in LANGUAGES:
        told = table(edition, language)
        assert len(told) == len(edition.law.clauses)
        assert all(told.values())


def test_what_the_source_does_not_say_is_not_stated(edition: Edition) -> None:
    told = table(edition)
    assert told["§ 4 e Kommunisere med dem det gjelder"] == "Ikke oppgitt"
    assert told["§ 5 Underskrift"] == "Ikke oppgitt"
    assert told["§ 2 Hvem loven gjelder for"].startswith("Ikke oppgitt. Loven krever det ikke")
    assert told["§ 3 Hva begrepene betyr"] == "Stiller ikke krav til oss"


def test_measures_are_partly_answered_until_the_last_has_an_expected_result(
    edition: Edition,
) -> None:
    row = "§ 5 c Tiltak og resultater"
    told = "Delvis besvart. Ikke oppgitt for tiltakene: forventet resultat."
    assert table(edition)[row] == told
    expected = {"expected_result": Text(nb="Alle har fått opplæring.", en="All are trained.")}
    last = edition.statement.measures[-1].title.nb
    but_one = with_measures(edition, expected, len(edition.statement.measures) - 1)
    assert table(but_one)[row] == f"Delvis besvart. Ikke oppgitt for «{last}»: forventet resultat."
    assert table(with_measures(edition, expected))[row] == "Besvart"


def test_risks_are_partly_answered_while_a_place_or_an_uncertainty_is_missing(
    edition: Edition,
) -> None:
    row = "§ 5 b Negative konsekvenser og vesentlig risiko"
    assert table(edition)[row] == (
        "Delvis besvart. Ikke oppgitt for «Servering og overnatting»: land og ledd i kjeden. "
        "Ikke oppgitt for «Intern risiko»: hva som er usikkert."
    )


def test_a_reason_why_something_is_missing_is_told_and_what_is_missing_still_is(
    edition: Edition,
) -> None:
    row = "§ 5 b Negative konsekvenser og vesentlig risiko"
    explained = waiving(edition, "s5_b", "risk_area_specific")
    assert table(explained)[row] == table(edition)[row]
    sections = clauses.law_index(Writer.of(explained, "nb")).sections()
    (section,) = (section for section in sections if section.number == "§\u00a05\u00a0b")
    told = list(lines(section.blocks))
    assert f"Vår begrunnelse: {REASON.nb}" in told
    assert not any("Gjelder ikke" in line for line in told)


def test_what_does_not_apply_is_told_with_its_reason(edition: Edition) -> None:
    row = "§ 5 Omtale i årsberetningen"
    waived = waiving(edition, "s5_annual_report", "annual_report_named")
    assert table(waived)[row] == "Gjelder ikke oss. Vi lager ingen årsberetning."
    assert table(edition)[row] == "Ikke oppgitt"


def test_a_reason_for_saying_nothing_is_told_and_answers_nothing(edition: Edition) -> None:
    waived = waiving(edition, "s2", "clause_worth_an_answer")
    assert table(waived)["§ 2 Hvem loven gjelder for"].startswith("Ikke oppgitt")
    (section,) = (
        section
        for section in clauses.law_index(Writer.of(waived, "nb")).sections()
        if section.anchor == "paragraf-2"
    )
    assert f"Vår begrunnelse: {REASON.nb}" in list(lines(section.blocks))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Loven stiller 15 krav til oss: 9 er besvart, 3 er delvis besvart og 3 er ikke oppgitt."),
        ("en", "The Act makes 15 requirements of us: 9 answered, 3 partly answered and 3 not stated."),
    ],
)  # fmt: skip
def test_readers_see_how_many_requirements_are_answered(
    edition: Edition, language: Language, told: str
) -> None:
    assert clauses.answers_counted(Writer.of(edition, language)) == told


def test_what_does_not_apply_is_not_counted(edition: Edition) -> None:
    waived = waiving(edition, "s5_annual_report", "annual_report_named")
    assert clauses.answers_counted(Writer.of(waived, "nb")).startswith("Loven stiller 14 krav")


def test_an_answer_is_named_by_its_first_sentence_or_by_words_cut_where_no_dots_stand_alone(
    edition: Edition,
) -> None:
    index = clauses.law_index(Writer.of(edition, "nb"))
    names = {plain(link.children) for link in parts(index.blocks) if isinstance(link, Link)}
    asked = "1.5\xa0Informasjonsplikt: Etter §\xa06 i åpenhetsloven har vi informasjonsplikt"
    assert asked in names
    cut = {name for name in names if "…" in name}
    assert cut
    assert all(name[-2] == "\xa0" and name[-3] not in ".,;:" for name in cut)


def test_each_clause_leads_to_its_own_section_of_the_act(edition: Edition) -> None:
    acts: dict[Language, str] = {"nb": "NL", "en": "NLE"}
    for language, act in acts.items():
        index = clauses.law_index(Writer.of(edition, language))
        found = [link.to for link in parts(index.blocks) if isinstance(link, Link)]
        base = f"https://lovdata.no/dokument/{act}/lov/2021-06-18-99"
        assert f"{base}/%C2%A75" in found
        assert f"{base}/%C2%A78" in found
        assert base not in found


def test_the_caveat_on_our_own_words_is_told_once_and_only_while_it_holds(edition: Edition) -> None:
    caveat = "En jurist har ikke lest alle forklaringene våre ennå."
    read = tuple(c.model_copy(update={"confirmed": True}) for c in edition.law.clauses)
    law = edition.law.model_copy(update={"clauses": read})
    for found, times in ((edition, 1), (edition.model_copy(update={"law": law}), 0)):
        index = clauses.law_index(Writer.of(found, "nb"))
        said = [*lines(index.blocks), *(line for s in index.sections() for line in lines(s.blocks))]
        assert said.count(caveat) == times


def test_who_asks_for_what_is_missing_is_said_alike_by_page_and_check(edition: Edition) -> None:
    rules = {
        "risk_areas": "risk_area_specific",
        "findings": "none_found_explained",
        "measures": "measure_has_result",
    }
    for name, rule in rules.items():
        found = gaps(edition.statement, name)
        assert found
        assert {gap.ground for gap in found} == {str(RULES[rule].ground)}
    done = with_measures(edition, {"status": MeasureStatus.DONE})
    (gap,) = gaps(done.statement, "measures")
    assert (gap.key, gap.ground) == ("result", str(RULES["done_has_result"].ground))


def test_a_reason_in_the_file_for_one_thing_that_is_missing_does_not_answer_the_clause(
    project: Path, edition: Edition
) -> None:
    row = "§ 5 b Negative konsekvenser og vesentlig risiko"
    area = "risk_areas.serving_accommodation"
    put(
        project,
        2023,
        r"\Z",
        f"\naccepted:\n  - rule: risk_area_specific\n    place: {area}\n    about: places\n"
        f"    reason: {{nb: {REASON.nb}, en: {REASON.en}}}\n",
    )
    (explained,) = load_folder(project).editions
    assert explained.waived("s5_b")
    assert table(explained)[row] == table(edition)[row]


def test_an_answer_is_not_cut_at_an_abbreviation(edition: Edition) -> None:
    said = "Vi har spurt bl.a. alle som leverer møbler om lønnen. Så svarte de."
    text = Text(nb=said, en=said)
    assert clauses._opening(Writer.of(edition, "nb"), text) == (
        "Vi har spurt bl.a. alle som leverer møbler\u00a0…"
    )
