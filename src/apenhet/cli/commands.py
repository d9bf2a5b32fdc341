"""The commands: each calls what does the work, and prints what came of it.

Heavy packages are imported by the command that needs them: ``check`` must start fast.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from click.exceptions import Exit

from apenhet.cli.ending import DATA_HAS_PROBLEMS, Interrupted, stopping_tidily
from apenhet.cli.messages import language_of, listed, say
from apenhet.cli.options import (
    YEAR,
    YEARS,
    Command,
    CommandGroup,
    as_of_option,
    language_option,
    today,
)
from apenhet.cli.project import (
    approved_words,
    checked,
    editions_shown,
    load,
    project_folder,
    sound,
)
from apenhet.model import LANGUAGES, Edition, Language
from apenhet.problems.problem import Problem
from apenhet.problems.report import FORMATS, Format, blocking, render, summary
from apenhet.problems.rules import Level
from apenhet.problems.step_summary import step_summary
from apenhet.problems.trouble import Trouble
from apenhet.render.outputs import FORMS
from apenhet.year.life import former, is_published

if TYPE_CHECKING:
    from apenhet.read.load import Loaded
    from apenhet.site.unchanged import Wish
    from apenhet.year.publish import Rendered

DEFAULT_PORT: Final = 8000
SUMMARY: Final = "GITHUB_STEP_SUMMARY"
"""Where GitHub says which file a run's summary is to be added to."""
CHANGE_FORMATS: Final = ("text", "markdown", "json", "html")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="apenhet", prog_name="apenhet")
@language_option
def cli(lang: Language) -> None:
    """Redegjørelsen etter åpenhetsloven: fra YAML til nettsted på to språk.

    The account under the Transparency Act: from YAML to a website in two languages.
    """


@cli.command(cls=Command)
@YEARS
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help="Utskriftens form. | Form of the output.",
)
@language_option
@as_of_option("Kontroller som om dette var i dag. | Check as if this were today.")
def check(years: tuple[int, ...], form: Format, lang: Language, as_of: dt.date) -> None:
    """Finn alt som er galt i dataene. | Find everything that is wrong in the data.

    Linjene sier hvor feilen er, hva den er, og hvordan du retter den.
    The lines say where the error is, what it is, and how to mend it.
    """
    loaded = load(project_folder(), years)
    problems = checked(loaded, years, as_of, spelling=True)
    click.echo(render(problems, lang, form), nl=False)
    if form == "github" and (path := os.environ.get(SUMMARY)):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(step_summary(problems, lang))
    if blocking(problems):
        raise Exit(DATA_HAS_PROBLEMS)


@cli.command(cls=Command)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default="site",
    help="Mappen å bygge i; «site» uten. | Folder to build in; site by default.",
)
@click.option(
    "--site-url",
    metavar="URL",
    help="Hvor nettstedet skal ligge. | Where the site will stand.",
)
@click.option(
    "--no-drafts",
    is_flag=True,
    help="Bare publiserte utgaver. | Published editions only.",
)
@click.option(
    "--no-cache",
    is_flag=True,
    help="Bygg alt på nytt. | Build everything anew.",
)
@click.option("--preview", is_flag=True, hidden=True)
@language_option
def build(
    site_dir: Path,
    site_url: str | None,
    no_drafts: bool,
    no_cache: bool,
    preview: bool,
    lang: Language,
) -> None:
    """Bygg hele nettstedet. | Build the whole website.

    Er det feil i dataene, eller blir byggingen avbrutt, er det forrige nettstedet som før.
    If the data has errors, or the build is interrupted, the former site stays as it was.
    """
    from apenhet.read.siteurl import checked_site_url
    from apenhet.site.site_dir import checked_site_dir
    from apenhet.site.unchanged import Wish
    from apenhet.translate.memory import state_of_history

    root = project_folder()
    checked_site_dir(site_dir, root)  # said at once: to read and check everything takes seconds
    if site_url is not None:
        checked_site_url(site_url)
    wish = Wish(root, (site_url, no_drafts, today(), state_of_history(root)))
    cached = not (no_cache or preview)  # a preview tells advice anew, and each edit changes it
    key = wish.key() if cached else ""
    with stopping_tidily():
        told = wish.place(key, site_dir) if cached else None
    if told is None:
        wanted = _Wanted(site_dir, site_url, no_drafts, no_cache, preview)
        told = _build(wish, key, wanted, lang)
    built = say(
        "built", lang, site_dir=site_dir, years=told["years"], index=site_dir / "index.html"
    )
    click.echo(f"{built} {told[lang]}")
    if told["is_empty"]:
        click.echo(say("all_withdrawn", lang))


