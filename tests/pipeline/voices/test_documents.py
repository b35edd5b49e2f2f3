"""Documents as voices and whose words they are, in whole texts read with the real model."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


def speakers(read: Read, text: str) -> list[str | None]:
    """The speaker of each claim, in reading order."""
    return [claim.speaker.name if claim.speaker else None for claim in read(text).claims]


class TestIssued:
    @pytest.mark.parametrize(
        ("opening", "noun"),
        [
            ("The Delmar Port Authority issued the following update on Monday.", "update"),
            ("The Delmar Port Authority has published its assessment of the storm.", "assessment"),
            ("The Delmar Port Authority released the following advisory.", "advisory"),
        ],
    )
    def test_an_article_that_is_a_body_s_own_words(self, read: Read, opening: str, noun: str) -> None:
        speech = f"“Two cranes were lost.\n\n“Both piers are open,” the {noun} went on. “We will pay for the cargo.”"
        text = f"Port reopens\n\n{opening}\n\n{speech}"
        assert set(speakers(read, text)) == {"Delmar Port Authority"}

    def test_an_outlet_that_got_a_letter_did_not_write_it(self, read: Read) -> None:
        text = "Port row\n\nThe Harbour Herald has obtained an internal letter.\n\nTwo cranes were lost, the letter says."
        assert "Harbour Herald" not in speakers(read, text)


class TestDescribed:
    TEXT = (
        "Surveyors warned of cracks in pier, {headline} shows\n\n{extra}"
        "The Herald has obtained the survey report that the Ministry of Works sent to the port."
        " It says the pier was cracked. Nine piles were hollow, the report says."
    )

    def test_it_and_the_document_of_a_headline_are_what_was_obtained(self, read: Read) -> None:
        text = self.TEXT.format(headline="document", extra="Delmar Port said on Friday that the pier was sound.\n\n")
        said = speakers(read, text)
        assert said[0] == "survey report"
        assert said[-2:] == ["survey report", "survey report"]

    def test_a_log_is_its_owner_s(self, read: Read) -> None:
        shown = "The fire service log, obtained by the Herald, shows that the alarm was raised at nine."
        text = f"Blaze\n\nPolice said nobody was hurt.\n\n{shown}"
        assert speakers(read, text)[-1] == "fire service log"
