"""Words of writing without spaces are told by ICU, which comes along with Qt."""

import subprocess
import sys
from importlib.machinery import ModuleSpec

from data.text import dictionary_words
from data.text.dictionary_words import word_places

THAI = "รัฐมนตรีว่าการกระทรวงกลาโหม"


def test_words_of_thai_and_japanese_are_told_and_signs_of_two_units_count_once():
    assert word_places(THAI) == {0, 8, 14, 21, 27}
    assert word_places("😀災害の𠮷野") == {0, 1, 3, 4, 5, 6}


def test_no_text_is_too_odd():
    for text in ("", "\0", "\ud800", "a\udfff災", "\ufffe"):
        assert {0, len(text)} <= word_places(text)


def test_qt_is_not_loaded_for_it():
    asked = (
        "import sys; from data.text.dictionary_words import word_places; "
        f"assert len(word_places({THAI!r})) == 5; assert 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)


def test_a_library_that_is_none_is_not_taken(monkeypatch, tmp_path):
    folder = tmp_path / "Qt" / "lib"
    folder.mkdir(parents=True)
    (folder / "libicuuc.so.99").write_bytes(b"no library")
    spec = ModuleSpec("Qt", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(dictionary_words, "find_spec", lambda _name: spec)
    monkeypatch.setattr(dictionary_words, "_VERSIONS", (99,))
    dictionary_words._iterators.cache_clear()
    try:
        assert word_places(THAI) is None
    finally:
        dictionary_words._iterators.cache_clear()
