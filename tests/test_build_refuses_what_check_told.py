"""Whatever would stop a build, ``check`` tells; and what it finds nothing wrong in can be built.

``build`` itself refuses on what ``check`` tells. So what is tried here goes around that: edits of
pages, settings and data, of which each is told with rule and line, or else handed to the engine.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import chain, pairwise
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.check.memory import Memory
from apenhet.check.page_calls import account_anchors
from apenhet.model import LANGUAGES, Edition, Language
from apenhet.problems.problem import Problem
from apenhet.problems.report import as_line, blocking
from apenhet.read.load import Loaded, load_project
from apenhet.read.source import Source
from apenhet.render import outputs
from apenhet.render.outputs import FOLDERS, Make, made_anew
from apenhet.say.booklet import booklet
from apenhet.site import engine
from apenhet.site.adapter import Wanted
from apenhet.site.files import KeptFiles, when_asked
from apenhet.site.macros import ACROSS_YEARS, DOCUMENTS, TODAYS, Macros
from apenhet.site.navigation import Pages
from apenhet.site.plan import Plan
from tests.test_check_robust import lines_of_keys, without

SMALL = Path(__file__).parent / "cases" / "project"
AS_OF = dt.date(2024, 6, 1)
URL = "https://x.no/"
PAGE = "docs/en/about.md"
REAL_PAGE = "docs/en/about-this-site.md"
CONFIG = "mkdocs.yml"
LAID_OUT = "## Privacy {: #privacy }\n\nNo cookies.\n"
"""What stands on the page before anything is tried on it."""


@pytest.fixture(scope="module")
def whole() -> Source:
    """The small project, with a heading on the page where things are tried."""
    source = Source.from_folder(SMALL)
    return changed(source, {PAGE: source.files[PAGE].decode() + "\n" + LAID_OUT})


@pytest.fixture(scope="module")
def real(draft: Path) -> Source:
    """The project itself."""
    return Source.from_folder(draft)


@pytest.fixture(scope="module")
def little(real: Source) -> Source:
    """The project with an account of few words, which can be built."""
    names = ("data/statement_2023.yml", "data/principles_2023.yml")
    return changed(real, {name: (SMALL / name).read_text("utf-8") for name in names})


def changed(source: Source, texts: Mapping[str, str]) -> Source:
    """Return the project with other words in some files."""
    files = {name: text.encode() for name, text in texts.items()}
    return replace(source, files={**source.files, **files})


def errors(source: Source) -> list[Problem]:
    return blocking(check_project(load_project(source), AS_OF))


def builds(loaded: Loaded, make: Make = made_anew) -> Iterator[tuple[Language, Wanted]]:
    plan = Plan(Path(), loaded.editions, Pages.of(loaded.skeletons), URL, make=make)
    for language in LANGUAGES:
        yield language, Wanted(plan.build(plan.editions[-1], language), plan.pages)


def build(source: Source, project: Path, site: Path) -> None:
    """Build the pages of a project with these files, by the engine alone, without a check."""
    for name, content in source.files.items():
        if (project / name).read_bytes() != content:
            (project / name).write_bytes(content)
    the_engine = engine.Engine(project, URL)
    for language, wanted in builds(load_project(source), KeptFiles.of(project).make):
        the_engine.build_pages(language, site / language, wanted)


# --- what a page may hold -------------------------------------------------------------------------


@dataclass(frozen=True)
class Try:
    """Something put on a page: what ``check`` tells of it, and in which of its lines; or nothing."""

    text: str
    told: str = ""
    line: int = 1


TRIES = [
    # Links between pages.
    Try("See [the account](account.md)."),
    Try("See [the\naccount](account.md)."),
    Try("See [here](#privacy)."),
    Try("See [there](ask-for-information.md#how-to-ask)."),
    Try("See [the foreword](account.md#foreword)."),
    Try("See [a measure](measures.md#training)."),
    Try("See [it](acount.md).", "page_link_leads_somewhere"),
    Try("One.\n\nSee [it](redegjorelse.md).", "page_link_leads_somewhere", 3),
    Try("See [it](Account.md).", "page_link_leads_somewhere"),
    Try("See [it](#no).", "page_anchor_leads_somewhere"),
    Try("See [it](account.md#no).", "page_anchor_leads_somewhere"),
    Try("See [it](../nb/tiltak.md).", "link_safe"),
    Try("See [it](account.html).", "link_safe"),
    Try("See [it](/account.md).", "link_safe"),
    Try("See [it](account).", "link_safe"),
    Try('See [it](acount.md "title").', "link_safe"),
    Try("See [it](<acount.md>).", "link_safe"),
    Try("See [it]( acount.md ).", "link_safe"),
    Try("See [it](acount.md", "page_link_understood"),
    Try("See [it] (acount.md).", "page_link_understood"),
    Try("See [a [b] c](acount.md).", "page_link_understood"),
    Try("See [a \\] c](acount.md).", "page_link_understood"),
    Try("See [it]().", "page_link_understood"),
    Try("See [it][ref].\n\n[ref]: acount.md", "page_link_understood"),
    Try("[ref]: acount.md\n\nSee [ref].", "page_link_understood"),
    Try("See ![it](acount.png).", "plain_markdown"),
    # Links that lead out.
    Try("See [it](https://www.w3.org/TR/WCAG22/)."),
    Try("Write to [us](mailto:somebody@example.org)."),
    Try("See [it](http://www.w3.org/).", "link_safe"),
    Try("See [it](javascript:alert).", "link_safe"),
    Try("See <https://www.w3.org/>.", "link_whole"),
    Try("See www.w3.org and https://www.w3.org/ there."),
    # What a page brings in.
    Try('Write to {{ fact("contact.email") }}.'),
    Try('See {{fact("law.title")}}.'),
    Try('See [{{ fact("law.title") }}]({{ fact("law.url") | striptags }}).'),
    Try('{{ clause("s6") }}'),
    Try("{{ measures() }}"),
    Try("{{ account( ) }}"),
    Try("{{ mesures() }}", "page_calls_known"),
    Try("{{ measures }}", "page_calls_known"),
    Try("{{ measures(1) }}", "page_call_arguments"),
    Try("{{ fact() }}", "page_call_arguments"),
    Try("{{ fact(contact.email) }}", "page_call_arguments"),
    Try("{{ fact('contact.email') }}", "page_call_arguments"),
    Try('{{ fact("contact.mail") }}', "page_fact_in_every_year"),
    Try('{{ fact("contact") }}', "page_fact_in_every_year"),
    Try('{{ fact("") }}', "page_call_arguments"),
    Try('{{ fact("edition.year", 1) }}', "page_calls_known"),
    Try('{{ clause("s66") }}', "page_clause_exists"),
    Try('See [it]({{ fact("law.title") }}).', "page_link_is_an_address"),
    Try('See [it]({{ fact("law.url") }}).', "page_link_is_an_address"),
    Try("See [it]({{ measures() }}).", "page_link_is_an_address"),
    Try("{{ 1 / 0 }}", "page_calls_known"),
    Try("{{ config }}", "page_calls_known"),
    Try("{{ }}", "page_calls_known"),
    Try("{{ measures()", "page_calls_known"),
    Try("{% if x %}", "page_calls_known"),
    Try("One.\n\n{% endif %}", "page_calls_known", 3),
    Try("{% include 'x' %}", "page_calls_known"),
    Try("{# no comment", "page_calls_known"),
    Try("[[# no end", "page_calls_known"),
    Try("{ alone", "page_calls_known"),
    # Headings and other Markdown.
    Try("## More {: #more }\n\nWords."),
    Try("### Still more {: #still-more }\n\nWords."),
    Try("## More", "page_heading_has_anchor"),
    Try("#More", "page_heading_has_anchor"),
    Try("## More {: #Mer }", "page_heading_has_anchor"),
    Try("## More {: .class }", "page_heading_has_anchor"),
    Try("## More {: #privacy }", "page_anchor_only_once"),
    Try("Words\n{: #words }", "page_calls_known", 2),
    Try("Words\n=====", "plain_markdown", 2),
    Try("Words\n-----", "plain_markdown", 2),
    Try("- one\n- two\n\n1. one\n2. two"),
    Try("Words with *stress*, **strength** and a \\* star."),
    Try("`code`", "plain_markdown"),
    Try("```\n{{ x }}\n```", "plain_markdown"),
    Try("> quoted", "plain_markdown"),
    Try("<b>bold</b>", "no_html"),
    Try("<script>x</script>", "no_html"),
    Try("<!-- hidden -->", "no_html"),
    Try("A & B, 3 < 4, 5 > 4, a_b_c, 100 %."),
    Try("Norwegian «letters»: æøå, an ellipsis … and a dash –."),
    Try("Hidden \u202e turn", "no_hidden_characters"),
    Try("Nothing \x00 here", "no_hidden_characters"),
]


@pytest.mark.parametrize("trial", TRIES, ids=lambda trial: repr(trial.text))
def test_what_no_page_may_hold_is_told_with_its_line(whole: Source, trial: Try) -> None:
    text = whole.files[PAGE].decode()
    before = text.rstrip("\n") + "\n\n"
    found = errors(changed(whole, {PAGE: before + trial.text + "\n"}))
    assert {problem.file for problem in found} <= {PAGE}
    if trial.told:
        line = before.count("\n") + trial.line
        assert (trial.told, line) in {(problem.rule, problem.place.line) for problem in found}
    else:
        assert [as_line(problem, "en") for problem in found] == []


def all_that_a_page_may_hold(little: Source) -> Source:
    texts = [trial.text for trial in TRIES if not trial.told]
    body = little.files[REAL_PAGE].decode() + "\n" + "\n\n".join(texts) + "\n"
    return changed(little, {REAL_PAGE: body})


PIECES = (
    *("words", "Words.", " ", "\n", "\n\n", "[", "]", "(", ")", "](", "{", "}", "{{", "}}", "{%"),
    *("#", "## ", "{: #a }", "*", "**", "_", "-", "- ", "1. ", "|", "<", ">", "&", "!", "`", "\\"),
    *("account.md", "#privacy", "measures()", 'fact("contact.email")', "https://www.w3.org/"),
    *("[a](account.md)", "{{ measures() }}", '{{ fact("contact.email") }}', ":", "::", "[^a]"),
    *("---", "===", "    ", "\t", "\u00a0", "æ", "«", "»", '"', "'", "(c)", "[[#", "#]]", "%}"),
)


def nonsense(little: Source) -> Source:
    """Return the project with nonsense on some pages in which ``check`` finds nothing wrong."""
    chance = random.Random(1)  # noqa: S311 - makes nonsense, guards no secret
    names = [name for name in little.files if name.startswith("docs/en/") and name != REAL_PAGE]
    texts: dict[str, str] = {}
    tried = 0
    while len(texts) < 5:
        tried += 1
        name = names[len(texts)]
        pieces = "".join(chance.choices(PIECES, k=chance.randint(1, 9)))
        text = f"{little.files[name].decode()}\n{pieces}\n"
        if not errors(changed(little, {name: text})):
            texts[name] = text
    assert tried > 2 * len(texts)
    return changed(little, texts)


ACCOUNTS: dict[Language, tuple[str, str]] = {
    "nb": ("docs/nb/om-nettstedet.md", "redegjorelse"),
    "en": (REAL_PAGE, "account"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_link_can_lead_to_in_the_account_is_there(
    real: Source, built_site: Path, language: Language
) -> None:
    """The engine sees no documents and cannot say; so that ``check`` is right is for this to say."""
    name, account = ACCOUNTS[language]
    page = (built_site / "2023" / FOLDERS[language] / f"{account}.html").read_text("utf-8")
    statement = load_project(real).editions[-1].statement
    anchors = sorted(account_anchors(statement, language))
    assert len(anchors) > 30
    assert [anchor for anchor in anchors if f' id="{anchor}"' not in page] == []
    links = "\n\n".join(f"[a]({account}.md#{anchor})" for anchor in anchors)
    assert errors(changed(real, {name: f"{real.files[name].decode()}\n{links}\n"})) == []


# --- heads and settings ---------------------------------------------------------------------------


HEADS = (
    ('title: "About: us"', "order: -1", 'name: "{}"'),
    ("title: 'About us'", "order: 900", "name: '{}'"),
    ("title: >-\n  About\n  us", "# a comment\norder: 31", "name:  {}"),
    ("title: About «us» & more", "order: 32\n", "name: {} # x"),
)
"""Ways to type the three lines of a head that say its title, its order and its name."""


def headed(little: Source) -> Source:
    """Return the project with heads of pages that are typed otherwise."""
    pages = [name for name in little.files if name.startswith("docs/en/")]
    texts = {}
    for page, (title, order, name) in zip(pages, HEADS, strict=False):
        text = little.files[page].decode()
        for key, typed in ("title", title), ("order", order), ("name", name):
            (line,) = re.findall(rf"^{key}: .*\n", text, re.MULTILINE)
            text = text.replace(line, typed.format(line.strip().partition(": ")[2]) + "\n")
        texts[page] = text
    assert len(texts) == len(HEADS)
    return changed(little, texts)


def mended(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def set_otherwise(little: Source) -> Source:
    """Return the project with settings that are typed otherwise."""
    text = mended(
        little.files[CONFIG].decode(),
        {
            "site_name: Åpenhetsloven – Negotia": 'site_name: "Another: name"',
            "site_url: https://www.negotia.no/apenhetsloven/": "site_url: http://localhost:8123",
            "strict: true": "strict:   true   # always",
            "watch: [data, src, overrides, macros.py]": (
                "watch:\n  - data\n  - src\n  - overrides\n  - 'macros.py'"
            ),
        },
    )
    return changed(little, {CONFIG: text})


def test_pages_heads_and_settings_in_which_nothing_is_told_can_be_built(
    little: Source, project: Path, tmp_path: Path
) -> None:
    """Each way is looked at by itself, and all are built at once: a build takes long."""
    source = little
    for way in headed, all_that_a_page_may_hold, nonsense, set_otherwise:
        source = way(source)
        assert [as_line(problem, "en") for problem in errors(source)] == [], way.__name__
    build(source, project, tmp_path / "site")


def test_settings_that_lose_or_repeat_a_line_are_told(whole: Source) -> None:
    lines = whole.files[CONFIG].decode().split("\n")
    says = [n for n, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"]
    assert len(says) > 20
    for place in says:
        for other in (lines[:place] + lines[place + 1 :], lines[: place + 1] + lines[place:]):
            found = errors(changed(whole, {CONFIG: "\n".join(other)}))
            assert {problem.file for problem in found} == {CONFIG}, lines[place]


# --- the data -------------------------------------------------------------------------------------


LEFT_OUT = {"statement": 45, "principles": 12}
"""How many of the lines with a key, with what is under them, a file can at least be without."""
UNHEARD = {
    "statement": {
        *("format", "assessment.spend_share.approximate", "assessment.suppliers.source"),
        *("chapters.blocks", "chapters.numbered", "contact.channels", "conventions"),
        *("conventions.year", "measures.due", "organisation.affiliations", "organisation.seat"),
        *("organisation.sector", "organisation.sector_code", "risk_areas.level", "sources.url"),
    },
    "principles": {
        *("format", "policy.definitions", "policy.focus_intro", "policy.organises"),
        *("policy.pay_criteria", "policy.presence_intro", "policy.principles_intro"),
        "policy.values_intro",
    },
    "law": {"format"},
}
"""What a file of the small project can be without so that nobody hears of it, not even in advice.

