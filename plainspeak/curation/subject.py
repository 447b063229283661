"""What a lint looks at, and the faults that it finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.checker import Checker
from plainspeak.checks.sentences import SENTENCE_RULES
from plainspeak.glossary.compiling import entry_patterns
from plainspeak.glossary.curated import curated_folder, load_lexicon
from plainspeak.glossary.reading import shown_place
from plainspeak.glossary.schema import Acronym
from plainspeak.pipeline.parsing import PipelinePool

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from plainspeak.glossary.lexicon import Lexicon, Pattern
    from plainspeak.glossary.schema import Entry, Glossary
    from plainspeak.glossary.word_sets import WordSets
    from plainspeak.model import Audience, Report


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something in a glossary to mend: the file as it is to be named, the line (of a table, the row), the rule of
    the entry (empty for the file as a whole) and one sentence.
    """

    file: str
    line: int
    rule: str
    message: str

    @property
    def place(self) -> str:
        """The file and the line, or the row of a table."""
        return shown_place(self.file, self.line)


@dataclass(frozen=True)
class Subject:
    """The glossaries to lint, beside all that are in force.

    `own` are the paths of those that are not curated. `word_sets` is the file of the word sets where it is to be
    linted too.
    """

    linted: tuple[Glossary, ...]
    in_force: tuple[Glossary, ...]
    own: tuple[Path, ...]
    sets: WordSets
    word_sets: Path | None
    today: date

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries to lint."""
        return tuple(entry for glossary in self.linted for entry in glossary.entries)

    @cached_property
    def lexicon(self) -> Lexicon:
        """All that is in force, compiled."""
        return load_lexicon(self.own)

    @cached_property
    def pool(self) -> PipelinePool:
        """A pool of pipelines for parsing."""
        return PipelinePool()

    @cached_property
    def _checkers(self) -> dict[Audience, Checker]:
        return {
            audience: Checker(audience, self.own, ignore=SENTENCE_RULES)
            for audience in ("residents", "partners", "councillors")
        }

    def check(self, texts: Sequence[str], audience: Audience = "residents") -> list[Report]:
        """A report on each text."""
        return self._checkers[audience].check_each(texts)

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        return {}

    def forms(self, entry: Entry) -> frozenset[str]:
        """Every form of an entry's terms, its words joined by single spaces, in lower case, with "…" for a gap."""
        if entry.rule not in self._forms:
            patterns = entry_patterns(entry, 0)
            self._forms[entry.rule] = frozenset(_joined(p) for p in patterns if not p.exception)
        return self._forms[entry.rule]


def _joined(pattern: Pattern) -> str:
    if not pattern.open_gap:
        return " ".join(pattern.words)
    return " ".join((*pattern.words[: pattern.gap], "…", *pattern.words[pattern.gap :]))


def shown(file: str) -> str:
    """The path of a glossary, of which a curated one knows its name alone."""
    path = Path(file)
    if path.name != file:
        return file
    curated = curated_folder() / file
    return str(curated) if curated.is_file() else file


def fault(of: Entry | Acronym, message: str) -> Fault:
    """A fault of one entry or acronym."""
    rule = f"acronym/{of.short}" if isinstance(of, Acronym) else of.rule
    return Fault(shown(of.file), of.line, rule, message)
