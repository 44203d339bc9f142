"""Which language is spoken, and that a catalogue is all that another one needs."""

import re
from datetime import UTC, datetime

import pytest
from babel.messages.pofile import read_po

from data.briefing.briefing import Briefing
from data.briefing.profile import Profile
from data.errors import IntakeError
from data.files import paths
from data.messages import ENGLISH, counted
from tests import catalogues
from tests.fixtures import pseudo
from viewer.services import languages
from viewer.services.briefings.briefing_options import options_for

POLISH = {
    "Nothing was changed.": "Nic nie zmieniono.",
    "1,000": "1\xa0000",
    languages.WHOLE.text: "Okno też mówi po polsku.",
    "“{name}” is a folder: open one of the files in it.": "„{name}” to folder: otwórz plik.",
}
BACKUPS = "{count} backup rewritten.", "{count} backups rewritten."


@pytest.fixture(scope="module")
def template():
    return catalogues.gathered()


@pytest.fixture
def folder(tmp_path, template):
    """Return a folder with a Polish catalogue of a few texts, made as `make words` makes it."""
    known = catalogues.updated("pl", template, tmp_path)
    for text, translated in POLISH.items():
        assert text in known
        known[text].string = translated
    known[BACKUPS[0]].string = ("{count} kopia.", "{count} kopie.", "{count} kopii.")
    catalogues.written(known, tmp_path / "pl" / "LC_MESSAGES" / "briefing-viewer.po")
    catalogues.updated("pl", template, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, ()),
        ({"LANG": "C.UTF-8", "LANGUAGE": "pl"}, ()),
        ({"LANG": "de_AT.UTF-8@euro"}, ("de_AT", "de")),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR"}, ("fr_FR", "fr")),
        ({"LANG": "de_DE", "LC_ALL": "pl_PL.UTF-8"}, ("pl_PL", "pl")),
        ({"LANG": "de_DE", "LANGUAGE": "pl:en"}, ("pl", "en")),
    ],
)
def test_the_environment_says_which_languages_are_wanted(environment, wanted):
    assert languages.wanted(environment) == wanted


@pytest.mark.parametrize(
    ("wanted", "language"),
    [((), "en"), (("pl_PL", "pl"), "pl"), (("en_GB", "pl"), "en"), (("../pl", "xx"), "en")],
)
def test_the_first_language_that_there_is_a_catalogue_of_is_spoken(folder, wanted, language):
    assert languages.spoken(wanted, folder).language == language


def test_a_frame_is_in_its_own_language_or_english_and_else_in_the_usual_one(folder):
    usual = pseudo.Pseudo()
    assert languages.of_frame("", usual, folder) is usual
    assert (
        languages.of_frame("pl", usual, folder).tr("Nothing was changed.") == "Nic nie zmieniono."
    )
    for without in ("en", "xx", "../pl"):
        assert languages.of_frame(without, usual, folder) is ENGLISH
    known = {name: languages.is_known(name, folder) for name in ("en", "pl", "xx", "../pl", "")}
    assert known == {"en": True, "pl": True, "xx": False, "../pl": False, "": False}


def test_a_profile_says_in_which_language_its_handouts_are_framed():
    now = datetime(2026, 3, 2, tzinfo=UTC)
    briefing, words = Briefing("b", "Name", now, now), pseudo.Pseudo()
    for profile, framed in (
        (None, words), (Profile("Desk"), words), (Profile("Desk", language="en"), ENGLISH),
    ):  # fmt: skip
        assert options_for(briefing, profile, words).words is framed


def test_texts_errors_plurals_and_numbers_come_in_the_language(folder, tmp_path):
    words = languages.spoken(("pl",), folder)
    assert words.tr("Nothing was changed.") == "Nic nie zmieniono."
    with pytest.raises(IntakeError) as refused:
        paths.content(tmp_path)
    assert words(refused.value.message) == f"„{tmp_path}” to folder: otwórz plik."
    told = [words(counted(*BACKUPS, count)) for count in (1, 2, 5, 2222)]
    assert told == ["1 kopia.", "2 kopie.", "5 kopii.", "2\xa0222 kopie."]


