"""Assets are named after their content, and nothing else is."""

from __future__ import annotations

import shutil
from pathlib import Path

from apenhet.site.finish import naming

FILES = {
    "site.css": b"@font-face { src: url( 'fonts/f.woff2?v#x' ) } p { background: url(data:,) }",
    "fonts/f.woff2": b"font",
    "js/a.min.js": b'"fonts/f.woff2"',
    "print/p.css": b"p { background: url(../icon.svg) }",
    "icon.svg": b"<svg/>",
}


def written(folder: Path, **changed: bytes) -> dict[str, tuple[str, bytes]]:
    for name, content in {**FILES, **changed}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return naming.named_by_content(folder)


def test_a_name_holds_the_content_and_style_sheets_fetch_by_the_new_names(tmp_path: Path) -> None:
    assert {old: new for old, (new, _) in written(tmp_path).items()} == {
        "fonts/f.woff2": "fonts/f.795ea3efa43d.woff2",
        "icon.svg": "icon.d4dc56669143.svg",
        "js/a.min.js": "js/a.min.774b4956d4a9.js",
        "print/p.css": "print/p.53fdcab8885e.css",
        "site.css": "site.5f2aa1482b68.css",
    }


def test_a_new_font_renames_the_style_sheet_too(tmp_path: Path) -> None:
    before = written(tmp_path)
    after = written(tmp_path, **{"fonts/f.woff2": b"another"})
    assert {name for name in FILES if before[name] != after[name]} == {"fonts/f.woff2", "site.css"}
    new = after["fonts/f.woff2"][0]
    assert after["site.css"][1] == FILES["site.css"].replace(b"fonts/f.woff2", new.encode())


def test_a_page_has_its_style_within_and_fetches_from_where_it_stands(tmp_path: Path) -> None:
    style = naming.style_of("site.css", written(tmp_path))
    for assets in ("./assets", "/sub/2023/assets"):
        assert style(assets) == (
            f"@font-face {{ src: url( '{assets}/fonts/f.795ea3efa43d.woff2?v#x' ) }}"
            " p { background: url(data:,) }"
        )


def test_what_the_engine_copied_is_renamed_and_what_it_left_out_stays_out(tmp_path: Path) -> None:
    named = written(tmp_path / "theirs")
    shutil.copytree(tmp_path / "theirs", tmp_path / "built")
    (tmp_path / "built/icon.svg").unlink()
    naming.rename(tmp_path / "built", named)
    files = [path for path in (tmp_path / "built").rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path / "built").as_posix() for path in files} == {
        new for old, (new, _) in named.items() if old != "icon.svg"
    }
    assert all(naming.holds_its_content(str(path)) for path in files)


def test_a_name_that_only_looks_so_holds_nothing(tmp_path: Path) -> None:
    for name in ("a.000000000000.css", "a.css", "0123456789ab.css"):
        (tmp_path / name).write_bytes(b"x")
        assert not naming.holds_its_content(str(tmp_path / name))


def test_style_sheets_go_without_what_is_for_us(tmp_path: Path) -> None:
    style = (
        '/* a\n "b" */\np {\n  content: "/* c */  d"; /* e */\n\n  quotes: "\u00ab" "\u00bb";\n}\n'
    )
    (tmp_path / "a.css").write_text(style, encoding="utf-8")
    _, said = naming.named_by_content(tmp_path)["a.css"]
    assert said.decode() == 'p {\ncontent: "/* c */  d";\nquotes: "\u00ab" "\u00bb";\n}'
