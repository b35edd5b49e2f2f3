"""Reading a text from end to end."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from app.errors import AppError
from app.pipeline.extract import STAGES, extract, load_nlp
from app.pipeline.records import Extraction
from app.pipeline.wire import to_object
from app.settings import get_settings

Read = Callable[[str], Extraction]

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

ARTICLE = """Ferry sinks off Norvale
By Pavla Drin
NORVALE (Tidewire) – The ferry sank at dawn with 40 people on board, the harbour office said.
A diver at the wreck on Monday. Photo: Odo Harl/Tidewire
“We heard a bang,” said Odo Harl, a passenger. “Then the lights went out.”
Rescue at dawn
Mayor Tilda Brask told Tidewire that the pier would stay closed. She called the ferry “unfit to sail”.
Read more: ten ferries that sank"""


def find_spans(record: Any) -> Iterator[Any]:
    """Every record with offsets and words, however deep it stands."""
    if is_dataclass(record) and not isinstance(record, type):
        if hasattr(record, "exact"):
            yield record
        for field in fields(record):
            yield from find_spans(getattr(record, field.name))
    elif isinstance(record, tuple):
        for part in record:
            yield from find_spans(part)


def in_order(records: Iterable[Any]) -> bool:
    """Whether records with offsets follow each other without overlap, none of them empty."""
    spans = [(record.start, record.end) for record in records]
    return all(start < end for start, end in spans) and all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def is_empty(extraction: Extraction) -> bool:
    """Whether nothing but zones was found."""
    return not (extraction.claims or extraction.mentions or extraction.quantities or extraction.attributions or extraction.quotes)


def check(text: str, extraction: Extraction) -> None:
    for span in find_spans(extraction):
        assert text[span.start : span.end] == span.exact
    assert in_order(extraction.zones)
    assert in_order(claim.evidence for claim in extraction.claims)
    assert in_order(extraction.attributions)
    assert in_order(extraction.quotes)
    assert in_order(extraction.quantities)
    assert in_order(extraction.mentions)
    for claim in extraction.claims:
        assert any(zone.start <= claim.evidence.start and claim.evidence.end <= zone.end for zone in extraction.zones)
        assert (claim.voice == "narrated") == (claim.speaker is None)


@pytest.mark.slow
class TestArticle:
    def test_claims_in_reading_order(self, read: Read) -> None:
        assert [
            (claim.evidence.exact, claim.speaker.name if claim.speaker else None, claim.voice.value, claim.via)
            for claim in read(ARTICLE).claims
        ] == [
            ("Ferry sinks off Norvale", None, "narrated", None),
            ("The ferry sank at dawn with 40 people on board", "harbour office", "indirect", None),
            ("We heard a bang", "Odo Harl", "direct", None),
            ("Then the lights went out", "Odo Harl", "direct", None),
            ("the pier would stay closed", "Tilda Brask", "indirect", "Tidewire"),
            ("the ferry “unfit to sail”", "Tilda Brask", "mixed", None),
        ]

    def test_spans_and_order(self, read: Read) -> None:
        check(ARTICLE, read(ARTICLE))

    @pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
    def test_seeds(self, nlp: Language, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        extraction = extract(text, nlp=nlp)
        check(text, extraction)
        assert extraction.language == "en"
        assert extraction.claims

    def test_quotes_are_what_somebody_said(self, read: Read) -> None:
        assert [(quote.exact, quote.speaker.name if quote.speaker else None) for quote in read(ARTICLE).quotes] == [
            ("“We heard a bang,”", "Odo Harl"),
            ("“Then the lights went out.”", "Odo Harl"),
            ("“unfit to sail”", "Tilda Brask"),
        ]

    def test_bylines_and_credits_name_nobody(self, read: Read) -> None:
        assert "Pavla Drin" not in {mention.name for mention in read(ARTICLE).mentions}

    def test_figure_of_a_claim_is_one_of_the_text(self, read: Read) -> None:
        extraction = read(ARTICLE)
        (figure,) = extraction.claims[1].quantities
        assert figure.exact == "40"
        assert figure in extraction.quantities

    def test_reading_twice_is_the_same(self, nlp: Language) -> None:
        assert to_object(extract(ARTICLE, nlp=nlp)) == to_object(extract(ARTICLE, nlp=nlp))

    def test_id_is_handed_through(self, nlp: Language) -> None:
        assert extract("The wall fell.", nlp=nlp, id="a-1").id == "a-1"

    def test_date_of_publication_resolves_days(self, nlp: Language) -> None:
        text = "The wall fell yesterday at the harbour."
        (claim,) = extract(text, nlp=nlp, published_at="2031-05-06").claims
        assert claim.when is not None
        assert claim.when.edtf == "2031-05-05"

    def test_line_endings_do_not_change_what_is_claimed(self, nlp: Language) -> None:
        lines = "Boats sink at Norvale\n\nThe harbour office said the pumps had failed."
        claims = [claim.evidence.exact for claim in extract(lines, nlp=nlp).claims]
        assert claims == ["Boats sink at Norvale", "the pumps had failed"]
        assert [claim.evidence.exact for claim in extract(lines.replace("\n\n", "\n"), nlp=nlp).claims] == claims


@pytest.mark.slow
class TestUnread:
    def test_other_language_gives_zones_only(self, nlp: Language) -> None:
        text = "Fähre gesunken\nDie Fähre verließ den Anleger im Morgengrauen mit vierzig Menschen an Bord und sank bald darauf."
        extraction = extract(text, nlp=nlp, id="a-1")
        assert (extraction.id, extraction.language, extraction.read) == ("a-1", "de", False)
        assert len(extraction.zones) == 2
        assert is_empty(extraction)

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\ufeff"])
    def test_no_words(self, nlp: Language, text: str) -> None:
        extraction = extract(text, nlp=nlp)
        assert extraction.read
        assert is_empty(extraction)


@pytest.mark.slow
class TestAnyText:
    PIECES = st.sampled_from(
        [
            *"“”\"'‘’«»„‹›.,;:!?-–—…()[]%$€\n\r\t ",
            "\n\n",
            " said ",
            " told ",
            " according to ",
            " and ",
            " that ",
            "The wall fell",
            " Tilda Brask ",
            " she ",
            " the president ",
            " of ",
            " 12 people ",
            "3.5m",
            " killed ",
            " on Monday",
            "This was reported by ",
            "\u202eעברית\u202c",
            "العربية",
            "e\u0301\u0308",
            "👩‍👩‍👧",
            "\u00a0",
            "\u2028",
            "\x07",
            "\ufeff",
            "𝟙𝟚",
            "漢字",
        ]
    )

    @given(
        st.one_of(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80), st.lists(PIECES, max_size=25).map("".join)
        )
    )
    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @example("“‘\"'«„”’“")
    @example("said said said, said.")
    @example('"\n"\n"said')
    @example('The wall fell," "she said, \'and 12" people\n“ killed”.')
    def test_spans_slice_back_and_nothing_overlaps(self, nlp: Language, text: str) -> None:
        check(text, extract(text, nlp=nlp))


class TestStages:
    def test_each_has_a_version(self) -> None:
        assert STAGES
        assert all(version.isdecimal() for version in STAGES.values())

    def test_model_that_is_not_installed(self) -> None:
        with pytest.raises(AppError, match=r"no_such_model.*TWOSOURCE_SPACY_MODEL"):
            load_nlp("no_such_model")

    @pytest.mark.slow
    def test_model_is_loaded_once(self) -> None:
        assert load_nlp(get_settings().spacy_model) is load_nlp(get_settings().spacy_model)
