"""A text in the data carries a small part of Markdown, and nothing else gets through it."""

import pytest

from apenhet.say import markdown
from apenhet.say.document import (
    Emphasis,
    Foreign,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Plain,
    Quantity,
    Strong,
)


def resolve(path: str) -> Inlines:
    return (Quantity("180", "180", path),)


def line(source: str) -> Inlines:
    return markdown.inlines(source, resolve)


def test_paragraphs_and_lists() -> None:
    found = markdown.blocks("Vi ser etter:\n\n- rutiner\n- *retningslinjer*", resolve)
    assert found == (
        Paragraph((Plain("Vi ser etter:"),)),
        ItemList(
            (
                ListItem((Paragraph((Plain("rutiner"),)),)),
                ListItem((Paragraph((Emphasis((Plain("retningslinjer"),)),)),)),
            )
        ),
    )


def test_a_numbered_list_is_ordered() -> None:
    (found,) = markdown.blocks("1. først\n2. så", resolve)
    assert isinstance(found, ItemList)
    assert found.ordered


def test_stress_links_and_foreign_words() -> None:
    assert line("**Viktig**: [loven](https://lovdata.no/a_b_c), [desk research]{lang=en}") == (
        Strong((Plain("Viktig"),)),
        Plain(": "),
        Link((Plain("loven"),), "https://lovdata.no/a_b_c"),
        Plain(", "),
        Foreign((Plain("desk research"),), "en"),
    )


@pytest.mark.parametrize("source", ["{{ a.b }}", "{{a.b}}", "{{  a.b  }}"])
def test_a_fact_is_named_in_braces(source: str) -> None:
    assert line(f"Av {source} skal") == (
        Plain("Av "),
        Quantity("180", "180", "a.b"),
        Plain(" skal"),
    )


def test_a_path_with_underscores_is_no_emphasis() -> None:
    assert line("{{ a.b_c_d }} og {{ a.e_f_g }}") == (
        Quantity("180", "180", "a.b_c_d"),
        Plain(" og "),
        Quantity("180", "180", "a.e_f_g"),
    )


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<b>fet</b>",
        "<!-- skjult -->",
        "{% include 'x' %}",
        "{{ config() }}",
        "`kode`",
        "<https://example.com>",
    ],
)
def test_markup_stays_the_characters_it_is(source: str) -> None:
    assert markdown.plain(line(source)) == source


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "http://a.no", "/x"]
)
def test_an_unsafe_link_loses_its_address(address: str) -> None:
    assert not [part for part in line(f"[trykk]({address})") if isinstance(part, Link)]


def test_a_span_keeps_its_words_and_takes_no_other_attribute() -> None:
    assert line("[ord]{.klasse onclick=x}") == (Plain("ord"),)


@pytest.mark.parametrize("source", ["# Overskrift", "> sitat", "    kode", "***", "a\n==="])
def test_structure_belongs_to_the_data(source: str) -> None:
    assert all(isinstance(block, Paragraph) for block in markdown.blocks(source, resolve))


def test_plain_leaves_the_words_alone() -> None:
    content = line("Se **[loven](https://lovdata.no)** om {{ a.b }}")
    assert markdown.plain(content) == "Se loven om 180"
