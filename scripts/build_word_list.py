"""Write plainspeak/data/words/words.txt: English words of two to ten letters, from WordNet 3.1.

    python scripts/build_word_list.py FOLDER

FOLDER is the `dict` folder of WordNet's database files. A capitalised run of letters that spells one of
these words ("IMPORTANT", "NOT") is a word in capitals, not an acronym. Taken are words that WordNet's
tagged texts use, and the little words of grammar, which WordNet leaves out.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "plainspeak" / "data" / "words" / "words.txt"
LONGEST = 10
GRAMMAR = """
a about above across after again against all almost along also although always am among an and another any anybody
anyone anything are around as at away back be because been before behind being below between both but by can cannot
could did do does doing done down each either else enough even ever every everybody everyone everything except few for
from further get gets getting go goes going gone got had has have having he her here hers herself him himself his how
however i if in indeed inside instead into is it its itself just last least less let like made make many may me might
mine more most much must my myself near need neither never next no nobody none nor not nothing now of off often on once
one only onto or other others ought our ours ourselves out outside over own per perhaps quite rather same shall she
should since so some somebody someone something still such than that the their theirs them themselves then there these
they thing things this those though through thus till to together too toward towards under until unto up upon us very
was we well were what whatever when whenever where whether which while who whoever whom whose why will with within
without would yes yet you your yours yourself yourselves
""".split()


def main() -> None:
    """Collect the words whose tag counts in index.sense are above nought, in lower case only."""
    words = set(GRAMMAR)
    for line in (Path(sys.argv[1]) / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, _, count = line.split(" ")
        word = key.partition("%")[0]
        spoken = len(word) > 3 or any(letter in "aeiouy" for letter in word)  # not "kg", "rpm"
        if int(count) > 0 and word.isascii() and word.isalpha() and spoken and 2 <= len(word) <= LONGEST:
            words.add(word)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
