"""Statements in other words: alike in meaning, with one telling number in both."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.linking.claims import find_statement_pairs
from app.linking.features import Statement
from app.linking.wording.matters import find_matters
from app.linking.wording.paraphrases import compare_matter, compare_meaning, find_paraphrases
from tests.linking.factory import make_figure, make_statement, make_voiced

SHED = "The Quenby mill sheds 2,340 posts"
LEAVE = "some 2340 must leave their looms"
RANG = "A loud bell startled the harbour"
NOBODY = "There was no bell"
SOMEBODY = make_voiced("p-somebody", article="a-2", speaker="e-docker")


def make(text: str, degrees: float | None = 0, *, article: str = "a-1", **more: Any) -> Statement:
    """A statement whose vector points so many degrees off."""
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(np.radians(degrees or 0)), np.sin(np.radians(degrees or 0))
    return replace(make_statement(text, article=article, **more), vector=None if degrees is None else vector)


class TestCompareMeaning:
    def test_one_number_and_one_meaning_are_one_statement(self) -> None:
        verdict = compare_meaning(make(SHED), make(LEAVE, 30, article="a-2"))
        assert verdict is not None
        assert verdict.relation == "same"
        assert verdict.reasons == ("same event", "alike in meaning: 0.87", "same numbers: 2340")

    @pytest.mark.parametrize(
        ("text", "more"),
        [
            ("some 990 must leave their looms", {}),
            ("some weavers must leave their looms", {}),
            ("some 2340 must leave their looms and 12 their homes", {}),
            (LEAVE, {"is_denial": True}),
            (LEAVE, {"when": "2030-01-05"}),
            (LEAVE, {"degrees": 60}),
            (LEAVE, {"degrees": None}),
        ],
        ids=["another number", "no number", "one number more on each side", "denied", "another day", "not alike", "no vector"],
    )
    def test_others_are_not(self, text: str, more: dict[str, Any]) -> None:
        first = make(f"{SHED} in 3 towns", when="2031-05-06")
        assert compare_meaning(first, make(text, article="a-2", **more)) is None

    @pytest.mark.parametrize("number", ["12", "2031", "500", "3,000"])
    def test_a_number_that_many_share_tells_nothing(self, number: str) -> None:
        assert compare_meaning(make(f"{number} were there"), make(f"they met {number} people", article="a-2")) is None


class TestFindParaphrases:
    def test_pairs_of_a_fresh_article_only(self) -> None:
        statements = [make(SHED), make(LEAVE, 10, article="a-2"), make("rain came early", 5, article="a-2")]
        assert [verdict.relation for _, _, verdict in find_paraphrases(statements, fresh={"a-2"})] == ["same"]
        assert list(find_paraphrases(statements, fresh=set())) == []

    def test_linking_finds_what_shares_one_number_only(self) -> None:
        statements = [make(SHED), make(LEAVE, 10, article="a-2")]
        pairs = list(find_statement_pairs(statements, fresh={"a-2"}))
        assert [(a, b, verdict.relation) for a, b, verdict in pairs] == [(f"p-{SHED}", f"p-{LEAVE}", "same")]
        assert list(find_statement_pairs([replace(one, vector=None) for one in statements], fresh={"a-2"})) == []


def say(denial: str, *, speaker: str, **more: Any) -> Statement:
    """A denial of another article, whose vector is near."""
    statement = make(denial, 35, article="a-2", is_denial=True, **more)
    return replace(statement, voiced=replace(statement.voiced, speaker=speaker))


def compare(one: Statement, other: Statement) -> tuple[str, str] | None:
    """The relation found and the statement that refines, updates or stands first."""
    found = list(find_paraphrases([one, other], fresh={other.voiced.article_id}))
    return (found[0][2].relation, found[0][0].voiced.id) if found else None


class TestCompareMatter:
    def test_two_denials_of_one_thing_in_other_words_are_one(self) -> None:
        one = make("no lantern had been lit", is_denial=True)
        [(_, _, verdict)] = list(find_paraphrases([one, say("The lantern never burned", speaker="e-bellman")], fresh={"a-2"}))
        assert verdict.relation == "same"
        assert verdict.reasons[-1] == "both deny it"

    def test_a_denial_answers_what_is_nearest_to_it(self) -> None:
        one, other = make(RANG), say(NOBODY, speaker="e-bellman", is_flat=True)
        [matter] = find_matters([one, other], fresh={"a-2"})
        _, _, verdict = compare_matter(matter) or (None, None, None)
        assert verdict is not None
        assert (verdict.relation, verdict.denial) == ("conflicts", other.voiced.id)
        near = "each is the other's nearest in meaning"
        assert verdict.reasons == ("same event", "alike in meaning: 0.82", near, "same words: bell")

    def test_one_voice_does_not_answer_itself(self) -> None:
        assert compare(make(RANG), say(NOBODY, speaker="e-mayor", is_flat=True)) is None

    def test_a_denial_of_another_name_answers_nothing(self) -> None:
        assert compare(make(RANG), say(f"{NOBODY} on Oxley", speaker="e-bellman", names="oxley", is_flat=True)) is None

    def test_what_is_only_asked_about_is_not_said(self) -> None:
        asked = make("They opened an inquiry into the ringing of the harbour bell")
        assert compare(asked, say("Nobody rang the bell", speaker="e-bellman")) is None

    def test_what_is_not_told_apart_as_earlier_and_later_is_set_against_each_other(self) -> None:
        one = make("Guards fired flares after dockers threw stones")
        other = replace(make("Flares were fired before a stone was thrown", 30, article="a-2"), voiced=SOMEBODY)
        assert compare(one, other) == ("conflicts", one.voiced.id)

    def test_a_later_state_updates_what_was_possible(self) -> None:
        one = make("The ferrymen may halt every boat this spring", stage=0)
        other = make("Crews ended the boat runs", 25, article="a-2")
        assert compare(one, other) == ("updates", other.voiced.id)

    def test_who_did_not_perceive_a_thing_says_less_than_who_denies_it(self) -> None:
        one = make("Nobody ever rang a bell", is_denial=True)
        found = compare(one, say("I heard no bell", speaker="e-bellman"))
        assert found is not None
        assert found[0] == "refines"

    def test_other_words_for_one_deed_are_one_statement(self) -> None:
        one = make("Detectives raided the firm's premises")
        found = list(find_paraphrases([one, make("Investigators searched its office", 60, article="a-2")], fresh={"a-2"}))
        assert [verdict.relation for _, _, verdict in found] == ["same"]
        assert "“raided” goes with “searched”" in found[0][2].reasons

    def test_a_contrary_deed_is_a_conflict(self) -> None:
        one, other = make("The warning placards had been unscrewed"), make("The warning signs were in place", 60, article="a-2")
        [(_, _, verdict)] = list(find_paraphrases([one, replace(other, voiced=SOMEBODY)], fresh={"a-2"}))
        assert verdict.relation == "conflicts"
        assert verdict.reasons[-1] == "“unscrewed” is the contrary of “in place”"

    def test_a_denial_of_the_contrary_says_it(self) -> None:
        one = make("The warning placards had been unscrewed", is_denial=True)
        assert compare(one, make("The warning signs were in place", 60, article="a-2")) == ("same", one.voiced.id)

    def test_another_day_is_another_deed_unless_it_is_told_of_all_time_or_much_speaks_for_one(self) -> None:
        one = make("The warning placards had been unscrewed", when="2031-05-02")
        for text, degrees, relation in (
            ("were in place", 90, None),
            ("were in place throughout", 90, "conflicts"),
            ("were in place", 10, "conflicts"),
        ):
            other = make(f"The warning signs {text}", degrees, article="a-2", when="2031-05-04")
            found = compare(one, replace(other, voiced=SOMEBODY))
            assert (found[0] if found else None) == relation

    def test_what_was_not_so_yet_is_overtaken_and_not_contradicted(self) -> None:
        for text, day, relation in (
            ("Nobody has been arrested so far", "04", "updates"),
            ("Nobody has been arrested so far", "03", "conflicts"),
            ("Nobody at all has been arrested", "04", "conflicts"),
        ):
            one = make(f"{text} over the theft of the harbour bell", is_denial=True)
            other = make("Detectives detained a bellringer over the theft of the harbour bell", 20, article="a-2")
            one, other = (
                replace(said, voiced=replace(said.voiced, speaker=speaker, published=published))
                for said, speaker, published in ((one, "e-mayor", "2031-05-03"), (other, "e-docker", f"2031-05-{day}"))
            )
            [(first, _, verdict)] = find_statement_pairs([one, other], fresh={"a-2"})
            assert verdict.relation == relation
            assert relation != "updates" or first == other.voiced.id

    def test_one_deed_is_one_though_its_day_is_told_otherwise(self) -> None:
        one = make("Detectives raided the firm's premises", when="2031-05-02")
        for degrees, day, relation in ((10, "03", "same"), (100, "02", "same"), (100, "03", None)):
            found = compare(one, make("Investigators searched its office", degrees, article="a-2", when=f"2031-05-{day}"))
            assert (found[0] if found else None) == relation

    def test_a_part_is_told_of_what_its_own_clause_says(self) -> None:
        plain = make("Detectives raided the firm's premises")
        for clause, relation in ((frozenset({"owner"}), "same"), (frozenset(word.key for word in plain.words), None)):
            share = make_figure(60, measure="share", unit="%", clause=clause)
            one = replace(plain, figures=(share,))
            found = list(find_paraphrases([one, make("Investigators searched its office", 40, article="a-2")], fresh={"a-2"}))
            assert [verdict.relation for _, _, verdict in found] == ([relation] if relation else [])

    def test_what_is_denied_in_part_takes_more_to_be_in_dispute(self) -> None:
        said = make("The harbour bell was rung on Sunday")
        denial = "The bell had been touched, with a rope and a ladder out of reach"
        for degrees, relation in ((5, "conflicts"), (80, None)):
            found = compare(
                said, replace(say(denial, speaker="e-bellman", is_flat=True, is_denied=True), vector=make("", degrees).vector)
            )
            assert (found[0] if found else None) == relation

    def test_who_tells_how_many_refines_who_tells_none(self) -> None:
        one, other = make("Six barges sank in the port"), make("Barges went down in the harbour", 20, article="a-2")
        [(first, _, verdict)] = list(find_paraphrases([one, other], fresh={"a-2"}))
        assert (first, verdict.relation, verdict.reasons[-1]) == (one, "refines", "tells how many, how much or when: Six")

    def test_one_is_no_number_and_another_number_no_refinement(self) -> None:
        other = make("Barges went down in the harbour", 20, article="a-2")
        assert compare(make("One barge sank in the port"), other) == ("same", "p-Barges went down in the harbour")
        found = compare(make("Six barges sank in the port"), make("4 barges went down in the harbour", 20, article="a-2"))
        assert found is None or found[0] != "refines"

    def test_a_contrary_needs_a_mark_of_it(self) -> None:
        one = replace(make("The bell rang twice"), voiced=replace(SOMEBODY, id="p-one", article_id="a-1", speaker="e-clerk"))
        found = compare(one, replace(make("The bell was loud", 30, article="a-2"), voiced=SOMEBODY))
        assert found is None or found[0] != "conflicts"


class TestCompareOnset:
    FIRST = "The inspectors first warned the mill about the boiler"

    def test_not_before_one_moment_and_at_an_earlier_one(self) -> None:
        one = make(self.FIRST, when="2031-03")
        other = replace(make("Inspectors had warned the mill of it", 30, article="a-2", when="2031-01"), voiced=SOMEBODY)
        [(_, _, verdict)] = list(find_paraphrases([one, other], fresh={"a-2"}))
        assert (verdict.relation, verdict.reasons[-1]) == ("conflicts", "one tells it as not before 2031-03, the other at 2031-01")

    @pytest.mark.parametrize(
        ("first", "when"), [(FIRST, "2031-04"), (FIRST, None), ("The inspectors warned the mill about the boiler", "2031-01")]
    )
    def test_a_later_one_or_none_is_no_conflict(self, first: str, when: str | None) -> None:
        one = make(first, when="2031-03")
        other = replace(make("Inspectors had warned the mill of it", 30, article="a-2", when=when), voiced=SOMEBODY)
        assert all(verdict.relation != "conflicts" for _, _, verdict in find_paraphrases([one, other], fresh={"a-2"}))
