"""How a text is read: a small, safe part of Markdown, and references to facts.

Those who check texts and those who render them read them by the same parser, so that what is told
of a text is true of the page. It knows no documents.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_plugin

from apenhet.facts import REFERENCE

SAFE_SCHEMES: Final = ("https://", "mailto:")
"""A link elsewhere loses its address and stays words; a check has refused it before that."""
_SWITCHED_OFF: Final = (
    "autolink",
    "backticks",
    "blockquote",
    "code",
    "fence",
    "heading",
    "hr",
    "html_block",
    "html_inline",
    "image",
    "lheading",
    "reference",
)


@cache
def parser() -> MarkdownIt:
    """Return the parser of the texts: paragraphs, lists, stress, links, ``[words]{lang=en}``."""
    return _with_ours(MarkdownIt("commonmark", {"html": False}).disable(_SWITCHED_OFF))


@cache
def parser_of_everything() -> MarkdownIt:
    """Return a parser that also knows the Markdown that texts cannot have.

    What it finds beyond ``parser`` stands on the page as the signs it is typed with.
    """
    every = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return _with_ours(every.disable(["code", "text_join"]))  # indented words stay words


def _with_ours(reads: MarkdownIt) -> MarkdownIt:
    reads.use(attrs_plugin, after=("link",), spans=True, allowed=("lang",))
    # Before everything else, so that nothing inside a reference is taken for Markdown.
    reads.inline.ruler.before("text", "fact", _fact_rule)
    return reads


def _fact_rule(state: StateInline, silent: bool) -> bool:
    match = REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("fact", "", 0).content = match.group(1)
    state.pos = match.end()
    return True
