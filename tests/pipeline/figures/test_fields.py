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
            ("Porters won their fight over pay and will get 9 per cent in May.", "change"),
            ("Porters voted to reject the wage offer of 9 per cent.", "change"),
            ("The wage deal was accepted by 64 per cent.", "share"),
            ("The pay deal was accepted on a turnout of 64 per cent.", "share"),
            ("The Ostra crested at 5.3 metres at the mill.", "height"),
            ("The lake should fall to 171 metres by Sunday.", "height"),
            ("The level at the lock is 4.2 metres.", "height"),
            ("The river rose by 40 centimetres.", "change"),
            ("The level was 60 centimetres above the danger mark.", "difference"),
            ("The levee broke along 25 metres.", "length"),
            ("The pilot was a father of two.", "total"),
            ("Guards fired 14 rounds at the boat.", "fired"),
            ("Tanks fired 14 rounds at the mill.", "launched"),
            ("The grocer has debts of $3 million.", "total"),
            ("Loans stood at $3 million in March.", "total"),
            ("The state lent $3 million to the grocer.", "aid"),
            ("The minister announced a grant of $300 for every household.", "paid"),
            ("About 90 homes were under water.", "affected"),
            ("Power was switched off for 900 homes.", "outage"),
            ("Some 300 people were out of the town by noon.", "evacuated"),
            ("Some 300 people were at the rally.", "attended"),
            ("Six firefighters were sent to the hospital.", "deployed"),
            ("Four porters were hit by splinters.", "injured"),
            ("Six porters were shot dead.", "killed"),
            ("Six porters were taken to hospital with burns and smoke inhalation.", "hospitalised"),
            ("Six porters were missing and two in hospital.", "missing"),
            ("The bakery has 40 shops and 600 employees.", "total"),
            ("The bakery has 600 employees.", "employed"),
            ("The walkout grounded 90 flights and stranded 600 passengers.", "grounded"),
            ("The offer values each share at $3.", "price"),
            ("Sixty guests fell ill after the meal.", "affected"),
            ("Power has been restored to 900 homes.", "restored"),
            ("Power is back in the port, but 900 homes are still without supply.", "outage"),
            ("Sixty guests were placed in quarantine.", "quarantined"),
            ("Oil fell to $71 a barrel on fears that fewer will demand it.", "price"),
            ("The robber held six cleaners in the vault.", "held"),
            ("The constables held six cleaners after the march.", "arrested"),
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
            ("Imbali, 58, a former stoker, has led the guild since May.", [58]),
            ("Tomas Reyle, nine, saw it from his bedroom.", [9]),
            ("Her crew of 30 rowed ashore.", []),
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


class TestWays:
    """How far somebody went, how deep something fell, how high it shot, how far one saw: told by the verb."""

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The boy waded four miles along the dyke to fetch help.", "distance"),
            ("Pickers trudged 20 kilometres through slush to the depot.", "distance"),
            ("The van rolled 70 metres into a gorge.", "depth"),
            ("Sparks leapt 30 feet into the air above the silo.", "height"),
            ("Dust cut visibility on the ring road to 40 metres.", "distance"),
            ("The kiln has a capacity of 900 tonnes.", "capacity"),
        ],
    )
    def test_length(self, figures: Figures, text: str, measure: str) -> None:
        assert next(quantity.measure for quantity in figures(text)) == measure


class TestHolding:
    """Whom a prison, a ward or a shelter holds, against how many it can hold."""

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("The gaol was holding 700 men when the roof burned.", "held"),
            ("The penitentiary can hold 700 men.", "capacity"),
            ("The two wards held 60 children at midnight.", "hospitalised"),
            ("The convent is housing 90 villagers until the river falls.", "sheltered"),
            ("About 300 villagers were squeezed into classrooms overnight.", "sheltered"),
            ("In all 12 shelters were open by noon.", "opened"),
        ],
    )
    def test_whom(self, figures: Figures, text: str, measure: str) -> None:
        assert [quantity.measure for quantity in figures(text)][-1] == measure


