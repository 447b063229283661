"""How well sentences are found, beside other segmenters: `python benchmarks/sentences.py [FILE] [--errors]`.

FILE holds labelled passages (benchmarks/labelled/sentences.jsonl by default): `text, sentences, ends`. An end is
right when it is exactly the offset after the last character of a sentence. "exact" is the share of passages whose
ends are all right. What other segmenters give is taken without the white space at its ends.
"""

from __future__ import annotations

import argparse
import importlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LABELLED = Path(__file__).parent / "labelled" / "sentences.jsonl"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and the offsets at which its sentences end."""

    text: str
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the ends that were found agree with those that are there."""

    precision: float
    recall: float
    exact: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def load(path: Path) -> list[Passage]:
    """The passages of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    objects = [json.loads(line) for line in lines if line.strip()]
    return [Passage(o["text"], frozenset(o["ends"])) for o in objects]


def agreement(passages: Sequence[Passage], found: Sequence[set[int]]) -> Agreement:
    """Precision and recall over all ends, and the share of passages without a mistake."""
    pairs = list(zip(passages, found, strict=True))
    right = sum(len(passage.ends & ends) for passage, ends in pairs)
    given = sum(len(ends) for _, ends in pairs)
    due = sum(len(passage.ends) for passage, _ in pairs)
    exact = sum(passage.ends == ends for passage, ends in pairs)
    return Agreement(right / max(1, given), right / max(1, due), exact / max(1, len(pairs)))


def plainspeak() -> Callable[[str], set[int]]:
    """Our reader of plain text and our segmenter."""
    from plainspeak.documents import from_text
    from plainspeak.pipeline.segmenter import segment

    def ends(text: str) -> set[int]:
        return {
            block.start + span.end
            for block in from_text(text).blocks
            for span in segment(text[block.start : block.end])
        }

    return ends


def _pieces(text: str, pieces: Iterable[str]) -> set[int]:
    """Where the pieces of a text end; one that the segmenter changed is left out."""
    found: set[int] = set()
    reached = 0
    for piece in pieces:
        at = text.find(piece.strip(), reached)
        if piece.strip() and at >= 0:
            reached = at + len(piece.strip())
            found.add(reached)
    return found


def spacy_parser() -> Callable[[str], set[int]]:
    """The parser of the model that plainspeak depends on."""
    from plainspeak.pipeline.parsing import load_model

    nlp: Any = load_model()
    return lambda text: _pieces(text, (sentence.text for sentence in nlp(text).sents))


def spacy_sentencizer() -> Callable[[str], set[int]]:
    """spaCy's segmenter by punctuation."""
    import spacy

    nlp: Any = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda text: _pieces(text, (sentence.text for sentence in nlp(text).sents))


def pysbd() -> Callable[[str], set[int]]:
    """pySBD, rules by language."""
    segmenter: Any = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda text: _pieces(text, segmenter.segment(text))


def textstat() -> Callable[[str], set[int]]:
    """The expression by which textstat counts sentences; it drops those of one or two words."""
    import re

    pattern = re.compile(r"\b[^.!?]+[.!?]*", re.UNICODE)
    return lambda text: _pieces(text, (p for p in pattern.findall(text) if len(p.split()) > 2))


SEGMENTERS: dict[str, Callable[[], Callable[[str], set[int]]]] = {
    "plainspeak": plainspeak,
    "spaCy's parser": spacy_parser,
    "spaCy's sentencizer": spacy_sentencizer,
    "pySBD": pysbd,
    "textstat": textstat,
}


def main() -> None:
    """Print a table, and with --errors the passages that plainspeak has wrong."""
    parser = argparse.ArgumentParser(description="Compare segmenters on labelled passages.")
    parser.add_argument("file", nargs="?", type=Path, default=LABELLED)
    parser.add_argument("--errors", action="store_true", help="list the passages that plainspeak has wrong")
    arguments = parser.parse_args()
    passages = load(arguments.file)
    print("| | precision | recall | F1 | passages exact |\n|---|---|---|---|---|")
    for name, make in SEGMENTERS.items():
        try:
            ends = make()
        except ImportError:
            print(f"| {name} | not installed | | | |")
            continue
        row = agreement(passages, [ends(passage.text) for passage in passages])
        print(f"| {name} | {row.precision:.3f} | {row.recall:.3f} | {row.f1:.3f} | {row.exact:.3f} |")
    if arguments.errors:
        ends = plainspeak()
        for passage in passages:
            found = ends(passage.text)
            for end in sorted(found ^ passage.ends):
                what = "extra" if end in found else "missed"
                print(f"{what}: {passage.text[max(0, end - 40) : end]!r} | {passage.text[end : end + 30]!r}")


if __name__ == "__main__":
    main()
