"""What an edition can be had as: every output with its name, its form and what makes its bytes.

The one register of outputs; whatever offers, writes, checks or freezes them reads it here. What
makes an output is imported when it is asked for, since some of it is heavy and checks only ask
what there is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from apenhet.model import LANGUAGES, Language
from apenhet.render.promise import command_in

if TYPE_CHECKING:
    from apenhet.model import Edition
    from apenhet.say.document import Downloads
    from apenhet.say.writer import Writer


@dataclass(frozen=True, slots=True)
class Output:
    """One form of an edition: in one language, or one file for both.

    ``name`` heads its labels (title, text, file); ``form`` is what ``export --format`` calls it.
    ``frozen`` outputs are kept with each published revision; those ``beside_pages`` are offered to
    readers. The others have no labels. An output that is not ``by_language`` knows no language: any
    writer makes the same bytes, under the name that ``file`` gives, which says ``{year}``. Those
    ``on_request`` take seconds, and a preview makes them when somebody asks for them.
    """

    name: str
    form: str
    ending: str
    media_type: str
    make: Callable[[Writer], bytes]
    frozen: bool = True
    beside_pages: bool = True
    by_language: bool = True
    file: str = ""
    on_request: bool = False
    compares: bool = False
    """Whether it tells what has changed since the edition before."""
    pages: Callable[[bytes], int] | None = None
    """How many pages a file of it has, where it has pages."""

    @property
    def file_label(self) -> str:
        """The label that holds the name of its file."""
        return f"{self.name}_file"

    def file_name(self, w: Writer) -> str:
        """Return what its file is called in the writer's language."""
        if not self.by_language:
            return self.file.format(year=w.edition.year)
        if self.beside_pages:
            return w.label(self.file_label, year=w.edition.year)
        return f"{self.name}.{w.language}{self.ending}"

    def name_in_revision(self, w: Writer) -> str:
        """Return what its file is called below the folder of a published revision."""
        return f"{w.language}/{self.file_name(w)}" if self.by_language else self.file_name(w)


def _statement_json(w: Writer) -> bytes:
    from apenhet.render import data

    return data.statement_json(w).encode()


def _account_docx(w: Writer) -> bytes:
    from apenhet.render import docx

    return docx.account_docx(w)


def _register_json(w: Writer) -> bytes:
    from apenhet.render import data, register

    return register.register_json(data.Reader(w)).encode()


def _datapackage(w: Writer) -> bytes:
    from apenhet.render import package

    return package.datapackage(
        w, {output.name: paths(output, w) for output in BESIDE_PAGES}
    ).encode()


def _table(name: str) -> Callable[[Writer], bytes]:
    def make(w: Writer) -> bytes:
        from apenhet.render import tables

        return tables.TABLES[name].csv(w).encode()

    return make


def _csv(name: str, form: str) -> Output:
    return Output(name, form, ".csv", "text/csv", _table(name))


def _words(w: Writer) -> bytes:
    from apenhet.render import words

    return words.words_file(w).encode()


def _pdf(w: Writer) -> bytes:
    from apenhet.render.pdf import pdf
    from apenhet.render.pdf.press import Attachment

    inside = (
        Attachment(
            output.file_name(w),
            output.make(w).decode(),
            output.media_type,
            w.label(f"{output.name}_text"),
        )
        for output in map(FORMS.__getitem__, INSIDE_PDF)
    )
    return pdf(w, tuple(inside))


def _pages(content: bytes) -> int:
    from apenhet.render.pdf import pages

    return pages(content)


def _both(
    name: str,
    form: str,
    make: Callable[[Writer], bytes],
    file: str,
    *,
    frozen: bool = True,
    compares: bool = False,
) -> Output:
    """Return an output in JSON that knows no language."""
    media = "application/json"
    return Output(
        name,
        form,
        ".json",
        media,
        make,
        frozen=frozen,
        by_language=False,
        file=file,
        compares=compares,
    )


INSIDE_PDF: Final = ("json", "datapackage")
"""The data that lie inside the PDF too, by their forms."""
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

OUTPUTS: Final = (
    Output(
        "pdf",
        "pdf",
        ".pdf",
        "application/pdf",
        _pdf,
        on_request=True,
        compares=True,  # in the data inside
        pages=_pages,
    ),
    Output("account_docx", "docx", ".docx", DOCX, _account_docx, on_request=True),
    _both("statement_json", "json", _statement_json, "statement-{year}.json", compares=True),
    _csv("figures_csv", "csv"),
    _csv("measures_csv", "measures-csv"),
    _csv("risk_areas_csv", "risk-areas-csv"),
    _csv("clauses_csv", "clauses-csv"),
    _both("register_json", "register", _register_json, "register-{year}.json"),
    _both("datapackage", "datapackage", _datapackage, "datapackage.json", frozen=False),
    Output("words", "words", ".txt", "text/plain", _words, beside_pages=False),
)
"""Every output, in the order that pages offer them."""

