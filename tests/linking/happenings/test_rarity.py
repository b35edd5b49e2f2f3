"""Rare words and repeated runs in a collection of articles."""

from app.linking.happenings.rarity import Rarity, count_words

NOTICE = "sign up for our letter"


def make_articles(count: int = 30) -> list[list[str]]:
    return [f"a barn burned in village{number} {NOTICE}".split() for number in range(count)]


class TestRarity:
    def test_a_word_of_one_article_tells_more_than_a_word_of_all(self) -> None:
        rarity = count_words(make_articles())
        assert rarity.weigh("village3") > 3 > 0.2 > rarity.weigh("burned") > 0

    def test_a_word_never_seen_tells_most(self) -> None:
        rarity = count_words(make_articles())
        assert rarity.weigh("village99") > rarity.weigh("village3")

    def test_few_articles_make_no_word_rare(self) -> None:
        rarity = count_words(make_articles(3))
        assert rarity.weigh("village1") == rarity.weigh("burned") == Rarity().weigh("anything") == 1.0


class TestRepeated:
    def test_a_notice_that_every_article_carries_is_dropped(self) -> None:
        rarity = count_words(make_articles())
        assert rarity.drop_repeated(f"two hens were saved {NOTICE}".split()) == ["two", "hens", "were", "saved"]

    def test_a_run_of_two_articles_is_kept(self) -> None:
        rarity = count_words([*make_articles(), ["rare", "run", "here"], ["rare", "run", "here"]])
        assert rarity.drop_repeated(["rare", "run", "here"]) == ["rare", "run", "here"]

    def test_few_articles_repeat_nothing(self) -> None:
        rarity = count_words(make_articles(5))
        assert rarity.drop_repeated(NOTICE.split()) == NOTICE.split()
