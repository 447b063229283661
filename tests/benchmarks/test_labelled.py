"""The labelled sets in benchmarks/labelled are whole and well formed."""

import csv
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks" / "labelled"
FIELDS = {
    "senses": {"id", "lemma", "text", "start", "end", "jargon", "why"},
    "rewrites": {"id", "text", "start", "end", "accept", "note"},
    "coverage": {"id", "service", "text", "spans"},
    "plain": {"id", "text"},
    "passive": {"id", "text", "start", "end", "passive", "why"},
    "sentences": {"id", "text", "sentences", "ends", "why"},
    "bullets": {"id", "prose", "bullets"},
    "acronyms": {"id", "text", "unexplained", "explained", "fine"},
    "terms": {"id", "term", "text", "start", "end", "explained", "how"},
    "definitions": {"id", "text", "pairs", "how"},
}
COUNTS = {
    "senses": 840,
    "rewrites": 89,
    "coverage": 120,
    "plain": 45,
    "passive": 500,
    "sentences": 204,
    "bullets": 20,
    "acronyms": 100,
    "terms": 135,
    "definitions": 189,
}
# These show short forms in straight quotes and square brackets, and links.
WITH_MARKS = {"acronyms", "terms", "definitions"}

Item = dict[str, Any]


def load(name: str) -> list[Item]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def texts(item: Item) -> list[str]:
    return [item[field] for field in ("text", "prose", "bullets") if field in item]


def marked(item: Item) -> str:
    return item["text"][item["start"] : item["end"]]


@pytest.mark.parametrize("name", list(FIELDS))
def test_items_have_the_fields_of_their_set_and_ids_and_texts_of_their_own(name: str) -> None:
    items = load(name)
    assert len(items) == COUNTS[name]
    assert all(set(item) == FIELDS[name] for item in items)
    assert len({item["id"] for item in items}) == len(items)
    assert len({texts(item)[0] for item in items}) == len(items)


@pytest.mark.parametrize("name", list(FIELDS))
def test_text_has_curly_quotes_and_no_stray_space(name: str) -> None:
    for item in load(name):
        for text in texts(item):
            assert text == text.strip(), item["id"]
            unwanted = r"\t|  " if name in WITH_MARKS else r"['\"\[\]\t]|  "
            assert not re.search(unwanted, text), item["id"]


@pytest.mark.parametrize("name", ["senses", "rewrites", "passive", "terms"])
def test_spans_are_whole_words_within_the_text(name: str) -> None:
    for item in load(name):
        text, start, end = item["text"], item["start"], item["end"]
        assert 0 <= start < end <= len(text), item["id"]
        assert marked(item) == marked(item).strip(), item["id"]
        assert not text[start - 1 : start].isalnum(), item["id"]
        assert not text[end : end + 1].isalnum(), item["id"]


def test_the_span_of_a_sense_holds_a_form_of_its_headword() -> None:
    for item in load("senses"):
        starts = [word[:3] for word in re.split(r"[ -]", item["lemma"]) if len(word) > 1]
        assert marked(item).lower().startswith(tuple(starts)), item["id"]


def test_each_headword_has_four_sentences_of_both_kinds() -> None:
    labels: defaultdict[str, list[bool]] = defaultdict(list)
    for item in load("senses"):
        labels[item["lemma"]].append(item["jargon"])
    assert len(labels) == 210
    for lemma, given in labels.items():
        assert len(given) == 4, lemma
        assert given.count(True) in {2, 3}, lemma


def test_sense_sentences_are_8_to_30_words_long() -> None:
    for item in load("senses"):
        assert 8 <= len(item["text"].split()) <= 30, item["id"]


def test_passages_are_70_to_110_words_long() -> None:
    for item in load("plain"):
        assert 70 <= len(item["text"].split()) <= 110, item["id"]


def test_coverage_spans_are_whole_words_in_order_and_apart() -> None:
    for item in load("coverage"):
        text, reached = item["text"], 0
        for span in item["spans"]:
            assert set(span) == {"start", "end", "term"}, item["id"]
            start, end = span["start"], span["end"]
            assert reached <= start < end <= len(text), item["id"]
            assert text[start:end] == text[start:end].strip(), item["id"]
            assert not text[max(start - 1, 0) : start].isalnum(), item["id"]
            assert not text[end : end + 1].isalnum(), item["id"]
            assert span["term"] == span["term"].strip() != "", item["id"]
            reached = end


def test_coverage_has_six_passages_of_20_to_70_words_for_each_service() -> None:
    items = load("coverage")
    services = Counter(item["service"] for item in items)
    assert len(services) == 20
    assert set(services.values()) == {6}
    for item in items:
        assert 20 <= len(item["text"].split()) <= 70, item["id"]


def test_rewrites_accept_several_answers_that_change_the_text() -> None:
    for item in load("rewrites"):
        accept = item["accept"]
        assert len(accept) >= 2, item["id"]
        assert len(set(accept)) == len(accept), item["id"]
        assert marked(item) not in accept, item["id"]
        assert all(answer and answer == answer.strip() for answer in accept), item["id"]


def test_half_of_the_marked_verb_groups_are_passive_actions() -> None:
    labels = [item["passive"] for item in load("passive")]
    assert labels.count(True) == labels.count(False) == 250


