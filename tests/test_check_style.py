"""How texts are worded and set: what is advised on, and that an honest text is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apenhet.check.phrases import PHRASE_CHECKS, Pair, Phrase
from apenhet.check.prose.style import same_parts, well_put
from apenhet.check.prose.style import words_once as words_stand_once
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import START, Problem
from apenhet.read.datafile import DataFile
from apenhet.read.tree import Scalar

LOOKS = (well_put, words_stand_once)
HONEST = Path(__file__).parent / "honest_texts.txt"


def phrase(text: str, language: Language) -> Phrase:
    file: DataFile[None] = DataFile("statement", "data/statement_2024.yml", text.encode())  # type: ignore[type-var]  # no model is needed
    return Phrase(file, ("text", language), Scalar(START, text, text), text, language)


def found(text: str, language: Language) -> Iterator[Problem]:
    for look in LOOKS:
        yield from look(phrase(text, language))


def told(text: str, language: Language) -> list[str]:
    return [f"{one.rule}: {one.message('nb').partition(': ')[2]}" for one in found(text, language)]


def test_every_check_here_is_asked() -> None:
    assert set(LOOKS) <= set(PHRASE_CHECKS)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Vi følger opp i henhold til loven.", "plain_words: Her står «i henhold til». Enklere er «etter»."),
        ("nb", "Fabrikken er stengt av myndighetene. vi vet det.", "set_right: Her står «myndighetene. vi». Skriv stor forbokstav etter punktum."),
        ("nb", "Møtet var May 3, 2025 i Oslo.", "set_right: Her står «May 3, 2025». Skriv dagen først: 3. mai 2025."),
        ("nb", "Møtet var 3 mai 2025 i Oslo.", "right_form: Her står «3 mai». Riktig er punktum etter dagen."),
        ("nb", "Møtet begynte kl 12.00 og varte lenge.", "right_form: Her står «kl». Riktig er «kl.»."),
        ("nb", "Hotellet har begynt og føre lister.", "right_form: Her står «begynt og». Riktig er «å» foran et verb."),
        ("nb", "Vi har inngått et ny avtale.", "right_form: Her står «et ny». Riktig er samme kjønn i begge ordene: «et nytt», «en ny»."),
        ("nb", "Hotellet fikk ny eier i fjor i fjor vår.", "word_not_doubled: Ordet «i fjor» står to ganger."),
        ("en", "We have drawn up a action plan.", "right_form: Her står «a action». Riktig er «an» foran vokallyd."),
        ("en", "We have drawn up an plan.", "right_form: Her står «an plan». Riktig er «a» foran konsonantlyd."),
        ("en", "The hotel has changed it’s procedures.", "right_form: Her står «changed it’s». Riktig er its uten apostrof."),
        ("en", "The work began in march 2025.", "right_form: Her står «march». Riktig er en stor forbokstav."),
        ("nb", "Spørsmål vedrørende kjeden.", "plain_words: Her står «vedrørende». Enklere er «om»."),
        ("nb", "Vi foretar en grundig vurdering.", "plain_words: Her står «foretar en grundig vurdering». Enklere er verbet alene: «vurdere», «kartlegge»."),
        ("nb", "Ovennevnte tiltak pågår.", "plain_words: Her står «Ovennevnte». Enklere er å si hva det er."),
        ("nb", "Vi gjør mer ift. kontroll.", "plain_words: Her står «ift.». Enklere er ordene skrevet ut."),
        ("en", "We act pursuant to the Act.", "plain_words: Her står «pursuant to». Enklere er «under»."),
        ("en", "We utilised the tool.", "plain_words: Her står «utilised». Enklere er «use»."),
        ("nb", "Alle var tilstede.", "right_form: Her står «tilstede». Riktig er «til stede»."),
        ("nb", "I følge loven er det slik.", "right_form: Her står «I følge». Riktig er «ifølge»."),
        ("nb", "Vi følger Åpenhetsloven.", "right_form: Her står «Åpenhetsloven». Riktig er «åpenhetsloven»."),
        ("nb", "Vi møttes 1. Januar i år.", "right_form: Her står «Januar». Riktig er liten forbokstav."),
        ("nb", "Vi møtes hver Mandag.", "right_form: Her står «Mandag». Riktig er liten forbokstav."),
        ("nb", "Det var i Mars.", "right_form: Her står «Mars». Riktig er liten forbokstav."),
        ("nb", "Det er berre slik.", "right_form: Her står «berre». Riktig er «bare»."),
        ("en", "We prioritize this.", "right_form: Her står «prioritize». Riktig er skrivemåten med -ise."),
        ("en", "The trainings went well.", "right_form: Her står «trainings». Riktig er entall."),
        ("nb", "Vi gjør det det er behov for for alle.", "word_not_doubled: Ordet «for» står to ganger."),
        ("en", "We know that that is the the case.", "word_not_doubled: Ordet «the» står to ganger."),
        ("nb", "To  ord.", "set_right: Her står «To␣␣ord.». Skriv ett mellomrom."),
        ("nb", "Et komma , her.", "set_right: Her står «komma ,». Skriv uten mellomrom foran."),
        ("nb", "Et komma ,her.", "set_right: Her står «komma ,her.». Skriv mellomrom bare etter."),
        ("nb", "Et komma,her.", "set_right: Her står «komma,her.». Skriv et mellomrom etter."),
        ("nb", "Det er « slik» her.", "set_right: Her står «« slik»». Skriv uten mellomrom."),
        ("nb", "Vi gjorde det -- ja.", "set_right: Her står «det -- ja.». Skriv tankestrek: –."),
        ("en", "We did it - yes.", "set_right: Her står «it - yes.». Skriv tankestrek: –."),
        ("nb", "Nå,, ja.", "set_right: Her står «Nå,,». Skriv ett tegn."),
        ("nb", "Etter §6 er det slik.", "set_right: Her står «§6». Skriv et mellomrom etter §."),
        ("nb", "Vi har 12% igjen.", "set_right: Her står «12%». Skriv et mellomrom foran %."),
        ("nb", "Det er 1.200.000 i alt.", "set_right: Her står «1.200.000». Skriv mellomrom mellom tusen."),
        ("nb", "Det ble 1200.50 kroner.", "set_right: Her står «1200.50». Skriv desimalkomma."),
        ("en", "It is 41,5%.", "set_right: Her står «41,5%.». Skriv desimalpunktum."),
        ("nb", "Vi er i mål!!", "set_right: Her står «mål!!». Skriv ett tegn."),
        ("nb", "Vi ser leverandøreneVi gjør det.", "set_right: Her står «leverandøreneVi». Skriv mellomrom mellom ordene."),
        ("nb", "Vi har 180leverandører.", "set_right: Her står «180leverandører.». Skriv mellomrom mellom ordene."),
        ("en", "We follow up.We do so.", "set_right: Her står «up.We». Skriv mellomrom mellom ordene."),
        ("nb", "Vi kaller det \"slik\".", "quotation_marks_of_the_language: Her står «\"slik\".». Anførselstegn skrives «slik»."),
        ("nb", "Avtalen er verdt 25,000 kroner.", "set_right: Her står «25,000». Skriv mellomrom mellom tusen."),
        ("en", "The contract is worth NOK 25 000 now.", "set_right: Her står «25 000». Skriv komma mellom tusen."),
        ("nb", "Vi begynte å viser tallene.", "right_form: Her står «å viser». Riktig er infinitiv, eller «og»."),
        ("en", "We have 12 % left.", "set_right: Her står «12 %». Skriv % uten mellomrom."),
    ],
)  # fmt: skip
def test_what_is_better_put_otherwise_is_told(language: Language, text: str, expected: str) -> None:
    assert told(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nb",
            "Mandag er en fin dag. Mars er det også. Vi kjøper fra Mars og leser Ukeavisen Mandag Morgen.",
        ),
        ("nb", "Vi begynte i 2023. April var kald, og det sa August også."),
        ("nb", "Vi bruker norsk- og engelskspråklige kilder, f.eks. Atea (se § 5)."),
        ("nb", "Omfanget skal stå i forhold til risikoen – derfor 10 prosent, ikke 12 %."),
        ("nb", "De som har har alt. I følge med oss var {{ a.b }}, ja {{ a.b }} {{ a.c }}."),
        ("nb", "Åpenhetsloven gjelder. Åpenhetslovens § 4 også."),
        ("nb", "Vi leverer:\n\n- ett\n- to"),
        (
            "nb",
            "Vi lovet å etter evne gjøre det, for 1,5 millioner eller 2,125 prosent av 25 000 kroner.",
        ),
        ("en", "In 2023 180 suppliers, NOK 25,000 and 12,500 kroner; call +47 21 01 36 00."),
        ("nb", "[due diligence]{lang=en} er [due diligence]{lang=en}"),
        ("en", "The size of the prize, seized from the International Labour Organization."),
        ("en", "Shop stewards’ rights – 12% of them – are kept, e.g. in Norway."),
        ("nb", "iPhone, eBay, macOS og openSUSE er navn, som Node.js og {{ a.b }}."),
        ("en", "Account of due diligence, etc., under section 4."),
    ],
)
def test_an_honest_text_is_left_alone(language: Language, text: str) -> None:
    assert told(text, language) == []


def test_no_honest_pair_is_advised_on() -> None:
    lines = [line for line in HONEST.read_text("utf-8").splitlines() if line[:1] not in {"", "#"}]
    pairs = [line.split(" | ") for line in lines]
    said = [
        words
        for pair in pairs
        for language, text in zip(LANGUAGES, pair, strict=True)
        for words in told(text, language)
    ]
    assert len(pairs) >= 90
    assert said == []


@pytest.mark.parametrize(
    ("nb", "en", "expected"),
    [
        ("Ett\n\nTo", "One\n\nTwo", []),
        ("Ett og to", "One\n\nTwo", ["Antall avsnitt og listepunkter: 1 på norsk, 2 på engelsk."]),
        ("Vi:\n\n- ett\n- to", "We:\n\n- one", ["Antall avsnitt og listepunkter: 3 på norsk, 2 på engelsk."]),
        ("Planen er vedtatt. Alle har lest den.", "The plan has been adopted.", ["Antall setninger: 2 på norsk, 1 på engelsk."]),
        ("Planen er vedtatt.", "It has been adopted. All have read it.", ["Antall setninger: 1 på norsk, 2 på engelsk."]),
        ("Slik er det: Ingen svarte. Vi purret.", "As it is, nobody replied, and so we sent a reminder.", []),
        ("1. mai er det:\n\n1. tog\n2. tale", "On May Day:\n\n1. march\n2. speech", []),
    ],
)  # fmt: skip
def test_both_languages_have_the_same_parts(nb: str, en: str, expected: list[str]) -> None:
    problems = same_parts(Pair(phrase(nb, "nb"), phrase(en, "en")))
    assert [one.message("nb").partition(": ")[2] for one in problems] == expected
