"""Figures: what is measured, by a number or without one."""

from functools import cache

import pytest
import spacy
from spacy.language import Language

from app.pipeline.figures.participles import make_participle
from app.pipeline.quantities import find_quantities
from app.pipeline.records import Quantity
from app.settings import get_settings


@cache
def _model() -> Language:
    return spacy.load(get_settings().spacy_model)


def read(text: str) -> list[Quantity]:
    """The figures that the real model's Doc yields."""
    return list(find_quantities(_model()(text), text))


@pytest.mark.slow
class TestMeasures:
    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("At least seven miners died in the blast.", "killed"),
            ("The death toll climbed to 61.", "killed"),
            ("Floods have claimed 33 lives.", "killed"),
            ("Fourteen guests, most of them pensioners, lost their lives.", "killed"),
            ("The clash left 25 policemen with cuts and bruises.", "injured"),
            ("Eleven sailors remain missing.", "missing"),
            ("Some 30 workers are trapped under the rubble.", "trapped"),
            ("Nine of them were taken to hospital.", "hospitalised"),
            ("Divers brought out all 12 boys alive.", "rescued"),
            ("Officials ordered 12,000 people to leave their homes.", "evacuated"),
            ("The war has uprooted 2 million people.", "displaced"),
            ("Police detained 56 protesters.", "arrested"),
            ("A jury cleared four of the officers.", "acquitted"),
            ("The bus was carrying 76 pupils.", "aboard"),
            ("The hall can hold 600 people.", "capacity"),
            ("Some 3,000 demonstrators marched through the capital.", "attended"),
            ("The bank will cut 1,500 jobs.", "cut"),
            ("More than 120 firefighters tackled the blaze.", "deployed"),
            ("A barrage of 36 rockets hit the port.", "launched"),
            ("Air defences shot down 41 of the drones.", "intercepted"),
            ("Sixty houses were razed to the ground.", "destroyed"),
            ("Four cottages caved in.", "collapsed"),
            ("The storm left 80,000 homes without power.", "outage"),
            ("The storm caused $3 billion in damage.", "damage"),
            ("Oil rose to $76 a barrel.", "price"),
            ("The budget deficit widened to £9bn.", "deficit"),
            ("The appeal raised £60,000.", "raised"),
            ("Trains were running 40 minutes late.", "delay"),
            ("The pit is 20 feet deep.", "depth"),
            ("Waves reached 8 metres.", "height"),
            ("A 5.8-magnitude quake struck the coast.", "magnitude"),
            ("There have been 70 aftershocks.", "recorded"),
            ("There are 40 lakes in the park.", "total"),
        ],
    )
    def test_word_of_the_list(self, text: str, measure: str) -> None:
        assert read(text)[0].measure == measure

    @pytest.mark.parametrize(
        ("text", "participle"),
        [
            ("They are closing eight offices and three shops.", "closed"),
            ("The ministers signed 14 agreements.", "signed"),
            ("The firm sold 4,000 tractors.", "sold"),
            ("Volunteers planted 5,000 trees.", "planted"),
            ("The order covers the shipment of 300 crates.", "shipped"),
        ],
    )
    def test_participle_where_no_word_applies(self, text: str, participle: str) -> None:
        assert read(text)[0].measure == participle

    @pytest.mark.parametrize(
        ("lemma", "participle"),
        [
            ("sell", "sold"),
            ("ship", "shipped"),
            ("carry", "carried"),
            ("close", "closed"),
            ("visit", "visited"),
            ("commit", "committed"),
            ("be", None),
        ],
    )
    def test_participle_of_a_lemma(self, lemma: str, participle: str | None) -> None:
        assert make_participle(lemma) == participle

    def test_definite_number_counts_nothing_new(self) -> None:
        assert read("The two ministers praised the treaty.") == []

    @pytest.mark.parametrize(
        "text",
        [
            "She hit a three-run homer.",
            "The last two seasons paid off.",
            "They rowed in 12 seasons.",
        ],
    )
    def test_verb_that_does_not_govern_the_number(self, text: str) -> None:
        assert read(text)[0].measure is None

    @pytest.mark.parametrize(
        ("text", "measure"),
        [
            ("175 people were killed and injured.", "affected"),
            ("Shelling killed or wounded 40 shepherds.", "affected"),
            ("The list won 23 seats more than its rival.", "difference"),
            ("The grocer cut its workforce by 900.", "cut"),
            ("The driver was 54.", "age"),
            ("Ten of the wounded were taken to hospital.", "hospitalised"),
            ("Raiders got away with $2m.", "stolen"),
            ("The panic wiped $9bn off the grocer.", "lost"),
            ("The judges quashed the convictions of 39 clerks.", "acquitted"),
            ("Dozens of shepherds may have been held in secret.", "arrested"),
            ("The wreck killed all 53 people on board.", "killed"),
            ("Thirty pupils ended up in hospital.", "hospitalised"),
            ("Pretax earnings came to £52m.", "profit"),
        ],
    )
    def test_told_by_neighbours(self, text: str, measure: str) -> None:
        assert read(text)[0].measure == measure

    def test_the_figure_given_before(self) -> None:
        figures = read("The barge carried 250 people. The owner put the figure at 214.")
        assert [(q.value, q.counted, q.measure) for q in figures] == [(250, "people", "aboard"), (214, "people", "aboard")]

    def test_a_limit_is_not_the_figure(self) -> None:
        figures = read("Ninety people were aboard. The hall can hold 300. That figure is now 80.")
        assert figures[-1].measure == "aboard"

    def test_not_taken_from_the_sentence_before(self) -> None:
        assert [q.measure for q in read("Five people died. Two cats are missing.")] == ["killed", "missing"]

    def test_levels_of_one_number_share_their_measure(self) -> None:
        figures = read("The number of people who drowned rose to 14 from 9.")
        assert [(q.value, q.counted, q.measure) for q in figures] == [(14, "people", "killed"), (9, "people", "killed")]


