"""Notes in the preview on English that is older than its Norwegian; in nothing that an edition says."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from apenhet.model import Edition
from apenhet.read.load import load_folder
from apenhet.render.words import words
from apenhet.site.adapter import Wanted, open_build
from apenhet.site.shown import shown
from apenhet.site.whole import plan_of


def test_pages_of_a_draft_note_what_changed_in_the_norwegian_and_files_do_not(
    draft: Path, edition: Edition
) -> None:
    about, title = edition.statement.summary.about, edition.statement.chapters[0].title
    former = {
        (about.nb, about.en): about.nb.replace("redegjørelsen", "rapporten", 1),
        (title.nb, title.en): "En annen tittel",
    }
    loaded = load_folder(draft)
    make = partial(plan_of, draft, loaded, shown(loaded), None)
    plan, without = make(outdated=former), make()
    (shows,) = plan.editions
    assert plan.key(shows) != without.key(shows)
    english = plan.build(shows, "en")
    opened = open_build(draft, Wanted(english, plan.pages), plan.site_url)
    for name in ("overview", "account"):
        opened.macros[name]()
    overview, account = opened.site["documents"].values()
    beside = overview[overview.index('<div class="outdated" role="note">') :].partition("</div>")[0]
    assert '<del><span class="unseen"> [removed: </span><span lang="nb">rapporten</span>' in beside
    assert '<ins><span class="unseen"> [new: </span><span lang="nb">redegjørelsen</span>' in beside
    assert "{{" not in beside
    top = account[account.index('<div class="outdated"') :].partition("</div>")[0]
    assert f"<q>{title.en}</q>" in top
    assert account.index("outdated") < account.index("<h2")
    assert not any(b"rapporten" in content for content in opened.files().values())
    assert words(english.writer) == words(without.build(shows, "en").writer)
    assert plan.build(shows, "nb").outdated == {}
