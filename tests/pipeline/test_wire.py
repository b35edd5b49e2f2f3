"""An extraction as JSON."""

import json

from app.pipeline.records import Claim, Extraction, Mention, Quantity, Speaker, When, Zone, make_span
from app.pipeline.wire import to_object
from app.vocabulary import Certainty, Comparator, EntityKind, Voice, ZoneKind

TEXT = "Odo Harl said 40 boats sank in Tarn on Monday."


def make_extraction() -> Extraction:
    quantity = Quantity(14, 16, "40", 40.0, 40.0, 40.0, Comparator.EQUAL, None, None, "boats", "sunk")
    place = Mention(31, 35, "Tarn", "Tarn", EntityKind.PLACE)
    claim = Claim(
        evidence=make_span(TEXT, 14, 45),
        speaker=Speaker("Odo Harl", EntityKind.PERSON, make_span(TEXT, 0, 8)),
        via=None,
        cue=make_span(TEXT, 9, 13),
        voice=Voice.INDIRECT,
        certainty=Certainty.STATED,
        hedges=(),
        checkable=True,
        when=When("XXXX-XX-XX", 39, 45, "Monday"),
        where=(place,),
        quantities=(quantity,),
    )
    return Extraction("a", "en", True, (Zone(ZoneKind.BODY, 0, len(TEXT)),), (), (), (claim,), (quantity,), (place,))


class TestToObject:
    def test_survives_json(self) -> None:
        wire = to_object(make_extraction())
        assert json.loads(json.dumps(wire)) == json.loads(json.dumps(wire, default=str))
        assert set(wire) >= {"id", "language", "zones", "attributions", "claims", "quantities", "mentions"}

    def test_claim_has_the_fields_of_the_contract(self) -> None:
        (claim,) = json.loads(json.dumps(to_object(make_extraction())))["claims"]
        assert set(claim) == {
            "evidence",
            "speaker",
            "via",
            "cue",
            "voice",
            "certainty",
            "hedges",
            "checkable",
            "when",
            "where",
            "quantities",
        }
        assert claim["evidence"] == {"start": 14, "end": 45, "exact": "40 boats sank in Tarn on Monday"}
        assert claim["speaker"]["mention"] == {"start": 0, "end": 8, "exact": "Odo Harl"}
        assert claim["voice"] == "indirect"
        assert claim["quantities"][0]["comparator"] == "="

    def test_unread_text_is_empty_lists(self) -> None:
        wire = json.loads(json.dumps(to_object(Extraction("a", "de", False, (), (), (), (), (), ()))))
        assert wire["read"] is False
        assert wire["claims"] == wire["mentions"] == []