class TestComplements:
    @pytest.mark.parametrize(
        ("text", "measures"),
        [
            ("The blast left nine miners dead and 14 injured.", ["killed", "injured"]),
            ("The storm left 40 hamlets without running water.", ["outage"]),
            ("Some 600 customers remain without gas.", ["outage"]),
            ("Four patients with fractures were still in the infirmary hospital.", ["hospitalised"]),
            ("In 2019, 30 guests were poisoned by mussels.", ["affected"]),
            ("Some 40 sappers and six cranes were at the scene.", ["deployed", "deployed"]),
            ("Teachers walked out at 18 schools over the unrest.", ["affected"]),
            ("The league put the number injured at 55.", ["injured"]),
            ("The canton has spent $4 million on lawyers.", ["paid"]),
            ("Each of the widows will receive $9,000 from the state.", ["paid"]),
            ("Brent settled at $71.20 a barrel.", ["price"]),
            ("The challenger was ahead with 58 per cent.", ["share"]),
            ("She led by a margin of 6 per cent.", ["difference"]),
        ],
    )
    def test_measures(self, figures: Figures, text: str, measures: list[str]) -> None:
        assert [quantity.measure for quantity in figures(text)] == measures


class TestMonths:
    """A number behind a month counts what follows where "in" stands before, and is a day behind "on"."""

    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("In April six barges sank off Tavria.", [6]),
            ("Last June 12 huts burned down.", [12]),
            ("On April 6 barges sank off Tavria.", []),
            ("The inquest opens on June 12.", []),
        ],
    )
    def test_counts(self, figures: Figures, text: str, values: list[int]) -> None:
        assert [quantity.value for quantity in figures(text)] == values


class TestDepartures:
    """What leaves at a time of day is no amount."""

    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("The 06.15 to Torvik never left.", []),
            ("She missed the 8.40 ferry and the 9.35 from Torvik.", []),
            ("All aboard the 17.25 Torvik express got off.", []),
            ("The rate of 8.40 beat the 9.35 from Torvik.", [8.4, 9.35]),
            ("Gates 7 and 8 were shut.", []),
            ("Trains at platforms 3 and 4 stood still.", []),
        ],
    )
    def test_values(self, figures: Figures, text: str, values: list[float]) -> None:
        assert [quantity.value for quantity in figures(text)] == values


class TestPredicates:
    """Predicates of more than one word, and what a verb with an object of its own does not tell."""

    @pytest.mark.parametrize(
        ("text", "measures"),
        [
            ("Hackers knocked out screens at 12 clinics.", ["affected"]),
            ("The worm crippled nine depots.", ["affected"]),
            ("The bacterium was found in 11 jars.", ["found"]),
            ("Chemists found lead in three of 20 jars.", ["recorded", "total"]),
            ("The guild offered a reward of $700.", ["offered"]),
            ("The league is $4m in the red.", ["deficit"]),
            ("The alert averted losses of $9m.", ["saved"]),
            ("Typhus has carried off 14 porters.", ["killed"]),
            ("Seven porters remain in captivity.", ["held"]),
            ("The court quashed the verdicts against five clerks.", ["acquitted"]),
            ("Scouts drummed up $300 for the chapel.", ["raised"]),
            ("The launch slipped six weeks.", ["delay"]),
            ("The tug docked two hours later than planned.", ["delay"]),
            ("Turnout was 44 per cent, up from 39.", ["share", "share"]),
            ("The river stood 1.5 metres above flood stage.", ["difference"]),
            ("Climbers had reached the ledge and climbed to 3,100 metres.", ["height"]),
            ("The driver had 1.7 grams of alcohol per litre of blood.", ["concentration"]),
            ("The flu killed 31 porters, most of them over 80.", ["killed", "age"]),
        ],
    )
    def test_measures(self, figures: Figures, text: str, measures: list[str]) -> None:
        assert [quantity.measure for quantity in figures(text)] == measures
