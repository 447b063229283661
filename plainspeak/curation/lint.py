"""Linting glossaries: everything that can be wrong with entries that load."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plainspeak.curation.claims import claim_faults
from plainspeak.curation.fights import acronym_faults, date_faults, fight_faults
from plainspeak.curation.files import in_force, is_word_sets, own_among, read_chosen
from plainspeak.curation.subject import Fault, Subject
from plainspeak.curation.unused import condition_faults, word_set_faults
from plainspeak.curation.wording import spelling_faults, wording_faults
from plainspeak.glossary.curated import WORD_SETS, curated_folder, read_curated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LINTS = (
    claim_faults,
    condition_faults,
    wording_faults,
    spelling_faults,
    fight_faults,
    acronym_faults,
    date_faults,
    word_set_faults,
)


def lint(paths: Sequence[Path] = (), today: date | None = None) -> list[Fault]:
    """The faults of the glossaries at `paths`, or of the curated ones with their word sets where there are none.

    A path may be of a curated file: it is then linted in its place among the others. `today` is the day against
    which dates of review are held. Raises GlossaryError for a file that cannot be read.
    """
    own = own_among(paths)
    sets, _ = read_curated()
    with_sets = not paths or any(is_word_sets(path) for path in paths)
    subject = Subject(
        tuple(glossary for glossary, _ in read_chosen(paths)),
        in_force(own),
        own,
        sets,
        curated_folder() / WORD_SETS if with_sets else None,
        today or date.today(),
    )
    return sorted({fault for find in _LINTS for fault in find(subject)})
