""" "a" or "an", by the sound that follows."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from .letters import is_acronym, words

if TYPE_CHECKING:
    from .forms import Article

_TOKEN = re.compile(r"[^\W_][\w.,&'’]*")
_NUMBER = re.compile(r"\d+(?:,\d{3})*")
_LETTER_AND_NUMBER = re.compile(r"[A-Z]\d")
_LETTERS_SAID_WITH_A_VOWEL = "AEFHILMNORSX"

_SAID_AS_WORDS = words(
    "FAST FIFA FLAG FLIP HAZMAT HEFCE HELP HIP HOSC LADO LAGAN LASER LEP LIDAR LIFT LOLER MAPPA MARAC "
    "MASH MAT MENCAP MIND MUGA NALC NASA NATO NAVCA NEET NICE NIMBY NINO RADAR RAG RAM REACH RIBA "
    "RICS RIDDOR RIPA ROSPA SAAS SACRE SAGE SANG SARS SAT SCAMP SEAL SENCO SEND SENDCO SENDIASS SHLAA "
    "SHMA SIM SINC SMART SOLACE SONAR STAR START STEAM STEM STEP SUDS SWAT SWOT"
)
"""Acronyms said as words among those that open with a letter whose name starts with a vowel sound."""

_VOWEL_LETTER_BUT_CONSONANT = re.compile(
    r"eu|ewe|ewer|once\b|one(?:s|self|ness)?\b|oui|u$|"
    r"u(?:[bfgk][aeiou]|biq|ni(?!m[pa]|n|d[^ei]|dent)|nan|r[aeiy]|rol|s[aeu]|sing|t[aeio]|vu|veit|yg)"
)
_SILENT_H = re.compile(r"hour(?!i)|honest|honou?r(?!é)|honorar|heir|hors\b")
_VOWEL_Y = re.compile(r"y(?:ttr|v[eo]|pres)")


def indefinite_article(following: str) -> Article:
    """The article that sounds right before `following`, whose first word or number decides.

    Acronyms are spelt out letter by letter ("an HMO") unless people say them as a word ("a SEND
    review"). Where nothing can be said the answer is "a".
    """
    token = _TOKEN.search(following)
    if token is None:
        return "a"
    word = token.group().rstrip(".,&'’")
    if word[0].isdigit():
        return _before_number(word)
    if _is_spelt_out(word, following):
        return "an" if word[0] in _LETTERS_SAID_WITH_A_VOWEL else "a"
    return "an" if _starts_with_vowel_sound(_plain(word)) else "a"


def _before_number(word: str) -> Article:
    match = _NUMBER.match(word)
    digits = match.group() if match else ""
    if digits.startswith("8"):
        return "an"
    leading = digits.partition(",")[0]
    # Eleven and eighteen are said where they are the first group of digits; four without a comma are a year.
    opens = len(leading) % 3 == 2 or (len(leading) == 4 and "," not in digits)
    return "an" if opens and leading.startswith(("11", "18")) else "a"


def _is_spelt_out(word: str, following: str) -> bool:
    if len(word) == 1:
        return word.isupper()
    if _LETTER_AND_NUMBER.match(word):
        return True
    singular = word.removesuffix("'s").removesuffix("’s").removesuffix("s")
    if not is_acronym(singular) or singular.upper() in _SAID_AS_WORDS:
        return False
    shouting = (
        following.isupper() and len(following.split()) > 1 and any(vowel in singular for vowel in "AEIOU")
    )
    return not shouting and len(singular) < 7


def _plain(word: str) -> str:
    """The word in lower case without accents."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter)
    )


def _starts_with_vowel_sound(word: str) -> bool:
    if word.startswith(tuple("aeiou")):
        return not _VOWEL_LETTER_BUT_CONSONANT.match(word)
    return bool(_SILENT_H.match(word) or _VOWEL_Y.match(word))