@dataclass(frozen=True)
class _Wanted:
    """What the options of ``build`` say."""

    site_dir: Path
    site_url: str | None
    no_drafts: bool
    no_cache: bool
    preview: bool


def _build(wish: Wish, key: str, wanted: _Wanted, lang: Language) -> Mapping[str, str]:
    """Build the site and return what to tell of it; keep both where there is a key for them."""
    from apenhet.check.memory import Memory
    from apenhet.site.remembered import remembering
    from apenhet.translate.memory import translations

    loaded = load(wish.root, ())
    memory = contextlib.nullcontext() if wanted.no_cache else remembering(wish.root)
    with memory as found:
        known = replace(found or Memory(), translated=translations(wish.root, loaded))
        problems = sound(loaded, (), lang, spelling=wanted.preview, memory=known)
    if wanted.preview:
        _advise(problems, lang)
    from apenhet.site.shown import shown

    editions = shown(loaded)
    if wanted.no_drafts:
        editions = tuple(filter(is_published, editions))
        if not (editions or loaded.publications):
            raise Trouble("nothing_published")
    years = [edition.year for edition in editions] or [one.year for one in loaded.publications]
    told = {"years": listed(dict.fromkeys(years)), "is_empty": "" if editions else "yes"}
    told |= {language: summary(problems, language) for language in LANGUAGES}
    with stopping_tidily():
        from apenhet.site.whole import build_site, plan_of

        plan = plan_of(
            wish.root,
            loaded,
            editions,
            wanted.site_url,
            preview=wanted.preview,
            outdated=known.translated.outdated,
        )
        build_site(
            plan,
            wanted.site_dir,
            cached=not wanted.no_cache,
            finished=lambda site: wish.keep(key, site, told) if key else None,
        )
    return told


def _advise(problems: Iterable[Problem], lang: Language) -> None:
    """Print the advice for whoever is editing."""
    advice = [problem for problem in problems if problem.level is Level.ADVICE]
    if advice:
        click.echo(render(advice, lang, "text"), nl=False, err=True)


@cli.command(cls=Command)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Porten på denne maskinen. | The port on this machine.",
)
@language_option
def serve(port: int, lang: Language) -> None:
    """Forhåndsvis det du endrer. | Preview what you edit.

    Nettstedet bygges på nytt hver gang du lagrer, og siden lastes inn igjen av seg selv.
    The site is built again each time you save, and the page reloads by itself.
    """
    from apenhet.site.serve import serve_preview

    root = project_folder()
    with contextlib.suppress(Interrupted, KeyboardInterrupt), stopping_tidily():
        serve_preview(root, port, lang)


@cli.command(cls=Command)
@language_option
def schema(lang: Language) -> None:
    """Skriv schema/, som hjelper editoren din. | Write schema/, which helps your editor."""
    from apenhet.read.load import load_folder
    from apenhet.read.schema import words_lacking, write_schemas
    from apenhet.render import shape

    root = project_folder()
    loaded = load_folder(root)
    published = {shape.schema_name(shape.FORMAT): shape.statement_schema()}
    written = write_schemas(root, loaded, published)
    click.echo(say("schema_written", lang, files=", ".join(map(str, written))))
    for left, words in words_lacking(loaded).items():
        click.echo(say("schema_left", lang, schema=left, words=", ".join(words)), err=True)


@cli.command(cls=Command)
@click.argument("year", metavar="ÅR|YEAR", type=YEAR)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="json",
    show_default=True,
    help="JSON har hele redegjørelsen, PDF er til utskrift og arkiv, CSV er tabeller, "
    "words alle ordene. | "
    "JSON has the whole account, PDF is to print and archive, CSV is tables, words every word.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="nb",
    show_default=True,
    help="Innholdets språk. | Language of the content.",
)
def export(year: int, form: str, lang: Language) -> None:
    """Skriv én utgave som data. | Write one edition as data.

    Er den publisert og så endret, er det endringen som skrives.
    Where it was published and has been changed since, the change is what is written.
    """
    from apenhet.say.writer import Writer

    loaded = load(project_folder(), [year])
    sound(loaded, [year], language_of())
    editions = editions_shown(loaded)
    edition = next(one for one in reversed(editions) if one.year == year)
    w = Writer.of(edition, lang)
    output = FORMS[form]
    if output.compares:
        w = w.after(former(edition, editions))
    content = output.make(w)
    if b"\0" in content and sys.stdout.isatty():
        raise Trouble("not_for_a_terminal", form=form, file=output.file_name(w))
    click.echo(content, nl=False)


