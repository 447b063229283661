"""Whether a text explains a technical term where it first uses it.

What counts is a phrase that says what the thing is, not merely one that follows it: "a precept, the part of
your bill that goes to the parish" explains, "a precept, a two-page paper" does not. Each way of explaining
is one pattern below.
"""

from __future__ import annotations

import re

from plainspeak.glossary.noun_endings import lemmas
from plainspeak.glossary.word_sets import noun_classes
from plainspeak.pipeline.sentence_checks.participles import may_be_participle

_DETERMINER = r"(?:an?|the|any|another|one|those|your|our|some|all)"
_LINK = r"(?:that|which|who|whom|whose|when|where|why|how|to|for|of|by|from|so|if|because|\w+ing|\w+ed)"
_RELATIVE = r"(?:that|which|who|whom|whose|where|when)"
# What a thing may be of, without an article: "is permission to put up a sign".
_SUBSTANCE = (
    r"(?:money|cash|tax|rent|pay|permission|leave|help|care|support|advice|training|work|land|housing|equipment|"
    r"rubbish|waste|water|energy|power|food|homes|houses|places|people|rules|steps|things|words|figures|facts|papers)"
)
# What is said of a thing without saying what it is: "is a matter for the chair", "is good news for us".
_VERDICT = (
    r"(?:matter|worry|concern|problem|priority|issue|challenge|success|failure|surprise|shame|blow|boost|burden|threat|"
    r"topic|subject|focus|must|duty\s+on)"
)
_REMARK = (
    rf"(?:{_VERDICT}|decision|change|question|good|great|bad|first|second|third|fourth|fifth|last|next|same|best|worst|"
    r"new|only|case|reason|result)"
)
# What an explanation begins with when it stands in brackets, between dashes or after a comma.
_NOUN_START = rf"(?:{_DETERMINER}|when|where|how|what|money|help|care|people|someone|extra|short)\s"
_SHORT_FORM = re.compile(r"\s*[(\[]\s*[“‘\"']?[A-Z][\w&/.-]{1,9}[”’\"']?\s*[)\]]")
_PLACE = re.compile(
    r"\s+(?:(?:against|at|for|from|in|of|on|to|under|with)(?:\s+[\w'’]+){1,5}|him|her|it|them|us|you)(?=\s*[(–—,])"
)
_OPENING_PLACE = re.compile(
    r"^\s*(?:after|at|before|by|during|for|from|in|on|since|through|under|until|with|within)\s+(?:[\w'’]+\s+){0,4}$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[”’\"'*_]+")

# What a thing does, where that says what it is.
_DOES = r"""(?:
      means?|lets?|helps?|stops?|gives?|pays?|protects?|covers?|allows?|requires?|sets?|says?|tells?|bans?|limits?|
      shows?|checks?|keeps?|makes?|looks?\ (?:after|at|into)|brings?|takes?\ (?:money|into|away|from)|describes?|
      measures?|lists?|explains?|decides?|works?\ (?:by|out)|happens?\ when|appl(?:y|ies)\ (?:when|where|to)|
      moves?|puts?|turns?|holds?|joins?|links?|tests?|ranks?|shares?|spreads?|cuts?|caps?|freezes?|bars?|forbids?|
      forces?|orders?|ends?\ (?:the|a|an|your|their)|gathers?|collects?|counts?|compares?|records?|marks?|saves?|
      stores?|treats?|removes?|reduces?|raises?|lowers?|adds?|splits?|swaps?|transfers?|hands?|lends?|offers?|
      provides?|promises?|commits?|binds?|proves?|confirms?|grants?|guards?|refers?|(?:acts?|serves?|works?)\ as|
      exists?\ to|aims?\ to|tries\ to|try\ to|deals?\ with|stands?\ for|asks?\ (?:for|how|whether|what)|names?|
      is\ used\ (?:to|for|when)|are\ used\ (?:to|for|when))\b"""
