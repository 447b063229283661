"""Copies of documents in which every finding is a comment: the registry of their writers by media type."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from plainspeak.documents.errors import shown_name
from plainspeak.documents.kinds import OPEN_TEXT, PDF, WORD
from plainspeak.documents.registry import BY_MEDIA_TYPE
from plainspeak.model import PlainspeakError
from plainspeak.reports.comments.odt import annotate_odt
from plainspeak.reports.comments.pdf import annotate_pdf
from plainspeak.reports.comments.word import annotate_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from plainspeak.model import Report

# Each takes the file's content and the report on it, and gives the content of the copy.
_WRITERS: dict[str, Callable[[bytes, Report], bytes]] = {
    WORD: annotate_word,
    OPEN_TEXT: annotate_odt,
    PDF: annotate_pdf,
}
_SUFFIXES = {WORD: ".docx", OPEN_TEXT: ".odt", PDF: ".pdf"}


def annotated(content: bytes, report: Report) -> bytes:
    """A copy of a file with a comment at every finding of the report on it, and one at the top with the scores.

    `content` is the file that `report.document` was read from. Nothing else in the file changes.
    Raises PlainspeakError for a format without comments and for a file that is not what was checked, and
    UnreadableDocument as `documents.read` does.
    """
    check_type(report.document.media_type, report.document.path)
    return _WRITERS[report.document.media_type](content, report)


def check_type(media_type: str, path: str) -> None:
    """Raise PlainspeakError where no copy with comments can be made of a document of this type."""
    if media_type not in _WRITERS:
        known = " or ".join(_SUFFIXES.values())
        raise PlainspeakError(
            f"{shown_name(path)} cannot hold comments; name a file that can ({known}), or use check."
        )


def check_copy_name(media_type: str, target: str) -> None:
    """Raise PlainspeakError where the suffix of the copy is not of its type: no program would open it.

    `media_type` is that of the document, which the copy shares. A name without a suffix promises nothing.
    """
    kind = BY_MEDIA_TYPE[media_type]
    if PurePath(target).suffix.lower() not in ("", *kind.suffixes):
        raise PlainspeakError(
            f"{shown_name(target)} would be a {kind.label}; give -o a name that ends in {kind.suffixes[0]}."
        )
