"""Lists as files: CSV with the columns of the exports, and one form to a line.

They page as the list does, by the header `Link`, and hold what it holds, no more.
"""

from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

from django.http import HttpResponse

from registry.api import openapi
from registry.api.addresses import of_list
from registry.api.choosing import EXPAND, FIELDS, fields, kept
from registry.api.filters import described
from registry.api.parameters import LANGUAGE, Parameter, Schema, WholeNumber
from registry.api.record_pages import AFTER, SORT, RecordPages
from registry.api.times import TIMES
from registry.api.view import Asked
from registry.ledger.read import payloads
from registry.tabular.rows import told
from registry.tabular.sheets import sheet
from registry.tabular.tables import of_kind

LIMIT = WholeNumber("limit", "How many at most.", 500, lowest=1, highest=500)
TEXT: Schema = {"type": "string"}
HEADERS = {
    "Link": {"description": "The next page: rel=next.", "schema": TEXT},
    "Content-Disposition": {"description": "A name for the file.", "schema": TEXT},
}


class RecordFile(RecordPages):
    """A page of the list as a file."""

    suffix: ClassVar[str]
    about: ClassVar[str]
    parameters: ClassVar[tuple[Parameter, ...]] = (
        *(LIMIT, AFTER, SORT, LANGUAGE),
        *TIMES,
    )

    def lines(self, asked: Asked, seqs: list[int]) -> str:
        """Return the file of the records that stand at these numbers."""
        raise NotImplementedError

    def reply(self, asked: Asked, /, **path: str) -> HttpResponse:
        """Return a page; a query, and those of its lines."""
        part = self.page(asked)
        following = self.following(asked, self.place(asked, part))
        response = self.answered(self.lines(asked, [*part.found.values()]), following)
        name = f"{self.slug}-{asked.seq}-{asked.on.isoformat()}.{self.suffix}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def described(self) -> Schema:
        """Return the OpenAPI operation."""
        operation = openapi.operation(
            self.name_of("list", f"as_{self.suffix}"),
            f"List {self.plural} {self.about}",
            tag=self.slug,
            parameters=[*openapi.in_query(self.taken), *described(self.kind)],
            body=TEXT,
            refusals=[409],
        )
        answer = operation["responses"]["200"]
        media_type = self.media_type.partition(";")[0]
        answer["content"] = {media_type: {"schema": TEXT}}
        answer["headers"] = {**answer["headers"], **HEADERS}
        return operation


class RecordCsv(RecordFile):
    """A row for each record: its place, its answer, its columns; no parts."""

    suffix = "csv"
    about = "as CSV"
    media_type = "text/csv; charset=utf-8"

    def lines(self, asked: Asked, seqs: list[int]) -> str:
        """Return the rows; a fixed number of queries."""
        table = of_kind(self.kind)
        rows = told(self.kind, seqs, on=asked.on, language=asked.language)
        return sheet(table, (row.of(table) for row in rows))


class RecordLines(RecordFile):
    """A form to a line, the bytes that the ledger keeps."""

    suffix = "jsonl"
    about = "as lines of JSON"
    media_type = "application/jsonl"

    @property
    def taken(self) -> tuple[Parameter, ...]:
        """Return the parameters beside filters."""
        return (*super().taken, fields(self.kind))

    def lines(self, asked: Asked, seqs: list[int]) -> str:
        """Return the forms; one query."""
        stored, wanted = payloads(seqs), asked.values[FIELDS]
        return "".join(f"{kept(stored[seq], wanted)}\n" for seq in seqs)


FILES: tuple[type[RecordFile], ...] = (RecordCsv, RecordLines)
# what is asked of one page, or of its form alone
OF_PAGES = {AFTER.name, LIMIT.name, EXPAND}


def links(kind: str, url: str) -> dict[str, Any]:
    """Return {suffix: the first page of the same question as that file}."""
    asked = parse_qsl(url.partition("?")[2])
    found = {}
    for file in FILES:
        without = OF_PAGES | ({FIELDS} if file is RecordCsv else set())
        query = urlencode([(k, v) for k, v in asked if k not in without])
        mark = "?" if query else ""
        found[file.suffix] = f"{of_list(kind)}.{file.suffix}{mark}{query}"
    return found
