"""Text comes out right whatever its encoding, declared or not; hopeless bytes are refused."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import IntakeError
from data.intake.decode.decoding import decode

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "documents"
JAPANESE = (
    "本日の会談において、両大臣は地域の安全保障について意見を交わしました。\n"
    "１．北朝鮮　ミサイルの発射について、引き続き連携することで一致した。\n"
)
FRENCH = "L’été dernier, où les ministres ont réitéré leur amitié – « très étroite » – à Paris…\n"
GERMAN = "Die Außenminister erörterten die größten Übungen; „schön“, so der Präsident.\n"
ENGLISH = "The Secretary’s remarks – “a free and open region” – were welcomed.\n"
NAMES = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}


@pytest.mark.parametrize("codec", NAMES)
@pytest.mark.parametrize("text", [JAPANESE, JAPANESE * 400, "English first.\n" * 3_000 + JAPANESE])
def test_japanese_encodings_are_told_apart(codec, text):
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded == (text, NAMES[codec], ())


@pytest.mark.parametrize("codec", NAMES)
@pytest.mark.parametrize(
    "text",
    ["会談", "会議", "日米首脳会談", "平成三十年五月二十九日", "第一条", "はじめに", "ミサイル",
     "資料１", "USA市", "e-メール", "Webサイト", "G7サミット", "「日本」", "議事録"],
)  # fmt: skip
def test_short_japanese_texts_come_right(codec, text):
    assert decode(text.encode(codec), "a.txt").text == text


@pytest.mark.parametrize("text", [FRENCH, GERMAN, ENGLISH, ENGLISH * 500])
def test_western_texts_are_windows_1252(text):
    assert decode(text.encode("cp1252"), "a.txt")[:2] == (text, "Windows-1252")


@pytest.mark.parametrize(
    "text",
    ["Café", "résumé", "naïve", "Müller", "“quoted”", "Japan’s", "à la carte", "São Paulo",
     "Straße", "Élysée", "DÉCLARATION", "Côte d’Ivoire", "£5 million", "§ 5", "25 °C", "¿Qué?",
     "œuvre", "é", "don’t", "l’État", "Türkiye’s aim", "• item", "“été”"],
)  # fmt: skip
def test_short_western_texts_come_right(text):
    assert decode(text.encode("cp1252"), "a.txt").text == text


@given(st.integers(0, len(JAPANESE) - 16), st.sampled_from(["cp932", "euc_jp"]))
def test_any_passage_of_a_japanese_text_comes_right(start, codec):
    passage = JAPANESE[start : start + 16].strip()
    assert decode(passage.encode(codec), "a.txt").text == passage


@given(st.lists(st.sampled_from([*FRENCH.split(), *GERMAN.split(), *ENGLISH.split()]), min_size=1))
def test_any_western_words_come_right(words):
    text = " ".join(words)
    assert decode(text.encode("cp1252"), "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("양국 정상은 북한의 핵 위협에 대하여 논의했다.", "cp949", "EUC-KR"),
        ("中国外交部发言人表示，中方一贯主张通过对话解决问题。", "gb18030", "GB18030"),
        ("Министр заявил, что стороны обсудили вопросы.", "cp1251", "Windows-1251"),
    ],
)
def test_neighbouring_languages_are_recognised(text, codec, name):
    assert decode(text.encode(codec), "a.txt")[:2] == (text, name)


@pytest.mark.parametrize("text", ["Hello\n", "日本\n会談\n", JAPANESE, FRENCH.replace("…", "")])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_need_no_mark(text, codec):
    assert decode(text.encode(codec), "a.txt")[:2] == (text, codec[:6].upper())


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_is_believed_and_taken_off(codec):
    assert decode(JAPANESE.encode(codec), "a.txt")[:2] == (JAPANESE, codec[:6].upper().strip("-S"))


def test_a_mark_for_big_endian_is_believed():
    content = codecs.BOM_UTF16_BE + JAPANESE.encode("utf-16-be")
    assert decode(content, "a.txt").text == JAPANESE


def test_characters_that_only_extended_tables_know_are_read():
    text = JAPANESE + "①次回の会議\n"
    assert decode(text.encode("euc_jis_2004"), "a.txt").text == text
    assert decode(text.encode("cp932"), "a.txt").text == text


class TestDeclared:
    def test_encoding_is_believed_if_it_decodes_every_byte(self):
        content = "Łódź, Gdańsk i Kraków".encode("cp1250")
        assert decode(content, "a.htm", "Windows-1250").text == "Łódź, Gdańsk i Kraków"

    def test_encoding_that_does_not_decode_the_bytes_is_not_believed(self):
        assert decode(JAPANESE.encode("cp932"), "a.htm", "euc-jp").encoding == "Shift_JIS"

    @pytest.mark.parametrize("name", ["utf-7", "rot13", "idna", "no such thing", "unicode_escape"])
    def test_encoding_that_we_do_not_know_is_ignored(self, name):
        assert decode(JAPANESE.encode(), "a.htm", name)[:2] == (JAPANESE, "UTF-8")

    def test_latin_1_is_taken_for_windows_1252_as_browsers_do(self):
        assert decode(ENGLISH.encode("cp1252"), "a.htm", "iso-8859-1").text == ENGLISH

    @pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
    def test_latin_1_is_not_believed_of_a_text_that_is_plainly_none(self, codec):
        assert decode(JAPANESE.encode(codec), "a.htm", "iso-8859-1").text == JAPANESE


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b"])
def test_line_ends_become_line_feeds(end):
    assert decode(f"one{end}two".encode(), "a.txt").text == "one\ntwo"


def test_paragraph_separators_become_blank_lines():
    assert decode("one\u2029two".encode(), "a.txt").text == "one\n\ntwo"


@pytest.mark.parametrize("text", [FRENCH, JAPANESE, ENGLISH * 40])
def test_a_stray_byte_in_utf_8_costs_one_character_and_is_said(text):
    content = text.encode() + b"and \xff more"
    decoded = decode(content, "a.txt")
    assert decoded.text == f"{text}and \ufffd more"
    assert tuple(map(str, decoded.repairs)) == (
        "1 damaged character could not be read; “�” stands in.",
    )


@pytest.mark.parametrize("codec", NAMES)
def test_a_stray_byte_in_a_japanese_encoding_costs_little_and_is_said(codec):
    decoded = decode((JAPANESE * 3).encode(codec) + b"\xff\n" + JAPANESE.encode(codec), "a.txt")
    assert decoded.encoding == NAMES[codec]
    assert decoded.text.startswith(JAPANESE * 3)
    assert decoded.text.endswith(JAPANESE.splitlines()[-1] + "\n")
    assert "damaged" in str(decoded.repairs[0])


def test_a_text_that_was_cut_off_within_a_character_is_read():
    for codec in ("utf-8", "cp932", "utf-16"):
        decoded = decode((JAPANESE + "会")[:-1].encode(codec) + "会".encode(codec)[-2:-1], "a.txt")
        assert decoded.text.startswith(JAPANESE)
        assert "1 damaged" in str(decoded.repairs[0])


@pytest.mark.parametrize(
    "content",
    [b"text\0text", b"text\0tex", b"\xff\xfe\x00\xd8x", b"\x80\0\x81" * 50, bytes(range(256)) * 9,
     b"\x01\x02\x03\x04" * 30],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_one_line(content):
    with pytest.raises(IntakeError) as caught:
        decode(content, "a.txt")
    assert "\n" not in str(caught.value)
    assert "text" in str(caught.value)


@given(st.binary(max_size=200), st.sampled_from(["", "shift_jis", "utf-8", "iso-8859-1"]))
def test_any_bytes_are_read_or_refused(content, declared):
    try:
        decoded = decode(content, "a.txt", declared)
    except IntakeError:
        return
    assert "\r" not in decoded.text
    assert decoded.encoding


def test_one_line_as_long_as_a_file_may_be_is_read():
    assert len(decode(b"word " * (16 * 2**20 // 5), "a.txt").text) == 16 * 2**20 // 5 * 5


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus of real documents")
@pytest.mark.parametrize(
    ("name", "encoding", "passage"),
    [
        ("ja-pm-policy-speech-2014-abe-sjis.txt", "Shift_JIS", "所信"),
        ("fed-speech-19970424-cp1252.htm", "Windows-1252", "inflation – including"),
        ("ja-law-security-council-sjis.html", "Shift_JIS", "安全保障会議"),
    ],
)
def test_real_documents_are_decoded(name, encoding, passage):
    decoded = decode((CORPUS / name).read_bytes(), name)
    assert decoded.encoding == encoding
    assert passage in decoded.text
