"""Certainty and checkability on docs that no parser would make: any tree, any tags, any stretch of the text."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from app.pipeline.certainty import find_hedges, judge_certainty
from app.pipeline.checkable import is_checkable
from app.pipeline.judging.scope import find_phrases, get_tokens, is_aside, is_top
from app.pipeline.records import make_span
from app.vocabulary import Voice
from tests.steps import count_steps

VOCAB = spacy.blank("en").vocab
WORDS = st.sampled_from(
    [
        "if",
        "may",
        "could",
        "must",
        "not",
        "no",
        "evidence",
        "denied",
        "as",
        "false",
        "like",
        "lions",
        ",",
        "who",
        "claims",
        "said",
        "according",
        "to",
        "preliminary",
        "data",
        "reports",
        "is",
        "’s",
        "you",
        "wants",
        "will",
        "never",
        "call",
        "for",
        "?",
        "“",
        "12",
        "é",
        "💥",
        "\n",
        "possible",
    ]
)
TAGS = st.sampled_from(
    ["MD/AUX", "VB/VERB", "VBD/VERB", "VBN/VERB", "NN/NOUN", "NNS/NOUN", "JJ/ADJ", "RB/ADV", "IN/SCONJ", "PRP/PRON", ",/PUNCT"]
)
DEPS = st.sampled_from(
    [
        "nsubj",
        "dobj",
        "aux",
        "relcl",
        "ccomp",
        "advcl",
        "acl",
        "attr",
        "acomp",
        "mark",
        "neg",
        "amod",
        "prep",
        "pobj",
        "conj",
        "xcomp",
        "auxpass",
    ]
)


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    words = draw(st.lists(WORDS, min_size=1, max_size=14))
    tags = [draw(TAGS).split("/") for _ in words]
    # Each word hangs on an earlier one, so that any draw is a tree; the first is its root.
    heads = [draw(st.integers(0, max(0, number - 1))) for number in range(len(words))]
    deps = ["ROOT", *(draw(DEPS) for _ in words[1:])]
    return Doc(
        VOCAB, words=words, tags=[tag for tag, _ in tags], pos=[pos for _, pos in tags], lemmas=words, heads=heads, deps=deps
    )


class TestAnyDoc:
    @settings(max_examples=600, deadline=None)
    @given(docs(), st.data())
    def test_every_stretch_is_judged_and_its_spans_slice_back(self, doc: Doc, data: st.DataObject) -> None:
        text = doc.text
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(0, len(text)))
        cue_start = data.draw(st.integers(0, len(text) - 1))
        cue = data.draw(st.sampled_from([None, make_span(text, cue_start, min(len(text), cue_start + 6))]))
        _, spans = judge_certainty(doc, text, start, end, cue=cue)
        hedges = find_hedges(doc, text, start, end, cue=cue)
        assert all(text[span.start : span.end] == span.exact for span in (*spans, *hedges))
        assert [span.start for span in hedges] == sorted(span.start for span in hedges)
        for voice in Voice:
            is_checkable(doc, text, start, end, cue=cue, voice=voice)

    def test_steps_stay_bounded_in_a_very_long_sentence(self) -> None:
        def count(size: int) -> int:
            words = ["if", "it", "may", "not", "be", ","] * (size // 6)
            chain = [max(0, number - 1) for number in range(len(words))]
            deps = ["ROOT", *["ccomp"] * (len(words) - 1)]
            doc = Doc(VOCAB, words=words, lemmas=words, pos=["VERB"] * len(words), tags=["VB"] * len(words), heads=chain, deps=deps)
            end = 4_000  # a claim is no longer than the part of a line that is parsed at once

            def judge() -> None:
                judge_certainty(doc, doc.text, 0, end, cue=None)
                is_checkable(doc, doc.text, 0, end, cue=None, voice=Voice.DIRECT)

            return count_steps(judge)

        assert count(12_000) < 6 * count(3_000)


class TestGetTokens:
    def test_partly_touched_tokens_count(self) -> None:
        tokens = get_tokens(Doc(VOCAB, words=["Lamps", "failed"]), 2, 7)
        assert tokens is not None
        assert tokens.text == "Lamps failed"

    def test_nothing_touched(self) -> None:
        assert get_tokens(Doc(VOCAB, words=["Lamps"]), 3, 3) is None
        assert get_tokens(Doc(VOCAB), 0, 1) is None


class TestIsTop:
    def test_clause_joined_to_the_head_is_top_and_one_hung_on_a_noun_is_not(self) -> None:
        doc = Doc(
            VOCAB,
            words=["Lamps", "that", "broke", "failed", "and", "fell"],
            heads=[3, 2, 0, 3, 3, 3],
            deps=["nsubj", "nsubj", "relcl", "ROOT", "cc", "conj"],
        )
        assert [token.text for token in doc if is_top(token, doc[:])] == ["failed", "fell"]
        assert [token.text for token in doc if is_aside(token, doc[:])] == ["that", "broke"]


class TestFindPhrases:
    def test_any_blank_between_and_any_case(self) -> None:
        text = "On paper. In\nAll  likelihood it fell; inall likelihoods."
        assert [text[start:end] for start, end in find_phrases(text, 0, len(text), "hedges", "phrases")] == [
            "On paper",
            "In\nAll  likelihood",
        ]
