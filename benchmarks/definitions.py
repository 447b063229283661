"""Print how well plainspeak and the published rules pair acronyms with their definitions, in one table.

    python benchmarks/definitions.py FOLDER

FOLDER holds definitions.jsonl (benchmarks/labelled has one). The rules are those of Schwartz and Hearst (2003) as
scispacy has them; without scispacy its row is left out. A pair is right when both its forms are: the short one
without a plural ending, the long one in lower case without an article or plural ending.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / ".scispacy")]

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Pairs = set[tuple[str, str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score both on the folder's definitions; the exit status: 0, or 2 for a folder without them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    path: Path = parser.parse_args(arguments).folder / "definitions.jsonl"
    if not path.is_file():
        print(f"{path} is missing; name a folder that holds it.", file=sys.stderr)
        return 2
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    print("| rules | pairs | found | right | recall | precision | F1 |\n|---|---|---|---|---|---|---|")
    for name, finder in (("plainspeak", plainspeak_finder), ("scispacy", scispacy_finder)):
        try:
            find = finder()
        except ImportError:
            print(f"| {name} | not installed | | | | | |")
            continue
        print(row(name, items, find))
    return 0


def row(name: str, items: Sequence[dict[str, Any]], find: Callable[[str], Pairs]) -> str:
    """One line of the table."""
    wanted = found = right = 0
    for item in items:
        due = {pair(p["short"], p["long"]) for p in item["pairs"]}
        told = find(item["text"])
        wanted, found, right = wanted + len(due), found + len(told), right + len(due & told)
    recall, precision = right / wanted, right / found if found else 0.0
    f1 = 2 * recall * precision / (recall + precision) if right else 0.0
    return f"| {name} | {wanted} | {found} | {right} | {recall:.3f} | {precision:.3f} | {f1:.3f} |"


def pair(short: str, long_form: str) -> tuple[str, str]:
    """A pair in the form in which pairs are compared."""
    words = long_form.lower().replace("\u2019", "'").replace("-", " ").split()
    while words and words[0] in ("a", "an", "the", "our", "your"):
        words.pop(0)
    bare = short.replace(".", "").replace(" ", "").strip("“”‘’\"'")
    return bare.removesuffix("s") if len(bare) > 2 else bare, " ".join(words).removesuffix("s")


def plainspeak_finder() -> Callable[[str], Pairs]:
    """The pairs that plainspeak reads, block by block as it does in a document."""
    from plainspeak.documents import from_text
    from plainspeak.glossary.curated import load_lexicon
    from plainspeak.glossary.word_list import is_word
    from plainspeak.pipeline.acronyms import find_acronyms

    listed = load_lexicon().acronyms

    def find(text: str) -> Pairs:
        document = from_text(text)
        return {
            pair(use.short, use.defined)
            for block in document.blocks
            for use in find_acronyms(document.text[block.start : block.end], listed, is_word, lambda _: False)
            if use.defined
        }

    return find


def scispacy_finder() -> Callable[[str], Pairs]:
    """The pairs of scispacy's abbreviation detector. Raises ImportError where it is not installed."""
    import spacy

    importlib.import_module("scispacy.abbreviation")
    nlp = spacy.blank("en")
    nlp.add_pipe("abbreviation_detector")

    def find(text: str) -> Pairs:
        return {pair(short.text, short._.long_form.text) for short in nlp(text)._.abbreviations}

    return find


if __name__ == "__main__":
    sys.exit(main())
