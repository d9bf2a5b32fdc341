"""What has been published, read from its manifests and from the data frozen with it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from apenhet.model import LANGUAGES, PublicationKind, State
from apenhet.read.frozen import frozen_edition
from apenhet.read.load import load_folder
from apenhet.read.published import publications
from apenhet.read.source import Source
from apenhet.render.outputs import FROZEN
from apenhet.render.words import fingerprint
from apenhet.say.writer import Writer
from tests.publishing import DAY, manifest, publish, saying_little, withdrawn


def test_a_revision_is_read_as_it_was_published(project: Path) -> None:
    folder = publish(saying_little(project), 2023)
    (found,) = publications(Source.from_folder(project))
    assert (found.year, found.revision, found.date) == (2023, 1, DAY)
    assert found.kind is PublicationKind.FIRST
    assert folder == project / found.folder
    assert found.digest == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    assert found.files.keys() > {
        "data/labels_documents.yml",
        "data/law_apenhetsloven.yml",
        "data/pages.json",
        "data/principles_2023.yml",
        "data/statement_2023.yml",
    }
    (edition,) = load_folder(project).editions
    outputs = {name for name in found.files if not name.startswith("data/")}
    assert outputs >= {"nb/redegjorelse-2023.pdf", "en/statement-2023.docx", "statement-2023.json"}
    assert outputs == {
        output.name_in_revision(Writer.of(edition, language))
        for output in FROZEN
        for language in LANGUAGES
    }
    for name, file in found.files.items():
        content = (folder / name).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file.sha256, file.size)
    assert f"statement {found.manifest.fingerprints['nb']['statement']}" in (
        folder / "nb/words.nb.txt"
    ).read_text(encoding="utf-8")
    assert "redegjorelse.html" in found.manifest.places["nb"]


def test_the_edition_of_a_revision_says_what_was_published_whatever_changes_since(
    project: Path,
) -> None:
    publish(saying_little(project), 2023)
    before = load_folder(project).editions[0]
    for name in ("statement_2023.yml", "labels_documents.yml", "law_apenhetsloven.yml"):
        path = project / "data" / name
        path.write_text(path.read_text(encoding="utf-8").replace("Åpenhets", "Openness"))
    (project / "docs/nb/om-nettstedet.md").unlink()
    (project / "data/notes.yml").mkdir()
    loaded = load_folder(project)
    (publication,) = loaded.publications
    found = frozen_edition(loaded, publication)
    assert found is not None
    assert (found.state, len(found.published)) == (State.PUBLISHED, 1)
    assert found.statement == before.statement
    assert found.pages == before.pages
    assert fingerprint(found) == publication.manifest.fingerprints["nb"]["statement"]


def test_revisions_follow_each_other(project: Path) -> None:
    saying_little(project)
    first = publish(project, 2023)
    second = publish(project, 2023)
    assert (
        manifest(second)["previous"]
        == hashlib.sha256((first / "manifest.json").read_bytes()).hexdigest()
    )
    numbers = [edition.published for edition in load_folder(project).editions]
    assert [found.revision for found in numbers[0]] == [1, 2]


def test_of_a_withdrawn_revision_the_day_and_the_reason_are_left(project: Path) -> None:
    withdrawn(project, 2023)
    loaded = load_folder(project)
    (found,) = loaded.publications
    assert found.withdrawn is not None
    assert found.withdrawn.reason.en == "A court has ordered it."
    assert frozen_edition(loaded, found) is None


def test_what_is_no_manifest_is_no_publication(project: Path) -> None:
    folder = publish(saying_little(project), 2023)
    whole = manifest(folder)
    for broken in ("", "{", "[]", "{}", json.dumps({**whole, "year": 2022}), "\x00"):
        (folder / "manifest.json").write_text(broken)
        assert publications(Source.from_folder(project)) == ()
    (folder / "manifest.json").unlink()
    (folder / "manifest.json").mkdir()
    assert publications(Source.from_folder(project)) == ()
