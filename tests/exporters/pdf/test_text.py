"""Lines: nothing is lost, nothing is too wide, and they end where lines may end."""

from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from exporters.pdf.text import even_breaks, line_breaks
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import CJK, clean
from exporters.pdf.text.hyphenation import Hyphenator
from exporters.pdf.text.ink_runs import Ink, runs
from exporters.pdf.text.justification import HANGING, justified
from exporters.pdf.text.style import BODY, NOTE_NUMBER
from exporters.pdf.text.text_lines import balanced, fill

MEASURE = 200.0
WORDS = st.sampled_from(
    ["a", "the", "Ministers", "ship-to-ship", "U.S.-ROK", "F-35", "2014–2018", "agreed—again",
     "日米同盟", "「日本」", "（在日米軍）", "です。", "……", "ー", "A" * 60, "https://example.org/a/b?c=d"]
)  # fmt: skip


@pytest.fixture(scope="module")
def book():
    return FontBook(PDFDocument(), "en")


def texts(lines):
    return ["".join(segment.text for segment in line.segments) for line in lines]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=60))
def test_lines_hold_the_text_and_stay_within_the_measure(book, parts):
    pieces = [
        run
        for word, emphasised in parts
        for run in runs(
            book,
            f"{word} ",
            Ink(BODY.faced("Serif-Italic") if emphasised else BODY),
        )
    ]
    lines = fill(pieces, MEASURE)
    assert "".join(texts(lines)).rstrip() == "".join(run.text for run in pieces).rstrip()
    for line in lines:
        assert line.width <= MEASURE + 0.01
        assert all(segment.x + segment.width <= line.width + 0.01 for segment in line.segments)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=60), st.booleans())
def test_justified_lines_fill_the_measure_with_the_same_text(book, parts, hyphenated):
    hyphenator = Hyphenator.of("en") if hyphenated else None
    pieces = runs(book, " ".join(parts), Ink(BODY))
    lines = fill(pieces, MEASURE, hyphenator, justified=True)
    filled = justified(lines, MEASURE)
    assert "".join(texts(lines)).replace("\xad", "").strip() == " ".join(parts)
    assert texts(filled) == texts(lines)
    assert filled[-1] == lines[-1] or lines[-1].width > MEASURE
    for before, after in zip(lines[:-1], filled[:-1], strict=True):
        assert after.width in {MEASURE, before.width}
        if after == before:
            continue
        first = after.segments[0]
        assert -0.07 * BODY.size <= first.spacing <= 0.6 * BODY.size
        assert 0 <= first.loosened <= 0.12 * BODY.size
        right = max(segment.x + segment.width for segment in after.segments)
        assert MEASURE - 0.01 <= right <= MEASURE + HANGING * BODY.size


ATOMS = st.builds(
    lambda width, space: even_breaks.Atom(width + space, width, space / 2, space / 4),
    st.floats(5, 40), st.sampled_from([0.0, 3.0]),
)  # fmt: skip


def cost_of(atoms, stops, measure):
    """What lines that end after so many atoms cost, the last one nothing for its looks."""
    total, start = 0.0, 0
    for stop in stops:
        line = atoms[start:stop]
        room = measure - sum(atom.width for atom in line[:-1]) - line[-1].last
        stretch, shrink = (sum(atom[at] for atom in line[:-1]) for at in (2, 3))
        if room + shrink < 0 and len(line) > 1:
            return float("inf")
        looks = even_breaks._looks(room, stretch, shrink)
        total += (1 + (0.0 if stop == len(atoms) and room >= 0 else looks)) ** 2
        start = stop
    return total


@given(st.lists(ATOMS, min_size=1, max_size=8))
def test_no_other_lines_of_a_paragraph_are_filled_more_evenly(atoms):
    chosen = cost_of(atoms, even_breaks.ends(atoms, 60.0), 60.0)
    inner = range(1, len(atoms))
    for count in range(len(atoms)):
        for stops in combinations(inner, count):
            assert chosen <= cost_of(atoms, [*stops, len(atoms)], 60.0) * (1 + 1e-9)


def test_a_justified_japanese_text_is_even_and_ends_in_no_single_letter(book):
    text = "我が国を取り巻く安全保障環境は一層厳しさを増している" * 4
    for measure in range(150, 260, 3):
        lines = justified(fill(runs(book, text, Ink(BODY)), measure, justified=True), measure)
        assert all(line.width == measure for line in lines[:-1])
        assert len(texts(lines)[-1].strip()) > 2


