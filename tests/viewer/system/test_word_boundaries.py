"""ICU, which Qt brings along, knows the words of writing without spaces."""

from data.text import dictionary_words
from viewer.system.word_boundaries import WordBoundaries


def parted(text):
    words, found = WordBoundaries(), [""]
    for place, sign in enumerate(text):
        if place and words.is_at(text, place):
            found.append("")
        found[-1] += sign
    return found


def test_words_are_told_in_writing_without_spaces():
    assert parted("災害対策基本法の改正") == ["災害", "対策", "基本", "法", "の", "改正"]
    assert parted("インド太平洋とミサイル") == ["インド", "太平洋", "と", "ミサイル"]
    assert parted("ประเทศไทย") == ["ประเทศไทย"]


def test_signs_beyond_the_first_plane_count_as_one():
    assert parted("😀災害の𠮷野") == ["😀", "災害", "の", "𠮷", "野"]


def test_no_text_is_too_odd():
    for text in ("", "\0", "\ud800", "a\udfff災", "\ufffe"):
        assert WordBoundaries().is_at(text, 0)
        assert WordBoundaries().is_at(text, len(text))


def test_without_a_library_a_word_may_begin_anywhere(monkeypatch):
    monkeypatch.setattr(dictionary_words, "word_places", lambda _text: None)
    assert parted("災害") == ["災", "害"]
