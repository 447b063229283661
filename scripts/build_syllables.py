"""Write plainspeak/data/syllables/syllables.txt: how many syllables English words have.

    python scripts/build_syllables.py PACKAGE.tgz

PACKAGE.tgz is the npm package cmu-pronouncing-dictionary 3.0.0 (ISC licence), which holds the CMU Pronouncing
Dictionary (BSD-style licence; both texts stand beside the data). Left out are the possessives and plurals for which
`plainspeak.syllables` works out the dictionary's count, and the words that textstat never looks up, because it takes
hyphens and stops out of words first. Added are British spellings of words that the dictionary spells the American
way, and a few words of councils, where pyphen, which counts the words that are not there, gets them wrong.
At the end textstat counts every word of the dictionary with the data just written.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections import defaultdict
from pathlib import Path

from textstat.backend.counts import count_syllables
from textstat.backend.selections import list_words
from textstat.backend.utils import get_pyphen

from plainspeak import syllables

TARGET = Path(__file__).resolve().parent.parent / "plainspeak" / "data" / "syllables" / "syllables.txt"
ENTRY = re.compile(r'\s*("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*"),?$')
WORDS_A_LINE = 12

# Words that councils write and the dictionary does not know.
LOCAL = {"covid": 2, "reablement": 4, "ulez": 2}

# American spellings and the British ones; all that a pattern makes besides is harmless, for nobody writes it.
BRITISH = [
    (re.compile(pattern), british)
    for pattern, british in (
        (r"(?<=\w{3})([iy])z(?=(?:e|ed|er|ers|es|ing|ation|ations|ational|able)(?:'s)?$)", r"\1s"),
        (r"(?<=[ae]l|il|ol)(?=(?:ed|ing|er|ers|or|ors|ery|ous)(?:'s)?$)", "l"),
        (
            r"(behavi|endeav|demean|glam|splend|neighb|harb|fav|flav|hum|rum|lab|col|hon|vap|vig|rig|arm|od|cand"
            r"|clam|ferv|sav|savi|tum|val|parl|ard)or",
            r"\1our",
        ),
        (
            r"^((?:kilo|centi|milli)?(?:met|lit)|cent|theat|fib|calib|meag|lust|somb|spect)er(?=(?:s|'s)?$)",
            r"\1re",
        ),
        (r"og(?=(?:s|'s|ed|ing)?$)", "ogue"),
        (r"ense(?=(?:s|d|'s)?$)", "ence"),
        (r"gram(?=(?:s|'s)?$)", "gramme"),
        (r"(enrol|fulfil|instal|skil|wil)l(?=ment|ful)", r"\1"),
        (r"p(?=ediatr)", "pa"),
        (
            r"(an)(?=esth|emi)|(h)(?=emo)|(gyn)(?=ec)|(orthop)(?=ed)|(cyclop)(?=ed)|(leuk)(?=em)|(arch)(?=eol)",
            None,
        ),
        (r"(f)(?=et[au])|(?<=diarrh)(?=ea)|^(?=esoph|estro)", None),
        (r"maneuver(?=s|$)", "manoeuvre"),
        (r"maneuver", "manoeuvr"),
        (r"mold", "mould"),
        (r"plow", "plough"),
        (r"skept", "scept"),
        (r"aging$", "ageing"),
        (r"jewelry", "jewellery"),
    )
]


def main() -> None:
    """Read the package, keep what is needed, and check that nothing is lost."""
    dictionary = read_dictionary(Path(sys.argv[1]))
    reachable = {
        word: count for word, count in dictionary.items() if list_words(word, lowercase=True) == [word]
    }
    kept = keep(reachable, LOCAL | british(reachable))
    write(kept)
    check(dictionary)
    print(f"{len(dictionary)} words in the dictionary, {len(kept)} kept, {TARGET.stat().st_size} bytes")


def keep(dictionary: dict[str, int], added: dict[str, int]) -> dict[str, int]:
    """The words whose count the rules do not give, and those of the added ones that pyphen counts wrongly."""
    table = syllables.Table({}, syllables.Hyphenator(lambda: get_pyphen(syllables.LANGUAGE)))
    kept: dict[str, int] = {}
    # The rules build on shorter words, so these come first.
    for word, count in sorted((added | dictionary).items(), key=lambda item: (len(item[0]), item[0])):
        known = table.count(word) == count if word not in dictionary else by_rule(table, word) == count
        if not known:
            kept[word] = count
            table[word] = syllables.phones(count)
    return kept


def by_rule(table: syllables.Table, word: str) -> int | None:
    """The count that the table's rules give without pyphen's help; None where they say nothing."""
    try:
        return len(table[word][0])
    except KeyError:
        return None


def read_dictionary(package: Path) -> dict[str, int]:
    """Syllables of each word of the package, by its first pronunciation."""
    counts: dict[str, int] = {}
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/index.js")
        assert member is not None
        for line in member.read().decode("utf-8").splitlines():
            if entry := ENTRY.match(line):
                word, phones = json.loads(entry[1]), json.loads(entry[2]).partition("#")[0].split()
                if not word.endswith(")"):  # "a(2)" is a second pronunciation
                    counts[word] = sum(phone[-1].isdigit() for phone in phones)
    return counts


def british(counts: dict[str, int]) -> dict[str, int]:
    """British spellings, with the syllables of the American ones."""
    spellings: dict[str, int] = {}
    for word, count in counts.items():
        for pattern, replacement in BRITISH:
            spelling = pattern.sub(replacement or with_a_or_o, word)
            if spelling != word:
                spellings.setdefault(spelling, count)
    return spellings


def with_a_or_o(match: re.Match[str]) -> str:
    """The "a" of anaesthetic, or the "o" of foetus, after what was matched."""
    return match.group() + ("o" if match.group() in {"f", ""} else "a")


def write(counts: dict[str, int]) -> None:
    """Lines of a count and some words that have it."""
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(counts):
        by_count[counts[word]].append(word)
    lines = [
        f"{count} {' '.join(words[at : at + WORDS_A_LINE])}\n"
        for count, words in sorted(by_count.items())
        for at in range(0, len(words), WORDS_A_LINE)
    ]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")


def check(dictionary: dict[str, int]) -> None:
    """Count every word of the dictionary by textstat with our table, and compare with the full dictionary."""
    syllables.install()
    by_hand = syllables.read_counts(syllables.BY_HAND)
    for word in dictionary:
        (key,) = list_words(word, lowercase=True)  # "a.m." is looked up as "am"
        if (
            key in dictionary
            and key not in by_hand
            and count_syllables(word, syllables.LANGUAGE) != dictionary[key]
        ):
            sys.exit(f"{word}: not {dictionary[key]} syllables with the data just written")


if __name__ == "__main__":
    main()
