"""Garbled text is put right where that is plain, and good text is never touched."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.decode import mojibake, text_repair
from data.intake.decode.decoding import decode
from data.intake.decode.mojibake import put_right
from data.intake.decode.text_repair import clean_text

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "documents"
TEXTS = [
    "The employers’ view – “a free and open region” – isn’t new.",
    "L’été dernier, où les deux pays ont réitéré « leur amitié » à Paris.",
    "Die größten Übungen für die Außenminister.",
    "Hội nghị thượng đỉnh Việt Nam – Nhật Bản: “hợp tác toàn diện”.",
    "日米首脳会談について、両大臣は意見を交わした。",
]
LETTERS = (
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜäöüßÄÖÜ"
    "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĂĐƠƯ"
    "あいうえおかきくけこさしすせそアイウエオカキクケコ日本国会談大臣防衛省平成年月"
)
STOPS = [
    " ",
    ", ",
    " – ",
    " “",
    "” ",
    "…\n",
    ". ",
    " « ",
    " » ",
    "、",
    "。",
    "「",
    "」",
    "・",
    "　",
]
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=12)


def read_wrongly(text, wrong, right="utf-8"):
    """Read bytes in a wrong encoding; those that it does not know become controls."""
    return "".join(
        bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in text.encode(right)
    )


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", TEXTS)
def test_utf_8_read_as_western_is_put_right_once_and_twice(text, wrong):
    once = read_wrongly(text, wrong)
    assert put_right(once)[0] == text
    assert put_right(read_wrongly(once, wrong))[0] == text


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("right", ["cp932", "euc_jp"])
def test_japanese_read_as_western_is_put_right(right, wrong):
    assert put_right(read_wrongly(TEXTS[-1], wrong, right))[0] == TEXTS[-1]


def test_japanese_that_lost_bytes_stays_rather_than_turning_into_other_nonsense():
    garbled = "一昨日、両大臣は会談した。".encode("cp932").decode("cp1252", "ignore")
    assert put_right(garbled) == (garbled, ())


def test_utf_8_read_as_shift_jis_is_put_right_where_nothing_is_lost():
    text = "はじめ"
    assert put_right(text.encode().decode("cp932"))[0] == text


def test_what_was_put_right_is_counted_and_shown():
    said = put_right("The employersâ€™ view and the firmsâ€™ view, a rÃ©sumÃ©")[1]
    assert list(map(str, said)) == ["4 garbled characters were put right (“â€™” is “’”)."]


def test_only_garbled_lines_are_changed():
    good, bad = "“Déjà vu” – naïve", "employersâ€™"
    assert put_right(f"{good}\n{bad}\n{good}")[0] == f"{good}\nemployers’\n{good}"


@pytest.mark.parametrize(
    "text",
    [*TEXTS, 'The signs "â€" stand for a quotation mark', "NÃO À IRMÃ” e", "“Ã”", "Â “Â”",
     "SÃO PAULO", "ROMÂNIA – „ŢARA”", "Où… là…", "À bientôt", "5 × “a”", "縺れる",
     "£5 – ¥100", "ãâ", "Ĳ"],
)  # fmt: skip
def test_good_texts_stay(text):
    assert put_right(text) == (text, ())


@given(st.lists(st.tuples(words, st.sampled_from(STOPS))))
def test_words_of_ordinary_letters_stay(parts):
    text = "".join(word + stop for word, stop in parts)
    assert put_right(text) == (text, ())


@given(st.text(max_size=60))
def test_what_was_put_right_once_is_said(text):
    mended, said = put_right(text)
    assert bool(said) == (mended != text)


def test_long_lines_are_mended_in_parts():
    assert put_right("The employersâ€™ view. " * 5_000)[0] == "The employers’ view. " * 5_000


def test_invisible_characters_are_taken_out_and_counted():
    text, said = clean_text("Min\u00adis\u00adter\u200b of\ufeff Defense")
    assert text == "Minister of Defense"
    assert list(map(str, said)) == [
        "2 soft hyphens inside the text were taken out.",
        "1 zero-width blank inside the text was taken out.",
        "1 byte order mark inside the text was taken out.",
    ]


def test_no_break_blanks_become_ordinary_and_are_counted():
    text, said = clean_text("No.\u00a0102")
    assert text == "No. 102"
    assert str(said[0]).startswith("1 no-break blank became")


def test_joiners_that_scripts_need_stay():
    assert clean_text("می\u200cخواهم") == ("می\u200cخواهم", ())


def test_plain_text_costs_no_words():
    assert clean_text("Plain – “text”.") == ("Plain – “text”.", ())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus of real documents")
def test_a_real_garbled_document_is_put_right():
    name = "fed-speech-bernanke-20060831-mojibake.txt"
    decoded = decode((CORPUS / name).read_bytes(), name)
    assert "â€" not in decoded.text
    assert "garbled" in str(decoded.repairs[0])


def test_all_that_garbled_text_is_known_by_is_looked_for_before_anything_is_loaded():
    leads = mojibake._LEADS + mojibake._JAPANESE_LEADS + mojibake._KANJI_LEADS
    assert set(text_repair.SUSPECT) == set(leads)
