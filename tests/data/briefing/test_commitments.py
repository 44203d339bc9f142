"""Commitments are proposed in the passage's own words, and what it does not say stays empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.briefing.commitments import Commitment, proposed
from data.briefing.wording import commitment_verbs


def told(text, language="en"):
    return [(one.who, one.verb, one.what) for one in proposed(text, language)]


@pytest.mark.parametrize(
    ("text", "who", "verb", "what"),
    [
        ("The Ministers agreed to meet again.", "The Ministers", "agreed", "to meet again"),
        ("The United States reaffirmed its offer.", "The United States", "reaffirmed", "its offer"),
        ("Member States requested a report.", "Member States", "requested", "a report"),
        ("Ruritania would oppose the text.", "Ruritania", "would oppose", "the text"),
        ("Ruritania would not support it.", "Ruritania", "would not support", "it"),
        ("The two sides did not agree on it.", "The two sides", "did not agree", "on it"),
        ("The delegates couldn't accept that.", "The delegates", "couldn't accept", "that"),
        ("We support the lake fund.", "We", "support", "the lake fund"),
        ("The Council also pledges its help.", "The Council", "pledges", "its help"),
        ("The parties have jointly undertaken to stop.", "The parties",
         "have jointly undertaken", "to stop"),
        ("We remain fully committed to the lakes.", "We", "remain fully committed",
         "to the lakes"),
        ("Ruritania will, within six weeks, return the boats.", "Ruritania", "will",
         "within six weeks, return the boats"),
        ("In this regard, the leaders called on all to wait.", "the leaders", "called",
         "on all to wait"),
        ("In Strelsau the Ministers decided to wait.", "the Ministers", "decided", "to wait"),
        ("In 2019 Ruritania and Graustark agreed to wait.", "Ruritania and Graustark", "agreed",
         "to wait"),
        ("Noting the report, the Board approved it.", "the Board", "approved", "it"),
        ("The Board, having heard the Chair, approved it.", "The Board", "approved", "it"),
        ("The Ministers, who met in May, welcomed it.", "The Ministers", "welcomed", "it"),
        ("Ruritania, Graustark, and the Free Lakes rejected it.",
         "Ruritania, Graustark, and the Free Lakes", "rejected", "it"),
        ("Mr. Rassendyll said that Ruritania would support it.", "Ruritania", "would support",
         "it"),
        ("12. ❍ Ruritania will build harbours.", "Ruritania", "will", "build harbours"),
        ("It was agreed that all wait.", "", "was agreed", "that all wait"),
        ("The office was requested by the Council to wait.", "the Council", "was requested",
         "The office was requested by the Council to wait"),
        ("Agreed to defer the item.", "", "Agreed", "to defer the item"),
        ("Reaffirms the rule;", "", "Reaffirms", "the rule"),
    ],
)  # fmt: skip
def test_who_undertakes_what_is_told_in_english(text, who, verb, what):
    assert told(text) == [(who, verb, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The report states that support for the plan is strong.",
        "Their strong support for the request of the Board is known.",
        "The United States plan for the lakes is old.",
        "They came to support the plan and to request help.",
        "The agreed text and the measures decided by the Council are long.",
        "The measures, agreed in 2006, are in force.",
        "The treaty (announced in May) is in force.",
        "Ruritania could support the text.",
        "The political will to act is there.",
        "Inflation will rise. It will fall again.",
        "The fund will receive boats. It is intended to help.",
        "Rates declined, and the lake calls.",
        "Welcome to the lakes! Request for boats.",
    ],
)
def test_nouns_participles_infinitives_and_what_only_happens_are_no_commitments(text):
    assert told(text) == []


def test_verbs_that_follow_one_another_share_who_they_are_of():
    text = (
        "The Ministers agreed to meet, confirmed the date, and requested a report, while "
        "Graustark opposed the place; the Chair pledged help. We noted it and welcome the offer."
    )
    assert told(text) == [
        ("The Ministers", "agreed", "to meet"),
        ("The Ministers", "confirmed", "the date"),
        ("The Ministers", "requested", "a report"),
        ("Graustark", "opposed", "the place"),
        ("the Chair", "pledged", "help"),
        ("We", "noted", "it"),
        ("We", "welcome", "the offer"),
    ]


def test_what_is_agreed_to_holds_what_others_are_to_do():
    (only,) = proposed("The Ministers agreed that Graustark would support the fund.", "en")
    assert only.what == "that Graustark would support the fund"


def test_who_is_left_empty_where_another_verb_stands_between():
    assert told("The two ministers exchanged views on lakes and agreed to meet.") == [
        ("", "agreed", "to meet")
    ]


@pytest.mark.parametrize(
    ("text", "who", "verb", "what"),
    [
        ("両首脳は、湖の保全で一致した。", "両首脳", "一致した", "湖の保全"),
        ("会談において両大臣は、開催を確認した。", "両大臣", "確認した", "開催"),
        ("会談では、首相は、隣国は責任を果たすべきだと述べた。", "首相", "述べた",
         "隣国は責任を果たすべきだ"),
        ("防衛大臣より、懸念を表明した。", "防衛大臣", "表明した", "懸念"),
        ("首相から、船を送る旨の発言があった。", "首相", "発言があった", "船を送る"),
        ("我が国は、これを強く支持する。", "我が国", "支持する", "これ"),
        ("新たな基金の設置が決定された。", "", "決定された", "新たな基金の設置"),
        ("韓国側は、この提案に反対しなかった。", "韓国側", "反対しなかった", "この提案"),
        ("首相は「合意した」と述べた。", "首相", "述べた", "「合意した」"),
    ],
)  # fmt: skip
def test_who_undertakes_what_is_told_in_japanese(text, who, verb, what):
    assert told(text, "ja") == [(who, verb, what)]
    assert told(text, "") == [(who, verb, what)]


def test_of_two_topics_with_one_verb_nobody_is_said_to_have_done_it():
    ((who, verb, what),) = told("日本は支援の継続を、米国は追加の派遣を表明した。", "ja")
    assert (who, verb) == ("", "表明した")
    assert what == "日本は支援の継続を、米国は追加の派遣"


@pytest.mark.parametrize(
    "text", ["必要な事項は、政令で支持する。", "首相は隣の湖を見て、隣国は船の数を約束した。"]
)
def test_what_is_no_party_or_may_be_either_is_not_said_to_have_done_it(text):
    assert [who for who, _, _ in told(text, "ja")] == [""]


def test_a_japanese_sentence_goes_on_with_its_topic():
    text = "両大臣は、情勢を確認し、声明を歓迎した。今回の合意した事項を踏まえる。"
    assert told("首相は方針を説明し、大統領はこれを歓迎した。", "ja") == [
        ("首相", "説明し", "方針"),
        ("大統領", "歓迎した", "これ"),
    ]
    assert told(text, "ja") == [
        ("両大臣", "確認し", "情勢"),
        ("両大臣", "歓迎した", "声明"),
    ]


@pytest.mark.parametrize(
    ("what", "by_when"),
    [
        ("to stop by 2030", "by 2030"),
        ("to stop by the end of the year", "by the end of the year"),
        ("to stop by mid-2027 at most", "by mid-2027"),
        ("to stop no later than 1 May 2026", "no later than 1 May 2026"),
        ("to report before the next meeting of the Board", "before the next meeting"),
        ("to report within six months", "within six months"),
        ("to report by the end of this year on boats", "by the end of this year"),
        ("to cut it by 43 percent", ""),
        ("to stand by the rules", ""),
        ("to cut it by 2000 percent", ""),
    ],
)
def test_by_when_is_what_the_passage_says(what, by_when):
    (only,) = proposed(f"The Board agreed {what}.", "en")
    assert (only.what, only.by_when) == (what, by_when)


@pytest.mark.parametrize(
    ("what", "by_when"),
    [
        ("2030年までに半減させること", "2030年まで"),
        ("次回会合までに計画を作ること", "次回会合まで"),
        ("3年以内に見直すこと", "3年以内"),
        ("隅々までに行き渡る", ""),
    ],
)
def test_by_when_is_what_a_japanese_passage_says(what, by_when):
    (only,) = proposed(f"両首脳は、{what}で一致した。", "ja")
    assert only.by_when == by_when


def test_of_other_languages_nothing_is_proposed():
    assert proposed("Die Minister agreed to meet.", "de") == ()
    assert len(proposed("The Ministers agreed to meet.", "en-GB")) == 1


def test_sentences_do_not_run_into_one_another_where_a_hyphen_or_a_short_word_ends_one():
    text = "We commit to closing the gap. We agree to joint decision-making. Leaders agreed to it."
    assert [one.what for one in proposed(text, "en")] == [
        "to closing the gap",
        "to joint decision-making",
        "to it",
    ]


WORDS = """The Ministers we agreed and , ; that will not support to by 2030 . ( " : States Board who
was were requested 両首脳 は、 こと で 一致した 。 「 」 確認し、 から 旨の発言があった までに 年"""
PIECES = st.lists(st.sampled_from([*WORDS.split(), "", "\n"]), max_size=40)


@given(PIECES, st.sampled_from(["en", "ja", ""]), st.sampled_from([" ", ""]))
def test_no_word_of_a_commitment_comes_from_elsewhere(pieces, language, blank):
    text = blank.join(pieces)
    for one in proposed(text, language):
        assert all(part in text for part in (one.who, one.verb, one.what))
        assert one.by_when in one.what


def test_a_commitment_has_a_verb():
    with pytest.raises(ValueError, match="verb"):
        Commitment("We", " ", "what", "")


def test_the_lists_hold_what_they_are_asked_for():
    assert {"agree", "confirm", "reaffirm", "pledge", "undertake", "oppose", "request", "decide",
            "welcome"} <= commitment_verbs.BASES  # fmt: skip
    assert {"一致", "確認"} <= commitment_verbs.JAPANESE_VERBS
    assert all(commitment_verbs.FORMS[base] == base for base in commitment_verbs.BASES)
