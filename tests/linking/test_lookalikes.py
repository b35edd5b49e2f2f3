"""Happenings that look alike and are two, or look unlike and are one: short dated reports."""

import re

import pytest

from app.linking.events import is_one_event
from app.linking.happenings.traits import Traits
from tests.linking.articles import make_article_traits

TOWNS = re.compile("Quenby|Orsany|Torvik|Leeds")


def report(title: str, text: str, published: str, *days: str) -> Traits:
    places = tuple((match.start(), match.group()) for match in TOWNS.finditer(text))
    return make_article_traits(title, text, title=title, days=days, published=published, places=places)


FIRE = report(
    "Warehouse fire in Quenby: 40 flee",
    "About 40 workers fled a burning warehouse in Quenby late on Thursday, the fire service said. Seventy firefighters fought "
    "the fire on Mill Road until dawn. The building stored paint. Neil Ward, the station officer, did not know the cause.",
    "2031-07-04", "2031-07-03",
)  # fmt: skip
FIRE_AGAIN = report(
    "Smoke after Mill Road blaze",
    "A fire destroyed a paint warehouse in Quenby. The fire on Mill Road broke out late on Thursday, and 70 firefighters were "
    "called, said Neil Ward of the fire service. All workers got out.",
    "2031-07-04", "2031-07-03",
)  # fmt: skip
FIRE_ELSEWHERE = report(
    "Warehouse fire in Torvik: 25 flee",
    "About 25 workers fled a burning warehouse in Torvik late on Thursday, the fire service said. Fifty firefighters fought "
    "the fire on Pier Road until dawn. The building stored timber. Jane Pell, the station officer, did not know the cause.",
    "2031-07-04", "2031-07-03",
)  # fmt: skip
TRIAL = report(
    "Banker denies fraud as trial opens",
    "Graham Tindall denied nine counts of fraud as his trial opened at Leeds Crown Court on Tuesday. Alice Mbeki, prosecuting, "
    "told the jury that the banker had spent the savings of pensioners on a yacht.",
    "2031-01-14", "2031-01-14",
)  # fmt: skip
TRIAL_AGAIN = report(
    "Savings went on a yacht, court hears",
    "Graham Tindall bought a yacht with the savings of pensioners, a jury at Leeds Crown Court heard. The banker denies fraud. "
    "Alice Mbeki, prosecuting, put the sum at £4.2m as the trial opened on Tuesday.",
    "2031-01-14", "2031-01-14",
)  # fmt: skip
SENTENCE = report(
    "Banker jailed for fraud",
    "Graham Tindall was jailed for fraud at Leeds Crown Court on Tuesday, as the trial ended. The banker had spent the savings of "
    "pensioners on a yacht. The jury had believed Alice Mbeki, prosecuting.",
    "2031-02-25", "2031-02-25",
)  # fmt: skip
CRASH = report(
    "Cargo plane crashes near Orsany",
    "A cargo plane crashed near Orsany on Tuesday and killed both pilots, the police said. The plane of Aune Freight had left "
    "Quenby with post. Kari Nilsen, the chief of police, said that the weather was clear before the crash.",
    "2031-10-07", "2031-10-07",
)  # fmt: skip
LETTER = report(
    "Pilots had warned of altimeter",
    "In a letter of September 2 a pilot of Aune Freight warned that the altimeter gave false readings. The letter was published on "
    "Thursday, two days after the plane crashed near Orsany and killed both pilots. Kari Nilsen said that the police have it.",
    "2031-10-10", "2031-09-02", "2031-10-09", "2031-10-07",
)  # fmt: skip


class TestLookAlikes:
    @pytest.mark.parametrize(("a", "b"), [(FIRE, FIRE_AGAIN), (TRIAL, TRIAL_AGAIN), (CRASH, LETTER)])
    def test_one_happening_in_other_words_is_one(self, a: Traits, b: Traits) -> None:
        assert is_one_event(a, b)
        assert is_one_event(b, a)

    @pytest.mark.parametrize(
        ("a", "b"),
        [(FIRE, FIRE_ELSEWHERE), (FIRE_AGAIN, FIRE_ELSEWHERE), (TRIAL, SENTENCE), (TRIAL_AGAIN, SENTENCE), (FIRE, CRASH)],
    )
    def test_another_town_or_another_month_is_another_happening(self, a: Traits, b: Traits) -> None:
        assert not is_one_event(a, b)
        assert not is_one_event(b, a)
