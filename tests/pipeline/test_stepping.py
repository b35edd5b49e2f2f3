"""What a step at a time makes of docs is what spaCy's own loop makes of them."""

from typing import Any, cast

import pytest
from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from app.pipeline import stepping
from app.pipeline.stepping import apply

ATTRIBUTES: list[int | str] = ["DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
TEXTS = [
    "The harbour master of Norvale, Tilda Brask, said on Tuesday that 40 boats had been moved.",
    "",
    "Nobody came. The dam held until noon, when water broke through the western gate and 12 farms were lost.",
    " ",
    "“We were told too late,” Odo Harl wrote to the Ferry Board in March 2019. It did not answer him.",
    "No",
]


def pieces(nlp: Language, texts: list[str]) -> list[Doc]:
    return list(nlp.pipe(texts, disable=["parser", "attribute_ruler", "lemmatizer", "ner"]))


def rows(docs: list[Doc]) -> list[Any]:
    return [doc.to_array(ATTRIBUTES).tolist() for doc in docs]


def forbid(*given: object) -> None:
    raise AssertionError(given)


class TestApply:
    @pytest.mark.parametrize("texts", [TEXTS, TEXTS[1::2], TEXTS[::-1] * 9, []])
    def test_spacy_s_own_loop_says_the_same(self, nlp: Language, texts: list[str]) -> None:
        own, stepped = pieces(nlp, texts), pieces(nlp, texts)
        for name in ("parser", "ner"):
            pipe = cast(DependencyParser | EntityRecognizer, nlp.get_pipe(name))
            own = list(pipe.pipe(own))
            stepped = apply(pipe, stepped)
            assert rows(stepped) == rows(own)
        assert [[(ent.text, ent.label_) for ent in doc.ents] for doc in stepped] == [
            [(ent.text, ent.label_) for ent in doc.ents] for doc in own
        ]

    def test_one_doc_is_left_to_spacy(self, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(stepping, "_step_through", forbid)
        assert len(apply(nlp.get_pipe("ner"), pieces(nlp, TEXTS[:1]))) == 1
        with pytest.raises(AssertionError):
            apply(nlp.get_pipe("ner"), pieces(nlp, TEXTS))

    def test_a_search_over_several_parses_is_left_to_spacy(self, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
        ner = nlp.get_pipe("ner")
        monkeypatch.setitem(cast(Any, ner).cfg, "beam_width", 2)
        monkeypatch.setattr(stepping, "_step_through", forbid)
        assert len(apply(ner, pieces(nlp, TEXTS))) == len(TEXTS)

    def test_a_component_that_is_only_a_function_is_called_for_each_doc(self, nlp: Language) -> None:
        seen: list[str] = []

        def note(doc: Doc) -> Doc:
            seen.append(doc.text)
            return doc

        assert len(apply(note, pieces(nlp, TEXTS))) == len(TEXTS)
        assert seen == TEXTS
