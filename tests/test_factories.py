"""The spaCy components in a blank pipeline and in a stock one, with a vocabulary that is not ours."""

from __future__ import annotations

import threading

import spacy

TEXT = "We will utilise the hall prior to May 🎉. Please utilise it."


def test_component_is_found_by_its_entry_point_and_sets_spans() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("plainspeak")
    doc = nlp(TEXT)
    found = [(span.text, span.label_, span.id_) for span in doc.spans["plainspeak"]]
    assert found == [
        ("utilise", "wordy", "wordy/utilise"),
        ("prior to", "wordy", "wordy/prior-to"),
        ("utilise", "wordy", "wordy/utilise"),
    ]


def test_tags_of_the_pipeline_are_not_relied_on() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add(patterns=[[{}]], attrs={"TAG": "FW", "POS": "X"})
    nlp.add_pipe("plainspeak")
    assert len(nlp(TEXT).spans["plainspeak"]) == 3


def test_audience_is_a_setting() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("plainspeak", config={"audience": "staff"})
    assert nlp.get_pipe_meta("plainspeak").default_config == {"audience": "residents"}
    assert nlp(TEXT).spans["plainspeak"]


def test_sentences_component() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("plainspeak_sentences")
    doc = nlp("It costs £1.3 billion, e.g. for roads. See Cllr. Webb. Ring us.")
    assert [sent.text for sent in doc.sents] == [
        "It costs £1.3 billion, e.g. for roads.",
        "See Cllr. Webb.",
        "Ring us.",
    ]


def test_two_threads_share_a_component() -> None:
    nlp = spacy.blank("en")
    component = nlp.add_pipe("plainspeak")
    docs = [nlp.make_doc(f"{TEXT} Number {i}.") for i in range(40)]
    threads = [
        threading.Thread(target=lambda part=part: [component(doc) for doc in part])
        for part in (docs[:20], docs[20:])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {len(doc.spans["plainspeak"]) for doc in docs} == {3}
