"""Which stretches state something, on docs parsed by hand."""

import pytest
from spacy.tokens import Doc

from app.pipeline.attributions import Attributed
from app.pipeline.records import Speaker, Zone, make_span
from app.pipeline.statements import carries_claim, split_clauses, stands_alone, states_something
from app.vocabulary import EntityKind, Voice, ZoneKind
from tests.pipeline.conftest import parsed

HARL = Speaker("Odo Harl", EntityKind.PERSON, None)


def states(doc: Doc, *, voice: Voice = Voice.NARRATED, kind: ZoneKind = ZoneKind.BODY) -> bool:
    end = len(doc.text)
    said = Attributed(0, end, voice, HARL, None, None, None, "test") if voice != Voice.NARRATED else None
    return states_something(doc, (0, end), said, Zone(kind, 0, end))


def clauses_of(doc: Doc) -> list[str]:
    return [doc.text[a:b].strip() for a, b in split_clauses(doc, doc[:], 0, len(doc.text))]


SENTENCE = ("The DT det 1", "wall NN nsubj 2", "fell VBD ROOT 2 fall")
LABEL = ("A DT det 1", "diver NN ROOT 1", "near IN prep 1", "wrecks NNS pobj 2")


class TestStatesSomething:
    def test_finite_verb_states(self) -> None:
        assert states(parsed(*SENTENCE))

    def test_irregular_past_that_the_tagger_takes_for_a_noun(self) -> None:
        assert states(parsed("Brask NNP ROOT 0", "clung NN appos 0", "to IN prep 1", "a DT det 4", "door NN pobj 2"))

    def test_prose_without_a_verb_states_nothing(self) -> None:
        assert not states(parsed(*LABEL))

    def test_past_tense_that_the_tagger_takes_for_a_participle(self) -> None:
        assert states(parsed("The DT det 1", "doors NNS nsubj 2 door", "jammed VBN ROOT 2 jam", "at IN prep 2", "noon NN pobj 3"))

    def test_participle_beside_a_noun_states_nothing(self) -> None:
        assert not states(parsed("Doors NNS ROOT 0 door", "jammed VBN acl 0 jam", "at IN prep 1", "noon NN pobj 2"))

    def test_what_leads_in_with_a_colon_states_nothing(self) -> None:
        doc = parsed(*SENTENCE, ": : punct 2")
        assert not states_something(doc, (0, doc[3].idx), None, Zone(ZoneKind.BODY, 0, len(doc.text)))

    @pytest.mark.parametrize(("noun", "states_it"), [("statement", False), ("dam", True)])
    def test_following_statement_states_nothing(self, noun: str, states_it: bool) -> None:
        doc = parsed(
            "Harl NNP nsubj 1", "issued VBD ROOT 1 issue", "the DT det 4", "following VBG amod 4 follow", f"{noun} NN dobj 1"
        )
        assert states(doc) is states_it

    @pytest.mark.parametrize(("verb", "states_it"), [("collapse", True), ("replace", False)])
    def test_past_tense_behind_a_noun_that_nothing_is_done_to(self, verb: str, states_it: bool) -> None:
        doc = parsed(
            "A DT det 1",
            "bridge NN ROOT 1",
            f"{verb}d VBN acl 1 {verb}",
            "in IN prep 2",
            "May NNP pobj 3",
        )
        assert states(doc) is states_it

    def test_verb_that_the_tagger_takes_for_a_noun(self) -> None:
        assert states(parsed("The DT det 1", "work NN nsubj 2", "cost NN ROOT 2", "millions NNS dobj 2"))
        assert not states(parsed("The DT det 1", "work NN compound 2", "cost NN ROOT 2", "of IN prep 2"))

    def test_condolences_of_somebody_state_nothing(self) -> None:
        assert not states(
            parsed("Brask NNP nsubj 1", "offered VBD ROOT 1 offer", "her PRP$ poss 3", "condolences NNS dobj 1 condolence")
        )

    def test_headline_needs_no_verb(self) -> None:
        assert states(parsed(*LABEL), kind=ZoneKind.HEADLINE)

    def test_caption_that_only_shows_states_nothing(self) -> None:
        assert not states(parsed(*LABEL), kind=ZoneKind.CAPTION)
        assert states(parsed(*SENTENCE), kind=ZoneKind.CAPTION)

    def test_indirect_content_needs_no_verb(self) -> None:
        assert states(parsed("the DT det 1", "firm NN ROOT 1", "of IN prep 1", "neglect NN pobj 2"), voice=Voice.INDIRECT)

    def test_single_word_is_no_indirect_content(self) -> None:
        assert not states(parsed("it PRP ROOT 0"), voice=Voice.INDIRECT)

    @pytest.mark.parametrize(
        ("rows", "claim"),
        [
            (("The DT det 1", "pumps NNS ROOT 1"), False),
            (("They PRP nsubj 1", "failed VBD ROOT 1 fail"), True),
            (("Nothing NN ROOT 0", "but IN prep 0", "rust NN pobj 1", "and CC cc 2", "mud NN conj 2"), True),
        ],
    )
    def test_quoted_fragment_needs_a_verb_or_some_length(self, rows: tuple[str, ...], claim: bool) -> None:
        assert states(parsed(*rows), voice=Voice.DIRECT) is claim


