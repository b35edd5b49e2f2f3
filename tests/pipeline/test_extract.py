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
from app.pipeline.extract import STAGES, extract, extract_all, load_nlp, parse_all, read_parsed
from app.pipeline.records import Extraction, Text
from app.pipeline.sentences import BATCH
from app.pipeline.wire import to_object
from app.settings import get_settings
from app.vocabulary import EntityKind
from tests.steps import count_steps

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


LEAD = "The mayor of the town said on Monday that the bridge would be closed to all of us until the summer.\n"


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
    for figure in (*extraction.quantities, *(figure for claim in extraction.claims for figure in claim.quantities)):
        if figure.value is not None:
            assert figure.low is None or figure.low <= figure.value
            assert figure.high is None or figure.value <= figure.high
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    for claim in extraction.claims:
        assert all(claim.evidence.start <= figure.start and figure.end <= claim.evidence.end for figure in claim.quantities)
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

    def test_label_in_somebody_s_own_sentence_is_theirs(self, read: Read) -> None:
        text = (
            "Mayor Tilda Brask unveiled her “people first” plan. "
            "Marla “Pip” Dorrin left the hall. Mayor Tilda Brask appeared on “Meet the Harbour” on Monday."
        )
        extraction = read(text)
        assert [(quote.exact, quote.voice.value) for quote in extraction.quotes] == [("“people first”", "mixed")]
        assert [quote.speaker.name for quote in extraction.quotes if quote.speaker] == ["Tilda Brask"]
        assert {claim.voice.value for claim in extraction.claims} == {"narrated"}

    def test_signature_behind_a_quote_is_its_speaker(self, read: Read) -> None:
        (claim,) = read("“The wall is weak and it will break one day.” — Tilda Brask").claims
        assert claim.evidence.exact == "The wall is weak and it will break one day"
        assert claim.speaker is not None
        assert (claim.speaker.name, claim.voice.value, claim.cue) == ("Tilda Brask", "direct", None)

    @pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
    def test_speech_over_a_line_break_has_one_speaker(self, read: Read, opening: str, closing: str) -> None:
        text = f"{opening}The wall is weak.\nIt will break,{closing} said Mayor Tilda Brask. {opening}Nobody looked.{closing}"
        extraction = read(text)
        assert [(c.evidence.exact, c.speaker.name if c.speaker else None, c.voice.value) for c in extraction.claims] == [
            ("The wall is weak", "Tilda Brask", "direct"),
            ("It will break", "Tilda Brask", "direct"),
            ("Nobody looked", "Tilda Brask", "direct"),
        ]
        check(text, extraction)

    def test_two_strokes_are_a_mark(self, read: Read) -> None:
        (claim,) = read("''The wall is weak,'' Mayor Tilda Brask said.").claims
        assert claim.evidence.exact == "The wall is weak"
        assert (claim.speaker.name if claim.speaker else None, claim.voice.value) == ("Tilda Brask", "direct")

    def test_office_place_and_person(self, read: Read) -> None:
        text = "President of Puerto Alba Luz Marin told Tidewire that the pier was closed. The President said it would open in May."
        extraction = read(text)
        assert [(c.evidence.exact, c.speaker.name if c.speaker else None, c.via) for c in extraction.claims] == [
            ("the pier was closed", "Luz Marin", "Tidewire"),
            ("it would open in May", "Luz Marin", None),
        ]
        assert ("Puerto Alba", EntityKind.PLACE) in {(mention.name, mention.kind) for mention in extraction.mentions}

    def test_channel_behind_who_reported_it(self, read: Read) -> None:
        (claim,) = read("The fire began in the kitchen. This was reported by the harbour office on Telegram.").claims
        assert (claim.speaker.name if claim.speaker else None, claim.via) == ("harbour office", "Telegram")

    def test_one_of_several_speaks(self, read: Read) -> None:
        (claim,) = read("One of the drivers said the road was icy.").claims
        assert claim.evidence.exact == "the road was icy"
        assert (claim.speaker.name if claim.speaker else None) == "one of the drivers"

    def test_capital_speaks_for_the_larger_state_of_those_that_have_one_of_its_name(self, read: Read) -> None:
        (claim,) = read("Kingston said the storm had passed.").claims
        assert claim.speaker is not None
        assert (claim.speaker.kind, claim.speaker.affiliation) == (EntityKind.GOVERNMENT, "Jamaica")

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
class TestSeveralTexts:
    TEXTS = (
        ARTICLE,
        "",
        "The wall fell.",
        "Der Deich brach am Montag, teilte die Gemeinde am Abend in einer Erklärung mit.",
        ARTICLE * 3,
    )

    def test_each_is_read_as_if_it_were_alone(self, nlp: Language) -> None:
        together = extract_all([Text(text, str(number)) for number, text in enumerate(self.TEXTS)], nlp=nlp)
        assert list(together) == [extract(text, nlp=nlp, id=str(number)) for number, text in enumerate(self.TEXTS)]

    def test_no_more_is_held_than_fills_a_batch(self, nlp: Language) -> None:
        asked: list[int] = []

        def find_texts() -> Iterator[Text]:
            for number in range(9):
                asked.append(number)
                yield Text("The wall fell." + "\n" * (BATCH // 2))

        readings = extract_all(find_texts(), nlp=nlp)
        next(readings)
        assert len(asked) < 9
        assert len(list(readings)) == 8


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
        # Most of these letters are no English; behind enough of it they are read.
        extraction = extract(LEAD + text, nlp=nlp, explained=True)
        assert extraction.read
        check(LEAD + text, extraction)

    @given(
        st.lists(
            st.sampled_from(
                (
                    *(
                        "more than ",
                        "fewer than ",
                        "up to ",
                        "about ",
                        "between ",
                        " and ",
                        "from ",
                        " to ",
                        "nearly ",
                        "dozens of ",
                    ),
                    *(
                        "one",
                        "five",
                        "half",
                        "12",
                        "3.5",
                        "1,000",
                        "0",
                        "9" * 30,
                        "-",
                        "%",
                        " per cent",
                        " million",
                        "bn",
                        "€",
                        "$",
                    ),
                    *("nearly ", " million", " in ", " of ", " people", " killed", " rose by ", " times", " km", ",", "."),
                )
            ),
            max_size=14,
        ).map("".join)
    )
    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    def test_intervals_contain_their_value(self, nlp: Language, text: str) -> None:
        check(text, extract(text, nlp=nlp))


@pytest.mark.slow
class TestGrowth:
    """Three times the text takes about three times the steps."""

    SHORT, TIMES, SLACK = 6_000, 3, 1.4

    @pytest.mark.parametrize(
        "piece",
        [
            "“It may fall,” she said. ",
            "“\" ‘' ",
            "“word ",
            "The wall fell and the men left, ",
            "Odo {0}arl of {0}ville said {0} boats had left {0}ton. ",
            "12 people and 3.5 million boats ",
            "1,",
            "7",
            "w",
            "a\n",
        ],
        ids=["quotes", "marks", "open marks", "line", "names", "figures", "commas", "digits", "word", "lines"],
    )
    def test_steps_grow_with_the_text(self, nlp: Language, piece: str) -> None:
        short, long = (self.count_steps(nlp, piece, size) for size in (self.SHORT, self.SHORT * self.TIMES))
        assert long <= short * self.TIMES * self.SLACK

    def count_steps(self, nlp: Language, piece: str, size: int) -> int:
        text = LEAD * 8 + "".join(piece.format(number) for number in range(size // len(piece)))
        (parsed,) = parse_all([Text(text)], nlp=nlp)
        return count_steps(lambda: read_parsed(parsed))


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
