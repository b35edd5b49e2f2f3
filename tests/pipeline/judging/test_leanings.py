"""Leanings: which traits a statement has, and how they weigh."""

import pytest
from spacy.language import Language

from app.pipeline.judging.leanings import leans, weigh_traits
from app.pipeline.judging.traits import find_traits
from app.pipeline.lexicon import read_lexicon
from app.vocabulary import Voice


class TestWeighTraits:
    def test_a_trait_without_weight_tells_nothing(self) -> None:
        assert weigh_traits({"number", "named UNICORN"}) == weigh_traits({"number"})

    def test_a_trait_counts_once(self) -> None:
        assert weigh_traits(["value", "value"]) == weigh_traits({"value"})

    def test_words_of_value_weigh_for_it_and_numbers_against_it(self) -> None:
        assert weigh_traits({"value"}) > weigh_traits(()) > weigh_traits({"number"})


@pytest.mark.slow
class TestFindTraits:
    def test_names_classes_small_words_and_cue(self, nlp: Language) -> None:
        doc = nlp("“You never paid the poor,” he complained.")
        traits = set(find_traits(doc[1:6], doc[9:10], Voice.DIRECT))
        assert {"direct", "you", "word never", "holds classes_of_people", "cue complain", "nothing named"} <= traits
        assert "no cue" not in traits

    def test_every_weighted_class_is_one_of_the_lexicon(self) -> None:
        groups = {
            name.split(" ", 1)[1]
            for name in read_lexicon("leanings")["weights"]
            if name.split(" ")[0] in {"holds", "said", "heads"}
        }
        assert groups <= set(read_lexicon("stance"))

    def test_what_is_not_known_to_be_wrong_is_no_value(self, nlp: Language) -> None:
        doc = nlp("We do not know which of the gauges is wrong.")
        assert "value" not in set(find_traits(doc[:9], None, Voice.DIRECT))


@pytest.mark.slow
class TestLeans:
    def test_what_evidence_says_does_not_lean(self, nlp: Language) -> None:
        doc = nlp("All traces point to a shameful loss of nerve.")
        assert leans(doc[:9], None, Voice.DIRECT) is False

    def test_a_condition_with_will_does_not_lean(self, nlp: Language) -> None:
        doc = nlp("If the cowards hide, the brave will speak.")
        assert leans(doc[:9], None, Voice.DIRECT) is False
