"""Relations are found through passives, relative clauses, coordination and measuring nouns."""

from __future__ import annotations

import pytest

from plainspeak.pipeline import relations
from plainspeak.pipeline.parsing import Parsed, PipelinePool


@pytest.fixture(scope="module")
def pool() -> PipelinePool:
    return PipelinePool(1)


def related(pool: PipelinePool, relation: str, sentence: str, word: str) -> set[str]:
    (parsed,) = pool.parse([sentence])
    index = parsed.words.index(word)
    return {parsed.words[i] for i in relations.RELATIONS[relation](parsed, index)}


@pytest.mark.parametrize(
    ("sentence", "verb", "wanted"),
    [
        ("We deliver parcels.", "deliver", {"parcels"}),
        ("Better outcomes were delivered in all five wards.", "delivered", {"outcomes"}),
        ("The change that we deliver must last.", "deliver", {"change"}),
        ("These are the aims our partners will deliver.", "deliver", {"aims"}),
        ("services delivered by volunteers", "delivered", {"services"}),
        ("Change must be planned, funded and delivered by 2030.", "delivered", {"Change"}),
        ("We plan and deliver care and support.", "deliver", {"care", "support"}),
        ("We will design, deliver and improve a range of parks.", "deliver", {"range", "parks"}),
        ("Outcomes are hard to deliver.", "deliver", {"Outcomes"}),
        ("The plan was co-produced with tenants.", "co-produced", {"plan"}),
        ("The grant was leveraged.", "leveraged", {"grant"}),
        ("Poor air, which we have promised to tackle, is worst here.", "tackle", {"air"}),
        ("The changes that we want to deliver are small.", "deliver", {"changes"}),
        ("The nurse who wants to help is kind.", "help", set()),
        ("The people whom we asked to help are kind.", "help", set()),
        ("The postman who delivers here is kind.", "delivers", set()),
        ("Which priorities should the new board advance first?", "advance", {"priorities"}),
        ("The authority has committed £2m to the project.", "committed", {"m"}),
        ("Need is not well articulated in the business case.", "articulated", {"Need"}),
    ],
)
def test_object(pool: PipelinePool, sentence: str, verb: str, wanted: set[str]) -> None:
    assert related(pool, "object", sentence, verb) == wanted


@pytest.mark.parametrize(
    ("sentence", "verb", "wanted"),
    [
        ("Buses and trains serve the town.", "serve", {"Buses", "trains"}),
        ("The homes were built by a charity.", "built", {"charity"}),
        ("homes built by volunteers", "built", {"volunteers"}),
        ("The council wants to help.", "help", {"council"}),
        ("The people who help us are kind.", "help", {"people"}),
        ("Which priorities should the new board advance first?", "advance", {"board"}),
    ],
)
def test_subject(pool: PipelinePool, sentence: str, verb: str, wanted: set[str]) -> None:
    assert related(pool, "subject", sentence, verb) == wanted


@pytest.mark.parametrize(
    ("relation", "sentence", "word", "wanted"),
    [
        ("describes", "This is a key priority.", "key", {"priority"}),
        ("describes", "The approach taken was robust.", "robust", {"approach"}),
        ("described by", "Our strategic partners met.", "partners", {"Our", "strategic"}),
        ("object of", "We reduced our footprint.", "footprint", {"reduced"}),
        ("object of", "The footprint was reduced.", "footprint", {"reduced"}),
        ("object of", "They offer a wide range of interventions.", "interventions", {"offer"}),
        ("object of", "The help that we offer is free.", "help", {"offer"}),
        ("object of", "They built and now run the centre.", "centre", {"built", "run"}),
        ("object of", "Money spent by us is public.", "Money", {"spent"}),
        ("object of", "The offer is strong.", "offer", set()),
        ("described by", "A fair and robust approach is best.", "approach", {"A", "fair", "robust"}),
        ("described by", "Social or financial issues of long standing", "issues", {"Social", "financial"}),
        ("subject of", "The offer is strong.", "offer", {"is", "strong"}),
        ("preposition object", "The works impact on roads and shops.", "impact", {"roads", "shops"}),
        ("joined with", "We want growth, jobs and homes.", "homes", {"growth", "jobs"}),
    ],
)
def test_other_relations(
    pool: PipelinePool, relation: str, sentence: str, word: str, wanted: set[str]
) -> None:
    assert related(pool, relation, sentence, word) == wanted


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("Nursery provision in the east of the town is poor.", "provision", {"singular", "described"}),
        ("The offers have changed.", "offers", {"plural", "described"}),
        ("A better offer will come.", "offer", {"singular", "counted", "described"}),
        ("We saw three offers.", "offers", {"counted", "described"}),
        ("We like these offers.", "offers", {"plural", "described"}),
        ("The offer strategy changed.", "offer", {"compound"}),
        ("Care and support are free.", "Care", set()),
        ("We like their offer.", "offer", {"described"}),
        ("Is there enough provision for older people?", "provision", {"singular", "described"}),
        ("Footfall in the town is up.", "Footfall", {"singular"}),
    ],
)
def test_demands(pool: PipelinePool, sentence: str, word: str, wanted: set[str]) -> None:
    (parsed,) = pool.parse([sentence])
    assert relations.demands(parsed, parsed.words.index(word)) == wanted


def test_every_relation_ends_on_a_broken_parse() -> None:
    # A cycle never comes from the parser, but following heads must not hang if one did.
    parsed = Parsed(("a", "b"), (0, 2), (1, 3), ("VB", "VB"), (1, 0), ("conj", "conj"))
    for relation in ("object", "subject"):
        assert relations.RELATIONS[relation](parsed, 0) == []
