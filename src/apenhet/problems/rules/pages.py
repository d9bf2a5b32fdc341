"""Rules: what the page skeletons may hold."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Ground, Level, Rule
from apenhet.problems.wording import Wording

PAGES: Final = (
    Rule(
        "page_without_figures",
        Wording(
            "Her står tallet {found}. Redegjørelsens tall står i data/, ikke på sidene i docs/.",
            "Here stands the figure {found}. The figures of the account stand in data/, not in the "
            "pages in docs/.",
        ),
        Wording(
            'Er det et av dem, så vis til det: {{{{ fact("assessment.suppliers") }}}}. Gjelder '
            "teksten bare ett år, så flytt den til filen for det året.",
            'If it is one of them, refer to it: {{{{ fact("assessment.suppliers") }}}}. If the '
            "text is about one year only, move it to the file of that year.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "page_calls_known",
        Wording(
            "{found} er ikke noe en side kan hente inn.",
            "{found} is nothing that a page can bring in.",
        ),
        Wording(
            'Skriv {{{{ fact("assessment.suppliers") }}}} for en opplysning. Resten ser du i '
            "sidene som finnes.",
            'Write {{{{ fact("assessment.suppliers") }}}} for a fact. See the other pages for the '
            "rest.",
        ),
    ),
)
