"""Encodings that files declare are believed, and checked; odd bytes are no reason to refuse."""

import pytest

from data.intake import read_bytes
from data.intake.decode import decoding

POLISH = "Ministrowie uzgodnili, że światła portów zostaną naprawione. Łódź, źdźbło.\n"
TURKISH = "Bakanlar limanların güvenliğini görüştü; ışıklar onarılacak, değişiklik yapılmıştır.\n"
GREEK = "Οι υπουργοί συμφώνησαν ότι τα φώτα των λιμένων θα επισκευαστούν.\n"
HEBREW = "השרים הסכימו כי אורות הנמלים יתוקנו עד סוף מאי.\n"
ARABIC = "اتفق الوزراء على إصلاح أضواء الموانئ قبل نهاية مايو.\n"
THAI = "รัฐมนตรีเห็นพ้องกันว่าไฟท่าเรือจะได้รับการซ่อมแซม\n"
RUSSIAN = "Министры договорились, что огни портов будут исправлены до конца мая.\n"
CHINESE = "各部長同意在五月底以前修復所有港口的燈光，並將於明年再次開會討論。\n"
JAPANESE = "港の安全に関する会議は、灯台の修理について話し合いました。\n"
LITHUANIAN = "Ministrai susitarė, kad uostų šviesos bus sutaisytos iki gegužės.\n"


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize(
    ("text", "label", "codec"),
    [(POLISH, "iso-8859-2", ""), (POLISH, "Windows-1250", "cp1250"),
     (TURKISH, "windows-1254", ""), (TURKISH, "ISO-8859-9", ""), (TURKISH, "latin5", "cp1254"),
     (GREEK, "iso-8859-7", ""), (GREEK, "windows-1253", ""), (HEBREW, "windows-1255", ""),
     (HEBREW, "iso-8859-8", ""), (HEBREW, "iso-8859-8-i", "iso8859-8"),
     (ARABIC, "windows-1256", ""), (ARABIC, "iso-8859-6", ""), (THAI, "tis-620", "cp874"),
     (THAI, "windows-874", "cp874"), (RUSSIAN, "koi8-r", ""), (RUSSIAN, "cp866", ""),
     (RUSSIAN, "iso-8859-5", ""), (RUSSIAN, "x-mac-cyrillic", "mac-cyrillic"),
     (CHINESE, "Big5", ""), (CHINESE, "big5-hkscs", "big5hkscs"),
     (LITHUANIAN, "windows-1257", "")],
)  # fmt: skip
def test_a_declared_encoding_is_believed(text, label, codec, times):
    found = decoding.decode((text * times).encode(codec or label), "page.html", label)
    assert (found.text, found.repairs) == (text * times, ())
    assert found.encoding.isascii()


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize(("text", "codec", "name"), [(CHINESE, "big5", "Big5"),
                         (RUSSIAN, "cp866", "IBM866"), (RUSSIAN, "koi8-r", "KOI8-R")])  # fmt: skip
def test_some_are_told_without_being_declared(text, codec, name, times):
    found = decoding.decode((text * times).encode(codec), "paper.txt")
    assert (found.text, found.encoding) == (text * times, name)


@pytest.mark.parametrize("label", ["latin1", "windows-1254", "shift_jis", "koi8-r", "big5"])
@pytest.mark.parametrize("text", [POLISH, JAPANESE, "Die Häfen wurden am 3. Mai geschlossen.\n"])
def test_utf_8_is_utf_8_whatever_it_declares(label, text):
    assert decoding.decode(text.encode(), "page.html", label).text == text


@pytest.mark.parametrize(
    "label", ["windows-1254", "iso-8859-2", "koi8-r", "windows-1256", "tis-620", "big5", "gb2312"]
)
@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_a_declared_encoding_that_makes_no_words_is_not_believed(label, codec):
    assert decoding.decode((JAPANESE * 3).encode(codec), "page.html", label).text == JAPANESE * 3


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252", "iso-8859-15", "windows-1254", ""])
@pytest.mark.parametrize("odd", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d", b"\xff\xfe\xfd"])
def test_an_odd_byte_is_replaced_and_said_and_nothing_is_refused(label, odd):
    charset = f"<meta charset='{label}'>" if label else ""
    page = f"<html><head>{charset}<title>Report</title></head><body><h1>Report</h1>".encode()
    page += b"<p>The committee met and agreed.</p><!-- Script D" + odd + b"but --></body></html>"
    document = read_bytes(page, "page.html")
    assert document.blocks[-1].text == "The committee met and agreed."
    is_lost = "\ufffd" in page.decode({"windows-1254": "cp1254", "iso-8859-15": "iso8859-15"}.get(
        label, "cp1252"), "replace")  # fmt: skip
    assert any("damaged" in str(said) for said in document.report.repairs) == is_lost


def test_a_text_with_one_odd_byte_is_read_with_a_mark_in_its_place():
    text = "Les ministres ont décidé de réparer les phares à l’été.\n" * 9
    content = text.encode("cp1252").replace(b"phares", b"ph\x81res", 1)
    found = decoding.decode(content, "paper.txt", "iso-8859-1")
    assert found.text == text.replace("phares", "ph\ufffdres", 1)
    assert "1 damaged character" in str(found.repairs[0])


@pytest.mark.parametrize(
    "label",
    ["utf-7", "hex", "rot13", "idna", "replacement", "x-user-defined", "punycode", "utf-16",
     "no such name", "\x00", "base64"],
)  # fmt: skip
def test_names_of_no_encoding_are_passed_over(label):
    text = "Die Minister trafen sich in Zürich und in Genève.\n" * 3
    assert decoding.decode(text.encode("cp1252"), "page.html", label).text == text
