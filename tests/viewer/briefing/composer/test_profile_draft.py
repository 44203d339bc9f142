"""What is written in the fields of a profile either is one, or is told to be wrong."""

from hypothesis import given
from hypothesis import strategies as st

from data.briefing.profile import (
    LONGEST_LINE,
    LONGEST_VERB,
    MOST_RECIPIENTS,
    MOST_VERBS,
    Profile,
)
from data.briefing.wording.verb_choice import VerbChoice
from viewer.briefing.profiles.profile_draft import ProfileDraft, draft_of, lines

TEXTS = st.text(st.sampled_from("ab –省\t\n\r\x0b\x1c\u2028\x85"), max_size=30)


@given(
    st.builds(
        ProfileDraft,
        name=TEXTS,
        office=TEXTS,
        address=TEXTS,
        markings=TEXTS,
        recipients=TEXTS,
        distribution=TEXTS,
        verbs_added=TEXTS,
        verbs_left_out=TEXTS,
    ),
    st.sampled_from([1, 9, 70, 210]),
)
def test_what_has_no_fault_is_a_profile_and_what_has_one_is_none_as_it_stands(draft, times):
    long = ProfileDraft(draft.name * times, draft.office * times, draft.address * times)
    for one in (draft, long):
        if not one.faults():
            profile = one.profile()
            assert profile.markings == lines(one.markings)
            assert profile.verbs == VerbChoice(lines(one.verbs_added), lines(one.verbs_left_out))
            assert draft_of(profile).profile() == profile


def test_every_profile_can_be_shown_and_is_the_same_again():
    for profile in (
        Profile("Desk"),
        Profile("Desk", recipients=("a", "a"), distribution=("b",), language="ja"),
    ):
        assert draft_of(profile).faults() == {}
        assert draft_of(profile).profile() == profile


def test_each_fault_is_told_at_its_own_field():
    draft = ProfileDraft(
        name="Desk",
        address="somewhere",
        markings="A\nA",
        recipients="\n".join("r" * (MOST_RECIPIENTS + 1)),
        distribution="d" * (LONGEST_LINE + 1),
        verbs_added="v" * (LONGEST_VERB + 1),
        verbs_left_out="v\n" * (MOST_VERBS + 1),
    )
    assert set(draft.faults(frozenset({"Desk"}))) == {
        "name", "office", "markings", "recipients", "distribution", "verbs_added", "verbs_left_out",
    }  # fmt: skip
