"""axe-core finds nothing on any page: both languages, both schemes, three widths, folds open and closed.

Every rule but those of level AAA runs, best practices and experimental ones included. What axe
cannot decide by itself is a failure too, unless it is explained here.
"""

from __future__ import annotations

from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ALL
from tests.browser.conftest import TOOLS, OpenPage, lacking

pytestmark = pytest.mark.browser

WIDTHS: Final = (320, 768, 1280)
EXPLAINED: Final = (
    ("hidden-content", ""),  # folds are opened for a run of their own
    ("color-contrast", "svg.chart "),  # measured by test_text_in_charts_contrasts
)
"""Rule and ancestor of what axe leaves undecided and somebody has looked at."""

RUN: Final = """async (within) => {
  const rules = {};
  for (const rule of axe.getRules()) {
    const skipped = rule.tags.some((tag) => tag === "wcag2aaa" || tag === "deprecated");
    rules[rule.ruleId] = { enabled: !skipped };
  }
  const found = await axe.run(within, { rules, resultTypes: ["violations", "incomplete"] });
  const told = (level) => found[level].flatMap((rule) => rule.nodes.map((node) => ({
    level, rule: rule.id, target: node.target.join(" "), html: node.html.slice(0, 160),
    chart: document.querySelector(node.target[0])?.closest("svg.chart") ? "svg.chart " : "",
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "),
  })));
  return { passed: found.passes.length, told: [...told("violations"), ...told("incomplete")] };
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, as a script to evaluate."""
    script = TOOLS / "axe-core" / "axe.min.js"
    if not script.is_file():
        lacking("axe-core is not installed: npm ci --ignore-scripts in tests/browser")
    return script.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ALL)
def test_axe_finds_nothing(open_page: OpenPage, axe: str, path: str, scheme: str) -> None:
    page = open_page(path, scheme=scheme)
    page.evaluate(axe)
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += results(page, f"{path} {scheme} {width} px")
    # axe takes a closed fold for hidden, also where the style sheet shows what is in it.
    if unfold(page):
        for width in (WIDTHS[0], WIDTHS[-1]):
            page.set_viewport_size({"width": width, "height": 900})
            found += results(page, f"{path} {scheme} {width} px, unfolded", within="details")
    assert not found, "\n".join(found)


def unfold(page: Page) -> int:
    """Open every fold (the menu, the contents, the tables of charts) and return how many there are."""
    folds: int = page.evaluate(
        "(() => { const folds = document.querySelectorAll('details');"
        " folds.forEach((fold) => { fold.open = true }); return folds.length })()"
    )
    return folds


def results(page: Page, where: str, within: str = "html") -> list[str]:
    """Run axe and return what it found, one line for each element."""
    answer: dict[str, Any] = page.evaluate(RUN, within)
    assert answer["passed"] >= 3, f"{where}: axe found {answer['passed']} rules to apply"
    return [
        f"{where}: {told['level']} {told['rule']}: {told['target']}: {told['why']}\n    {told['html']}"
        for told in answer["told"]
        if not (told["level"] == "incomplete" and (told["rule"], told["chart"]) in EXPLAINED)
    ]
