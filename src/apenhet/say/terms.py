"""Words that the account defines, linked to their definition where a section first uses them.

It knows the tree of a document and the terms, no law and no page. A page is read by people who come
to it in the middle; what the account says is the same without these links, so its words have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from apenhet.say.document import (
    Block,
    Blocks,
    Definitions,
    Inline,
    Inlines,
    ItemList,
    Link,
    Paragraph,
    Plain,
    Section,
    Target,
)

ENDING = 4
"""The most letters that follow a term in another of its forms: ``leverandørkjedene``."""


@dataclass
class Terms:
    """The terms that are still to be linked in a section, with the anchors of their definitions."""

    anchors: dict[str, str]
    _left: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with all of them."""
        self._left = dict(self.anchors)

    def linked(self, blocks: Blocks) -> Blocks:
        """Return blocks with each term linked where it stands first, anew below each heading.

        A glossary stays as it is, and the headed part that holds it.
        """
        if any(isinstance(block, Definitions) and block.kind == "glossary" for block in blocks):
            return blocks
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Section():
                return replace(block, blocks=Terms(self.anchors).linked(block.blocks))
            case Paragraph():
                return replace(block, content=self._inlines(block.content))
            case ItemList():
                items = (replace(item, blocks=self.linked(item.blocks)) for item in block.items)
                return replace(block, items=tuple(items))
        return block

    def _inlines(self, inlines: Inlines) -> Inlines:
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _inline(self, inline: Inline) -> Iterator[Inline]:
        if not isinstance(inline, Plain):
            yield inline
            return
        rest = inline.text
        while self._left and (found := self._first(rest)):
            before, words, rest = rest[: found.start()], found.group(), rest[found.end() :]
            anchor = self._left.pop(next(t for t in self._left if words.lower().startswith(t)))
            yield from (Plain(before),) if before else ()
            yield Link((Plain(words),), Target(anchor=anchor))
        yield from (Plain(rest),) if rest else ()

    def _first(self, text: str) -> re.Match[str] | None:
        either = "|".join(map(re.escape, self._left))
        return re.search(rf"\b(?:{either})\w{{0,{ENDING}}}\b", text, re.IGNORECASE)
