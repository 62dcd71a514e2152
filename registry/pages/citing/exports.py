"""Citations for programs that keep references: BibTeX, RIS, CSL-JSON."""

import json
import re

from registry.pages.citing.work import Work

SPECIAL = re.compile(r"[\\{}$&#%_^~]")
WRITTEN = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
LINE_END = "\r\n"  # what RIS asks for


def bibtex(work: Work) -> str:
    """Return an entry of BibTeX, which BibLaTeX reads too.

    The register's name stands in a second pair of braces: it is nobody's surname.
    """
    fields = {
        "author": f"{{{_escaped(work.register)}}}",
        "title": f"{{{_escaped(work.title)}}}",
        "year": str(work.issued.year),
        "date": work.issued.isoformat(),
        "url": work.url,
        "urldate": work.accessed.isoformat() if work.accessed else "",
        "note": _escaped(work.sentence),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{work.key},", *lines, "}", ""])


def ris(work: Work) -> str:
    """Return a record of RIS for a web page."""
    tags = (
        ("TY", "ELEC"),
        ("ID", work.key),
        ("AU", _one_line(work.register)),
        ("TI", _one_line(work.title)),
        ("PY", str(work.issued.year)),
        ("DA", f"{work.issued:%Y/%m/%d}/"),
        ("Y2", f"{work.accessed:%Y/%m/%d}/" if work.accessed else ""),
        ("UR", work.url),
        ("LA", work.language),
        ("N1", _one_line(work.sentence)),
    )
    lines = [f"{tag}  - {value}{LINE_END}" for tag, value in tags if value]
    return "".join([*lines, f"ER  - {LINE_END}"])


def csl_json(work: Work) -> str:
    """Return a list of one item of CSL-JSON."""
    return json.dumps([work.csl()], ensure_ascii=False, indent=2) + "\n"


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: _written(found[0]), _one_line(text))


def _written(char: str) -> str:
    return WRITTEN.get(char, f"\\{char}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
