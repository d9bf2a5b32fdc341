"""The declaration and the policy as they were adopted last, each at an address that stays.

They are no edition's: they hold until the next version does, and the editions tell what held in
their periods. It knows no engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from apenhet.model import LANGUAGES, PRINCIPLE_PARTS, Edition, Language, PrinciplePart
from apenhet.read.in_force import Version, in_force
from apenhet.render import html
from apenhet.render.outputs import up_from
from apenhet.say import adopted, standing
from apenhet.say.document import Document, Inlines, Link, Paragraph, Plain, Section, Target
from apenhet.say.versions import former_anchor
from apenhet.say.writer import Writer, joined, listed
from apenhet.site.beside import beside
from apenhet.site.finish import sitemap
from apenhet.site.navigation import language_folder
from apenhet.site.plan import Plan
from apenhet.year.life import is_published, latest


def adopted_pages(plan: Plan) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield where each such page lies in the site, and what its template needs to know."""
    for part in PRINCIPLE_PARTS if plan.adopted and plan.editions else ():
        for language in LANGUAGES:
            yield plan.pages.get(part, language).path, _page(plan, part, language)


def adopted_entries(plan: Plan) -> Iterator[sitemap.SitemapEntry]:
    """Yield what search engines may list of them, where anything has been published."""
    for part in PRINCIPLE_PARTS if plan.adopted and _is_public(plan) else ():
        alternates = _alternates(plan, part)
        yield from (sitemap.SitemapEntry(address, alternates) for address in alternates.values())


def _is_public(plan: Plan) -> bool:
    """Whether there is more to see than drafts."""
    return any(map(is_published, plan.editions))


def _alternates(plan: Plan, part: PrinciplePart) -> dict[Language, str]:
    root = plan.site_url.rstrip("/")
    return {language: f"{root}/{plan.pages.get(part, language).path}" for language in LANGUAGES}


def _page(plan: Plan, part: PrinciplePart, language: Language) -> dict[str, Any]:
    shown, page = latest(plan.editions), plan.pages.get(part, language)
    root = up_from(page.path)
    edition = shown.model_copy(update={"principles": plan.adopted, "superseded": ()})
    w = Writer.of(edition, language)
    there = root + language_folder(shown, language)
    alternates = _alternates(plan, part)
    href = partial(_href, plan, part, language, there)
    document = _document(plan, w, part, root)
    return {
        **beside(plan, shown, language, page.path, lambda other: plan.pages.get(part, other).path),
        "home": f"{there}index.html",
        "edition": standing.title(shown, language),
        "listed": _is_public(plan),
        "canonical": alternates[language],
        "alternates": alternates,
        "title": page.title,
        "description": shown.frame.text("adopted_description", language, title=page.title),
        "layout": "with-contents" if document.contents else "columns",
        "told": html.render(document, href, shown.words(language)),
    }


def _href(plan: Plan, part: str, language: Language, there: str, target: Target) -> str:
    """Return where a link leads: what stands on this page does so here, all else in the edition."""
    if target.page in {None, part}:
        return f"#{target.anchor}"
    return there + plan.pages.href(target, language)


def _document(plan: Plan, w: Writer, part: PrinciplePart, root: str) -> Document:
    """Return what was adopted last, from when it holds, and below it all versions, newest first."""
    frame, path = w.edition.frame, plan.pages.get(part, w.language).path
    every = plan.versions[part]
    anchor = frame.text("adopted_versions_anchor", w.language)
    title = frame.text("adopted_versions", w.language)
    way = Link((Plain(title),), Target(anchor=anchor))
    now = Paragraph((Plain(f"{_when(w, every[-1], is_last=True)} "), way))
    told = []
    for one in reversed(every):
        line: Inlines = (Plain(_when(w, one, is_last=one is every[-1])),)
        years = [
            (Link((Plain(str(edition.year)),), f"{root}{edition.year}/{path}{place}"),)
            for edition in plan.editions
            if not edition.coming and (place := _place(w, one, every, edition)) is not None
        ]
        if years:
            told_in = frame.text("adopted_in", w.language)
            line = (*line, Plain(f" {told_in}: "), *joined(tuple(years)))
        told.append(line)
    said = adopted.adopted(w, part)
    versions = Section(anchor, title, (listed(told),))
    return replace(said, blocks=(now, *said.blocks, versions))


def _place(w: Writer, one: Version, every: Sequence[Version], edition: Edition) -> str | None:
    """Return where a version stands on the page of an edition, if it held in its period."""
    held = in_force(every, edition.statement.edition.period)
    if one not in held:
        return None
    return "" if one is held[-1] else f"#{former_anchor(w, held.index(one) + 1)}"


def _when(w: Writer, one: Version, *, is_last: bool) -> str:
    """Return when a version held, as far as that is stated."""
    days = {"since": one.valid_from, "until": one.until}
    stated = {name: w.date(day) for name, day in days.items() if day is not None}
    name = "_".join(["adopted", *(stated or ["undated"])])
    if not is_last and one.until is None:
        name = "adopted_since_replaced" if stated else "adopted_replaced"
    return w.edition.frame.text(name, w.language, **stated)
