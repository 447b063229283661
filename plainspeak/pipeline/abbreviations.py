"""What British council prose abbreviates with a full stop, and what the words around such a stop tell.

All words are in lower case and without their last stop. The lists are the author's own, from the usual
abbreviations of addresses, titles, law, measures, times and companies.
"""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Always in the middle of a sentence, whatever follows.
NEVER_END = _set(
    """mr mrs ms mx messrs mme prof rev revd ven cllr cllrs hon rt sgt cpl capt lt maj insp supt cmdr brig asst
    e.g i.e c.f cf viz vs v c ca incl excl exc approx esp eg ie n.b nb p.s tel fax mob attn re
    mt det sub-s sub-para sub-paras subs"""
)

# Not the end before a number, a letter that counts or a code; otherwise an ordinary word or abbreviation.
BEFORE_NUMBER = _set(
    """no nos p pp para paras s ss sec secs sch schs reg regs r rr art arts cl cls fig figs vol vols ch chap chs
    ref refs ed eds app apps apdx col cols pt pts n ext est min max avg rm bk div ord ser wk wks yr yrs hr hrs
    mins q qu ques flr apt fn ft lb lbs yd yds bldg sched scheds appx annex"""
)
# The same, when they open a sentence or are written small before a name: "Max. Height", "ref. HB".
BEFORE_CODE = _set("ref refs no nos ext")
OPENS_SENTENCE = _set("max min avg est ref ext reg temp")

# Part of a name as a rule ("Dr. Osei", "St. Mary’s"), yet a street's as well ("Quarry St. The").
TITLE_OR_STREET = _set("st dr")
# May end a sentence, and does so only before a word that opens one: a name often goes on after them.
MAY_END_BEFORE_OPENER = _set(
    "dept depts govt cttee assn assoc assocs hosp univ exec gen gov rep pres sen fr sr temp"
)
STREETS = _set("rd ave av ln cres cresc ct gdns pl sq terr ter blvd hse bldg bldgs pk cl")
COMPANIES = _set("ltd co inc corp plc bros llp")
TIMES = _set("a.m p.m")
MONTHS = _set("jan feb mar apr jun jul aug sep sept oct nov dec")
DAYS = _set("mon tue tues wed weds thu thur thurs fri sat sun")

# Every word that any list has something to say about, and the numbers of lists.
LISTED = (
    NEVER_END
    | BEFORE_NUMBER
    | OPENS_SENTENCE
    | TITLE_OR_STREET
    | MAY_END_BEFORE_OPENER
    | STREETS
    | COMPANIES
    | MONTHS
    | DAYS
    | _set("ii iii iv vi vii viii ix xi xii xiii xiv xvi xvii xviii xix xxi xxii")
)

# What may follow in the same sentence.
AFTER_STREET = _set(
    """library school primary surgery station car park community church baptist methodist junior infant medical
    health centre clinic estate depot allotments recreation playing nursery allotment junction cemetery bridge
    market leisure sports hall industrial business shops flats"""
)
AFTER_COMPANY = _set("ltd co inc plc limited llp")
AFTER_TIME = (
    MONTHS
    | DAYS
    | _set(
        """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
        saturdays sundays january february march april may june july august september october november december
        gmt bst utc"""
    )
)

# Words that open a sentence and are hardly ever a surname, a saint or a place.
OPENERS = _set(
    """the a an it its this that these those we you they he she i our your their his her there here if when where
    while please for in on at from to with without by all any some no none each every both most many several few
    nobody everyone everybody anyone someone nothing something and but so or yet as after before until
    since because although though however once then what why how who which whose do does did is are was were can
    could would should must shall has have had let not only also under over between during about use take bring
    tell send ask keep make check visit contact email phone telephone apply pay complete"""
)

# A capital letter after one of these is its number: "Plan B.", "Appendix C."
LABELS = _set(
    """plan option appendix section part annex annexe class grade group vitamin block zone schedule room site lot
    table figure junction unit band category phase form route type gate door platform wing item question team
    stage tier level hepatitis exhibit building bay hall flat list column row model version"""
)

REPORTING = (
    "said|says|asked|asks|added|adds|replied|replies|cried|shouted|wrote|writes|told|explained|warned|insisted|"
    "wondered|called|joked|urged|answered|continued|commented|remarked"
)
REPORTING_CLAUSE = re.compile(
    rf"(?:I|[A-Z][\w’'-]*\.?(?:\s+(?:[A-Z][\w’'-]*\.?|of|de|the|for)){{0,5}})\s+(?:{REPORTING})\b(?P<after>\s*[.,:]|\s*$)?"
)

NUMBER_WORD = re.compile(
    r"[(\[]?(?:[+£$€]?\d|[A-Za-z]{1,3}[\d/]|[B-HJ-Z](?![\w’'-])|[IVXLC]{2,}\b|[ivxlc]{1,4}\))"
)
CODE = re.compile(r"(?:[A-Z]{2,}|[\w-]*\d)[\w/.-]*")
ADDRESS = re.compile(
    r"(?:https?:|www\.|\S+@\S|[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|gov|info|io|eu|wales|scot|london)(?![\w]))",
    re.IGNORECASE,
)
ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\)|(?:[a-z]|[ivx]{2,4})\.\s+[A-Z]")
INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