def test_what_a_catalogue_lacks_is_in_english(folder):
    words = languages.spoken(("pl",), folder)
    assert words.tr("Not a text of the program.") == "Not a text of the program."
    assert words.trn("{count} end mark", "{count} end marks", 2) == "2 end marks"
    assert words.tr("") == ""


def test_catalogues_are_the_same_whoever_makes_them(folder, template):
    files = sorted(folder.rglob("*.*o"))
    before = [file.read_bytes() for file in files]
    catalogues.updated("pl", template, folder)
    assert [file.read_bytes() for file in files] == before
    assert len(files) == 2


def test_a_window_is_never_in_two_languages(folder, template):
    """What is not whole frames handouts, and speaks in no window."""
    file = folder / "pl" / "LC_MESSAGES" / "briefing-viewer.po"
    known = catalogues.updated("pl", template, folder)
    known[languages.WHOLE.text].string = ""
    catalogues.written(known, file)
    catalogues.updated("pl", template, folder)
    assert languages.spoken(("pl",), folder) is ENGLISH
    assert languages.of_frame("pl", ENGLISH, folder).language == "pl"
    assert languages.is_known("pl", folder)


def test_japanese_frames_handouts_and_leaves_the_window_in_english():
    assert languages.spoken(("ja_JP", "ja")) is ENGLISH
    assert languages.of_frame("ja", ENGLISH).tr("Bottom line") == "結論"
    framed = options_for(Briefing("b", "Name", *[datetime(2026, 3, 2, tzinfo=UTC)] * 2),
                         Profile("広報室", language="ja"))  # fmt: skip
    assert framed.words.language == "ja"


def test_a_catalogue_says_that_it_is_whole_only_where_it_is(template):
    for language, known in brought():
        if languages.WHOLE.text in known:
            left = [text.id for text in template if text.id and not translated(known, text)]
            assert not left, f"{language}: translate these, then the text that says so"


def test_every_text_of_a_handout_is_in_each_catalogue_with_the_same_places():
    template = catalogues.printed()
    assert len(template) > 100
    for language, known in brought():
        for text in template:
            if text.id:
                assert translated(known, text), f"{language}: make words, and translate {text.id}"
                for said in forms_of(known[one_of(text)].string):
                    wanted = places(OTHERWISE.get(said, one_of(text)))
                    assert places(said) == wanted, said
    assert "Bottom line" in template
    assert "Page {page} of {pages}" in template
    assert "“{name}” does not say its format; end the name in one of {known}." not in template


OTHERWISE = {"{year_in_japan}{month}{day}日": "{year_in_japan} {month} {day}"}
"""A date has another place besides, for who counts years otherwise."""


def brought():
    """Yield the languages of the program with their catalogues."""
    for file in catalogues.LOCALE.glob("*/LC_MESSAGES/briefing-viewer.po"):
        with file.open("rb") as opened:
            yield file.parts[-3], read_po(opened, locale=file.parts[-3])


def one_of(text):
    return text.id[0] if isinstance(text.id, tuple) else text.id


def forms_of(string):
    return string if isinstance(string, tuple) else (string,)


def translated(known, text):
    return one_of(text) in known and all(forms_of(known[one_of(text)].string))


def places(text):
    return set(re.findall(r"\{([a-z_]+)\}", text))


def test_every_catalogue_that_the_program_brings_is_up_to_date_and_compiled(tmp_path, template):
    for file in catalogues.LOCALE.glob("*/LC_MESSAGES/briefing-viewer.po"):
        language = file.parts[-3]
        copy = tmp_path / language / "LC_MESSAGES" / file.name
        copy.parent.mkdir(parents=True)
        copy.write_bytes(file.read_bytes())
        catalogues.updated(language, template, tmp_path)
        for suffix in (".po", ".mo"):
            made = copy.with_suffix(suffix).read_bytes()
            assert made == file.with_suffix(suffix).read_bytes(), "make words LANGUAGE=…"


def test_english_needs_no_catalogue():
    assert languages.spoken(("en_US", "en")) is ENGLISH
