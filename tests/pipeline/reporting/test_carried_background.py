"""Where a carried speaker ends, and who no word for a document means."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.slow
class TestBackground:
    @pytest.mark.parametrize(
        ("text", "speaker"),
        [
            ("Nine riders were hurt, police said. Two of them are in intensive care.", "police"),
            ("Nine riders were hurt, police said. Last night two drivers were in custody.", None),
            ("Nine riders were hurt, police said. A crash in 2017 killed two riders on the same bend.", None),
            ("Nine riders were hurt, police said. A boy is feared to be among the riders.", None),
        ],
    )
    def test_last_sentence(self, read: Read, text: str, speaker: str | None) -> None:
        last = read(text).claims[-1]
        assert (last.speaker.name if last.speaker is not None else None) == speaker

    def test_a_body_that_expects_something_is_a_body(self, read: Read) -> None:
        text = (
            "Police have named the dead.\n\n"
            "Vashti Basin Water told the stock exchange that it expected insurers to bear half of its losses. "
            "All repairs were finished in May, it reiterated."
        )
        claims = read(text).claims
        assert claims[-1].speaker is not None
        assert claims[-1].speaker.name == "Vashti Basin Water"
