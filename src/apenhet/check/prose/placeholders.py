"""What a place left to fill in looks like: "TODO", "Avventer sitat", empty brackets and their like.

Patterns are kept narrow where an ordinary sentence could hold the same words.
"""

from __future__ import annotations

import re
from typing import Final

_START = r"(?:^|(?<=[.!?:(\[«“‘\"])|(?<=[.!?:] ))\s*"
"""Where a text, a sentence or a remark in brackets begins."""
_END = r"(?=\s*(?:$|[.!?)\]»”’\"]))"
_PROSE = r"(?:tekst(?:en)?|sitat(?:et)?|oversettelsen?|avsnitt(?:et)?|text|quote|translation)"
"""Words for what a writer still has to supply; no account is about them."""
_THING = (
    rf"(?:{_PROSE}|navn(?:et)?|dato(?:en)?|tall(?:et|ene)?|beløp(?:et)?|bekreftelsen?|"
    r"godkjenning(?:en)?|informasjon(?:en)?|info|innhold(?:et)?|names?|dates?|figures?|numbers?|amounts?|"
    r"confirmation|approval|information|content|details)"
)
_FOR_NOW = r"(?: senere| snart| her| ennå| enda| etter hvert)?"
_FOR_NOW_EN = r"(?: later| soon| shortly| here)?"
_REST = r"[^.!?…]{0,60}"

_MARKS: Final = (
    r"todo|to-do|tbd|fixme|lorem(?: ipsum)?|x{2,}|placeholder|plassholder|blindtekst"
    r"|dummy ?te(?:kst|xt)|fylltekst|prøvetekst|asdf\w*|qwerty\w*"
)
_COMING_NB: Final = (
    rf"{_START}(?:mer |flere |nærmere )?{_THING} (?:kommer|følger|mangler){_FOR_NOW}{_END}"
    rf"|{_START}(?:mer )?{_PROSE} (?:fra|om|til|av) {_REST} (?:kommer|følger|mangler){_FOR_NOW}"
    rf"{_END}"
    rf"|{_START}(?:kommer|følger){_FOR_NOW}{_END}"
    rf"|{_START}(?:mangler|trenger)(?: {_THING})?{_FOR_NOW}{_END}"
    rf"|{_START}her (?:kommer|mangler)(?: det)?(?: mer| en| et)? {_PROSE}(?: (?:om|fra) {_REST})?"
    rf"{_END}"
    rf"|{_START}her mangler(?: det)?(?: et| en)? {_THING}{_END}"
    rf"|\bkommer (?:senere|snart){_END}"
)
_COMING_EN: Final = (
    rf"{_START}(?:more |further )?{_THING} (?:to follow|to come|pending|missing|here|needed"
    rf"|required|goes here){_END}"
    rf"|{_START}(?:pending|(?:more )?to follow|(?:more )?to come|coming soon|will follow){_END}"
    rf"|{_START}(?:needs?|missing)(?: {_THING})?{_END}|{_START}{_PROSE} is missing{_END}"
)
_FILLED_NB: Final = r"(?:fylles (?:ut|inn)|settes inn|legges inn|skrives(?: her)?|oversettes)"
_TO_DO_NB: Final = (
    # «Dette skal fylles ut.», but not «Skjemaet skal fylles ut av leverandøren.»
    rf"(?:{_START}|\b(?:dette|det|denne|her|{_THING}) )(?:må|skal|bør) {_FILLED_NB}{_FOR_NOW}{_END}"
    rf"|{_START}(?:(?:må|skal|bør) )?(?:avklares|fylles (?:ut|inn)|settes inn)\b{_REST}{_END}"
    rf"|{_START}(?:må|skal|bør) (?:bekreftes|ferdigstilles|skrives|oversettes)\b{_REST}{_END}"
    rf"|{_START}(?:fyll (?:ut|inn)|(?:sett|skriv|legg) inn|legg til)(?: (?:\w+ ){{0,2}}{_THING})?"
    rf"{_FOR_NOW}{_END}|{_START}skriv (?:\w+ )?{_PROSE}{_FOR_NOW}{_END}"
)
_SUPPLIED_EN: Final = (
    r"(?:completed|confirmed|determined|decided|agreed|clarified|added|announced|written|filled in"
    r"|translated|inserted|supplied|provided)"
)
_TO_DO_EN: Final = (
    rf"{_START}to be {_SUPPLIED_EN}\b{_REST}{_END}"
    # "Figures to be added" and "the figure is to be added", but not "the form is to be completed".
    rf"|{_START}(?:[^\W\d_]+ ){{1,3}}(?<!\bis )(?<!\bare )(?<!\bhas )(?<!\bhave )(?<!\bneeds )"
    rf"to be {_SUPPLIED_EN}{_FOR_NOW_EN}{_END}"
    rf"|\b(?:this|it|{_THING}) (?:is|are|has|have|needs|need) (?:yet )?to be {_SUPPLIED_EN}"
    rf"{_FOR_NOW_EN}{_END}"
)
_INSERT_EN: Final = (
    rf"{_START}(?:insert|fill in)(?: (?:\w+ ){{0,2}}{_THING})?{_FOR_NOW_EN}{_END}"
    rf"|{_START}(?:add|enter|write) (?:\w+ )?{_PROSE}{_FOR_NOW_EN}{_END}"
)
_REMARKS: Final = r"kommer|følger|mangler|sett inn[^)]*|insert[^)]*|pending|missing|\.{3}|…"
_COUNTED: Final = (
    r"(?:leverandør|ansatt|partner|medlem|tiltak|kategori|risikoområde|land\b|prosent|kroner|million"
    r"|år\b|måned|uke|dager|bransje|innkjøp|henvendelse|supplier|employee|member|measure|categor"
    r"|countr|per ?cent|year|month|week|day|industr|compan|purchase|request|%)"
)

