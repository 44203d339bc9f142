"""Garbled texts are put right, good ones are left alone, and both is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.decode import text_repair
from data.intake.structure import language, suspicion

GOOD = (
    "Les ministres ont décidé: ça coûte 5 €, « très » cher, à l’été, où naître, ÊTRE À ÂGE.",
    "Die Häfen größer: Übung, Öl, Straße – „schön“ und ‚gut‘, Maß 20 °C.",
    "Các bộ trưởng đã thảo luận về an toàn cảng biển và hải đăng; Ââ Ãã.",
    "港の安全に関する会議は、灯台の修理について話し合いました。「会議」（三）",
    "São João não há acção; Ângela Ãlamo, PÃO À MÃE.",
)


def garbled(text, times=1):
    for _ in range(times):
        text = text.encode().decode("cp1252")
    return text


@pytest.mark.parametrize("times", [1, 2])
def test_garbled_text_is_put_right_and_said(times):
    text = "The ministers’ report – the café’s"
    found, (said,) = text_repair.clean_text(f"Good line.\n{garbled(text, times)}\n")
    assert found == f"Good line.\n{text}\n"
    assert str(said).startswith("4 garbled characters were put right (“")


@pytest.mark.parametrize("text", GOOD)
def test_good_text_is_left_alone(text):
    assert text_repair.clean_text(text) == (text, ())


@given(st.lists(st.sampled_from(" ".join(GOOD).split()), min_size=1).map(" ".join))
def test_any_good_words_are_left_alone(text):
    assert text_repair.clean_text(text) == (text, ())


def test_a_good_line_is_not_changed_for_a_bad_one():
    found, _ = text_repair.clean_text(f"{GOOD[0]}\n{garbled('déjà vu – là')}\n{GOOD[2]}")
    assert found == f"{GOOD[0]}\ndéjà vu – là\n{GOOD[2]}"


def test_invisible_characters_are_taken_out_and_said():
    found, said = text_repair.clean_text("co\u00adoperation\u200b and\u00a0peace")
    assert found == "cooperation and peace"
    assert list(map(str, said[:2])) == [
        "1 soft hyphen inside the text was taken out.",
        "1 zero-width blank inside the text was taken out.",
    ]


@pytest.mark.parametrize(
    ("title", "warning"),
    [
        ("Report \u202efdp.exe", "turn the direction"),
        ("Re\u200dport", "invisible"),
        ("Rep\u043ert", "several scripts in one word: “Rep\u043ert”"),
        ("x" * 401, "unusually long: 401"),
    ],
)
def test_titles_that_deceive_are_flagged(title, warning):
    (said,) = map(str, suspicion.warnings(title))
    assert warning in said


@pytest.mark.parametrize(
    "title", ["Joint Statement", "日米共同声明 Joint", "Совет α Council", "2+2会合"]
)
def test_honest_titles_are_not(title):
    assert suspicion.warnings(title) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GOOD[3], "ja"),
        ("The ministers of the two ports met and agreed on the lights.", "en"),
        ("Die Minister und der Rat sind mit den Häfen für das Jahr in der Stadt.", "de"),
        ("Los ministros y el consejo en la ciudad por las luces del puerto.", "es"),
        ("회의는 등대의 수리에 대하여 논의하였다", "ko"),
        ("12 34 – 56", ""),
        ("", ""),
    ],
)
def test_languages(text, code):
    assert language.guess(text) == code
