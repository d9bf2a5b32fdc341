"""How problems are printed: for people, for programs and on a pull request."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from string import Formatter

import pytest

from apenhet.problems.answer import answer_to
from apenhet.problems.problem import (
    START,
    Passage,
    Position,
    Problem,
    Quoted,
    did_you_mean,
    nearest,
    problem,
    visible,
)
from apenhet.problems.report import as_line, blocking, few_of_each, in_order, render, summary
from apenhet.problems.rules import RULES, Ground, Level
from apenhet.problems.step_summary import step_summary
from apenhet.problems.wording import Wording

FILE = "data/statement_2023.yml"
NUMBER = problem(
    "number_expected",
    FILE,
    Position(41, 13),
    "assessment.suppliers.value",
    found=Quoted("18O"),
    hint=Wording(" (bokstaven O?)", " (the letter O?)"),
    meant="180",
)
APPROVAL = problem("approval_given", FILE, Position(24, 1), "edition.approval")
EMPTY = problem("file_not_empty", "data/labels.yml")
PERIOD = problem(
    "period_is_the_year",
    FILE,
    Position(5, 36),
    "edition.period.end",
    expected="2023-12-31",
    found="2023-06-30",
)


def test_text_is_a_line_and_how_to_mend_it_errors_last() -> None:
    assert render([EMPTY, APPROVAL, NUMBER], "en", "text") == (
        "data/statement_2023.yml:24:1: gate approval_given: edition.approval: No approval is stated.\n"
        "    When it is: add approval with body (who), date (when) and meeting. Ground: the Transparency Act, § 5.\n"
        "data/labels.yml:1:1: error file_not_empty: The file is empty.\n"
        "    Bring back an earlier version of the file.\n"
        'data/statement_2023.yml:41:13: error number_expected: assessment.suppliers.value: Expected a number written in digits, found "18O" (the letter O?).\n'
        "    Write 180. Numbers are written without quotation marks, spaces, per cent signs and leading zeros; decimals with a full stop.\n"
        "\n"
        "2 errors, 1 thing missing before publication (gate).\n"
        "Some things can only be checked once the errors are mended. Run the check again then.\n"
    )


def test_norwegian_is_norwegian_but_for_the_level_and_the_rule() -> None:
    assert as_line(NUMBER, "nb") == (
        "data/statement_2023.yml:41:13: error number_expected: assessment.suppliers.value: Ventet et tall skrevet med sifre, fant «18O» (bokstaven O?)."
    )


@pytest.mark.parametrize(
    ("problems", "nb", "en"),
    [
        ([], "Ingen feil.", "No errors."),
        ([EMPTY], "1 feil (error).", "1 error."),
        ([EMPTY, NUMBER], "2 feil (error).", "2 errors."),
        (
            [APPROVAL],
            "Ingen feil, 1 ting mangler før publisering (gate).",
            "No errors, 1 thing missing before publication (gate).",
        ),
        (
            [EMPTY, APPROVAL, APPROVAL],
            "1 feil (error), 2 ting mangler før publisering (gate).",
            "1 error, 2 things missing before publication (gate).",
        ),
    ],
)
def test_the_last_line_counts(problems: list[Problem], nb: str, en: str) -> None:
    assert summary(problems, "nb") == nb
    assert summary(problems, "en") == en


def test_json_holds_everything() -> None:
    told = json.loads(render([NUMBER, APPROVAL], "en", "json"))
    assert told == {
        "errors": 1,
        "gates": 1,
        "advice": 0,
        "problems": [
            {
                "file": "data/statement_2023.yml",
                "line": 41,
                "column": 13,
                "level": "error",
                "rule": "number_expected",
                "path": "assessment.suppliers.value",
                "message": 'assessment.suppliers.value: Expected a number written in digits, found "18O" (the letter O?).',
                "remedy": "Write 180. Numbers are written without quotation marks, spaces, per cent signs and leading zeros; decimals with a full stop.",
                "ground": "data",
                "clause": None,
                "answer": None,
            },
            {
                "file": "data/statement_2023.yml",
                "line": 24,
                "column": 1,
                "level": "gate",
                "rule": "approval_given",
                "path": "edition.approval",
                "message": "edition.approval: No approval is stated.",
                "remedy": "When it is: add approval with body (who), date (when) and meeting.",
                "ground": "act",
                "clause": "§ 5",
                "answer": None,
            },
        ],
    }
    assert json.loads(render([], "nb", "json")) == {
        "errors": 0,
        "gates": 0,
        "advice": 0,
        "problems": [],
    }


def test_github_gets_annotations_that_cannot_break_out() -> None:
    nasty = problem(
        "number_expected",
        "data/a,b:c%.yml",
        Position(2, 3),
        "x",
        found=Quoted("100%\n::error::"),
        hint="",
        meant="100",
    )
    assert render([nasty, APPROVAL], "en", "github") == (
        '::error file=data/a%2Cb%3Ac%25.yml,line=2,col=3,title=error number_expected::x: Expected a number written in digits, found "100%25 ::error::".%0AWrite 100. Numbers are written without quotation marks, spaces, per cent signs and leading zeros; decimals with a full stop.\n'
        "::warning file=data/statement_2023.yml,line=24,col=1,title=gate approval_given::edition.approval: No approval is stated.%0AWhen it is: add approval with body (who), date (when) and meeting. Ground: the Transparency Act, § 5.\n"
        "1 error, 1 thing missing before publication (gate).\n"
    )


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_nothing_in_a_file_can_steer_a_terminal(form: str) -> None:
    found = "\x1b[31mrød\x07\u202e\u200b\udce5\x9b\u2028"
    nasty = problem(
        "number_expected",
        f"data/{found}.yml",
        Position(1, 1),
        found,
        found=Quoted(found),
        hint=found,
        meant=found,
    )
    told = render([nasty], "nb", form)  # type: ignore[arg-type]
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff]", told
    )
    assert "<U+001B>[31mrød<U+0007><U+202E><U+200B><U+DCE5><U+009B><U+2028>" in told


def test_what_is_quoted_is_short_and_on_one_line() -> None:
    words = problem("text_expected", FILE, START, "a", found=Quoted("ord\n\tord " * 40))
    assert words.message("nb") == (
        "a: Ventet tekst, fant «ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord…»."
    )
    many = problem("id_exists", FILE, START, "", id="x", list="y", known="z" * 900, hint="")
    assert len(many.remedy("nb")) < 600
    assert visible("a\nb") == "a b"


def test_problems_come_once_each_by_file_and_place_errors_first() -> None:
    first = problem("key_present", FILE, Position(3, 1), "a", key=Quoted("b"), about="")
    gate = problem("approval_given", FILE, Position(3, 1), "edition")
    later = problem("value_given", FILE, Position(20, 2), "c")
    assert in_order([later, gate, NUMBER, first, EMPTY, later]) == [
        EMPTY,
        first,
        gate,
        later,
        NUMBER,
    ]


def test_only_errors_block() -> None:
    assert blocking([APPROVAL, NUMBER]) == [NUMBER]


def test_the_hundred_and_first_of_a_kind_is_counted() -> None:
    many = [problem("value_given", FILE, Position(line, 1)) for line in range(1, 151)]
    kept = list(few_of_each([*many, EMPTY]))
    assert kept[:100] == many[:100]
    assert kept[100:] == [EMPTY, problem("not_too_many", FILE, rule="value_given", count=50)]


def test_too_much_advice_is_advice() -> None:
    many = [problem("list_not_empty", FILE, Position(line, 1)) for line in range(1, 151)]
    kept = list(few_of_each(many))
    assert kept[100:] == [problem("not_too_much_advice", FILE, rule="list_not_empty", count=50)]
    assert kept[-1].message("nb") == "Regelen list_not_empty gir råd om 50 steder til i filen."
    assert not blocking(kept)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("supliers", ["suppliers", "source"], "suppliers"),
        ("Suppliers", ["suppliers"], "suppliers"),
        ("colour", ["suppliers"], None),
        ("a" * 100, ["a" * 99], None),
        ("x", [], None),
    ],
)
def test_the_nearest_known_word_is_meant(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_no_guess_asks_nothing() -> None:
    assert did_you_mean(None) == ""
    assert did_you_mean("x") == Wording(" Mente du «x»?", ' Did you mean "x"?')


# --- the catalogue ------------------------------------------------------------------------------


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_a_rule_says_the_same_in_both_languages() -> None:
    for rule in RULES.values():
        assert re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", rule.id), rule.id
        for wording in (rule.message, rule.remedy):
            assert wording.nb != wording.en, rule.id
            for said in (wording.nb, wording.en):
                assert re.search(r"[.?!}]$", said), said
                assert "  " not in said, said
        assert blanks(rule.remedy.nb) == blanks(rule.remedy.en), rule.id
        # What a key is for is known in Norwegian only: the titles of the model.
        assert blanks(rule.message.nb) - {"about"} == blanks(rule.message.en), rule.id


def test_a_gate_says_who_asks_and_an_error_may_be_our_own() -> None:
    assert not [
        rule.id
        for rule in RULES.values()
        if rule.level is Level.GATE and rule.ground is Ground.DATA
    ]


def test_what_the_act_and_the_guidance_ask_carries_its_clause() -> None:
    asked = [rule for rule in RULES.values() if rule.ground in {Ground.ACT, Ground.GUIDANCE}]
    # These are about whatever clause their message names.
    assert {rule.id for rule in asked if not rule.clause} == {
        "answer_has_content",
        "clause_has_answer",
    }
    clauses = {rule.clause for rule in RULES.values()} - {None}
    assert clauses == {"§ 4 c", "§ 4 f", "§ 5", "§ 5 b", "§ 5 c", "§ 7"}


def test_what_section_5_asks_without_exception_cannot_be_answered_away() -> None:
    asked = {rule.id for rule in RULES.values() if rule.ground is Ground.ACT}
    assert {rule for rule in asked if RULES[rule].without_exception} >= {
        "approval_given",
        "signatures_given",
        "published_in_time",
        "clause_answered",
        "measure_has_result",
        "all_have_signed",
        "signatory_in_office",
    }
    assert RULES["annual_report_named"].can_be_answered
    assert not any(rule.can_be_answered for rule in RULES.values() if rule.level is Level.ERROR)


ANSWERED_IN_DATA = {
    "annual_report_named",
    "category_numbers_in_order",
    "chapter_has_content",
    "clause_has_answer",
    "date_after",
    "done_has_result",
    "due_within_reason",
    "fact_typed_once",
    "in_its_language",
    "list_not_empty",
    "measure_has_target",
    "none_found_explained",
    "page_without_figures",
    "period_is_the_year",
    "quotation_marks_of_the_language",
    "required_list_not_empty",
    "required_part_shown",
    "risk_area_has_measure",
    "risk_area_has_source",
    "risk_area_specific",
    "same_digits",
    "same_facts",
    "sentence_finished",
    "shown_somewhere",
    "translated",
}
"""Rules that editors may have answered: their ids stay, for answers would cease to hold."""


def test_ids_that_answers_name_stay() -> None:
    assert {rule for rule in ANSWERED_IN_DATA if not RULES[rule].can_be_answered} == set()


def test_a_rule_that_tells_findings_apart_says_by_what() -> None:
    for rule in RULES.values():
        assert rule.about is None or rule.about in blanks(rule.message.nb + rule.remedy.nb)


def test_advice_is_told_with_the_lines_that_answer_it() -> None:
    period = replace(PERIOD, passage=Passage("2023-06-30", 0, 10))
    assert render([period], "nb", "text") == (
        "data/statement_2023.yml:5:36: advice period_is_the_year: edition.period.end: Perioden er vanligvis hele rapporteringsåret. Ventet 2023-12-31, fant 2023-06-30.\n"
        "    Rett datoen, eller året under edition. Loven krever ikke et kalenderår: Er perioden riktig, så la den stå.\n"
        "    Er det riktig som det er, så svar under accepted: i filen, med grunnen:\n"
        "  - rule: period_is_the_year\n"
        "    place: edition.period.end\n"
        '    quote: "2023-06-30"\n'
        "    reason:\n"
        "\n"
        "Ingen feil, 1 råd (advice).\n"
    )
    (told,) = json.loads(render([period], "en", "json"))["problems"]
    assert told["answer"] == answer_to(period)


def test_what_is_to_be_pasted_has_a_line_of_its_own() -> None:
    words = "ab" * 32
    approval = problem("approval_names_words", FILE, whose="X", fingerprint=words)
    lines = render([approval], "nb", "text").splitlines()
    assert f"    fingerprint: {words}" in lines


def test_only_an_answer_that_waives_a_clause_says_that_it_does_not_apply() -> None:
    report = problem("annual_report_named", FILE)
    area = problem("risk_area_specific", FILE, missing="goods")
    assert "Gjelder det ikke dere" in render([report], "nb", "text")
    assert "Gjelder det ikke" not in render([area], "nb", "text")
    assert "Er det en grunn" in render([area], "nb", "text")


@pytest.mark.parametrize(
    ("rule", "nb", "en"),
    [
        (
            "measure_has_result",
            "Grunnlag: åpenhetsloven § 5 c.",
            "Ground: the Transparency Act, § 5 c.",
        ),
        (
            "none_found_explained",
            "Grunnlag: Forbrukertilsynets veiledning til § 5 b.",
            "Ground: the Consumer Authority's guidance on § 5 b.",
        ),
        ("clause_has_answer", "Grunnlag: åpenhetsloven.", "Ground: the Transparency Act."),
        ("clause_confirmed", "Grunnlag: god praksis.", "Ground: good practice."),
        ("key_known", "", ""),
    ],
)
def test_a_problem_says_who_asks(rule: str, nb: str, en: str) -> None:
    found = Problem(rule, FILE)
    assert (found.ground("nb"), found.ground("en")) == (nb, en)


# --- the summary for a reviewer -----------------------------------------------------------------


def test_the_summary_lists_all_by_level_and_markdown_stays_text() -> None:
    nasty = problem("fact_exists", FILE, Position(2, 1), "*a*", path="<b>", part="[x](y)", hint="")
    assert step_summary([APPROVAL, nasty, PERIOD], "nb") == (
        "## 1 feil (error), 1 ting mangler før publisering (gate), 1 råd (advice).\n"
        "\n"
        "### Feil\n"
        "\n"
        r"- **data/statement\_2023.yml:2 fact\_exists**: \*a\*: \<b\> viser ikke til noe: \[x\](y) finnes ikke.  "
        "\n  Skriv veien til opplysningen slik den står i filen: nøkler og id-er med punktum mellom."
        " Er opplysningen tatt bort med vilje, så ta henvisningen ut på begge språk.\n"
        "\n"
        "### Mangler før publisering\n"
        "\n"
        r"- **data/statement\_2023.yml:24 approval\_given**: edition.approval: Godkjenning er ikke oppgitt.  "
        "\n  Når den er godkjent: legg til approval med body (hvem), date (når) og meeting (møte). Grunnlag: åpenhetsloven § 5.\n"
        "\n"
        "### Råd\n"
        "\n"
        r"- **data/statement\_2023.yml:5 period\_is\_the\_year**: edition.period.end: Perioden er vanligvis hele rapporteringsåret. Ventet 2023-12-31, fant 2023-06-30.  "
        "\n  Rett datoen, eller året under edition. Loven krever ikke et kalenderår: Er perioden riktig, så la den stå.\n"
    )
    assert step_summary([], "en") == "## No errors.\n"


def test_the_summary_has_room() -> None:
    many = [problem("value_given", FILE, Position(line, 1), "x" * 300) for line in range(1, 900)]
    told = step_summary(many, "en")
    assert 60_000 < len(told) < 65_535
    assert told.endswith('There is no room here for the rest: "apenhet check" lists everything.\n')
