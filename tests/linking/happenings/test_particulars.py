"""Names, numbers, days and ages tell two happenings of one kind apart."""

import pytest

from app.linking.happenings.particulars import Particulars, compare_particulars, find_ages, find_particulars
from app.linking.happenings.rarity import Rarity, count_words

CRASH = "A bus carrying Ilse Halvard, 46, left the Torvik road at 7:40 on Monday, officers said. One woman was hurt."
FOLLOW = "The driver, Ilse Halvard, 46, was at home again on Tuesday after her bus left the Torvik road, officers said."
OTHER = "A bus carrying Jon Rask, 19, left the Orsany road at 6:15 on Friday, officers said. One woman was hurt."


def make(text: str, *days: str) -> Particulars:
    return find_particulars("", text, days=days)


def compare(a: Particulars, b: Particulars, rarity: Rarity | None = None) -> float:
    return compare_particulars(a, b, rarity=rarity or Rarity())


class TestComparing:
    def test_names_outweigh_the_words_of_the_kind(self) -> None:
        assert compare(make(CRASH), make(FOLLOW)) > compare(make(CRASH), make(OTHER)) + 0.2

    def test_it_is_symmetric(self) -> None:
        one, two = make(CRASH, "2031-06-02"), make(FOLLOW, "2031-06-03")
        assert compare(one, two) == pytest.approx(compare(two, one))

    def test_an_article_is_like_itself(self) -> None:
        assert compare(make(CRASH), make(CRASH)) == pytest.approx(1.05)

    def test_nothing_is_like_nothing(self) -> None:
        assert compare(make(""), make("")) == 0

    def test_a_name_that_many_articles_hold_counts_for_less(self) -> None:
        crowd = [*(make(f"Torvik counted {number} geese near Lake{number}").words for number in range(30))]
        pair = make("A tram hit a wall in Torvik"), make("The council of Torvik met about schools")
        assert compare(*pair, count_words(crowd)) < compare(*pair)


class TestDays:
    @pytest.mark.parametrize(
        ("days", "added"),
        [
            (("2031-06-02", "2031-06-02"), 0.1),
            (("XXXX-06-02", "2031-06-02"), 0.1),
            (("2031-06-02", "2031-06-03"), -0.03),
            (("2031-06-02", "2031-06-06"), -0.1),
            (("2031-06", "2031-06-06"), 0),
            (("2031-06-01/2031-06-09", "2031-06-20"), 0),
        ],
    )
    def test_days_add_and_take_off(self, days: tuple[str, str], added: float) -> None:
        texts = "The lift stood still", "The market opened"
        plain = compare(make(texts[0]), make(texts[1]))
        assert compare(make(texts[0], days[0]), make(texts[1], days[1])) - plain == pytest.approx(added)

    def test_one_shared_day_of_several_is_enough(self) -> None:
        one, two = make("A", "2031-06-02", "2031-05-01"), make("B", "2031-06-09", "2031-06-02")
        assert compare(one, two) == pytest.approx(0.1)


class TestAges:
    @pytest.mark.parametrize(
        ("text", "ages"),
        [
            ("A 16-year-old and an 8 year old fled", {16, 8}),
            ("Ada Quill, 46, and Bram Oster, 51.", {46, 51}),
            ("a man aged 40", {40}),
            ("Route 46, lane 3, at 7:40", set()),
            ("The castle is 900 years old, a 300-year-old tree stands there", set()),
        ],
    )
    def test_ages_are_found(self, text: str, ages: set[int]) -> None:
        assert find_ages(text) == ages

    def test_another_age_takes_off(self) -> None:
        one, two = "A boy fell; he is a 16-year-old", "A girl ran; she is a 9-year-old"
        assert compare(make(one), make(two)) < compare(make(one), make("A girl ran; she is a 16-year-old"))
