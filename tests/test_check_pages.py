"""The pages in ``docs/`` and ``mkdocs.yml``: what is wrong with them, told with line and remedy."""

from __future__ import annotations

import ast
import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.check.pages import NEEDED
from apenhet.model import LANGUAGES
from apenhet.problems.report import as_line
from apenhet.read.load import load_folder
from apenhet.read.skeletons import CALLS, read_skeletons
from apenhet.read.source import Source
from apenhet.site.macros import ACROSS_YEARS, DOCUMENTS, TODAYS

ROOT = Path(__file__).parents[1]
AS_OF = dt.date(2024, 6, 1)
MEASURES = "docs/en/measures.md"


def said(folder: Path) -> list[str]:
    return [as_line(problem, "en") for problem in check_project(load_folder(folder), AS_OF)]


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


# --- heads ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Measures", "titel: Measures", '3:1: error key_known: The key "titel" is unknown here. Did you mean "title"?'),
        ("title: Measures\n", "", '2:1: error key_present: The key "title" is missing.'),
        ("title: Measures", "title:", "3:7: error value_given: title: A value is missing here."),
        ("title: Measures", "title: [Measures]", "3:1: error text_expected: title: Expected text, found a list."),
        ("title: Measures", 'title: " "', "3:8: error text_not_empty: title: The text is empty."),
        ("title: Measures", "title: Measures: all", "3:16: error colon_in_quotes: The text holds a colon followed by a space, which is read as a new key."),
        ("title: Measures", "title: No", '3:8: error text_in_every_yaml: title: "No" is not text to every program that reads YAML.'),
        ("title: Measures", "title: =", '3:8: error text_in_every_yaml: title: "=" is not text to every program that reads YAML.'),
        ("order: 3", "order: third", '5:8: error number_expected: order: Expected a number written in digits, found "third".'),
        ("order: 3", "order: 3.5", "5:8: error count_is_whole: order: Expected a whole number, found 3.5."),
        ("name: measures", "name: Measures", '2:7: error page_in_both_languages: The page "Measures" exists in one language only. Did you mean "measures"?'),
        ("name: measures", "name: measure", '2:7: error page_in_both_languages: The page "measure" exists in one language only. Did you mean "measures"?'),
        ("name: measures", "name: account", '2:7: error page_name_only_once: The page "account" exists already in the same language, in docs/en/account.md.'),
        ("---\nname", "name", "1:1: error page_head_there: The page does not begin with what is to be known of it, between two lines \"---\"."),
        ("order: 3\n---\n", "order: 3\n", "1:1: error page_head_there: The page does not begin with what is to be known of it, between two lines \"---\"."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_head_is_told_with_line_and_column(
    small: Path, old: str, new: str, told: str
) -> None:
    edit(small / MEASURES, old, new)
    assert f"{MEASURES}:{told}" in said(small)


def test_a_misspelt_key_is_one_problem_and_a_head_that_is_lost_another(small: Path) -> None:
    edit(small / MEASURES, "title: Measures", "titel: Measures")
    (small / "docs/nb/tiltak.md").write_bytes("---\nname: Å\n".encode("latin-1"))
    assert [line.split(": ")[1] for line in said(small)] == [
        "error key_known",
        "error file_is_utf8",
    ]


@pytest.mark.parametrize("change", ["\r\n", "\ufeff"])
def test_windows_line_ends_and_byte_order_mark_are_harmless(small: Path, change: str) -> None:
    text = (small / MEASURES).read_text(encoding="utf-8")
    new = f"{change}{text}" if change == "\ufeff" else text.replace("\n", change)
    (small / MEASURES).write_text(new, encoding="utf-8", newline="")
    assert said(small) == []
    pages = read_skeletons(Source.from_folder(small)).in_language("en")
    (page,) = (page for page in pages if page.file.name == MEASURES)
    assert page.head is not None
    assert (page.head.title, page.text[page.head_length :].strip()) == (
        "Measures",
        "{{ measures() }}",
    )


@pytest.mark.parametrize("name", ["data/statement_2023.yml", "docs/nb/tiltak.md", "mkdocs.yml"])
def test_line_ends_of_old_macs_are_one_problem(small: Path, name: str) -> None:
    content = (small / name).read_bytes()
    (small / name).write_bytes(content.replace(b"\n", b"\r"))
    assert said(small) == [
        f"{name}:1:1: error line_ends_of_today: The file is saved with line ends that only old programs for the Mac use."
    ]


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nb/tiltak (1).md", 'page_file_is_address: The name of the file becomes the page\'s address, and "tiltak (1).md" does not fit into one. Is it a copy of "docs/nb/tiltak.md"?'),
        ("nb/Nytt.md", 'page_file_is_address: The name of the file becomes the page\'s address, and "Nytt.md" does not fit into one. Did you mean "docs/nb/nytt.md"?'),
        ("nb/søk.md", 'page_file_is_address: The name of the file becomes the page\'s address, and "søk.md" does not fit into one. Did you mean "docs/nb/s.md"?'),
        ("nb/tiltak.md.txt", 'page_file_known: The file does not become a page. Is it a copy of "docs/nb/tiltak.md"?'),
        ("nb/nytt.MD", 'page_file_known: The file does not become a page. Did you mean "docs/nb/nytt.md"?'),
        ("nb/2024/tiltak.md", 'page_file_known: The file does not become a page. Is it a copy of "docs/nb/tiltak.md"?'),
        ("nb/templates/nytt.md", 'page_file_known: The file does not become a page. Did you mean "docs/nb/nytt.md"?'),
        ("nb/bilde.png", 'page_file_known: The file does not become a page. Did you mean "docs/nb/bilde.md"?'),
        ("tiltak.md", "page_file_known: The file does not become a page."),
        ("se/tiltak.md", "page_file_known: The file does not become a page."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_page_is_told(small: Path, name: str, told: str) -> None:
    (small / "docs" / name).parent.mkdir(exist_ok=True)
    shutil.copy(small / "docs/nb/tiltak.md", small / "docs" / name)
    assert said(small) == [f"docs/{name}:1:1: error {told}"]


def test_names_that_begin_with_a_dot_are_passed_over(small: Path) -> None:
    for name in (".#index.md", "._index.md", ".tiltak.md.swp"):
        (small / "docs/nb" / name).write_bytes(b"\xff")
    (small / "docs/.obsidian").mkdir()
    (small / "docs/.obsidian/x.md").write_text("x")
    assert said(small) == []


def test_a_folder_in_place_of_a_page_is_told(small: Path) -> None:
    (small / "docs/nb/tiltak.md").unlink()
    (small / "docs/nb/tiltak.md").mkdir()
    assert said(small) == [
        "docs/nb/tiltak.md:1:1: error file_readable: The file cannot be opened (Is an empty directory)."
    ]


def test_the_first_page_is_the_index(small: Path) -> None:
    (small / "docs/nb/index.md").rename(small / "docs/nb/oversikt.md")
    assert said(small) == [
        'docs/nb/oversikt.md:2:7: error page_is_the_first: The page overview is an edition\'s first and must lie in index.md, not in "oversikt.md".'
    ]


@pytest.mark.parametrize("name", NEEDED)
def test_a_page_that_others_lead_to_is_missed_with_the_reason(small: Path, name: str) -> None:
    for page in read_skeletons(Source.from_folder(small)).all:
        if page.name == name:
            (small / page.file.name).unlink()
    told = f'error page_there: The page with name: "{name}" is missing. {NEEDED[name].en}'
    missing = [line for line in said(small) if " page_there: " in line]
    assert missing == [f"docs/{language}:1:1: {told}" for language in sorted(LANGUAGES)]


def test_without_pages_each_needed_one_is_missed(small: Path) -> None:
    shutil.rmtree(small / "docs")
    assert len(said(small)) == 2 * len(NEEDED)


def test_a_page_in_one_language_is_told(small: Path) -> None:
    text = (small / "docs/nb/om-nettstedet.md").read_text(encoding="utf-8")
    (small / "docs/nb/nytt.md").write_text(text.replace("name: about", "name: news"))
    assert said(small) == [
        'docs/nb/nytt.md:2:7: error page_in_both_languages: The page "news" exists in one language only.'
    ]


# --- what pages bring in, and where they lead -----------------------------------------------------


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("{{ mesures() }}", '8:1: error page_calls_known: "{{ mesures() }}" is nothing that a page can bring in. Did you mean "measures"?'),
        ("{{ measures }}", '8:1: error page_calls_known: "{{ measures }}" is nothing that a page can bring in.'),
        ("{{ measures( }}", '8:1: error page_calls_known: "{{ measures( }}" is nothing that a page can bring in.'),
        ("{{ measures() | striptags }}", '8:1: error page_calls_known: "{{ measures() | striptags }}" is nothing that a page can bring in.'),
        ("{% if x %}", '8:1: error page_calls_known: "{% if x %}" is nothing that a page can bring in.'),
        ("Text [[# no", '8:6: error page_calls_known: "[[#" is nothing that a page can bring in.'),
        ('{{ measures("x") }}', '8:1: error page_call_arguments: What stands between the parentheses of "{{ measures("x") }}" does not fit.'),
        ("{{ fact() }}", '8:1: error page_call_arguments: What stands between the parentheses of "{{ fact() }}" does not fit.'),
        ("{{ fact(1) }}", '8:1: error page_call_arguments: What stands between the parentheses of "{{ fact(1) }}" does not fit.'),
        ("{{ clause(s6) }}", '8:1: error page_call_arguments: What stands between the parentheses of "{{ clause(s6) }}" does not fit.'),
        ('{{ clause("s66") }}', '8:11: error page_clause_exists: The clause "s66" does not exist in data/law_apenhetsloven.yml. Did you mean "s6"?'),
        ('{{ fact("contact.mail") }}', '8:9: error page_fact_in_every_year: "contact.mail" does not exist in data/statement_2023.yml. Did you mean "contact.email"?'),
        ('{{ fact("contact") }}', '8:9: error page_fact_in_every_year: "contact" does not exist in data/statement_2023.yml.'),
        ('[a]({{ fact("contact.email") }})', '8:5: error page_link_is_an_address: "{{ fact("contact.email") }}" is no address, but stands where the link is to lead.'),
        ('[a]({{ fact("organisation.name") | striptags }})', '8:5: error page_link_is_an_address: "{{ fact("organisation.name") | striptags }}" is no address, but stands where the link is to lead.'),
        ("[a](acount.md)", '8:5: error page_link_leads_somewhere: The link "acount.md" leads to no page in the same language. Did you mean "account.md"?'),
        ("[a](redegjorelse.md)", '8:5: error page_link_leads_somewhere: The link "redegjorelse.md" leads to no page in the same language.'),
        ("[a](#how)", '8:5: error page_anchor_leads_somewhere: The link "#how" leads to no place on the page.'),
        ("[a](ask-for-information.md#how-to-ak)", '8:27: error page_anchor_leads_somewhere: The link "ask-for-information.md#how-to-ak" leads to no place on the page. Did you mean "how-to-ask"?'),
        ("[a](account.md#forwort)", '8:15: error page_anchor_leads_somewhere: The link "account.md#forwort" leads to no place on the page in the edition for 2023. Did you mean "foreword"?'),
        ("[a [b] c](nowhere.md)", '8:1: error page_link_understood: The link "[a [b] c](nowhere.md)" is not written so that it works.'),
        ("[a] (account.md)", '8:1: error page_link_understood: The link "[a] (account.md)" is not written so that it works.'),
        ("[a](account.md", '8:1: error page_link_understood: The link "[a](account.md" is not written so that it works.'),
        ("[a]()", '8:1: error page_link_understood: The link "[a]()" is not written so that it works.'),
        ("[a]: nowhere.md", '8:1: error page_link_understood: The link "[a]: nowhere.md" is not written so that it works.'),
        ("## How", "8:1: error page_heading_has_anchor: The heading has no permanent address."),
        ("#How", "8:1: error page_heading_has_anchor: The heading has no permanent address."),
        ("## A {: #a }\n\n## B {: #a }", '10:10: error page_anchor_only_once: The anchor "a" stands on the page already, on line 8.'),
    ],
)  # fmt: skip
def test_what_a_page_names_that_there_is_not_is_told_with_its_place(
    small: Path, new: str, told: str
) -> None:
    edit(small / "docs/en/accessibility.md", "Everybody should be able to read the pages.", new)
    lines = [line for line in said(small) if "plain_markdown" not in line]
    assert lines == [f"docs/en/accessibility.md:{told}"]


