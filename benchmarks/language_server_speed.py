"""How soon the language server tells what is found, after the last key, in a document of 5,000 words.

`python benchmarks/language_server_speed.py TEXT` starts `plainspeak lsp` and drives it with the client of its tests.
It opens the words of a text file, over and over until there are 5,000, as Markdown in paragraphs, then types a letter
into one paragraph after another, and prints the time from each key to the diagnostics. The server itself waits 10
milliseconds for another key.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from lsprotocol import types  # noqa: E402
from typing_speed import shown  # noqa: E402

from tests.lsp.editor import Editor  # noqa: E402

WORDS = 5_000
PARAGRAPH = 100
KEYS = 200


def document(text: str) -> list[str]:
    """Paragraphs of 100 words, 50 of them; each begins with its number, so no two are the same."""
    words = text.split()
    words = (words * (WORDS // len(words) + 1))[:WORDS]
    return [
        f"{start} {' '.join(words[start : start + PARAGRAPH])}" for start in range(0, len(words), PARAGRAPH)
    ]


def main() -> None:
    """Measure and print."""
    gc.disable()  # an editor has no pauses of Python's
    lines = document(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, Editor(Path(folder)).running() as editor:
        begun = time.perf_counter()
        found = editor.open("long.md", "\n\n".join(lines))
        print(f"opened: {len(found)} findings after {time.perf_counter() - begun:.1f} s")
        times: list[float] = []
        for key in range(KEYS):
            line = 2 * (key * 7 % len(lines))
            letter = "now then "[key % 9]
            place = types.Position(line, 4)
            begun = time.perf_counter()
            editor.change(
                "long.md", types.TextDocumentContentChangePartial(types.Range(place, place), letter)
            )
            editor.found("long.md")
            times.append(1000 * (time.perf_counter() - begun))
    print(f"{KEYS} keys in {WORDS:,} words: {shown(times)} ms")


if __name__ == "__main__":
    main()
