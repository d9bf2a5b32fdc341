"""What the search index is made of: the text inside ``<main>``, under the right headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from apenhet.problems.trouble import NotBuilt
from apenhet.site.finish import search


def test_sections_lend_their_ids_to_their_headings_and_take_over_again() -> None:
    page = (
        '<main><section id="outer"><div class="heading"><h2>Outer</h2></div><p>one</p>'
        '<section class="x" id="inner"><h3 class="y">In</h3><p>two</p></section><p>three</p>'
        "</section></main>"
    )
    assert search.prepared(page) == (
        '<main><section><div class="heading"><h2 id="outer">Outer</h2></div><p>one</p>'
        '<section><h3 id="inner">In</h3><p>two</p></section><h2 id="outer">Outer</h2><p>three</p>'
        "</section></main>"
    )


def test_cells_end_so_that_their_words_do_not_run_together() -> None:
    table = "<tr><th>Kategori</th><td>Gode rutiner.</td><td>9</td></tr>"
    assert search.prepared(table) == (
        "<tr><th>Kategori.</th><td>Gode rutiner.</td><td>9.</td></tr>"
    )


def test_an_engine_that_fails_is_told_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("<main><h1>x</h1></main>")
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "no-such-program")
    with pytest.raises(NotBuilt, match=r"^pagefind: .*no-such-program"):
        search.write_index(tmp_path, ["index.html"], "nb")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html"]


def test_an_index_is_the_same_each_time(tmp_path: Path) -> None:
    names = [f"side-{number}.html" for number in range(30)]
    found = []
    for copy in ("one", "two"):
        folder = tmp_path / copy
        folder.mkdir()
        for name in names:
            (folder / name).write_text(
                f'<html lang="nb"><main><h1>{name}</h1><p>Leverandørene {name}</p></main></html>'
            )
        search.write_index(folder, names, "nb")
        index = folder / "pagefind"
        found.append({p.name: p.read_bytes() for p in index.rglob("*") if p.is_file()})
    assert found[0] == found[1]
    assert len(found[0]) > len(names)
