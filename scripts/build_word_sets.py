"""Build `plainspeak/data/nouns/` from WordNet: common nouns and the kinds of thing that they name.

    python scripts/build_word_sets.py FOLDER

FOLDER is WordNet 3.1's dict folder (data.noun, index.noun, index.sense), with the licence in it or beside
it. Needs `wordfreq` (3.1.1), by which the common nouns are chosen; only the words that WordNet itself has
are written, and no number of wordfreq's. The program needs neither at run time.

A noun's senses are weighed by how often they were met in WordNet's tagged texts, and a noun is put into a
class when enough of its weight is there. So "service" is abstract though one of its senses is crockery,
and a noun that is torn between classes gets none.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

OUT = Path(__file__).parent.parent / "plainspeak" / "data" / "nouns"

ENOUGH = 0.6  # share of a noun's weight that must be in a class
UNTAGGED = 1.0  # weight of a noun's first sense that was never met; the second has a half of it, and so on
COMMON = 130_000  # a noun is common when it is among so many of English's most frequent words …
COMMON_TAGGED = 300_000  # … or, where WordNet's tagged texts hold it, among so many
VERY_COMMON = 400  # among so many most frequent words, one never met as a noun is none ("at", "as")
FUNCTION_WORDS = frozenset("can does due in may might mine no nowhere re will while becoming seeming".split())
MOSTLY_OTHER = 0.08  # below this share of its uses as a noun, a word is none ("be", "can")

# WordNet's lexicographer files that make a class by themselves.
FILES: dict[str, tuple[str, ...]] = {
    "04": ("abstract things",),
    "05": ("animals", "physical things"),
    "06": ("physical things", "goods"),
    "07": ("abstract things",),
    "08": ("body parts", "physical things"),
    "09": ("abstract things",),
    "10": ("abstract things",),
    "11": ("abstract things",),
    "12": ("abstract things",),
    "13": ("food", "physical things", "goods"),
    "14": ("abstract things",),
    "15": ("places",),
    "16": ("abstract things",),
    "17": ("physical things",),
    "18": ("people",),
    "19": ("abstract things",),
    "20": ("plants", "physical things", "goods"),
    "21": ("money",),
    "22": ("abstract things",),
    "23": ("numbers",),
    "24": ("abstract things",),
    "26": ("abstract things",),
    "27": ("materials", "physical things", "goods"),
    "28": ("times",),
}

# Sense keys whose whole closure of narrower senses adds classes, and takes away those after the bar.
ROOTS: dict[str, tuple[str, str]] = {
    "person%1:03:00::": ("people", "abstract things"),
    "artifact%1:03:00::": ("physical things, goods", "abstract things"),
    "animal%1:03:00::": ("animals, physical things", ""),
    "plant%1:03:00::": ("plants, physical things, goods", ""),
    "food%1:03:00::": ("food, physical things, goods", ""),
    "food%1:13:00::": ("food, physical things, goods", "materials"),
    "beverage%1:13:00::": ("food, physical things, goods", ""),
    # groups
    "people%1:14:00::": ("people, groups of people", "abstract things"),
    "family%1:14:00::": ("people, groups of people", "abstract things, organisations"),
    "family%1:14:02::": ("people, groups of people", "abstract things, organisations"),
    "kin%1:14:00::": ("people, groups of people", "abstract things, organisations"),
    "organization%1:14:00::": ("organisations", "abstract things, groups of people"),
    "social_group%1:14:00::": ("groups of people", "abstract things"),
    "biological_group%1:14:00::": ("animals", "abstract things"),
    "meeting%1:14:00::": ("events, abstract things", "organisations, groups of people, people"),
    "gathering%1:14:00::": ("groups of people", "abstract things, organisations"),
    # things
    "vehicle%1:06:00::": ("vehicles", ""),
    "public_transport%1:06:00::": ("vehicles", ""),
    "structure%1:06:00::": ("", "goods"),
    "building%1:06:00::": ("buildings, places", "goods"),
    "building_complex%1:06:00::": ("buildings, places", "goods"),
    "housing%1:06:00::": ("buildings, places", "goods"),
    "establishment%1:06:00::": ("buildings, places", "goods"),
    "room%1:06:00::": ("places", "goods"),
    "way%1:06:00::": ("places", "goods"),
    "facility%1:06:00::": ("places", "goods"),
    "geological_formation%1:17:00::": ("places", ""),
    "body_of_water%1:17:00::": ("places", ""),
    "land%1:17:01::": ("places", ""),
    "land%1:17:00::": ("places", ""),
    "tool%1:06:00::": ("tools", ""),
    "machine%1:06:00::": ("machines", ""),
    "electronic_equipment%1:06:00::": ("machines", ""),
    "electronic_device%1:06:00::": ("machines", ""),
    "home_appliance%1:06:00::": ("machines", ""),
    "telephone%1:06:00::": ("machines", ""),
    "clothing%1:06:00::": ("clothes", ""),
    "footwear%1:06:00::": ("clothes", ""),
    "footwear%1:06:01::": ("clothes", ""),
    "headdress%1:06:00::": ("clothes", ""),
    "fabric%1:06:00::": ("materials", ""),
    # writing
    "document%1:10:00::": ("documents, physical things, goods", "abstract things"),
    "legal_document%1:10:00::": ("abstract things", "documents, physical things, goods"),
    "document%1:21:00::": ("documents, physical things, goods", "money"),
    "document%1:06:00::": ("documents", ""),
    "letter%1:10:00::": ("documents, physical things, goods", "abstract things"),
    "publication%1:10:00::": ("documents, physical things, goods", "abstract things"),
    "book%1:10:00::": ("documents, physical things, goods", "abstract things"),
    "mail%1:10:00::": ("documents, physical things, goods", "abstract things"),
    "report%1:10:03::": ("documents, physical things, goods", "abstract things"),
    # the rest
    "rate%1:28:00::": ("abstract things", "times"),
    "debt%1:26:00::": ("money", "abstract things"),
    "monetary_unit%1:23:00::": ("money", "numbers"),
    "property%1:21:00::": ("", "money"),
    "money%1:21:00::": ("money", ""),
    "assets%1:21:00::": ("money", ""),
    "atmospheric_phenomenon%1:19:00::": ("weather", "abstract things"),
    "weather%1:19:00::": ("weather", "abstract things"),
    "sport%1:04:00::": ("sports and games", ""),
    "game%1:04:00::": ("sports and games", ""),
    "social_event%1:11:00::": ("events", ""),
    "ceremony%1:04:01::": ("events", ""),
    "worker%1:18:00::": ("jobs", ""),
    "leader%1:18:00::": ("jobs", ""),
    "professional%1:18:00::": ("jobs", ""),
    "official%1:18:01::": ("jobs", ""),
}


Sense = tuple[int, str, int]  # rank among the senses of its noun, offset of its meaning, times met
Nouns = dict[str, list[Sense]]


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: its words, the file it is in, the meanings above it, and whether it is one thing (a town)."""

    words: frozenset[str]
    file: str
    above: tuple[str, ...]
    instance: bool