_UNFINISHED: Final[tuple[tuple[str, str], ...]] = (
    # Marks that writers leave themselves.
    (
        "todo|to-do|tbd|fixme|lorem|xx|placehold|plasshold|blindt|dummy|fyllt|prøvet|asdf|qwerty",
        rf"\b(?:{_MARKS})\b",
    ),
    ("tbc|tba| nn|n.n.", r"(?-i:\b(?:TBC|TBA|NN|N\.N\.))(?!\w)"),
    ("tbc|tba|t.b|n/a", rf"{_START}(?:tb[ac]|n/a){_END}|\bt\.b\.[acd]\b"),
    ("mm", r"\b(?:dd|mm|åååå|yyyy)[./-](?:dd|mm|åååå|yyyy)\b"),
    # A letter or dots where a number was to stand, but for what is left out of a quotation.
    (" x | n | y |(x |(n |(y ", rf"\b[xny] (?:\w*(?:e|new|more|other) )?{_COUNTED}\w*"),
    ("…|..", r"(?<=\S)\s(?:…|\.{2,3})\s(?=\S)(?![^«»“”‘’]{0,300}[»”’])"),
    # Brackets with nothing in them, or with words that are neither a link nor marked as foreign.
    ('(|<|«|“|‘|"', r"\(\s*\)|<\s*>|«\s*»|“\s*”|‘\s*’|\"\s*\""),
    ("[", r"\[[^\]\[]*\]"),
    ("(", rf"\((?:{_REMARKS})\)"),
    # Lines and dots to write on.
    ("__|??|..|…", r"_{3,}|(?<!\S)__(?!\S)|\?{2,}|\.{4,}|(?:\.{3}|…)\s*$|^\s*(?:\.{3}|…)"),
    # Norwegian.
    ("avvent|venter", rf"{_START}(?:avventer?|venter på)\b[^.]{{0,60}}"),
    ("kommer|følger|mangler|trenger", _COMING_NB),
    (
        "fyll|sett inn|settes|skriv|legg|avklares|bekreftes|ferdigstilles",
        _TO_DO_NB,
    ),
    ("oversatt", rf"{_START}(?:(?:ennå|enda|teksten er) )?(?:ikke|må) oversatt{_FOR_NOW}{_END}"),
    (
        "ikke klar|ikke ferdig|ikke skrevet|ikke avklart",
        rf"{_START}ikke (?:klart?|ferdig(?:skrevet)?|skrevet|avklart){_FOR_NOW}{_END}",
    ),
    # English.
    ("awaiting", _START + r"awaiting\b[^.]{0,60}"),
    ("follow| come|coming|pending|missing| here| need|required", _COMING_EN),
    ("to be ", _TO_DO_EN),
    ("translated", rf"{_START}(?:not yet|needs to be) translated{_END}"),
    ("not ready|not written|not yet", rf"{_START}not (?:yet )?(?:ready|written)(?: yet)?{_END}"),
    ("insert| fill in| add | enter | write ", _INSERT_EN),
)
"""Signs and a pattern: without one of the signs in a text, which begins with a space, the pattern,
which is slower, is not tried."""
_PATTERNS: Final = tuple(
    (tuple(signs.split("|")), re.compile(pattern, re.IGNORECASE)) for signs, pattern in _UNFINISHED
)
_NO_WORDS: Final = re.compile(r"\W+")

