import re

import pytest

from app.linking.events import compare_articles, is_one_event
from tests.linking.articles import OTHER_SLIDE, SLIDE, SLIDE_AGAIN, VOTE
from tests.linking.articles import make_article_traits as traits


def find_places(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((match.start(), match.group()) for match in re.finditer("Quenby|Orsany|Torvik", text))


class TestCompareArticles:
    def test_joins_two_reports_of_one_happening(self) -> None:
        assert is_one_event(traits("a", SLIDE), traits("b", SLIDE_AGAIN))

    @pytest.mark.parametrize(
        "other", [OTHER_SLIDE, VOTE, "", "Nothing."], ids=["same kind elsewhere", "same people", "empty", "short"]
    )
    def test_keeps_others_apart(self, other: str) -> None:
        assert not is_one_event(traits("a", SLIDE), traits("b", other))

    def test_is_symmetric(self) -> None:
        a, b = traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("XXXX-05-03",))
        assert compare_articles(a, b) == compare_articles(b, a)

    def test_counts_a_shared_day(self) -> None:
        same = compare_articles(traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("XXXX-05-03",)))
        other = compare_articles(traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("2031-05-09",)))
        assert same > other

    def test_keeps_another_day_apart_however_alike_the_texts_are(self) -> None:
        days = ("2031-05-03",), ("2030-02-11",), ("XXXX-05-05",)
        first, other, next_day = (traits("a", SLIDE, days=told) for told in days)
        assert not is_one_event(first, other)
        assert is_one_event(first, next_day)

    def test_keeps_another_town_apart_however_alike_the_texts_are(self) -> None:
        elsewhere = SLIDE.replace("Quenby", "Torvik")
        here, there = (traits(name, text, places=find_places(text)) for name, text in (("a", SLIDE), ("b", elsewhere)))
        assert (here.scene, there.scene) == ("quenby", "torvik")
        assert not is_one_event(here, there)

    def test_joins_single_sentences_of_one_day_town_and_kind(self) -> None:
        one, two = (
            "The landslide in Quenby on May 3 buried four lorries.",
            "Four lorries lie under a landslide in Quenby, a driver said.",
        )
        day = ("2031-05-03",)
        a, b = traits("a", one, days=day, places=find_places(one)), traits("b", two, days=day, places=find_places(two))
        assert is_one_event(a, b)
        assert is_one_event(a, traits("b", two, published="2031-05-04", places=find_places(two)))
        assert not is_one_event(a, traits("b", two, published="2031-06-04", places=find_places(two)))

    def test_keeps_months_apart(self) -> None:
        a, b = traits("a", SLIDE, published="2031-05-03"), traits("b", SLIDE_AGAIN, published="2031-09-03")
        assert not is_one_event(a, b)
