"""textstat's raw figures beside ours: `python benchmarks/readability.py`.

The texts are the examples and the pairs of prose and bullets. Raw is textstat on the text as it stands, with its
headings and bullets; ours is what `plainspeak score` says. Then come the pairs: how far bullets move the score.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plainspeak import Checker, read, syllables
from plainspeak.documents import from_text

ROOT = Path(__file__).parent.parent
PAIRS = ROOT / "benchmarks" / "labelled" / "bullets.jsonl"
DOCUMENTS = 10


def raw(text: str) -> tuple[int, float]:
    """Sentences and reading age as textstat alone has them, its syllables from our table as it has no other."""
    from textstat.textstat import textstatistics  # pyright: ignore[reportMissingTypeStubs]

    syllables.install()
    formulas = textstatistics()
    formulas.set_lang(syllables.LANGUAGE)
    return formulas.sentence_count(text), round(formulas.flesch_kincaid_grade(text) + 5, 1)


def main() -> None:
    """Print both tables."""
    checker = Checker()
    pairs: list[dict[str, Any]] = [
        json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines() if line
    ]
    documents = [(path.name, read(path)) for path in sorted((ROOT / "examples").iterdir()) if path.is_file()]
    documents += [(pair["id"], from_text(pair["bullets"])) for pair in pairs]
    print("| text | sentences, raw | ours | reading age, raw | ours |\n|---|---|---|---|---|")
    for name, document in documents[:DOCUMENTS]:
        count, age = raw(document.text)
        ours = checker.measure(document).whole
        print(f"| {name} | {count} | {ours.sentences} | {age} | {ours.reading_age} |")
    moves: list[tuple[float, float]] = []
    for pair in pairs:
        prose, bullets = (from_text(pair[field]) for field in ("prose", "bullets"))
        before, after = checker.measure(prose).whole.reading_age, checker.measure(bullets).whole.reading_age
        ours_moved = (after or 0) - (before or 0)
        moves.append((abs(raw(bullets.text)[1] - raw(prose.text)[1]), abs(ours_moved)))
    print(f"\nBullets for a comma list, {len(moves)} pairs: the reading age moves by at most", end=" ")
    print(f"{max(m for m, _ in moves):.1f} (textstat raw) and {max(m for _, m in moves):.1f} (ours).")


if __name__ == "__main__":
    main()