class TestTopics:
    @pytest.mark.parametrize(
        ("words", "cue", "claim"),
        [
            ("another march", "promised", True),
            ("the march", "promised", False),
            ("another march", "described", False),
            ("nine injuries", "admitted", True),
            ("the nine injuries", "admitted", False),
        ],
    )
    def test_news_is_a_claim(self, words: str, cue: str, claim: bool) -> None:
        text = f"She {cue} {words}"
        tokens = words.split()
        rows = [f"{word} {'CD nummod' if word == 'nine' else 'NN dobj'} {len(tokens) + 1}" for word in tokens]
        doc = parsed("She PRP nsubj 1", f"{cue} VBD ROOT 1", *rows)
        start = text.index(words)
        said = Attributed(start, len(text), Voice.INDIRECT, HARL, make_span(text, 4, start - 1), None, None, "topic")
        assert carries_claim(doc, text, said) is claim

    def test_quoted_topic_is_a_claim(self) -> None:
        assert carries_claim(parsed("It PRP ROOT 0"), "It", Attributed(0, 2, Voice.MIXED, HARL, None, None, None, "topic"))

    def test_what_is_left_unsaid_is_none(self) -> None:
        assert not carries_claim(parsed("It PRP ROOT 0"), "It", Attributed(0, 2, Voice.INDIRECT, HARL, None, None, None, "unsaid"))


class TestLeadingIn:
    QUOTE = ("“ `` punct 6", "Walls NNS nsubj 6", "fell VBD ROOT 6 fall", "” '' punct 6")

    @pytest.mark.parametrize(
        "rows",
        [
            ("Brask NNP nsubj 1", "hit VBD ROOT 1 hit", "back RB advmod 1", ". . punct 1"),
            ("Brask NNP nsubj 1", "was VBD ROOT 1 be", "adamant JJ acomp 1", ". . punct 1"),
            ("Brask NNP nsubj 1", "issued VBD ROOT 1 issue", "statements NNS dobj 1 statement", ". . punct 1"),
        ],
    )
    def test_before_a_quote_it_states_nothing(self, rows: tuple[str, ...]) -> None:
        zone = Zone(ZoneKind.BODY, 0, 99)
        quoted, alone = parsed(*rows, *self.QUOTE), parsed(*rows)
        stop = alone.text.index(".")
        assert not states_something(quoted, (0, stop), None, zone)
        assert states_something(alone, (0, stop), None, zone)

    def test_other_sentences_before_a_quote_state_something(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "sold VBD ROOT 1 sell", "boats NNS dobj 1 boat", ". . punct 1", *self.QUOTE)
        assert states_something(doc, (0, doc.text.index(".")), None, Zone(ZoneKind.BODY, 0, 99))


class TestSemicolons:
    HALF = ("The DT det 1", "wall NN nsubj 2", "fell VBD ccomp 6 fall", "; : punct 6")

    def test_part_two_statements(self) -> None:
        doc = parsed(*self.HALF, "the DT det 5", "boats NNS nsubj 6 boat", "sank VBD ROOT 6 sink")
        assert clauses_of(doc) == ["The wall fell", "the boats sank"]

    @pytest.mark.parametrize("subject", ["another DT nsubj 6", "they PRP nsubj 6"])
    def test_same_matter_stays_together(self, subject: str) -> None:
        doc = parsed(*self.HALF, subject, "also RB advmod 6", "sank VBD ROOT 6 sink")
        assert clauses_of(doc) == [doc.text]

    def test_fragment_goes_with_its_statement(self) -> None:
        doc = parsed("The DT det 1", "wall NN nsubj 2", "fell VBD ROOT 2 fall", "; : punct 2", "boats NNS dep 2", "too RB advmod 4")
        assert clauses_of(doc) == [doc.text]


