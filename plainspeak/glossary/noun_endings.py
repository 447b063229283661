"""What the end of a noun tells: its singular, and for nouns in no list the kind of thing it names."""

from __future__ import annotations

from plainspeak.inflection.irregular_nouns import IRREGULAR_PLURALS

_SINGULARS = {
    plural: singular for singular, plurals in IRREGULAR_PLURALS.items() for plural in plurals.split("/")
}
_NO_PLURAL = ("ss", "us", "is")

_ABSTRACT = tuple("tion sion ment ness ity ance ence ancy ency ship ism hood cy ology onomics".split())
# Concrete words that end like abstract ones; the list of common nouns holds them, but not all their compounds
# ("workstation", "megacity").
_NOT_ABSTRACT = tuple(
    "station city fence ambulance medication vegetation plantation pavement basement apartment garment "
    "equipment document instrument ornament monument cement ointment pigment parliament government "
    "department university facility charity community battleship starship gunship pharmacy".split()
)
_CITY_AS_ENDING = "icity"  # authenticity
_NOT_GERUNDS = tuple("thing string spring building railing ceiling clothing evening morning".split())
_NOT_NOUNS = frozenset(
    "concerning regarding following including excluding according notwithstanding does its his hers ours".split()
)
_PEOPLE = tuple(
    "ist ician woman person people worker payer goer giver maker seeker leaver dweller".split()
)  # not -er or -or: as many of the rarer ones are devices
_SHORTEST = 7  # letters in a word whose ending is trusted


def lemmas(word: str) -> tuple[str, ...]:
    """What a lower-case word may be the plural of, likeliest first; empty where it looks like no plural."""
    if word in _SINGULARS:
        return (_SINGULARS[word],)
    if word.endswith("men"):
        return (f"{word[:-2]}an",)
    if word.endswith("children"):
        return (word[:-3],)
    if not word.endswith("s") or word.endswith(_NO_PLURAL) or len(word) < 4 or word in _NOT_NOUNS:
        return ()
    found: list[str] = []
    if word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    elif word.endswith("ves"):
        found += [f"{word[:-3]}f", f"{word[:-3]}fe"]
    found.append(word[:-1])
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("ses"):
        found.append(f"{word[:-2]}is")
    return tuple(found)


def class_by_ending(word: str) -> str | None:
    """The class that the ending of an unlisted noun gives away: "abstract things", "people" or None.

    `word` is a lower-case surface form, singular or plural.
    """
    for form in (word, *lemmas(word)):
        if len(form) < _SHORTEST or not form.isalpha():
            continue
        if form.endswith(_PEOPLE):
            return "people"
        if form.endswith(_CITY_AS_ENDING) or (form.endswith(_ABSTRACT) and not form.endswith(_NOT_ABSTRACT)):
            return "abstract things"
        if form.endswith("ing") and not form.endswith(_NOT_GERUNDS) and form not in _NOT_NOUNS:
            return "abstract things"
    return None
