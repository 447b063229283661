"""Which blocks of a document are in another language than English: councils write in Welsh, Polish, Urdu and more.

A small detector of our own: another script, or the small words of another language where English ones are missing.
Small words ("the", "of", "and") are a third to a half of running text in most languages, so a sentence of any
length has some. Names of places and people have hardly any, and change nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from plainspeak.glossary.word_list import is_word

if TYPE_CHECKING:
    from plainspeak.model import Block, Document

# Fewer words than this say too little alone: "Cyngor Sir Ynys Môn" may stand in an English table.
_FEWEST_WORDS = 6
# The beginning of a block says enough.
_LOOKED_AT = 2_000
# Blocks, so that a text which is read again with every key is not looked through again: some 2 MB at most.
_REMEMBERED = 1_000
_WORD = re.compile(r"[^\W\d_]+(?:['’\u02bc][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
# Shares of the words of a block: small words of another language that make it one, and English ones that speak
# against it; small words of any language that plain English always has; known English words in a text of names.
_OTHER_SHARE, _ENGLISH_SHARE, _PLAIN_ENGLISH, _KNOWN_SHARE = 0.15, 0.12, 0.2, 0.4
_FEWEST_SMALL_WORDS = 2

_ENGLISH = frozenset(
    """the of and to in a is that for it as was with be by on not he she i this are or his from at which but have an
    had they you were their one all we can her has there been if more when will would who so no our your us do does
    may any must should how what about into than them these those please also each every other some such only where
    why up out over under after before while until because then its my me him could get make need""".split()
)
# The commonest small words of each language; some, such as "a" and "on", English has too.
_OTHERS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "cy": """a i y yr yn ac ar o mae bod eich gan gyda neu ei eu wedi fod bydd hyn hynny sydd fel am at os gallwch
            chi ni nid oes cael ein i'r o'r a'r y'r sy yw roedd fydd gallu rhaid byddwn hwn hon rydym rydyn dros trwy
            drwy cyn wrth unrhyw pob gwneud oedd ond pan ble beth pryd yma dim er mwyn ffoniwch cysylltwch dylech""",
        "ga": """an na agus ar is ag go le sé sí tá bhí mé tú sibh siad do don sa san ó níl nach mar chun ach gach
            seo sin nó ina atá bheith faoi""",
        "gd": """an na agus air tha bha aig gu le e i sinn sibh iad do anns ann bho chan nach mar ach gach seo sin no
            gus bhith airson còmhla""",
        "fr": """le la les de des du un une et est dans pour que qui vous nous sur par avec ce cette ces au aux ne pas
            plus sont être votre vos notre nos ou si leur il elle je""",
        "de": """der die das und ist den dem des ein eine einen einer nicht mit für auf sich von zu wir sie ihr ihre
            werden wird sind oder auch im am bei nach aus wenn können haben uns""",
        "es": """el la los las de del un una y es en que por para con se su sus no al lo como más o pero si usted
            nosotros nuestro puede este esta son está""",
        "pt": """o os as de do da dos das um uma e é em no na nos nas que por para com se seu sua não ao mais como
            ou você este esta são está pode""",
        "it": """il lo la gli le di del della dei delle un una e è in nel nella che per con si non al alla da dal come
            più o ma se suo sua sono questo questa può""",
        "ro": """și si în in de la cu pe pentru un o este sunt din că care nu se să sau al ale dumneavoastră vă mai
            dacă prin fi acest această""",
        "pl": """i w na z do nie się że jest to o od po za dla przez jak lub oraz są może być jeśli nasz nasze twój
            twoje które który która co czy ich jego można prosimy""",
        "nl": """de het een en van in is dat op te zijn voor met niet aan er om ook als bij naar u wij uw onze wordt
            worden kunt of door""",
        "lt": """ir yra į su kad tai iš ne jūs jūsų mes mūsų gali arba apie už prie nuo jei kaip bus per ar""",
        "lv": """un ir uz ar no ka par vai ja jūs jūsu mēs mūsu pie var kas lai tas šis nav pēc""",
        "cs": """a v na se je že s z do o k i to jsou nebo pro by jako po za od které který vaše vám pokud může""",
        "sk": """a v na sa je že s z do o k aj to sú alebo pre by ako po za od ktoré ktorý vaše vám ak môže""",
        "hu": """a az és hogy nem is egy van meg ha vagy de azt ez önnek az ön be kell lehet mint csak akkor számára""",
        "sq": """dhe të e në një për me nga që është janë nuk se ju tuaj ne tonë mund ose si do kjo ky ka""",
        "tr": """ve bir bu için ile de da olan olarak daha çok veya sizin siz biz bizim değil gibi kadar her ne var
            olup ya""",
        "so": """iyo ee waa ka ku u oo in aad waxa waxaad la haddii ama ah si uu ay soo kala aan ugu wax kuu""",
        "sv": """och i att det som en på är av för med den till inte om ett har du vi ni er eller kan från vid""",
        "da": """og i at det som en på er af for med den til ikke om et har du vi eller kan fra ved jer""",
        "no": """og i at det som en på er av for med den til ikke om et har du vi eller kan fra ved dere""",
        "fi": """ja on ei se että kun tai myös jos voi ovat olla tämä joka sekä mutta niin voit""",
        "et": """ja on ei see et kui või ka ning oma te me saab peab seda mis kes""",
        "hr": """i u na je se da za od s su ne o to ili koji koja koje kao vaš vaše može ako biti iz po""",
        "sl": """in v na je se da za od s so ne o to ali ki kot vaš vaše lahko če biti iz po""",
        "vi": """và của là có cho trong không được các với này để những người bạn tôi quý vị hoặc nếu khi""",
        "tl": """ang ng sa mga na ay at ito kung para hindi ka mo kayo inyong namin o may ninyo""",
        "yo": """ní ti sí àti ni náà wa fún lati kí wọ́n pé tí ń kan yìí yin""",
        "pt-kr": """i di na pa ku ka é ta nu bu ki un es""",
    }.items()
}
# What some other language has and English has not.
_ANY_OTHER = frozenset[str]().union(*_OTHERS.values()) - _ENGLISH


def english_only(document: Document) -> Document:
    """The document with its blocks in other languages set apart."""
    verdicts = [_judged(document.text[block.start : block.end], block) for block in document.blocks]
    if not any(verdicts):
        return document
    kept: list[Block] = []
    left_out: list[Block] = []
    for number, block in enumerate(document.blocks):
        foreign = verdicts[number]
        if foreign is None:
            neighbours = _neighbours(block, verdicts, number)
            foreign = neighbours and not _has_english(document.text[block.start : block.end])
        (left_out if foreign else kept).append(block)
    return replace(
        document,
        blocks=tuple(kept),
        other_language=document.other_language + len(left_out),
        foreign=tuple(left_out),
    )


def is_english(text: str) -> bool | None:
    """Whether a text is in English; None where it has too few words to tell."""
    verdict = _is_foreign(text)
    return None if verdict is None else not verdict


def _judged(text: str, block: Block) -> bool | None:
    """Whether a block is in another language; None where it is too short to tell."""
    verdict = _is_foreign(text)
    if not block.language:
        return verdict
    # Programs mark what they are told to, and a whole English page may be marked as Welsh by mistake.
    return not _is_plainly_english(text) if verdict is not True else True


def _neighbours(block: Block, verdicts: list[bool | None], number: int) -> bool:
    """Whether what a short block belongs to is in another language: for a heading what follows it."""
    before = verdicts[number - 1] if number else None
    after = verdicts[number + 1] if number + 1 < len(verdicts) else None
    if block.kind == "heading":
        return after is True
    return before is True and after is not False


def _is_foreign(text: str) -> bool | None:
    return _starts_foreign(text[:_LOOKED_AT])


@lru_cache(_REMEMBERED)
def _starts_foreign(start: str) -> bool | None:
    if not start.isascii():
        letters = _LETTER.findall(start)
        latin = len(_LATIN.findall(start))
        if len(letters) - latin > max(5, 0.6 * len(letters)):
            return True
        start = normalize("NFC", start).replace("’", "'")
    words = _WORD.findall(start.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    english = _share(words, _ENGLISH)
    if english >= 0.05 and _share(words, _ANY_OTHER) < _OTHER_SHARE:
        return False  # so it is with nearly every block
    for profile in _OTHERS.values():
        # What both have speaks for neither.
        others = profile - _ENGLISH
        enough = (
            _share(words, others) >= _OTHER_SHARE and len(others.intersection(words)) >= _FEWEST_SMALL_WORDS
        )
        if enough and _share(words, _ENGLISH - profile) < _ENGLISH_SHARE:
            return True
    # A language that is not in the list above has no English words at all.
    nothing_english = english < 0.05 and len(words) >= 2 * _FEWEST_WORDS
    return nothing_english and _known(words) < _KNOWN_SHARE


def _is_plainly_english(text: str) -> bool:
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    return len(words) >= _FEWEST_WORDS and _share(words, _ENGLISH) >= _PLAIN_ENGLISH


def _has_english(text: str) -> bool:
    """Whether a few words have anything English about them."""
    words = _WORD.findall(text[:_LOOKED_AT].lower())
    return not words or _share(words, _ENGLISH - {"a", "i"}) > 0 or _known(words) > _KNOWN_SHARE


def _share(words: list[str], profile: frozenset[str]) -> float:
    return sum(map(profile.__contains__, words)) / len(words)


def _known(words: list[str]) -> float:
    """The share of the words that English has, names of places and the like not counted."""
    return sum(is_word(word) for word in words) / len(words)
