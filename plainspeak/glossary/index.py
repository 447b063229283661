"""Keeping compiled glossaries, so that they are compiled once for each content and not at each start.

The index of the curated glossaries is shipped with the package. Others are kept in the user's cache folder.
An index is a text file: the digest of everything that it was made from, the digest of what follows, and then
JSON, one line for the acronyms and word sets, one for each entry and one for each word that forms begin with.
The lines of entries and forms are left as they are until a text needs them, which keeps the start quick.
An index that is missing, damaged or made from something else is made anew. A cache that cannot be written
is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = PACKAGE / "data" / "lexicon.txt"
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
    cached = user_cache_path("plainspeak", appauthor=False) / f"lexicon-{key}.txt"
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
        content = path.read_bytes()
    except OSError:
        return None
    head, _, body = content.partition(b"\n")
    check, _, body = body.partition(b"\n")
    if head != key.encode() or check != _digest(body):
        return None
    first, *lines = body.decode("utf-8").split("\n")
    plain: dict[str, Any] = json.loads(first)
    count = plain["entries"]
    plain["entries"] = lines[:count]
    plain["patterns"] = dict(line.split("\t", 1) for line in lines[count:])
    return plain


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def write_index(path: Path, key: str, plain: dict[str, Any]) -> None:
    """Write an index, whole or not at all. Raises OSError."""
    rest: dict[str, Any] = {**plain, "entries": len(plain["entries"])}
    patterns = rest.pop("patterns")
    lines = [json.dumps(rest, ensure_ascii=False), *plain["entries"]]
    lines += [f"{word}\t{row}" for word, row in patterns.items()]
    body = "\n".join(lines).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lexicon-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(b"\n".join((key.encode(), _digest(body), body)))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _remove_old(folder: Path) -> None:
    """Keep the newest indexes only. Raises OSError."""
    indexes = sorted(folder.glob("lexicon-*.txt"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in indexes[_KEPT:]:
        path.unlink(missing_ok=True)
