"""A sheet to draw on: one path for each class, then the words above them."""

from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


@dataclass(slots=True)
class Ink:
    """Collects strokes by class; what is begun first lies at the bottom."""

    lang: str
    strokes: dict[str, list[str]] = field(default_factory=dict)
    words: list[SafeString] = field(default_factory=list)

    def draw(self, kind: str, path: str) -> None:
        """Draw path data in a class, or several parted by spaces."""
        self.strokes.setdefault(kind, []).append(path)

    def box(self, kind: str, x: int, *, y: int, w: int, h: int) -> None:
        """Draw a box."""
        self.draw(kind, f"M{x} {y}h{w}v{h}h{-w}z")

    def write(
        self, text: str, x: int, *, y: int, kind: str = "", lang: str = ""
    ) -> None:
        """Write a line of text; a language other than the sheet's is named."""
        if not text:
            return
        own = format_html(' class="{}"', kind) if kind else ""
        told = format_html(' lang="{}"', lang) if lang and lang != self.lang else ""
        markup = '<text x="{}" y="{}"{}{}>{}</text>'
        self.words.append(format_html(markup, x, y, own, told, text))

    def markup(self) -> SafeString:
        """Return the elements."""
        paths = format_html_join(
            "",
            '<path class="{}" d="{}"/>',
            ((kind, "".join(found)) for kind, found in self.strokes.items()),
        )
        return paths + format_html_join("", "{}", ((word,) for word in self.words))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished drawing, and how large it is in pixels."""

    width: int
    height: int
    markup: SafeString
