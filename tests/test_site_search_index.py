"""What the search index is made of: the text inside ``<main>``, under the right headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from apenhet.problems.trouble import Trouble
from apenhet.site.finish import search


def main(page: str) -> str:
    """Return what stands inside ``<main>``."""
    return page.partition("<main>")[2].partition("</main>")[0]


def test_sections_lend_their_ids_to_their_headings_and_take_over_again() -> None:
    page = (
        '<main><section id="outer"><div class="heading"><h2>Outer</h2></div><p>one</p>'
        '<section class="x" id="inner"><h3 class="y">In</h3><p>two</p></section><p>three</p>'
        "</section></main>"
    )
    assert main(search.prepared(page)) == (
        '<section><div class="heading"><h2 id="outer">Outer</h2></div><p>one</p>'
        '<section class="x"><h3 class="y" id="inner">In</h3><p>two</p></section>'
        '<h2 id="outer">Outer</h2><p>three</p></section>'
    )


@pytest.mark.parametrize(
    "page",
    [
        "<section id='a'><p>no heading</p></section>",
        "<section><h2>no id</h2></section>",
        "<p>a &lt;section id='x'&gt;</p><!-- <section id='a'><h2>b</h2></section> -->",
        "<section><h2>a</h2><section><h3>b</h3></section><p>c</p></section>",
    ],
)
def test_what_is_no_section_with_id_and_heading_stays_as_it_is(page: str) -> None:
    assert main(search.prepared(f"<main>{page}</main>")) == page.replace("'a'><p", '"a"><p')


def test_each_hit_has_the_heading_it_stands_under_however_deep() -> None:
    page = (
        "<main><section ID=a\n class='>'><h2>A <b>1</b></h2><section id=b><h3>B</h3>"
        "<section id=c><h4>C</h4><p>c</p></section><p>b</p></section>"
        "<section id=d><h3>D</h3></section></section></main>"
    )
    assert main(search.prepared(page)) == (
        '<section class="&gt;"><h2 id="a">A <b>1</b></h2><section><h3 id="b">B</h3>'
        '<section><h4 id="c">C</h4><p>c</p></section><h3 id="b">B</h3><p>b</p></section>'
        '<section><h3 id="d">D</h3></section></section>'
    )


def test_cells_end_so_that_their_words_do_not_run_together() -> None:
    row = "<tr><th>Kategori{0}</th><td>Gode rutiner.{1}</td><td><a>9</a>{0}</td><td></td></tr>"
    table = f"<table><caption>Alle{{0}}</caption><tbody>{row}</tbody></table>"
    page = f"<main>{table.format('', '')}</main>"
    assert main(search.prepared(page)) == table.format(". ", " ")


def test_an_engine_that_fails_is_told_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("<main><h1>x</h1></main>")
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "no-such-program")
    with pytest.raises(Trouble, match=r"^Pagefind cannot make the search: .*no-such-program"):
        search.start_index(tmp_path, ["index.html"], "nb").finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html"]


def test_an_engine_that_ends_early_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho 'no such option' >&2\nexit 3\n")
    program.chmod(0o755)
    (tmp_path / "index.html").write_text("<main><h1>x</h1></main>" * 10_000)
    monkeypatch.setattr(search, "get_executable", lambda: program)
    with pytest.raises(Trouble, match=r"^Pagefind cannot make the search: no such option\."):
        search.start_index(tmp_path, ["index.html"], "nb").finish()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<main><h1>x</h1></main>")
    (tmp_path / "pagefind").write_text("a file where the index should be")
    with pytest.raises(Trouble, match=r"^Pagefind cannot make the search: "):
        search.start_index(tmp_path, ["index.html"], "nb").finish()


def test_an_index_is_the_same_each_time_whatever_the_order_on_the_disk(tmp_path: Path) -> None:
    names = [f"side-{number}.html" for number in range(30)]
    found = []
    for copy, written in (("one", names), ("two", names[::-1])):
        folder = tmp_path / copy
        folder.mkdir()
        for name in written:
            (folder / name).write_text(
                f'<html lang="nb"><main><h1>{name}</h1><p>Leverandørene {name}</p></main></html>'
            )
        search.start_index(folder, names, "nb").finish()
        index = folder / "pagefind"
        found.append({p.name: p.read_bytes() for p in index.rglob("*") if p.is_file()})
    assert found[0] == found[1]
    assert len(found[0]) > len(names)
