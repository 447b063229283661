from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.checker import Checker
from plainspeak.documents import from_text, read
from plainspeak.documents.languages import is_english
from tests.documents import odts
from tests.documents.shapes import assert_sound, texts

WELSH = (
    "Byddwn yn casglu eich biniau bob wythnos o fis Mai ymlaen.",
    "Os oes gennych unrhyw gwestiynau, ffoniwch ni cyn diwedd y mis.",
    "Mae'r cyngor wedi penderfynu cau'r ganolfan ailgylchu dros y gaeaf.",
    "Gallwch wneud cais ar ein gwefan neu yn eich llyfrgell leol.",
    "Rydym yn croesawu gohebiaeth yn Gymraeg ac yn Saesneg.",
    "Dylech dalu treth y cyngor erbyn y cyntaf o bob mis.",
    "Mae'r cyngor yn gweithio gyda phobl leol ac mae hyn yn bwysig i ni i gyd.",
)


@pytest.mark.parametrize(
    "text",
    [
        *WELSH,
        "Déanfaimid na boscaí bruscair a bhailiú gach seachtain agus tá fáilte romhat glaoch orainn.",
        "Feumaidh tu foirm a lìonadh agus a chur air ais chun na comhairle ro dheireadh na mìos.",
        "Vous pouvez payer la facture en ligne ou dans la mairie de votre quartier.",
        "Sie können die Rechnung online oder im Rathaus bezahlen, wenn Sie das möchten.",
        "Puede pagar la factura en línea o en la oficina del ayuntamiento de su barrio.",
        "Pode pagar a fatura na internet ou na câmara municipal da sua cidade.",
        "Potete pagare la bolletta su internet o negli uffici del comune della vostra città.",
        "Puteți plăti factura pe internet sau la sediul primăriei din cartierul dumneavoastră.",
        "Rachunek można zapłacić przez internet lub w urzędzie, który jest w Twojej dzielnicy.",
        "U kunt de rekening via internet of bij het kantoor van de gemeente betalen.",
        "Sąskaitą galite apmokėti internetu arba savivaldybėje, jei jums taip patogiau.",
        "Faktury můžete zaplatit přes internet nebo na úřadě, který je ve vaší čtvrti.",
        "A számlát az interneten vagy az önkormányzat irodájában is be lehet fizetni.",
        "Ju mund ta paguani faturën në internet ose në zyrën e bashkisë që është në lagjen tuaj.",
        "Faturayı internet üzerinden veya belediye binasında ödemek için bu formu doldurun.",
        "Waxaad lacagta ku bixin kartaa internetka ama xafiiska dawladda hoose ee degaankaaga.",
        "Du kan betala räkningen på nätet eller på kontoret som är i din stadsdel.",
        "Možete platiti račun putem interneta ili u uredu koji je u vašoj četvrti.",
        "Maaari ninyong bayaran ang bayarin sa internet o sa tanggapan ng inyong bayan.",
        "Bạn có thể trả hóa đơn trên mạng hoặc tại văn phòng của hội đồng.",
        "Ви можете сплатити рахунок через інтернет або в офісі ради.",
        "آپ اپنا بل آن لائن یا کونسل کے دفتر میں ادا کر سکتے ہیں۔",
        "يمكنك دفع الفاتورة عبر الإنترنت أو في مكتب المجلس.",
        "ਤੁਸੀਂ ਆਪਣਾ ਬਿੱਲ ਆਨਲਾਈਨ ਜਾਂ ਕੌਂਸਲ ਦੇ ਦਫ਼ਤਰ ਵਿੱਚ ਭਰ ਸਕਦੇ ਹੋ।",
        "আপনি অনলাইনে বা কাউন্সিলের অফিসে বিল পরিশোধ করতে পারেন।",
        "તમે તમારું બિલ ઓનલાઇન અથવા કાઉન્સિલની ઓફિસમાં ભરી શકો છો.",
        "您可以在网上或在市议会办公室付款。",
        "Μπορείτε να πληρώσετε τον λογαριασμό στο διαδίκτυο.",
    ],
)
def test_other_languages_are_told(text: str) -> None:
    assert is_english(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "Cyngor Sir Ynys Môn and Cyngor Gwynedd will commence the new rounds in Pen-y-bont ar Ogwr on Monday.",
        "Ysgol Gynradd Bryn y Môr, Ysgol y Graig and Ysgol Gymraeg y Fenni stay open in the holidays.",
        "Residents of Llanfair-yn-y-Cwmwd, Y Felinheli and Betws-y-Coed get two bins.",
        "The bus goes from Aberystwyth through Machynlleth to Dolgellau and Porthmadog each day.",
        "Please bring your passport, driving licence, council tax bill, bank statement and rent book.",
        "Opening hours Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Councillor Jean-Pierre de la Tour met Señor Gonzalez of El Corte in the hall.",
        "Paid ad hoc, pro rata or per annum, in lieu of leave, ex gratia and de facto.",
        "The café's crème de la crème and other à la carte dishes are on the menu du jour.",
        "Utilise robust synergies, leverage holistic frameworks, facilitate stakeholder engagement.",
        "Photos: © Jane Smith, John Jones, Mary Brown, Peter Green, Ann White 2024",
        "N/A – 12 Jan 2024 – £4,000 – REF/2024/001 – Cllr A Jones – approved",
    ],
)
def test_english_with_names_and_foreign_words_is_english(text: str) -> None:
    assert is_english(text) is True


