"""The glossaries that come with plainspeak: where they are, and loading them into a lexicon."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak.glossary.index import digest, load_index
from plainspeak.glossary.lexicon import Lexicon
from plainspeak.glossary.reading import content_of, decoded, read_own
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


def curated_contents() -> list[tuple[str, bytes]]:
    """The word sets' file, then those of the curated glossaries, as pairs of name and content."""
    files = [curated_folder() / WORD_SETS, *curated_files()]
    return [(path.name, path.read_bytes()) for path in files]


def read_curated() -> tuple[WordSets, tuple[Glossary, ...]]:
    """The word sets and every curated glossary with its sentences, from the files."""
    return _read_once(tuple(curated_contents()))


@lru_cache(maxsize=1)
def _read_once(contents: tuple[tuple[str, bytes], ...]) -> tuple[WordSets, tuple[Glossary, ...]]:
    """What `_read` gives; whoever looks after the glossaries asks several times, and each takes seconds."""
    return _read(contents)


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The curated glossaries and the user's own, whose entries take the place of curated ones.

    Raises GlossaryError for a mistake in a file and for a file that cannot be read.
    """
    # Read once: what is compiled must be what the key was made from, even while someone edits a file.
    curated, own = curated_contents(), [(str(path), content_of(path)) for path in extra]
    key = digest([content for _, content in (*curated, *own)])
    plain = load_index(key, lambda: build_index(curated, own))
    files = [str(curated_folder() / name) for name, _ in curated[1:]] + [name for name, _ in own]
    return Lexicon(plain, WordSets.from_plain(plain["sets"]), files)


def build_index(
    curated: Sequence[tuple[str, bytes]], own: Sequence[tuple[str, bytes]] = ()
) -> dict[str, Any]:
    """Compile glossaries given as pairs of name and content; `curated` is what `curated_contents` gives.

    Raises GlossaryError.
    """
    from plainspeak.glossary.compiling import compile_glossaries

    word_sets, glossaries = _read(curated)
    return compile_glossaries(glossaries, [read_own(*file, word_sets.names) for file in own]) | {
        "sets": word_sets.to_plain()
    }


def _read(curated: Sequence[tuple[str, bytes]]) -> tuple[WordSets, tuple[Glossary, ...]]:
    # YAML and its checks are needed only to build; a start with a ready index does without them
    from plainspeak.glossary.loading import read_glossary
    from plainspeak.glossary.word_sets import read_word_sets

    sets, *glossaries = curated
    word_sets = read_word_sets(decoded(*sets), sets[0])
    return word_sets, tuple(read_glossary(decoded(*file), file[0], word_sets.names) for file in glossaries)