@pytest.mark.slow
class TestCountsWithoutANumber:
    @pytest.mark.parametrize(
        ("text", "exact", "value", "measure"),
        [
            ("A man was shot dead outside a bakery.", "A man", 1, "killed"),
            ("A couple and their son were killed by a falling tree.", "A couple and their son", 3, "killed"),
            ("The mayor was shot dead outside his home.", "The mayor", 1, "killed"),
            ("The blast injured a baker.", "a baker", 1, "injured"),
        ],
    )
    def test_one_harmed(self, text: str, exact: str, value: float, measure: str) -> None:
        assert [(q.exact, q.value, q.measure) for q in read(text)] == [(exact, value, measure)]

    def test_beside_a_number(self) -> None:
        figures = read("A woman and two children died in the fire.")
        assert [(q.exact, q.value, q.measure) for q in figures] == [("A woman", 1, "killed"), ("two", 2, "killed")]

    def test_one_of_those_that_a_number_counts(self) -> None:
        assert [q.value for q in read("Twelve people were killed. A nurse was killed as she fled.")] == [12]

    @pytest.mark.parametrize(
        "text",
        [
            "A man could be killed.",
            "No soldier was killed.",
            "A guard killed time.",
            "If a man dies, they mourn.",
            "A clerk was paid.",
        ],
    )
    def test_nobody_was_harmed(self, text: str) -> None:
        assert read(text) == []

    def test_somebody_known_far_down_is_background(self) -> None:
        text = "The council met. " + "It spoke of roads. " * 60 + "The mayor was shot dead in spring."
        assert read(text) == []

    def test_no_parse(self) -> None:
        text = "A man was shot dead."
        assert list(find_quantities(spacy.blank("en")(text), text)) == []


@pytest.mark.slow
def test_what_is_counted_ends_with_its_line() -> None:
    assert [
        (quantity.exact, quantity.counted) for quantity in read("Toll of wall rises to six\n\nSix people died in Norvale.")
    ] == [
        ("six", ""),
        ("Six", "people"),
    ]
