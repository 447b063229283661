"""The glossaries that come with plainspeak: where they are, and loading them into a lexicon."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.index import digest, load_index
from plainspeak.glossary.lexicon import Lexicon
from plainspeak.glossary.word_sets import WordSets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.glossary.schema import Glossary

WORD_SETS = "word-sets.yaml"


def curated_folder() -> Path:
    """The folder of the curated glossaries: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "glossaries"
    return inside if inside.is_dir() else package.parent / "glossaries"


def curated_files() -> list[Path]:
    """The files of the curated glossaries, in the order of their names."""
    return sorted(path for path in curated_folder().glob("*.yaml") if path.name != WORD_SETS)


@cache
def curated_word_sets() -> WordSets:
    """The named word sets that conditions use, from their file."""
    from plainspeak.glossary.word_sets import load_word_sets

    return load_word_sets(curated_folder() / WORD_SETS)


@cache
def curated_glossaries() -> tuple[Glossary, ...]:
    """Every curated glossary with its sentences, from the files."""
    from plainspeak.glossary.loading import read_glossary

    names = curated_word_sets().names
    return tuple(
        read_glossary(path.read_text(encoding="utf-8"), path.name, names) for path in curated_files()
    )


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The curated glossaries and the user's own, whose entries take the place of curated ones.

    Raises GlossaryError for a mistake in a file and for a file that cannot be read.
    """
    own = [(str(path), _content(path)) for path in extra]
    plain = load_index(curated_digest([content for _, content in own]), lambda: build_index(own))
    return Lexicon(plain, WordSets.from_plain(plain["sets"]))


def curated_digest(own: Sequence[bytes] = ()) -> str:
    """The key of the index of the curated glossaries and of `own`, the contents of further files."""
    files = [curated_folder() / WORD_SETS, *curated_files()]
    return digest([*(path.read_bytes() for path in files), *own])


def build_index(own: Sequence[tuple[str, bytes]] = ()) -> dict[str, Any]:
    """Compile the curated glossaries and `own`, pairs of name and content. Raises GlossaryError."""
    from plainspeak.glossary.compiling import compile_glossaries
    from plainspeak.glossary.loading import read_glossary

    names = curated_word_sets().names
    read = [read_glossary(_text(name, content), name, names, curated=False) for name, content in own]
    return compile_glossaries(curated_glossaries(), read) | {"sets": curated_word_sets().to_plain()}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise GlossaryError(
            str(path), 1, f"the glossary cannot be read ({reason}); check its path"
        ) from error


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(name, 1, "the glossary is not in UTF-8; save it as UTF-8") from error
