"""Cutting a block of prose into sentences, by rules.

One expression finds every place where a sentence could end; only those places are judged, by the marks, the
word before and the word after. What British councils abbreviate is in `abbreviations`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from plainspeak.model import Span
from plainspeak.pipeline import abbreviations as known

# Marks that could end a sentence, what may cling to them (quotation marks, brackets, footnote marks), and
# white space. Never two starts in one run of marks, and no backtracking into one: a megabyte of dots stays linear.
_CANDIDATE = re.compile(
    r"""
    (?<![.!?…])(?<![.!?…]\s)
    (?P<marks>\.(?:\s\.)++|[.!?…]++)
    (?P<close>["'”’»)\]}]*+)
    (?P<note>[⁰¹²³⁴-⁹*†‡]++|\[\d{1,3}\])?+
    (?P<close_after>["”’»)\]}]*+)
    (?=\s|$)
    |
    (?<=[a-z]{2})(?P<glued>[.!?])
    (?: (?P<glued_note>["”’)]*+\d{1,2}(?=\s+["“‘(]?[A-Z])) | (?=["“‘]?[A-Z][a-z]) )
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"""\s*+(?P<open>(?:["'“‘«(\[{*_•·]|[–—-]\s)*+)\s*+(?P<word>\S{0,80})""")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]{0,100}\)){0,300}+\)|\[[^\[\]]{0,300}+\]")
_OUTER = "\"'“”‘’«»([{<*_–—-"
_QUOTATION = re.compile(r"[“\"‘']([A-Z][^“”\"]*)$")
_WORDLIKE = re.compile(r"\w")
_WINDOW = 60
_LONGEST = (
    10_000  # characters; what goes on for longer is no prose, and a parse of it would hold up all others
)
_QUOTES = frozenset("\"'”’»")


def segment(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of one block of prose, `text[start:end]`: a paragraph, a heading or a list item.

    Spans are code points of `text`, in order, without overlaps and without white space at their ends;
    together they hold every character of the block that is not white space. Line breaks count as spaces.
    What the rest of `text` holds changes nothing. What seems to be a sentence of more than 10,000 characters is cut.
    """
    block = _Block(text[start:end])
    return tuple(
        Span(start + part.start, start + part.end) for s in _spans(block) for part in _parts(block.text, s)
    )


def _spans(block: _Block) -> list[Span]:
    text = block.text
    limit = len(text.rstrip())
    spans: list[Span] = []
    here = limit - len(text[:limit].lstrip())
    word = _first_word(text, here)
    for match in _CANDIDATE.finditer(text):
        if match.end() >= limit:
            break
        # Before its first letter or figure a sentence cannot end.
        if word < match.start() and _is_end(block, here, match):
            spans.append(Span(here, match.end()))
            here = match.end()
            while text[here].isspace():
                here += 1
            word = _first_word(text, here)
    if here < limit:
        # What holds no letter and no figure (a stray quotation mark, an emoji) is no sentence of its own.
        if spans and word == len(text):
            here = spans.pop().start
        spans.append(Span(here, limit))
    return spans


def _parts(text: str, span: Span) -> list[Span]:
    """The span, or its parts where it is too long: cut between words if there are any."""
    parts: list[Span] = []
    here = span.start
    while span.end - here > _LONGEST:
        most = here + _LONGEST
        gap = next((place for place in range(most, here, -1) if text[place].isspace()), most)
        parts.append(Span(here, here + len(text[here:gap].rstrip())))
        here = gap
        while text[here].isspace():
            here += 1
    parts.append(Span(here, span.end))
    return parts


def _first_word(text: str, start: int) -> int:
    """Where the first letter or figure from `start` on stands; the length of the text where there is none."""
    match = _WORDLIKE.search(text, start)
    return match.start() if match else len(text)


@dataclass(frozen=True)
class _Block:
    text: str

    @cached_property
    def brackets(self) -> list[Span]:
        """Brackets that are closed again, in order; one inside another is part of the outer one."""
        return [Span(m.start(), m.end()) for m in _BRACKETS.finditer(self.text)]

    def bracket_around(self, position: int) -> Span | None:
        """The bracket that holds this position between its two ends."""
        index = bisect_left(self.brackets, Span(position, 0)) - 1
        if index >= 0 and position < self.brackets[index].end:
            return self.brackets[index]
        return None


@dataclass(frozen=True, slots=True)
class _Next:
    """What comes after a candidate: opening marks, the raw token, its first word, and where the token starts.

    `numbered` says that the token only numbers what follows it, as in "b. The gutter".
    """

    opening: str
    token: str
    word: str
    start: int
    numbered: bool

    @property
    def capital(self) -> bool:
        """Whether the token can open a sentence by its first character; "iPad" and "eBay" can."""
        first = self.token[:1]
        if first.islower():
            return self.token[1:2].isupper()
        return first.isalpha()

    @property
    def opener(self) -> bool:
        return self.capital and self.word in known.OPENERS


def _next(text: str, position: int) -> _Next:
    match = _NEXT.match(text, position)
    assert match is not None  # every part of the expression may be empty
    token = match["word"]
    letters = _LETTERS.match(token)
    word = letters.group().lower() if letters else ""
    start = match.start("word")
    return _Next(match["open"], token, word, start, known.ENUMERATOR.match(text, start) is not None)


def _is_end(block: _Block, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends with this candidate."""
    text = block.text
    if _is_plain_end(block, start, match):
        return True
    before = text[max(start, match.start() - _WINDOW) : match.start()].split()
    spaced = text[match.start() - 1].isspace()
    after = _next(text, match.end())
    if match["glued"]:
        return _glued_is_end(before[-1], after, bool(match["glued_note"]))
    if after.token[:1] in set(",;:)]}") or (not after.token and not after.opening):
        return False
    inside = _inside_bracket(block, start, match, after)
    if inside is not None:
        return inside
    marks = match["marks"]
    quoted = bool(_QUOTES.intersection(match["close"] + match["close_after"]))
    if quoted and _reported(text, after):
        return False
    if "!" in marks or "?" in marks:
        return _loud_is_end(text, start, match, after, quoted)
    if len(marks) > 1 or marks == "…":
        return after.capital
    if spaced or match["close"].startswith(("”", '"', "»", "’")):
        return _can_open(after)
    alone = len(before) == 1 and match.start() - start <= _WINDOW
    follows_question = "?" in text[max(0, start - 4) : start]
    return _stop_is_end(before, after, alone, follows_question)


def _is_plain_end(block: _Block, start: int, match: re.Match[str]) -> bool:
    """Whether this is the commonest end of all: an ordinary word, a stop, a space, a capital.

    It says nothing that the other rules would not; it only says it sooner.
    """
    text, position = block.text, match.start()
    if text[position : position + 2] != ". " or not text[position + 2 : position + 3].isupper():
        return False
    word = text[max(start, position - 30) : position].rpartition(" ")[2]
    return (
        len(word) > 2
        and word.isalpha()
        and word.lower() not in known.LISTED
        and block.bracket_around(position) is None
    )


def _can_open(after: _Next) -> bool:
    """Whether a sentence can begin here: with anything but an ordinary word in small letters."""
    if not after.token[:1].islower():
        return True
    return after.capital or after.numbered or known.ADDRESS.match(after.token) is not None


def _glued_is_end(before: str, after: _Next, note: bool) -> bool:
    """A stop with no space after it: "the road.The" and "the road.12 The" are ends, "fig.2 The" is not."""
    if known.ADDRESS.match(before.lstrip(_OUTER)) or "/" in before or "@" in before:
        return False
    word = before.lstrip(_OUTER).lower()
    if word in known.NEVER_END or word in known.TITLE_OR_STREET:
        return False
    if note:
        return word not in known.BEFORE_NUMBER | known.DAYS | known.MONTHS | known.STREETS
    return "." not in after.token.rstrip(".") and "/" not in after.token and "@" not in after.token


def _inside_bracket(block: _Block, start: int, match: re.Match[str], after: _Next) -> bool | None:
    """What a bracket around the candidate says, or None where it says nothing.

    A bracket that opened in mid-sentence holds no ends. One that is closed with the stop inside ends the
    sentence only if it is a sentence of its own, or if the next word can do nothing but open one.
    """
    bracket = block.bracket_around(match.start())
    if bracket is None:
        return None
    opens_sentence = bracket.start <= start or not _WORDLIKE.search(block.text, start, bracket.start)
    closes_here = bracket.end <= match.end()
    if opens_sentence:
        return _can_open(after) if closes_here else None
    return None if closes_here and after.opener else False


def _reported(text: str, after: _Next) -> bool:
    """Whether “Who?” is followed by its speaker: Cllr Webb asked."""
    if after.opening or not after.capital or (after.word in known.OPENERS and after.word != "i"):
        return False
    clause = known.REPORTING_CLAUSE.match(text, after.start)
    return clause is not None


def _loud_is_end(text: str, start: int, match: re.Match[str], after: _Next, quoted: bool) -> bool:
    if not _can_open(after):
        return False
    return not (quoted and not after.opener and _is_title(text, start, match))


def _is_title(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the quotation before is a name in mid-sentence: the “Go Green!” Fair."""
    quotation = _QUOTATION.search(text, max(start, match.start() - _WINDOW), match.start())
    if quotation is None or quotation.start() == start:
        return False
    if text[start : quotation.start()].rstrip()[-1:] in {",", ":", ""}:
        return False
    return all(word[:1].isupper() or len(word) <= 3 for word in quotation[1].split())


def _stop_is_end(before: list[str], after: _Next, alone: bool, follows_question: bool) -> bool:
    """Whether a single full stop right after the last word of `before` ends the sentence."""
    raw = before[-1].lstrip(_OUTER)
    word = raw.lower()
    previous = before[-2].strip(_OUTER + ",;:") if len(before) > 1 else ""
    if alone and _is_enumerator(raw, follows_question):
        return False
    if known.ADDRESS.match(raw):
        return _can_open(after)
    if previous in {"and", "or", "to"} and len(raw) == 1 and raw.isupper():
        earlier = before[-3].strip(_OUTER + ",.") if len(before) > 2 else ""
        if len(earlier) == 1 and earlier.isupper():  # "lots A, B and C. Vans"
            return True
    verdict = _abbreviation(raw, word, previous, after, alone)
    return _can_open(after) if verdict is None else verdict


def _is_enumerator(raw: str, follows_question: bool) -> bool:
    """Whether the first token of a sentence, before its stop, only numbers it: "2.", "3.2.1.", "b.", "iv."."""
    if raw.replace(".", "").isdigit():
        return (len(raw) <= 2 and not follows_question) or "." in raw
    return (len(raw) == 1 and raw.isalpha()) or re.fullmatch(r"[ivx]{2,4}", raw) is not None


def _abbreviation(raw: str, word: str, previous: str, after: _Next, alone: bool) -> bool | None:
    """The verdict on a stop after an abbreviation; None where the word is none. One list after the other."""
    if len(raw) == 1 and previous.lower() in known.LABELS:  # "Class C."
        return _can_open(after)
    if word in known.NEVER_END and raw not in {"C", "V"}:
        return False
    if not _can_open(after):
        return False
    number = known.NUMBER_WORD.match(after.opening[-1:] + after.token) is not None
    if word.lstrip("0123456789") in known.BEFORE_NUMBER and (number or _is_code(word, previous, after)):
        return raw == "No" and alone and not number
    if alone and raw[:1].isupper() and word in known.OPENS_SENTENCE:
        return False
    if word in known.TITLE_OR_STREET:
        return after.opener and previous[:1].isupper()
    if word in known.STREETS and previous[:1].isupper():
        return not number and after.word not in known.AFTER_STREET
    if word in known.COMPANIES and raw != word.upper():
        return _company(word, raw, previous, after)
    if word.lstrip("0123456789.:") in known.TIMES:
        return after.word not in known.AFTER_TIME
    if word in known.MONTHS or word in known.DAYS:
        if not raw[0].isupper():
            return None
        return not number and after.word not in known.AFTER_TIME
    if word in known.MAY_END_BEFORE_OPENER:
        return after.opener
    return _initial(raw, previous, after, number)


def _is_code(word: str, previous: str, after: _Next) -> bool:
    """Whether "ref. HB/20417" goes on: after a word for a number stands a code in capitals or figures."""
    if word not in known.BEFORE_CODE or after.opener:
        return False
    code = known.CODE.match(after.token)
    if code is None:
        return False
    return (
        word.startswith("ref")
        or any(character.isdigit() for character in code.group())
        or previous[:1].isupper()
    )


def _company(word: str, raw: str, previous: str, after: _Next) -> bool:
    if word == "inc" and raw == "inc":
        return False
    if word == "co" and not (previous[:1].isupper() or previous in {"&", "and"}):
        return False
    return after.word not in known.AFTER_COMPANY


def _initial(raw: str, previous: str, after: _Next, number: bool) -> bool | None:
    """The verdict on "J. Moss", "R.J. Moss", "the U.K. The", "2.1 m. Vans", "s. 106"."""
    if len(raw) == 1 and raw.islower():
        if raw + after.token[:1] in {"eg", "ie"} or previous + raw in {"e.g", "i.e"}:
            return False
        return previous[-1:].isdigit() or not number
    if not known.INITIALS.fullmatch(raw):
        return None
    if re.match(r"[A-Z]\.", after.token):
        return False
    if number and len(raw) > 1:
        return False
    return after.opener or number
