"""Faults between entries: two that claim the same words in the same circumstances. And entries that are out of date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plainspeak.curation.subject import Fault, fault, shown
from plainspeak.glossary.reading import shown_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.curation.subject import Subject
    from plainspeak.glossary.schema import Acronym, Condition, Entry


def fight_faults(subject: Subject) -> Iterator[Fault]:
    """Pairs of entries that share a form and a sense's conditions, so that nothing tells which of them is meant.

    Where one has conditions and the other none, the conditions decide, and that is no fight.
    """
    linted = {entry.rule for entry in subject.entries}
    by_form: dict[str, dict[str, Entry]] = defaultdict(dict)
    for glossary in subject.in_force:
        for entry in glossary.entries:
            for form in subject.forms(entry):
                by_form[form][entry.rule] = entry
    told: set[frozenset[str]] = set()
    for form, entries in sorted(by_form.items()):
        ordered = sorted(entries.values(), key=lambda entry: (entry.file, entry.line))
        for number, second in enumerate(ordered):
            for first in ordered[:number]:
                pair = frozenset({first.rule, second.rule})
                if pair in told or linted.isdisjoint(pair) or not _same_circumstances(first, second):
                    continue
                told.add(pair)
                yield fault(
                    second,
                    f"'{form}' is also in {first.rule} ({shown_place(shown(first.file), first.line)}) under the same "
                    "conditions; make one entry of the two, or tell them apart with conditions",
                )


def _same_circumstances(first: Entry, second: Entry) -> bool:
    if "false-friend" in (first.kind, second.kind) and first.kind != second.kind:
        return False  # a false friend speaks to partners, beside what the word is to everyone
    if first.nations and second.nations and set(first.nations).isdisjoint(second.nations):
        return False
    circumstances = [
        {(_parts(sense.when), _parts(sense.unless)) for sense in entry.senses} for entry in (first, second)
    ]
    return not circumstances[0].isdisjoint(circumstances[1])


def _parts(conditions: tuple[Condition, ...]) -> frozenset[Condition]:
    return frozenset(conditions)


def acronym_faults(subject: Subject) -> Iterator[Fault]:
    """Acronyms that stand in two places, of which one would be lost."""
    first: dict[str, Acronym] = {}
    for glossary in subject.linted:
        for acronym in glossary.acronyms:
            other = first.setdefault(acronym.short, acronym)
            if other is not acronym:
                place = shown_place(shown(other.file), other.line)
                yield fault(acronym, f"'{acronym.short}' stands in {place} already; make one of the two")


def date_faults(subject: Subject) -> Iterator[Fault]:
    """Entries whose day of review has passed."""
    for entry in subject.entries:
        if entry.review_by is not None and entry.review_by < subject.today:
            owner = f" by {entry.owner}" if entry.owner else ""
            message = (
                f"'{entry.term}' was to be reviewed{owner} by {entry.review_by}; review it and set a new date"
            )
            yield fault(entry, message)
