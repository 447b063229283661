"""Keeping compiled glossaries, so that they are compiled once for each content and not at each start.

The index of the curated glossaries is shipped with the package. Others are kept in the user's cache folder.
An index is plain JSON, named after a digest of everything that it was made from; one that is missing,
damaged or made from something else is made anew. A cache that cannot be written is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = PACKAGE / "data" / "lexicon.json"
_KEPT = 8  # indexes in the cache folder; the oldest beyond that are removed


def digest(contents: Iterable[bytes]) -> str:
    """A digest of the glossaries' contents and of the code that compiles them."""
    total = hashlib.sha256()
    for folder in ("glossary", "inflection"):
        for path in sorted((PACKAGE / folder).glob("*.py")):
            total.update(path.read_bytes())
    for content in contents:
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()[:32]


def load_index(key: str, build: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The compiled glossaries for `key`: shipped, from the cache, or built now and kept."""
    cached = user_cache_path("plainspeak", appauthor=False) / f"lexicon-{key}.json"
    for path in (SHIPPED, cached):
        if (found := _read(path, key)) is not None:
            return found
    plain = build()
    # A read-only or full disk only costs the time to build again.
    with contextlib.suppress(OSError):
        write_index(cached, key, plain)
        _remove_old(cached.parent)
    return plain


def _read(path: Path, key: str) -> dict[str, Any] | None:
    """The index at `path` if it is whole and was made for `key`."""
    try:
        with path.open(encoding="utf-8") as file:
            if file.readline().strip() != key:
                return None
            plain = json.loads(file.read())
    except (OSError, ValueError):
        return None
    if not isinstance(plain, dict):
        return None
    parts = cast("dict[str, Any]", plain)
    return parts if {"entries", "patterns", "acronyms", "sets"} <= parts.keys() else None


def write_index(path: Path, key: str, plain: dict[str, Any]) -> None:
    """Write an index, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lexicon-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{key}\n")
            json.dump(plain, file, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _remove_old(folder: Path) -> None:
    """Keep the newest indexes only. Raises OSError."""
    indexes = sorted(folder.glob("lexicon-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in indexes[_KEPT:]:
        path.unlink(missing_ok=True)
