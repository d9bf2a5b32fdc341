"""Where each clause of the Act is answered: in one table, then clause by clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from apenhet.act import Answer, Answered, Gap, StatePart, edition_answers
from apenhet.anchors import AccountPart, item_anchor
from apenhet.model import AccountBlock, Asker, Clause, Text
from apenhet.say import views, wording
from apenhet.say.document import (
    Blocks,
    Column,
    Document,
    Inlines,
    Link,
    Missing,
    Paragraph,
    Plain,
    Section,
    Strong,
    Table,
)
from apenhet.say.writer import KEPT, Writer, joined, listed


@lru_cache(maxsize=KEPT)  # as the account is
def law_index(w: Writer) -> Document:
    """How far each clause of the Act is answered, in one table; then each clause by itself."""
    law = w.edition.law
    told = edition_answers(w.edition)
    columns = tuple(Column(w.label(f"clauses_{name}")) for name in ("clause", "answer", "where"))
    table = Table(
        w.label("clauses_caption"), columns, tuple(_clause_row(w, answer) for answer in told)
    )
    unconfirmed = not all(clause.confirmed for clause in law.clauses)
    caveat = (Paragraph((Plain(w.label("clauses_unconfirmed")),)),) if unconfirmed else ()
    act = w.properties(
        ("law_name", w.line(law.title)),
        ("law_in_force", (w.quantity("law.in_force"),)),
    )
    count = Paragraph((Plain(answers_counted(w)),))
    clauses = (_clause(w, answer) for answer in told)
    lacking = (
        *_named(w, told, Answered.PARTLY, "clauses_in_part"),
        *_named(w, told, Answered.NOT_STATED, "clauses_absent"),
    )
    said = (count, *lacking, *caveat, table, act, *clauses)
    return Document(w.language, said, contents=True)


def _named(w: Writer, told: Iterable[Answer], how: Answered, label: str) -> Blocks:
    """Name what the Act asks and is not answered whole, so that nobody need search the table."""
    found = (a for a in told if _is_asked(a) and a.answered is how)
    links = tuple((_clause_link(w, answer.clause),) for answer in found)
    intro = Plain(f"{w.label(label)} ")
    return (Paragraph((intro, *joined(links))),) if links else ()


def _clause_link(w: Writer, clause: Clause) -> Link:
    cited = _after(wording.clause(clause.clause, w.language), w.words(clause.title))
    return w.link(cited, "law", item_anchor(clause, w.language))


class ToldAnswer(NamedTuple):
    """How far a clause is answered, in words, with links to where and what is lacking."""

    clause: Clause
    answered: Answered
    told: str
    places: tuple[Link, ...]
    lacking: tuple[str, ...]


def clauses_told(w: Writer) -> Iterator[ToldAnswer]:
    """Yield every clause of the Act that the edition is held to, with how far it is answered."""
    for answer in edition_answers(w.edition):
        places = (inline for line in _answers(w, answer) for inline in line)
        yield ToldAnswer(
            answer.clause,
            answer.answered,
            w.label(f"answered_{answer.answered}"),
            tuple(place for place in places if isinstance(place, Link)),
            tuple(line for line, _ in _lacking(w, answer)),
        )


def answers_counted(w: Writer) -> str:
    """Return how many of the clauses that ask something of the enterprise are answered.

    All in digits: one counted in words between them would read as another kind of thing.
    """
    asked = [a for a in edition_answers(w.edition) if _is_asked(a)]
    count = Counter(answer.answered for answer in asked)
    number = wording.number(len(asked), w.language)
    if count[Answered.FULLY] == len(asked):
        return w.label("clauses_all", asked=number)
    parts = [
        w.label(f"clauses_{name}", count=wording.number(count[name], w.language))
        for name in (Answered.FULLY, Answered.PARTLY, Answered.NOT_STATED)
        if count[name]
    ]
    told = wording.enumeration(parts, w.language)
    return w.label("clauses_counted", asked=number, told=told)


def _is_asked(answer: Answer) -> bool:
    """Whether the Act itself asks something of the enterprise here."""
    outside = {Answered.NOT_ASKED, Answered.WAIVED}
    return answer.answered not in outside and answer.clause.ground is Asker.ACT


def _clause_row(w: Writer, answer: Answer) -> tuple[Inlines, ...]:
    clause = answer.clause
    how = w.label(f"answered_{answer.answered}")
    said: Inlines = (Strong((Plain(how),)),)
    if answer.answered is Answered.PARTLY:
        said = (*said, Plain(". "), Missing(" ".join(line for line, _ in _lacking(w, answer))))
    elif answer.answered is Answered.NOT_STATED and clause.ground is not Asker.ACT:
        said = (Missing(f"{how}. {_asks(w, clause.ground)}"),)
    elif answer.answered is Answered.WAIVED:
        reasons = (w.line(reason) for reason in w.edition.waived(clause.id))
        said = joined((said, *reasons), ". ")
    return ((_clause_link(w, clause),), said, joined(tuple(_places(w, answer))))


def _places(w: Writer, answer: Answer) -> Iterator[Inlines]:
    """Yield a link for each part of the account that answers, and for what answers beside it."""
    first = {place.part.id: place for place in reversed(answer.parts)}
    for place in (part for part in answer.parts if part is first[part.part.id]):
        # The words name the part, so that is where they lead: the same words, the same place.
        anchor = place.part.slug.in_(w.language)
        yield (w.link(_numbered(w, place), "account", anchor),)
    yield from _beside(w, answer)


def _clause(w: Writer, answer: Answer) -> Section:
    clause = answer.clause
    entries: list[tuple[str, Blocks | Inlines]] = []
    if clause.guidance:
        entries.append(("clause_guidance", w.blocks(clause.guidance)))
    lines = tuple(_answers(w, answer))
    if lines:
        entries.append(("answered_in", (listed(lines),)))
    elif answer.answered is Answered.NOT_STATED:
        told = w.label("answered_not_stated")
        entries.append(("clauses_answer", (Missing(f"{told}. {_asks(w, clause.ground)}"),)))
    if answer.answered is Answered.PARTLY:
        lacking = ((Missing(" ".join(line).rstrip()),) for line in _lacking(w, answer))
        entries.append(("answer_lacks", (listed(lacking),)))
    entries += (("answer_waived", w.blocks(reason)) for reason in w.edition.waived(clause.id))
    entries.append(("law_text", (w.law_link(clause),)))
    told_of = (*w.blocks(clause.summary), w.properties(*entries))
    number = wording.clause(clause.clause, w.language)
    return Section(item_anchor(clause, w.language), w.words(clause.title), told_of, number)


def _asks(w: Writer, ground: Asker) -> str:
    return w.label(f"ground_{ground}")


def _lacking(w: Writer, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield what a clause asks for and is not given, each with who asks."""
    for lack in answer.lacking:
        if isinstance(lack, Gap):
            yield views.gap_told(w, lack), _asks(w, lack.ground)
        elif lack is StatePart.CORRECTIONS:
            # The Act asks for an account that is signed; not that a correction of it is.
            yield w.label("lacking_corrections"), ""
        else:
            told = w.label("not_stated_line", what=w.label(f"lacking_{lack}"))
            yield told, _asks(w, Asker.PRACTICE if lack is StatePart.BOARD else Asker.ACT)


