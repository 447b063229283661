"""Words with a British and an American spelling of their own, and words where the rules do not hold."""

from __future__ import annotations

from .letters import words

NEVER_IZE = words(
    "advertise advise anise apprise arise arthritise bise bronchitise cerise chastise chemise "
    "chrysalise circumcise clematise comprise compromise concise crise davise demise denise dennise "
    "despise devise disenfranchise disfranchise elise ellise eloise enfranchise enterprise excise "
    "exercise expertise franchise francise frise glottise harrise hepatitise imprecise improvise "
    "incise irise kaise mantise marquise merchandise metropolise mise moonrise morrise mortise "
    "norrise overexercise paradise pelvise penise pise portcullise practise precise premise prise "
    "promise readvertise readvise reprise revise rise sunrise supervise surmise surprise "
    "syphilise televise travise treatise trellise uprise valise vise willise wise"
)
"""Words in -ise that have no spelling in -ize, beside those in -wise, -aise, -oise and -uise; and what
plurals of nouns in -is look like (trellises)."""

NEVER_ISE = words(
    "apprize assize belize capsize citize denize downsize midsize outsize oversize prize resize size"
)
"""Words in -ize that have no spelling in -ise."""

OUR = words(
    "arbour ardour armour behaviour belabour candour clamour clangour colour demeanour dolour enamour "
    "endeavour favour flavour harbour honour humour labour misdemeanour neighbour odour parlour "
    "rancour rigour rumour saviour savour splendour succour technicolour tumour valour vapour vigour "
    "watercolour"
)
OUR_ENDINGS = "s|ed|ing|ings|al|ally|hood|hoods|ly|ite|ites|itism|able|ably|ful|fully|less|er|ers|y"

RE = words(
    "amphitheatre calibre centimetre centre epicentre fibre goitre kilometre litre louvre lustre "
    "meagre millilitre millimetre mitre reconnoitre sabre saltpetre sceptre sombre spectre theatre"
)

DOUBLED_L = words(
    "apparel backpedal barrel bedevil bevel cancel carol cavil channel chisel counsel dial dishevel "
    "duel enamel equal fuel funnel gambol gravel grovel hovel imperil initial jewel kennel label "
    "level libel marshal marvel medal metal mislabel model panel parcel pedal pencil pummel quarrel "
    "refuel relabel remodel revel rival shovel shrivel signal snivel snorkel spiral stencil swivel "
    "total towel travel trial tunnel unravel victual weasel yodel"
)
"""Verbs whose l is doubled before an ending in British spelling only."""

