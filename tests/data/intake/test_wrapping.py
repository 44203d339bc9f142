"""Which lines of a plain text make one paragraph."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.documents import document_of

PROSE = (
    "The Ministers confirmed that they will work together to realize the complete and verifiable "
    "dismantlement of all such weapons, and that the two countries will keep in close contact. "
)


def texts_of(text):
    return [block.text for block in document_of(text).blocks]


def test_wrapped_paragraphs_are_joined():
    paragraphs = [PROSE.strip(), (PROSE * 3).strip(), (PROSE * 2).strip()]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert texts_of(wrapped) == paragraphs


@given(st.integers(50, 100), st.lists(st.integers(2, 5), min_size=1, max_size=5))
def test_text_wrapped_at_any_width_reads_as_it_was(width, lengths):
    paragraphs = [(PROSE * length).strip() for length in lengths]
    wrapped = "\n\n".join(
        textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs
    )
    assert texts_of(wrapped) == paragraphs


def test_paragraphs_of_one_line_each_stay_apart():
    lines = [PROSE.strip(), f"Then: {PROSE}".strip(), f"Also: {PROSE}".strip()]
    assert texts_of("\n".join(lines)) == lines


def test_a_paragraph_broken_in_mid_sentence_is_joined():
    assert texts_of(f"{PROSE}It rests on\nseamless and effective responses.\n\n{PROSE}")[0] == (
        f"{PROSE}It rests on seamless and effective responses."
    )


def test_a_year_at_the_start_of_a_wrapped_line_is_no_number():
    text = (
        "The Ministers confirmed that they will work together to achieve this by\n"
        "2022. They will keep in close contact, and they will meet once more in\n"
        "2023. Until then, their experts will exchange views on all such matters\n"
        "as need it."
    )
    assert texts_of(text) == [text.replace("\n", " ")]


def test_a_wrapped_list_item_keeps_its_hanging_lines():
    item = textwrap.fill(PROSE.strip(), 60, initial_indent="-   ", subsequent_indent="    ")
    document = document_of(
        f"{textwrap.fill(PROSE * 3, 60)}\n\n{item}\n{item.replace('The', 'All')}"
    )
    assert [block.marker for block in document.blocks] == ["", "-", "-"]
    assert document.blocks[1].text == PROSE.strip()


def test_lines_of_japanese_are_joined_without_a_blank():
    lines = [
        "内閣に、国防に関する重要事項及び重大緊急事態への対処に関する重",
        "要事項を審議する機関として、安全保障会議（以下「会議」という。）",
        "を置くものとし、その組織については、別に定めるところによるもの",
        "とする。",
    ]
    assert texts_of("\n".join(lines)) == ["".join(lines)]


def test_an_indent_starts_a_paragraph():
    text = "　本日、両大臣は会談しました。\n　両大臣は一致しました。"
    assert texts_of(text) == ["本日、両大臣は会談しました。", "両大臣は一致しました。"]


def test_compounds_are_closed_up_and_parted_words_put_together():
    text = (
        "The Ministers confirmed that they will go on to strengthen the Japan-\n"
        "U.S. Alliance, which is as strong as it ever was, and will work toge-\n"
        "ther on it."
    )
    whole = text.replace("toge-\nther", "together").replace("\n", "")
    assert texts_of(text) == [whole]
