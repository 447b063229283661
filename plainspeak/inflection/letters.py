"""What the rules of inflection ask of the letters of a word."""

from __future__ import annotations

import re

VOWELS = "aeiou"
_HARD_CH = ("stomach", "arch", "epoch", "eunuch", "loch", "tech", "czech", "bach")
_SOFT_ARCH = ("march", "starch", "search", "parch", "larch", "overarch")
_SHORT_SYLLABLE = re.compile(r"(?:^|[^aeiou]|qu)[aeiouy][bdfgklmnprstvz]$")
_ONSET = re.compile(
    r"(?:s?qu|[bcfgkps][lr]|[dt]r|thr?|tw|shr?|ch|ph|w[hr]|kn|s[ckmnptw]|s[cpt]r|spl|[bcdfghjklmnprstvwyz])"
    r"(?=[aeiouy])"
)


def words(text: str) -> frozenset[str]:
    """The set of the words of a text that are parted by spaces: how the tables are written down."""
    return frozenset(text.split())


def is_acronym(word: str) -> bool:
    """Whether a word has at least two capitals that make up at least half of its letters (NHS, DfE, MPs)."""
    capitals = sum(character.isupper() for character in word)
    letters = sum(character.isalpha() for character in word)
    return capitals >= 2 and 2 * capitals >= letters


def recase(pattern: str, word: str) -> str:
    """Write the lower-case `word` in the capitals of `pattern`: none, the first letter, or all."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    if pattern[:1].isupper():
        return word[:1].upper() + word[1:]
    return word


def vowel_groups(word: str) -> int:
    """How many runs of vowels a lower-case word has, its silent final e left out: about its syllables."""
    if word.endswith(("gue", "que")):
        stem = word[:-2]
    elif word.endswith("e") and len(word) > 2 and word[-2] not in VOWELS:
        stem = word[:-1]
    else:
        stem = word
    return len(re.findall(r"[aeiouy]+", stem.removeprefix("y").replace("qu", "q")))


def ends_in_short_syllable(word: str) -> bool:
    """Whether a word ends in one vowel and one consonant that can be doubled (plan, commit, quiz)."""
    return _SHORT_SYLLABLE.search(word) is not None


def starts_a_syllable(letters: str) -> bool:
    """Whether an English word can start with these letters; with "ckon" or "nder" it cannot."""
    return _ONSET.match(letters) is not None


def turns_y_to_i(word: str) -> bool:
    """Whether a word ends in a y that becomes i before an ending (carry, but not convey)."""
    return len(word) > 1 and word.endswith("y") and (word[-2] not in VOWELS or word.endswith("quy"))


def needs_es(word: str) -> bool:
    """Whether a word ends in a hiss, so that "es" follows rather than "s" (tax, church, but not stomach)."""
    if word.endswith("ch"):
        return word == "arch" or word.endswith(_SOFT_ARCH) or not word.endswith(_HARD_CH)
    return word.endswith(("s", "x", "z", "sh"))
