"""What is new since the edition before, as a page for readers; and changes as blocks, for any page.

It decides what of all that changed a reader wants to know, and in what order it is told. What a
change is called and where it is read is for ``changes``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from apenhet.compare import ChangeKind
from apenhet.model import Labels, Language
from apenhet.say.changes import BeforeAfter, Compared, Reach, Told, by_kind, told
from apenhet.say.document import (
    Blocks,
    Deleted,
    Document,
    Foreign,
    Inlines,
    Inserted,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Plain,
    Section,
    Strong,
    Target,
)
from apenhet.say.markdown import plain
from apenhet.say.writer import joined
from apenhet.wordwise import Part, marked, short

_OF_EACH_YEAR: Final = ("edition.", "highlights", "derived.publish_by", "principles.earlier_")
"""What is another in every edition, or only says how it is shown: their paths begin so."""
_FOR_READERS: Final = (".responsible", ".addresses")
"""References that say something to a reader; the others are addresses and ids."""


def since(compared: Compared, language: Language, shown: Sequence[Reach] = ()) -> Document:
    """What a reader finds changed in an edition since the one before, the most important first.

    ``shown`` are the charts and tables that say something else: they follow the figures.
    """
    frame = compared.frame
    account = Target("account", year=compared.before.year)
    years = {"before": compared.before.year, "after": compared.after.year}
    intro = frame.text("since_intro", language, **years)
    former = frame.text("since_former", language, **years)
    found = for_readers(compared, language)
    first = Paragraph((Plain(f"{intro} "), Link((Plain(former),), account)))
    if not found:
        return Document(language, (first, _said(frame, "since_nothing", language)))
    legend = (
        ()
        if all(change.kind is not ChangeKind.TEXT for change in found)
        else (_legend(compared, language),)
    )
    sections = list(change_sections(found, frame, language))
    if shown:
        figures = found[0].kind is ChangeKind.FIGURE
        sections.insert(int(figures), _charts_and_tables(compared, shown, language))
    return Document(language, (first, *legend, *sections), contents=True)


def _charts_and_tables(compared: Compared, shown: Iterable[Reach], language: Language) -> Section:
    frame, year = compared.frame, compared.before.year
    told = Paragraph((Plain(frame.text("since_shown_told", language, before=year)),))
    links = (Link((Plain(one.about),), one.place) for one in shown)
    listed = ItemList(tuple(ListItem((Paragraph((link,)),)) for link in links))
    anchor, title = (frame.text(f"since_shown{end}", language) for end in ("_anchor", ""))
    return Section(anchor, title, (told, listed))


def for_readers(compared: Compared, language: Language) -> list[Told]:
    """Return what changed that a reader wants to know, in words."""
    return [change for change in told(compared, language) if _is_for_readers(change, language)]


def first_of_all(frame: Labels, language: Language) -> Document:
    """What stands in the place of that in the first edition of a site."""
    account = Target("account")
    link = Link((Plain(frame.text("read_account", language)),), account)
    return Document(language, (_said(frame, "since_first", language), Paragraph((link,))))


def change_sections(changes: Iterable[Told], frame: Labels, language: Language) -> Blocks:
    """Return changes under a heading for each kind, the most important kinds first."""
    return tuple(
        Section(
            frame.text(f"change_{kind}_anchor", language),
            frame.text(f"change_{kind}", language),
            (change_list(found, frame, language),),
        )
        for kind, found in by_kind(changes)
    )


def change_list(changes: Iterable[Told], frame: Labels, language: Language) -> ItemList:
    """Return changes as a list: what each is about, linked to where it is read, and what it was.

    Texts are shown in ``language`` only, with the words that are new and gone marked in them.
    """
    return ItemList(tuple(ListItem(tuple(_entry(change, frame, language))) for change in changes))


def _is_for_readers(change: Told, language: Language) -> bool:
    if change.kind in {ChangeKind.RENAMED, ChangeKind.SIGNATURE} or change.path.startswith(
        _OF_EACH_YEAR
    ):
        return False
    if change.kind is ChangeKind.REFERENCE and not change.path.endswith(_FOR_READERS):
        return False
    # A translation can change where the text does not.
    return not change.values or any(_in(value, language) for value in change.values)


def _in(value: BeforeAfter, language: Language) -> bool:
    return value.language in {None, language}


def _entry(change: Told, frame: Labels, language: Language) -> Iterator[Paragraph]:
    elsewhere = f" ({change.place.year})" if change.place and change.place.year else ""
    about: Inlines = (Plain(f"{change.about}{elsewhere}"),)
    head: Inlines = (Link(about, change.place),) if change.place else about
    named = joined((head, (Plain(change.property),))) if change.property else head
    values = [value for value in change.values if _in(value, language)]
    if change.kind in {ChangeKind.TEXT, ChangeKind.ADDED, ChangeKind.ENDED}:
        yield Paragraph(named)
        yield from (Paragraph(_text(change, value)) for value in values)
    else:
        yield Paragraph(
            (*named, Plain(": "), *(i for v in values for i in _value(v, frame, language)))
        )
    places = {reach.place: reach.about for reach in change.reach if reach.language == language}
    if places:
        links = [(Link((Plain(about),), place),) for place, about in places.items()]
        reached = Plain(f"{frame.text('since_reach', language)} ")
        yield Paragraph((reached, *joined(links)))


def _value(value: BeforeAfter, frame: Labels, language: Language) -> Inlines:
    """Return a value that is read at a glance: what it is now, and what it was."""
    was = frame.text("since_was", language, before=value.before)
    return (Strong((Plain(value.after),)), Plain(f" ({was})"))


def _text(change: Told, value: BeforeAfter) -> Inlines:
    if change.kind is not ChangeKind.TEXT:
        return _spoken(value.after or value.before, value.foreign)
    return marked_words(value.before, value.after, value.foreign)


def marked_words(before: str, after: str, foreign: Sequence[Foreign] = ()) -> Inlines:
    """Return a text that changed, with what is new and gone in it marked, and ``foreign`` words."""
    parts = short(marked(before, after))
    return tuple(inline for part in parts for inline in _marked(part, foreign))


def _marked(part: Part, foreign: Sequence[Foreign]) -> Inlines:
    words = _spoken(part.words, foreign)
    match part.what:
        case "out":
            return (Deleted(words),)
        case "in":
            return (Inserted(words),)
        case _:
            return words


def _spoken(words: str, foreign: Sequence[Foreign]) -> Inlines:
    """Return words with those of other languages said to be so, for who has them read aloud."""
    for one in foreign:
        before, said, after = words.partition(plain(one.children))
        if said:
            return (*_spoken(before, foreign), one, *_spoken(after, foreign))
    return (Plain(words),) if words else ()


def _legend(compared: Compared, language: Language) -> Paragraph:
    """Return how words that are gone and new are marked, told with the marks themselves."""
    frame = compared.frame
    gone, new = (Plain(frame.text(f"since_{name}", language)) for name in ("gone", "new"))
    return Paragraph((Deleted((gone,)), Plain(" "), Inserted((new,))))


def _said(frame: Labels, name: str, language: Language) -> Paragraph:
    return Paragraph((Plain(frame.text(name, language)),))
