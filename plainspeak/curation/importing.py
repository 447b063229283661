"""A table of a council's own words, turned into a YAML glossary that its keeper can go on with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.curation.writing import table_as_yaml
from plainspeak.glossary.curated import load_lexicon
from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.reading import TABLES, content_of, read_own

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Imported:
    """The YAML file that a table became, and what its keeper should know about it, a sentence each."""

    text: str
    notes: tuple[str, ...]


def import_file(path: Path) -> Imported:
    """Import a table. Raises TableError with every mistake in it, GlossaryError for a file that is no table."""
    if path.suffix.lower() not in TABLES:
        endings = ", ".join(sorted(TABLES))
        raise GlossaryError(str(path), 1, f"only tables are imported ({endings}); save it as one of these")
    glossary = read_own(str(path), content_of(path), ())
    words = "1 word" if len(glossary.entries) == 1 else f"{len(glossary.entries):,} words"
    notes = [f"imported {words}."]
    known = {entry.term.lower() for entry in load_lexicon().entries()}
    replaced = [entry.term for entry in glossary.entries if entry.term.lower() in known]
    if replaced:
        notes.append(f"these take the place of words that come with plainspeak: {', '.join(replaced)}.")
    fixed = [entry.term for entry in glossary.entries if entry.pos == "phrase" and " " not in entry.term]
    if fixed:
        advice = "say what they are under 'pos' (verb, adjective, noun) to have all their forms found"
        notes.append(f"these are found only as they are written: {', '.join(fixed)}; {advice}.")
    return Imported(table_as_yaml(glossary), tuple(notes))
