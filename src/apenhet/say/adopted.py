"""The pages of what the organisation has adopted: the declaration of principles, the policy."""

from __future__ import annotations

from functools import lru_cache

from apenhet.anchors import item_anchor
from apenhet.model import Article, Declaration, FocusArea, PrinciplePart, Standpoint
from apenhet.say import views
from apenhet.say.document import Blocks, Document, Link, Paragraph, Plain, Section
from apenhet.say.standing import title
from apenhet.say.versions import version_told, with_former
from apenhet.say.writer import KEPT, Property, Writer


def declaration(w: Writer) -> Document:
    """The declaration of principles, and what of it was replaced in the period."""
    return Document(w.language, with_former(w, "declaration", _declaration))


def adopted(w: Writer, part: PrinciplePart) -> Document:
    """The declaration or the policy by itself, as no edition's."""
    if part == "policy":
        return Document(w.language, _policy(w), contents=True)
    return Document(w.language, _declaration(w, in_account=False))


def _declaration(w: Writer, *, in_account: bool = True) -> Blocks:
    """Return what is known of the declaration, and its own text if the data hold it.

    It leads to the edition that it is told of in, where it is told ``in_account``.
    """
    told = w.edition.principles.declaration
    described = () if told.articles else (Paragraph((Plain(w.label("declaration_described")),)),)
    text = tuple(_article(w, article) for article in told.articles)
    expected = Paragraph((Plain(w.label("declaration_expected")),))
    account_itself = w.link(title(w.edition, w.language), "account")
    told_in = (("declaration_told_in", (account_itself,)),) if in_account else ()
    document = w.properties(*_declaration_document(w, told), *told_in)
    return (
        *w.blocks(told.intro),
        *described,
        w.headed("declaration_binds", (w.items(told.binds),)),
        w.headed("declaration_requires", (expected, w.items(told.requires))),
        w.headed("declaration_rests_on", (w.items(told.rests_on),)),
        w.headed("declaration_purchases", w.blocks(told.purchases)),
        *((w.headed("declaration_text", text),) if text else ()),
        w.headed("declaration_document", (document,)),
    )


def _article(w: Writer, article: Article) -> Section:
    anchor = item_anchor(article, w.language)
    return Section(anchor, w.words(article.title), w.blocks(article.text))


def _declaration_document(w: Writer, told: Declaration) -> tuple[Property, ...]:
    """Return which document it is, since when it applies and where it lies."""
    address = told.url.in_(w.language) if told.url else None
    return (
        ("declaration_name", w.line(told.title)),
        *version_told(w, "declaration"),
        ("declaration_address", (Link((Plain(address),), address) if address else w.missing(),)),
    )


@lru_cache(maxsize=KEPT)  # as the account is
def policy(w: Writer) -> Document:
    """Overall policy and values, and what of them was replaced in the period."""
    return Document(w.language, with_former(w, "policy", _policy), contents=True)


def _policy(w: Writer) -> Blocks:
    """Return the aim, principles, values and every position; which version, where that is said."""
    told = w.edition.principles.policy
    dated = told.version or told.valid_from
    principles = (_position(w, position) for position in told.principles)
    vision = w.line_given(w.edition.statement.organisation.vision)
    terms = (views.glossary(w, told.definitions),) if told.definitions else ()
    about = w.properties(*version_told(w, "policy"))
    parts: tuple[tuple[str, Blocks], ...] = (
        ("policy_aim", (*w.blocks_given(told.organises), *w.blocks(told.aim))),
        ("policy_vision", (Paragraph(vision),) if vision else ()),
        ("policy_presence", (*w.blocks_given(told.presence_intro), *w.listing(told.presence))),
        ("policy_principles", (*w.blocks_given(told.principles_intro), *principles)),
        ("policy_values", (*w.blocks_given(told.values_intro), *w.listing(told.values))),
        ("policy_focus", w.blocks_given(told.focus_intro)),
    )
    return (
        *(w.headed(name, blocks) for name, blocks in parts if blocks),
        *(_focus_area(w, area) for area in told.focus_areas),
        *((w.headed("policy_terms", terms),) if terms else ()),
        *((w.headed("policy_version", (about,)),) if dated else ()),
    )


def _focus_area(w: Writer, area: FocusArea) -> Section:
    positions = (_position(w, position) for position in area.positions)
    return Section(
        item_anchor(area, w.language),
        w.words(area.title),
        (*w.blocks(area.text), *positions),
        folds="positions",
    )


def _position(w: Writer, position: Standpoint) -> Section:
    return Section(
        item_anchor(position, w.language), w.words(position.title), w.blocks(position.text)
    )
