"""What a site is made of: what its pages lead to, and what that leads to in turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from apenhet.disk import files_below
from apenhet.site.finish import markup
from apenhet.site.finish.shipping import resolved, ship_only_what_is_used

URL = "https://www.example.org/sub/"


def test_only_what_pages_lead_to_is_shipped(tmp_path: Path) -> None:
    files = {
        "index.html": """<link rel=stylesheet href="a/site.css?v=1"><script src='a/site.js'></script>
            <meta property="og:image" content="https://www.example.org/sub/a/card.png">
            <p data-index="a/found-by-script.json"></p><!-- <img src="a/commented.png"> -->
            <script>"a/named-in-inline-script.png"</script><a href="en/#top">x</a>
            <style>@font-face { src: url("a/fonts/g.woff2") }</style>""",
        "en/index.html": '<img src="../a/%C3%B8.png" alt=""><a href="../papers/paper.pdf">x</a>',
        "404.html": '<link rel="icon" href="/sub/a/icon.svg">',
        "a/site.css": "@font-face { src: url(fonts/f.woff2) } p { background: url('back.svg#x') }",
        "a/site.js": 'const more = new URL("more.js", document.currentScript.src);',
        "a/back.svg": '<svg><style>@import url("deep.css")</style></svg>',
    }
    used = [
        "a/fonts/f.woff2",
        "a/fonts/g.woff2",
        "a/more.js",
        "a/deep.css",
        "a/card.png",
        "a/found-by-script.json",
    ]
    used += ["a/ø.png", "papers/paper.pdf", "a/icon.svg"]
    unused = ["a/commented.png", "a/named-in-inline-script.png", "b/c/unused.map", ".hidden"]
    for name in [*files, *used, *unused]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(files.get(name, ""))
    ship_only_what_is_used(tmp_path, ["index.html", "404.html"], URL)
    assert {name for name, _ in files_below(tmp_path)} == {*files, *used}
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("b.html", "2023/b.html"),
        ("./b.html?q=1#x", "2023/b.html"),
        ("../", "index.html"),
        ("en/", "2023/en/index.html"),
        ("#x", "2023/a.html"),
        ("", "2023/a.html"),
        ("https://www.example.org/sub/2022/", "2022/index.html"),
        ("//www.example.org/sub/x.png", "x.png"),
        ("/sub/x.png", "x.png"),
        ("/other/x.png", None),
        ("https://www.example.org/other/", None),
        ("https://elsewhere.org/sub/x.png", None),
        ("mailto:post@example.org", None),
        ("data:image/png;base64,AAAA", None),
        ("http://[", None),
    ],
)
def test_an_address_means_a_file_of_the_site_or_none(address: str, file: str | None) -> None:
    assert resolved("2023/a.html", address, URL) == file


def test_tags_are_read_as_a_browser_reads_them() -> None:
    page = """<!doctype html><A HREF='x>y.html' download data-n=5 title="a &amp; b">x</A>
        <br/><img alt="" src=z.png><!-- <b> --><script>if (a<b) "<i>"</script>a < b"""
    written = [tag for tag in markup.tags(page) if tag.name not in {"html", "head", "body"}]
    assert [(tag.name, tag.attributes) for tag in written] == [
        ("a", {"href": "x>y.html", "download": "", "data-n": "5", "title": "a & b"}),
        ("br", {}),
        ("img", {"alt": "", "src": "z.png"}),
        ("script", {}),
    ]
