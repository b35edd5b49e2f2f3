"""Two answers to one question: what they mean, their numbers, their polarity."""

from collections.abc import Iterator

import pytest

from app.linking.wording.answers import Answer, compare_answers
from app.settings import get_settings

WHY = "Why was the Torvik tunnel closed?"
WHEN = "How long will the tunnel stay closed?"


def compare(question: str, *pairs: tuple[str, str]) -> list[float]:
    return compare_answers([(Answer(question, a), Answer(question, b)) for a, b in pairs])


class TestMeaning:
    def test_a_paraphrase_scores_above_another_reason(self) -> None:
        same, other = compare(WHY, ("water leaked in", "because of a leak"), ("water leaked in", "a strike of the drivers"))
        assert same > 0.5 > other

    def test_words_of_the_question_make_no_likeness(self) -> None:
        (score,) = compare(WHY, ("the Torvik tunnel was flooded", "the Torvik tunnel lacks money"))
        assert score < 0.5

    def test_it_is_symmetric(self) -> None:
        one, back = compare(WHY, ("water leaked in", "because of a leak"), ("because of a leak", "water leaked in"))
        assert one == pytest.approx(back)

    def test_no_pairs_give_no_scores(self) -> None:
        assert compare_answers([]) == []


class TestNumbers:
    def test_other_numbers_undo_like_words(self) -> None:
        same, other = compare(WHEN, ("three weeks", "for 3 weeks"), ("three weeks", "five weeks"))
        assert same > 0.8
        assert other < 0.5

    def test_a_year_meets_the_day_in_it(self) -> None:
        same, other = compare(WHEN, ("2031", "until 4 July 2031"), ("2031", "until 4 July 2033"))
        assert same > other + 0.4

    def test_one_is_no_number(self) -> None:
        (score,) = compare(WHEN, ("no one knows for 3 days", "nobody knows for three days"))
        assert score > 0.5


class TestPolarity:
    def test_a_denial_scores_below_its_assertion(self) -> None:
        same, denied = compare(WHY, ("it is safe", "it is safe to use"), ("it is safe", "it is not safe to use"))
        assert denied < same - 0.1


class TestWithoutModel:
    @pytest.fixture(autouse=True)
    def without_model(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setenv("TWOSOURCE_EMBEDDING", "none")
        get_settings.cache_clear()
        yield
        get_settings.cache_clear()

    def test_shared_words_decide(self) -> None:
        same, other = compare(WHY, ("a water leak", "the leak of water"), ("a water leak", "a strike"))
        assert same > 0.5 > other
