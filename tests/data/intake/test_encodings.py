"""Texts come out of their bytes, whatever encoding they are in and whatever they declare."""

import pytest

from data.errors import IntakeError
from data.intake import read_bytes
from data.intake.decode import decoding

JAPANESE = "港の安全に関する会議は、灯台の修理について話し合いました。関係大臣が出席した。\n"
WESTERN = "The ministers’ “talks” – in Zürich and São Tomé – cost € 1,000.\n"
FRENCH = "Les ministres ont décidé de réparer les phares à l’été. Ça coûte très cher.\n"
KOREAN = "항만의 안전에 관한 회의는 등대의 수리에 대하여 논의하였다.\n"


@pytest.mark.parametrize("times", [1, 200])
@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (JAPANESE, "utf-8", "UTF-8"),
        (JAPANESE, "utf-8-sig", "UTF-8"),
        (JAPANESE, "utf-16", "UTF-16"),
        (JAPANESE, "utf-32", "UTF-32"),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022-JP"),
        (KOREAN, "euc_kr", "EUC-KR"),
        (WESTERN, "cp1252", "Windows-1252"),
        (WESTERN, "utf-8", "UTF-8"),
        (WESTERN, "utf-16-le", "UTF-16"),
        (WESTERN, "utf-16-be", "UTF-16"),
        (FRENCH, "cp1252", "Windows-1252"),
        (FRENCH.replace("’", "'"), "latin-1", "Windows-1252"),
    ],
)
def test_encodings_are_told_without_being_declared(text, codec, name, times):
    found = decoding.decode((text * times).encode(codec), "minutes.txt")
    assert (found.text, found.encoding, found.repairs) == (text * times, name, ())


@pytest.mark.parametrize("text", ["会議", "港湾安全会議設置法", "灯台の修理"])
@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_a_few_words_of_japanese_are_enough(text, codec):
    assert decoding.decode(text.encode(codec), "minutes.txt").text == text


@pytest.mark.parametrize("declared", ["utf-8", "Shift_JIS", "EUC-JP", "", "nonsense", "utf-7"])
def test_a_declared_encoding_that_does_not_fit_is_not_believed(declared):
    content = (FRENCH * 3).encode("cp1252")
    if declared in {"Shift_JIS", "EUC-JP"}:
        content += b"\xff"
        assert decoding.decode(content, "a.html", declared).text == FRENCH * 3 + "ÿ"
    else:
        assert decoding.decode(content, "a.html", declared).text == FRENCH * 3


def test_one_damaged_byte_does_not_turn_utf_8_into_something_else():
    content = bytearray((JAPANESE * 20).encode())
    content[100] = 0xFF
    found = decoding.decode(bytes(content), "minutes.txt")
    assert found.encoding == "UTF-8"
    assert "�" in found.text
    assert "damaged characters could not be read" in str(found.repairs[0])
    assert found.text.endswith(JAPANESE * 18)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_one(end):
    assert decoding.decode(f"a{end}b{end}".encode(), "a.txt").text == "a\nb\n"


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\x01\x02\x03\x04" * 99, b"ab\0" * 9])
def test_binary_files_are_refused(content):
    with pytest.raises(IntakeError, match="text"):
        decoding.decode(content, "a.txt")


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u00ad\n"])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_files_of_invisible_characters_alone_are_refused(mark, suffix):
    with pytest.raises(IntakeError, match=r"nothing but white space|holds no text"):
        read_bytes((mark * 3).encode(), f"a.{suffix}")