_MODAL = r"(?:(?:will|would|can|could|may|might)\s+)?"
_SAYS = re.compile(
    rf"""\s*,?\s*(?:
      (?:means?|meant|refers?\ to|describes?)\b(?!\s+for\b)
    | (?:lets?|allows?|stops?|helps?)\s+(?:you|us|them|people|someone|a|the)\b
    | involves?\s+\w+ing\b
    | (?:is|are)\s+defined\b[^.;]*\bas\b
    | (?:allowing|entitling|forcing|letting|ordering|requiring|stopping)\s+(?:[\w'’]+\s+){{1,4}}(?:to|from)\s+\w
    | (?:that|which)\s+(?:allows?|entitles?|forces?|lets?|orders?|requires?|stops?)\s+(?:[\w'’]+\s+){{1,4}}\w
    | (?:is|are|was)\s+(?:when|where|how|what)\b
    | (?:is|are|was)\s+(?:something|someone|somebody|anything|anyone)\s
    | (?:is|are)\s+(?:as\s+follows|the\s+following|these)\b
    | (?:is|are|was)\s+(?:simply\s+|just\s+|basically\s+)?{_DETERMINER}\s+(?!(?:\w+\s+)?{_VERDICT}\b)
      [^.;]*\b(?:{_LINK}|about|between|on)\b
    | (?:is|are|was)\s+(?:\w+\s+)?{_SUBSTANCE}\s+
      (?:that|which|to|from|for|of|in|on|with|you|we|they|people|set\s+aside|paid|kept|held|given|\w+ed)\b
    | (?:is|are|was)\s+(?!(?:due|open|needed|available|free|\w+ed)\b)(?:[\w'’-]+\s+){{1,3}}{_RELATIVE}\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# "Hypertension is high blood pressure.": the sentence says no more than what the thing is in other words.
_IS_PLAINLY = re.compile(r"\s+(?:is|are)\s+(?P<other>(?:[a-z'’-]+\s+){1,3}[a-z'’-]+)(?=\s*[.;(]|\s*$)")
_JUDGES = frozenset(
    """a all also an and always another any at better big both by common different due easy essential every expected for
    free from fun good great hard here high-quality important in just key less likely main major more most much never
    new no not now of often on one open optional other our out part really set so some still such that the their there
    this to too top two under up usually very vital well with worth your business concern decision failure focus fun
    issue matter need news priority problem reality requirement sense success target time way work""".split()
)
_ASIDE = re.compile(
    r"""\s*,\s*(?:
      (?:that\ is|that['’]s)(?:\ to\ say)?\s*,
    | i\.?e\.?\b | meaning\b | in\ other\ words\b | in\ plain\ (?:words|English|terms)\b
    | which\ (?:is|are)\ (?:when|where|how|what|an?|the|money|help|care|people|extra)\b
    | which\ (?:(?:will|would|can)\ )?(?:means?|lets?|says?|pays?|gives?|covers?|stops?|shows?|sets?\ out|tells?|
        works?\ out|decides?|determines?|establish(?:es)?|limits?|allows?)\b
    | (?:also|sometimes|often|otherwise)\ (?:called|known\ as)\b
    | or\s+(?!(?:any|another|other|each|both|even|some|so|similar|if|to|by|in|on|at|for|from|with|not)\b)
      (?!(?:you|we|they|call|ask|see)\b)
      (?:\S+\s+){2}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_NAME = re.compile(
    r"\s*,?\s*[(–—-]?\s*(?:also|sometimes|often|otherwise|better|once|formerly)\s+(?:called|known\s+as)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{12,})[)\]]")
_AFTER_DASH = re.compile(r"\s*(?:\s[–—-]\s|—|:\s)([^.;–—]{12,})")
_AFTER_COMMA = re.compile(r"\s*,\s+([^,.;]{12,})")
_CALLED = re.compile(
    rf"""\b(?:called|known\s+as|termed|named|what\s+(?:\w+\s+)?\w+\s+call|(?:we|they|people)\s+call\s+(?:it|this|that|these|them))
      \s+(?:{_DETERMINER}\s+)?[“‘\"'*_]*$""",
    re.VERBOSE | re.IGNORECASE,
)
# "Fly-tipping happens when …", "A needs assessment shows what …": said of all things of that name, it tells what
# they are.
_HAPPENS = re.compile(r"\s+happens?\s+(?:when|if|where)\b", re.IGNORECASE)
_OF_ANY = re.compile(r"^\s*(?:an?|your)\s+[“‘\"']?$", re.IGNORECASE)
_OF_ANY_SAYS = re.compile(
    r"""\s+(?:shows?|says?|decides?|explains?|sets?\s+out|works?\s+out|tells?\s+\w+)\s+
      (?:how|what|whether|when|where|who|which)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BY_MEAN = re.compile(r"\s+(?:we|I|people|councils)\s+mean\b", re.IGNORECASE)
# "This is known as …": the sentence before says what it is.
_CALLED_AFTER = re.compile(
    rf"""^\s*(?:this|these|that|those|such|it|they)\s+(?:[\w-]+\s+){{0,2}}?(?:is|are|was|were)\s+(?:\w+\s+)?
      (?:called|known\s+as|termed|named|referred\s+to\s+as)\s+(?:{_DETERMINER}\s+)?[“‘\"'*_]*$
    | ^\s*(?:this|these|that|those|such)\s+(?:[\w-]+\s+)?[\w-]+,\s+(?:also|often|sometimes|better|otherwise)\s+
      (?:called|known\s+as)\s+(?:{_DETERMINER}\s+)?[“‘\"'*_]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    rf"\b(?:the|this|that|these|those)\s+[\w-]+,\s+(?:{_DETERMINER}\s+)?[“‘\"']?$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"(?:\w+\W+){3,}[(]\s*(?:the\s+|an?\s+)?[“‘\"']?$")
_NEXT_IS = re.compile(
    rf"""[“‘]?(?:It|This|That|They|These|Those|Such\ \w+)(?:\s+(?:is|are|was|were)|['’](?:s|re))\s+
      (?!(?:{_DETERMINER}\s+)?{_REMARK}\b)
      (?:when\b|where\b|how\b|what\b|[^.?!]*?\b{_LINK}\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# The ending tells the verb from the noun: "This lists the rooms" says what a thing does, "This list is long" does not.
_NEXT_DOES = re.compile(
    rf"""(?:(?:It|This|That)(?=\s+(?:\w+ly\s+)?(?:(?:can|could|may|might|will|would)|\w*s)\b)
        |(?:They|These)(?!\s+(?:\w+ly\s+)?\w*s\b))
      \s+{_MODAL}(?:\w+ly\s+)?{_DOES}""",
    re.VERBOSE,
)
_THEN_DOES = re.compile(rf"\s+{_MODAL}{_DOES}", re.VERBOSE)
# Openings of a sentence that only says the one before again.
_NEXT_OPENS = re.compile(
    r"(?:In\s+other\s+words|That\s+is|Put\s+(?:simply|another\s+way)|In\s+(?:short|plain\s+\w+)"
    r"|(?:With|Under|In|On)\s+(?:one|any|each|some)\s+of\s+these)\s*,",
    re.IGNORECASE,
)
# "You are in priority need when you …": the sentence is about nothing but who or what is meant.
_STATE = re.compile(
    r"""^\s*(?:You|We|They|It|Someone|Somebody|Anyone|People|An?\s+\w+)
      (?:\s+(?:is|are|was|were|can\s+be|may\s+be)|['’](?:re|s))(?:\s+(?:in|under|on|an?|the))?\s+[“‘\"']?$""",
    re.IGNORECASE | re.VERBOSE,
)
_IN_CASE = re.compile(
    r"\s+(?:when|if|where|because)\s+(?:you|they|he|she|it|we|a|an|the|someone|people)\b", re.IGNORECASE
)
# A clause that says what goes on: "(she gave up her home)", "– you buy a part of it", "– keeping people safe".
_CLAUSE = re.compile(
    r"""(?:he|she|they|you|we|it|this|people|someone)\s+
        (?!(?:can|could|may|might|must|should|will|need|have\ to|has\ to|is|are|was|were)\b)\w+\s+\w+
      | (?!(?:depending|according|including|excluding|starting|beginning|ending|regarding|following|pending)\b)
        \w{2,}ing\s+\w+
      | (?!(?:based|held|dated|agreed|adopted|signed|updated|published|revised|made)\b)
        (?:\w+ed|taught|kept|bought|built|given|lent|run|paid|set\ up)\s+\w+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_CLAUSE_WORDS, _NOUN_WORDS = 5, 6
_LINK_TEXT = re.compile(r"\s*\]\(")
# "We pseudonymise the records, which means …": what is done to a thing is explained after it.
_OBJECT = re.compile(
    r"\s+(?:the|your|our|their|this|these|any|some|all)(?:\s+[\w'’]+){1,2}"
    r"(?=,\s+(?:which\s+means?|that\s+is|meaning|in\s+other\s+words|i\.?e\.?)\b)"
)
# "Lotting is cutting a contract into parts": a verb in the same form, and no passing state.
_IS_DOING = re.compile(r"\s+(?:is|means)\s+\w+ing\s+\w+", re.IGNORECASE)
# "a financial assessment or means test, which will show …": the second name does not part the first from its gloss.
_SECOND_NAME = re.compile(r"\s+or\s+(?:[\w'’-]+\s+){0,2}[\w'’-]+(?=,\s+which\b)")
_SAYS_NOTHING = frozenset(
    """a an the our your its it this that they these so now are is was were be been also often""".split()
)
_STATE_ONLY = re.compile(
    r"(?:It|This|That|They|These)(?:\s+(?:is|are|was|were)|['’](?:s|re))\s+(?:free|open|due|held|based|available|not\b|now\b|here\b|(?:\w+ed|built|given|held|made|paid|sent|set|taken)\b(?!\s+of))",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"^(?:that\s+is|that['’]s\s+to\s+say|i\.?e\.?|meaning|in\s+other\s+words)\b[,\s]*", re.IGNORECASE
)
# "land beside a stream that floods": a noun without an article, if a relative clause follows it.
_BARE_NOUN = re.compile(
    rf"(?!(?:and|as|but|by|from|if|in|not|of|on|or|please|see|so|to|which|who|with|we|you)\b)(?:[\w'’-]+\s+){{1,5}}{_RELATIVE}\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 4


def is_explained(sentence: str, start: int, end: int, following: str) -> bool:
    """Whether the term at `start` to `end` of its `sentence` is explained there or by the sentence `following`."""
    before, term, after = sentence[:start], sentence[start:end], sentence[end:]
    if before.endswith("[") and _LINK_TEXT.match(after):
        return True
    if closing := _CLOSING.match(after):
        after = after[closing.end() :]
    if short := _SHORT_FORM.match(after):
        after = after[short.end() :]
    if place := _PLACE.match(after) or _OBJECT.match(after):
        after = after[place.end() :]
    if other := _SECOND_NAME.match(after):
        after = after[other.end() :]
    introduces = _OPENING_PLACE.match(before) is not None
    if _STATE.match(before) and _IN_CASE.match(after):
        return True
    if not before.strip() and _is_plainly(after):
        return True
    if _OF_ANY.match(before) and _OF_ANY_SAYS.match(after):
        return True
    if term.endswith("ing") and _IS_DOING.match(after):
        return True
    if _HAPPENS.match(after) or _BY_MEAN.match(after):
        return True
    if _by_what_stands_before(before) or _by_what_comes_after(after, introduces=introduces):
        return True
    return _by_next(following, term)


def _is_plainly(after: str) -> bool:
    """Whether all that a sentence says after its term is another name for it: an adjective or two and a noun."""
    match = _IS_PLAINLY.match(after)
    if match is None:
        return False
    words = match["other"].lower().split()
    judged = any(word in _JUDGES or may_be_participle(word) or word.endswith(("ing", "ly")) for word in words)
    return not judged and (
        words[-1] in noun_classes() or any(each in noun_classes() for each in lemmas(words[-1]))
    )


def _by_what_stands_before(before: str) -> bool:
    """ "…, also called the precept", "this is known as …", "that paper, your reserves policy", "money (reserves)"."""
    called = _CALLED.search(before)
    if called:
        words = before[: called.start()].lower().split()
        if len(words) >= _LEAST_WORDS or (len(words) == 3 and _SAYS_NOTHING.isdisjoint(words[:2])):
            return True
    return any(p.search(before) for p in (_CALLED_AFTER, _NAMED_AFTER, _IN_BRACKETS))


def _by_what_comes_after(after: str, *, introduces: bool) -> bool:
    """`introduces`: the term ends a phrase that opens the sentence, so that a comma only starts the clause."""
    if _SAYS.match(after) or _ASIDE.match(after) or _OTHER_NAME.match(after):
        return True
    for pattern in (_BRACKETS, _AFTER_DASH) if introduces else (_BRACKETS, _AFTER_DASH, _AFTER_COMMA):
        if (match := pattern.match(after)) and _says_what_it_is(
            match.group(1), apart=pattern is not _AFTER_COMMA
        ):
            return True
    return False


def _says_what_it_is(phrase: str, *, apart: bool) -> bool:
    """Whether a phrase beside the term is a noun with more said of it, or if it stands `apart` a clause."""
    phrase, marked = _THAT_IS.subn("", phrase)
    words = phrase.split()
    if marked and len(words) > 1:
        return True
    if len(words) < _LEAST_WORDS:
        return False
    if re.match(r"(?:how|what|when|where)\b", phrase, re.IGNORECASE):
        return True
    if apart and _CLAUSE.match(phrase) and len(words) >= _CLAUSE_WORDS:
        return True
    noun = re.match(_NOUN_START, phrase, re.IGNORECASE) is not None
    if apart and noun and len(words) >= _NOUN_WORDS and not _FIGURE.search(phrase):
        return True
    if not noun:
        return _BARE_NOUN.match(phrase) is not None
    return bool(re.search(rf"\b{_LINK}\b", " ".join(words[1:]), re.IGNORECASE))


def _by_next(following: str, term: str) -> bool:
    following = following.strip()
    repeated = re.match(rf"(?:{_DETERMINER}\s+)?{re.escape(term)}(?:e?s)?(?=\s)", following, re.IGNORECASE)
    if repeated:
        rest = following[repeated.end() :]
        if _SAYS.match(rest) or _THEN_DOES.match(rest):
            return True
    elif general := re.match(
        rf"an?\s+{re.escape(_head(term))}(?=\s+(?:is|means)\b)", following, re.IGNORECASE
    ):
        return _SAYS.match(following[general.end() :]) is not None
    if _NEXT_OPENS.match(following):
        return True
    if not following or _STATE_ONLY.match(following):
        return False
    return bool(_NEXT_IS.match(following) or _NEXT_DOES.match(following))


def _head(term: str) -> str:
    """The last word of a term, in the singular, by which the next sentence may speak of all things of its kind."""
    last = term.rsplit(maxsplit=1)[-1]
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last
