"""Five years of «Eksempelforbundet», a made-up organisation, lived through by the real commands.

What its editors type stands in ``steps``; what they run is ``apenhet``, in a project kept in git.
Its data are in ``data``; the Act, the words of the frame and the pages it takes over as they are
here. It lives on days of its own, so that what it says is the same whenever it is told.

    python -m tests.example.story FOLDER

lives through it to be looked at: ``FOLDER/site/index.html`` is the public site, and
``FOLDER/project`` the project, where every command can be tried.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import os
import re
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from apenhet.cli.main import main
from apenhet.read.load import load_folder
from apenhet.render.words import fingerprint
from tests.conftest import PARTS, ROOT
from tests.publishing import git, read_by_a_lawyer

HERE: Final = Path(__file__).parent
STEPS: Final = HERE / "steps"
URL: Final = "https://www.example.org/apenhet/"
NAME: Final = "Eksempelforbundet"
MARK: Final = r"(?:  # GÅ GJENNOM \[[0-9a-f]+\])?"
"""What ``new`` puts at the end of a line: whoever changes the line takes it away."""
UNBOUND: Final = r"(?<!significant_change\n)(?<!correction\n)^( +)date: .*\n(?! +fingerprint)"
"""The date of an approval or a signature that names no words yet."""
THE_CHANGE: Final = r"^    valid_until: 2024-12-31\n(?:.*\n)+?    valid_from: 2025-01-01\n"
"""All that is told of the Act since it was changed: how long it was otherwise, and what it is."""


class Signer(NamedTuple):
    """Somebody who signs: a name, and what they are in each language."""

    name: str
    nb: str
    en: str


LIV = Signer("Liv Mønster", "forbundsleder", "president")
PER = Signer("Per Tenkt", "styremedlem", "board member")
IDA = Signer("Ida Fiktiv", "styremedlem", "board member")
KARI = Signer("Kari Eksempel", "generalsekretær", "General Secretary")
OLA = Signer("Ola Prøve", "generalsekretær", "General Secretary")


@dataclass
class Life:
    """The project of an organisation, and what the commands said as its editors ran them."""

    folder: Path
    told: dict[str, dict[str, str | int]] = field(default_factory=dict)
    day: dt.date = dt.date.min

    @property
    def project(self) -> Path:
        """The project's folder."""
        return self.folder / "project"

    def on(self, day: str) -> Life:
        """Let it be another day, for the commands and for git."""
        self.day = dt.date.fromisoformat(day)
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            os.environ[name] = f"{day}T12:00:00+01:00"
        return self

    def run(self, *arguments: str) -> str:
        """Run a command in the project, keep what it said and when, and return that."""
        out, err, code = io.StringIO(), io.StringIO(), 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main([*arguments, "--lang", "nb"])
            except SystemExit as left:
                code = int(left.code or 0)
        name = f"{self.day} {' '.join(arguments[:3])}"
        self.told[name] = {"code": code, "out": out.getvalue(), "err": err.getvalue()}
        return out.getvalue()

    def typed(self, step: str) -> None:
        """Change files as a step says: below ``== file``, lines with ``-`` give way to ``+``."""
        said = (STEPS / f"{step}.txt").read_text("utf-8")
        for part in re.split(r"^== ", said, flags=re.MULTILINE)[1:]:
            name, _, body = part.partition("\n")
            path = self.project / name
            text = path.read_text("utf-8") if path.exists() else ""
            for hunk in re.findall(r"(?:^[-+].*\n)+", body, re.MULTILINE):
                text = _changed(text, hunk.splitlines())
            path.write_text(text, "utf-8")

    def gone_through(self, *names: str) -> None:
        """Take away the marks that are left: what they stand at still holds."""
        for name in names:
            path = self.project / f"data/{name}.yml"
            path.write_text(re.sub(MARK, "", path.read_text("utf-8")), "utf-8")

    def saved(self, message: str) -> None:
        """Keep what there is in git."""
        git(self.project, "add", "-A")
        git(self.project, "commit", "-qm", message)

    def approved(self, year: int, *signers: Signer, by_status: bool = False) -> None:
        """Let the board approve today what a statement says, and all of them sign."""
        path = self.project / f"data/statement_{year}.yml"
        begin = r"^  (?:approval|signatures):\n(?:    .*\n)*"
        text = re.sub(begin, "", path.read_text("utf-8"), flags=re.MULTILINE)
        approval = (STEPS / "approval.txt").read_text("utf-8").format(day=self.day)
        signature = (STEPS / "signature.txt").read_text("utf-8")
        signed = (signature.format(**one._asdict(), day=self.day) for one in signers)
        typed = rf"\1{approval}{''.join(signed)}"
        path.write_text(
            re.sub(rf"^(    end: {year}-12-31\n)", typed, text, flags=re.MULTILINE), "utf-8"
        )
        self.bound(year, by_status=by_status)

    def bound(self, year: int, *, by_status: bool) -> None:
        """Paste the fingerprint of the text into each approval and signature without one.

        ``status`` shows the line. To ask it at each approval would tell nothing new, and takes a second.
        """
        if by_status:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("DICPATH", "")  # the spelling is looked at in the end
                told = self.run("status")
            _, _, of_year = told.partition(f"Redegjørelsen for {year}: ")
            (line, *_) = re.findall(r"^ +(fingerprint: [0-9a-f]{64})$", of_year, re.MULTILINE)
        else:
            edition = next(e for e in load_folder(self.project).editions if e.year == year)
            line = f"fingerprint: {fingerprint(edition)}"
        path = self.project / f"data/statement_{year}.yml"
        text = path.read_text("utf-8")
        text = re.sub(UNBOUND, rf"\g<0>\1{line}\n", text, flags=re.MULTILINE)
        path.write_text(text, "utf-8")
        self.saved(f"Approve {year}")

    def published(self, year: int, *options: str) -> None:
        """Publish a year, and keep what was frozen in git, on main."""
        self.run("publish", str(year), *options)
        self.saved(f"Publish {year}")


