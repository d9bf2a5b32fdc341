"""Each look is awake: on a page that was spoilt for it, it finds what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.browser.addresses import address
from tests.browser.conftest import Desk, came_to
from tests.browser.looks import accessible, appearance, fitting, loading, scriptless, told, walking
from tests.browser.looks.register import (
    ANY_FONT,
    DARK,
    DESK,
    LOOKS,
    PAPER,
    PHONE,
    TABLET,
    UNFOLDED_DESK,
    UNFOLDED_PHONE,
)
from tests.browser.visits import Setting, Visit, Way

pytestmark = pytest.mark.browser

IN_MAIN = "document.querySelector('main').insertAdjacentHTML('beforeend', `{}`)"
STYLE = """(() => {{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`{}`);
  document.adoptedStyleSheets = [sheet];
}})()"""

LENGTH = """() => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("header .name strong"));
  return words.getBoundingClientRect().width;
}"""


def _styled(css: str) -> str:
    return STYLE.format(css)


SPOILT: list[tuple[Callable[[Visit], Iterator[str]], Setting, str, str]] = [
    # a look, the setting it looks in, what is done to the page, what it must then say
    (accessible.axe_finds_nothing, DESK, IN_MAIN.format('<img src="data:,">'), "image-alt"),
    (
        accessible.axe_finds_nothing_where_parts_are_folded,
        PHONE,
        IN_MAIN.format('<details><summary>x</summary></details><img src="data:,">')
        + ";"
        + _styled("details[open] + img { display: none }"),
        "image-alt",
    ),
    (
        accessible.axe_finds_nothing_in_the_layout,
        TABLET,
        IN_MAIN.format("<p><button>x</button><button>y</button>")
        + ";"
        + _styled("main p > button { all: unset; font-size: 8px }"),
        "target-size",
    ),
    (
        accessible.axe_finds_nothing_in_the_dark,
        DARK[0],
        _styled("h1 { color: #555 !important }"),
        "color-contrast: h1",
    ),
    (fitting.everything_fits, PHONE, _styled("h1 { white-space: nowrap }"), "scrolls sideways"),
    (fitting.everything_fits, DESK, _styled("h1 { margin-bottom: -2em }"), "lies over"),
    (
        fitting.everything_fits,
        DESK,
        _styled("h1 { height: 9px; overflow: hidden }"),
        "is cut off by",
    ),
    (
        accessible.dark_is_a_matter_of_colour,
        DARK[-1],
        _styled("@media (prefers-color-scheme: dark) { h1 { display: none } }"),
        "h1.: false",
    ),
    (fitting.words_stay_whole, PHONE, _styled("p { word-break: break-all }"), "broken in two"),
    (fitting.the_readers_size_is_followed, DESK, "0", "is not followed"),
    (told.headings_are_in_order, DESK, IN_MAIN.format("<h1>x</h1>"), "2 headings of the first"),
    (told.headings_are_in_order, DESK, IN_MAIN.format("<h6>x</h6>"), "skips a level"),
    (
        told.landmarks_hold_everything,
        DESK,
        "document.querySelector('main').role = 'group'",
        "0 of main",
    ),
    (told.links_say_where_they_lead, DESK, IN_MAIN.format("<a href=x>her</a>"), "called «her»"),
    (
        told.links_say_where_they_lead,
        DESK,
        IN_MAIN.format("<a href=x>noe</a> <a href=y>noe</a>"),
        "leads to different places",
    ),
    (
        told.tables_have_headers,
        DESK,
        IN_MAIN.format("<table><caption>T</caption><tr><td>1</td><td>2</td></tr></table>"),
        "table «T»: its head is []",
    ),
    (told.controls_have_names, DESK, IN_MAIN.format("<input>"), "a textbox without a name"),
    (
        told.charts_are_told_in_words,
        DESK,
        "document.querySelector('.chart li').setAttribute('aria-hidden', 'true')",
        "drawn, but not told",
    ),
    (told.the_contents_name_every_chapter, DESK, "0", "not in the contents"),
    (
        told.the_time_limits_are_worked_out,
        DESK,
        "document.body.innerHTML = '<p>Only in 2023'",
        "dates are told in",
    ),
    (
        walking.tab_leads_through_the_page,
        DESK,
        _styled("a { outline: none !important }"),
        "outline of 0",
    ),
    (
        walking.tab_leads_through_the_page,
        DESK,
        # Few, as one that is never reached is looked for step by step.
        "document.body.innerHTML = '<main><a href=y>y</a><a href=x inert>x</a></main>'",
        'never reaches <a href="x"',
    ),
    (
        walking.each_stop_is_seen,
        PHONE,
        _styled("a { outline: none !important }"),
        "outline of 0",
    ),
    (
        walking.each_stop_is_seen,
        PHONE,
        IN_MAIN.format("<a href=x inert>x</a>"),
        'never reaches <a href="x"',
    ),
    (
        appearance.the_ground_follows_the_scheme,
        DARK[-1],
        _styled("body { background: #fff }"),
        "255",
    ),
    (
        appearance.nothing_moves_unasked,
        DESK,
        _styled("a { transition: color 1s !important }"),
        "moves",
    ),
    (appearance.words_can_be_read, Setting(printed=True), _styled("p { color: #ccc }"), "«"),
    (
        appearance.paper_gets_the_text_and_no_controls,
        PAPER,
        _styled("nav { display: block !important }"),
        "printed with <nav",
    ),
    (appearance.charts_are_seen, DESK, _styled(".chart .bar { fill: #eee !important }"), "bar is"),
    (
        loading.style_and_script_are_there,
        DESK,
        "document.querySelector('style').remove()",
        "style",
    ),
]
"""A look, the setting it looks in, what is done to the page, and what it must then say."""
UNSPOILT = {
    # Looks at what was asked for and at words without script: spoilt below, in their own ways.
    loading.the_first_view_is_light,
    loading.nothing_is_waited_for_but_the_page,
    loading.the_search_is_not_loaded_before_anyone_searches,
    scriptless.the_page_says_the_same,
    scriptless.the_page_can_be_used,
}


@pytest.mark.parametrize(
    ("find", "setting", "spoil", "said"),
    SPOILT,
    ids=[f"{spoilt[0].__name__}-{number}" for number, spoilt in enumerate(SPOILT)],
)
def test_a_look_finds_what_is_wrong(
    visit: Callable[[str, Way], Visit],
    find: Callable[[Visit], Iterator[str]],
    setting: Setting,
    spoil: str,
    said: str,
) -> None:
    charts = {told.charts_are_told_in_words, appearance.charts_are_seen}
    page = visit(address("account" if find in charts else "overview", "nb").path, Way.SERVED)
    light = replace(setting, scheme="light", printed=False)
    if find in {
        accessible.dark_is_a_matter_of_colour,
        appearance.paper_gets_the_text_and_no_controls,
    }:
        page.show(light)
        assert not list(find(page))
    page.show(setting)
    page.page.evaluate(spoil)
    found = list(find(page))
    assert any(said in told for told in found), found


def test_axe_judges_what_a_wide_window_shows_besides(visit: Callable[[str, Way], Visit]) -> None:
    page = visit(address("overview", "nb").path, Way.SERVED)
    page.page.evaluate(IN_MAIN.format('<p id="wide"><img src="data:,">'))
    page.page.evaluate(_styled("@media (max-width: 40rem) { #wide { display: none } }"))
    found = []
    for setting in (UNFOLDED_PHONE, UNFOLDED_DESK):
        page.show(setting)
        found += [(setting, told) for told in accessible.axe_finds_nothing(page)]
    ((shown, told),) = found
    assert shown == UNFOLDED_DESK
    assert "image-alt" in told


def test_a_page_can_be_without_its_own_font(visit: Callable[[str, Way], Visit]) -> None:
    page = visit(address("overview", "nb").path, Way.SERVED)
    page.show(UNFOLDED_PHONE)
    own = page.page.evaluate(LENGTH)
    page.show(ANY_FONT[0])
    assert page.page.evaluate(LENGTH) != own
    assert "without the page's own font" in str(page)


def test_the_looks_at_what_is_loaded_are_awake(visit: Callable[[str, Way], Visit]) -> None:
    page = visit(address("overview", "nb").path, Way.SERVED)
    origin = page.page.url.removesuffix(page.path)
    index = min(page.site.rglob("pagefind/*.pagefind"))
    page.asked += [origin + index.relative_to(page.site).as_posix()]
    (weighs,) = loading.the_first_view_is_light(page)
    assert re.match(r"the first view weighs \d+ bytes: ", weighs)
    (engine,) = loading.the_search_is_not_loaded_before_anyone_searches(page)
    assert "the search is loaded before anyone searches" in engine
    page.asked[:] = page.asked[:1]
    (lacks,) = loading.the_first_view_is_light(page)
    assert lacks.startswith("asked for no ['.js', '.woff2']")


def test_the_looks_without_script_are_awake(visit: Callable[[str, Way], Visit]) -> None:
    page = visit(address("overview", "nb").path, Way.NO_SCRIPT)
    page.page.evaluate(IN_MAIN.format("<p>And this.</p>"))
    page.page.evaluate("document.querySelector('.menu nav a').remove()")
    (otherwise,) = scriptless.the_page_says_the_same(page)
    assert "And this." in otherwise
    page.page.evaluate(IN_MAIN.format("<table hidden><tr><td>1</td></tr></table>"))
    assert "a table stays folded" in list(scriptless.the_page_can_be_used(page))


def test_every_look_is_among_them() -> None:
    assert {look.find for look in LOOKS} == {spoilt[0] for spoilt in SPOILT} | UNSPOILT


@pytest.mark.parametrize(
    ("wrong", "heard"),
    [
        ("console.info('hm')", "console: hm"),
        ("setTimeout(() => { throw new Error('oh') })", "script error: oh"),
        ("new Image().src = 'missing.png'", "missing.png: 404"),
        (
            "new Image().src = 'https://example.org/x.png'",
            "policy: img-src refuses https://example",
        ),
        ("location = 'http://127.0.0.2:9/'", "asked for http://127.0.0.2:9/, outside the site"),
    ],
    ids=["console", "error", "missing", "policy", "outside"],
)
def test_the_witness_is_awake(desk: Desk, origin: str, wrong: str, heard: str) -> None:
    context, witness = desk.fresh()
    page = came_to(context.new_page(), origin + address("overview", "nb").path)
    assert witness.complaints == []
    page.evaluate(f"{{ {wrong} }}")
    for _ in range(1200):  # it is told as soon as the browser has tried
        if any(heard in told for told in witness.complaints):
            break
        page.wait_for_timeout(50)
    context.close()
    assert any(heard in told for told in witness.complaints), witness.complaints
