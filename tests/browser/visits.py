"""A visit: one page, come to in one way, shown in one setting after the other.

It knows how a page is brought into a setting; what is looked for there, ``looks`` knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Final, Literal, TypedDict

from playwright.sync_api import CDPSession, Page

from tests.browser.accessibility import Node, tree
from tests.browser.addresses import Address

SPACING: Final = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12, literally."""
DOUBLED: Final = "html { font-size: 200% }"

# Style is made by script, so the page's policy need not allow it. A font is taken away as where it never
# comes. Only painted pages are told by themselves that their window is another. Returns the number of fonts.
_BRING: Final = """({ css, unfold, takeFontsAway, resized }) => {
  if (css !== null) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = css ? [sheet] : [];
  }
  if (unfold) document.querySelectorAll("details").forEach((fold) => { fold.open = true });
  const fonts = !takeFontsAway ? [] : [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("src").includes("url("));
  for (const { parentStyleSheet: sheet } of fonts)
    sheet.deleteRule([...sheet.cssRules].findIndex((rule) => fonts.includes(rule)));
  if (resized) dispatchEvent(new Event("resize"));
  return fonts.length;
}"""
_STYLES: Final = {"widely spaced": SPACING, "twice as large": DOUBLED}
_LARGER: Final = "at the reader's double size"


class Way(Enum):
    """How a reader comes to a page."""

    SERVED = "from a server"
    NO_SCRIPT = "without script"
    FOLDER = "from a folder"


class Media(TypedDict):
    """What Chromium is told of a reader's device."""

    media: Literal["screen", "print"]
    color_scheme: Literal["light", "dark"]
    forced_colors: Literal["active", "none"]


Text = Literal["", "widely spaced", "twice as large", "at the reader's double size"]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is shown: the window, what the device asks for, what the reader has opened."""

    width: int = 1280
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    unfolded: bool = False
    text: Text = ""
    forced: bool = False
    printed: bool = False
    own_font: bool = True

    def __str__(self) -> str:
        told = [f"{self.width} × {self.height} px", self.scheme if self.scheme != "light" else ""]
        told += ["unfolded" if self.unfolded else "", f"text {self.text}" if self.text else ""]
        told += ["forced colours" if self.forced else "", "on paper" if self.printed else ""]
        told += ["" if self.own_font else "without the page's own font"]
        return ", ".join(part for part in told if part)

    @property
    def media(self) -> Media:
        """What the device asks for."""
        return {
            "media": "print" if self.printed else "screen",
            "color_scheme": self.scheme,
            "forced_colors": "active" if self.forced else "none",
        }

    @property
    def turn(self) -> tuple[Any, ...]:
        """When it is a setting's turn.

        A font that was taken away stays so, as does what was unfolded, and windows seldom change.
        """
        return (
            *(
                not self.own_font,
                self.unfolded,
                self.width,
                self.height,
                self.text,
                self.printed,
                self.forced,
            ),
            self.scheme != "light",
        )


@dataclass
class Visit:
    """A page in a browser; ``asked`` grows by every address that it asks for."""

    path: str
    place: Address | None
    way: Way
    page: Page
    site: Path
    axe: str
    asked: list[str]
    setting: Setting
    scripted: Visit | None = None
    """The visit to the page with its script, where this is one without."""
    remembered: dict[str, Any] = field(default_factory=dict)
    """What a look has seen in one setting to compare with in another."""
    _tree: Node | None = None
    _session: CDPSession | None = None

    def __str__(self) -> str:
        return f"{self.path} {self.way.value}, {self.setting}"

    @property
    def name(self) -> str:
        """What the page is called in all languages."""
        return self.place.name if self.place else self.path

    @property
    def tree(self) -> Node:
        """What assistive technology is told in this setting."""
        if self._tree is None:
            self._tree = tree(self.page)
        return self._tree

    def show(self, setting: Setting) -> None:
        """Bring the page into a setting."""
        page, before, self._tree = self.page, self.setting, None
        resized = (setting.width, setting.height) != (before.width, before.height)
        if resized:
            page.set_viewport_size({"width": setting.width, "height": setting.height})
        if (media := setting.media) != before.media:
            page.emulate_media(**media)
        if _LARGER in {setting.text, before.text} and setting.text != before.text:
            self._set_size(larger=setting.text == _LARGER)
        css, css_before = (_STYLES.get(one.text, "") for one in (setting, before))
        change = {
            "css": css if css != css_before else None,
            "unfold": setting.unfolded and not before.unfolded,
            "takeFontsAway": before.own_font and not setting.own_font,
            "resized": resized,
        }
        if change != {**dict.fromkeys(change, False), "css": None}:
            fonts = page.evaluate(_BRING, change)
            assert fonts or not change["takeFontsAway"], "the page has no font to take away"
        self.setting = setting

    def leave(self) -> None:
        """Leave the page's window to others as a reader's is."""
        width, height, own_font = self.setting.width, self.setting.height, self.setting.own_font
        self.show(Setting(width, height, own_font=own_font))
        if self._session is not None:
            self._session.detach()

    def _set_size(self, *, larger: bool) -> None:
        self._session = self._session or self.page.context.new_cdp_session(self.page)
        sizes = {"standard": 32, "fixed": 26} if larger else {"standard": 16, "fixed": 13}
        self._session.send("Page.setFontSizes", {"fontSizes": sizes})