@cli.command(cls=Command)
@click.argument("year", metavar="ÅR|YEAR", type=YEAR)
@click.option(
    "--principles",
    is_flag=True,
    help="Lag også en ny fil med prinsippene. | Make a new file of the principles too.",
)
@language_option
def new(year: int, principles: bool, lang: Language) -> None:
    """Lag filen for et nytt år fra det forrige. | Make the file of a new year from the last.

    Det som må gås gjennom, merkes «GÅ GJENNOM» på slutten av linjen.
    What must be gone through is marked «GÅ GJENNOM» at the end of the line.
    """
    from apenhet.read.edit import CannotEdit
    from apenhet.year.new import new_files, write_new

    root = project_folder()
    loaded = load(root, ())
    last = loaded.last_before(year)
    if last is None or last.year is None:
        raise Trouble("no_year_before", year=year, known=listed(loaded.years))
    sound(loaded, [last.year], lang)
    try:
        files = new_files(loaded, last, year, principles=principles)
    except CannotEdit as error:
        raise Trouble("cannot_edit", file=last.name, place=error) from None
    write_new(root, files)
    names = ", ".join(file.name for file in files)
    click.echo(say("new_written", lang, files=names, marks=sum(file.marks for file in files)))
    if last.year < year - 1:
        click.echo(say("new_skips", lang, file=last.name))


@cli.command(cls=Command)
@click.argument("before", metavar="FRA|FROM")
@click.argument("after", metavar="TIL|TO")
@click.option(
    "--format",
    "form",
    type=click.Choice(CHANGE_FORMATS),
    default="text",
    help="Utskriftens form. | Form of the output.",
)
@language_option
def diff(before: str, after: str, form: str, lang: Language) -> None:
    """Vis hva som er endret, i ord. | Show what changed, in words.

    De to er årstall, det som er publisert (2023:r1), filer eller versjoner i git.
    The two are years, what was published (2023:r1), files or git revisions.
    """
    from apenhet.cli.changes import Diff, worded
    from apenhet.cli.sides import editions_of, frame_of
    from apenhet.read.load import load_folder
    from apenhet.render.reach import with_reach
    from apenhet.say.changes import compared

    root, names = project_folder(), (before, after)
    loaded = load_folder(root)
    frame = frame_of(loaded)
    for pair in editions_of(root, loaded, names):
        click.echo(worded(Diff(names, with_reach(compared(*pair, frame))), form, lang), nl=False)


@cli.command(cls=Command)
@as_of_option("Som om dette var i dag. | As if this were today.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "ics")),
    default="text",
    help="Utskriftens form. | Form of the output.",
)
@language_option
def status(as_of: dt.date, form: str, lang: Language) -> None:
    """Vis frister og hva som gjenstår. | Show what is due and what is left to do.

    Avslutter med 1 når en frist er ute. | Ends with 1 when something is overdue.
    """
    from apenhet.cli.progress import told
    from apenhet.year.status import status_of

    loaded = load(project_folder(), ())
    found = status_of(loaded, checked(loaded, (), as_of, spelling=True), as_of, approved_words)
    click.echo(told(found, form, lang), nl=False)
    if found.is_overdue:
        raise Exit(DATA_HAS_PROBLEMS)


@cli.group(cls=CommandGroup)
def translations() -> None:
    """Hold engelsk à jour med norsk. | Keep the English up to date with the Norwegian."""


@translations.command("list", cls=Command)
@YEARS
@click.option(
    "--since",
    metavar="VERSJON|REVISION",
    help="Bare det som er kommet til siden da. | Only what has come since then.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    help="Utskriftens form. | Form of the output.",
)
@language_option
def list_translations(years: tuple[int, ...], since: str | None, form: str, lang: Language) -> None:
    """Vis engelske tekster som er foreldet eller mangler. | Show English that is stale or missing.

    Avslutter med 1 når det er noen. | Ends with 1 when there are any.
    """
    from apenhet.cli.translating import ListedTexts, told

    found = ListedTexts.of(project_folder(), load(project_folder(), years), years, since)
    click.echo(told(found, form, lang), nl=False)
    if found.is_open:
        raise Exit(DATA_HAS_PROBLEMS)


