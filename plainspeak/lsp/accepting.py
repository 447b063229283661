"""Writing a word that is fine into the council's settings, without touching the rest of the file."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

from plainspeak.config import OWN_FILE, PROJECT_FILE, find_config, read_config
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from pathlib import Path

_ACCEPT = re.compile(r"^[ \t]*accept[ \t]*=[ \t]*\[", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_SECTION = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*plainspeak[ \t]*\][^\n]*\n?", re.MULTILINE)


def accept(word: str, folder: Path) -> Path:
    """Add `word` to what the nearest settings accept, and say which file that is.

    That is the `plainspeak.toml` or `pyproject.toml` that holds for `folder`; without one, a `plainspeak.toml` is
    made there. Comments and the rest of the file stay as they are. A word that is accepted already changes nothing.
    Raises PlainspeakError where the file cannot be read or written, or is not what settings should be.
    """
    path = find_config(folder)
    if path is None:
        path = folder / OWN_FILE
        before = ""
    else:
        if word in read_config(path).accept:
            return path
        before = path.read_bytes().decode("utf-8-sig")
    after = _with_word(before, word, in_project=path.name == PROJECT_FILE)
    if _accepted(after, path) != [word, *(_accepted(before, path) or ())]:
        raise PlainspeakError(f"{path} could not be changed safely; add {word!r} to its 'accept' yourself.")
    try:
        path.write_bytes(after.encode("utf-8"))
    except OSError as error:
        reason = error.strerror or "it is not to be written"
        raise PlainspeakError(
            f"{path} cannot be written ({reason}); add {word!r} to its 'accept'."
        ) from error
    return path


def _with_word(text: str, word: str, *, in_project: bool) -> str:
    """The settings with the word in front of what they accept."""
    quoted = json.dumps(word, ensure_ascii=False)
    section = _SECTION.search(text) if in_project else None
    start = section.end() if section else 0
    table = _TABLE.search(text, start)
    found = _ACCEPT.search(text, start, table.start() if table else len(text))
    if found is not None:
        return f"{text[: found.end()]}{quoted}, {text[found.end() :]}"
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text[:start]
    if before and not before.endswith("\n"):
        before += line_end
    return f"{before}accept = [{quoted}]{line_end}{text[start:]}"


def _accepted(text: str, path: Path) -> list[str] | None:
    """What the settings accept; None where they cannot be read any more."""
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    if path.name == PROJECT_FILE:
        table = table.get("tool", {}).get("plainspeak", {})
    found: list[str] = table.get("accept", [])
    return found
