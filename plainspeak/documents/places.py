"""Where a block stands, in words that a person can follow: "under 'Fees', paragraph 3"."""

from __future__ import annotations

_LONGEST_HEADING = 60


class Places:
    """Counts the parts of one document as its reader meets them and names each one's place."""

    def __init__(self) -> None:
        self._heading = ""
        self._counts: dict[str, int] = {}
        self._tables = 0
        self._rows: dict[int, int] = {}

    def heading(self, text: str) -> str:
        """Begin the part under the heading `text`; its own place is "heading 'Fees'"."""
        self._heading = _shortened(text)
        self._counts.clear()
        return f"heading '{self._heading}'"

    def next(self, noun: str, number: str = "") -> str:
        """The place of the next `noun` ("paragraph", "list item") since the last heading.

        `number` is the one that people see before it ("3.4"), said where it is not the count.
        """
        count = self._counts[noun] = self._counts.get(noun, 0) + 1
        under = f"under '{self._heading}', " if self._heading else ""
        seen = f", number {number}" if number and number != str(count) else ""
        return f"{under}{noun} {count}{seen}"

    def next_table(self) -> int:
        """Begin a table; its number, from 1 through the whole document."""
        self._tables += 1
        return self._tables

    def next_row(self, table: int) -> str:
        """Begin a row of a table and name it: "table 2, row 3"."""
        row = self._rows[table] = self._rows.get(table, 0) + 1
        return f"table {table}, row {row}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONGEST_HEADING:
        return line
    return line[:_LONGEST_HEADING].rsplit(" ", 1)[0] + " …"