def read_synsets(folder: Path) -> dict[str, Synset]:
    """WordNet's noun meanings by their offsets."""
    synsets: dict[str, Synset] = {}
    for line in (folder / "data.noun").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split("|", 1)[0].split()
        words = int(fields[3], 16)
        start = 4 + 2 * words + 1
        pointers = [fields[start + 4 * n : start + 4 * n + 4] for n in range(int(fields[start - 1]))]
        synsets[fields[0]] = Synset(
            frozenset(fields[4 : start - 1 : 2]),
            fields[1],
            tuple(target for symbol, target, _, _ in pointers if symbol == "@"),
            any(symbol == "@i" for symbol, *_ in pointers),
        )
    return synsets


def read_senses(folder: Path) -> tuple[Nouns, dict[str, int], dict[str, str]]:
    """The senses of each noun, how often each word was met as something else, and the offsets of sense keys."""
    nouns: Nouns = defaultdict(list)
    other: dict[str, int] = defaultdict(int)
    keys: dict[str, str] = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, offset, rank, met = line.split()
        word, _, rest = key.partition("%")
        if rest.startswith("1"):
            nouns[word].append((int(rank), offset, int(met)))
            keys[key] = offset
        else:
            other[word] += int(met)
    return nouns, other, keys


class Classes:
    """The classes of every meaning, by WordNet's files and by the roots above it."""

    def __init__(self, synsets: dict[str, Synset], keys: dict[str, str]) -> None:
        self.synsets = synsets
        self.roots = {keys[key]: rule for key, rule in ROOTS.items()}
        self.known: dict[str, frozenset[str]] = {}

    def of(self, offset: str) -> frozenset[str]:
        """The classes of a meaning. The nearer a root, the later it speaks."""
        if offset not in self.known:
            synset = self.synsets[offset]
            classes = set(FILES.get(synset.file, ()))
            for root in reversed(self._upwards(offset)):
                if root in self.roots:
                    added, taken = self.roots[root]
                    classes |= set(added.split(", ")) - {""}
                    classes -= set(taken.split(", "))
            self.known[offset] = frozenset(classes)
        return self.known[offset]

    def _upwards(self, offset: str) -> list[str]:
        """The meaning and all those above it, nearest first."""
        order = [offset]
        for current in order:
            order.extend(above for above in self.synsets[current].above if above not in order)
        return order


