"""Degrees of an adjective, and the adverb made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .letters import ends_in_short_syllable, is_acronym, recase, turns_y_to_i, vowel_groups, words

if TYPE_CHECKING:
    from .forms import AdjectiveForm

_IRREGULAR: dict[str, tuple[str, str]] = {
    "bad": ("worse", "worst"),
    "far": ("further/farther", "furthest/farthest"),
    "good": ("better", "best"),
    "ill": ("worse", "worst"),
    "little": ("less/littler", "least/littlest"),
    "many": ("more", "most"),
    "much": ("more", "most"),
    "old": ("older/elder", "oldest/eldest"),
    "shy": ("shyer", "shyest"),
    "sly": ("slyer", "slyest"),
    "well": ("better", "best"),
}
_TAKES_ER = words(
    "ample clever feeble friendly gentle hollow humble idle mellow narrow noble quiet shallow simple "
    "subtle uneasy unhappy unhealthy unlucky untidy yellow"
)
"""Adjectives of more than one syllable that take -er, beside those of two in y."""

_TAKES_MORE = words(
    "able apt at by cross down due fake first for fun in joint just key last like live loath main mere next "
    "off on one out over own past prime prone real right same sole spare stable such third to top under "
    "up void with wont worth wrong"
)
"""Words of one syllable that do not take -er: some adjectives, and what opens phrases like "up to date"."""

_ENDS_OF_PARTICIPLES = ("ed", "ing")
_SHORT_IN_ED_OR_ING = frozenset({"red"})
_OPEN_COMPOUNDS = words(
    "bad big broad cheap clean close deep fast good hard heavy high large late light long low old "
    "short slow small strong thin warm well wide"
)
"""Adjectives that change in front of a hyphen (long-term, hard-to-reach)."""

_ADJECTIVE_ENDINGS = ("ive", "ful", "ous", "al", "ent", "ant", "able", "ible", "ic", "less", "ed", "ing")

_ADVERBS = {
    "bad": "badly",
    "coy": "coyly",
    "daily": "daily",
    "difficult": "with difficulty",
    "dry": "drily",
    "due": "duly",
    "early": "early",
    "eerie": "eerily",
    "far": "far",
    "fast": "fast",
    "fortnightly": "fortnightly",
    "gay": "gaily",
    "good": "well",
    "hard": "hard",
    "hourly": "hourly",
    "ill": "ill",
    "kindly": "kindly",
    "late": "late",
    "likely": "likely",
    "little": "little",
    "long": "long",
    "low": "low",
    "monthly": "monthly",
    "much": "much",
    "only": "only",
    "public": "publicly",
    "quarterly": "quarterly",
    "shy": "shyly",
    "sly": "slyly",
    "straight": "straight",
    "true": "truly",
    "weekly": "weekly",
    "well": "well",
    "whole": "wholly",
    "wry": "wryly",
    "yearly": "yearly",
}


def adjective_forms(lemma: str) -> dict[AdjectiveForm, tuple[str, ...]]:
    """The positive, comparative and superlative of an adjective, the usual British form first.

    `lemma` is one word; a hyphenated one whose first part is a short adjective changes there
    (longer-term). Adjectives that take no ending get "more" and "most".
    """
    if not lemma[-1:].isalpha() or is_acronym(lemma):
        return _with_more(lemma)
    first, hyphen, rest = lemma.partition("-")
    lower = first.lower()
    if hyphen and lower not in _OPEN_COMPOUNDS:
        return _with_more(lemma)
    if lower in _IRREGULAR:
        comparatives, superlatives = (tuple(words.split("/")) for words in _IRREGULAR[lower])
    elif takes_ending(lower):
        stem = _stem(lower)
        comparatives, superlatives = (f"{stem}er",), (f"{stem}est",)
    else:
        return _with_more(lemma)
    return {
        "positive": (lemma,),
        "comparative": tuple(recase(first, word) + hyphen + rest for word in comparatives),
        "superlative": tuple(recase(first, word) + hyphen + rest for word in superlatives),
    }


def takes_ending(adjective: str) -> bool:
    """Whether a lower-case adjective takes -er and -est (or is irregular) rather than "more" and "most"."""
    if adjective in _IRREGULAR or adjective in _TAKES_ER:
        return True
    if adjective in _TAKES_MORE or not adjective.isalpha():
        return False
    if adjective.endswith(_ENDS_OF_PARTICIPLES) and adjective not in _SHORT_IN_ED_OR_ING:
        return False
    if vowel_groups(adjective) == 1:
        return True
    return vowel_groups(adjective) == 2 and turns_y_to_i(adjective)


def adverb(adjective: str) -> str:
    """The adverb made of an adjective: quick, quickly; good, well; friendly, in a friendly way.

    `adjective` is one word, hyphens allowed; a compound that takes no -ly loses its hyphens (in-depth,
    in depth). Where the adverb has the adjective's form (fast, hard, weekly), that comes back; so
    does anything that does not end in a letter.
    """
    lower = adjective.lower()
    if lower in _ADVERBS:
        return recase(adjective, _ADVERBS[lower])
    if not lower[-1:].isalpha() or is_acronym(adjective):
        return adjective
    if "-" in lower and not lower.endswith(_ADJECTIVE_ENDINGS):
        return adjective.replace("-", " ")
    return _with_ly(adjective, lower)


def _with_ly(adjective: str, lower: str) -> str:
    if lower.endswith("ly"):
        return f"in a{'n' if lower[0] in 'aeiou' else ''} {adjective} way"
    if lower.endswith("ic"):
        return f"{adjective}ally"
    if lower.endswith("ll"):
        return f"{adjective}y"
    if lower.endswith("le") and lower[-3:-2] not in (*"aeiou", ""):
        return f"{adjective[:-1]}y"
    if turns_y_to_i(lower):
        return f"{adjective[:-1]}ily"
    return f"{adjective}ly"


def _with_more(lemma: str) -> dict[AdjectiveForm, tuple[str, ...]]:
    return {"positive": (lemma,), "comparative": (f"more {lemma}",), "superlative": (f"most {lemma}",)}


def _stem(adjective: str) -> str:
    """What stands before "er" and "est"."""
    if adjective.endswith("e"):
        return adjective[:-1]
    if turns_y_to_i(adjective):
        return f"{adjective[:-1]}i"
    if vowel_groups(adjective) == 1 and ends_in_short_syllable(adjective):
        return adjective + adjective[-1]
    return adjective