@translations.command("export", cls=Command)
@YEARS
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Alle tekster, ikke bare de foreldede. | Every text, not only what is out of date.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Filen å skrive, for eksempel engelsk.po. | The file to write, such as english.po.",
)
@language_option
def export_translations(
    years: tuple[int, ...], everything: bool, output: Path | None, lang: Language
) -> None:
    """Skriv tekster til oversetteren (PO). | Write texts for the translator (PO)."""
    from apenhet.cli.translating import ListedTexts, exported

    root = project_folder()
    count, content = exported(ListedTexts.of(root, load(root, years), years, None), everything)
    if output is None:
        click.echo(content, nl=False)
        return
    output.write_text(content, encoding="utf-8", newline="\n")
    click.echo(say("translations_written", lang, file=output, count=count))


@translations.command("import", cls=Command)
@click.argument("file", metavar="FIL|FILE", type=click.Path(path_type=Path))
@language_option
def import_translations(file: Path, lang: Language) -> None:
    """Ta inn det oversetteren har skrevet (PO). | Take in what the translator wrote (PO).

    Passer noe ikke, blir ingenting tatt inn. | If anything does not fit, nothing is taken in.
    """
    from apenhet.cli.translating import TakenIn, refusals
    from apenhet.translate.mend import write_over

    root = project_folder()
    loaded = load(root, ())
    taken = TakenIn.of(root, loaded, file)
    if not taken.refused:
        before = {(one.rule, one.file, one.path) for one in blocking(checked(loaded, (), today()))}
        wrong = [
            one
            for one in blocking(checked(taken.loaded, (), today()))
            if (one.rule, one.file, one.path) not in before
        ]
        if not wrong:
            write_over(root, taken.files, loaded.source.files)
            click.echo(say("translations_taken", lang, **taken.counts))
            return
        click.echo(render(wrong, lang, "text"), nl=False, err=True)
    click.echo(refusals(file, taken.refused, lang) + say("nothing_taken", lang), err=True)
    raise Exit(DATA_HAS_PROBLEMS)


@translations.command(cls=Command)
@click.argument("names", metavar="TEKST|TEXT…", nargs=-1, required=True)
@language_option
def confirm(names: tuple[str, ...], lang: Language) -> None:
    """Noter at engelsk fortsatt stemmer. | Note that the English still holds.

    En tekst heter det som står i meldingen om den; statement_2024 er alle i den filen.
    A text is called what its message says; statement_2024 is all in that file.
    """
    from apenhet.cli.translating import confirmed

    root = project_folder()
    written = confirmed(root, load(root, ()), names)
    click.echo(say("confirmed", lang, count=written))


@cli.command(cls=Command)
@click.argument("year", metavar="ÅR|YEAR", type=YEAR)
@click.option(
    "--date",
    "given",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="ÅÅÅÅ-MM-DD",
    callback=lambda _, __, given: given and given.date(),
    help="Dagen den publiseres; i dag uten. | The day it goes live; today by default.",
)
@click.option(
    "--withdraw",
    is_flag=True,
    help="Ta bort filene som er publisert. | Take away the files that were published.",
)
@language_option
def publish(year: int, given: dt.date | None, withdraw: bool, lang: Language) -> None:
    """Frys en utgave slik den publiseres. | Freeze an edition as it is published.

    Mangler det noe, sies alt på en gang, og ingenting blir skrevet.
    If anything is lacking, all of it is said at once, and nothing is written.
    """
    from apenhet.cli.publishing import Publishing, Refused
    from apenhet.site.files import KeptFiles
    from apenhet.site.kept import rendered, words_in_revision

    root = project_folder()
    loaded = load(root, [year])
    make = KeptFiles.of(root).make  # who is told that nothing is new had them made before

    def render(edition: Edition) -> Rendered:
        before = former(edition, editions_shown(loaded))
        return rendered(edition, loaded.skeletons, before, make)

    publishing = Publishing(root, loaded, year, today(), given, render, words_in_revision)
    with stopping_tidily():
        if withdraw:
            click.echo(publishing.withdraw(lang))
            return
        try:
            click.echo(publishing.publish(_of_publishing(loaded, year), lang))
        except Refused as refused:
            click.echo(refused.told(lang), err=True)
            raise Exit(DATA_HAS_PROBLEMS) from None


def _of_publishing(loaded: Loaded, year: int) -> list[Problem]:
    """Return every problem that a year's edition can have on its way to be published."""
    from apenhet.check.translations import translations_known
    from apenhet.translate.memory import translations

    translated = translations(project_folder(), loaded)
    problems = checked(loaded, [year], today(), kept=False, translated=translated)
    file = next(file for file in loaded.statements if file.year == year)
    own = {found.name for found in loaded.files_of(file)}
    return [*problems, *translations_known(translated, own)]
