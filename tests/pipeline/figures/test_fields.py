"""Measures that the kind of a figure and the words of its field tell together."""

import pytest

from tests.pipeline.figures.conftest import Figures

pytestmark = pytest.mark.slow


class TestFields:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Crews had ringed 30% of the blaze by nightfall.", "contained"),
            ("Volunteers hem in two-thirds of the wildfire.", "contained"),
            ("Some 30% of the houses burned in the blaze.", "share"),
            ("Porters want more pay and are holding out for 9 per cent.", "change"),
            ("The mill raised its pay offer to 5 per cent.", "change"),
            ("Of those with a pay claim, 9 per cent of porters won.", "share"),
            ("Geologists put the second shock at 5.8.", "magnitude"),
            ("The farm gauge of grain prices fell to 5.8.", "index"),
            ("The index of grain prices touched 214.", "index"),
            ("Tavria scored 31 on the league's transparency index.", "index"),
            ("The thermometer stood at minus 14.", "temperature"),
            ("The clerk learned of the leak two hours later.", "delay"),
            ("The clerk went home two hours later.", "duration"),
            ("They pay $3.10 for a litre of milk.", "price"),
            ("A 9-kilometre fence divides the valley.", "length"),
            ("A 9-kilometre walk ends at the chapel.", "distance"),
            ("The yard has 12 km of cables.", "length"),
            ("The tanker is 210 metres from bow to stern.", "length"),
            ("A chimney 40 metres tall fell on the yard.", "height"),
            ("Only a fifth of the fire's front was under control.", "contained"),
            ("The siren sounded 20 minutes after the wave.", "delay"),
            ("The kiln can make 300 tonnes of lime a day.", "capacity"),
            ("The kiln holds a 300-tonne drum.", "weight"),
            ("The win brought her a $40,000 cheque.", "paid"),
            ("She bought a $40,000 car.", "cost"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert next(quantity.measure for quantity in figures(text)) == measure


class TestCrews:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The way is open for nine bulldozers.", "deployed"),
            ("A total of 70 firefighters are at the depot.", "deployed"),
            ("Nine bulldozers burned in the depot.", "destroyed"),
            ("The brewery's 900 electricians voted on Monday.", "employed"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert next(quantity.measure for quantity in figures(text)) == measure


class TestIdioms:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("Floods left 14 hikers with broken ribs.", "injured"),
            ("Four anglers were swept overboard.", "missing"),
            ("Nine women were whisked to intensive care.", "hospitalised"),
            ("Six drovers walked out of the jail at noon.", "released"),
            ("The bench cleared five grocers of fraud.", "acquitted"),
            ("Lights went out in six villages.", "outage"),
            ("Eight barges were waiting at anchor.", "waiting"),
            ("Two deputies sat on their hands.", "abstained"),
            ("The lawyer acts for 31 families.", "represented"),
            ("Grocers yanked 4,000 bottles off the shelves.", "recalled"),
            ("The party holds 44 seats.", "held"),
            ("The party won 44 seats.", "won"),
            ("The scam cheated widows out of €9,000.", "lost"),
            ("The change spares the council €9,000 a year.", "saved"),
            ("Two sheds caved in under the snow.", "collapsed"),
            ("The port shipped 900 tonnes of barley.", "shipped"),
            ("The barge weighs 900 tonnes.", "weight"),
            ("Reds outscored Blues by 12 points.", "difference"),
            ("Wardens ringed 40 gulls.", "ringed"),
        ],
    )
    def test_measure(self, figures: Figures, text: str, measure: str) -> None:
        assert next(quantity.measure for quantity in figures(text)) == measure


class TestOwnObject:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The council has thanked nine hauliers who were hurt in the fire.", "thanked"),
            ("Clerks wrote 70 letters after the fire killed a warden.", "written"),
            ("Storms killed 70 hens.", "killed"),
        ],
    )
    def test_what_governs_the_count(self, figures: Figures, text: str, measure: str) -> None:
        assert next(quantity.measure for quantity in figures(text)) == measure


class TestAges:
    @pytest.mark.parametrize(
        ("text", "ages"),
        [
            ("Two brothers, 7 and 12, were found in the barn.", [7, 12]),
            ("Clerks retire at 60 in Tavria.", [60]),
            ("Nobody under 16 may enter.", [16]),
            ("A woman of 84 whose cat was stuck called the brigade.", [84]),
            ("The lorries, 7 and 12 of them, were sold.", []),
        ],
    )
    def test_bare_number(self, figures: Figures, text: str, ages: list[int]) -> None:
        assert [quantity.value for quantity in figures(text) if quantity.measure == "age"] == ages


class TestConcentrations:
    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("The tap held 12 micrograms per litre.", "µg/L"),
            ("The bay holds 41 grams per litre.", "g/L"),
            ("The soil held 3 milligrams per kilogram.", "mg/kg"),
            ("The air held 90 µg/m³.", "µg/m3"),
        ],
    )
    def test_unit(self, figures: Figures, text: str, unit: str) -> None:
        (quantity,) = figures(text)
        assert (quantity.unit, quantity.measure) == (unit, "concentration")
