"""What a reader counts as words.

Flesch's own directions count contractions, hyphenated words, abbreviations, figures, symbols and their
combinations ("wouldn't", "full-length", "TV", "£15", "7%") as one word each (Rudolf Flesch, The Art of Readable
Writing, 1949). So does this module; a web or e-mail address is one word too, and so is a free-standing "&".
Bullets, dashes and other marks are none.
"""

from __future__ import annotations

import re

from plainspeak.pipeline.unseen import without_unseen

# Marks that part words without a space: dashes, ellipses, and a stroke, comma, colon or stop between letters
# ("and/or", "red,green", "shut.Please"); but not those of "24/7", "1,000", "10:30", "HB/20417" or "gov.uk".
_PARTS = re.compile(
    r"""
    [—―…|=•·→]+ | \.{2,} | --+
    | (?<=[^\W\d_])– | –(?=[^\W\d_])
    | (?<=[^\W\d_]{2})/(?=[^\W\d_]{2})
    | (?<=[^\W\d_])["“”]?[,;:?!]["“”]?(?=[^\W\d_])
    | (?<=[a-z]{2})\.(?=[A-Z][a-z])
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S|[^\s@]+@[^\s@]+\.\w"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|gov|info|io|eu|wales|scot|london)(?:$|[^\w.]|\.$)",
    re.IGNORECASE,
)
_OUTER = re.compile(r"^(?:[^\w£$€&]|[⁰¹²³⁴-⁹])+|(?:[^\w%&]|[⁰¹²³⁴-⁹])+$")  # footnote marks are marks
_AROUND = "\"“”‘’'().,;:!?"  # most words have no marks but these, and none inside
_ENDS = "\"'“”‘’«»()[]{}<>.,;:!?*_"


def is_address(word: str) -> bool:
    """Whether the word is a web or e-mail address; marks around it may be left on."""
    return _ADDRESS.match(word.lstrip(_ENDS)) is not None


def words(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of `text[start:end]` in order, without the marks around them."""
    found: list[str] = []
    for token in text[start:end].split():
        bare = token.strip(_AROUND)
        if bare.isalpha():
            found.append(bare)
        elif is_address(token):
            found.append(token.strip(_ENDS))
        else:
            parts = (_OUTER.sub("", part) for part in _PARTS.split(without_unseen(token)))
            found.extend(part for part in parts if _counts(part))
    return found


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words `text[start:end]` has."""
    return len(words(text, start, end))


def _counts(part: str) -> bool:
    return part == "&" or any(character.isalnum() for character in part)
