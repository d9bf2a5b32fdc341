"""The register of looks: what is looked for, on a visit of which kind, in which settings, where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from tests.browser.addresses import ADOPTED, AROUND, EDITION_PAGES
from tests.browser.looks import (
    accessible,
    appearance,
    fitting,
    loading,
    scriptless,
    told,
    walking,
)
from tests.browser.visits import Setting, Visit, Way

OF_EDITIONS: Final = frozenset(page.name for page in EDITION_PAGES)
EVERYWHERE: Final = OF_EDITIONS | {*AROUND, *ADOPTED}
WITH_CHARTS: Final = frozenset({"account"})
IN_BOTH: Final = OF_EDITIONS | {*ADOPTED}
"""Pages that are there in each language by itself."""
WITH_CONTENTS: Final = frozenset({"account", "policy", "law", ADOPTED[1]})

PHONE, USUAL_PHONE, TABLET, DESK = (Setting(width) for width in (320, 412, 768, 1280))
UNFOLDED_PHONE, UNFOLDED_DESK = (Setting(width, unfolded=True) for width in (320, 1280))
LIGHT: Final = (TABLET, UNFOLDED_PHONE, UNFOLDED_DESK)
DARK: Final = tuple(replace(setting, scheme="dark") for setting in LIGHT)
WINDOWS: Final = tuple(
    # 320 x 256 is a window of 1280 x 1024 at 400 %.
    Setting(width, height, unfolded=True)
    for width, height in ((320, 256), (390, 844), (768, 1024), (1280, 900), (1920, 1080))
)
SPACED: Final = tuple(
    Setting(width, height, unfolded=True, text="widely spaced")
    for width, height in ((320, 900), (768, 1024), (1280, 900))
)
DOUBLED: Final = Setting(unfolded=True, text="twice as large")
ENLARGED: Final = tuple(
    Setting(width, unfolded=True, text="at the reader's double size") for width in (320, 1280)
)
ANY_FONT: Final = tuple(
    replace(setting, own_font=False) for setting in (UNFOLDED_PHONE, SPACED[0], ENLARGED[0])
)
FORCED: Final = Setting(forced=True)
PAPER, PAPER_IN_THE_DARK = (
    Setting(700, scheme=scheme, printed=True) for scheme in ("light", "dark")
)


@dataclass(frozen=True, slots=True)
class Look:
    """A look, in some settings, on some pages; without settings it comes once, at the end."""

    find: Callable[[Visit], Iterator[str]]
    settings: tuple[Setting, ...] = ()
    way: Way = Way.SERVED
    on: frozenset[str] = EVERYWHERE

    def __call__(self, visit: Visit) -> Iterator[str]:
        """Yield what is wrong, with page, setting and look."""
        for found in self.find(visit):
            yield f"{visit}: {self.find.__name__}: {found}"


ACCESSIBLE: Final = (
    Look(accessible.axe_finds_nothing_where_parts_are_folded, (PHONE,)),
    Look(accessible.axe_finds_nothing, (UNFOLDED_PHONE, UNFOLDED_DESK)),
    Look(accessible.axe_finds_nothing_in_the_layout, LIGHT),
    Look(accessible.axe_finds_nothing_in_the_dark, DARK),
    Look(accessible.dark_is_a_matter_of_colour, (*LIGHT, *DARK)),
    Look(appearance.words_can_be_read, (*LIGHT, *DARK)),
)
"""What axe-core sees, and what can be read, on any page, in three widths, in light and dark."""
TOLD: Final = (
    told.headings_are_in_order,
    told.landmarks_hold_everything,
    told.links_say_where_they_lead,
    told.tables_have_headers,
    told.controls_have_names,
)
"""What a screen reader gets on any page."""
LOOKS: Final = (
    *ACCESSIBLE,
    Look(fitting.everything_fits, (PHONE, DESK, *WINDOWS, *SPACED, DOUBLED, *ENLARGED)),
    Look(fitting.words_stay_whole, (UNFOLDED_PHONE,)),
    Look(fitting.the_readers_size_is_followed, ENLARGED),
    *(Look(find, (PHONE, DESK)) for find in TOLD),
    Look(told.charts_are_told_in_words, (DESK,), on=WITH_CHARTS),
    Look(told.the_contents_name_every_chapter, (DESK, UNFOLDED_PHONE), on=WITH_CONTENTS),
    Look(told.the_time_limits_are_worked_out, (DESK,), on=frozenset({"information"})),
    # The menu and the folds of phones are walked through in ``test_keyboard``.
    Look(walking.tab_leads_through_the_page, (DESK,)),
    Look(walking.tab_leads_through_the_page, (PHONE,), on=walking.BACK),
    Look(walking.each_stop_is_seen, (PHONE,)),
    Look(walking.each_stop_is_seen, (UNFOLDED_PHONE,), on=WITH_CHARTS),
    Look(appearance.the_ground_follows_the_scheme, (DESK, DARK[-1])),
    Look(appearance.nothing_moves_unasked, (DESK,)),
    Look(appearance.words_can_be_read, (FORCED, PAPER_IN_THE_DARK)),
    Look(appearance.charts_are_seen, (DESK, DARK[-1], FORCED, PAPER), on=WITH_CHARTS),
    Look(appearance.paper_gets_the_text_and_no_controls, (PHONE, PAPER), on=IN_BOTH),
    Look(loading.style_and_script_are_there, (DESK,)),
    Look(loading.the_first_view_is_light),
    Look(loading.nothing_is_waited_for_but_the_page),
    Look(loading.the_search_is_not_loaded_before_anyone_searches),
    # The page's own font may come too late to be used; the machine's may be wider.
    Look(fitting.everything_fits, ANY_FONT),
    Look(fitting.words_stay_whole, ANY_FONT[:1]),
    Look(
        scriptless.the_page_says_the_same,
        (PHONE, USUAL_PHONE),
        Way.NO_SCRIPT,
        EVERYWHERE - {"search"},
    ),
    Look(scriptless.the_page_can_be_used, (), Way.NO_SCRIPT, IN_BOTH),
    Look(loading.style_and_script_are_there, (DESK,), Way.FOLDER),
)


def look_over(visit: Visit, looks: tuple[Look, ...] = LOOKS) -> Iterator[str]:
    """Show the page in each setting that one of the looks wants, and yield what they find."""
    due = [look for look in looks if look.way is visit.way and visit.name in look.on]
    settings = {setting for look in due for setting in look.settings}
    for setting in sorted(settings, key=lambda setting: setting.turn):
        if here := [look for look in due if setting in look.settings]:
            visit.show(setting)
            for look in here:
                yield from look(visit)
    for look in due:
        if not look.settings:
            yield from look(visit)
