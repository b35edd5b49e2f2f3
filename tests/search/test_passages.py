"""Articles cut into passages."""

from app.search.passages import WORDS, cut_article, cut_text


def make_sentence(words: int, *, first: str = "Boats") -> str:
    return " ".join([first, *["sail"] * (words - 2), "home."])


class TestCutText:
    def test_short_text_is_one_passage(self) -> None:
        assert list(cut_text("The dam held.\n\nNobody was hurt.")) == ["The dam held. Nobody was hurt."]

    def test_passages_end_with_sentences(self) -> None:
        text = " ".join(make_sentence(50) for _ in range(5))
        assert [len(passage.split()) for passage in cut_text(text)] == [100, 100, 50]
        assert all(passage.endswith("home.") for passage in cut_text(text))

    def test_no_word_is_lost_whatever_the_text(self) -> None:
        for text in (make_sentence(700), "word " * 500, "A.B.C. “So?” she asked. No!\n\n\n1.5 m … and on", "", "\n \n"):
            assert " ".join(cut_text(text)).split() == text.split()

    def test_long_sentence_is_cut_between_words(self) -> None:
        assert max(len(passage.split()) for passage in cut_text(make_sentence(500))) <= WORDS


class TestCutArticle:
    def test_title_stands_alone_before_the_first_passages(self) -> None:
        text = " ".join(make_sentence(100) for _ in range(4))
        pieces = cut_article("Harbour full", text, most=2)
        assert pieces[0] == "Harbour full"
        assert len(pieces) == 3

    def test_article_without_words_still_has_one_piece(self) -> None:
        assert cut_article(None, " ", most=3) == [" "]