def test_small_signs_hang_beyond_the_edge_of_a_justified_text(book):
    text = ", ".join(["agreed"] * 40)
    lines = justified(fill(runs(book, text, Ink(BODY)), MEASURE, justified=True), MEASURE)
    ends = [line.segments[-1].x + line.segments[-1].width for line in lines[:-1]]
    comma = book.face("Serif-Regular").widths[","][0] * BODY.size / 1000
    assert ends
    assert all(end == pytest.approx(MEASURE + HANGING * comma) for end in ends)


def test_nouns_are_divided_and_abbreviations_are_not():
    german = Hyphenator.of("de")
    assert german is not None
    assert german.splits("Bundesregierung ")
    assert not german.splits("NATOSTAB ")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["verifiable", "a", "dismantlement", "F-35"]), max_size=60))
def test_hyphenated_lines_hold_the_text_and_stay_within_the_measure(book, parts):
    text = " ".join(parts)
    lines = fill(runs(book, text, Ink(BODY)), MEASURE, Hyphenator.of("en"))
    assert "".join(texts(lines)).replace("\xad", "").strip() == text
    assert all(line.width <= MEASURE + 0.01 for line in lines)
    ends = [line.endswith("\xad") for line in texts(lines)]
    assert not any(all(ends[at : at + 3]) for at in range(len(ends) - 2))


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_one_run_breaks_like_the_same_text_in_many_runs(book, parts):
    text = " ".join(parts)
    whole = fill(runs(book, text, Ink(BODY)), MEASURE)
    linked = [
        run for n, part in enumerate(parts) for run in runs(
            book, part if n == len(parts) - 1 else f"{part} ", Ink(BODY, highlights=(n,))
        )
    ]  # fmt: skip
    cut = fill(linked, MEASURE)
    assert texts(whole) == texts(cut)
    for one, many in zip(whole, cut, strict=True):
        assert one.width == pytest.approx(many.width)


@pytest.mark.parametrize("measure", [40.0, 55.0, 70.0, 100.0])
def test_no_line_starts_or_ends_with_a_sign_that_may_not_stand_there(book, measure):
    text = (
        "「日米同盟」は、我が国の外交・安全保障の基軸（きじく）であり、ますます……重要だ。ヴァージョン"
        * 3
    )
    lines = [line.strip() for line in texts(fill(runs(book, text, Ink(BODY)), measure))]
    assert len(lines) > 3
    assert not [line for line in lines if line[0] in "」）、。・ーァョ" or line[-1] in "「（"]


def test_a_line_may_end_after_a_hyphen_but_not_inside_a_number(book):
    lines = texts(fill(runs(book, "ship-to-ship F-35", Ink(BODY)), 30))
    assert lines == ["ship-", "to-", "ship ", "F-35 "]


def test_words_keep_apart_at_line_ends_and_east_asian_characters_do_not(book):
    latin = texts(fill(runs(book, "one two three four five six seven", Ink(BODY)), 60))
    assert all(line.endswith(" ") for line in latin)
    japanese = texts(fill(runs(book, "我が国を取り巻く安全保障環境は厳しい", Ink(BODY)), 60))
    assert len(japanese) > 1
    assert not any(" " in line for line in japanese)


def test_a_mark_stays_with_the_word_that_it_follows(book):
    mark = runs(book, "12", Ink(NOTE_NUMBER, gap=1.3, mark=True))
    for before, after in (("exercises", ", and more"), ("演習", "、その他")):
        pieces = [
            *runs(book, before, Ink(BODY, highlights=(0,))), *mark, *runs(book, after, Ink(BODY))
        ]  # fmt: skip
        for measure in range(60, 90, 3):
            for line in texts(fill(pieces, measure))[1:]:
                assert not line.startswith(("12", ",", "、"))


def test_balanced_lines_are_as_few_and_more_even(book):
    pieces = runs(book, "On June 29th the Minister of Defense held a meeting in Tokyo", Ink(BODY))
    plain, even = fill(pieces, MEASURE), balanced(pieces, MEASURE)
    assert len(plain) == len(even)
    assert min(line.width for line in even) > min(line.width for line in plain)


