"""A pair of articles built like the seeds, with every name, place, date, number and many sentences changed: the same verdicts."""

from collections import Counter
from typing import Any

import pytest

from tests.acceptance.reading import (
    Loaded,
    export_claims,
    find_claims,
    find_spans,
    find_texts,
    find_with,
    hedges_of,
    origins_of,
    read,
    read_all,
    require_one,
    speakers_of,
    words_of,
)

pytestmark = pytest.mark.slow

TOLLAND = "Mira Tolland"
AGENCY = "Civil Protection Agency"
CENTRE = "North Merrovian Centre for Security Studies"
ARMY_SOURCE = "Ostrenian army source"
SAME_SPEAKER = "same speaker, times unknown"
NARRATED = None


def appearances_with(loaded: Loaded, words: str, *, kind: str = "statement") -> list[dict[str, Any]]:
    """The appearances whose evidence holds the words."""
    return [each for claim in find_with(loaded, words, kind=kind) for each in claim["appearances"] if words in words_of(each)]


class TestFigures:
    def test_killed_is_echoed_with_one_origin(self, changed: Loaded) -> None:
        claim = require_one(find_claims(changed, measure="killed"))
        assert (claim["quantity"]["comparator"], claim["quantity"]["value"]) == ("=", 31)
        assert (claim["support"], claim["disputed"], origins_of(claim)) == ("echoed", False, [TOLLAND])

    def test_injured_is_disputed_between_the_two_counts(self, changed: Loaded) -> None:
        more, fewer = find_claims(changed, measure="injured", disputed=True)
        assert (more["quantity"]["comparator"], more["quantity"]["value"]) == (">", 240)
        assert (fewer["quantity"]["comparator"], fewer["quantity"]["value"]) == ("=", 212)
        for claim, other in ((more, fewer), (fewer, more)):
            assert (claim["support"], origins_of(claim)) == ("single_source", [TOLLAND])
            [conflict] = [link for link in claim["links"] if link["relation"] == "conflicts"]
            assert conflict["claim"]["id"] == other["id"]
            assert SAME_SPEAKER in conflict["reasons"]
            assert any(SAME_SPEAKER in why for why in claim["why"])

    def test_nine_teenagers_are_a_part_and_no_conflict(self, changed: Loaded) -> None:
        claim = require_one(find_claims(changed, measure="injured", disputed=False))
        assert (claim["quantity"]["value"], claim["quantity"]["counted"]) == (9, "teenagers")

    def test_weapons_fired_are_corroborated_by_two_bodies_of_one_state(self, changed: Loaded) -> None:
        claim = require_one(find_claims(changed, support="corroborated"))
        assert (claim["quantity"]["measure"], claim["quantity"]["comparator"], claim["quantity"]["value"]) == ("launched", ">", 350)
        assert origins_of(claim) == [AGENCY, TOLLAND]
        assert any("two bodies of one state: Ostrenia" in why for why in claim["why"])

    @pytest.mark.parametrize(
        ("measure", "comparator", "value", "unit", "speaker"),
        [
            ("deployed", ">", 6_500, None, "Halveth"),
            ("earned", ">", 7_000_000_000, "USD", CENTRE),
            ("shipped", "<", 9_000, None, CENTRE),
            ("weight", "=", 2, "t", ARMY_SOURCE),
        ],
    )
    def test_one_voice_is_a_single_source(
        self, changed: Loaded, measure: str, comparator: str, value: int, unit: str | None, speaker: str
    ) -> None:
        claim = require_one(find_claims(changed, measure=measure, kind="quantity"))
        figure = claim["quantity"]
        assert (figure["comparator"], figure["value"], figure["unit"]) == (comparator, value, unit)
        assert (claim["support"], claim["disputed"], origins_of(claim)) == ("single_source", False, [speaker])

    def test_the_capital_speaks_as_its_government(self, changed: Loaded) -> None:
        claim = require_one(find_claims(changed, measure="deployed", kind="quantity"))
        assert (claim["origins"][0]["kind"], claim["certainty"]) == ("government", {"hedged": 1})

    def test_no_other_figure_is_claimed(self, changed: Loaded) -> None:
        measures = Counter(claim["quantity"]["measure"] for claim in find_claims(changed, kind="quantity"))
        assert measures == {"injured": 3, **dict.fromkeys(("killed", "launched", "deployed", "earned", "shipped", "weight"), 1)}


class TestStatements:
    def test_the_foreign_rocket_is_echoed_and_hedged(self, changed: Loaded) -> None:
        claim = require_one(find_with(changed, "the Drovians fired a cruise rocket assembled in South Merrow", kind="statement"))
        assert (claim["support"], claim["disputed"], origins_of(claim)) == ("echoed", False, [TOLLAND])
        assert any("hit Halveth with a cruise rocket built in South Merrow" in words_of(each) for each in claim["appearances"])
        assert "early" in hedges_of(claim)
        assert len({each["article"]["id"] for each in claim["appearances"] if each["certainty"] == "hedged"}) == 2

    def test_the_weapons_experts_are_echoed(self, changed: Loaded) -> None:
        claim = require_one(find_with(changed, "Our weapons experts", kind="statement"))
        assert (claim["support"], origins_of(claim)) == ("echoed", [TOLLAND])
        assert len(claim["appearances"]) == 2

    @pytest.mark.parametrize(
        ("words", "speaker", "certainty"),
        [
            ("identified as a TR-70", ARMY_SOURCE, "stated"),
            ("Brannoch would halt the raids", "Edwin Castellane", "hedged"),
            ("6,500 South Merrovian soldiers", "Halveth", "hedged"),
            ("over $7 billion", CENTRE, "stated"),
            ("9,000 crates", CENTRE, "stated"),
        ],
    )
    def test_one_voice_is_a_single_source(self, changed: Loaded, words: str, speaker: str, certainty: str) -> None:
        claim = require_one(find_with(changed, words, kind="statement"))
        assert (claim["support"], claim["disputed"], origins_of(claim)) == ("single_source", False, [speaker])
        assert claim["appearances"][0]["certainty"] == certainty

    def test_nothing_else_is_disputed(self, changed: Loaded) -> None:
        assert {claim["quantity"]["value"] for claim in find_claims(changed, disputed=True)} == {240, 212}


