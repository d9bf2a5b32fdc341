"""axe-core in an open page: every rule but those of level AAA, best and experimental ones included.

What axe cannot decide by itself is told too, unless it is explained here. It knows no page.
"""

from __future__ import annotations

from typing import Any, Final

from playwright.sync_api import Page

EXPLAINED: Final = (
    ("hidden-content", ""),  # folds are opened for a run of their own
    ("color-contrast", "svg.chart"),  # measured in test_media.py
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
    within: document.querySelector(node.target[0])?.closest("svg.chart") ? "svg.chart" : "",
    why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "),
  })));
  return { passed: found.passes.length, told: [...told("violations"), ...told("incomplete")] };
}"""

UNFOLD: Final = """() => {
  const folds = document.querySelectorAll("details");
  folds.forEach((fold) => { fold.open = true });
  return folds.length;
}"""


def axe_at_widths(page: Page, axe: str, widths: tuple[int, ...], where: str) -> list[str]:
    """Run axe at each width, and once more in what is folded, and return what it found."""
    page.evaluate(axe)
    found: list[str] = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += _results(page, f"{where} {width} px")
    # axe takes a closed fold for hidden, also where the style sheet shows what is in it.
    if page.evaluate(UNFOLD):
        for width in dict.fromkeys((widths[0], widths[-1])):
            page.set_viewport_size({"width": width, "height": 900})
            found += _results(page, f"{where} {width} px, unfolded", within="details")
    return found


def _results(page: Page, where: str, within: str = "html") -> list[str]:
    """Run axe and return what it found, one line for each element."""
    answer: dict[str, Any] = page.evaluate(RUN, within)
    assert answer["passed"] >= 3, f"{where}: axe found only {answer['passed']} rules to apply"
    return [
        f"{where}: {told['level']} {told['rule']}: {told['target']}: {told['why']}\n    {told['html']}"
        for told in answer["told"]
        if not (told["level"] == "incomplete" and (told["rule"], told["within"]) in EXPLAINED)
    ]
