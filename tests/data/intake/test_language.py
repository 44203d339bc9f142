"""The language is told from script and common words, and left open where they do not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.structure.language import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Ministers held talks.", "en"),
        ("Statement of the Governor on the economy", "en"),
        ("Les ministres ont réitéré leur amitié, et la coopération est étroite.", "fr"),
        ("Die Minister erörterten die größten Übungen und den Frieden.", "de"),
        ("Los ministros se reunieron en Madrid y hablaron de la paz.", "es"),
        ("I ministri si sono riuniti a Roma per la cooperazione e il futuro della pace.", "it"),
        ("Os ministros reuniram-se em Lisboa e falaram da paz com os parceiros.", "pt"),
        ("De ministers spraken over het belang van een vrije zee en de handel.", "nl"),
        ("Hội nghị của các nước về hợp tác và phát triển trong khu vực", "vi"),
        ("大臣は会談した。", "ja"),
        ("国家安全保障会議ハ左ノ事項ニ付審議ス", "ja"),
        ("第一条　この法律は、国の安全に関する事項を定める。", "ja"),
        ("ミサイル", "ja"),
        ("気象庁発表　対応", "ja"),
        ("양국 정상은 北韓의 핵 위협을 논의했다.", "ko"),
        ("中方一贯主张通过对话解决问题，希望各方保持克制。", "zh"),
        ("Министр заявил, что стороны обсудили вопросы.", "ru"),
        ("Ο υπουργός δήλωσε ότι η συνεργασία συνεχίζεται.", "el"),
    ],
)
def test_language_is_told(text, language):
    assert guess(text) == language


@pytest.mark.parametrize("text", ["", "2018-06-29", "***", "JDF No. 102", "会議", "NATO", "§ 5"])
def test_language_is_left_open_where_nothing_tells(text):
    assert guess(text) == ""


def test_japanese_with_western_names_and_figures_is_japanese():
    assert guess("NATO首脳会合（G7 Summit 2022）に出席した。FOIP・TPP・EPAについて") == "ja"


def test_english_that_quotes_japanese_is_english():
    text = "The term 専守防衛 is the basis of the policy, and it has been kept for decades by all. "
    assert guess(text) == "en"


@given(st.text(max_size=60))
def test_any_text_gives_a_short_code_or_none(text):
    assert len(guess(text)) in {0, 2}
