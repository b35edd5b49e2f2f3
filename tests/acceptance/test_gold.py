"""Reading is held to what it reached on the articles marked by hand; tests/gold/README.md tells what it reaches on new ones."""

from pathlib import Path

import pytest

from app.evaluation.claims import score_article
from app.evaluation.gold import find_gold
from app.evaluation.tally import Tally
from app.loader.steps import make_read_all
from app.pipeline.records import Text
from app.settings import get_settings

GOLD = Path(__file__).parents[1] / "gold"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tally() -> Tally:
    settings = get_settings()
    articles, counted = list(find_gold(GOLD, max_chars=settings.max_text_chars)), Tally()
    read = make_read_all(settings.spacy_model)
    for article, reading in zip(articles, read(Text(article.text, article.name) for article in articles), strict=True):
        score_article(article, reading().claims, counted)
    assert len(articles) == 153
    return counted


class TestClaims:
    @pytest.mark.parametrize("what", ["claim", "figure"])
    def test_found(self, tally: Tally, what: str) -> None:
        assert tally.compute_found(what)[2] > 0.93

    @pytest.mark.parametrize(("what", "least"), [("speaker", 0.9), ("voice", 0.95), ("certainty", 0.95), ("checkable", 0.9)])
    def test_judged_right(self, tally: Tally, what: str, least: float) -> None:
        assert tally.compute_accuracy(what) > least


class TestFigures:
    @pytest.mark.parametrize(("what", "least"), [("comparator", 0.97), ("measure", 0.89), ("unit", 0.97)])
    def test_judged_right(self, tally: Tally, what: str, least: float) -> None:
        assert tally.compute_accuracy(what) > least
