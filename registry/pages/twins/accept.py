"""Which form a reader wants, by the header Accept (RFC 9110, section 12.5.1)."""

from collections.abc import Iterator, Sequence

from registry.pages.twins.formats import HTML, Format


def chosen(accept: str, formats: Sequence[Format]) -> Format | None:
    """Return the form to send; None is HTML, also where several are as welcome.

    A form is sent only where it is named: `*/*` and `text/*` mean the page.
    """
    wanted = dict(_read(accept))
    best = max((wanted.get(form.media_type, 0.0) for form in formats), default=0.0)
    if best <= _of_html(wanted):
        return None
    return next(form for form in formats if wanted.get(form.media_type) == best)


def _of_html(wanted: dict[str, float]) -> float:
    """Return how welcome the page is where it is named, else 0."""
    return max(wanted.get(name, 0.0) for name in (HTML, "application/xhtml+xml"))


def _read(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        yield name, _quality(parameters)


def _quality(parameters: Sequence[str]) -> float:
    """Return the weight; what is no number between 0 and 1 counts for nothing."""
    for parameter in parameters:
        name, _equals, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0 <= weight <= 1 else 0.0
    return 1.0