@pytest.mark.parametrize(
    "text", ["", "Croeso i Gymru", "Ynys Môn", "Bon voyage", "🎉", "£5", "Cardiff Caerdydd"]
)
def test_a_few_words_alone_tell_nothing(text: str) -> None:
    assert is_english(text) is None


@given(st.text(max_size=300))
def test_any_text_has_an_answer_and_the_same_one_again(text: str) -> None:
    assert is_english(text) is is_english(text)
    assert_sound(from_text(text))


def test_blocks_in_other_languages_are_left_out_and_counted() -> None:
    source = "\n\n".join(
        ["# Croeso", WELSH[0], "- Yn syth", f"- {WELSH[1]}", "# Welcome", "We will utilise it.", "Ynys Môn"]
    )
    document = from_text(source, "text/markdown")
    assert texts(document) == ["Welcome", "We will utilise it.", "Ynys Môn"]
    assert document.other_language == 4
    assert document.source == source
    start = document.text.index("utilise")
    span = document.source_span(start, start + 7)
    assert span is not None
    assert source[span.start : span.end] == "utilise"
    (finding,) = Checker(select=["wordy"]).check(document).findings
    assert finding.text == "utilise"


def test_every_format_leaves_them_out() -> None:
    for document in (
        from_text(f"{WELSH[0]}\n\nWe help you with your bins."),
        read(f"<p>{WELSH[0]}<p>We help you with your bins.".encode(), "text/html"),
        read(odts.odt(f"<text:p>{WELSH[0]}</text:p><text:p>We help you with your bins.</text:p>")),
        read(f"{{\\rtf1 {WELSH[0]}\\par We help you with your bins.\\par}}".encode()),
    ):
        assert texts(document) == ["We help you with your bins."]
        assert document.other_language == 1


def test_what_the_source_says_of_the_language_is_respected() -> None:
    page = (
        "<p lang=cy>Croeso i Gymru</p><div lang='cy-GB'><p>Ynys Môn<p>Cymru</div><p lang=en-GB>Welcome to Wales"
        "<p>Say <i lang=cy>croeso</i> to them.<p lang=cy>This is plain English, which somebody marked as Welsh."
    )
    document = read(page.encode(), "text/html")
    assert texts(document) == [
        "Welcome to Wales", "Say croeso to them.", "This is plain English, which somebody marked as Welsh."
    ]  # fmt: skip
    assert document.other_language == 3
    assert [document.text[span.start : span.end] for span in document.protected] == ["croeso"]
    styles = odts.style("cy", text='fo:language="cy"')
    document = read(odts.odt("<text:p text:style-name='cy'>Croeso</text:p><text:p>Welcome</text:p>", styles))
    assert (texts(document), document.other_language) == (["Welcome"], 1)
