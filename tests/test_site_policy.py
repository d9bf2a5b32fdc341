"""The policy written into pages."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from apenhet.problems.trouble import Trouble
from apenhet.site.finish import policy

PAGE = '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>x</title>{}</head></html>'
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


def hashed(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_the_policy_stands_right_after_the_character_set() -> None:
    assert policy.secured(PAGE.format(""), "x.html") == PAGE.format("").replace(
        '<meta charset="utf-8">',
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{STRICT}">\n'
        '<meta name="referrer" content="no-referrer">',
    )


@pytest.mark.parametrize(
    ("inline", "directive", "content"),
    [
        ("<script>let ø = 1 < 2;</script>", "script-src", "let ø = 1 < 2;"),
        ("<script type='module'>\n a </script>", "script-src", "\n a "),
        ("<SCRIPT>\nb\n</SCRIPT>", "script-src", "\nb\n"),
        ("<script>if (a<!--b) '<p>&amp;'</script>", "script-src", "if (a<!--b) '<p>&amp;'"),
        ('<p title="<script>x</script>"><script>y</script>', "script-src", "y"),
        ("<svg><style>a{}</style></svg>", "style-src", "a{}"),
        ("<style>p > a { color: red }</style>", "style-src", "p > a { color: red }"),
    ],
)
def test_inline_scripts_and_styles_are_allowed_by_their_hash(
    inline: str, directive: str, content: str
) -> None:
    told = policy.content_policy(PAGE.format(inline))
    assert f"{directive} 'self' {hashed(content)};" in told


@pytest.mark.parametrize(
    "harmless",
    [
        '<script type="application/ld+json">{"name": "Negotia"}</script>',
        '<script src="a.js"></script>',
        "<!-- <script>alert(1)</script> -->",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_what_is_no_inline_script_gets_no_hash(harmless: str) -> None:
    assert policy.content_policy(PAGE.format(harmless)) == STRICT


def test_the_same_script_twice_is_named_once() -> None:
    told = policy.content_policy(PAGE.format("<script>a</script><script>a</script>"))
    assert told.count(hashed("a")) == 1


def test_the_search_page_may_fetch_its_index_and_compile_its_engine() -> None:
    assert policy.content_policy(PAGE, search=True) == (
        STRICT.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
        + "; connect-src 'self'"
    )


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ('<p style="color: red">', "<p style=…> is code or style within the page"),
        ("<p onclick=alert(1)>", "<p onclick=…> is code or style within the page"),
        ("<svg\n ONLOAD='x'/>", "<svg onload=…> is code or style within the page"),
    ],
)
def test_what_no_policy_can_allow_safely_stops_the_build(tag: str, said: str) -> None:
    with pytest.raises(Trouble, match=re.escape(said)):
        policy.secured(PAGE.format(tag), "x.html")


def test_a_page_without_character_set_stops_the_build() -> None:
    with pytest.raises(Trouble, match=r"^x\.html: The template lacks <meta charset>"):
        policy.secured("<!doctype html><title>x</title>", "x.html")
