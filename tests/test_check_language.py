"""What counts as a slip in a text, and what is an ordinary sentence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from apenhet.check import check_project
from apenhet.check.phrases import Phrase
from apenhet.check.prose.numbers import numbers, numbers_in_words
from apenhet.check.prose.style import well_put
from apenhet.check.prose.unfinished import nothing_left_to_fill_in
from apenhet.model import Language
from apenhet.problems.problem import START, Problem
from apenhet.read.datafile import DataFile
from apenhet.read.labels import blanks
from apenhet.read.load import load_folder
from apenhet.read.tree import Scalar


def problems_of(small: Path, nb: str, en: str) -> list[Problem]:
    """Return what is wrong in the small project with another text in the account."""
    path = small / "data" / "statement_2023.yml"
    text = path.read_text(encoding="utf-8")
    old = (
        "          nb: Visjonen vår er «{{ organisation.vision }}».\n"
        "          en: Our vision is ‘{{ organisation.vision }}’.\n"
    )
    assert text.count(old) == 1
    path.write_text(
        text.replace(
            old, f"          nb: |-\n            {nb}\n          en: |-\n            {en}\n"
        ),
        encoding="utf-8",
    )
    return check_project(load_folder(small), dt.date(2024, 6, 1))


def broken_rules(small: Path, nb: str, en: str) -> list[str]:
    """Return the rules that a text of the account breaks, with the column in its own line."""
    found = problems_of(small, nb, en)
    return [f"{problem.place.column - 13} {problem.rule}" for problem in found]


def unfinished(text: str, *, name: bool = False) -> list[str]:
    """Return which rules a text breaks by what is left to fill in, or by a note in its place."""
    language: Language | None = None if name else "nb"
    path = ("edition", "signatures", 0, "name") if name else ("summary", "about", "nb")
    file: DataFile[Any] = DataFile("statement", "statement_2023.yml", text.encode())
    phrase = Phrase(file, path, Scalar(START, text, text), text, language)
    looks = (nothing_left_to_fill_in, well_put)
    return [problem.rule for look in looks for problem in look(phrase)]


@pytest.mark.parametrize(
    "text",
    [
        "TODO",
        "todo: skrive mer",
        "Tallet er TBD.",
        "Her er en FIXME",
        "xxx",
        "Vi er XX ansatte.",
        "Lorem ipsum dolor sit amet.",
        "Avventer sitat",
        "Avventer svar fra styret",
        "Vi gjør mye. Avventer tall.",
        "(avventer godkjenning)",
        "Sitat kommer",
        "Mer informasjon kommer.",
        "Tekst følger senere",
        "Kommer.",
        "kommer senere",
        "Tallene kommer snart.",
        "Skal fylles ut",
        "Dette må fylles inn.",
        "Fylles ut av lederen",
        "Sett inn tall",
        "[sitat]",
        "[…]",
        "[ ]",
        "Vi har () ansatte.",
        "Vi er (kommer) her.",
        "< >",
        "«»",
        "???",
        "Hvor mange ??",
        "…",
        "...",
        "Vi skal ...",
        "Navn: ____",
        "dd.mm.åååå",
        "Dato: yyyy-mm-dd",
        "NN",
        "Signert N.N.",
        "plassholder",
        "må oversatt",
        "-",
        "–",
        "*",
        ".",
        "§",
        "Awaiting quote",
        "We do much. Awaiting figures",
        "To be completed",
        "The figure is to be confirmed.",
        "Quote to follow",
        "Translation missing",
        "Text here",
        "Coming soon",
        "Insert name",
        "[insert text]",
        "Not yet translated",
        "Pending",
        "TBA",
    ],
)
def test_what_was_left_to_fill_in_is_found(text: str) -> None:
    assert unfinished(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vi avventer svar fra leverandøren før vi går videre.",
        "Leverandøren kommer fra Norge.",
        "Styret kommer tilbake til saken hvert år.",
        "Skjemaet fylles ut av leverandøren.",
        "Vi fyller ut skjemaet.",
        "Dette skal gjøres.",
        "Vi mangler informasjon om sju leverandører.",
        "Informasjonen følger loven.",
        "Kommer det nye krav, endrer vi rutinene.",
        "Vi spør: Hvem har ansvaret?",
        "«Vi vurderer pris, kvalitet … og miljø», står det.",
        "(se neste avsnitt)",
        "Størrelse XXL og XML",
        "Methodology",
        "Todos er spansk.",
        "We are awaiting answers from the suppliers.",
        "The measures are to be completed by June.",
        "The work to be completed before the next report is large.",
        "It is to be supplied with every order.",
        "Where information is missing, we ask for it.",
        "The report is pending before the board in May, and it comes soon after.",
        "Here you find more.",
        "We insert clauses into our contracts.",
        "5 < 6",
        "Inn- og utland",
        "A",
        "Skjemaet skal fylles ut av leverandøren.",
        "Skjemaet skal fylles ut.",
        "Rapporten skal oversettes til engelsk.",
        "Rapporten er ikke oversatt til engelsk.",
        "Sett inn vernetiltak der det trengs.",
        "Insert clauses on human rights into the contracts.",
        "The form is to be completed by the supplier.",
        "The form is to be completed.",
        "More information is to be published by June.",
        "To be effective, due diligence must be done every year.",
        "Dette avklares med styret.",
        "Planen er under arbeid.",
        "Under arbeidet fant vi mangler.",
        "Mangler leverandøren rutiner, følger vi opp.",
        "Her følger informasjon om kategoriene.",
        "Informasjon om sju leverandører mangler.",
        "Vi er på X, LinkedIn og Facebook.",
        "Vi har 5 x flere enn før.",
        "Utkast til retningslinjer",
        "Ikke alle svarte.",
        "Navnene på leverandørene følger av listen.",
        "Tallene følger samme mønster som i fjor.",
        "Tallene er sjekket av revisor.",
        "Beløpet mangler i regnskapet til to av leverandørene.",
        "Detaljene avklares i kontrakten.",
        "Kildene sjekkes hvert år.",
        "Resultatene skrives inn i systemet.",
        "Tittelen på rapporten er ny.",
        "Vi må huske å spørre de ansatte også.",
        "Husk at alle kan varsle.",
        "Sjekk av kilder tar tid.",
        "Sitater er oversatt av oss.",
        "Deler av kjeden er ukjent.",
        "Delene til skjermene kommer fra Taiwan.",
        "Figuren viser hvor varene kommer fra.",
        "Tabellen oppdateres når nye svar kommer.",
        "Informasjon om rettigheter følger lønnsslippen.",
        "Innholdet i avtalen er hemmelig.",
        "Ingen navn kommer fram i rapporten.",
        "Datoen for neste møte er satt.",
        "Vi venter på dokumentasjon.",
        "Venter leverandøren for lenge, purrer vi.",
        "Utkastet er til behandling i styret.",
        "Testen viste gode resultater.",
        "Det gjenstår mye arbeid.",
        "Det kommer stadig nye krav.",
        "Her kommer varene inn i landet.",
        "Her mangler mange fast kontrakt.",
        "Kommer det flere klager, går vi videre.",
        "Mangler ble rettet samme dag.",
        "Se den engelske versjonen av loven for ordlyden.",
        "Skjemaet må fylles ut, og svarene må kontrolleres.",
        "Oversettelsen er vår.",
        "Nærmere informasjon gis på forespørsel.",
        "The figures are from our own accounts.",
        "The parts come from many countries.",
        "The text will be checked by a lawyer before it is signed.",
        "Names are not published.",
        "More information will follow when the audit is done.",
        "Some details are still to be clarified with the supplier.",
        "The source must be checked every year.",
        "A draft was sent to the members.",
        "The translation is ours.",
        "Tests were made in March.",
        "The number of contracts has yet to be confirmed by the supplier.",
        "Check with your shop steward if you are in doubt.",
        "Add to this the cost of transport.",
        "Write to us if you have questions.",
        "Enter the building only with a card.",
        "These figures are missing from most reports.",
        "In the next section we describe the measures.",
        "Parts of the chain are unknown.",
        "See Norwegian law for the wording.",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert unfinished(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "To be decided",
        "To be confirmed by the board.",
        "Figures to be confirmed.",
        "tbc",
        "tba",
        "T.B.D.",
        "Same as Norwegian",
        "Translation needed",
        "More to come.",
        "N/A",
        "text goes here",
        "Draft",
        "Work in progress",
        "Not ready yet",
        "Mangler",
        "mangler tall",
        "Avklares",
        "Må avklares med styret",
        "Ikke klart ennå",
        "Under arbeid",
        "Her kommer teksten om risiko.",
        "Her mangler tekst",
        "Venter på sitat",
        "Sitat fra Tore kommer.",
        "Vi kjøpte fra … leverandører.",
        "Vi kjøpte fra ... leverandører.",
        "Vi har X leverandører.",
        "Vi har x nye ansatte.",
        "We have X suppliers.",
        "Vi har __ ansatte.",
        "Dummytekst",
        "Navn Navnesen",
        "Se norsk tekst",
        "Skal oversettes",
        "x",
        "asdf",
        "Tall kommer.",
        "Kapitlet må skrives om.",
        "Denne teksten er ikke ferdig.",
        "Sjekk med Kari.",
        "Husk å legge inn dato.",
        "Avklares med advokat.",
        "Tekst mangler.",
        "Sett inn tall for 2024 her.",
        "Numbers to be added.",
        "This section is not finished.",
        "Insert figure from finance.",
        "Text to follow.",
        "Quote from the chair here.",
        "Details to come.",
        "Translation pending.",
        "Name TBC.",
        "Date to be announced.",
        "[insert name of supplier]",
        "Foreløpig tekst.",
    ],
)
def test_notes_to_oneself_are_found(text: str) -> None:
    assert unfinished(text)


@pytest.mark.parametrize("text", ["Navn", "Styreleder", "styreleder.", "Name"])
def test_what_stands_for_a_name_is_no_name(text: str) -> None:
    assert unfinished(text, name=True) == ["text_complete"]
    assert unfinished(text) == []


@pytest.mark.parametrize("text", ["Tore Hansen", "Styrkår Leder", "Negotia", "Navnløs Film AS"])
def test_names_are_names(text: str) -> None:
    assert unfinished(text, name=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi er 180 av 1966", ["180", "1966"]),
        ("1 234 og 1\u00a0234", ["1234", "1234"]),
        ("1,234 and 1.234", ["1234", "1234"]),
        ("93,5 % and 93.5%", ["93.5", "93.5"]),
        ("den 31. juni 2024.", ["31", "2024"]),
        ("G20, COVID-19 og A4", ["19"]),
        ("7 av de siste 9 årene, 62 år", ["7", "9", "62"]),
        ("12 34", ["12", "34"]),
        ("ingen tall", []),
        ("93,0 % and 93.50%", ["93", "93.5"]),
        ("1.2.3 og " + 400 * "9", ["1.2.3", 400 * "9"]),
        ("ca.180, kr.180, NOK180, 180leverandører", ["180", "180"]),
        ("_180_ og *180*", ["180", "180"]),
        ("16th, 5G, 4a, v2.16", []),
    ],
)
def test_numbers_are_read_as_people_type_them(text: str, expected: list[str]) -> None:
    assert [number.plain for number in numbers(text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Seksten av tjue, nittitre og førti", [16, 20, 93, 40]),
        ("nb", "syv eller sju, tyve, tredve", [7, 7, 20, 30]),
        ("nb", "én og ett, men ikke en", [1, 1]),
        ("nb", "tjueen, sekstien, nittini", [21, 61, 99]),
        ("nb", "trette, syvende, tolvte, firefelt, tiltak", []),
        ("en", "Sixteen of ninety-three, forty", [16, 93, 40]),
        ("en", "we want to fire hundreds of tired sevens", []),
    ],
)
def test_numbers_are_read_in_words(language: Language, text: str, expected: list[int]) -> None:
    found = numbers_in_words(text, language)
    assert sorted(int(number.plain) for number in found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gå til {year}", {"year"}),
        ("Ingen", set()),
        ("{a} og {b}, {a}", {"a", "b"}),
        ("{", None),
        ("}", None),
        ("{}", None),
        ("{0}", None),
        ("{a.b}", None),
        ("{a[b]}", None),
        ("{a!r}", None),
        ("{a:>99999999}", None),
        ("{{a}}", None),
    ],
)
def test_blanks_are_plain_words_in_braces(text: str, expected: set[str] | None) -> None:
    assert blanks(text) == expected


@pytest.mark.parametrize(
    ("nb", "en", "expected"),
    [
        ("Vi følger § 6 og §§ 8–14.", "We follow § 6 and sections 8–14.", []),
        ("Vi følger § 3 og § 5 b.", "We follow § 3 and § 5 b.", []),
        ("Vi er sertifisert etter ISO 16.", "We are certified under ISO 16.", []),
        ("Siden 2019 har vi gjort det.", "We have done so since 2019.", []),
        ("Vi vokser med 1,5 prosent.", "We grow by 1.5 per cent.", []),
        ("[Kilden](https://a.no/16/180).", "[The source](https://a.no/16/180).", []),
        ("Vi har to språk.", "We have two languages.", []),
        ("I 2023 gjorde vi det.", "We did so in 2023.", []),
        ("De 16 er her.", "The 16 are here.", []),
        ("Det er ni leverandører.", "There are nine suppliers.", []),
        ("Det er ni fjell.", "There are nine mountains.", []),
        ("Senest 30. juni.", "By 30 June.", []),
        ("Vi publiserer senest 30. juni.", "We publish by 30 June.", ["21 fact_typed_once", "14 fact_typed_once"]),
        ("Fra 31.12.2023.", "From 2023-12-31.", []),
        ("Vi fant 4 feil.", "We found four faults.", []),
        ("Vi fant 4 feil.", "We found 11 faults.", ["8 same_digits"]),
        ("Den heter 1.2.3.", "It is called so.", ["10 same_digits"]),
        (f"Den heter {400 * '9'}.", "It is 1.2.4.", ["10 same_digits"]),
        ("{{ tool.name }} er vårt.", "It is ours.", ["0 same_facts"]),
        ("{{ tool.retention }} går.", "{{ tool.retention.value }} years pass.", []),
        ("{{ tool.name }} her.", "{{ tool.namn }} there.", ["0 fact_exists"]),
        ("{{tool.name}} er vårt.", "{{ tool.name }} is ours.", []),
        ("{ tool.name } er vårt.", "This is ours.", ["0 reference_well_formed"]),
        ("{{ tool name }} er vårt.", "This is ours.", ["0 reference_well_formed"]),
        ("{{ }} er vårt.", "This is ours.", ["0 reference_well_formed"]),
        ("Vårt {{.", "This is ours.", ["5 reference_well_formed"]),
        ("Dette er {{ tool.retention.unit }}.", "This is {{ tool.retention.unit }}.", ["9 fact_is_a_value", "8 fact_is_a_value"]),
        ("Dette er {{ tool }}.", "This is {{ tool }}.", ["9 reference_well_formed", "8 reference_well_formed"]),
        ("[Due diligence]{lang=en} er nyttig.", "[Lagring]{lang=nb} is useful.", []),
        ("[Due]{lang=en onclick=x} er.", "It is.", ["11 language_known"]),
        ("Skriv til [oss](mailto:post@negotia.no).", "Write to [us](mailto:post@negotia.no).", []),
        ("Se [oss](mailto:x).", "See [us](data:text/html,x).", ["9 link_safe", "9 link_safe"]),
        ("Se [oss](//a.no).", "See [us](JavaScript:x).", ["9 link_safe", "9 link_safe"]),
        ("Se [oss](https://a.no@b.no).", "See [us](https://localhost).", ["9 link_safe", "9 link_safe"]),
        ("Se [oss](\thttps://a.no).", "See us.", ["9 no_tabs", "10 link_safe"]),
        ("Se <script>.", "See <!--.", ["3 no_html", "4 no_html"]),
        ("Se &lt;b.", "See <https://a.no>.", ["3 no_html", "4 link_whole"]),
        ("Vi er 5 < 6 & 7.", "It is 5 < 6 & 7.", []),
        ("Se ![bilde](https://a.no).", "See `code`.", ["3 plain_markdown", "4 plain_markdown"]),
        ("Se `a` og `b`, {c} og {d}.", "See “a”.", ["3 plain_markdown", "10 plain_markdown", "15 reference_well_formed", "22 reference_well_formed"]),
        ("Se \"a\" og \"b\".", "See «a» and «b».", ["3 quotation_marks_of_the_language", "10 quotation_marks_of_the_language", "4 quotation_marks_of_the_language", "12 quotation_marks_of_the_language"]),
        ("Av 7 leverandører er 16 utpekt.", "Of {{ derived.follow_up }} suppliers {{ assessment.high_risk }} were.", ["3 same_digits", "21 same_digits", "3 same_facts", "37 same_facts"]),
        ("Vi er *gode* og **sterke**.", "We are *good* and **strong**.", []),
        ("Med myk\u00adbinde\u00a0strek.", "With soft\u00adhyphen.", ["4 letters_plain", "5 letters_plain"]),
        ("Med Z\u0351 her.", "With q\u0301 ≥ → ⅔ CO₂ here.", ["5 character_printable"]),
        ("Med \u2066snudd.", "With \ue000private.", ["4 no_hidden_characters", "5 no_hidden_characters"]),
    ],
)  # fmt: skip
def test_texts_are_read_as_a_careful_reader_would(
    small: Path, nb: str, en: str, expected: list[str]
) -> None:
    assert broken_rules(small, nb, en) == expected


def told(small: Path, nb: str, en: str) -> list[str]:
    """Return what is wrong with a text of the account, in the words an editor reads."""
    return [problem.message("nb").partition(": ")[2] for problem in problems_of(small, nb, en)]


HONEST_NB = "Derfor skriver vi denne redegjørelsen hvert år."
HONEST_EN = "That is why we write this statement every year."


@pytest.mark.parametrize(
    ("nb", "expected"),
    [
        ("Vi er førti ansatte.", "«førti» (organisation.employees)"),
        ("Vi har 180 store leverandører.", "«180» (assessment.suppliers)"),
        ("Av 180 av leverandørene svarte mange.", "«180» (assessment.suppliers)"),
        (
            "Det gjelder nittitre prosent av innkjøpene.",
            "«nittitre prosent» (assessment.spend_share)",
        ),
        ("Det gjelder 93,0 prosent av innkjøpene.", "«93,0 prosent» (assessment.spend_share)"),
        ("16 har høy risiko.", "«16» (assessment.high_risk)"),
        ("Syv leverandører skal følges opp.", "«Syv» (derived.follow_up)"),
        ("Lagringstiden er 5 år.", "«5 år» (tool.retention)"),
        ("Redegjørelsen for 2023 er her.", "«2023» (edition.year)"),
    ],
)
def test_facts_are_told_by_their_own_name(small: Path, nb: str, expected: str) -> None:
    found, _, path = expected.partition(" (")
    typed = (words for words in told(small, nb, "{{ x.y }}") if "skrevet inn" in words)
    assert next(typed) == (
        f"{found} er skrevet inn i teksten, og kan være opplysningen {path[:-1]} i dataene."
    )


@pytest.mark.parametrize(
    "en",
    [
        "Ninety-three per cent of the purchases.",
        "Seven of them are suppliers to be followed up.",
        "We publish the statement by 30 June.",
        "We have forty employees.",
    ],
)
def test_facts_are_found_in_english_words(small: Path, en: str) -> None:
    assert any("kan være opplysningen" in words for words in told(small, "{{ x.y }}", en))


@pytest.mark.parametrize(
    ("nb", "en"),
    [
        ("Styret vedtok dette 3. mars 2022.", "The board decided this on 3 March 2022."),
        ("Møtet var 16. mai 2023.", "The meeting was on May 16, 2023."),
        ("Det begynte 30. juni 2017.", "It began on 30 June 2017."),
        ("Se kapittel 2 og 16.", "See chapters 2 and 16."),
        ("Se bærekraftsmål 5 og 16.", "See goals 5 and 16."),
        ("Se side 40.", "See page 40."),
        ("Det tok 3 timer.", "It took 3 hours."),
        ("Vi brukte 40 timer.", "We spent 40 hours."),
        ("Åpningstiden er 8–16.", "Opening hours are 8–16."),
        ("Åpent fra 8 til 16.", "Open from 8 to 16."),
        ("Åpent 8.00–16.00.", "Open 8.00–16.00."),
        ("Kategori 5 finnes ikke.", "Category 5 does not exist."),
        ("Det gjelder kategori to.", "It is about category two."),
        ("16 land er med.", "16 countries are included."),
        ("16 prosent er med.", "16 per cent are included."),
        ("Det gjelder 93 leverandører i Norge.", "It applies to 93 suppliers in Norway."),
        ("Det er 16. gang i 3. kvartal.", "It is the 16th time in the 3rd quarter."),
        ("To av dem er gode.", "Two of them are good."),
        ("Vi har ni møter og tre krav.", "We have nine meetings and three demands."),
        ("En leverandør svarte.", "One supplier answered."),
        ("Ett av tiltakene er opplæring.", "One of the measures is training."),
        ("Det er sak 16/24.", "It is case 16/24."),
        ("Vi gikk fra 12 til 16 leverandører.", "We went from 12 to 16 suppliers."),
        ("Det ble ni leverandørbesøk.", "There were nine visits to suppliers."),
        ("Vi vil måle det.", "We want to measure it."),
    ],
)
def test_other_numbers_than_the_facts_are_left_alone(small: Path, nb: str, en: str) -> None:
    assert told(small, nb, en) == []


@pytest.mark.parametrize(
    ("nb", "en", "expected"),
    [
        (f"{HONEST_NB} This we will do.", f"{HONEST_EN} This we will do.", "48 in_its_language"),
        (f"{HONEST_NB} Det gjør vi i år.", f"{HONEST_EN} Det gjør vi i år.", "48 in_its_language"),
        ("Denne redegjørelsen forteller what we are doing.", HONEST_EN, "0 in_its_language"),
        ("Vi gjør det, and we will also do this.", HONEST_EN, "0 in_its_language"),
        (HONEST_NB, "Our guidelines gjelder for alle leverandører.", "0 in_its_language"),
        ("lave lønninger", "lave lønninger", "0 translated"),
        ("Forord", "Forord", "0 translated"),
    ],
)
def test_every_sentence_is_in_its_language(small: Path, nb: str, en: str, expected: str) -> None:
    assert broken_rules(small, nb, en) == [expected]


@pytest.mark.parametrize(
    ("nb", "en"),
    [
        ("Vi bruker IT-systemer og følger WHO.", "We use IT systems and follow WHO."),
        ("Se Save the Children og State of the World.", "See State of the World."),
        ("UNI Global Union", "UNI Global Union"),
        ("Tromsø, Bodø", "Tromsø, Bodø"),
        ("Status", "Status"),
        ("land", "country"),
        ("General Secretary", "General Secretary"),
        ("[Code of Conduct]{lang=en}", "Code of Conduct"),
        ("Are Hansen leder arbeidet i Tromsø.", "Are Hansen leads the work in Tromsø."),
        ("Vi leste The Guardian.", "We read The Guardian."),
        ("Del VI handler om risiko.", "Part VI is about risk."),
        ("Be om informasjon.", "Ask for information."),
        ("Se mer på negotia.no/om-oss.", "See more at negotia.no/om-oss."),
    ],
)
def test_names_and_loans_are_left_alone(small: Path, nb: str, en: str) -> None:
    assert broken_rules(small, nb, en) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("assessment.suppliers.label.nb", "assessment.suppliers.label"),
        ("assessment.suplier", "assessment.suppliers"),
        ("asessment.suplier", "assessment.suppliers"),
        ("organisation.naem", "organisation.name"),
        ("organisation.qqqqqq", None),
        ("qqqqqq.wwwwww", None),
    ],
)
def test_what_is_suggested_exists(small: Path, path: str, expected: str | None) -> None:
    words = told(small, f"Se {{{{ {path} }}}}.", f"See {{{{ {path} }}}}.")[0]
    assert words.partition("Mente du ")[2] == (f"«{expected}»?" if expected else "")


def test_a_highlight_in_braces_is_told_what_to_write(small: Path) -> None:
    path = small / "data" / "statement_2023.yml"
    text = path.read_text(encoding="utf-8")
    in_braces = 'highlights: ["{{ assessment.suppliers }}", '
    path.write_text(text.replace("highlights: [assessment.suppliers, ", in_braces), "utf-8")
    (problem,) = check_project(load_folder(small), dt.date(2024, 6, 1))
    assert problem.message("nb").endswith("Mente du «assessment.suppliers»?")


def test_a_file_that_breaks_off_in_a_text_is_told(small: Path) -> None:
    path = small / "data" / "principles_2023.yml"
    text = path.read_text(encoding="utf-8")
    last = "text: {nb: Maskiner støtter ledere., en: Machines support managers.}\n"
    assert text.endswith(last)
    cut = "text:\n        nb: Maskiner støtter ledere.\n        en: Machines supp"
    path.write_text(text.removesuffix(last) + cut, encoding="utf-8")
    (problem,) = check_project(load_folder(small), dt.date(2024, 6, 1))
    assert problem.level == "error"
    assert problem.message("en").endswith('The file ends in the middle of a text: "Machines supp".')
    path.write_text(text.removesuffix(last) + cut + "ort managers.", encoding="utf-8")
    assert check_project(load_folder(small), dt.date(2024, 6, 1)) == []


def test_another_document_may_have_the_year_in_its_name(small: Path) -> None:
    file = small / "data/statement_2023.yml"
    text = file.read_text(encoding="utf-8")
    title = "title: {nb: Årsberetning, en: Annual report}"
    assert title in text
    named = "title: {nb: Årsberetning for 2023, en: Annual report 2023}"
    file.write_text(text.replace(title, named), encoding="utf-8")
    told = check_project(load_folder(small), dt.date(2024, 5, 10))
    assert not [problem for problem in told if "annual_report" in problem.path]


def test_a_measure_that_was_dropped_is_not_counted(small: Path) -> None:
    file = small / "data/statement_2023.yml"
    text = file.read_text(encoding="utf-8")
    begin, end = text.index("  - id: training\n"), text.index("\ncontact:\n")
    others = [
        text[begin:end]
        .replace("training", name)
        .replace("opplaering", name)
        .replace("Opplæring", name)
        for name in ("courses", "visits")
    ]
    reason = "dropped\n    reason: {nb: Det ble for dyrt., en: It became too expensive.}"
    plan = text[begin:end] + others[0] + others[1].replace("planned", reason)
    file.write_text(text[:begin] + plan + text[end:], encoding="utf-8")
    assert broken_rules(small, "Vi har tre tiltak.", "We have several measures.") == [
        "7 count_fits"
    ]
