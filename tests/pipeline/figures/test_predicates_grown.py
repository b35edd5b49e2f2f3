"""Predicates found by putting every phrase of a measure's field into one sentence, and what decides between two of them."""

import pytest

from tests.pipeline.figures.conftest import Figures


class TestWhatBecameOfPeople:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Nine anglers were swept to their deaths.", "killed"),
            ("Divers recovered the bodies of nine anglers.", "killed"),
            ("Nine of them will not pull through.", "killed"),
            ("A tram ran over nine students.", "injured"),
            ("Nine students needed stitches.", "hospitalised"),
            ("Nine students failed to come home.", "missing"),
            ("Nine students were cut off by the rising water.", "trapped"),
            ("Nine students are still below.", "trapped"),
            ("Ambulances ferried nine students to hospital.", "hospitalised"),
            ("Nurses dressed the wounds of nine students.", "treated"),
            ("He dragged nine strangers out on his back.", "rescued"),
            ("Nine climbers were airlifted off the mountain.", "rescued"),
            ("Nine clerks poured out of the building.", "evacuated"),
            ("Ninety families are in rest centres.", "sheltered"),
            ("Ninety families came down with the same bug.", "affected"),
            ("Ninety travellers were stranded when the airline cancelled their flights.", "affected"),
            ("Police collared nine smugglers.", "arrested"),
            ("Nine smugglers were hauled before the courts.", "charged"),
            ("Prosecutors dropped the charges against nine smugglers.", "acquitted"),
            ("Nine smugglers swam to safety.", "escaped"),
            ("Police detained 30 pickets and let nine go the same night.", "released"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[-1].measure == measure

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The storm cut off 900 customers.", "outage"),  # from a supply, and by no water
            ("The surge cut off tap water to 900 people.", "outage"),
            ("Nine miners were stranded underground.", "trapped"),  # by no airline
            ("Nine fitters were underground when the pumps failed.", "involved"),  # and not still there
            ("The swimmers drowned nine kittens.", "killed"),
        ],
    )
    def test_other_words_tell_another(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[-1].measure == measure


class TestThings:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The line axed 60 sailings.", "cancelled"),
            ("Sixty sailings did not run.", "cancelled"),
            ("Sixty sailings were called off.", "cancelled"),
            ("Some 7,000 tickets have gone.", "sold"),
            ("Two dredgers were scuttled.", "destroyed"),
            ("The current sank two dredgers.", "destroyed"),
            ("Four carriages came off the track.", "derailed"),
            ("Thieves copied the records of 80,000 patients.", "stolen"),
            ("The records of 80,000 patients were copied.", "stolen"),
            ("Six fire engines are on their way.", "deployed"),
            ("Fifty firefighters are toiling round the clock.", "deployed"),
            ("Its licence permits no more than 640 people.", "capacity"),
            ("The quay can load 7,000 tonnes a day.", "capacity"),
            ("The island has two ambulances.", "total"),
            ("The league, which has 180 members, objected.", "total"),
            ("It is home to 29,000 people.", "total"),
            ("The motion passed by 14 votes.", "difference"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[-1].measure == measure

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The council axed 60 jobs.", "cut"),
            ("The quay shipped 7,000 tonnes.", "weight"),
            ("The bill passed by 61 votes to 58.", "recorded"),
        ],
    )
    def test_other_words_tell_another(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[0].measure == measure


class TestPartsAndWholes:
    @pytest.mark.parametrize(
        ("text", "measures"),
        [
            ("Gunners brought down 38 of 52 drones and all four rockets.", ["intercepted", "launched", "intercepted"]),
            ("Gunners brought down four rockets and all six drones.", ["intercepted", "intercepted"]),
            ("Of the 211 passengers 64 were hurt.", ["aboard", "injured"]),
            ("Of the 211 people who were killed 64 were pilgrims.", ["killed", "killed"]),
            ("Divers found three of the coins.", ["found"]),
        ],
    )
    def test_verb_tells_of_the_part(self, figures: Figures, text: str, measures: list[str]) -> None:
        assert [each.measure for each in figures(text)][: len(measures)] == measures


class TestMorePredicates:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Nine climbers dug themselves out.", "escaped"),
            ("Constables moved 130 neighbours to a leisure centre.", "evacuated"),
            ("Some 600 villagers were told to stay indoors.", "affected"),
            ("The gang encrypted 4,000 computers.", "affected"),
            ("The slide caught 14 walkers on the path.", "caught"),
            ("The avalanche caught 14 walkers.", "involved"),
            ("The burst main left 400 homes under water.", "damaged"),
            ("The burst main left 400 homes without water.", "outage"),
            ("Half-trained clerks threw out 900 ballots.", "rejected"),
            ("The maker pulled 900 packs from the shelves.", "recalled"),
            ("Border guards turned back 900 migrants.", "refused"),
            ("Volunteers handed out 900 masks.", "distributed"),
            ("The pile-up wrecked nine vans.", "destroyed"),
            ("The grocer made £30m on sales of £2bn.", "profit"),
            ("They have put £30m on the table.", "offered"),
            ("Relief agencies asked for £30m.", "sought"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[0].measure == measure

    def test_two_children_are_no_age(self, figures: Figures) -> None:
        assert figures("A father of two was hurt.")[0].measure != "age"
        assert figures("A grandmother of 92 was hurt.")[-1].measure == "age"

    def test_one_pace_and_the_one_before(self, figures: Figures) -> None:
        found = figures("Inflation ran at 8.9 per cent in May, down from 9.6 per cent.")
        assert [each.measure for each in found] == ["change", "change"]


class TestMoney:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The hackers demanded a ransom of $3m.", "demanded"),
            ("The kidnappers want $3m.", "demanded"),
            ("The line offered €300 to each traveller.", "offered"),
            ("Its owners raked in €30m in profit.", "profit"),
            ("The widows were given €3,000.", "paid"),
            ("A clerk earns €300 a week.", "paid"),
            ("The collection passed €3,000.", "raised"),
            ("Fabrics worth €3m were destroyed.", "damage"),
            ("The stoppage is costing the country €3m a day.", "cost"),
            ("Berths cost €30 in spring.", "price"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[-1].measure == measure

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The group paid a ransom of $3m.", "paid"),
            ("The plant earned €30m last year.", "earned"),
            ("The bridge cost €30m.", "cost"),
        ],
    )
    def test_other_words_tell_another(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[-1].measure == measure


class TestLengthsAndChanges:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The tailback reached 9 km.", "length"),
            ("The tunnel runs for 9 km.", "length"),
            ("They tunnelled 30 metres through clay.", "distance"),
            ("Divers turned back after 70 metres.", "distance"),
            ("She fell from a height of 11 metres.", "height"),
            ("The hamlet lies at 1,900 metres above sea level.", "height"),
            ("Troops dug 30 km of trenches.", "length"),
            ("The drop will be 8 per cent.", "change"),
            ("Imports slumped a fifth.", "change"),
            ("The stoppage could cut the firm's third-quarter output by 8%.", "change"),
            ("The turnout was 8 per cent.", "share"),
            ("The mill lost a fifth of its looms.", "share"),
            ("The scrub fire is 20% under control.", "contained"),
            ("The wreck lies 14 km off", "distance"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert figures(text)[-1].measure == measure


class TestAges:
    @pytest.mark.parametrize(
        "text", ["A roofing contractor, 38, was detained.", "A bookkeeper, 61, denied it.", "A widower of 82 fainted in the queue."]
    )
    def test_whoever_does_something_has_an_age(self, figures: Figures, text: str) -> None:
        assert [(found.measure, found.unit) for found in figures(text) if found.unit] == [("age", "year")]

    def test_a_thing_has_none(self, figures: Figures) -> None:
        assert "age" not in {found.measure for found in figures("The pylon, 38, was bent.")}


class TestToldElsewhere:
    def test_an_estimate_takes_what_is_estimated(self, figures: Figures) -> None:
        found = figures("The firm says 38 men were trapped by the flood. The union reckons it was 44.")
        assert [each.measure for each in found] == ["trapped", "trapped"]

    def test_the_number_has_words_of_its_own(self, figures: Figures) -> None:
        found = figures("Twenty-three miners were rescued. The union put the number still below at 44.")
        assert [each.measure for each in found] == ["rescued", "trapped"]

    def test_the_number_without_words_is_the_last_one(self, figures: Figures) -> None:
        found = figures("Twenty-three miners were rescued. The union put the number at 44.")
        assert [each.measure for each in found] == ["rescued", "rescued"]

    def test_a_headline_is_told_by_the_sentence_below(self, figures: Figures) -> None:
        found = figures("Fear for 61 after quarry blast\n\nSixty-one were hurt by the blast at the quarry, police said.")
        assert {each.measure for each in found} == {"injured"}

    def test_few_of_one_name_are_not_those_of_another(self, figures: Figures) -> None:
        found = figures("Three nurses were hurt. In the yard stood three vans.")
        assert [each.measure for each in found] == ["injured", "total"]

    def test_two_sent_home_count_no_homes(self, figures: Figures) -> None:
        found = figures("The clinic is treating nine of the men and has sent two home.")
        assert [(each.measure, each.counted) for each in found][-1] == ("released", "")

    def test_the_adverb_belongs_to_whom_it_grades(self, figures: Figures) -> None:
        (found,) = figures("Two badly burned roofers died in the night.")
        assert (found.measure, found.counted) == ("killed", "badly burned roofers")
