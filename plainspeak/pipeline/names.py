"""What is left alone whatever its words: proper names, quotations, addresses of the web, file names."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

from plainspeak.model import Span

if TYPE_CHECKING:
    from plainspeak.tokens import Tokens

_WEB = re.compile(
    r"""
      (?:https?://|www\.)\S+                                          # web addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                    # e-mail addresses
    | \b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|gov|info|io|eu|wales|scot|london)\b(?:/\S*)?
    | \b[\w-]+\.(?:docx?|pdf|xlsx?|pptx?|csv|txt|html?|odt|jpe?g|png|zip)\b
    | (?<!\w)[@\#]\w+                                                 # handles and hashtags
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile(
    r"""“[^”]*”|(?<!\w)"[^"]*"|(?<![\w’])‘(?:[^‘’]|’(?=\w))*’(?!\w)|(?<![\w'])'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)"""
)

_QUOTATION_MARK = re.compile(r"""[“"‘']""")  # quick to find, which the expression above is not

# What each of them has; nearly no block does, and the expression above is slow to say so.
_MAY_BE_WEB = re.compile(r"[@#]|://|\.\S")
_NO_SMALL_LETTERS = dict.fromkeys(map(ord, ascii_lowercase))

# A capitalised word before one of these is part of a name even in a heading whose every word has a capital.
NAME_NOUNS = frozenset(
    """academy act agency alliance association authority avenue award awards board bridge building bureau
    centre centres challenge church close club college commission commissioner committee company
    consortium council court crescent drive estate exchange festival forum foundation fund gallery
    garden gardens gate group hall hospital hotel house hub institute lane league ltd market mill
    ministry museum network office ombudsman panel park partnership place plc prize project regulations
    road school service services society square station street surgery team theatre trust union
    university unit way week wharf""".split()
)

_LAWS = frozenset("act regulations rules".split())
_YEAR = re.compile(r"\s+(?:19|20)\d\d\b")
_NOT_IN_NAMES = frozenset("a an at for from how in into on our that the their this to we with your".split())


def web_spans(text: str) -> list[Span]:
    """Ranges of a block that are web and e-mail addresses, file names, handles or hashtags."""
    if _MAY_BE_WEB.search(text) is None:
        return []
    return [Span(match.start(), match.end()) for match in _WEB.finditer(text)]


def quoted_spans(text: str) -> list[Span]:
    """Ranges of a block in quotation marks, the marks included."""
    found: list[Span] = []
    mark = _QUOTATION_MARK.search(text)
    while mark is not None:
        quotation = _QUOTED.match(text, mark.start())
        if quotation is not None:
            found.append(Span(quotation.start(), quotation.end()))
        mark = _QUOTATION_MARK.search(text, quotation.end() if quotation else mark.end())
    return found


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter that says something; "I" always has one."""
    return word[:1].isupper() and word != "I"


def in_capitals(tokens: Tokens, low: int, high: int) -> bool:
    """Whether the words `low` to `high` (half open), or nearly all of them, are in capitals."""
    if high <= low:
        return False
    start, end = tokens.starts[low], tokens.ends[high - 1]
    most_letters = end - start
    opening = tokens.text[start : start + most_letters // 3]
    if len(opening) - len(opening.translate(_NO_SMALL_LETTERS)) >= 0.2 * most_letters:
        return False  # ordinary sentences are told by their first few words
    letters = upper = 0
    for index in range(low, high):
        for character in tokens.word(index):
            if character.isalpha():
                letters += 1
                upper += character.isupper()
    return letters > 3 and upper > 0.8 * letters


def in_title_case(tokens: Tokens, low: int, high: int) -> bool:
    """Whether nearly every longer word after the first has a capital, as in some headings."""
    longer = [tokens.word(i) for i in range(low + 1, high) if tokens.ends[i] - tokens.starts[i] > 3]
    return len(longer) > 0 and sum(map(is_capitalised, longer)) >= 0.75 * len(longer)


def is_name(tokens: Tokens, first: int, last: int, low: int, high: int, *, heading: bool) -> bool:
    """Whether the words `first` to `last` are, by their capitals, part of a proper name.

    `low` and `high` bound the sentence (half open). A capital says nothing at the start of a sentence, after
    a colon or an opening quotation mark, or where everything has capitals; there the next word decides.
    """
    if in_capitals(tokens, low, high):
        return False
    capitals = [is_capitalised(tokens.word(i)) for i in range(first, last + 1)]
    if not any(capitals):
        return False
    if in_title_case(tokens, low, high) and (heading or high - low > 3):
        return _name_noun_follows(tokens, last, high)
    if not _opens(tokens, first, low):
        return True
    if last > first:
        return any(capitals[1:])
    return _capital_follows(tokens, last, high)


def is_part_of_name(tokens: Tokens, first: int, last: int, low: int, high: int, *, heading: bool) -> bool:
    """Whether the words `first` to `last` stand inside a longer name: "Clinical Commissioning Group".

    This is for technical terms, which often have capitals without being names. A capital on both sides says
    that they are part of one, if what follows is a noun that ends names, or the year where the words name a law.
    """
    if first == low or heading or in_capitals(tokens, low, high):
        return False
    stopped = tokens.text[tokens.ends[high - 1] :].lstrip("”’)\"'")[:1] in tuple(".?!;")
    if not stopped and in_title_case(tokens, low, high):
        return False
    if not all(is_capitalised(tokens.word(i)) for i in (first - 1, first, last)) or _opens(
        tokens, first - 1, low
    ):
        return False
    if tokens.keys[first - 1] in _NOT_IN_NAMES or not tokens.joined(first - 1):
        return False
    if tokens.keys[last] in _LAWS and _YEAR.match(tokens.text, tokens.ends[last]):
        return True
    return _name_noun_follows(tokens, last, high, plural=True)


def _opens(tokens: Tokens, index: int, low: int) -> bool:
    """Whether a word stands where any word would have a capital."""
    if index == low or all(not word.isalpha() or len(word) == 1 for word in tokens.keys[low:index]):
        return True
    between = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    return any(mark in between for mark in ':“‘"(–—•\n')


def _capital_follows(tokens: Tokens, last: int, high: int) -> bool:
    if last + 1 >= high or not tokens.joined(last):
        return False
    word = tokens.word(last + 1)
    return is_capitalised(word) and len(word) > 1 and not word.isupper()


def _name_noun_follows(tokens: Tokens, last: int, high: int, *, plural: bool = False) -> bool:
    """Whether a run of capitals after a word holds a noun that ends names; with `plural`, several of them."""
    index = last
    while index + 1 < high and tokens.joined(index) and is_capitalised(tokens.word(index + 1)):
        index += 1
        if tokens.keys[index] in _NOT_IN_NAMES:
            return False
        word = tokens.keys[index]
        if word in NAME_NOUNS or (plural and word.removesuffix("s") in NAME_NOUNS):
            return True
    return False
