"""Clauses, appositions and estimates: which words tell a figure's measure and which belong to another one."""

import pytest

from tests.pipeline.figures.conftest import Figures


class TestClauses:
    def test_second_verb_has_an_object_of_its_own(self, figures: Figures) -> None:
        found = figures("Brenn Dairy has 700 suppliers and 14 depots and employs 310 people.")
        assert [one.measure for one in found] == ["total", "total", "employed"]

    def test_subject_of_a_joined_clause_ends_the_figures_own(self, figures: Figures) -> None:
        (found,) = figures("Around 120 Danes were on the island and none had been injured.")
        assert found.measure != "injured"

    def test_figure_opens_a_clause_of_its_own(self, figures: Figures) -> None:
        found = figures("Some 340 residents were injured and 16 remain missing.")
        assert [one.measure for one in found] == ["injured", "missing"]

    def test_left_out_verb_is_still_the_first_ones(self, figures: Figures) -> None:
        found = figures("Photographs show 31 destroyed barns in Ostby and 12 in Lund.")
        assert [one.measure for one in found] == ["destroyed", "destroyed"]


class TestRestated:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("She put the army's losses at 40 soldiers.", "killed"),
            ("The auditors put losses on farm loans at €310m.", "lost"),
            ("Proceeds from the raffle, some £9,000, will be given to the hospice.", "earned"),
            ("The ministry called in the banks over a €3bn rescue.", "aid"),
        ],
    )
    def test_noun_that_is_put_at_so_much(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[0].measure == measure

    def test_putting_people_somewhere_estimates_nothing(self, figures: Figures) -> None:
        (found,) = figures("The council put 60 families at risk.")
        assert found.measure != "killed"

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The clinic took in 31 wounded overnight. Eight of them were under ten.", "hospitalised"),
            ("The toll stood at 60 dead. The count had been raised from 45 at noon.", "killed"),
            ("The group listed 120 arrests, among them those of 9 reporters.", "arrested"),
        ],
    )
    def test_what_the_count_before_measured(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[1].measure == measure


class TestPhrases:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Three men were trampled to death in the alley.", "killed"),
            ("The trawlerman lost four of his crewmates.", "killed"),
            ("The strike cost the port $4m in lost revenue.", "lost"),
            ("The appeal now stands at £88,000.", "raised"),
            ("Engineers will widen the channel to 40 metres.", "length"),
            ("Some 4,200 people entered the arena before the gates closed.", "attended"),
            ("Thirty wounded had been admitted by noon.", "hospitalised"),
            ("About 5,000 people have crossed into Varna, the refugee council said.", "displaced"),
            ("Some 900 villagers were taken to relief camps.", "evacuated"),
            ("They let me have 300 euros.", "paid"),
            ("The relief team asked for 700 blankets.", "requested"),
            ("Its hypocentre lay 14 kilometres beneath the gulf.", "depth"),
            ("They met in a 60-metre corridor behind the stage.", "length"),
            ("At most 80 of the 1,900 posts will go.", "cut"),
            ("Within two hours more than 90 shells fell.", "duration"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[0].measure == measure

    def test_whole_of_posts_is_the_payroll(self, figures: Figures) -> None:
        assert figures("At most 80 of the 1,900 posts will go.")[1].measure == "employed"

    def test_vehicles_sent_to_the_ground_are_not_burnt_to_it(self, figures: Figures) -> None:
        assert figures("The service sent nine ambulances to the ground.")[0].measure == "deployed"
        assert figures("Raiders burnt nine huts to the ground.")[0].measure == "destroyed"

    def test_soldiers_are_captured_in_a_war(self, figures: Figures) -> None:
        war = figures("A truce ended the shelling. The number of prisoners stood at 30.")
        assert war[0].measure == "captured"
        assert figures("A judge was told of the raid. The number of prisoners stood at 30.")[0].measure == "arrested"


class TestNumbers:
    @pytest.mark.parametrize("text", ["The ferry sank at ten to seven on Friday.", "Troops came shortly after twenty past eight."])
    def test_time_of_the_day_in_words(self, figures: Figures, text: str) -> None:
        assert figures(text) == []

    def test_score_is_no_time(self, figures: Figures) -> None:
        assert [one.measure for one in figures("Women won by three to one.")] == ["ratio"]

    @pytest.mark.parametrize(
        ("text", "value"),
        [("About a third were sleeping in barns.", 1 / 3), ("Of that sum less than a tenth had arrived.", 0.1)],
    )
    def test_part_before_its_verb(self, figures: Figures, text: str, value: float) -> None:
        (found,) = figures(text)
        assert found.measure == "share"
        assert found.value == pytest.approx(value)

    def test_place_in_a_row_is_no_part(self, figures: Figures) -> None:
        assert figures("A third was found on Monday.") == []

    def test_one_of_them(self, figures: Figures) -> None:
        found = figures("Nineteen stayed in hospital, one of them in a critical condition.")
        assert [one.value for one in found] == [19, 1]


class TestWholes:
    def test_state_behind_a_whole_tells_of_the_whole(self, figures: Figures) -> None:
        found = figures("Twenty-two of the 50 people on board drowned.")
        assert [one.measure for one in found] == ["killed", "aboard"]

    def test_hint_is_none_for_what_another_noun_counts(self, figures: Figures) -> None:
        (found,) = figures("Sniffer dogs led crews to four survivors.")
        assert found.measure == "rescued"

    @pytest.mark.parametrize("text", ["Deaths are likely to pass 100.", "The toll could top 80, a doctor warned."])
    def test_what_a_count_may_reach(self, figures: Figures, text: str) -> None:
        (found,) = figures(text)
        assert found.measure == "killed"

    def test_place_in_a_table_is_no_count(self, figures: Figures) -> None:
        assert figures("The club is in the top 20.") == []

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The state plans to put up 12,000 flats.", "built"),
            ("Crews put up the line, and 900 flats were reconnected.", "reconnected"),
            ("Three lorries were in the pile-up.", "involved"),
            ("Four officers have been stood down.", "suspended"),
            ("The ministry threw out eight diplomats.", "expelled"),
            ("Some 4,000 pupils have had the jab.", "vaccinated"),
        ],
    )
    def test_phrases(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[0].measure == measure
