"""Rules: what the page skeletons may hold."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Rule
from apenhet.problems.wording import Wording

PAGES: Final = (
    Rule(
        "page_without_figures",
        Wording(
            "Her står tallet {found}. Sidene i docs/ har ingen tall: Tallene står i data/.",
            "Here stands the figure {found}. The pages in docs/ have no figures: those stand in "
            "data/.",
        ),
        Wording(
            'Vis til opplysningen: {{{{ fact("assessment.suppliers") }}}}. Gjelder teksten bare '
            "ett år, så flytt den til filen for det året.",
            'Refer to the fact: {{{{ fact("assessment.suppliers") }}}}. If the text is about one '
            "year only, move it to the file of that year.",
        ),
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