def drop_names(nouns: Nouns, synsets: dict[str, Synset]) -> Nouns:
    """The nouns without the senses that are names or abbreviations; peoples, weekdays and months stay."""

    def is_common(word: str, sense: Sense) -> bool:
        synset = synsets[sense[1]]
        return not synset.instance and (word in synset.words or sense[2] > 0 or synset.file in ("18", "28"))

    kept = {
        word: [each for each in sorted(senses) if is_common(word, each)] for word, senses in nouns.items()
    }
    return {word: senses for word, senses in kept.items() if senses}


def classes_of_noun(senses: list[Sense], classes: Classes) -> frozenset[str]:
    """The classes that hold enough of the weight of a noun's senses."""
    shares: dict[str, float] = defaultdict(float)
    total = 0.0
    for rank, (_, offset, met) in enumerate(senses, start=1):
        weight = met + UNTAGGED / rank**2
        total += weight
        for name in classes.of(offset):
            shares[name] += weight
    return frozenset(name for name, share in shares.items() if share >= ENOUGH * total)


def times_met(senses: list[Sense]) -> int:
    """How often a word was met as a noun."""
    return sum(sense[2] for sense in senses)


def is_mere_plural(word: str, nouns: Nouns) -> bool:
    """Whether a noun in -s is better looked up as the plural of another noun ("shoes", but not "trousers")."""
    single = nouns.get(word[:-1]) if word.endswith("s") and not word.endswith("ss") else None
    return single is not None and times_met(nouns[word]) < 0.5 * times_met(single)


def common_nouns(nouns: Nouns, other: dict[str, int]) -> list[str]:
    """The single words that are common and mostly nouns, or at least often so."""
    from wordfreq import top_n_list

    ranks = {word: rank for rank, word in enumerate(top_n_list("en", COMMON_TAGGED, wordlist="large"))}
    chosen: list[str] = []
    for word, senses in nouns.items():
        if (
            len(word) < 2
            or word in FUNCTION_WORDS
            or not word.isalpha()
            or word not in ranks
            or is_mere_plural(word, nouns)
        ):
            continue
        met = times_met(senses)
        rank = ranks[word]
        if rank >= COMMON and not met:
            continue
        if (rank < VERY_COMMON and not met) or met < MOSTLY_OTHER * (met + other[word]):
            continue
        chosen.append(word)
    return sorted(chosen)


def write(found: dict[str, frozenset[str]], folder: Path) -> None:
    """Write the words to `nouns.txt`: a line for the classes and a first letter, then the words."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word, names in found.items():
        groups[", ".join(sorted(names)), word[0]].append(word)
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{names}: {' '.join(words)}\n" for (names, _), words in sorted(groups.items())]
    (folder / "nouns.txt").write_text("".join(lines), "utf-8", newline="\n")


def main() -> None:
    """Read WordNet from the folder on the command line and write the nouns."""
    parser = argparse.ArgumentParser(description="Build plainspeak/data/nouns from WordNet.")
    parser.add_argument("folder", type=Path, help="WordNet 3.1's dict folder")
    folder: Path = parser.parse_args().folder
    synsets = read_synsets(folder)
    nouns, other, keys = read_senses(folder)
    nouns = drop_names(nouns, synsets)
    classes = Classes(synsets, keys)
    found = {word: classes_of_noun(nouns[word], classes) for word in common_nouns(nouns, other)}
    write(found, OUT)
    licence = next(path for path in (folder / "LICENSE", folder.parent / "LICENSE") if path.exists())
    text = "\n".join(line.rstrip() for line in licence.read_text("utf-8").splitlines())
    (OUT / "LICENSE").write_text(f"{text}\n", "utf-8", newline="\n")
    print(f"{len(found)} nouns, {sum(map(bool, found.values()))} of them in a class")


if __name__ == "__main__":
    main()