None of it has the rest say something else: it is told where it is known, and left out where not.
"""


@dataclass(frozen=True)
class Loss:
    """A key with what is under it, lost from the small project, and what ``check`` tells then."""

    way: str
    lines: range
    loaded: Loaded
    found: list[Problem]


@pytest.fixture(scope="module")
def losses(whole: Source) -> dict[str, list[Loss]]:
    """Every such loss, file by file; what is found in the other files is looked for once."""
    memory = Memory()
    lost: dict[str, list[Loss]] = {}
    for kind, name in KINDS.items():
        text = whole.files[name].decode()
        for _, lines in lines_of_keys(text):
            loaded = load_project(changed(whole, {name: without(text, lines)}))
            found = check_project(loaded, AS_OF, memory=memory)
            lost.setdefault(kind, []).append(Loss(way_to(text, lines[0]), lines, loaded, found))
    return lost


KINDS = {
    "statement": "data/statement_2023.yml",
    "principles": "data/principles_2023.yml",
    "law": "data/law_apenhetsloven.yml",
}


def way_to(text: str, number: int) -> str:
    """Return the keys that lead to one in block style; entries of lists are not told apart."""
    names: list[str] = []
    outer = len(text)
    for line in reversed(text.split("\n")[: number + 1]):
        key = re.match(r"( *(?:- )?)([a-z_]+):", line)
        if key and len(key[1]) < outer and (not names or line.endswith(":")):
            outer = len(key[1])
            names.insert(0, key[2])
    return ".".join(names)


@pytest.mark.parametrize("kind", UNHEARD)
def test_what_is_lost_unheard_leaves_the_rest_as_it_was(
    losses: dict[str, list[Loss]], whole: Source, kind: str
) -> None:
    usual = {told_as(one) for one in check_project(load_project(whole), AS_OF, None, None, as_said)}
    unheard = set()
    for loss in losses[kind]:
        if {told_as(one) for one in loss.found} <= usual:
            approved = check_project(loss.loaded, AS_OF, fingerprint=as_said)
            if {told_as(one) for one in approved} <= usual:
                unheard.add(loss.way)
    assert unheard == UNHEARD[kind]


def told_as(problem: Problem) -> tuple[str, str, str]:
    """Return what a problem says, wherever it has moved to."""
    return problem.rule, problem.file, problem.message("nb")


def as_said(_: Edition) -> str:
    """Return the fingerprint that the small project's approval names."""
    return "ab" * 32


