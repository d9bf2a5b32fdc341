"""Which English has fallen behind, found in real histories: nothing is kept by hand, nothing cries wolf."""

from __future__ import annotations

import hashlib
import json
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from apenhet.read.load import load_folder
from apenhet.translate.memory import CACHE, SAID, Freshness, translations
from apenhet.translate.pairs import essence

Texts = dict[str, tuple[str, str]]
"""Texts by their ids: Norwegian and English."""

ONE: Texts = {"one": ("Vi kjøpte fra flere leverandører.", "We bought from several suppliers.")}
CHANGED = "Vi kjøpte fra mange leverandører."
TWO: Texts = {"two": ("Vi har en plan.", "We have a plan.")}


class Repository:
    """A project of one statement in a repository of its own, and what is done to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "data").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        command = ["git", "-C", str(self.root), *who, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def write(self, texts: Texts, year: int = 2023, width: int = 80) -> None:
        lines = ["measures:"]
        for name, both in texts.items():
            lines += [f"  - id: {name}", "    text:"]
            for language, words in zip(("nb", "en"), both, strict=True):
                wrapped = textwrap.wrap(words, width)
                lines += [f"      {language}: >-", *(f"        {line}" for line in wrapped)]
        self.file(year).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def file(self, year: int = 2023) -> Path:
        return self.root / f"data/statement_{year}.yml"

    def commit(self, texts: Texts | None = None, year: int = 2023) -> str:
        if texts is not None:
            self.write(texts, year)
        self.git("add", "data")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self.git("rev-parse", "HEAD")

    @property
    def states(self) -> dict[str, str]:
        """How each text stands; of stale English, the Norwegian that it was made from."""
        return states(self.root)


def states(root: Path) -> dict[str, str]:
    return {
        f"{one.file.year}:{one.pair.place.removeprefix('measures.').removesuffix('.text')}": (
            one.made_from or str(one.freshness)
        )
        for one in translations(root, load_folder(root)).all
    }


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "project")


def with_norwegian(texts: Texts, norwegian: str) -> Texts:
    return {name: (norwegian, english) for name, (_, english) in texts.items()}


def with_english(texts: Texts, english: str) -> Texts:
    return {name: (norwegian, english) for name, (norwegian, _) in texts.items()}


STALE = with_norwegian(ONE, CHANGED)
MENDED = with_english(STALE, "We bought from many suppliers.")


def test_english_that_was_written_with_its_norwegian_is_fresh(repository: Repository) -> None:
    repository.commit(ONE)
    assert repository.states == {"2023:one": "fresh"}
    repository.commit(MENDED)
    assert repository.states == {"2023:one": "fresh"}


def test_english_is_stale_when_its_norwegian_alone_changes_and_fresh_when_it_follows(
    repository: Repository,
) -> None:
    repository.commit(ONE)
    repository.commit(STALE)
    assert repository.states == {"2023:one": ONE["one"][0]}
    repository.commit(with_norwegian(ONE, "Vi kjøpte fra få leverandører."))
    assert repository.states == {"2023:one": ONE["one"][0]}  # not what stood there in between
    repository.commit(MENDED)
    assert repository.states == {"2023:one": "fresh"}


def test_what_is_not_committed_counts_as_if_it_were(repository: Repository) -> None:
    repository.commit(ONE)
    repository.write(STALE)
    assert repository.states == {"2023:one": ONE["one"][0]}
    repository.write(MENDED)
    assert repository.states == {"2023:one": "fresh"}
    repository.write({**ONE, **TWO})
    assert repository.states == {"2023:one": "fresh", "2023:two": "fresh"}


def test_norwegian_that_changes_after_the_english_within_a_branch_makes_it_stale(
    repository: Repository,
) -> None:
    repository.commit(ONE)
    repository.git("checkout", "-q", "-b", "edit")
    repository.commit(MENDED)
    repository.commit(with_norwegian(MENDED, "Vi kjøpte fra svært mange leverandører."))
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "edit", "-m", "x")
    assert repository.states == {"2023:one": CHANGED}


def test_a_squashed_branch_is_one_change(repository: Repository) -> None:
    repository.commit(ONE)
    repository.git("checkout", "-q", "-b", "edit")
    repository.commit(STALE)
    repository.commit(MENDED)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--squash", "edit")
    assert repository.states == {"2023:one": "fresh"}
    repository.commit()
    assert repository.states == {"2023:one": "fresh"}


def test_norwegian_that_is_taken_back_has_its_english_again(repository: Repository) -> None:
    for texts in (ONE, STALE, ONE):
        repository.commit(texts)
    assert repository.states == {"2023:one": "fresh"}


def test_reflowed_moved_and_renamed_texts_are_as_they_were(repository: Repository) -> None:
    repository.commit({**ONE, **TWO, "old": (CHANGED, "We bought from few.")})
    repository.commit({**ONE, **TWO, "old": ("Vi kjøpte fra noen.", "We bought from few.")})
    before = {"2023:one": "fresh", "2023:two": "fresh", "2023:old": CHANGED}
    assert repository.states == before
    texts = {**TWO, "old": ("Vi kjøpte fra noen.", "We bought from few."), **ONE}
    repository.write(texts, width=20)
    repository.commit()
    assert repository.states == before
    repository.commit({name.replace("o", "u"): text for name, text in texts.items()})
    assert repository.states == {name.replace("o", "u"): it for name, it in before.items()}


def test_what_is_copied_to_a_new_year_stands_as_it_did(repository: Repository) -> None:
    repository.commit({**ONE, **TWO})
    repository.commit({**STALE, **TWO})
    repository.commit({**STALE, **TWO}, 2024)
    stale = ONE["one"][0]
    assert repository.states == {
        "2023:one": stale,
        "2023:two": "fresh",
        "2024:one": stale,
        "2024:two": "fresh",
    }


def test_what_is_copied_and_changed_at_once_is_stale_in_the_copy(repository: Repository) -> None:
    repository.commit(TWO)
    repository.commit(with_norwegian(TWO, "Vi har en ny plan."), 2024)
    assert repository.states == {"2023:two": "fresh", "2024:two": "Vi har en plan."}


def test_a_block_that_was_copied_within_a_file_keeps_its_english_only_by_mistake(
    repository: Repository,
) -> None:
    long = {
        "one": (
            "Vi skal ha et kurs for alle ansatte i mai.",
            "All of our staff will take a course in May.",
        )
    }
    repository.commit(long)
    repository.commit({**long, "copy": ("Vi skal ha et møte med styret i juni.", long["one"][1])})
    assert repository.states == {"2023:one": "fresh", "2023:copy": long["one"][0]}


def test_short_words_are_the_same_by_chance(repository: Repository) -> None:
    repository.commit({"one": ("Nedlastinger", "Downloads")})
    repository.commit({"one": ("Nedlastinger", "Downloads"), "two": ("Last ned", "Downloads")})
    assert repository.states == {"2023:one": "fresh", "2023:two": "fresh"}
    repository.commit({"two": ("Hent filer", "Downloads")})
    assert repository.states == {"2023:two": "Last ned"}


def test_branches_that_are_merged_are_both_known(repository: Repository) -> None:
    repository.commit({**ONE, "gap": ("a b c", "a b c"), **TWO})
    repository.git("checkout", "-q", "-b", "other")
    both = with_english(with_norwegian(TWO, "Vi har to planer."), "We have two plans.")
    repository.commit({**ONE, "gap": ("a b c", "a b c"), **both})
    repository.git("checkout", "-q", "main")
    repository.commit({**STALE, "gap": ("a b c", "a b c"), **TWO})
    repository.git("merge", "-q", "other", "-m", "x")
    stale = ONE["one"][0]
    assert repository.states == {"2023:one": stale, "2023:gap": "fresh", "2023:two": "fresh"}


def test_norwegian_of_one_branch_with_english_of_another_is_stale_while_and_after_they_are_merged(
    repository: Repository,
) -> None:
    repository.commit(ONE)
    repository.git("checkout", "-q", "-b", "other")
    repository.commit(with_english(ONE, "We purchased from several suppliers."))
    repository.git("checkout", "-q", "main")
    repository.commit(STALE)
    repository.git("merge", "-q", "--no-commit", "other")
    merged = with_english(STALE, "We purchased from several suppliers.")["one"]
    assert all(words in repository.file().read_text(encoding="utf-8") for words in merged)
    assert repository.states == {"2023:one": ONE["one"][0]}
    repository.commit()
    assert repository.states == {"2023:one": ONE["one"][0]}


def test_how_a_text_is_set_makes_no_english_stale_or_fresh(repository: Repository) -> None:
    quoted = {
        "one": (
            'Vi kjøper "det vi trenger" - ikke mer, 10 000 kr',
            "We buy 'what we need', no more",
        )
    }
    repository.commit(quoted)
    repository.commit(
        {"one": ("Vi kjøper «det vi trenger» – ikke mer: 10\u00a0000 kr.", quoted["one"][1])}
    )
    assert repository.states == {"2023:one": "fresh"}
    stale = {"one": ("Vi kjøper «det vi trenger» – aldri mer, 10 000 kr", quoted["one"][1])}
    repository.commit(stale)
    repository.commit({"one": (stale["one"][0], "We buy ‘what we need’ – no more.")})
    assert repository.states == {
        "2023:one": "Vi kjøper «det vi trenger» – ikke mer: 10\u00a0000 kr."
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,5 %", "15 %"),
        ("fra -5 til 5", "fra 5 til 5"),
        ("{{ a.b }}", "{{ a.c }}"),
        ("–", "…"),
        ("§ 5", "5"),
    ],
)
def test_what_says_something_else_is_no_typography(one: str, other: str) -> None:
    assert essence(one) != essence(other)


def test_a_version_that_cannot_be_read_whole_makes_nothing_of_the_rest_stale(
    repository: Repository,
) -> None:
    repository.commit({**ONE, **TWO})
    text = repository.file().read_text(encoding="utf-8")
    repository.file().write_text(
        f"<<<<<<< ours\n{text}=======\n\tbroken: [\n>>>>>>> theirs\n", encoding="utf-8"
    )
    repository.commit()
    repository.commit({**STALE, **TWO})
    assert repository.states == {"2023:one": ONE["one"][0], "2023:two": "fresh"}


def test_english_that_is_not_there_is_missing(repository: Repository) -> None:
    repository.commit(ONE)
    repository.file().write_text("measures:\n  - text: {nb: Vi har en plan.}\n", encoding="utf-8")
    assert repository.states == {"2023:measures[1]": "missing"}


# --- what git cannot tell -------------------------------------------------------------------------


def test_of_a_shallow_clone_what_it_does_not_reach_back_to_is_unknown_and_never_fresh(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit({**ONE, **TWO})
    repository.commit({**STALE, **TWO})
    third = {"three": ("Vi spurte alle.", "We asked everybody.")}
    repository.commit({**STALE, **TWO, **third})
    repository.commit({**STALE, **with_norwegian(TWO, "Vi har ingen plan."), **third})
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth", "3", repository.root.as_uri(), str(clone))
    assert states(clone) == {
        "2023:one": "unknown",
        "2023:two": TWO["two"][0],
        "2023:three": "fresh",
    }
    repository.git("-C", str(clone), "fetch", "-q", "--unshallow")
    assert states(clone) == repository.states


def test_without_git_or_of_files_that_git_does_not_know_all_is_unknown(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(ONE)
    assert repository.states == {"2023:one": "unknown"}  # nothing is committed at all
    (repository.root / "README").write_text("x")
    repository.git("add", "README")
    repository.git("commit", "-q", "-m", "x")
    assert repository.states == {"2023:one": "unknown"}
    repository.commit()
    assert repository.states == {"2023:one": "fresh"}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert repository.states == {"2023:one": "unknown"}


# --- that the English still holds -----------------------------------------------------------------


def noted(repository: Repository, stamp: str) -> None:
    text = repository.file().read_text(encoding="utf-8")
    repository.file().write_text(
        text.replace("en: >-", f"en: >-  # ENGELSK STEMMER [{stamp}]"), encoding="utf-8"
    )


def stamp(norwegian: str) -> str:
    return hashlib.sha256(essence(norwegian).encode()).hexdigest()[:6]


def test_english_that_is_said_to_hold_does_so_for_that_norwegian_alone(
    repository: Repository,
) -> None:
    repository.commit(ONE)
    repository.write(STALE)
    noted(repository, "abcdef")
    assert repository.states == {"2023:one": ONE["one"][0]}
    repository.write(STALE)
    noted(repository, stamp(CHANGED))
    assert repository.states == {"2023:one": "fresh"}
    repository.commit()
    repository.write(with_norwegian(ONE, "Vi kjøpte fra få leverandører."))
    noted(repository, stamp(CHANGED))
    assert repository.states == {"2023:one": CHANGED}  # it was last found right for this
    repository.write(STALE)  # the note is gone, and history remembers it
    assert repository.states == {"2023:one": "fresh"}


# --- what is kept between runs --------------------------------------------------------------------


def test_what_is_kept_says_the_same_as_the_history_on_every_branch(repository: Repository) -> None:
    def cold() -> dict[str, str]:
        for kept in (CACHE, SAID):
            (repository.root / kept).unlink(missing_ok=True)
        return repository.states

    repository.commit({**ONE, **TWO})
    assert repository.states == repository.states == cold()
    repository.commit({**STALE, **TWO})
    assert repository.states == cold()
    repository.git("checkout", "-q", "-b", "other", "HEAD~1")
    assert repository.states == {"2023:one": "fresh", "2023:two": "fresh"} == cold()
    repository.commit(with_english(with_norwegian(TWO, "Nei."), "No."))
    repository.git("checkout", "-q", "main")
    assert repository.states == cold()
    repository.git("merge", "-q", "-X", "ours", "other", "-m", "x")
    repository.commit({**STALE, "two": ("Nå.", "No.")})
    assert repository.states == {"2023:one": ONE["one"][0], "2023:two": "Nei."} == cold()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"program": "x", "entries": [1]}'])
def test_a_spoilt_memory_is_not_used(repository: Repository, content: str) -> None:
    repository.commit(ONE)
    repository.commit(STALE)
    (repository.root / CACHE).parent.mkdir(parents=True)
    (repository.root / CACHE).write_text(content)
    assert repository.states == {"2023:one": ONE["one"][0]}
    assert json.loads((repository.root / CACHE).read_text(encoding="utf-8"))["entries"]


@pytest.mark.parametrize(
    "spoil",
    [lambda kept: kept[:-9], lambda kept: kept.replace(b"Vi", b"Di")],
    ids=["cut off", "another word"],
)
def test_what_files_said_is_not_used_once_it_is_spoilt(
    repository: Repository, spoil: Callable[[bytes], bytes]
) -> None:
    repository.commit({**ONE, **TWO})
    repository.commit({**STALE, **TWO})
    states, kept = repository.states, repository.root / SAID
    said = kept.read_bytes()
    kept.write_bytes(spoil(said))
    assert kept.read_bytes() != said
    repository.commit({**STALE, "two": TWO["two"], "three": ("Ny.", "New.")})
    assert repository.states == {**states, "2023:three": "fresh"}


def test_a_project_below_the_root_of_a_repository_has_its_own_history(tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    inner = Repository.__new__(Repository)
    inner.root = outer.root / "in/ø"
    (inner.root / "data").mkdir(parents=True)
    outer.commit(TWO)
    inner.commit(ONE)
    inner.commit(STALE)
    assert inner.states == {"2023:one": ONE["one"][0]}
    assert outer.states == {"2023:two": Freshness.FRESH.value}
