"""The pages of the glossaries hold every word, and text stays text."""

from __future__ import annotations

from html.parser import HTMLParser

from plainspeak.curation.pages import as_pages
from plainspeak.glossary.curated import read_curated
from plainspeak.glossary.reading import read_own

GLOSSARIES = read_curated()[1]


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []

    def handle_data(self, data: str) -> None:
        self.words += data


def test_index_leads_to_a_page_for_each_glossary_and_it_holds_every_word() -> None:
    pages = as_pages(GLOSSARIES)
    links = _Page(pages["index.html"]).links
    assert len(links) == len(set(links)) == len(GLOSSARIES)
    for link, glossary in zip(links, GLOSSARIES, strict=True):
        page = _Page(pages[link])
        assert len(page.ids) == len(set(page.ids)) == len(glossary.entries) + len(glossary.acronyms)
        for entry in glossary.entries:
            assert entry.term in page.words
            assert all(sentence in page.words for sentence in (*entry.flag, *entry.leave))


def test_markup_in_a_word_shows_as_text() -> None:
    own = read_own("index.csv", b'term,use,why\n<script>x</script>,it,"</style><img src=x>"\n', ())
    pages = as_pages([own])
    assert set(pages) == {"index.html", "index-of-words.html"}
    page = _Page(pages["index-of-words.html"])
    assert page.tags.isdisjoint({"script", "img"})
    assert "<script>x</script>" in page.words


def test_glossaries_with_one_name_have_pages_of_their_own() -> None:
    files = ("words-2.csv", "a/words.csv", "b/words.csv", "words-3.csv")
    pages = as_pages([read_own(file, f"term,use\n{file},it\n".encode(), ()) for file in files])
    assert len(pages) == 1 + len(files)
    links = _Page(pages["index.html"]).links
    assert [file in _Page(pages[link]).words for file, link in zip(files, links, strict=True)] == [True] * 4