def test_what_can_be_left_out_unnoticed_can_be_built(
    losses: dict[str, list[Loss]], little: Source, project: Path, tmp_path: Path
) -> None:
    """Each by itself on the Norwegian pages and in each file; all at once in the whole site."""
    usual = load_project(little)
    without_them, known = {}, set[object]()
    for kind, at_least in LEFT_OUT.items():
        text = little.files[KINDS[kind]].decode()
        unnoticed = []
        for loss in losses[kind]:
            if not blocking(loss.found):
                unnoticed.append(loss.lines)
                of = loss.loaded
                try:
                    say(replace(usual, statements=of.statements, principles=of.principles), known)
                except Exception as error:
                    error.add_note(loss.way)
                    raise
        assert len(unnoticed) >= at_least
        without_them[KINDS[kind]] = without(text, set(chain.from_iterable(unnoticed)))
    bare = changed(little, without_them)
    assert [as_line(problem, "en") for problem in errors(bare)] == []
    build(bare, project, tmp_path / "site")
    for _, wanted in builds(load_project(bare)):
        outputs.files(Macros.of(wanted.build, wanted.pages).writer)


def say(loaded: Loaded, known: set[object]) -> None:
    """Say all that pages bring in of an edition, and what each of its files holds.

    Those that take long to set are made where their document has a form that none ``known`` has.
    """
    _, wanted = next(builds(loaded, when_asked(made_anew)))
    macros = Macros.of(wanted.build, wanted.pages)
    for call in (*DOCUMENTS, *TODAYS, *ACROSS_YEARS):
        macros.by_name()[call]()
    forms = set(forms_in(booklet(macros.writer, {})))
    for output in outputs.OUTPUTS:
        if not (output.on_request and forms <= known):
            output.make(macros.writer)
    known |= forms


def forms_in(part: object, where: object = None) -> Iterator[object]:
    """Yield what a renderer can meet in a document: what stands empty or not, in what, after what."""
    yield where, type(part).__name__, bool(part)
    if isinstance(part, tuple):
        for before, inner in pairwise((None, *part, None)):
            yield from forms_in(inner, (where, type(before).__name__))
    elif is_dataclass(part):
        for one in fields(part):
            yield from forms_in(getattr(part, one.name), (type(part).__name__, one.name))
