"""Rules: how the texts are spelled, worded and set. All are advice: no program knows a language."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Ground, Level, Rule
from apenhet.problems.wording import Wording

WORDS: Final = (
    Rule(
        "word_spelled",
        Wording(
            "Ordboken kjenner ikke {found}.{hint}",
            "The dictionary does not know {found}.{hint}",
        ),
        Wording(
            "Rett ordet. Er det riktig skrevet, så legg det til på en egen linje i {list}. "
            "Er det et fremmedord, så merk det med språk: [due diligence]{{lang=en}}.",
            "Mend the word. If it is right, add it on a line of its own in {list}. If it is of "
            "another language, mark it with that: [due diligence]{{lang=en}}.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "spelling_checked",
        Wording(
            "Rettskrivingen er ikke kontrollert på {languages}: Maskinen mangler ordboken "
            "({names}).",
            "The spelling is not checked in {languages}: this machine lacks the dictionary "
            "({names}).",
        ),
        Wording(
            "Installer den: På Debian og Ubuntu heter pakkene hunspell-no og hunspell-en-gb. På "
            "macOS legges filene .aff og .dic i ~/Library/Spelling.",
            "Install it: on Debian and Ubuntu the packages are hunspell-no and hunspell-en-gb. On "
            "macOS the files .aff and .dic are put in ~/Library/Spelling.",
        ),
        level=Level.ADVICE,
        without_exception=True,
    ),
    Rule(
        "word_not_doubled",
        Wording("Ordet {found} står to ganger.", "The word {found} stands twice."),
        Wording("Slett det ene.", "Delete one of them."),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "right_form",
        Wording(
            "Her står {found}. Riktig er {instead}.", "Here stands {found}. Right is {instead}."
        ),
        Wording("Rett det, hvis det ikke er et navn.", "Mend it, unless it is a name."),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "plain_words",
        Wording(
            "Her står {found}. Enklere er {instead}.",
            "Here stands {found}. Plainer is {instead}.",
        ),
        Wording(
            "Bytt ut ordene, hvis meningen blir den samme.",
            "Replace the words, if they mean the same here.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "set_right",
        Wording("Her står {found}. Skriv {instead}.", "Here stands {found}. Write {instead}."),
        Wording("Rett tegnene slik det står.", "Mend the marks as told."),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "same_parts",
        Wording(
            "Antall {parts}: {nb} på norsk, {en} på engelsk.",
            "Number of {parts}: {nb} in Norwegian, {en} in English.",
        ),
        Wording(
            "Del inn teksten likt på begge språk. Mangler noe, så oversett det.",
            "Divide the text alike in both languages. If anything is missing, translate it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
)