class TestAttribution:
    @pytest.mark.parametrize(
        ("words", "speaker", "mention", "voice"),
        [
            ("On the evening of October 9, Drovian forces hit", TOLLAND, "Chancellor of Ostrenia Mira Tolland", "indirect"),
            ("firefighters are listening for voices", TOLLAND, "Chancellor of Ostrenia Mira Tolland", "indirect"),
            ("fired a cruise rocket built in South Merrow to hit Halveth", NARRATED, None, "narrated"),
            ("these findings hold", TOLLAND, "Tolland", "indirect"),
            ("burn our homes", TOLLAND, "the Chancellor", "direct"),
            ("the wreckage in Halveth is still being searched", TOLLAND, "She", "indirect"),
            ("Families of people", TOLLAND, None, "indirect"),
            ("the Drovian army fired more than 350", TOLLAND, "the Chancellor", "direct"),
            ("more than 240 people", TOLLAND, "the Chancellor", "direct"),
            ("firm pressure on Drovia", TOLLAND, "Mira Tolland", "indirect"),
            ("goes on killing civilians", TOLLAND, "the Chancellor", "indirect"),
            ("The raids must end at once", TOLLAND, "the Ostrenian leader", "direct"),
            ("The raid killed 31 people", NARRATED, None, "narrated"),
            ("South Merrovian rocket used in Drovian raid", TOLLAND, "Tolland", "indirect"),
            ("killed 31 people and injured 212", TOLLAND, "Ostrenian Chancellor Mira Tolland", "indirect"),
            ("“criminal pact”", TOLLAND, "She", "mixed"),
            ("several Ostrenian towns", AGENCY, "Ostrenia’s Civil Protection Agency", "indirect"),
            ("identified as a TR-70", ARMY_SOURCE, "An Ostrenian army source", "indirect"),
            ("faster than Drovia’s Lynx rocket", NARRATED, None, "narrated"),
            ("this would prove how South Merrow", TOLLAND, "Tolland", "direct"),
            ("deliberately attacking schools", TOLLAND, "Tolland", "indirect"),
            ("“friend”", "Osric Brannoch", "Drovian President Osric Brannoch", "mixed"),
            ("Sundgate could join", "Osric Brannoch", "Drovian President Osric Brannoch", "indirect"),
        ],
    )
    def test_who_says_it_and_how(self, changed: Loaded, words: str, speaker: str | None, mention: str | None, voice: str) -> None:
        [appearance] = appearances_with(changed, words)
        said_by = appearance["speaker"]
        assert (said_by and said_by["name"], appearance["voice"]) == (speaker, voice)
        assert (said_by and said_by["mention"] and said_by["mention"]["exact"]) == mention

    def test_nobody_else_speaks(self, changed: Loaded) -> None:
        spoken = {name for claim in export_claims(changed) for name in speakers_of(claim) if name}
        assert spoken == {TOLLAND, AGENCY, CENTRE, ARMY_SOURCE, "Halveth", "Edwin Castellane", "Osric Brannoch"}

    def test_the_outlet_that_was_told_is_the_channel(self, changed: Loaded) -> None:
        [appearance] = appearances_with(changed, "identified as a TR-70")
        assert appearance["via"] == "Northwire"

    def test_the_state_of_the_speakers_is_read(self, changed: Loaded) -> None:
        affiliations = {origin["name"]: origin["affiliation"] for claim in export_claims(changed) for origin in claim["origins"]}
        assert {name: affiliations[name] for name in (TOLLAND, AGENCY, ARMY_SOURCE)} == dict.fromkeys(
            (TOLLAND, AGENCY, ARMY_SOURCE), "Ostrenia"
        )

    def test_a_statement_keeps_its_first_word(self, changed: Loaded) -> None:
        [appearance] = appearances_with(changed, "foreign-made chips")
        assert words_of(appearance) == "earlier studies have found foreign-made chips in the system"


class TestEvent:
    def test_both_articles_report_one_event(self, changed: Loaded) -> None:
        [event] = read_all(changed, "/v1/events")
        assert (event["article_count"], event["disputed_count"], event["when"]) == (2, 2, "2031-10-09")

    def test_it_is_named_after_where_it_happened(self, changed: Loaded) -> None:
        [event] = read_all(changed, "/v1/events")
        assert (event["label"], event["place"]["name"]) == ("Raid on Halveth, 9 October 2031", "Halveth")

    def test_the_table_says_where_the_articles_differ(self, changed: Loaded) -> None:
        [event] = read_all(changed, "/v1/events")
        rows = {row["measure"]: row["agree"] for row in read(changed, f"/v1/events/{event['id']}")["quantities"]}
        assert {measure: agree for measure, agree in rows.items() if agree is not None} == {
            "launched": True,
            "injured": False,
            "killed": True,
        }

    def test_every_span_slices_back(self, changed: Loaded) -> None:
        texts = find_texts(changed)
        for article_id, span in find_spans(export_claims(changed)):
            assert texts[article_id or ""][span["start"] : span["end"]] == span["exact"]
