"""Whose words a verb reports, on docs parsed by hand."""

import pytest

from app.pipeline.reporting.subjects import can_speak, find_subject, is_voice, phrase
from tests.pipeline.conftest import parsed


class TestFindSubject:
    def test_own_subject(self) -> None:
        doc = parsed("The DT det 1", "mayor NN nsubj 2", "spoke VBD ROOT 2 speak")
        assert find_subject(doc[2]) == doc[1]

    def test_inverted(self) -> None:
        doc = parsed("It PRP nsubj 1", "fell VBD ccomp 3 fall", ", , punct 3", "said VBD ROOT 3 say", "Brask NNP nsubj 3")
        assert find_subject(doc[3]) == doc[4]

    def test_passive_gives_its_agent(self) -> None:
        doc = parsed(
            "It PRP nsubjpass 2",
            "was VBD auxpass 2 be",
            "reported VBN ROOT 2 report",
            "by IN agent 2",
            "police NN pobj 3",
        )
        assert find_subject(doc[2]) == doc[4]

    def test_participle_shares_the_subject_of_its_clause(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "left VBD ROOT 1 leave", ", , punct 1", "saying VBG advcl 1 say", "nothing NN dobj 3")
        assert find_subject(doc[3]) == doc[0]

    def test_second_verb_shares_the_subject_of_the_first(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "came VBD ROOT 1 come", "and CC cc 1", "said VBD conj 1 say", "no RB dobj 3")
        assert find_subject(doc[3]) == doc[0]

    def test_second_cue_in_the_first_ones_tense_has_its_speaker(self) -> None:
        doc = parsed(
            "Brask NNP nsubj 1",
            "said VBD ROOT 1 say",
            "rivals NNS nsubj 4",
            "had VBD aux 4 have",
            "lied VBN ccomp 1 lie",
            "and CC cc 4",
            "promised VBD conj 4 promise",
            "change NN dobj 6",
        )
        assert find_subject(doc[6]) == doc[0]

    def test_participle_behind_an_inserted_cue_has_its_speaker(self) -> None:
        doc = parsed(
            "Walls NNS nsubj 1",
            "fell VBD ROOT 1 fall",
            ", , punct 1",
            "Brask NNP nsubj 4",
            "said VBD parataxis 1 say",
            ", , punct 1",
            "adding VBG advcl 1 add",
            "more RBR dobj 6",
        )
        assert find_subject(doc[6]) == doc[3]

    def test_noun_in_front_of_a_cue_that_the_parser_left_alone(self) -> None:
        doc = parsed(
            "That DT nsubj 1",
            "is VBZ ROOT 1 be",
            "what WP attr 1",
            "experts NNS pobj 1",
            "say VBP dep 1 say",
            "it PRP nsubj 6",
            "costs VBZ ccomp 4 cost",
        )
        assert find_subject(doc[4]) == doc[3]

    def test_statement_speaks_for_who_issued_it(self) -> None:
        doc = parsed(
            "Police NNS nsubj 1",
            "issued VBD ROOT 1 issue",
            "a DT det 3",
            "statement NN dobj 1",
            "saying VBG acl 3 say",
            "no RB dobj 4",
        )
        assert find_subject(doc[4]) == doc[0]

    def test_name_goes_before_its_apposition(self) -> None:
        doc = parsed(
            "Brask NNP ROOT 0",
            ", , punct 0",
            "a DT det 3",
            "lawyer NN appos 0",
            ", , punct 3",
            "who WP nsubj 6",
            "said VBD relcl 3 say",
        )
        assert find_subject(doc[6]) == doc[0]

    def test_relative_pronoun_stands_for_its_noun(self) -> None:
        doc = parsed("The DT det 1", "man NN nsubj 4", "who WP nsubj 3", "spoke VBD relcl 1 speak", "left VBD ROOT 4 leave")
        assert find_subject(doc[3]) == doc[1]

    def test_part_of_a_count_is_not_who_speaks(self) -> None:
        doc = parsed(
            "six CD nummod 3", "of IN prep 0", "them PRP pobj 1", "babies NNS nsubj 5", ", , punct 5", "said VBD ROOT 5 say",
            "a DT det 7", "nurse NN nsubj 5",
        )  # fmt: skip
        assert find_subject(doc[5]) == doc[7]

    def test_part_of_a_count_in_front_of_an_apposition(self) -> None:
        doc = parsed(
            "17 CD nsubj 6",
            "of IN prep 0",
            "them PRP pobj 1",
            ", , punct 0",
            "the DT det 5",
            "director NN appos 0",
            "told VBD ROOT 6 tell",
        )
        assert find_subject(doc[6]) == doc[5]

    def test_part_of_a_count_speaks_where_nobody_else_does(self) -> None:
        doc = parsed("Six CD nsubj 3", "of IN prep 0", "them PRP pobj 1", "said VBD ROOT 3 say")
        assert find_subject(doc[3]) == doc[0]

    @pytest.mark.parametrize(("end", "found"), [(". . punct 2", True), ("left VBD conj 2 leave", False)])
    def test_verb_that_the_parser_took_for_a_participle(self, end: str, found: bool) -> None:
        doc = parsed(
            "A DT det 2",
            "young JJ amod 2",
            "widow NN ROOT 2",
            "told VBN acl 2 tell",
            "how WRB advmod 6",
            "it PRP nsubj 6",
            "burned VBD ccomp 3 burn",
            end,
        )
        assert find_subject(doc[3]) == (doc[2] if found else None)

    def test_nobody(self) -> None:
        doc = parsed("Say VB ROOT 0", "it PRP dobj 0")
        assert find_subject(doc[0]) is None

    def test_subject_of_the_complement_is_not_the_speaker(self) -> None:
        doc = parsed("Brask NNP nsubj 1", "said VBD ROOT 1 say", "it PRP nsubj 3", "fell VBD ccomp 1 fall")
        assert find_subject(doc[1]) == doc[0]


