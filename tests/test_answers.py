"""Answers to findings: when they hold, when they ask again, and the lines to paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.model import Text
from apenhet.problems.answer import answer_to, quotation, quotes
from apenhet.problems.problem import Passage, Position, Problem, problem
from apenhet.read.load import load_folder
from tests.test_check_cases import AS_OF, FINGERPRINT, INVALID, as_of, found

STATEMENT = "statement_2023.yml"
SHORT_YEAR = ("end: 2023-12-31", "end: 2023-11-30")


def edit(project: Path, *changes: tuple[str, str], name: str = STATEMENT) -> None:
    file = project / "data" / name
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def accept(project: Path, lines: str, name: str = STATEMENT) -> None:
    """Paste an answer at the end of a file, as ``check`` prints it."""
    file = project / "data" / name
    with file.open("a", encoding="utf-8") as end:
        end.write("\naccepted:\n" + "".join(f"  {line}\n" for line in lines.splitlines()))


def told(project: Path) -> list[str]:
    return [found.rule for found in check_project(load_folder(project), AS_OF)]


def test_what_check_prints_can_be_pasted_and_holds(small: Path) -> None:
    edit(small, SHORT_YEAR)
    (found,) = check_project(load_folder(small), AS_OF)
    lines = answer_to(found)
    assert lines == (
        '- rule: period_is_the_year\n  place: edition.period.end\n  quote: "2023-11-30"\n  reason:'
    )
    accept(small, f"{lines} Vi la om regnskapsåret.")
    assert told(small) == []
    assert load_folder(small).editions  # nothing of it stops an edition from being whole


def test_changed_words_ask_again(small: Path) -> None:
    edit(small, SHORT_YEAR)
    answer = '- rule: period_is_the_year\n  place: edition.period.end\n  quote: "2023-10-31"\n  reason: x'
    accept(small, answer)
    assert told(small) == ["period_is_the_year", "answer_fits"]


def test_moved_words_ask_again(small: Path) -> None:
    edit(small, SHORT_YEAR)
    answer = '- rule: period_is_the_year\n  place: edition.period.start\n  quote: "2023-11-30"\n  reason: x'
    accept(small, answer)
    assert told(small) == ["period_is_the_year", "answer_fits"]


def test_an_answer_without_its_words_does_not_hold(small: Path) -> None:
    edit(small, SHORT_YEAR)
    accept(small, "- rule: period_is_the_year\n  place: edition.period.end\n  reason: x")
    assert told(small) == ["period_is_the_year", "answer_fits"]


def test_of_several_findings_at_one_place_an_answer_is_about_one(small: Path) -> None:
    edit(
        small,
        ("          {id: interests, show: interests},\n", ""),
        ("          {id: services, show: services},\n", ""),
    )
    first, _ = check_project(load_folder(small), AS_OF)
    lines = answer_to(first)
    assert lines == "- rule: shown_somewhere\n  place: chapters\n  about: interests\n  reason:"
    accept(small, f"{lines} De står i årsberetningen.")
    (left,) = check_project(load_folder(small), AS_OF)
    assert left.about == "services"


def test_a_gate_that_does_not_apply_is_told_to_the_page_on_the_act(small: Path) -> None:
    edit(
        small,
        ("  annual_report:\n", ""),
        ("    title: {nb: Årsberetning, en: Annual report}\n", ""),
        ("    place: {nb: under samfunnsansvar, en: under social responsibility}\n", ""),
    )
    (found,) = check_project(load_folder(small), AS_OF)
    assert answer_to(found) == (
        "- rule: annual_report_named\n  place: edition.annual_report\n  reason:\n    nb:\n    en:"
    )
    accept(
        small,
        "- rule: annual_report_named\n  place: edition.annual_report\n  reason:\n"
        "    nb: Vi lager ingen årsberetning.\n    en: We make no annual report.",
    )
    assert told(small) == []
    (edition,) = load_folder(small).editions
    reason = Text(nb="Vi lager ingen årsberetning.", en="We make no annual report.")
    assert edition.waived("s5_annual_report") == (reason,)
    assert edition.waived("s5_a") == ()


def test_an_answer_for_a_place_that_is_not_there_asks_which_was_meant(small: Path) -> None:
    edit(small, ("    examined: {nb: Vi så på rutinene., en: We looked at the procedures.}\n", ""))
    (gate,) = check_project(load_folder(small), AS_OF)
    wrong = gate.path[:-2]
    accept(
        small,
        f"- rule: {gate.rule}\n  place: {wrong}\n  reason:\n    nb: Nei.\n    en: No.",
    )
    left, answer = check_project(load_folder(small), AS_OF)
    assert left == gate
    assert answer.rule == "answer_place_exists"
    assert f"Stedet «{wrong}» finnes ikke. Mente du «{gate.path}»?" in answer.message("nb")


def test_a_reason_that_is_shown_is_held_to_the_rules_for_texts(small: Path) -> None:
    edit(small, SHORT_YEAR)
    accept(
        small,
        "- rule: period_is_the_year\n  place: edition.period.end\n"
        '  quote: "2023-11-30"\n  reason: {nb: TODO, en: We changed our year.}',
    )
    assert "nothing_left_to_fill_in" in told(small)


def test_the_labels_can_answer_too(small: Path) -> None:
    accept(small, "- rule: list_not_empty\n  place: x\n  reason: y", "labels.yml")
    assert told(small) == ["answer_place_exists"]


def test_answers_of_a_broken_file_may_stand(small: Path) -> None:
    edit(small, ("{start: 2023-01-01, end: 2023-12-31}", "{start: 2023-01-01}"))
    accept(
        small, '- rule: period_is_the_year\n  place: edition.period.end\n  quote: "x"\n  reason: y'
    )
    assert told(small) == ["key_present"]


UNNEEDED = "- rule: list_not_empty\n  place: {}\n  reason: Det er slik."


@pytest.mark.parametrize("broken", [True, False])
def test_answers_may_stand_where_another_file_is_broken_or_gone(small: Path, broken: bool) -> None:
    accept(small, UNNEEDED.format("measures"))
    assert told(small) == ["answer_needed"]
    law = small / "data" / "law_apenhetsloven.yml"
    if broken:
        edit(small, ("publish_by: {month: 6, day: 30}\n", ""), name=law.name)
        assert told(small) == ["key_present"]
    else:
        law.unlink()
        assert told(small) == ["file_exists"]


def test_of_one_year_the_answers_in_its_own_file_are_told_of_too(small: Path) -> None:
    accept(small, UNNEEDED.format("measures"))
    accept(small, UNNEEDED.format("clauses"), "law_apenhetsloven.yml")
    (found,) = check_project(load_folder(small), AS_OF, [2023])
    assert (found.rule, found.file) == ("answer_needed", f"data/{STATEMENT}")
    assert told(small) == ["answer_needed", "answer_needed"]


# --- quotations ---------------------------------------------------------------------------------

TEXT = "Vi holdt 14 møter i året. Vi har\n14 leverandører, bl.a. i Asia. «Ja», sa 14."


def passage(words: str, order: int = 0, text: str = TEXT) -> Passage:
    start = -1
    for _ in range(order + 1):
        start = text.index(words, start + 1)
    return Passage(text, start, start + len(words))


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (0, "Vi holdt 14 møter i året."),
        (1, "Vi har 14 leverandører, bl.a. i Asia."),
        (2, "«Ja», sa 14."),
    ],
)
def test_the_sentence_is_quoted(order: int, sentence: str) -> None:
    assert quotation(passage("14", order)) == sentence
    assert quotes(sentence, passage("14", order))
    assert not quotes(sentence, passage("14", (order + 1) % 3))


@pytest.mark.parametrize(
    ("quote", "holds"),
    [
        ("14 møter", True),
        ("Vi  holdt\n14 møter", True),
        ("14", True),
        ("holdt", False),
        ("1", False),
        ("Vi holdt 15 møter", False),
        ("", False),
    ],
)
def test_a_quotation_holds_what_was_found_in_its_place(quote: str, holds: bool) -> None:
    assert quotes(quote, passage("14")) is holds


def test_of_a_long_sentence_only_what_was_found_is_quoted() -> None:
    text = f"{'ord ' * 100}14 {'ord ' * 100}."
    assert quotation(passage("14", 0, text)) == "14"


def test_of_what_is_long_itself_the_beginning_is_quoted() -> None:
    text = "ord " * 200
    words = quotation(Passage(text, 0, len(text)))
    assert words == ("ord " * 75).strip()
    assert quotes(words, Passage(text, 0, len(text)))


def test_what_cannot_be_seen_is_pasted_as_a_code() -> None:
    text = 'Et "sitat" med \\ og\u00admyk.'
    found = problem("list_not_empty", "data/x.yml", Position(1, 1), "a b")
    answer = answer_to(type(found)(found.rule, found.file, path="a b", passage=Passage(text, 0, 5)))
    assert answer == (
        '- rule: list_not_empty\n  place: "a b"\n'
        '  quote: "Et \\"sitat\\" med \\\\ og\\u00admyk."\n  reason:'
    )


def test_errors_and_what_the_act_asks_without_exception_offer_no_answer() -> None:
    assert answer_to(problem("key_known", "data/x.yml")) is None
    assert answer_to(problem("approval_given", "data/x.yml")) is None


def test_what_a_lawyer_is_to_read_offers_no_answer() -> None:
    assert answer_to(problem("clause_confirmed", "data/x.yml", clause="§ 4")) is None


# --- every finding that can be answered ---------------------------------------------------------


def offers(case: Path) -> bool:
    """Whether a case has findings that can be answered, and none of its own about answers."""
    said = (case / "expected.en.txt").read_text(encoding="utf-8")
    return "under accepted:" in said and "data/" in said and "answer_" not in said


OFFERING = [case for case in INVALID if offers(case)]


@pytest.mark.parametrize("case", OFFERING, ids=lambda case: str(case.name))
def test_whatever_check_offers_can_be_pasted_and_holds(case: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    before = [one for one in found(case, project) if one.file.startswith("data/")]
    answers: dict[str, set[str]] = {}
    for one in before:
        lines = answer_to(one)
        if lines is not None:
            answers.setdefault(one.file, set()).add(filled(lines))
    for name, pasted in answers.items():
        accept(project, "\n".join(sorted(pasted)), Path(name).name)
    problems = check_project(load_folder(project), as_of(case), fingerprint=lambda _: FINGERPRINT)
    after = [one for one in problems if one.file.startswith("data/")]
    assert after == [one for one in before if answer_to(one) is None]


def filled(lines: str) -> str:
    """Give the reason that the lines ask for."""
    if not lines.endswith("reason:"):
        return f"{lines.replace('nb:', 'nb: Det gjelder ikke oss.')} It is not about us."
    return f"{lines} Det er slik."


# --- pages --------------------------------------------------------------------------------------


def test_a_page_answers_in_its_head(project: Path) -> None:
    page = project / "docs" / "nb" / "om-nettstedet.md"
    text = (
        page.read_text(encoding="utf-8")
        + '\nSidene ble laget av 14 elever ved {{ fact("tool.name") }} i fjor.\n'
    )
    page.write_text(text, encoding="utf-8")
    (one,) = [one for one in all_of(project) if one.file == "docs/nb/om-nettstedet.md"]
    lines = answer_to(one)
    assert lines == (
        "- rule: page_without_figures\n"
        '  quote: "Sidene ble laget av 14 elever ved {{ fact(\\"tool.name\\") }} i fjor."\n'
        "  reason:"
    )
    head = "".join(f"  {line}\n" for line in f"{lines} Det er en klasse.".splitlines())
    answered = text.replace("order:", f"accepted:\n{head}order:", 1)
    page.write_text(answered, encoding="utf-8")
    assert rules_of(project, page) == []
    before, typed, after = answered.rpartition("14 elever")
    assert typed
    page.write_text(f"{before}15 elever{after}", encoding="utf-8")
    assert rules_of(project, page) == ["answer_fits", "page_without_figures"]


def rules_of(project: Path, page: Path) -> list[str]:
    name = page.relative_to(project).as_posix()
    return [one.rule for one in all_of(project) if one.file == name]


def all_of(project: Path) -> list[Problem]:
    return check_project(load_folder(project), AS_OF)