def test_passive_sentences_are_8_to_35_words_long_and_say_why() -> None:
    for item in load("passive"):
        assert 8 <= len(item["text"].removeprefix("• ").split()) <= 35, item["id"]
        assert item["why"], item["id"]


def test_ends_divide_a_passage_into_its_sentences() -> None:
    for item in load("sentences"):
        text, ends = item["text"], item["ends"]
        assert len(ends) == item["sentences"], item["id"]
        assert ends[-1] == len(text), item["id"]
        starts = [0, *ends[:-1]]
        for start, end in zip(starts, ends, strict=True):
            assert text[start:end].strip(), item["id"]
            assert not text[end - 1].isspace(), item["id"]
            assert text[end : end + 1].isspace() or end == len(text), item["id"]


def test_there_are_568_sentences() -> None:
    assert sum(item["sentences"] for item in load("sentences")) == 568


def test_a_pair_says_the_same_in_prose_and_in_bullets() -> None:
    for item in load("bullets"):
        prose = re.findall(r"[\w’£.-]*\w", item["prose"])
        bullets = re.findall(r"[\w’£.-]*\w", item["bullets"])
        assert len(prose) >= 130, item["id"]
        assert len(bullets) >= 130, item["id"]
        assert "•" not in item["prose"], item["id"]
        assert item["bullets"].count("\n• ") >= 9, item["id"]
        assert re.search(r":\n• ", item["bullets"]), item["id"]
        # Only the last "and" or "or" of each list goes.
        left = [word for word in prose if word not in {"and", "or"}]
        assert left == [word for word in bullets if word not in {"and", "or"}], item["id"]


def test_unexplained_acronyms_are_marked_in_order_at_their_first_use() -> None:
    # Here the same letters stand first as a word in capitals.
    collide = {"ACT", "CLEAR"}
    for item in load("acronyms"):
        text, reached = item["text"], 0
        for found in item["unexplained"]:
            assert set(found) == {"acronym", "start", "end"}, item["id"]
            acronym, start, end = found["acronym"], found["start"], found["end"]
            assert reached <= start < end <= len(text), item["id"]
            assert text[start:end] == acronym, item["id"]
            assert not text[max(start - 1, 0) : start].isalnum(), item["id"]
            assert re.match(r"s?(?![A-Za-z0-9])", text[end:]), item["id"]
            if acronym not in collide:
                first = re.search(rf"(?<![A-Za-z0-9]){re.escape(acronym)}s?(?![A-Za-z0-9])", text)
                assert first, item["id"]
                assert first.start() == start, item["id"]
            reached = end


def test_an_acronym_has_one_label_and_stands_in_its_text_of_30_to_120_words() -> None:
    for item in load("acronyms"):
        labels = [found["acronym"] for found in item["unexplained"]]
        labels += item["explained"] + item["fine"]
        assert labels, item["id"]
        assert len(set(labels)) == len(labels), item["id"]
        assert all(label in item["text"] for label in labels), item["id"]
        assert 30 <= len(item["text"].split()) <= 120, item["id"]


def test_there_are_205_unexplained_acronyms_70_explained_and_142_that_are_fine() -> None:
    items = load("acronyms")
    kinds = ("unexplained", "explained", "fine")
    assert [sum(len(item[kind]) for item in items) for kind in kinds] == [205, 70, 142]


def test_each_term_is_explained_once_or_more_and_left_unexplained_once_or_more() -> None:
    labels: defaultdict[str, set[bool]] = defaultdict(set)
    for item in load("terms"):
        labels[item["term"]].add(item["explained"])
        assert marked(item).lower() == item["term"], item["id"]
        assert item["text"].lower().index(item["term"]) == item["start"], item["id"]
        assert item["explained"] != item["how"].startswith("none"), item["id"]
    assert len(labels) == 67
    assert all(given == {True, False} for given in labels.values())


def test_pairs_point_at_their_short_and_long_forms() -> None:
    for item in load("definitions"):
        text = item["text"]
        assert bool(item["pairs"]) != item["how"].startswith("none"), item["id"]
        for pair in item["pairs"]:
            assert len(pair) == 6, item["id"]
            for form in ("short", "long"):
                start, end = pair[f"{form}_start"], pair[f"{form}_end"]
                assert text[start:end] == pair[form] == pair[form].strip() != "", item["id"]
                assert not text[max(start - 1, 0) : start].isalnum(), item["id"]
                assert re.match(r"(?![A-Za-z0-9])", text[end:]), item["id"]
            spans = sorted((pair[f"{form}_start"], pair[f"{form}_end"]) for form in ("short", "long"))
            assert spans[0][1] <= spans[1][0], item["id"]


def test_there_are_156_pairs_and_50_passages_without_one() -> None:
    items = load("definitions")
    assert sum(len(item["pairs"]) for item in items) == 156
    assert sum(not item["pairs"] for item in items) == 50


def test_500_words_have_a_count_of_syllables() -> None:
    with (FOLDER / "syllables.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len({row["word"] for row in rows}) == 500
    for row in rows:
        assert row["word"].isalpha(), row
        assert 1 <= int(row["syllables"]) <= 7, row
        assert row["also"] in {"", str(int(row["syllables"]) + 1)}, row
