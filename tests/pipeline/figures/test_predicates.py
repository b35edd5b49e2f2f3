"""Verbs with an object or a particle as one predicate, counts that share the verb of the one before, what became of things."""

import pytest

from tests.pipeline.figures.conftest import Figures


class TestVerbAndObject:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Six barges received damage.", "damaged"),
            ("Four cottages had their windows blown out.", "damaged"),
            ("Nine climbers suffered burns.", "injured"),
            ("Two welders lost fingers.", "injured"),
            ("Sixty families lost their homes.", "displaced"),
            ("Some 1,900 villagers could not return home.", "displaced"),
            ("About 700 people have found refuge in schools.", "sheltered"),
            ("The firm showed 640 workers the door.", "cut"),
            ("Eight shops have pulled down their shutters.", "closed"),
            ("Some 12,000 people put their names to the letter.", "signed"),
            ("Thirty vans went up in flames.", "destroyed"),
            ("Four sheds were reduced to matchwood.", "destroyed"),
            ("The mill gave work to 320 people.", "employed"),
        ],
    )
    def test_the_object_makes_the_predicate(self, figures: Figures, text: str, measure: str) -> None:
        assert [quantity.measure for quantity in figures(text)][-1] == measure

    def test_an_object_before_the_verb_belongs_to_another(self, figures: Figures) -> None:
        assert [quantity.measure for quantity in figures("A dozen cooks had burns and 33 got oxygen at the gate.")] == [
            "injured",
            "treated",
        ]


class TestParticles:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Three colonels have been locked up.", "arrested"),
            ("The league called off 14 games.", "cancelled"),
            ("The mill turns out 9,000 mattresses.", "produced"),
            ("Charities gave out 6,000 blankets.", "distributed"),
            ("The army has put 120 tanks on the streets.", "deployed"),
        ],
    )
    def test_a_particle_makes_another_verb(self, figures: Figures, text: str, measure: str) -> None:
        assert [quantity.measure for quantity in figures(text)] == [measure]

    def test_taking_part_has_no_particle(self, figures: Figures) -> None:
        assert [quantity.measure for quantity in figures("More than 200 officers took part in the operation.")] == ["deployed"]


class TestGrammarAlone:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Results from 17 wards were annulled.", "annulled"),
            ("Seven hundred soldiers are shifting mud.", "deployed"),
            ("Detectives recovered €1.4m in cash.", "recovered"),
            ("It owes its banks €1.1bn.", "owed"),
        ],
    )
    def test_who_acts_on_what(self, figures: Figures, text: str, measure: str) -> None:
        assert [quantity.measure for quantity in figures(text)] == [measure]


class TestSharedVerbs:
    def test_seats_go_to_rivals(self, figures: Figures) -> None:
        found = figures("The Reds won 61 seats to the Greens' 40, with nine going to the rest.")
        assert [quantity.measure for quantity in found] == ["won", "won", "won"]

    def test_the_seats_of_a_house_are_its_total(self, figures: Figures) -> None:
        assert [quantity.measure for quantity in figures("The Reds took 61 of the 110 seats in parliament.")] == ["won", "total"]

    def test_a_bare_number_goes_on_counting(self, figures: Figures) -> None:
        found = figures("Thirty-one chalets were flattened and another 120 had their roofs torn off.")
        assert [quantity.measure for quantity in found] == ["destroyed", "damaged"]

    def test_two_shares_of_one_whole(self, figures: Figures) -> None:
        found = figures("The count gives her 52.1 per cent and the mayor just 45.9.")
        assert [(quantity.measure, quantity.unit) for quantity in found] == [("share", "%"), ("share", "%")]


class TestFates:
    def test_what_became_of_a_weight(self, figures: Figures) -> None:
        assert [quantity.measure for quantity in figures("About 400 tonnes of barley burned.")] == ["destroyed"]

    def test_a_weight_that_only_moved(self, figures: Figures) -> None:
        assert [quantity.measure for quantity in figures("The barge left with 400 tonnes of barley.")] == ["weight"]

    def test_what_became_of_those_who_are_known(self, figures: Figures) -> None:
        assert [quantity.measure for quantity in figures("The last two missing lodgers were found dead.")] == ["killed"]

    def test_a_noun_with_its_own_number_tells_nothing_of_the_one_before(self, figures: Figures) -> None:
        found = figures("He obtained 46.8 per cent, a margin of some 376,000 votes.")
        assert [quantity.measure for quantity in found] == ["share", "difference"]

    def test_where_something_was_sent_is_not_sent(self, figures: Figures) -> None:
        found = figures("The mission deployed 86 observers across nine provinces.")
        assert [quantity.measure for quantity in found] == ["deployed", "total"]
