"""One doc per article, and its sentences mended."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from app.pipeline.records import Zone
from app.pipeline.sentences import MAX_PART, find_paragraphs, find_sentences, make_doc
from app.pipeline.zones import find_zones
from app.vocabulary import ZoneKind
from tests.pipeline.conftest import parsed

BLANK = spacy.blank("en")

FELL = ("It PRP nsubj 1", "fell VBD ROOT 1 fall")


class TestMakeDoc:
    def test_offsets_are_the_article_s(self) -> None:
        text = "Wall falls\n\n  The wall fell.\nNobody came."
        doc = make_doc(text, list(find_zones(text)), BLANK)
        assert len(doc.text) == len(text)
        assert [text[token.idx : token.idx + len(token.text)] for token in doc if not token.is_space] == [
            token.text for token in doc if not token.is_space
        ]

    def test_hard_wrap_is_a_blank(self) -> None:
        text = "The wall fell\nat noon."
        assert make_doc(text, [Zone(ZoneKind.BODY, 0, len(text))], BLANK).text == "The wall fell at noon."

    def test_endless_line_is_parsed_in_parts(self) -> None:
        text = "walls fell and " * (MAX_PART // 5)
        doc = make_doc(text, [Zone(ZoneKind.BODY, 0, len(text))], BLANK)
        assert doc.text == text

    def test_endless_word(self) -> None:
        text = "x" * (2 * MAX_PART + 1)
        assert make_doc(text, [Zone(ZoneKind.BODY, 0, len(text))], BLANK).text == text

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\n x"])
    def test_next_to_nothing(self, text: str) -> None:
        assert len(make_doc(text, list(find_zones(text)), BLANK).text) == len(text)

    @given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=120))
    @settings(max_examples=60, deadline=None)
    def test_any_text_keeps_its_offsets(self, text: str) -> None:
        doc = make_doc(text, list(find_zones(text)), BLANK)
        assert doc.text.replace("\n", " ") == text.replace("\n", " ")


class TestUnits:
    @pytest.mark.parametrize(
        ("text", "begins"),
        [
            ("It cost €2m. Nobody paid.", ["Nobody"]),
            ("It holds 40 l. Then it rained.", ["Then"]),
            ("The bill of £3m. was paid.", []),
            ("J. M. Harl left.", []),
        ],
    )
    def test_sentence_behind_a_unit(self, text: str, begins: list[str]) -> None:
        doc = make_doc(text, [Zone(ZoneKind.BODY, 0, len(text))], BLANK)
        assert [token.text for token in doc[1:] if token.is_sent_start] == begins


class TestFindParagraphs:
    def test_an_endless_line_is_several_at_the_ends_of_its_sentences(self) -> None:
        text = "The wall fell at noon. " * (MAX_PART // 10)
        pieces = list(find_paragraphs(text, [Zone(ZoneKind.BODY, 0, len(text))]))
        assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
        assert (pieces[0].start, pieces[-1].end) == (0, len(text))
        assert all(piece.end - piece.start <= MAX_PART and text[: piece.end].rstrip().endswith(".") for piece in pieces)

    def test_others_stay_as_they_are(self) -> None:
        zones = [Zone(ZoneKind.HEADLINE, 0, 4), Zone(ZoneKind.BODY, 5, 9)]
        assert list(find_paragraphs("Wall\nfell", zones)) == zones


@pytest.mark.slow
class TestLemmas:
    @pytest.mark.parametrize(("word", "lemma"), [("hoped", "hope"), ("raged", "rage"), ("rated", "rate"), ("texted", "text")])
    def test_verbs_that_report(self, nlp: Language, word: str, lemma: str) -> None:
        text = f"The old mayor {word} that the wall would fall."
        assert make_doc(text, [Zone(ZoneKind.BODY, 0, len(text))], nlp)[3].lemma_ == lemma

    def test_other_verbs_are_left_alone(self, nlp: Language) -> None:
        text = "The old mayor hopped over the wall and barked."
        assert [t.lemma_ for t in make_doc(text, [Zone(ZoneKind.BODY, 0, len(text))], nlp) if t.pos_ == "VERB"] == ["hop", "bark"]


class TestFindSentences:
    def test_each_sentence(self) -> None:
        doc = parsed(*FELL, ". . punct 1", "Nobody NN nsubj 4", "came VBD ROOT 4 come", ". . punct 4")
        assert [sent.text for sent in find_sentences(doc, 0, len(doc.text))] == ["It fell.", "Nobody came."]

    def test_only_those_between_the_offsets(self) -> None:
        doc = parsed(*FELL, ". . punct 1", "Nobody NN nsubj 4", "came VBD ROOT 4 come", ". . punct 4")
        start = doc.text.index("Nobody")
        assert [sent.text for sent in find_sentences(doc, start, len(doc.text))] == ["Nobody came."]

    @pytest.mark.parametrize("opening", [", , punct 3", "and CC cc 3", ") -RRB- punct 3"])
    def test_piece_that_opens_like_none_goes_on(self, opening: str) -> None:
        doc = parsed(*FELL, opening, "broke VBD ROOT 3 break", ". . punct 3")
        assert len(list(find_sentences(doc, 0, len(doc.text)))) == 1

    def test_lower_case_behind_a_stop_is_a_sentence(self) -> None:
        doc = parsed(*FELL, ". . punct 1", "it PRP nsubj 4", "broke VBD ROOT 4 break", ". . punct 4")
        assert len(list(find_sentences(doc, 0, len(doc.text)))) == 2

    def test_capital_without_a_stop_is_a_sentence(self) -> None:
        doc = parsed(*FELL, "Nobody NN nsubj 3", "came VBD ROOT 3 come", ". . punct 3")
        assert len(list(find_sentences(doc, 0, len(doc.text)))) == 2

    def test_offsets_outside_the_text(self) -> None:
        doc = parsed(*FELL)
        assert list(find_sentences(doc, 400, 500)) == []
