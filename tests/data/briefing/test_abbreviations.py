"""Abbreviations are defined by the text alone, at places that can be looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.briefing.abbreviations import Definition, definitions, undefined


def pairs(text):
    return [(one.short, one.long) for one in definitions(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Northern Fisheries Council (NFC) met", "NFC", "Northern Fisheries Council"),
        ("the NFC (Northern Fisheries Council) met", "NFC", "Northern Fisheries Council"),
        ("the NFC (the Northern Fisheries Council, in Oslo)", "NFC", "Northern Fisheries Council"),
        ("an Institute of Inland Finance (IIF)", "IIF", "Institute of Inland Finance"),
        ("a Council of Fisheries (hereinafter “the CoF”)", "CoF", "Council of Fisheries"),
        ("per- and polyhalogenated solvents (PHS)", "PHS", "per- and polyhalogenated solvents"),
        ("Harbour Safety Inspectors (“HSI”)", "HSI", "Harbour Safety Inspectors"),
        ("a Fund for Inland Lakes and Rivers in Central Europe (FILR)", "FILR",
         "Fund for Inland Lakes and Rivers in Central Europe"),
        ("research and development (R&D)", "R&D", "research and development"),
        ("an anti-dumping duty and countervailing duty (AD/CVD)", "AD/CVD",
         "anti-dumping duty and countervailing duty"),
        ("long-range patrol boats (LRPBs)", "LRPBs", "long-range patrol boats"),
        ("the UN Mission in Ruritania (UNMIR)", "UNMIR", "UN Mission in Ruritania"),
        ("The Council (Inland Lakes Board [ILB]) met", "ILB", "Inland Lakes Board"),
        ("Japan-Northern Fisheries Council (NFC) talks", "NFC", "Northern Fisheries Council"),
        ("Organisation for Lakes’ (OFL) rules", "OFL", "Organisation for Lakes"),
        ("die Fischerei- und Seenordnung (FSO)", "FSO", "Fischerei- und Seenordnung"),
        ("le Conseil des pêches du Nord (CPN)", "CPN", "Conseil des pêches du Nord"),
        ("北方漁業機構（NFO）の会合", "NFO", "北方漁業機構"),
        ("北方漁業機構（漁機）の会合", "漁機", "北方漁業機構"),
        ("湖沼の保全に関する条約（CLP）", "CLP", "湖沼の保全に関する条約"),
        ("経済水域（EZ：Economic Zone）", "EZ", "経済水域"),
        ("NFO（北方漁業機構）は", "NFO", "北方漁業機構"),
        ("「湖と川の約束」（以下「約束」という。）", "約束", "湖と川の約束"),
        ("安全会議（以下「会議」という。）", "会議", "安全会議"),
    ],
)  # fmt: skip
def test_an_abbreviation_is_found_with_the_whole_of_its_long_form(text, short, long):
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Oslo (NFC) and left.",
        "Regulation (EU) 2016/679 applies.",
        "the rule of the harbour (see above)",
        "the Northern Fisheries Council (Oslo)",
        "The fleet sails. Northern waters (NFC) freeze. Council meets.",
        "the NFC (NFC)",
        "paragraph (II) of the annex",
        "EU（ドイツを除く）の各国",
        "外務省、財務省又は防衛省（以下「新府省」という。）",
        "東京（東京）",
    ],
)
def test_what_shares_no_letters_or_no_sentence_defines_nothing(text):
    assert pairs(text) == []


def test_double_asterisks_count_for_nothing_and_places_are_those_of_the_text():
    text = "The **Northern Fisheries** Council (**NFC**) met."
    (found,) = definitions(text)
    assert (found.short, found.long) == ("NFC", "Northern Fisheries Council")
    assert text[slice(*found.short_at)] == "NFC"
    assert text[slice(*found.long_at)] == "Northern Fisheries** Council"


LETTERS = st.text(
    alphabet="aAbB nN fFcC.,;()[]（）*-“”/&\n 国際連合（）以下「」という。", max_size=120
)


@given(LETTERS)
def test_every_word_of_a_definition_stands_in_the_text_where_it_is_said_to(text):
    for one in definitions(text):
        assert text[slice(*one.short_at)].replace("**", "") == one.short
        assert text[slice(*one.long_at)].replace("**", "") == one.long


@given(st.lists(LETTERS, max_size=4))
def test_an_undefined_abbreviation_stands_where_it_is_said_to_and_is_named_once(texts):
    found = undefined(texts)
    assert all(texts[one.text][one.start : one.end] == one.short for one in found)
    assert len({one.short for one in found}) == len(found)


def shorts(*texts, **fields):
    return [one.short for one in undefined(texts, **fields)]


def test_an_abbreviation_is_named_with_its_first_place_where_no_text_defines_it():
    texts = ["The U.S. asked the NFC.", "The NFC and the LRB met.", "the Lake Rescue Board (LRB)"]
    (found,) = undefined(texts)
    assert (found.short, found.text, found.start) == ("NFC", 0, 19)


def test_known_abbreviations_need_no_definition_however_they_are_written():
    assert shorts("The UN, the E.U., the U.S. and the UK met in COVID-19 times.") == []
    assert shorts("The LRBs met.", known={"LRB"}) == []
    assert shorts("The UN met.", known=()) == ["UN"]


def test_parts_of_what_is_defined_need_no_definition_of_their_own():
    text = "anti-dumping duty and countervailing duty (AD/CVD) and a Quick Lake Patrol (Q-LAP)"
    assert shorts(text, "Q-LAP and AD/CVD") == []
    assert shorts("HA/DR drills") == ["HA", "DR"]


@pytest.mark.parametrize(
    "text",
    [
        "NOTING the report, they met.",
        "JOINT STATEMENT OF LEADERS",
        "Chapter XIV and the F-35B",
        "KISHIDA Fumio met Mr. Kishida",
        "J.K. Rowling wrote",
        "write to DESK@EXAMPLE.ORG or HTTP://EXAMPLE.ORG/ABC",
        "the Mission des Nations Unies au Mali (MINUMA) and MINUMA",
    ],
)
def test_words_in_capitals_figures_names_and_addresses_are_no_abbreviations(text):
    assert shorts(text) == []


def test_abbreviations_are_found_in_writing_without_spaces():
    assert shorts("日本のＮＦＣ加盟とLRBの拡大") == ["ＮＦＣ", "LRB"]


def test_a_definition_has_both_its_places():
    with pytest.raises(ValueError, match="somewhere"):
        Definition("A", "B", (3, 3), (0, 1))