BESIDE_PAGES: Final = tuple(output for output in OUTPUTS if output.beside_pages)
"""Those whose files lie beside the pages."""

FROZEN: Final = tuple(output for output in OUTPUTS if output.frozen)
"""Those that are kept with each published revision."""

WORDS: Final = next(output for output in OUTPUTS if output.name == "words")
"""All that an edition says, which is what later builds are held to."""

Make = Callable[[Output, "Writer"], bytes]
"""How the content of an output's file comes to be, for an edition in a language."""


def made_anew(output: Output, w: Writer) -> bytes:
    """Return the content of an output's file, made now."""
    return output.make(w)


FORMS: Final = {output.form: output for output in OUTPUTS}
"""Every output by what ``export --format`` calls it."""

TO_READ: Final = tuple(FORMS[form] for form in ("pdf", "docx"))
"""Those that people read as they are; the rest is for spreadsheets and programs."""


FOLDERS: Final[dict[Language, str]] = {"nb": "", "en": "en/"}
"""Where a language lies inside an edition: Norwegian at its root, English beside it."""


def to_root(language: Language) -> str:
    """Return the way from a page or file of a language up to the root of its edition."""
    return up_from(FOLDERS[language])


def up_from(place: str) -> str:
    """Return the way up from a folder, or from a file by its name, to where its name begins."""
    return "../" * place.count("/")


def written_for(language: Language) -> tuple[Output, ...]:
    """Return the outputs whose files lie with the pages of a language.

    What knows no language lies with those of the first, at the edition's root.
    """
    first = language == LANGUAGES[0]
    return tuple(output for output in BESIDE_PAGES if output.by_language or first)


def paths(output: Output, w: Writer) -> dict[Language, str]:
    """Return where an output's files lie, seen from the edition's root, by language."""
    from apenhet.say.writer import Writer

    if not output.by_language:
        return {LANGUAGES[0]: output.file_name(w)}
    return {
        language: folder + output.file_name(Writer.of(w.edition, language))
        for language, folder in FOLDERS.items()
    }


def files(w: Writer) -> dict[str, bytes]:
    """Return the content of every file that lies beside the pages, by what the file is called."""
    return {output.file_name(w): output.make(w) for output in written_for(w.language)}


class Files:
    """The files of an edition beside the pages of a language, each made once, when asked for.

    ``former`` is the edition that they tell the changes since.
    """

    def __init__(self, w: Writer, make: Make = made_anew, former: Edition | None = None) -> None:
        self._w = w.after(former)
        self._make = make
        self._made: dict[str, bytes] = {}

    def made(self, output: Output) -> bytes:
        """Return the content of an output's file."""
        if output.name not in self._made:
            self._made[output.name] = self._make(output, self._w)
        return self._made[output.name]

    def written(self) -> dict[str, bytes]:
        """Return the content of every file beside the pages, by what the file is called."""
        w = self._w
        return {output.file_name(w): self.made(output) for output in written_for(w.language)}

    def offered(self, which: tuple[Output, ...] = BESIDE_PAGES) -> Downloads:
        """Return files as pages offer them: with their pages, how large they are, and sums.

        They are made of documents, never of pages, so that a page can say this. Of a file that is
        only promised neither is known.
        """
        from apenhet.say import wording

        there = offered(self._w, which)
        told = []
        for file, output in zip(there.files, which, strict=True):
            content = self.made(output)
            if command_in(content):
                told.append(file)
                continue
            count = output.pages and output.pages(content)
            pages = (self._w.label("file_pages", count=count),) if count else ()
            size = wording.size(len(content), self._w.language)
            how = ", ".join((file.format, *pages, size))
            told.append(replace(file, format=how, sha256=sha256(content).hexdigest()))
        return replace(there, files=tuple(told))


def offered(w: Writer, which: tuple[Output, ...] = BESIDE_PAGES) -> Downloads:
    """Return files as a page of the edition offers them, each with its form and language."""
    from apenhet.say.document import Download, Downloads

    root = to_root(w.language)
    return Downloads(
        tuple(
            Download(
                href=output.file_name(w) if output.by_language else root + output.file_name(w),
                title=w.label(f"{output.name}_title"),
                description=w.label(f"{output.name}_text"),
                format=f"{output.ending.removeprefix('.').upper()}, {_language(output, w)}",
            )
            for output in which
        )
    )


def _language(output: Output, w: Writer) -> str:
    return w.label(f"file_language_{w.language if output.by_language else 'both'}")
