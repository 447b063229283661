"""Which glossaries a command is about: the curated ones, some of their files, or a council's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plainspeak.glossary.curated import (
    WORD_SETS,
    curated_contents,
    curated_files,
    curated_folder,
    read_curated,
)
from plainspeak.glossary.reading import TABLES, content_of, decoded, read_own

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plainspeak.glossary.schema import Glossary


def own_among(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Those of the paths that are no curated file."""
    curated = {path.resolve() for path in curated_files()}
    return tuple(path for path in paths if path.resolve() not in curated and not is_word_sets(path))


def is_word_sets(path: Path) -> bool:
    """Whether a path is that of the curated word sets."""
    return path.resolve() == (curated_folder() / WORD_SETS).resolve()


def read_chosen(paths: Sequence[Path]) -> list[tuple[Glossary, str | None]]:
    """The glossaries at `paths`, or every curated one where there are none, each with the text of its YAML file.

    A table has no such text. Raises GlossaryError for a file that cannot be read.
    """
    texts = {name: decoded(name, content) for name, content in curated_contents()}
    sets, curated = read_curated()
    names = {path.resolve() for path in paths}
    chosen: list[tuple[Glossary, str | None]] = [
        (glossary, texts[glossary.file])
        for glossary in curated
        if not paths or (curated_folder() / glossary.file).resolve() in names
    ]
    for path in own_among(paths):
        content = content_of(path)
        text = None if path.suffix.lower() in TABLES else decoded(str(path), content)
        chosen.append((read_own(str(path), content, sets.names), text))
    return chosen


def in_force(own: Sequence[Path]) -> tuple[Glossary, ...]:
    """All that is in force beside a council's own glossaries, which take the place of curated entries.

    Raises GlossaryError for a file that cannot be read.
    """
    _, curated = read_curated()
    council = tuple(glossary for glossary, _ in read_chosen(own)) if own else ()
    replaced = {entry.term.lower() for glossary in council for entry in glossary.entries}
    return (*(_without(glossary, replaced) for glossary in curated), *council)


def _without(glossary: Glossary, terms: set[str]) -> Glossary:
    return replace(glossary, entries=tuple(e for e in glossary.entries if e.term.lower() not in terms))
