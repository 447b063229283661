"""Nouns whose plural does not follow the rules of spelling, or that have none.

Plurals have the usual British one first, "/" between variants. The facts are common knowledge and
agree with British dictionaries.
"""

from __future__ import annotations

from .letters import words

IRREGULAR_PLURALS: dict[str, str] = {
    # Old English
    "child": "children",
    "die": "dice/dies",
    "dwarf": "dwarves/dwarfs",
    "foot": "feet",
    "goose": "geese",
    "hoof": "hooves/hoofs",
    "louse": "lice",
    "mouse": "mice",
    "ox": "oxen",
    "penny": "pennies/pence",
    "person": "people/persons",
    "scarf": "scarves/scarfs",
    "tooth": "teeth",
    "turf": "turfs/turves",
    "wharf": "wharves/wharfs",
    # Latin and Greek
    "addendum": "addenda",
    "alga": "algae",
    "alumna": "alumnae",
    "alumnus": "alumni",
    "antenna": "antennae/antennas",
    "apex": "apexes/apices",
    "appendix": "appendices/appendixes",
    "automaton": "automata/automatons",
    "axis": "axes",
    "bacillus": "bacilli",
    "bacterium": "bacteria",
    "cactus": "cacti/cactuses",
    "codex": "codices",
    "colloquium": "colloquia/colloquiums",
    "consortium": "consortia/consortiums",
    "corpus": "corpora/corpuses",
    "cortex": "cortices",
    "corrigendum": "corrigenda",
    "criterion": "criteria",
    "curriculum": "curricula/curriculums",
    "datum": "data",
    "desideratum": "desiderata",
    "erratum": "errata",
    "focus": "focuses/foci",
    "formula": "formulas/formulae",
    "fungus": "fungi",
    "genus": "genera",
    "helix": "helices",
    "honorarium": "honorariums/honoraria",
    "index": "indices/indexes",
    "larva": "larvae",
    "locus": "loci",
    "matrix": "matrices/matrixes",
    "maximum": "maximums/maxima",
    "medium": "media/mediums",
    "memorandum": "memorandums/memoranda",
    "millennium": "millennia/millenniums",
    "minimum": "minimums/minima",
    "moratorium": "moratoriums/moratoria",
    "nebula": "nebulae",
    "nucleus": "nuclei",
    "optimum": "optimums/optima",
    "ovum": "ova",
    "phenomenon": "phenomena",
    "podium": "podiums/podia",
    "radius": "radii",
    "referendum": "referendums/referenda",
    "sanatorium": "sanatoriums/sanatoria",
    "schema": "schemas/schemata",
    "spectrum": "spectra/spectrums",
    "stadium": "stadiums/stadia",
    "stigma": "stigmas/stigmata",
    "stimulus": "stimuli",
    "stratum": "strata",
    "syllabus": "syllabuses/syllabi",
    "symposium": "symposiums/symposia",
    "terminus": "termini/terminuses",
    "vertebra": "vertebrae",
    "vertex": "vertices",
    "vortex": "vortices/vortexes",
    # French and Italian
    "bureau": "bureaux/bureaus",
    "chateau": "chateaux",
    "gateau": "gateaux/gateaus",
    "graffito": "graffiti",
    "plateau": "plateaus/plateaux",
    "tableau": "tableaux",
    # -o with either ending
    "archipelago": "archipelagos/archipelagoes",
    "buffalo": "buffaloes/buffalo",
    "cargo": "cargoes/cargos",
    "flamingo": "flamingos/flamingoes",
    "fresco": "frescoes/frescos",
    "ghetto": "ghettos/ghettoes",
    "halo": "haloes/halos",
    "mango": "mangoes/mangos",
    "manifesto": "manifestos/manifestoes",
    "memento": "mementoes/mementos",
    "mosquito": "mosquitoes/mosquitos",
    "motto": "mottoes/mottos",
    "no": "noes/nos",
    "salvo": "salvoes/salvos",
    "tornado": "tornadoes/tornados",
    "volcano": "volcanoes/volcanos",
    "zero": "zeros/zeroes",
    # others
    "bus": "buses",
    "gas": "gases",
    "lay-by": "lay-bys",
    "quiz": "quizzes",
    "stand-by": "stand-bys",
    "hanger-on": "hangers-on",
    "passer-by": "passers-by",
    "runner-up": "runners-up",
    "cul-de-sac": "cul-de-sacs/culs-de-sac",
    "forget-me-not": "forget-me-nots",
    "stay-at-home": "stay-at-homes",
    "still life": "still lifes",
}

