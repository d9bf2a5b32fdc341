"""What a screen reader gets: one title, headings in order, landmarks, names, headers, languages.

Read from the browser's own accessibility tree, not from the HTML: what counts is what is told.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from apenhet.render import html
from apenhet.say.document import Document, Foreign, Paragraph, Plain
from tests.browser.addresses import ALL, EDITION_PAGES, PAGES, Address, address, both
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

LANDMARKS: Final = {"banner", "navigation", "main", "contentinfo", "search", "region"}
EMPTY_WORDS: Final = re.compile(
    r"(her|les mer|mer|klikk her|lenke|link|here|click here|read more|more|https?://.*)",
    re.IGNORECASE,
)
"""Names that say nothing about where a link leads."""

FOREIGN: Final = {
    # In which pages, which words must be marked as being in the other language.
    "nb": ("desk research", "due diligence", "whistleblowing", "Trade Union", "Rights Index"),
    "en": (
        "åpenhetsloven",
        "frontfagsmodellen",
        "avtalefestet pensjon",
        "arbeidslinja",
        "Lånekassen",
    ),
}

FOREIGN_WORDS: Final = """(words) => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); )
    for (const word of words)
      if (node.data.toLowerCase().includes(word.toLowerCase()))
        found.push([word, node.parentElement.closest("[lang]").lang, node.data.trim()]);
  return found;
}"""


@dataclass
class Node:
    """An element as assistive technology is told of it."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]
    children: list[Node] = field(default_factory=list)

    def all(self, *roles: str) -> list[Node]:
        """Return every element below with one of the roles, in reading order."""
        return [node for node in self.walk() if node.role in roles]

    def walk(self) -> Iterator[Node]:
        """Yield everything below in reading order."""
        for child in self.children:
            yield child
            yield from child.walk()


def tree(page: Page) -> Node:
    """Return the accessibility tree of the page as Chromium tells it."""
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {entry["nodeId"]: entry for entry in told}

    def read(entry: dict[str, Any]) -> Node:
        node = Node(
            entry.get("role", {}).get("value", ""),
            " ".join(str(entry.get("name", {}).get("value", "")).split()),
            " ".join(str(entry.get("description", {}).get("value", "")).split()),
            {p["name"]: p["value"].get("value") for p in entry.get("properties", [])},
        )
        for child in (nodes[id_] for id_ in entry.get("childIds", []) if id_ in nodes):
            below = read(child)
            # What is ignored is not told, but what it holds is.
            node.children += below.children if child.get("ignored") else [below]
        return node

    return read(told[0])