@pytest.mark.parametrize(
    "new",
    [
        '{{ fact("assessment.suppliers") }}',
        '[{{ fact("law.supervisor.title") }}]({{ fact("law.url") | striptags }})',
        "[a](account.md) and [b\nc](ask-for-information.md#how-to-ask), [d](https://www.w3.org/a_(b)).",
        "## Here {: #here }\n\nSee [above](#here), [the foreword](account.md#foreword).",
        "Some words (and some others) stand here.",
    ],
)
def test_what_leads_somewhere_is_not_told(small: Path, new: str) -> None:
    edit(small / "docs/en/accessibility.md", "Everybody should be able to read the pages.", new)
    if new.startswith("##"):
        edit(small / "docs/nb/tilgjengelighet.md", "Alle skal", "## Her {: #her }\n\nAlle skal")
    assert said(small) == []


def test_what_a_page_names_must_be_in_every_edition(small: Path) -> None:
    text = (small / "data/statement_2023.yml").read_text(encoding="utf-8")
    for step in (2, 1, 0):
        text = text.replace(str(2022 + step), str(2018 + step))
    text = text.replace("foreword", "preface")
    (small / "data/statement_2019.yml").write_text(text, encoding="utf-8")
    edit(
        small / "docs/en/accessibility.md",
        "Everybody should be able to read the pages.",
        "[a](account.md#foreword)",
    )
    assert [line for line in said(small) if line.startswith("docs/")] == [
        'docs/en/accessibility.md:8:15: error page_anchor_leads_somewhere: The link "account.md#foreword" leads to no place on the page in the edition for 2019.'
    ]


