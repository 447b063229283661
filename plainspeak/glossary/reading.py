"""Reading a council's own glossary: a YAML file, or a table from Excel. The ending of the name says which."""

from __future__ import annotations

import contextlib
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from plainspeak.glossary.errors import GlossaryError

if TYPE_CHECKING:
    from collections.abc import Collection

    from plainspeak.glossary.schema import Glossary
    from plainspeak.glossary.tables import Table

TABLES = frozenset({".csv", ".tsv", ".xlsx"})
YAML = frozenset({".yaml", ".yml"})
MAX_BYTES = 20_000_000  # some two hundred thousand words
_NOT_READ = frozenset({".xls", ".xlsm", ".ods", ".numbers", ".docx", ".doc", ".odt", ".pdf"})


def content_of(path: Path) -> bytes:
    """The bytes of a glossary. Raises GlossaryError where there are none to be had, or too many."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise GlossaryError(
            str(path), 1, f"the glossary cannot be read ({reason}); check its path"
        ) from error
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise GlossaryError(
            str(path), 1, f"the glossary is larger than {limit} MB; keep the words alone in it"
        )
    return content


def read_own(name: str, content: bytes, set_names: Collection[str]) -> Glossary:
    """The glossary in `content`, by the ending of `name`, which also stands in messages.

    Raises GlossaryError for a mistake; of a table, it is a TableError with every mistake that is in it.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in TABLES:
        from plainspeak.glossary.tables import read_table

        return read_table(_table(suffix, name, content))
    if suffix in _NOT_READ:
        message = f"glossaries are not read from {suffix} files; save it as .xlsx or as .csv in Excel"
        raise GlossaryError(name, 1, message)
    # YAML and its checks are needed only to build an index; a start with a ready one does without them
    from plainspeak.glossary.loading import read_glossary

    return read_glossary(decoded(name, content), name, set_names, curated=False)


def _table(suffix: str, name: str, content: bytes) -> Table:
    if suffix == ".xlsx":
        from plainspeak.glossary.workbooks import read_workbook

        return read_workbook(name, content)
    from plainspeak.glossary.separated import read_separated

    return read_separated(name, content)


def decoded(name: str, content: bytes) -> str:
    """The text of a YAML file. Raises GlossaryError where it is not in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(name, 1, "the glossary is not in UTF-8; save it as UTF-8") from error


def shown_place(path: str, line: int) -> str:
    """Where an entry stands, for people: a table has rows, any other file has lines.

    A path inside the current folder is told from there.
    """
    with contextlib.suppress(ValueError):
        path = str(PurePath(path).relative_to(Path.cwd()))
    return f"{path}, row {line}" if PurePath(path).suffix.lower() in TABLES else f"{path}:{line}"
