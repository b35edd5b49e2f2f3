import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from app.pipeline.classes import find_late_steps, make_classifier

ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
BLANK = spacy.blank("en")


def make_ruler() -> AttributeRuler:
    ruler = AttributeRuler(BLANK.vocab)
    ruler.add([[{"TAG": "NN"}]], {"POS": "NOUN", "MORPH": "Number=Sing"})
    ruler.add([[{"TAG": "NN", "LOWER": "nothing"}], [{"LOWER": {"REGEX": "^nothin'$"}}]], {"POS": "PRON"})
    ruler.add([[{"TAG": "MD", "DEP": {"IN": ["aux"]}}]], {"POS": "AUX"})
    ruler.add([[{"LOWER": "let"}, {"LOWER": "'s"}]], {"LEMMA": "us"}, index=1)
    return ruler


def make_doc(*tokens: tuple[str, str, str]) -> Doc:
    words, tags, deps = zip(*tokens, strict=True)
    return Doc(BLANK.vocab, words=list(words), tags=list(tags), deps=list(deps), heads=[0] * len(words))


class TestMakeClassifier:
    def test_does_what_the_ruler_does_the_first_time_and_from_memory(self) -> None:
        ruler = make_ruler()
        classify = make_classifier(ruler)
        rows = (
            ("can", "MD", "aux"),
            ("can", "NN", "dobj"),
            ("nothing", "NN", "dobj"),
            ("nothin'", "NN", "dobj"),
            ("\n", "_SP", "dep"),
        )
        for _ in range(3):
            assert classify(make_doc(*rows)).to_array(ATTRIBUTES).tolist() == ruler(make_doc(*rows)).to_array(ATTRIBUTES).tolist()

    def test_a_word_that_no_pattern_names_needs_no_ruler(self) -> None:
        ruler = make_ruler()
        classify = make_classifier(ruler)
        classify(make_doc(("bridge", "NN", "dobj")))
        ruler.clear()
        assert [token.pos_ for token in classify(make_doc(("tunnel", "NN", "dobj")))] == ["NOUN"]

    def test_a_pattern_of_several_tokens_is_left_to_the_ruler(self) -> None:
        ruler = make_ruler()
        classify = make_classifier(ruler)
        classify(make_doc(("'s", "PRP", "nsubj"), ("let", "VB", "ROOT")))
        assert classify(make_doc(("let", "VB", "ROOT"), ("'s", "PRP", "nsubj")))[1].lemma_ == "us"

    def test_patterns_that_read_more_are_left_to_the_ruler(self) -> None:
        ruler = make_ruler()
        ruler.add([[{"SHAPE": "XXXX"}]], {"POS": "X"})
        assert make_classifier(ruler) is ruler

    def test_an_empty_doc_stays_empty(self) -> None:
        assert len(make_classifier(make_ruler())(Doc(BLANK.vocab))) == 0


class TestFindLateSteps:
    def test_the_ruler_and_the_lemmatiser_can_wait(self, nlp: Language) -> None:
        assert list(find_late_steps(nlp)) == ["attribute_ruler", "lemmatizer"]

    def test_nothing_waits_where_a_rule_that_may_read_them_follows(self) -> None:
        pipeline = spacy.blank("en")
        pipeline.add_pipe("attribute_ruler")
        assert list(find_late_steps(pipeline)) == ["attribute_ruler"]
        pipeline.add_pipe("entity_ruler")
        assert find_late_steps(pipeline) == {}

    def test_the_whole_model_says_the_same(self, nlp: Language) -> None:
        text = "There was nothing to see, so let's go on. I ain't sure that you've got what it's going to take; that may be it."
        late = find_late_steps(nlp)
        for _ in range(2):
            (doc,) = nlp.pipe([text], disable=list(late))
            for step in late.values():
                step(doc)
            assert doc.to_array(ATTRIBUTES).tolist() == nlp(text).to_array(ATTRIBUTES).tolist()
