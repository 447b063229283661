"""Acronyms in a block, and the places where the text says what they stand for.

Both are found block by block; which acronyms the reader has been told is judged over the whole document,
in `plainspeak.checker`. A pair of short and long form is accepted when every letter of the short form can
be found in the long form in order, the first at the start of its first word (the idea of Schwartz and
Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", 2003).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from plainspeak.glossary.schema import Acronym

_SHORT = re.compile(
    r"""(?=[A-Zs])  # so that most letters are passed over at once
    (?:(?<![\w.@/&£$€-])|(?<=\bnon-)|(?<=\bpre-)|(?<=\bpost-)|(?<=\bex-)|(?<=\bsub-))
    (?: (?P<dots>(?:[A-Z]\.){2,}(?:[A-Z](?!\w))?)          # H.M.O.
      | (?P<plain>[A-Z][A-Za-z0-9]*(?:[&/-][A-Z][A-Za-z0-9]*)*)   # HMO, DfE, S106, ASB/DV
      | (?P<section>s\.?\ ?\d{1,3}[A-Z]?)(?=\W)            # s.151
    )
    (?P<ending>['’]s|s['’]|['’]S)?(?![^\W¹²³⁴-⁹]|[@&]|-[A-Z\d_]|/\w|\.\w)""",
    re.VERBOSE,
)
_SECTION = re.compile(r"[Ss]\d{3}[A-Z]?")  # not two figures: "S10" is a part of Sheffield
_SHORT_SECTION = re.compile(r"S\d{2}[A-Z]?")
_ROMAN = re.compile(r"(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
_LETTER_AND_NUMBER = re.compile(r"[A-Z]{1,3}\d+[A-Za-z]?|\d+[A-Z]+")
_PERSONAL_NAME = re.compile(r"(?:Ma?c|O|De|Di|La|Le|Fitz|Van)[A-Z][a-z]+|[A-Z][a-z]{2,}(?:[A-Z][a-z]+)+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPENING = "([“‘\"'"
_LONG_AFTER = re.compile(
    r"""[”’\"']?(?:\]\([^()\s]*\))?\s*(?:
      [(\[]\s*(?:in\ full,?\s+|short\ for\s+|which\ stands\ for\s+)?(?P<brackets>[^()\[\]]{3,120})[)\]]
    | ,?\s+(?:which\ )?(?:stands?\ for|(?:is\ )?short\ for|means|stood\ for|in\ full)[:,]?\s+
      (?P<stands>[^.;()]{3,120})
    | (?:,\s+or|,|\s+[–—=|-]|:)\s+(?P<loose>[^.;()|]{3,120})
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SOFTLY = r"(?:(?:often|also|usually|sometimes|better)\s+)?"
_ARTICLE = r"(?:an?\s+|the\s+)?[“‘\"']?"
_LONG_BEFORE = re.compile(
    rf"""(?P<mark>
      [(\[]\s*(?:(?:or|called|hereafter|abbreviated\s+to)\s+)?[“‘\"']?{_ARTICLE}
    | [(\[]\s*(?:\w+\s+){{0,4}}(?:known|referred\s+to)\s+as\s+{_ARTICLE}
    | ,\s+(?:or|also\s+called|known\s+as|called)?\s*{_ARTICLE}
    | \s+[–—-]\s+
    | ,?\s+or\s+{_ARTICLE}
    | ,?\s+(?:(?:is|are|was|were)\s+)?{_SOFTLY}(?:known|referred\s+to|abbreviated|shortened)\s+(?:as|to)\s+{_ARTICLE}
    | \s*\((?:known|referred\s+to|abbreviated|shortened)\s+(?:as|to)\s+{_ARTICLE}
    | ,?\s+(?:(?:is|are)\s+)?{_SOFTLY}called\s+{_ARTICLE}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
# How each of those ends; told from the last few characters, as the expression above looks at all of them.
_MAY_BE_BEFORE = re.compile(
    rf"(?:[(\[,–—-]|\b(?:or|as|to|called|hereafter))\s*[“‘\"']?{_ARTICLE}$", re.IGNORECASE
)
_CLOSE = 30
# "A TPO is a tree preservation order": what follows must spell the acronym by its initials, or be known for it.
_IS_A = re.compile(
    r"\s+(?:is|are|was|were)\s+(?:simply\s+)?(?:an?\s+|the\s+)?(?P<is_a>[^.;()]{3,120})", re.IGNORECASE
)
# Listed acronyms that are also words of which every text is full, and one that is a number.
_LITTLE_WORDS = frozenset("ADD BE HE HI IS IT ITS NO ON OR SO TEN TO US WE WHO".split())
# Days and months, but for those that are short forms of something else ("SATs").
_DATES = frozenset("MON TUE TUES WED WEDS THU THUR THURS FRI SUN JAN FEB APR JUL AUG SEPT OCT NOV".split())
_BEFORE_STRESS = re.compile(
    r"\b(?:please|to|not|never|must|should|will|can|may|do|don['’]t|you|we|they|then|also)\s+$", re.IGNORECASE
)
_AFTER_STRESS = re.compile(
    r"\s+(?:NOW|now|it|us|me|this|these|them|your|their|any|all|one|an?|the)\b|\s+[A-Z]{3,}\b"
)
# What may stand between a name and its short form in brackets.
_NAMED_THING = re.compile(r"\s+(?:scheme|service|team|programme|project|plan|fund|group|system|strategy)$")
_ASIDES = re.compile(r"\s*\([^()]*\)|\s+(?:of\s+)?(?:1[89]|20)\d\d$|\]\([^()\s]*$|\]\([^()\s]*\)$")
_SMALL = frozenset("""a an and at by for from in into of on or the to with""".split())
_LEADING = frozenset(
    """a an the our your its their this that is was called as are on at by for from in into of to with""".split()
)


@dataclass(frozen=True, slots=True)
class Use:
    """An acronym as it stands at `start` to `end` (code points in the block).

    `short` is its bare form: no dots, no plural or possessive ending. `defined` is the long form that the
    text gives with it, else None.
    """

    short: str
    start: int
    end: int
    defined: str | None = None


def find_acronyms(
    text: str, known: Mapping[str, Acronym], is_word: Callable[[str], bool], capitals: Callable[[int], bool]
) -> Iterator[Use]:
    """The acronyms of a block in order.

    `known` are the curated ones, `is_word` says whether a lower-case word is English, and `capitals`
    whether the text around an offset is all in capitals.
    """
    for match in _SHORT.finditer(text):
        for written, start, end in _written(match, known):
            short = written.replace(".", "").replace(" ", "")
            if match.group("section") is not None:
                short = short.upper()
            bare = _singular(short)
            if bare[1:].islower() and bare not in known:
                continue  # a word with a capital
            means = known[bare].means if bare in known else ()
            long_form = definition(text, start, start + len(written), bare, means)
            if long_form is None and not _needs_telling(text, Span(start, end), bare, known, is_word):
                continue
            if long_form is None and (capitals(start) or _shouted(text, start, end)):
                continue
            yield Use(bare, start, end, long_form)


def _written(match: re.Match[str], known: Mapping[str, Acronym]) -> Iterator[tuple[str, int, int]]:
    """The acronym of a match without its possessive ending, and its range; "SME/VCSE" is two, "N/A" is one."""
    written = match.group("dots") or match.group("plain") or match.group("section")
    parts = written.split("/")
    if len(parts) == 1 or written in known or not _are_acronyms(parts, known):
        yield written, match.start(), match.end()
        return
    start = match.start()
    for part in parts:
        yield part, start, start + len(part)
        start += len(part) + 1


def _are_acronyms(parts: Sequence[str], known: Mapping[str, Acronym]) -> bool:
    """Whether the parts around a stroke are all acronyms: one is listed, and the others look like one."""
    listed = [_singular(part) in known for part in parts]
    return any(listed) and all(
        is_listed or (part.isalpha() and part.isupper() and len(part) > 1)
        for part, is_listed in zip(parts, listed, strict=True)
    )


def _needs_telling(
    text: str, span: Span, bare: str, known: Mapping[str, Acronym], is_word: Callable[[str], bool]
) -> bool:
    """Whether letters with no long form beside them are an acronym, and not a word or a name in capitals."""
    if bare not in known:
        return _plausible(text, span, bare, is_word)
    if not bare.isupper() or not is_word(bare.lower()):
        return True
    if bare in _LITTLE_WORDS:
        return _stands_alone(text, span.start)
    return not _stressed(text, span)


def _stressed(text: str, span: Span) -> bool:
    """Whether capitals that spell a word only stress it: "please SEND it", "BID now"."""
    return bool(
        _BEFORE_STRESS.search(text[max(0, span.start - 12) : span.start])
        or _AFTER_STRESS.match(text[span.end : span.end + 12])
    )


def _singular(short: str) -> str:
    """The acronym without a plural s ("EHCPs", "EqIAs")."""
    if len(short) > 2 and short.endswith("s") and short[-2].isupper():
        return short[:-1]
    return short


def _plausible(text: str, span: Span, short: str, is_word: Callable[[str], bool]) -> bool:
    """Whether letters that no list knows are an acronym and not a name, number, code or shouted word."""
    capitals = sum(c.isupper() for c in short)
    if _SECTION.fullmatch(short) or (short[0] == "S" and text[span.start] == "s" and short[1:2].isdigit()):
        return True
    if _SHORT_SECTION.fullmatch(short):
        return bool(
            re.search(r"\b(?:an?|the)\s$", text[: span.start], re.IGNORECASE)
            and re.match(r"\s(?!bus|coach|train|route|class)[a-z]", text[span.end :])
        )
    if capitals < 2 or len(short) > 8 or any(c.isdigit() for c in short):
        return False
    if _ROMAN.fullmatch(short) or _PERSONAL_NAME.fullmatch(short) or "&" in short:
        return False
    if is_word(short.lower()) or short in _DATES:
        return False
    if len(short) > 6 and short.isupper() and not _stands_alone(text, span.start):
        return False  # a name in capitals
    following = text[span.end :]
    if re.match(r"\s?\d", following) and len(short) <= 3:
        return False  # a code: "PE 14", or the first half of a postcode
    initials = (
        len(short) <= 3
        and re.match(r" [A-Z][a-z]+\b", following)
        and not re.search(r"\b(?:the|an?|our|your|new)\s$", text[: span.start], re.I)
    )
    return not initials


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether the word stands among other longer words in capitals, or at their end."""
    before = re.search(r"\b([A-Z]{4,}\W{1,2})?[A-Z]{4,}\W{1,2}$", text[max(0, start - 40) : start])
    after = re.match(r"\W{1,2}([A-Z]{4,})\b", text[end : end + 30])
    return before is not None and (after is not None or before[1] is not None)


def _stands_alone(text: str, start: int) -> bool:
    """Whether capitals that spell a word are used as a noun: after an article or a preposition."""
    before = text[max(0, start - 12) : start]
    return bool(re.search(r"\b(?:the|an?|our|your|their|its|of|for|with|and|to)\s+$", before, re.IGNORECASE))


def definition(text: str, start: int, end: int, short: str, means: Sequence[str] = ()) -> str | None:
    """The long form that the text gives where the acronym stands at `start` to `end`, None if it gives none.

    A long form must spell the acronym, or be one of `means`, those that it is known to have.
    """
    before = text[max(0, start - 200) : start]
    mark = _LONG_BEFORE.search(before) if _MAY_BE_BEFORE.search(before[-_CLOSE:]) else None
    if mark:
        told = before[: mark.start()].rstrip(" ,“”‘’\"'[]*_")
        for version in _versions(told):
            if (found := _closing_long_form(short, version, means)) is not None:
                return found
    after = _LONG_AFTER.match(text, end)
    if after:
        phrase = next(group for group in after.groups() if group is not None)
        return _leading_long_form(short, phrase) or _listed(phrase, means)
    if is_a := _IS_A.match(text, end):
        phrase = is_a.group("is_a")
        long_form = _leading_long_form(short, phrase)
        exact = long_form is not None and _initials(long_form) == short.lower()
        return long_form if exact else _listed(phrase, means)
    return None


def _versions(told: str) -> Iterator[str]:
    """What stands before a short form, then without a year, a link's address or a noun such as "scheme" at its end."""
    yield told
    bare = told
    while (shorter := _ASIDES.sub("", bare).rstrip(" ,“”‘’\"'[]*_")) != bare:
        bare = shorter
    if bare != told:
        yield bare
    if named := _NAMED_THING.search(bare):
        yield bare[: named.start()].rstrip(" “”‘’\"'*_")


def _closing_long_form(short: str, told: str, means: Sequence[str]) -> str | None:
    """The last words of a text that spell the short form, or are known to be what it stands for."""
    words = list(_WORD.finditer(told))[-(2 * len(short) + 4) :]
    candidates = [told[word.start() :] for word in reversed(words)]
    fitting = [c for c in candidates if _first_word_can_start(c) and spells(short, c)]
    exact = (candidate for candidate in fitting if _initials(candidate) == short.lower())
    if fitting:
        return next(exact, fitting[0])
    return next((known for known in means if _ends_with(told, known)), None)


def _listed(phrase: str, means: Sequence[str]) -> str | None:
    """The known long form that a phrase begins with."""
    plain = _plain(re.sub(r"^\W*(?:an?|the)\s+", "", phrase))
    return next((known for known in means if plain.startswith(_plain(known))), None)


def _plain(phrase: str) -> str:
    """A phrase for comparing: lower case, single spaces, hyphens as spaces."""
    return " ".join(phrase.lower().replace("-", " ").replace("\u2019", "'").split())


def _ends_with(told: str, known: str) -> bool:
    """Whether a text ends with a long form, be it in the plural."""
    ending, long_form = _plain(told), _plain(known)
    return ending.endswith((long_form, f"{long_form}s"))


def _first_word_can_start(candidate: str) -> bool:
    return candidate.split(maxsplit=1)[0].lower() not in _LEADING if candidate else False


def _leading_long_form(short: str, phrase: str) -> str | None:
    """The first words of a phrase that spell the short form; the article before them does not count."""
    words = list(_WORD.finditer(phrase))
    while words and words[0].group().lower() in _LEADING:
        words.pop(0)
    ends = range(1, min(len(words), 2 * len(short) + 4) + 1)
    candidates = [
        phrase[words[0].start() : words[n - 1].end()] for n in ends if _can_end(words[n - 1].group())
    ]
    exact = (candidate for candidate in candidates if _initials(candidate) == short.lower())
    return next(exact, None) or next((c for c in candidates if spells(short, c)), None)


def _can_end(word: str) -> bool:
    return word.lower() not in _SMALL


def _initials(phrase: str) -> str:
    """The first letters of the words of a phrase, small words left out."""
    return "".join(
        w.group()[0].lower() for w in re.finditer(r"[^\W_]+", phrase) if w.group().lower() not in _SMALL
    )


def spells(short: str, long_form: str) -> bool:
    """Whether the letters of `short` can be found in `long_form` in order, word starts first.

    The first letter must start the long form, and so must most of the others start a word, so that a chance
    run of letters does not count.
    """
    letters = [c.lower() for c in short if c.isalnum()]
    digits = "".join(c for c in short if c.isdigit())
    if digits and digits not in long_form:
        return False
    letters = [c for c in letters if not c.isdigit()]
    if digits and len(letters) == 1:  # "section 151 officer (S151)"
        return long_form.lower().startswith(letters[0]) and long_form.lower() != short.lower()
    words = [w.lower() for w in re.findall(r"[^\W_]+", long_form.replace("&", " and ")) if not w.isdigit()]
    words = [w for w in words if w not in ("s",)]
    if not letters or not words or words[0][0] != letters[0] or " ".join(words) == short.lower():
        return False
    return _spell(tuple(letters), tuple(words))


def _spell(letters: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether every letter starts a word or follows the one before it inside a word; only small words are skipped."""
    states = {(0, 0)}  # letters used, words used
    for number, word in enumerate(words):
        following: set[tuple[int, int]] = set()
        for used, _ in states:
            if word in _SMALL:
                following.add((used, number))
            if used < len(letters) and word[0] == letters[used]:
                following |= {(used + taken, number) for taken in _takes(letters[used:], word)}
        states = following
        if not states:
            return False
    return any(used == len(letters) for used, _ in states)


def _takes(letters: tuple[str, ...], word: str) -> set[int]:
    """How many letters a word can stand for, the first of them its initial."""
    counts = {1}
    position, taken = 0, 1
    for letter in letters[1:]:
        position = word.find(letter, position + 1)
        if position < 0:
            break
        taken += 1
        counts.add(taken)
    return counts


def inside(spans: list[Span], start: int, end: int) -> bool:
    """Whether a range touches one of the spans."""
    return any(span.start < end and start < span.end for span in spans)
