"""A council plan of about thirty pages, written for tests and pictures: easy and hard parts, lists and tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class _Service:
    name: str
    place: str
    opening: str
    actions: tuple[str, str, str]
    terms: str


_SERVICES = (
    _Service(
        "Housing", "Eastfield",
        "Everyone should have a warm, dry home that they can pay for. We own 6,200 homes and let about 400 of "
        "them each year. Tenants tell us that repairs take too long and that nobody rings back.",
        ("Mend urgent faults within a day", "Utilise empty homes for families", "Undertake a stock condition survey"),
        "The HRA pays for this work, and the allocations policy decides who is offered a home.",
    ),
    _Service(
        "Streets and roads", "Mill Lane",
        "We look after 540 miles of road and 38,000 street lights. The frost broke up many roads last winter, "
        "and we mended 9,100 potholes by the end of April.",
        ("Mend potholes on main roads first", "Deliver a step change in road safety", "Cut the time of road works"),
        "The TRO for the school street is advertised in March, subject to the usual representations.",
    ),
    _Service(
        "Waste and recycling", "Harbour Road",
        "We empty 74,000 bins each week. Most people sort their rubbish well, but a third of what is in the grey "
        "bin could be recycled.",
        ("Collect food waste every week", "Optimise collection rounds", "Engage with residents about what goes where"),
        "The disposal authority charges for each tonne, and the gate fee went up by 8% in April.",
    ),
    _Service(
        "Care for adults", "Riverside",
        "About 3,100 people have care that we pay for or arrange. Most of them live at home. Their families do "
        "much of the caring, and they are tired.",
        ("Ring every carer twice a year", "Co-produce a new offer with carers", "Facilitate timely hospital discharge"),
        "A needs assessment comes first. A financial assessment then shows what the person pays towards it.",
    ),
    _Service(
        "Children and families", "Northgate",
        "There are 41,000 children here. We are the corporate parent of 312 of them, and we want for them what "
        "every parent wants.",
        ("Find foster homes near schools", "Embed early help across the system", "Ascertain children's views"),
        "An EHCP sets out what a child needs. The SENCo of the school asks for it.",
    ),
    _Service(
        "Libraries and culture", "Castle Street",
        "People borrowed 610,000 books last year and came to 2,400 events. The new library in Eastfield opens in "
        "June, and it has a room where you can record music.",
        ("Open on Sunday afternoons", "Leverage cultural assets to drive footfall", "Lend tools as well as books"),
        "The asset transfer of the old library needs a valuation and a decision of the cabinet.",
    ),
    _Service(
        "Planning", "Orchard Fields",
        "We decided 1,850 applications last year, most of them for small changes to homes. Eight in ten were "
        "decided on time.",
        ("Answer every enquiry within a week", "Streamline the validation process", "Ring-fence money for enforcement"),
        "A Section 106 agreement pays for the school places, and the CIL pays for the road.",
    ),
    _Service(
        "Public health", "Southbrook",
        "People in the poorest streets die nine years sooner than people in the richest. Smoking, damp homes and "
        "bad jobs explain most of the gap.",
        ("Help 900 people to stop smoking", "Tackle the wider determinants of health", "Signpost people to support"),
        "The JSNA describes these needs, and the ICB pays for part of what we do about them.",
    ),
    _Service(
        "Money and benefits", "Town Hall",
        "We collect £112 million in Council Tax and pay £46 million in Housing Benefit. One home in six gets help "
        "with its bill.",
        ("Pay new claims within two weeks", "Maximise income going forward", "Write letters people can read"),
        "The precept of the police goes up as well, and the collection fund has a deficit.",
    ),
    _Service(
        "Parks and open space", "Queen's Park",
        "We have 61 parks and 14 play areas. Volunteers gave us 9,000 hours last year: they planted trees, "
        "cleared the brook and painted the bandstand.",
        ("Plant 5,000 trees by spring", "Activate green spaces for wellbeing", "Mend broken swings within a week"),
        "Biodiversity net gain pays for two meadows, and a TPO protects the old oaks.",
    ),
    _Service(
        "Jobs and skills", "Station Quarter",
        "Unemployment fell to 4.1%. There are jobs in care, in building and in the warehouses by the motorway, "
        "but many people cannot get there without a car.",
        ("Run a bus for early shifts", "Broker meaningful conversations with employers", "Take on 40 apprentices"),
        "The UKSPF ends in March, and the levelling up round has no successor yet.",
    ),
    _Service(
        "Council offices and staff", "Civic Centre",
        "We employ 4,300 people in 140 jobs, from gritters to grave diggers. Nine in ten say that they would "
        "recommend the council as a place to work.",
        ("Answer the telephone within two minutes", "Roll out agile working", "Upskill all our managers"),
        "The section 151 officer has signed off the MTFS, and the FTE count falls by 60.",
    ),
)  # fmt: skip

_PARAGRAPHS = (
    "{opening} This part of the plan says what {place} will see from us next year, what it costs, and how you can "
    "tell whether we have kept our word.",
    "We asked 1,400 people what matters to them about {lower}. They told us in plain words: be on time, tell us "
    "what is going on, and answer when we ring. In {place} they also asked for one person whom they can call, and "
    "we have now put a name and a number on every letter that we send. You can see all the answers on our website.",
    "A robust governance framework has been established to oversee the implementation of the {lower} programme, "
    "and regular monitoring will be undertaken by officers, with any slippage reported to members on an exception "
    "basis so that appropriate mitigations can be put in place in a timely manner prior to the next gateway review.",
    "The work in {place} began in the spring. We met on the green, and people put stickers on a map to show us "
    "where the trouble is. We mended some of it in the same week. The rest takes longer, since we share the "
    "land with others, and they must agree first. We will write to you in May and tell you what they said.",
    "Our strategic approach is predicated on a whole-system transformation of {lower}, which will enable the "
    "authority to leverage additional investment, embed best practice and facilitate meaningful engagement with "
    "key stakeholders across the locality, whilst ensuring that the requirements of the most vulnerable "
    "residents are met in accordance with our statutory duties.",
    "{terms} We tell you what we spend every three months. If you think that we have made a mistake, tell us, and "
    "we will look at it again. Somebody who did not make the first decision will do that.",
    "It costs £{cost} million to run {lower} for a year. That is about £{share} for each home. Most of it pays "
    "people: the rest is for vans, buildings and things that we buy. Prices went up by more than we thought, so "
    "we have had to use some of our reserves, and we need to save another £{saving},000 this year.",
    "Subsequent to the conclusion of the consultation exercise, consideration was given by the cabinet to the "
    "options appraisal for {place}, and it was determined that the preferred option should be progressed to the "
    "next stage, inter alia because it was deemed to offer best value and because the risks that are attached to "
    "it can be managed within the existing resource envelope.",
    "By this time next year you should see three things. The first is that you wait less. The second is that you "
    "can do more by telephone or on your own screen, at any time of the day. The third is that {place} looks "
    "cared for. If it does not, come to the meeting in the hall and tell us. There is tea, and the lift works.",
)

_LISTED = (
    "In {place} we will do this first:\n\n- {first}.\n- {second}.\n- {third}.\n",
    "| What we count | Last year | Next year |\n|---|---|---|\n"
    "| People who say that {lower} is good | {good}% | {better}% |\n| Letters answered in ten days | 81% | 90% |\n"
    "| Complaints upheld in respect of delays | {upheld} | {fewer} |\n",
)


def council_plan() -> str:
    """The plan in Markdown: about 11,000 words, thirty pages of A4."""
    parts = [
        "# What we will do: the council's plan for 2026 to 2029",
        "This plan is for everyone who lives or works here. It says what we will do in the next three years, and "
        "what we will stop doing. It has a part for each of our services, so read the one that you need.",
    ]
    for number, service in enumerate(_SERVICES):
        slots = {
            "opening": service.opening,
            "place": service.place,
            "lower": service.name[0].lower() + service.name[1:],
            "terms": service.terms,
            "cost": 11 + 7 * number % 38,
            "share": 80 + 53 * number % 400,
            "saving": 120 + 70 * number,
            "good": 52 + number,
            "better": 60 + number,
            "upheld": 40 - number,
            "fewer": 25 - number,
        } | dict(zip(("first", "second", "third"), service.actions, strict=True))
        written = [paragraph.format(**slots) for paragraph in _PARAGRAPHS]
        lists = [listed.format(**slots) for listed in _LISTED]
        parts += [
            f"## {service.name}",
            written[0],
            written[1],
            f"### What we heard in {service.place}",
            written[3],
        ]
        parts += [
            written[(number % 2) * 2 + 2],
            lists[0],
            f"### How we run {slots['lower']}",
            written[5],
            written[7],
        ]
        parts += [f"### Money for {slots['lower']}", written[6], lists[1]]
        there = slots | {"place": _SERVICES[number - 5].place}
        again = [_PARAGRAPHS[place].format(**there) for place in (1, 3, 8, 5, 6)]
        parts += [f"### The same in {there['place']}", *again]
        parts += [
            f"### What comes next in {service.place}",
            written[8],
            written[4 - (number % 2) * 2],
            written[3],
        ]
    return "\n\n".join(parts) + "\n"