def _changed(text: str, hunk: list[str]) -> str:
    old = "".join(re.escape(line[1:]) + MARK + r"\n" for line in hunk if line[0] == "-")
    new = "".join(f"{line[1:]}\n" for line in hunk if line[0] == "+")
    if not old:
        return text + new
    text, found = re.subn(rf"^{old}", lambda _: new, text, flags=re.MULTILINE)
    assert found == 1, f"{found} times:\n" + "\n".join(hunk)
    return text


# --- the five years -------------------------------------------------------------------------------


def begin(life: Life) -> None:
    """Make the project: data of its own, its name and address; all else as it is here."""
    (life.project / "src").mkdir(parents=True)
    for part in (ROOT / name for name in PARTS if name != "data"):
        if part.is_dir():
            shutil.copytree(part, life.project / part.name)
        else:
            shutil.copy(part, life.project)
    shutil.copytree(HERE / "data", life.project / "data")
    for file in [*(ROOT / "data").glob("labels*.yml"), *(ROOT / "data").glob("words.*.txt")]:
        shutil.copy(file, life.project / "data")
    the_act_of_today(life)
    law = life.project / "data/law_apenhetsloven.yml"
    text, found = re.subn(THE_CHANGE, "", law.read_text("utf-8"), flags=re.MULTILINE)
    assert found == 1, "the Act is no longer told as it was until 2024"
    law.write_text(text, "utf-8")
    settings = life.project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for key, value in {"name": f"Åpenhetsloven – {NAME}", "url": URL}.items():
        text = re.sub(rf"^site_{key}: .*", f"site_{key}: {value}", text, flags=re.MULTILINE)
    settings.write_text(text, "utf-8")
    git(life.project, "init", "-qb", "main")
    life.saved("Begin")


def the_act_of_today(life: Life) -> None:
    """Take over what is told of the Act here, which a lawyer of theirs has read too."""
    shutil.copy(ROOT / "data/law_apenhetsloven.yml", life.project / "data")
    read_by_a_lawyer(life.project)


def year_2022(life: Life) -> None:
    """Publish the first statement."""
    life.on("2023-06-12").typed("2022_annual_report")
    life.approved(2022, LIV, PER, KARI, by_status=True)
    life.published(2022, "--date", "2023-06-15")


def year_2023(life: Life) -> None:
    """Publish the second; an English text needs no change; a figure is corrected in autumn.

    Before it is written, a new declaration has been adopted, which is not of its year.
    """
    life.on("2024-03-01").typed("2024_declaration")
    life.saved("Adopt a declaration")
    life.on("2024-03-04").run("new", "2023")
    life.typed("2023")
    life.gone_through("statement_2023")
    life.saved("Write 2023")
    life.typed("2023_norwegian")
    life.saved("Mend the Norwegian")
    life.on("2024-06-10").run("publish", "2023")
    life.run("translations", "confirm", "statement_2023:chapters.foreword.blocks.why.text")
    life.approved(2023, LIV, PER, KARI)
    life.published(2023, "--date", "2024-06-12")
    life.on("2024-09-02").typed("2023_correction")
    life.bound(2023, by_status=True)
    life.on("2024-09-03").published(2023)


def year_2024(life: Life) -> None:
    """Publish the third under a new General Secretary and a changed Act; in autumn it changes."""
    the_act_of_today(life.on("2025-01-15"))
    life.saved("The Act has been changed")
    life.on("2025-02-10").run("new", "2024")
    life.typed("2024")
    life.gone_through("statement_2024")
    life.saved("Write 2024")
    life.on("2025-06-02").run("publish", "2024")
    life.typed("2024_reasons")
    life.on("2025-06-10").approved(2024, LIV, IDA, OLA)
    life.published(2024, "--date", "2025-06-11")
    life.on("2025-10-28").typed("2024_significant_change")
    life.approved(2024, LIV, IDA, OLA)
    life.on("2025-11-04").published(2024)


def year_2025(life: Life) -> None:
    """Publish the fourth."""
    life.on("2026-02-09").run("new", "2025")
    life.typed("2025")
    life.gone_through("statement_2025")
    life.saved("Write 2025")
    life.on("2026-06-08").approved(2025, LIV, IDA, OLA)
    life.published(2025, "--date", "2026-06-10")


def year_2026(life: Life) -> None:
    """Begin the fifth, which stays a draft."""
    life.on("2026-11-02").run("new", "2026")
    life.typed("2026")
    life.saved("Begin 2026")
    life.run("status")


def look_back(life: Life) -> None:
    """Ask what has changed, and build the site that readers get."""
    for sides in (("2023", "2024"), ("2023:r1", "2023:r2"), ("2024:r1", "2024:r2")):
        life.run("diff", *sides)
    life.run("build", "--no-drafts", "--site-dir", str(life.folder / "site"))


def live(folder: Path) -> None:
    """Live through it all: make ``project`` and ``site``; ``told.json`` is what was said."""
    life = Life(folder)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            patch.setenv(name, "")
        patch.setattr("apenhet.cli.options.day_in_norway", lambda _: life.day)
        begin(life.on("2023-05-02"))
        patch.chdir(life.project)
        for part in (year_2022, year_2023, year_2024, year_2025, year_2026, look_back):
            part(life)
    told = json.dumps(life.told, ensure_ascii=False, indent=1)
    (folder / "told.json").write_text(told, "utf-8")


if __name__ == "__main__":
    live(Path(sys.argv[1]).resolve())