# --- what pages can name is what there is ---------------------------------------------------------


def test_the_calls_are_those_that_the_site_has() -> None:
    assert set(CALLS) == {*DOCUMENTS, *TODAYS, *ACROSS_YEARS, "clause", "fact"}


def named_in_templates() -> set[str]:
    """Return the names of pages that templates compare with or look up."""
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").glob("*.html"))
    lists = re.findall(r'(?:\bnames? in|"name", "in",) \(([^)]*)\)', text)
    lists += re.findall(r'(?:\bname ==|"name", "equalto",) ("\w+")', text)
    return {name for one in lists for name in re.findall(r'"(\w+)"', one)}


def named_in_code() -> set[str]:
    """Return the names of pages that documents link to: the second argument of ``w.link``."""
    found = set()
    for path in (ROOT / "src/apenhet/say").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "link":
                found |= {str(a.value) for a in node.args[1:2] if isinstance(a, ast.Constant)}
    return found


def test_the_pages_needed_are_those_that_templates_and_documents_name() -> None:
    assert named_in_templates() | named_in_code() == set(NEEDED)


# --- mkdocs.yml -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("site_url: https", "site_url: ftp", "6:11: error setting_address: site_url is missing, or is no address to build for."),
        ("site_url: ", "# ", "4:1: error setting_address: site_url is missing, or is no address to build for."),
        ("site_name: Åpenhetsloven – Negotia", "site_name: No", "4:12: error setting_name: site_name is missing or is not read as text."),
        ("strict: true", "strict: perhaps", '11:9: error setting_as_needed: strict: The program needs true here, but found "perhaps".'),
        ("strict: true", "strict: [", '11:9: error brackets_closed: The bracket "[" is never closed.'),
        ("  custom_dir: overrides\n", "", '13:1: error setting_as_needed: theme.custom_dir: The program needs "overrides" here, but found nothing.'),
        ("module_name: macros", "module_name: nope", '21:20: error setting_as_needed: plugins[1].macros.module_name: The program needs "macros" here, but found "nope".'),
        ("  - toc", "  - tables", '29:5: error setting_as_needed: markdown_extensions[2]: The program needs "toc" here, but found "tables".'),
        ("strict: true", "strict: true\nhooks: [x.py]", '12:1: error key_known: The key "hooks" is unknown here.'),
        ("docs_dir: docs/nb", "doc_dir: docs/nb", '7:1: error key_known: The key "doc_dir" is unknown here. Did you mean "docs_dir"?'),
    ],
)  # fmt: skip
def test_what_the_program_needs_of_its_settings_is_told(
    small: Path, old: str, new: str, told: str
) -> None:
    edit(small / "mkdocs.yml", old, new)
    assert f"mkdocs.yml:{told}" in said(small)


def test_the_settings_of_the_project_are_as_needed() -> None:
    loaded = load_folder(ROOT)
    assert loaded.settings.problems == ()
    assert loaded.settings.site_url is not None
