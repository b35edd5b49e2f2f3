import pytest

from app.linking.events import compare_articles, is_one_event
from tests.linking.articles import OTHER_SLIDE, SLIDE, SLIDE_AGAIN, VOTE
from tests.linking.articles import make_article_traits as traits


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

    def test_keeps_months_apart(self) -> None:
        a, b = traits("a", SLIDE, published="2031-05-03"), traits("b", SLIDE_AGAIN, published="2031-09-03")
        assert not is_one_event(a, b)
