"""What was replaced within an edition's period: told whole, below what held last.

It knows that there are versions of the declaration and the policy, not what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from apenhet.model import PrinciplePart, Superseded
from apenhet.say.document import Blocks, Paragraph, Plain, Section, within
from apenhet.say.writer import Property, Writer, listed


def with_former(w: Writer, part: PrinciplePart, say: Callable[[Writer], Blocks]) -> Blocks:
    """Return what a part says as it held last, and below it what it said before that.

    Of a part that was not replaced within the period, that is all that ``say`` says of it.
    """
    replaced = w.edition.superseded_in(part)
    former = tuple(_former(w, number, one, say) for number, one in enumerate(replaced, 1))[::-1]
    if not former:
        return say(w)
    told = Paragraph((Plain(w.label("versions_changed")),))
    links = listed((w.link(one.title, part, one.anchor),) for one in former)
    return (told, links, *say(w), *former)


def version_told(w: Writer, part: PrinciplePart) -> Iterator[Property]:
    """Yield what the version of a part that a writer reads is called, and from when it holds."""
    said = w.edition.principles.of(part)
    since = (w.quantity(f"principles.{part}.valid_from"),) if said.valid_from else (w.missing(),)
    yield "declaration_version", w.line(said.version) if said.version else (w.missing(),)
    yield "declaration_since", since


def former_anchor(w: Writer, number: int) -> str:
    """Return where a version that was replaced stands, by its number within the period."""
    return f"{w.label('version_former_anchor')}-{number}"


def _former(w: Writer, number: int, one: Superseded, say: Callable[[Writer], Blocks]) -> Section:
    then = Writer.of(
        w.edition.model_copy(update={"principles": one.principles, "superseded": ()}), w.language
    )
    anchor = former_anchor(w, number)
    name = w.words(one.said.title)
    if one.until is None:
        title = w.label("version_former_undated", title=name)
    else:
        title = w.label("version_former", title=name, until=w.date(one.until))
    return Section(anchor, title, within(say(then), f"{anchor}-"))
