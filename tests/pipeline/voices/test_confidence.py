"""How sure a speaker is, and who else could have been meant."""

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from app.pipeline.extract import extract
from app.pipeline.lexicon import read_lexicon
from app.pipeline.records import Claim, Extraction, Speaker, make_span
from app.pipeline.voices.confidence import find_naming
from app.vocabulary import EntityKind

PAGE = (Path(__file__).parents[3] / "docs" / "cli.md").read_text(encoding="utf-8")

ARTICLE = """Flood at Norvale

Mayor Tilda Brask said the pier would stay closed. She called the wall weak.

Odo Harl, a diver, met Brask at the pier. “Nobody had looked at it,” he said. “It may fall.”

The mayor denied that the money was spent. “What a disgrace,” she said."""


@pytest.fixture(scope="module")
def claims(nlp: Language) -> dict[str, Claim]:
    """The claims of the article by their words, explained."""
    return {claim.evidence.exact: claim for claim in extract(ARTICLE, nlp=nlp, explained=True).claims}


def speak(name: str, mention: str | None, kind: EntityKind = EntityKind.PERSON) -> Speaker:
    return Speaker(name, kind, make_span(mention, 0, len(mention)) if mention else None)


class TestNaming:
    @pytest.mark.parametrize(
        ("speaker", "naming"),
        [
            (speak("Tilda Brask", "Mayor Tilda Brask"), "name"),
            (speak("Tilda Brask", "Ms Brask"), "part"),
            (speak("Tilda Brask", "she"), "pronoun"),
            (speak("Tilda Brask", "the mayor"), "role"),
            (speak("Tilda Brask", None), "carried"),
            (speak("Marine Board of Norvale", "MBN", EntityKind.ORGANIZATION), "part"),
            (speak("harbour source", "a harbour source", EntityKind.UNNAMED), "words"),
        ],
    )
    def test_it_tells_how_the_words_name_the_speaker(self, speaker: Speaker, naming: str) -> None:
        assert find_naming(speaker) == naming


@pytest.mark.slow
class TestCandidates:
    def test_everybody_near_is_weighed_and_the_best_comes_first(self, claims: dict[str, Claim]) -> None:
        explained = claims["Nobody had looked at it"].explain
        assert explained is not None
        assert [candidate.name for candidate in explained.candidates] == ["Odo Harl", "Tilda Brask"]
        scores = [candidate.score for candidate in explained.candidates]
        assert all(one >= two for one, two in itertools.pairwise(scores))
        for candidate in explained.candidates:
            assert candidate.score == pytest.approx(sum(candidate.features.values()))
            assert candidate.features.items() <= read_lexicon("confidence")["features"].items()

    def test_a_name_is_surer_than_a_pronoun_and_what_is_carried(self, claims: dict[str, Claim]) -> None:
        by_name, by_pronoun = (claims[words].speaker for words in ("the pier would stay closed", "Nobody had looked at it"))
        assert by_name is not None
        assert by_pronoun is not None
        assert by_name.confidence is not None
        assert by_pronoun.confidence is not None
        assert 0 < by_pronoun.confidence < by_name.confidence < 1

    def test_two_who_could_be_meant_are_less_sure_than_one(self, nlp: Language) -> None:
        one = "Odo Harl left the pier. The wall is weak, he said."
        two = "Odo Harl met Pavel Drin at the pier. Pavel Drin left with Odo Harl. The wall is weak, he said."
        sure, unsure = (extract(text, nlp=nlp).claims[-1].speaker for text in (one, two))
        assert sure is not None
        assert unsure is not None
        assert (unsure.confidence or 0) < (sure.confidence or 0)

    def test_every_speaker_has_one(self, read: Callable[[str], Extraction]) -> None:
        extraction = read(ARTICLE)
        speakers = [*(c.speaker for c in extraction.claims), *(a.speaker for a in extraction.attributions)]
        for speaker in (*speakers, *(quote.speaker for quote in extraction.quotes)):
            assert speaker is None or (speaker.confidence is not None and 0 < speaker.confidence <= 1)


@pytest.mark.slow
class TestExplanation:
    def test_carried_speakers_name_the_words_they_were_carried_from(self, nlp: Language) -> None:
        text = "Tilda Brask said the pier would stay closed. It was weak and would not bear a cart."
        claim = extract(text, nlp=nlp, explained=True).claims[-1]
        assert claim.explain is not None
        assert (claim.explain.rule, claim.explain.naming) == ("carried", "carried")
        assert claim.explain.carried_from == make_span(text, 0, len("Tilda Brask"))

    def test_words_that_decide_the_certainty(self, claims: dict[str, Claim]) -> None:
        hedged, denied = claims["It may fall"].explain, claims["the money was spent"].explain
        assert hedged is not None
        assert denied is not None
        assert [(found.kind, found.place, found.words.exact) for found in hedged.certainty] == [("hedge", "claim", "may")]
        assert [(found.kind, found.place, found.words.exact) for found in denied.certainty] == [("denial", "cue", "denied")]

    def test_the_rule_by_which_nothing_can_be_checked(self, nlp: Language) -> None:
        (claim,) = extract("“Who will mend the wall?” asked Tilda Brask.", nlp=nlp, explained=True).claims
        assert not claim.checkable
        assert claim.explain is not None
        assert claim.explain.checkable == "question"

    def test_narrated_claims_have_no_rule_and_no_candidates(self, claims: dict[str, Claim]) -> None:
        explained = claims["Flood at Norvale"].explain
        assert explained is not None
        assert (explained.rule, explained.naming, explained.candidates) == (None, None, ())


class TestPage:
    def test_every_rule_naming_and_feature_is_documented(self) -> None:
        lexicon = read_lexicon("confidence")
        documented = set(re.findall(r"`([^`]+)`", PAGE))
        for group in ("rules", "naming", "features"):
            assert set(lexicon[group]) - {"otherwise"} <= documented
