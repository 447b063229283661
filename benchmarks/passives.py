"""How well passives are told from states: `python benchmarks/passives.py [FILE] [--errors]`.

FILE holds labelled sentences (benchmarks/labelled/passive.jsonl by default): `text, start, end, passive`. A verb
group counts as flagged when a finding overlaps it; a passive is found when such a finding is at most 15 characters
longer than the group. spaCy's own label for passive auxiliaries, on the same sentences, is the yardstick.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak import Checker
from plainspeak.pipeline.parsing import PipelinePool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LABELLED = Path(__file__).parent / "labelled" / "passive.jsonl"
SLACK = 15

Found = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Item:
    """A marked verb group, and whether an editor would turn it round."""

    text: str
    start: int
    end: int
    passive: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """Passives found and missed, states flagged and left alone."""

    found: int
    missed: int
    flagged: int
    left: int

    @property
    def precision(self) -> float:
        """Of the verb groups that were flagged, the share that are passives."""
        return self.found / max(1, self.found + self.flagged)

    @property
    def recall(self) -> float:
        """Of the passives, the share that was found."""
        return self.found / max(1, self.found + self.missed)


def load(path: Path) -> list[Item]:
    """The items of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    objects = [json.loads(line) for line in lines if line.strip()]
    return [Item(o["text"], o["start"], o["end"], o["passive"]) for o in objects]


def is_right(item: Item, found: Found) -> bool:
    """Whether a passive is found, or a state left alone."""
    over = [(start, end) for start, end in found if start < item.end and item.start < end]
    if not item.passive:
        return not over
    return any(end - start <= item.end - item.start + SLACK for start, end in over)


def count(items: Sequence[Item], find: Callable[[str], Found]) -> Counts:
    """The counts of one way to find passives."""
    right = [(item.passive, is_right(item, find(item.text))) for item in items]
    return Counts(
        right.count((True, True)),
        right.count((True, False)),
        right.count((False, False)),
        right.count((False, True)),
    )


def finder() -> Callable[[str], Found]:
    """plainspeak's findings of kind passive, for residents."""
    checker = Checker(select=["passive"])
    return lambda text: [(f.start, f.end) for f in checker.check(text).findings]


def parser_finder() -> Callable[[str], Found]:
    """Every verb group for which spaCy's parser has a passive auxiliary."""
    pool = PipelinePool()

    def find(text: str) -> Found:
        parsed = pool.parse([text])[0]
        helpers = [i for i, label in enumerate(parsed.labels) if label == "auxpass"]
        return [(parsed.starts[i], parsed.ends[parsed.heads[i]]) for i in helpers]

    return find


def main() -> None:
    """Print a table, and with --errors the sentences that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", nargs="?", type=Path, default=LABELLED)
    parser.add_argument("--errors", action="store_true", help="list the sentences that went wrong")
    arguments = parser.parse_args()
    items = load(arguments.file)
    print("| | precision | recall | passives found | states flagged |\n|---|---|---|---|---|")
    for name, find in (("plainspeak", finder()), ("spaCy's passive auxiliaries", parser_finder())):
        counts = count(items, find)
        due = counts.found + counts.missed
        states = counts.flagged + counts.left
        print(
            f"| {name} | {counts.precision:.3f} | {counts.recall:.3f} "
            f"| {counts.found} of {due} | {counts.flagged} of {states} |"
        )
    if arguments.errors:
        find = finder()
        for item in items:
            if not is_right(item, find(item.text)):
                what = "missed" if item.passive else "wrongly flagged"
                print(f"{what}: [{item.text[item.start : item.end]}] {item.text}")


if __name__ == "__main__":
    main()