@example(" \u200b ")
@given(st.text(max_size=80))
def test_cleaning_is_stable_and_leaves_one_line(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\n" not in cleaned
    assert "  " not in cleaned


def test_combining_marks_are_composed_and_compatibility_characters_kept():
    assert clean("cafe\u0301 か\u3099") == "café が"
    assert clean("\ufa19社") == "\ufa19社"


def test_scripts_are_split_by_face_and_signs_follow_their_neighbours(book):
    def faces(text):
        return [(piece, face) for face, piece in book.split(text, "Serif-Regular")]

    assert faces("“quoted” text") == [("“quoted” text", "Serif-Regular")]
    assert faces("日本“語”…と") == [("日本“語”…と", "Gothic")]
    assert faces("Japan（日本）2018") == [
        ("Japan", "Serif-Regular"), ("（日本）", "Gothic"), ("2018", "Serif-Regular"),
    ]  # fmt: skip
    assert faces("Ω") == [("Ω", "Signs")]
    assert CJK.match("語")


@pytest.mark.parametrize("text", ["日、\u0301", "Ministers \u0301", "\u0301"])
def test_a_sign_without_width_at_the_end_is_not_taken_for_space(book, text):
    pieces = runs(book, text, Ink(BODY))
    assert "".join(texts(fill(pieces, MEASURE))).strip() == text
    more = [*runs(book, "Before ", Ink(BODY.faced("Serif-Italic"))), *pieces]
    assert "".join(texts(fill(more, MEASURE))).strip() == f"Before {text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Japan-U.S. Alliance", ["the ", "Japan-U.S. ", "Alliance"]),
        ("suspension of U.S.-ROK drills", ["suspension ", "of ", "U.S.-ROK ", "drills"]),
        ("U.S.-Japan ship-to-ship", ["U.S.-", "Japan ", "ship-", "to-", "ship"]),
        ("non-NATO EU–China A—B", ["non-NATO ", "EU–", "China ", "A—", "B"]),
    ],
)
def test_an_abbreviation_in_capitals_stays_with_what_it_is_joined_to(text, expected):
    assert line_breaks.pieces(text) == expected


def test_a_compound_without_room_on_a_line_is_broken_after_its_hyphen_all_the_same(book):
    (compound,) = runs(book, "Japan-U.S.", Ink(BODY))
    narrow, _ = compound.widths("Japan-U.")
    assert texts(fill([compound], narrow)) == ["Japan-", "U.S. "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หนังสือเก่า", ["ห", "นั", "ง", "สื", "อ", "เก่า"]),
        ("हिन्दी", ["हि", "न्दी"]),
        ("cafe\u0301s", ["c", "a", "f", "e\u0301", "s"]),
        ("word", ["w", "o", "r", "d"]),
    ],
)
def test_a_word_without_room_is_cut_between_letters_and_not_within_one(text, expected):
    assert line_breaks.letters(text) == expected


@given(st.text(max_size=60))
def test_letters_are_the_whole_text(text):
    assert "".join(line_breaks.letters(text)) == text


def test_thai_and_khmer_lines_end_between_words():
    assert line_breaks.pieces("กระทรวงกลาโหม (ครั้งที่ 5) ทะเลฯ ปี 2018") == [
        "กระทรวง", "กลาโหม ", "(ครั้ง", "ที่ ", "5) ", "ทะเลฯ ", "ปี ", "2018"
    ]  # fmt: skip
    assert line_breaks.pieces("ជាតិបានបញ្ជាក់") == ["ជាតិ", "បាន", "បញ្ជាក់"]
    assert line_breaks.pieces("日本の“ประเทศไทย”") == ["日", "本", "の", "“ประเทศไทย”"]


def test_without_a_dictionary_a_thai_text_is_whole_until_it_is_too_wide(monkeypatch):
    monkeypatch.setattr(line_breaks, "word_places", lambda _text: None)
    assert line_breaks.pieces("กระทรวงกลาโหม ครั้ง") == ["กระทรวงกลาโหม ", "ครั้ง"]


@given(st.text(alphabet="กขคงเแะาิ่้ๆฯขกรมា្ក ab日。5", max_size=40))
def test_pieces_of_any_text_are_the_text(text):
    assert "".join(line_breaks.pieces(text)) == text