PAIRS: dict[str, str] = {
    "acknowledgement": "acknowledgment",
    "abridgement": "abridgment",
    "adviser": "advisor",
    "aetiology": "etiology",
    "ageing": "aging",
    "aluminium": "aluminum",
    "amoeba": "ameba",
    "anaemia": "anemia",
    "anaemic": "anemic",
    "anaesthesia": "anesthesia",
    "anaesthetic": "anesthetic",
    "anaesthetist": "anesthetist",
    "analogue": "analog",
    "annexe": "annex",
    "appal": "appall",
    "archaeological": "archeological",
    "archaeologist": "archeologist",
    "archaeology": "archeology",
    "artefact": "artifact",
    "caesarean": "cesarean",
    "catalogue": "catalog",
    "catalogued": "cataloged",
    "cataloguing": "cataloging",
    "centred": "centered",
    "centring": "centering",
    "chequered": "checkered",
    "chilli": "chili",
    "co-operate": "cooperate",
    "co-operated": "cooperated",
    "co-operating": "cooperating",
    "co-operation": "cooperation",
    "co-operative": "cooperative",
    "co-ordinate": "coordinate",
    "co-ordinated": "coordinated",
    "co-ordinating": "coordinating",
    "co-ordination": "coordination",
    "co-ordinator": "coordinator",
    "cosily": "cozily",
    "cosiness": "coziness",
    "cosy": "cozy",
    "councillor": "councilor",
    "defence": "defense",
    "defenceless": "defenseless",
    "despatch": "dispatch",
    "despatched": "dispatched",
    "despatching": "dispatching",
    "dialogue": "dialog",
    "diarrhoea": "diarrhea",
    "disc": "disk",
    "distil": "distill",
    "doughnut": "donut",
    "e-mail": "email",
    "encyclopaedia": "encyclopedia",
    "enquire": "inquire",
    "enquired": "inquired",
    "enquirer": "inquirer",
    "enquiring": "inquiring",
    "enquiry": "inquiry",
    "enrol": "enroll",
    "enrolment": "enrollment",
    "enthral": "enthrall",
    "faecal": "fecal",
    "faeces": "feces",
    "foetal": "fetal",
    "foetus": "fetus",
    "fulfil": "fulfill",
    "fulfilment": "fulfillment",
    "furore": "furor",
    "grey": "gray",
    "greyer": "grayer",
    "greyest": "grayest",
    "gynaecological": "gynecological",
    "gynaecologist": "gynecologist",
    "gynaecology": "gynecology",
    "haematology": "hematology",
    "haemoglobin": "hemoglobin",
    "haemophilia": "hemophilia",
    "haemorrhage": "hemorrhage",
    "health-care": "healthcare",
    "homoeopathy": "homeopathy",
    "instalment": "installment",
    "instil": "instill",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "leukaemia": "leukemia",
    "licence": "license",
    "likeable": "likable",
    "liveable": "livable",
    "lodgement": "lodgment",
    "manoeuvrable": "maneuverable",
    "manoeuvre": "maneuver",
    "manoeuvred": "maneuvered",
    "manoeuvring": "maneuvering",
    "mediaeval": "medieval",
    "misjudgement": "misjudgment",
    "mould": "mold",
    "moulded": "molded",
    "moulding": "molding",
    "mouldy": "moldy",
    "moult": "molt",
    "moustache": "mustache",
    "moveable": "movable",
    "oesophagus": "esophagus",
    "oestrogen": "estrogen",
    "offence": "offense",
    "omelette": "omelet",
    "on-line": "online",
    "orthopaedic": "orthopedic",
    "paediatric": "pediatric",
    "paediatrician": "pediatrician",
    "paedophile": "pedophile",
    "paedophilia": "pedophilia",
    "palaeontology": "paleontology",
    "plough": "plow",
    "ploughed": "plowed",
    "ploughing": "plowing",
    "practised": "practiced",
    "practising": "practicing",
    "pretence": "pretense",
    "programme": "program",
    "pyjamas": "pajamas",
    "saleable": "salable",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "sceptically": "skeptically",
    "scepticism": "skepticism",
    "sizeable": "sizable",
    "skilful": "skillful",
    "skilfully": "skillfully",
    "smoulder": "smolder",
    "smouldered": "smoldered",
    "smouldering": "smoldering",
    "sulphate": "sulfate",
    "sulphur": "sulfur",
    "theatregoer": "theatergoer",
    "tranquillity": "tranquility",
    "unskilful": "unskillful",
    "useable": "usable",
    "well-being": "wellbeing",
    "wilful": "willful",
    "wilfully": "willfully",
    "woollen": "woolen",
    "yoghurt": "yogurt",
}
"""British spellings and the other ones. Left out are words whose American spelling is another word in
Britain: cheque, kerb, metre, practice, storey, tyre, draught, vice."""

BOTH_BRITISH = words(
    "acknowledgment advisor annex chili cooperate cooperated cooperating cooperation cooperative "
    "coordinate coordinated coordinating coordination coordinator disk dispatch dispatched "
    "dispatching email encyclopedia fetal fetus healthcare homeopathy inquire inquired inquirer "
    "inquiring inquiry judgment license likable livable lodgment medieval movable online program "
    "rigor sizable usable wellbeing yogurt"
)
"""Second spellings that Britain uses too, or that are another British word (to license, rigor mortis)."""