class TestCourtesy:
    @pytest.mark.parametrize(
        "rows",
        [
            ("I PRP nsubj 1", "thank VBP ROOT 1", "everybody NN dobj 1", "here RB advmod 1"),
            ("We PRP nsubj 1", "apologise VBP ROOT 1", "to IN prep 1", "passengers NNS pobj 2"),
            ("My PRP$ poss 1", "condolences NNS ROOT 1 condolence", "to IN prep 1", "them PRP pobj 2"),
            ("Thank VBP ROOT 0", "you PRP dobj 0", "all DT appos 1", "for IN prep 0", "coming VBG pcomp 3 come"),
            ("Thanks NNS ROOT 0 thank", "to IN prep 0", "those DT pobj 1", "who WP nsubj 4", "came VBD relcl 2 come"),
            ("I PRP nsubj 1", "want VBP ROOT 1", "to TO aux 3", "thank VB xcomp 1", "everybody NN dobj 3"),
            ("We PRP nsubj 1", "express VBP ROOT 1", "our PRP$ poss 3", "condolences NNS dobj 1 condolence"),
            ("I PRP nsubj 1", "am VBP ROOT 1 be", "grateful JJ acomp 1", "to IN prep 2", "everybody NN pobj 3"),
            ("Sorry JJ ROOT 0", "that IN mark 3", "it PRP nsubj 3", "failed VBD ccomp 0 fail"),
        ],
    )
    def test_is_no_claim(self, rows: tuple[str, ...]) -> None:
        assert not states(parsed(*rows), voice=Voice.DIRECT)

    def test_that_others_thank_somebody_is_none(self) -> None:
        assert not states(parsed("Divers NNS nsubj 1", "thanked VBD ROOT 1 thank", "the DT det 3", "crew NN dobj 1"))


class TestStandsAlone:
    @pytest.mark.parametrize(
        ("rows", "alone"),
        [
            (SENTENCE, True),
            (LABEL, False),
            (("when RB advmod 2", "walls NNS nsubj 2", "fell VBD advcl 3 fall", "running VBG ROOT 3 run"), False),
            (("Odo NNP compound 1", "Harl NNP nsubj 2", "said VBD ROOT 2 say"), False),
            (("who WP nsubj 1", "fell VBD relcl 3 fall", "the DT det 3", "baker NN ROOT 3"), False),
            (("So RB advmod 3", "the DT det 2", "wall NN nsubj 3", "fell VBD ROOT 3 fall"), True),
        ],
    )
    def test_finite_verb_with_its_subject(self, rows: tuple[str, ...], alone: bool) -> None:
        doc = parsed(*rows)
        assert stands_alone(doc, 0, len(doc.text)) is alone


class TestSplitClauses:
    def test_clauses_with_subjects_of_their_own(self) -> None:
        doc = parsed(
            "The DT det 1",
            "wall NN nsubj 2",
            "fell VBD ROOT 2 fall",
            ", , punct 2",
            "and CC cc 2",
            "the DT det 6",
            "mayor NN nsubj 7",
            "left VBD conj 2 leave",
            ". . punct 2",
        )
        assert clauses_of(doc) == ["The wall fell", ", and the mayor left."]

    def test_one_subject_is_one_claim(self) -> None:
        doc = parsed(
            "The DT det 1", "wall NN nsubj 2", "shook VBD ROOT 2 shake", ", , punct 2", "and CC cc 2", "fell VBD conj 2 fall"
        )
        assert clauses_of(doc) == ["The wall shook, and fell"]

    def test_no_comma_no_cut(self) -> None:
        doc = parsed(
            "Walls NNS nsubj 1", "fell VBD ROOT 1 fall", "and CC cc 1", "roofs NNS nsubj 4", "burned VBD conj 1 burn", ". . punct 1"
        )
        assert clauses_of(doc) == ["Walls fell and roofs burned."]

    @pytest.mark.parametrize("subject", ["12 CD nsubj 5", "another DT nsubj 5", "others NNS nsubj 5", "it PRP nsubj 5"])
    def test_counts_listed_together_stay_together(self, subject: str) -> None:
        doc = parsed(
            "Nine CD nsubj 1",
            "died VBD ROOT 1 die",
            ", , punct 1",
            "and CC cc 1",
            subject,
            "drowned VBD conj 1 drown",
            ". . punct 1",
        )
        assert len(clauses_of(doc)) == 1