# --- every page -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ALL)
def test_a_page_is_told_in_order(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        root, where = tree(page), f"{path} {width} px"
        _assert_headings(root, where)
        _assert_landmarks(root, where)
        _assert_links(root, where)
        _assert_tables(root, where)
        for control in root.all("textbox", "searchbox", "combobox", "button", "image"):
            assert control.name, f"{where}: a {control.role} without a name"


def _assert_headings(root: Node, where: str) -> None:
    headings = root.all("heading")
    levels = [heading.properties["level"] for heading in headings]
    assert levels.count(1) == 1, f"{where}: {levels.count(1)} headings of the first level"
    assert levels[0] == 1, f"{where}: the first heading is «{headings[0].name}»"
    for before, after in itertools.pairwise(headings):
        step = after.properties["level"] - before.properties["level"]
        assert step <= 1, f"{where}: «{after.name}» skips a level after «{before.name}»"
    assert all(heading.name for heading in headings), f"{where}: an empty heading"


def _assert_landmarks(root: Node, where: str) -> None:
    for role in ("banner", "main", "contentinfo"):
        assert len(root.all(role)) == 1, f"{where}: {len(root.all(role))} of {role}"
    names = [node.name for node in root.all("navigation")]
    assert all(names), f"{where}: a navigation without a name among {names}"
    assert len(names) == len(set(names)), f"{where}: navigations of the same name: {names}"
    (main,) = root.all("main")
    assert main.all("heading"), f"{where}: the title is outside the main part"
    for child in _outside_landmarks(root):
        assert child.role == "link", f"{where}: {child.role} «{child.name}» is in no landmark"


def _outside_landmarks(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.role in LANDMARKS or child.role in {"InlineTextBox", "StaticText"}:
            continue
        if child.role in {"generic", "none", "paragraph", "list", "listitem", ""}:
            yield from _outside_landmarks(child)
        else:
            yield child


def _assert_links(root: Node, where: str) -> None:
    targets: dict[tuple[str, str], set[str]] = {}
    for context, link in _links(root, "the page"):
        assert link.name, f"{where}: a link without a name to {link.properties.get('url')}"
        assert not EMPTY_WORDS.fullmatch(link.name), f"{where}: a link is called «{link.name}»"
        targets.setdefault((context, link.name), set()).add(str(link.properties.get("url")))
    vague = {name: urls for name, urls in targets.items() if len(urls) > 1}
    assert not vague, f"{where}: links of one name lead to different places: {vague}"


def _links(node: Node, context: str) -> Iterator[tuple[str, Node]]:
    """Yield every link with the landmark it stands in: the menu may say what a text says too."""
    for child in node.children:
        if child.role == "link":
            yield context, child
        inside = f"{child.role} {child.name}".strip() if child.role in LANDMARKS else context
        yield from _links(child, inside)


def _assert_tables(root: Node, where: str) -> None:
    for table in root.all("table"):
        assert table.name, f"{where}: a table without a caption"
        told = f"{where}: table «{table.name}»"
        head, *rows = table.all("row")
        columns = [cell.name for cell in head.all("columnheader")]
        assert len(columns) >= 2, f"{told}: its head is {columns}"
        assert all(columns), f"{told}: a column without a name in {columns}"
        assert rows, f"{told} is empty"
        for row in rows:
            headers, cells = row.all("rowheader"), row.all("cell", "gridcell")
            assert [header.name for header in headers if header.name], f"{told}: «{row.name}»"
            assert len(headers) + len(cells) == len(columns), f"{told}: «{row.name}»"


@pytest.mark.parametrize("place", EDITION_PAGES, ids=lambda place: place.path)
def test_a_page_says_its_language_and_title(open_page: OpenPage, place: Address) -> None:
    page = open_page(place.path)
    assert page.locator("html").get_attribute("lang") == place.language, place.path
    heading = page.locator("h1").inner_text()
    assert page.title().startswith(place.title), f"{place.path}: «{page.title()}»"
    assert heading in page.title(), f"{place.path}: «{page.title()}» is not «{heading}»"
    assert str(place.year) in page.title(), f"{place.path}: «{page.title()}» names no year"
    other = page.get_by_role("link", name={"nb": "English", "en": "Norsk"}[place.language])
    code = {"nb": "en", "en": "nb"}[place.language]
    assert (other.get_attribute("lang"), other.get_attribute("hreflang")) == (code, code)
    current = page.locator("[aria-current=page]:not(.years a)")
    here = current.evaluate_all("(links) => links.map((link) => link.href)")
    assert set(here) == {page.url}, f"{place.path}: the reader is said to be on {here}"
    for word, language, text in page.evaluate(FOREIGN_WORDS, FOREIGN[place.language]):
        assert language == code, f"{place.path}: «{word}» is read as {language} in «{text}»"


def test_titles_and_descriptions_are_told_apart(site: Path) -> None:
    for what in (r"<title>(.*?)</title>", r'<meta name="description" content="(.*?)"'):
        found = {path: re.search(what, (site / path).read_text("utf-8")) for path in ALL}
        said = {path: match[1] for path, match in found.items() if match}
        twice = [text for text, count in Counter(said.values()).items() if count > 1]
        assert not twice, f"said of more than one page: {twice}"
        assert not [path for path in PAGES if path not in said], f"{what} is missing"


@pytest.mark.parametrize(("language", "words"), [("nb", "desk research"), ("en", "åpenhetsloven")])
def test_foreign_words_are_there_to_be_marked(site: Path, language: str, words: str) -> None:
    # Or the test above would look for what nobody says any more.
    pages = [place.path for place in EDITION_PAGES if place.language == language]
    assert any(words in (site / path).read_text("utf-8") for path in pages)


# --- the contents, charts ---------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", [*both("account"), *both("policy"), *both("law")])
def test_the_contents_name_every_chapter(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, width=width)
    if width == 320:
        page.locator(".contents summary").click()
    contents = tree(page).all("navigation")[-1]
    told = [link.name for link in contents.all("link")]
    chapters = [" ".join(h.split()) for h in page.locator("main section h2").all_inner_texts()]
    missing = [chapter for chapter in chapters if chapter not in told]
    assert chapters, f"{path}: no chapters"
    assert not missing, f"{path} {width} px: not in the contents: {missing}"
    broken = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash)
          .filter((hash) => !document.getElementById(decodeURIComponent(hash.slice(1))))"""
    )
    assert not broken, f"{path}: leads nowhere: {broken}"


@pytest.mark.parametrize("path", [*both("overview"), *both("account")])
def test_charts_are_told_in_words(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    charts = [node for node in tree(page).all("image") if node.name]
    assert len(charts) == page.locator("svg.chart").count() > 0
    for chart, drawn in zip(charts, page.locator("svg.chart").all(), strict=True):
        amounts = drawn.locator(".amount").all_text_contents()
        said = f"{chart.name} {chart.description}".split()
        untold = [
            amount for amount in amounts if amount not in [word.strip(".,:;()") for word in said]
        ]
        assert not untold, f"{path}: «{chart.name}» shows {untold}, but says «{chart.description}»"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_time_limits_are_told_once_worked_out(open_page: OpenPage, language: str) -> None:
    root = tree(open_page(address("information", language).path))
    year = re.compile(r"\b20\d\d\b")
    told = [node.name for node in root.all("StaticText") if year.search(node.name)]
    assert len([line for line in told if "{" not in line]) >= 2, told


def test_words_that_run_from_the_right_keep_their_place(open_page: OpenPage) -> None:
    page = open_page(address("overview", "nb").path)
    spans = (Foreign((Plain("حقوق الإنسان"),), "ar"), Foreign((Plain("زכויות"),), "he"))
    inlines = (spans[0], Plain(" 1 (2) "), spans[1], Plain(" – "), spans[0])
    document = Document("nb", (Paragraph(inlines),))
    page.evaluate(
        "(html) => document.querySelector('main').innerHTML = html", html.render(document, str, {})
    )
    places = page.locator("main [dir=rtl]").evaluate_all(
        "(spans) => spans.map((span) => span.getBoundingClientRect().left)"
    )
    assert len(places) == 3
    assert places == sorted(places)
