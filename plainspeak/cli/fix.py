"""`plainspeak fix`: put the safe suggestions in place."""

from __future__ import annotations

import codecs
import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.cli import output
from plainspeak.cli.inputs import STDIN, collect
from plainspeak.cli.options import checking_options
from plainspeak.cli.running import Checkers, Settings
from plainspeak.cli.status import FOUND, OK, USAGE
from plainspeak.model import Document, PlainspeakError

if TYPE_CHECKING:
    from plainspeak.checker import Checker
    from plainspeak.model import Audience

_ROUNDS = 5  # a replacement may make another finding; in practice one round does

# Byte-order marks with the encodings that write none of their own; the longer of two that start alike first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@click.command()
@checking_options
@click.option(
    "--diff", "mode", flag_value="diff", help="Show what would change; exit status 1 if anything would."
)
@click.option("--in-place", "mode", flag_value="in-place", help="Change the files.")
def fix(
    paths: tuple[str, ...],
    audience: Audience | None,
    glossaries: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    mode: str | None,
) -> int:
    """Put the safe suggestions in place, in text, Markdown, web and Word files.

    Safe are those that keep the meaning of every sentence. All else stays byte for byte. In a Word file they are
    tracked changes by "plainspeak", which you accept or refuse.
    """
    if mode is None:
        raise click.UsageError("Say --diff to see the changes or --in-place to make them.")
    if STDIN in paths:
        raise click.UsageError("Standard input cannot be fixed; name a file.")
    checkers = Checkers(Settings(audience, glossaries, select, ignore, config))
    inputs = collect(paths, checkers.excluded, unpack=False)
    wrong = [failure.message for failure in inputs.failures]
    changed = 0
    for path in inputs.files:
        try:
            changed += _fix_one(path, checkers.for_path(path), in_place=mode == "in-place")
        except PlainspeakError as error:
            wrong.append(str(error))
    for message in wrong:
        click.echo(f"plainspeak: {message}", err=True)
    if wrong:
        return USAGE
    return FOUND if changed and mode == "diff" else OK


def _fix_one(path: str, checker: Checker, *, in_place: bool) -> bool:
    """Whether the file at `path` changes, or would. Raises PlainspeakError."""
    from plainspeak.documents import read
    from plainspeak.documents.kinds import WORD

    document = read(path)
    if document.source is None and document.media_type != WORD:
        if in_place:
            raise PlainspeakError(
                f"{path} cannot be fixed; only text, Markdown, web and Word files can. Save it as one of these."
            )
        return False
    before = Path(path).read_bytes()
    if document.source is None:
        after, text = _tracked(document, checker, before)
    else:
        text = _fixed(document, checker)
        after = _encoded(path, before, document, text)
    if after == before:
        return False
    if not in_place:
        _print_diff(path, document.source or document.text, text)
        return True
    if Path(path).read_bytes() != before:
        raise PlainspeakError(
            f"{path} changed while it was being checked; it was left alone. Run this again."
        )
    output.write_whole(path, after)
    click.echo(f"plainspeak: changed {path}.", err=True)
    return True


def _tracked(document: Document, checker: Checker, content: bytes) -> tuple[bytes, str]:
    """A Word file with the safe suggestions as tracked changes, and its text with these accepted."""
    from plainspeak.documents import read
    from plainspeak.documents.sidecars import with_sidecars
    from plainspeak.documents.wordchanges import track_safe

    if read(content, document.media_type, document.path) != document:
        raise PlainspeakError(
            f"{document.path} changed while it was being checked; it was left alone. Run this again."
        )
    for _ in range(_ROUNDS):
        findings = checker.check(with_sidecars(document)).findings
        content, count = track_safe(content, document, findings)
        if not count:
            break
        document = read(content, document.media_type, document.path)
    return content, document.text


def _fixed(document: Document, checker: Checker) -> str:
    """The source with every safe suggestion in place, and with those that the changes bring about."""
    from plainspeak.documents import from_text
    from plainspeak.documents.sidecars import with_sidecars
    from plainspeak.rewriting.applying import apply_safe

    source = document.source or ""
    for _ in range(_ROUNDS):
        source, count = apply_safe(document, checker.check(with_sidecars(document)).findings)
        if not count:
            break
        document = from_text(source, document.media_type, document.path)
    return source


def _encoded(path: str, before: bytes, document: Document, source: str) -> bytes:
    """The new source in the bytes of the old one: its encoding, and its byte-order mark if it had one."""
    by_mark = ((mark, encoding) for mark, encoding in _MARKS if before.startswith(mark))
    mark, encoding = next(by_mark, (b"", document.encoding or "utf-8"))
    try:
        if mark + (document.source or "").encode(encoding) != before:
            raise LookupError
        return mark + source.encode(encoding)
    except (LookupError, UnicodeError) as error:
        message = (
            f"{path} is not in UTF-8 and cannot be put back as it was; save it as UTF-8 and run this again."
        )
        raise PlainspeakError(message) from error


def _print_diff(path: str, before: str, after: str) -> None:
    """The changes in the form that `patch` and every code host know."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    for line in lines:
        ending = "" if line.endswith(("\n", "\r")) else "\n\\ No newline at end of file\n"
        output.print_text(line + ending)
    sys.stdout.flush()
