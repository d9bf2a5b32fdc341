"""An edition as JSON for programs: both languages in one file, in the shape of ``shape``.

The account comes from the same documents as its pages; figures, risk areas and measures come from
the model besides, each value by itself, since programs compare those. It knows no page frame.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, TypeVar

from apenhet.compare import Change, Leaf
from apenhet.model import LANGUAGES, Figure, Frozen, Language, LocalUrl, Text
from apenhet.render import shape, words
from apenhet.render.plain import lines
from apenhet.say import adopted, clauses, compose, standing
from apenhet.say.changes import Compared, Told, compared
from apenhet.say.changes import told as told_changes
from apenhet.say.document import Document, Link, Target
from apenhet.say.markdown import plain
from apenhet.say.since import for_readers
from apenhet.say.writer import Same, Writer
from apenhet.signatures import as_signed

Shaped = TypeVar("Shaped", bound=shape.Told)

LINES: Final = frozenset(
    {"body", "kind", "label", "meeting", "name", "place", "role", "term", "title"}
)
"""What is called so is a line; other texts may have paragraphs and lists."""


def statement_json(w: Writer) -> str:
    """The whole edition in both languages; the writer's own makes no difference."""
    return _statement_json(Same(w.edition), Same(w.before))


@lru_cache(maxsize=2)  # a file by itself, and inside the PDF of each language
def _statement_json(edition: Same, former: Same) -> str:
    w = Writer.of(edition.thing, LANGUAGES[0]).after(former.thing)
    told = Reader(w).statement().model_dump(mode="json", by_alias=True)
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


class Reader:
    """An edition read aloud in both languages at once."""

    def __init__(self, w: Writer) -> None:
        self._in = {
            language: w.alone if w.language == language else Writer.of(w.edition, language)
            for language in LANGUAGES
        }
        self.edition, self._former, self._facts = w.edition, w.before, w.facts

    def statement(self) -> shape.Statement:
        """Return all that the edition says, in the shape of published data."""
        said, principles = self.edition.statement, self.edition.principles
        return self.part(
            shape.Statement,
            said,
            format=shape.FORMAT,
            schema_=f"{shape.FOLDER}/{shape.schema_name(shape.FORMAT)}",
            year=self.edition.year,
            title=self.both(lambda w: w.label("site_title", year=w.edition.year)),
            period=said.edition.period,
            edition=self._state(),
            fingerprints=self._fingerprints(),
            figures=[self._figure(path, figure) for path, figure in self._facts.figures()],
            counts={
                path.removeprefix("derived."): value
                for path, value in self._facts.walk()
                if path.startswith("derived.") and isinstance(value, int)
            },
            categories=[
                {**self.values(entry), "suppliers": entry.suppliers.value}
                for entry in said.assessment.categories
            ],
            risk_areas=self._headed(said.risk_areas),
            findings=self._headed(said.findings),
            guidelines=self._headed(said.guidelines),
            measures=self._measures(),
            plan_addresses=said.action_plan.addresses if said.action_plan else (),
            board=said.governance.members,
            requests=said.information_duty.requests,
            clauses=self._clauses(),
            account=self._sections(compose.account),
            declaration=self._sections(adopted.declaration, principles.declaration.title),
            policy=self._sections(adopted.policy, principles.policy.title),
            changes=self._changes(),
        )

    # --- texts and values -------------------------------------------------------------------------

    def both(self, say: Callable[[Writer], str]) -> dict[str, str]:
        """Return what is said, in each language."""
        return {language: say(w) for language, w in self._in.items()}

    def label(self, name: str) -> dict[str, str]:
        """Return one of the site's own labels in each language."""
        return self.both(lambda w: w.label(name))

    def part(self, made: type[Shaped], thing: Frozen, **more: object) -> Shaped:
        """Return a part of the shape from the values of a thing that have the same names."""
        own = {
            name: value for name, value in thing if name in made.model_fields.keys() - more.keys()
        }
        told = {name: self.value(value, name) for name, value in {**own, **more}.items()}
        return made.model_validate(told)

    def values(self, thing: Frozen) -> dict[str, Any]:
        """Return all values of a thing."""
        return {name: self.value(value, name) for name, value in thing}

    def value(self, value: object, name: str = "") -> Any:
        """Return anything of the model as the shape has it; ``name`` says what it is."""
        match value:
            case Text():
                return self.both(lambda w: w.words(value) if name in LINES else told(w, value))
            case LocalUrl():
                return value.model_dump()
            case Figure():
                return {
                    **self.values(value.model_copy(update={"value": 0})),
                    "value": number(value),
                }
            case Frozen():
                return self.values(value)
            case tuple() | list():
                return [self.value(part, name) for part in value]
            case dict():
                return {key: self.value(part, key) for key, part in value.items()}
            case StrEnum():
                return str(value)
            case _:
                return value

    # --- the edition's state ----------------------------------------------------------------------

    def _state(self) -> shape.State:
        edition, own = self.edition, as_signed(self.edition).edition
        return self.part(
            shape.State,
            own,
            state=str(edition.state),
            text=self.both(lambda w: standing.state_name(w.edition, w.language)),
            revisions=[
                {"revision": one.revision, "date": one.date, "kind": one.kind, "reason": one.reason}
                for one in edition.published
            ],
            publish_by=self._facts.find("derived.publish_by"),
            not_yet=standing.not_yet(edition),
            not_stated=standing.not_stated(edition),
        )

    def _fingerprints(self) -> dict[str, Any]:
        told: dict[str, dict[str, str]] = {
            language: {part: words.digest(words.words(w, part)) for part in words.FINGERPRINTED}
            for language, w in self._in.items()
        }
        return {"recipe": words.RECIPE, **told}

    # --- its parts --------------------------------------------------------------------------------

    def _figure(self, path: str, figure: Figure) -> dict[str, Any]:
        return {
            **self.value(figure),
            "path": path,
            "derived": path.startswith("derived."),
            "text": self.both(lambda w: w.quantity(path).text),
        }

    def _headed(self, things: Iterable[Any]) -> list[dict[str, Any]]:
        return [{**self.values(thing), "anchor": thing.slug.model_dump()} for thing in things]

    def _measures(self) -> list[dict[str, Any]]:
        said = self.edition.statement
        roles = {role.id: self.values(role) for role in said.governance.roles}
        return [
            {
                **told,
                "status_text": self.label(f"measure_status_{measure.status}"),
                "responsible": roles[measure.responsible],
            }
            for told, measure in zip(self._headed(said.measures), said.measures, strict=True)
        ]

    def clauses(self) -> tuple[clauses.ToldAnswer, ...]:
        """Return how far each clause is answered; what no language makes a difference to."""
        return tuple(clauses.clauses_told(self._in[LANGUAGES[0]]))

    def _clauses(self) -> list[dict[str, Any]]:
        return [
            {
                **self.values(nb.clause),
                "asks": self.value(nb.clause.summary),
                "answered": str(nb.answered),
                "answered_text": {"nb": nb.told, "en": en.told},
                "places": [_place(*pair) for pair in zip(nb.places, en.places, strict=True)],
                "lacking": {"nb": nb.lacking, "en": en.lacking},
            }
            for nb, en in zip(*(clauses.clauses_told(w) for w in self._in.values()), strict=True)
        ]

    def _changes(self) -> dict[str, Any] | None:
        """Return what readers find changed since the edition before, in both languages."""
        if self._former is None:
            return None
        found = compared(self._former, self.edition, self.edition.frame)
        for_some = {one.path for lang in LANGUAGES for one in for_readers(found, lang)}
        in_both = zip(*(told_changes(found, lang) for lang in LANGUAGES), strict=True)
        last = self._former.published[-1].revision if self._former.published else None
        return {
            "since": self._former.year,
            "revision": last,
            "changes": [
                _change(found, change, dict(zip(LANGUAGES, told, strict=True)))
                for change, told in zip(found.changes, in_both, strict=True)
                if change.path in for_some
            ],
        }

    def _sections(
        self, compose_it: Callable[[Writer], Document], title: Text | None = None
    ) -> list[dict[str, Any]]:
        """Return a document section by section, under its title what stands before the first."""
        nb, en = (compose_it(w) for w in self._in.values())
        lead = {"nb": list(lines(nb.blocks)), "en": list(lines(en.blocks))}
        first = [
            {"number": None, "title": self.value(title, "title"), "anchor": None, "text": lead}
        ]
        return [*(first if title else ())] + [
            {
                "number": one.number,
                "title": {"nb": one.title, "en": other.title},
                "anchor": {"nb": one.anchor, "en": other.anchor},
                "text": {"nb": list(lines(one.blocks)), "en": list(lines(other.blocks))},
            }
            for one, other in zip(nb.sections(), en.sections(), strict=True)
        ]