_NOTES: Final = re.compile(
    # What is a note when it is all that a text says.
    r"x|abc|a{3,}|bla(?: ?bla)*|foo|test(?: test)?|(?:sitat|quote|overskrift|tittel|title|heading)"
    r"|(?:(?:noe|norsk|test|eksempel) ?)?tekst(?: her)?|(?:utkast|kladd|draft)(?: te(?:ks|x)t)?"
    r"|(?:(?:some|your|english|sample|test) )?text(?: goes)?(?: here)?|wip|work in progress"
    r"|oppdateres|ferdigstilles|utfylles|kompletteres|suppleres|skrives(?: senere)?|ufullstendig"
    r"|(?:sjekk|oversett|check|translate)(?: dette| this)?|un(?:translated|finished)|not translated"
    r"|(?:teksten (?:er )?)?under (?:arbeid|utarbeidelse)"
    r"|(?:se|som|som på|samme som(?: på| den)?) (?:norsk|engelsk)e?(?: tekst(?:en)?| versjon)?"
    r"|(?:see|as in|same as)(?: the| in)? (?:norwegian|english|above)(?: text| version)?",
    re.IGNORECASE,
)
_NO_NAMES: Final = re.compile(
    # What stands in place of the name of somebody who signs.
    r"(?:fullt |for- og etter)?navn(?: navnesen)?|(?:for|etter)navn|(?:ola|kari) nordmann"
    r"|(?:full |first |last |your )?name|(?:john|jane) (?:doe|smith)"
    r"|(?:styre|nest|forbunds|daglig )leder|styrets (?:nest)?leder|styremedlem|generalsekretær"
    r"|chair(?:man|person|woman)?|board member|general (?:secretary|manager)|deputy chair",
    re.IGNORECASE,
)
_AROUND: Final = re.compile(r"\w(?:.*\w)?", re.DOTALL)
"""A text without the signs around it."""
_LONGEST_NOTE: Final = 60


def unfinished(text: str) -> re.Match[str] | None:
    """Return the first thing in a text that looks like a place left to fill in."""
    small = f" {text.lower()}"
    empty = _NO_WORDS.fullmatch(text) if text.strip() else None
    if empty:
        return empty
    for signs, pattern in _PATTERNS:
        if any(sign in small for sign in signs):
            match = pattern.search(text)
            if match:
                return match
    return None


def note(text: str, *, is_name: bool = False) -> re.Match[str] | None:
    """Return the whole text where nothing stands in it but a note, as «Under arbeid»."""
    match = _AROUND.search(text) if len(text) <= _LONGEST_NOTE else None
    if match is None:
        return None
    words = " ".join(match.group().split())
    is_note = _NOTES.fullmatch(words) or (is_name and _NO_NAMES.fullmatch(words))
    return match if is_note else None
