"""Via: outlets and channels, on docs parsed by hand."""

import pytest

from app.pipeline.reporting.channels import find_via
from tests.pipeline.conftest import parsed

COMPLEMENT = ("it PRP nsubj 4", "fell VBD ccomp 1 fall")


class TestTold:
    @pytest.mark.parametrize(
        ("told", "via"),
        [
            ("Tidewire NNP dative 1 - ORG", "Tidewire"),
            ("Tidewire NNP dobj 1", "Tidewire"),
            ("Harl NNP dobj 1 - PERSON", None),
            ("Parliament NNP dobj 1 - ORG", None),
            ("reporters NNS dobj 1", None),
            ("her PRP dobj 1", None),
        ],
    )
    def test_outlets_not_audiences(self, told: str, via: str | None) -> None:
        doc = parsed("Brask NNP nsubj 1", "told VBD ROOT 1 tell", told, *COMPLEMENT)
        assert find_via(doc[1]) == via

    def test_whole_name_of_the_outlet(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "told VBD ROOT 1 tell",
            "the DT det 4",
            "Coast NNP compound 4",
            "Gazette NNP dobj 1 - ORG",
            "it PRP dobj 1",
        )
        assert find_via(doc[1]) == "Coast Gazette"

    def test_who_is_sold_something_is_no_outlet(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "sold VBD ROOT 1 sell", "Tidewire NNP dobj 1 - ORG")
        assert find_via(doc[1]) is None

    @pytest.mark.parametrize("told", ["Lima NNP dobj 1 - GPE", "Kingston NNP dobj 1", "Peruvians NNPS dobj 1 - NORP"])
    def test_places_and_peoples_are_audiences(self, told: str) -> None:
        doc = parsed("Brask NNP nsubj 1", "told VBD ROOT 1 tell", told, *COMPLEMENT)
        assert find_via(doc[1]) is None


class TestReportedBy:
    """ "This was reported by X on Y": the channel may hang on the name."""

    @pytest.mark.parametrize("hangs", [2, 4])
    def test_wherever_the_channel_hangs(self, hangs: int) -> None:
        doc = parsed(
            "This DT nsubjpass 2",
            "was VBD auxpass 2 be",
            "reported VBN ROOT 2 report",
            "by IN agent 2",
            "Brask NNP pobj 3 - PERSON",
            f"on IN prep {hangs}",
            "Tidewire NNP pobj 5 - ORG",
            ". . punct 2",
        )
        assert find_via(doc[2]) == "Tidewire"

    @pytest.mark.parametrize(
        "rows",
        [
            ("that IN mark 6", "it PRP nsubj 6", "fell VBD ccomp 1 fall", "on IN prep 6", "Tidewire NNP pobj 7 - ORG"),
            (", , punct 1", "later RB advmod 1", "again RB advmod 1", "on IN prep 1", "Tidewire NNP pobj 7 - ORG"),
        ],
    )
    def test_not_beyond_the_cue_s_own_words(self, rows: tuple[str, ...]) -> None:
        doc = parsed("Then RB advmod 1", "said VBD ROOT 1 say", "Brask NNP nsubj 1", "loudly RB advmod 1", *rows)
        assert find_via(doc[1]) is None


class TestChannel:
    @pytest.mark.parametrize(
        ("target", "via"),
        [
            ("Chatterbox NNP pobj 2", "Chatterbox"),
            ("television NN pobj 2", "television"),
            ("Monday NNP pobj 2 - DATE", None),
            ("Monday NNP pobj 2", None),
            ("Tarn NNP pobj 2 - GPE", None),
            ("stage NN pobj 2", None),
        ],
    )
    def test_channels_not_days_or_places(self, target: str, via: str | None) -> None:
        doc = parsed("Brask NNP nsubj 1", "wrote VBD ROOT 1 write", "on IN prep 1", target)
        assert find_via(doc[1]) == via

    def test_phrase_of_a_channel(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "said VBD ROOT 1 say", "on IN prep 1", "social JJ amod 4", "media NNS pobj 2")
        assert find_via(doc[1]) == "social media"

    def test_other_prepositions_name_no_channel(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "spoke VBD ROOT 1 speak", "for IN prep 1", "Chatterbox NNP pobj 2")
        assert find_via(doc[1]) is None
