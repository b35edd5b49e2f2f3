"""The reporting that opens a sentence, on docs parsed by hand and on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction
from app.pipeline.reporting.openings import read_opening
from tests.pipeline.conftest import parsed

Read = Callable[[str], Extraction]


class TestReadOpening:
    def test_clause_that_the_parser_drew_into_the_object(self) -> None:
        doc = parsed(
            "The DT det 1", "firm NN nsubj 2", "said VBD ROOT 2 say", "crates NNS dobj 2", "held VBD acl 3 hold", "salt NN dobj 4"
        )
        frame = read_opening(doc[2])
        assert frame is not None
        assert doc.text[slice(*frame.contents[0])] == "crates held salt"
        assert doc[frame.head].text == "firm"

    @pytest.mark.parametrize(
        "rows",
        [
            ("The DT det 1", "firm NN nsubj 2", "said VBD ROOT 2 say", "as RB advmod 4", "much JJ advmod 2"),
            ("The DT det 1", "firm NN nsubj 2", "said VBD ROOT 2 say", "a DT det 5", "few JJ amod 5", "words NNS dobj 2"),
            ("It PRP nsubj 1", "rained VBD ROOT 1 rain", "said VBD dep 1 say", "crates NNS dobj 2", "fell VBD acl 3 fall"),
            ("This DT nsubj 1", "said VBD ROOT 1 say", "crates NNS dobj 1", "fell VBD acl 2 fall"),
        ],
    )
    def test_words_that_say_nothing_or_nobody_says(self, rows: tuple[str, ...]) -> None:
        doc = parsed(*rows)
        assert all(read_opening(token) is None for token in doc if token.lemma_ == "say")


@pytest.mark.slow
class TestOnTheParser:
    @pytest.mark.parametrize(
        ("text", "speaker", "claim"),
        [
            (
                "Police say when firefighters arrived, they found a burnt van in a third floor rear yard.",
                "police",
                "when firefighters arrived, they found a burnt van in a third floor rear yard",
            ),
            (
                "There was no official count but medics said at least nine riders were hurt and several others cut.",
                "medics",
                "at least nine riders were hurt and several others cut",
            ),
            (
                "Traders said Minister Brask's defeat of Senator Odo Harl by nine votes left the party facing its worst year.",
                "traders",
                "Minister Brask's defeat of Senator Odo Harl by nine votes left the party facing its worst year",
            ),
        ],
    )
    def test_sentence(self, read: Read, text: str, speaker: str, claim: str) -> None:
        found = [(c.speaker.name, c.evidence.exact) for c in read(text).claims if c.speaker is not None]
        assert found == [(speaker, claim)]


@pytest.mark.slow
class TestCounting:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (
                "Organisers said 9,000 people came; police estimated the crowd at 2,300.",
                [("organisers", "9,000 people came"), ("police", "the crowd at 2,300")],
            ),
            (
                "According to the union, 400 drivers walked out, but the company put the number at 150.",
                [("union", "400 drivers walked out"), ("company", "the number at 150")],
            ),
            ("The hospital reported 14 dead, whereas the army counted nine.", [("hospital", "14 dead"), ("army", "nine")]),
            ("The agency quoted Odo Harl as saying that 14 gates were open.", [("Odo Harl", "14 gates were open")]),
            ("Officials gave the death toll as 12.", [("officials", "the death toll as 12")]),
            ("The club counts 400 members.", [(None, "The club counts 400 members")]),
        ],
    )
    def test_each_number_is_theirs_who_counted(self, read: Read, text: str, said: list[tuple[str | None, str]]) -> None:
        assert [(c.speaker.name if c.speaker else None, c.evidence.exact) for c in read(text).claims] == said
