import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.inflection import indefinite_article

AN = (
    "hour|honest answer|honour|honorary post|heir|hourly rate|apple|email|umbrella|urgent case|"
    "urban area|usher|utter|unimportant|uninsured driver|unidentified|unintended|upset|ulcer|only|"
    "onerous task|Île|(old) car|'open' day|MP|HMO|HMOs|FTE|SEN|NHS|NHS-funded place|MoU|FOI request|"
    "HGV|R&D team|LA|RSPCA officer|X-ray|F grade|A40|M25|S106|8|11|18|80|8th|11th|18-month|800|8,000|"
    "11,000|18.5|£8 fee|80%|1850 map|Ofsted visit|ASBO|UMBRELLA STAND"
)
A = (
    "house|hotel|history|herb|Honolulu|year|unit|university|uniform|union|unique|unanimous|use|user|"
    "usual|useful|utility|utensil|European|eulogy|ewe|one-off|one|once-only|ukulele|urine|uranium|"
    "ubiquitous|use-by date|Mr|McDonald|SEND review|NATO|NEET|LADO|STEM subject|UK|UNISON rep|U-turn|"
    "DfE|PhD|B road|Q&A|GP|council|HOUSE RULES|s106 deal|1|10|100|110|180|1,100|1,800|0.8|7|£1|2018||…"
)


@pytest.mark.parametrize("following", AN.split("|"))
def test_an(following):
    assert indefinite_article(following) == "an"


@pytest.mark.parametrize("following", A.split("|"))
def test_a(following):
    assert indefinite_article(following) == "a"


@given(st.text(max_size=30), st.sampled_from([" ", "  ", "“", "("]))
def test_any_text_gives_an_article_and_what_opens_it_does_not_matter(text, opening):
    assert indefinite_article(text) in ("a", "an")
    if not text.isupper():
        assert indefinite_article(opening + text) == indefinite_article(text)
