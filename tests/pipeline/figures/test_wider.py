"""What tells a measure beyond the words beside the figure: predicates, who does it, the article, and what is left."""

import pytest

from tests.pipeline.figures.conftest import Figures


class TestPredicates:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Four wagons jumped the rails outside Brenn.", "derailed"),
            ("Seven of the hikers were brought alive to the surface.", "rescued"),
            ("The council slashed £3m from the library budget.", "cut"),
            ("The diversion adds two hours to the journey.", "delay"),
            ("About 90 mourners stood for hours outside the gates.", "attended"),
            ("The ministry awarded €9,000 to each of the families.", "paid"),
        ],
    )
    def test_verb_with_what_stands_behind_it(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[0].measure == measure

    def test_not_where_it_is_denied(self, figures: Figures) -> None:
        (found,) = figures("Some 1,300 residents could not walk home.")
        assert found.measure != "released"

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Firefighters freed six people within the hour.", "rescued"),
            ("A judge freed six people within the hour.", "released"),
            ("The new terminal handles 12,000 passengers.", "capacity"),
            ("The brigade lost eleven tanks.", "destroyed"),
            ("Bandits carried off 40 tonnes of maize.", "stolen"),
        ],
    )
    def test_who_does_it(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[0].measure == measure

    def test_who_does_it_is_not_whom_it_is_done_to(self, figures: Figures) -> None:
        (found,) = figures("Staff were helping 30 tourists.")
        assert found.measure == "helped"

    def test_participle_behind_the_whole_tells_of_the_whole(self, figures: Figures) -> None:
        assert figures("Gunners shot down 61 of 84 drones launched at the port overnight.")[0].measure == "intercepted"

    def test_passive_says_more_of_the_wounded(self, figures: Figures) -> None:
        (found,) = figures("The hospital said 27 wounded had been admitted.")
        assert found.measure == "hospitalised"


class TestArticle:
    def test_depth_in_an_article_on_a_mine(self, figures: Figures) -> None:
        assert figures("The mine was cleared. The roof fell at 420 metres.")[0].measure == "depth"
        assert figures("The road was cleared. The race began at 420 metres.")[0].measure != "depth"

    def test_share_of_a_gas_is_a_concentration(self, figures: Figures) -> None:
        text = "Sensors showed 0.8% methane on Sunday. The law sets the limit at 1.2%. Of the miners 60% stayed away."
        assert [one.measure for one in figures(text)][:2] == ["concentration", "concentration"]
        assert figures(text)[-1].measure == "share"

    def test_odd_number_is_the_one_that_was_given(self, figures: Figures) -> None:
        found = figures("Police counted 1,317 marchers on Friday. The union has 1,317 names.")
        assert [one.measure for one in found] == ["attended", "attended"]

    def test_found_in_so_many(self, figures: Figures) -> None:
        assert figures("Tests found lead in 14 of 50 taps.")[0].measure == "recorded"


class TestRest:
    def test_people_took_part_and_of_things_there_are_so_many(self, figures: Figures) -> None:
        assert figures("Ten clerks were with the envoy.")[0].measure == "involved"
        assert figures("Some 2,000 supporters waited for her.")[0].measure == "attended"
        assert figures("It led to 14 recommendations.")[0].measure == "total"

    def test_nothing_where_the_number_only_says_when(self, figures: Figures) -> None:
        assert figures("They rowed in 12 seasons.")[0].measure is None


class TestKinds:
    def test_adverb_before_an_age(self, figures: Figures) -> None:
        (found,) = figures("The youngest of them was aged just nine.")
        assert (found.measure, found.unit) == ("age", "year")

    def test_years_of_service_are_no_age(self, figures: Figures) -> None:
        (found,) = figures("The pilot, an old hand with 26 years of service, survived.")
        assert found.measure == "duration"

    def test_letter_of_scale_before_a_currency_of_two_words(self, figures: Figures) -> None:
        (found,) = figures("The state will pay 2m CFA francs to each widow.")
        assert (found.value, found.measure) == (2_000_000, "paid")

    def test_degrees_at_the_end_of_a_line(self, figures: Figures) -> None:
        (found,) = figures("Her temperature had fallen to 29C.\nThe families left.")
        assert (found.exact, found.unit) == ("29C", "°C")

    def test_height_in_an_article_on_a_mountain(self, figures: Figures) -> None:
        assert figures("The glacier broke at 3,100 metres.")[0].measure == "height"