def _change(found: Compared, change: Change, told: dict[Language, Told]) -> dict[str, Any]:
    """Return a change with what it was and is, in both languages."""
    properties = {language: one.property for language, one in told.items()}
    sides = {"before": change.before, "after": change.after}
    return {
        "kind": str(change.kind),
        "path": change.path,
        "about": {language: one.about for language, one in told.items()},
        "property": properties if all(properties.values()) else None,
        **{
            name: {lang: _side(found, leaf, told[lang], lang, name) for lang in LANGUAGES}
            for name, leaf in sides.items()
            if leaf is not None
        },
        **{
            f"{name}_value": number(leaf)
            for name, leaf in sides.items()
            if isinstance(leaf, Figure)
        },
    }


def _side(found: Compared, leaf: Leaf, told: Told, language: Language, name: str) -> str:
    """Return how what changed reads, or read ``before``; ``told`` has texts that differ only."""
    was, now = found.writers[language]
    if isinstance(leaf, Text):
        return (was if name == "before" else now).words(leaf)
    (value,) = told.values
    return value.before if name == "before" else value.after


def _place(nb: Link, en: Link) -> dict[str, Any]:
    """Return a place in the edition that a link leads to in each language."""
    to, other = nb.to, en.to
    if not isinstance(to, Target) or not isinstance(other, Target):
        raise TypeError("what answers a clause is a place in the edition")
    anchor = {"nb": to.anchor, "en": other.anchor} if to.anchor else None
    title = {"nb": plain(nb.children), "en": plain(en.children)}
    return {"page": to.page, "anchor": anchor, "title": title}


def number(figure: Figure) -> int | float:
    """Return the number of a figure, whole where it is."""
    whole = figure.value == int(figure.value)
    return int(figure.value) if whole else float(figure.value)


def told(w: Writer, text: Text) -> str:
    """Return a text of paragraphs and lists, one a line."""
    return "\n".join(lines(w.blocks(text)))