def _answers(w: Writer, answer: Answer) -> Iterator[Inlines]:
    yield from (_answer(w, part) for part in answer.parts)
    yield from _beside(w, answer)


def _beside(w: Writer, answer: Answer) -> Iterator[Inlines]:
    yield from ((w.link(page.title.in_(w.language), page.name),) for page in answer.pages)
    if answer.given is not None:
        yield (w.link(w.label("state_title"), "overview", w.label("state_anchor")),)


def _answer(w: Writer, place: AccountPart) -> Inlines:
    words = _numbered(w, place)
    if place.block is not None:
        words = f"{words}: {_about(w, place.block)}"
    return (w.link(words, "account", place.anchor(w.language)),)


def _numbered(w: Writer, place: AccountPart) -> str:
    title = w.words(place.part.title)
    return _after(place.number, title) if place.number else title


def _after(number: str, title: str) -> str:
    """Return a title after its number, with no line's end between the two."""
    return f"{number}{wording.NO_BREAK}{title}"


def _about(w: Writer, block: AccountBlock) -> str:
    """Return what tells two links into one section apart: first words, or a part's name."""
    return _opening(w, block.text) if block.text else w.label(f"view_{block.show}")


def _opening(w: Writer, text: Text, words: int = 8) -> str:
    """Return a text's first sentence, or its first words where that is longer."""
    said = w.words(text).split(" ")  # not at hard spaces: a date counts as one word
    if len(said) <= words:
        return " ".join(said)
    # A sentence of three words may be an abbreviation with a name after it.
    for end in range(4, words + 1):
        if said[end - 1].endswith((".", "!", "?")) and said[end][:1].isupper():
            return " ".join(said[:end]).rstrip(".")
    return " ".join(said[:words]).rstrip(",.;:") + f"{wording.NO_BREAK}…"


def clause_summary(w: Writer, clause_id: str) -> Document:
    """What one clause asks for, on its own: for pages that explain a right."""
    clause = next(entry for entry in w.edition.law.clauses if entry.id == clause_id)
    return Document(w.language, w.blocks(clause.summary))
