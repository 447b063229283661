"""The glossaries that come with plainspeak: where they are, and loading them into a lexicon."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.lexicon import Lexicon, compile_lexicon
from plainspeak.glossary.loading import read_glossary
from plainspeak.glossary.word_sets import WordSets, load_word_sets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plainspeak.glossary.schema import Glossary

WORD_SETS = "word-sets.yaml"


def curated_folder() -> Path:
    """The folder of the curated glossaries: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "glossaries"
    return inside if inside.is_dir() else package.parent / "glossaries"


@cache
def curated_word_sets() -> WordSets:
    """The named word sets that conditions use."""
    return load_word_sets(curated_folder() / WORD_SETS)


@cache
def curated_glossaries() -> tuple[Glossary, ...]:
    """Every curated glossary, in the order of the file names."""
    names = curated_word_sets().names
    files = sorted(path for path in curated_folder().glob("*.yaml") if path.name != WORD_SETS)
    return tuple(read_glossary(path.read_text(encoding="utf-8"), path.name, names) for path in files)


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """The curated glossaries and the user's own, whose entries take the place of curated ones.

    Raises GlossaryError for a mistake in a file and for a file that cannot be read.
    """
    if not extra:
        return _curated_lexicon()
    own: list[Glossary] = []
    for path in extra:
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            reason = error.strerror or "it cannot be opened"
            raise GlossaryError(
                str(path), 1, f"the glossary cannot be read ({reason}); check its path"
            ) from error
        except UnicodeDecodeError as error:
            raise GlossaryError(str(path), 1, "the glossary is not in UTF-8; save it as UTF-8") from error
        own.append(read_glossary(text, str(path), curated_word_sets().names, curated=False))
    return compile_lexicon([*curated_glossaries(), *own], curated_word_sets())


@cache
def _curated_lexicon() -> Lexicon:
    return compile_lexicon(curated_glossaries(), curated_word_sets())
