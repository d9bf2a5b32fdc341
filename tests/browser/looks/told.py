"""What a screen reader gets: one title, headings in order, landmarks, names, headers.

Read from the browser's own accessibility tree, not from the HTML: what counts is what is told.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tests.browser.accessibility import Node
from tests.browser.visits import Visit

LANDMARKS: Final = {"banner", "navigation", "main", "contentinfo", "search", "region"}
EMPTY_WORDS: Final = re.compile(
    r"(her|les mer|mer|klikk her|lenke|link|here|click here|read more|more|https?://.*)",
    re.IGNORECASE,
)
"""Names that say nothing about where a link leads."""
BESIDE_ITS_WORDS: Final = re.compile(r"\d{4}|(?:Lenke til avsnittet «|Link to the section ‘).*")
"""Names of links told by what they stand beside (WCAG 2.4.4): years, in an entry or a row that says what
they are of; and those to their own heading, of which two parts may each have one for a measure."""
OPERATED: Final = ("textbox", "searchbox", "combobox", "button", "image")


def headings_are_in_order(visit: Visit) -> Iterator[str]:
    """Look for one title, which comes first, and no level left out."""
    headings = visit.tree.all("heading")
    levels = [heading.properties["level"] for heading in headings]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    if levels[:1] != [1]:
        yield f"the first heading is «{headings[0].name if headings else 'none'}»"
    for before, after in itertools.pairwise(headings):
        if after.properties["level"] > before.properties["level"] + 1:
            yield f"«{after.name}» skips a level after «{before.name}»"
    if not all(heading.name for heading in headings):
        yield "an empty heading"


def landmarks_hold_everything(visit: Visit) -> Iterator[str]:
    """Look for the parts of a page, each there once and told apart."""
    for role in ("banner", "main", "contentinfo"):
        if (count := len(visit.tree.all(role))) != 1:
            yield f"{count} of {role}"
    names = [node.name for node in visit.tree.all("navigation")]
    if not all(names):
        yield f"a navigation without a name among {names}"
    if twice := [name for name, count in Counter(names).items() if count > 1]:
        yield f"navigations of the same name: {twice}"
    if not any(main.all("heading") for main in visit.tree.all("main")):
        yield "the title is outside the main part"
    for child in _outside_landmarks(visit.tree):
        if child.role != "link":
            yield f"{child.role} «{child.name}» is in no landmark"


def _outside_landmarks(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.role in {*LANDMARKS, "StaticText"}:
            continue
        if child.role in {"generic", "none", "paragraph", "list", "listitem", ""}:
            yield from _outside_landmarks(child)
        else:
            yield child


def links_say_where_they_lead(visit: Visit) -> Iterator[str]:
    """Look for links without a name of their own."""
    targets: dict[tuple[str, str], set[str]] = {}
    for context, link in _links(visit.tree, "the page"):
        if not link.name:
            yield f"a link without a name to {link.properties.get('url')}"
        if EMPTY_WORDS.fullmatch(link.name):
            yield f"a link is called «{link.name}»"
        if not BESIDE_ITS_WORDS.fullmatch(link.name):
            targets.setdefault((context, link.name), set()).add(str(link.properties.get("url")))
    for (context, name), urls in targets.items():
        if len(urls) > 1:
            yield f"in {context}, «{name}» leads to different places: {sorted(urls)}"


def _links(node: Node, context: str) -> Iterator[tuple[str, Node]]:
    """Yield every link with the landmark it stands in: the menu may say what a text says too."""
    for child in node.children:
        if child.role == "link":
            yield context, child
        inside = f"{child.role} {child.name}".strip() if child.role in LANDMARKS else context
        yield from _links(child, inside)


def tables_have_headers(visit: Visit) -> Iterator[str]:
    """Look for tables whose cells are told without what they are of."""
    for table in visit.tree.all("table"):
        if not table.name:
            yield "a table without a caption"
        for told in _wrong_in_table(table):
            yield f"table «{table.name}»: {told}"


def _wrong_in_table(table: Node) -> Iterator[str]:
    head, *rows = table.all("row") or [Node("row", "", "", {})]
    columns = [cell.name for cell in head.all("columnheader")]
    if len(columns) < 2 or not all(columns):
        yield f"its head is {columns}"
    if not rows:
        yield "it is empty"
    for row in rows:
        headers, cells = row.all("rowheader"), row.all("cell", "gridcell")
        if not any(header.name for header in headers):
            yield f"«{row.name}» has no header"
        if len(headers) + len(cells) != len(columns):
            yield f"«{row.name}» has {len(headers) + len(cells)} cells for {columns}"


def controls_have_names(visit: Visit) -> Iterator[str]:
    """Look for fields, buttons and pictures that are told without a name."""
    for control in visit.tree.all(*OPERATED):
        if not control.name:
            yield f"a {control.role} without a name"


def the_contents_name_every_chapter(visit: Visit) -> Iterator[str]:
    """Compare the page's contents with its chapters."""
    told = [link.name for link in visit.tree.all("navigation")[-1].all("link")]
    chapters = visit.page.locator("main section h2").all_inner_texts()
    if not chapters:
        yield "no chapters"
    for chapter in (" ".join(text.split()) for text in chapters):
        if chapter not in told:
            yield f"not in the contents: «{chapter}»"


def charts_are_told_in_words(visit: Visit) -> Iterator[str]:
    """Look for what each row of a chart says in an entry of a list; its bar has no words to add."""
    entries = visit.tree.all("listitem")
    told = [" ".join(" ".join(t.name for t in e.all("StaticText")).split()) for e in entries]
    drawn = [" ".join(row.split()) for row in visit.page.locator(".chart li").all_inner_texts()]
    if not drawn:
        yield "no charts are drawn"
    for row in drawn:
        if row not in told:
            yield f"drawn, but not told: «{row}»"


def the_time_limits_are_worked_out(visit: Visit) -> Iterator[str]:
    """Look for the two last days of who asks today."""
    year = re.compile(r"\b20\d\d\b")
    told = [node.name for node in visit.tree.all("StaticText") if year.search(node.name)]
    if len([line for line in told if "{" not in line]) < 2:
        yield f"dates are told in {told} only"