TO_VES = (
    "half",
    "leaf",
    "loaf",
    "calf",
    "elf",
    "self",
    "shelf",
    "thief",
    "sheaf",
    "wolf",
    "life",
    "wife",
    "knife",
)
"""Endings of nouns that turn f into v (midwife, bookshelf)."""

NOT_TO_VES = frozenset({"behalf", "delf", "gulf"})

NOT_TO_MEN = words(
    "brahman caiman german human mussulman norman ottoman roman shaman superhuman talisman turkoman"
)
"""Nouns in -man that are not made of "man"."""

OES = words("buffalo domino echo embargo go hero negro potato superhero tomato torpedo veto")

SINGULAR_IN_S = words(
    "alas alias arthritis asbestos atlas bias bronchitis bus cannabis canvas chaos christmas clematis "
    "cosmos debris ethos gas glottis hepatitis ibis iris lens mantis marquis meningitis metropolis "
    "pancreas pathos pelvis penis portcullis rhinoceros summons tennis tigris trellis"
)
"""Singular nouns in -s that spelling does not tell from plurals or from Greek nouns in -is."""

PLURAL_IN_US_OR_IS = words("alibis bikinis emus gnus gurus kiwis menus rabbis safaris skis taxis")

INVARIABLE = words(
    "aircraft bison chassis cod corps counsel craft cross-roads crossroads deer gallows grouse "
    "headquarters hovercraft kudos means offspring reindeer salmon series sheep shrimp spacecraft "
    "species squid swine trout watercraft whereabouts"
)
"""Nouns that can be counted and have one form for both numbers."""

UNCOUNTABLE = words(
    "accommodation adulthood advertising advice aggression ammunition anger arson asbestos assistance "
    "astronomy athletics awareness baggage bedding blood bread broadband bureaucracy butter cannabis "
    "carelessness cash catering chaos childcare childhood childminding clothing co-operation "
    "co-ordination co-production commissioning compliance conduct congestion connectivity "
    "conservation cooperation coordination coproduction corruption counselling courage crockery "
    "cutlery damage dandruff darkness debris decency deforestation dementia diabetes dignity dirt "
    "dust economics ecstasy electricity employment empowerment enforcement enjoyment equipment "
    "evidence expertise fairness fame finance flooding flour foliage food footfall fostering fun "
    "funding furniture garbage garlic gold gossip governance graffiti gravel gravity greenery "
    "guidance gymnastics hair happiness harassment hay health healthcare heating help homelessness "
    "homework honesty hospitality housework housing hunger hygiene inclusion inclusiveness "
    "inclusivity indebtedness inflation information infrastructure insulation integrity isolation "
    "jargon jewellery juice knowledge laughter leadership leisure lighting literacy litter livestock "
    "logistics loneliness luck luggage lunchtime machinery mail maintenance management mathematics "
    "maths measles mentoring milk money mould mud music news numeracy nutrition obesity oxygen "
    "parenthood parking participation patience peace planning plumbing policing politics pollution "
    "postage poverty prestige privacy procurement progress prosperity publicity punctuality rain "
    "recycling refuse rehabilitation reliance research resilience rice rubbish safeguarding safety "
    "sanitation scenery schooling scrutiny seating sewage shopping signage signposting silver slang "
    "smoke smoking snow staff staffing stationery steel stuff sugar sunshine supervision support "
    "sustainability swimming teamwork tennis thunder timber tourism traffic training transparency "
    "transport transportation travel truancy underwear unemployment upkeep urgency vandalism violence "
    "wealth weather welfare well-being wellbeing wheat wildlife wisdom work youthwork"
)
"""Nouns that in their usual sense have no plural and take no "a" or "an"."""

PLURAL_ONLY = words("cattle clergy criteria data folk media people police poultry vermin")
"""Plurals that do not end in s."""

POSTPOSITIVE: dict[str, frozenset[str]] = {
    "general": words(
        "adjutant attorney auditor comptroller consul director governor inspector paymaster postmaster "
        "registrar secretary solicitor surveyor"
    ),
    "elect": words("chair chairman councillor governor leader mayor member president"),
    "designate": words("chair chairman director leader mayor minister"),
    "martial": frozenset({"court"}),
    "public": frozenset({"notary"}),
    "corporate": frozenset({"body"}),
    "politic": frozenset({"body"}),
    "apparent": frozenset({"heir"}),
    "royal": frozenset({"princess"}),
    "patent": frozenset({"letter"}),
    "laureate": frozenset({"poet"}),
}
"""Adjectives that follow their noun, and the nouns that they follow."""