class TestPhrase:
    def test_of_phrase_belongs_to_it(self) -> None:
        doc = parsed("The DT det 1", "head NN nsubj 4", "of IN prep 1", "security NN pobj 2", "spoke VBD ROOT 4 speak")
        assert phrase(doc[1]) == (0, 4)

    def test_clause_does_not(self) -> None:
        doc = parsed(
            "The DT det 1", "man NN nsubj 5", ", , punct 1", "who WP nsubj 4", "ran VBD relcl 1 run", "spoke VBD ROOT 5 speak"
        )
        assert phrase(doc[1]) == (0, 2)

    def test_joined_voices_are_one_phrase(self) -> None:
        doc = parsed("Brask NNP nsubj 3", "and CC cc 0", "Harl NNP conj 0", "spoke VBD ROOT 3 speak")
        assert phrase(doc[0]) == (0, 3)

    def test_apposed_name_belongs_to_it(self) -> None:
        doc = parsed(
            "The DT det 1", "baker NN nsubj 4", "Odo NNP compound 3 - PERSON", "Harl NNP appos 1 - PERSON", "spoke VBD ROOT 4 speak"
        )
        assert phrase(doc[1]) == (0, 4)


class TestCanSpeak:
    @pytest.mark.parametrize("word", ["this", "that", "there", "nothing"])
    def test_nobody_says(self, word: str) -> None:
        doc = parsed(f"{word} DT nsubj 1", "says VBZ ROOT 1 say")
        assert not can_speak(doc[0], doc[1])

    @pytest.mark.parametrize("word", ["information", "rumours", "reports"])
    def test_information_without_an_author(self, word: str) -> None:
        doc = parsed(f"{word} NNS nsubj 1", "says VBZ ROOT 1 say")
        assert not can_speak(doc[0], doc[1])

    def test_it_says_and_does_not_happen(self) -> None:
        says = parsed("It PRP nsubj 1", "said VBD ROOT 1 say")
        happens = parsed("It PRP nsubj 1", "seemed VBD ROOT 1 seem")
        assert can_speak(says[0], says[1])
        assert not can_speak(happens[0], happens[1])

    def test_happenings_show_but_do_not_speak(self) -> None:
        storm = parsed("The DT det 1", "storm NN nsubj 2", "showed VBD ROOT 2 show")
        audit = parsed("The DT det 1", "audit NN nsubj 2", "showed VBD ROOT 2 show")
        assert not can_speak(storm[1], storm[2])
        assert can_speak(audit[1], audit[2])

    def test_days_and_sums_do_not_speak(self) -> None:
        doc = parsed("Monday NNP nsubj 1 - DATE", "said VBD ROOT 1 say")
        assert not can_speak(doc[0], doc[1])


class TestIsVoice:
    @pytest.mark.parametrize(
        ("row", "voice"),
        [
            ("she PRP ROOT 0", True),
            ("it PRP ROOT 0", False),
            ("Brask NNP ROOT 0", True),
            ("May NNP ROOT 0 - DATE", False),
            ("witness NN ROOT 0", True),
            ("memo NN ROOT 0", True),
            ("storm NN ROOT 0", False),
        ],
    )
    def test_somebody_a_body_or_a_document(self, row: str, voice: bool) -> None:
        assert is_voice(parsed(row)[0]) is voice


class TestFirstWord:
    def test_a_cue_that_opens_the_text_below_a_verb_of_quoting(self) -> None:
        doc = parsed("Add VB ccomp 3", "this DT dobj 0", "AOL NNP nsubj 3", "cited VBD ROOT 3 cite")
        assert find_subject(doc[0]) == doc[2]
