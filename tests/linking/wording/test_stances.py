import pytest

from app.linking.wording.stances import find_cues, find_stage, split_contrast, strip_falsehood, tell_moments


class TestSplitContrast:
    @pytest.mark.parametrize(
        ("text", "left", "other"),
        [
            ("The harbour master was warned, not sacked", "The harbour master was warned", "sacked"),
            ("They want a ferry rather than a bridge", "They want a ferry", "a bridge"),
        ],
    )
    def test_what_it_is_not_is_set_apart(self, text: str, left: str, other: str) -> None:
        assert split_contrast(text) == (left, other)

    @pytest.mark.parametrize("text", ["The harbour master was not sacked", "It is a warning to the port, not to the crews"])
    def test_a_plain_negation_sets_nothing_apart(self, text: str) -> None:
        assert split_contrast(text) == (text, "")


class TestStripFalsehood:
    def test_words_that_call_it_false_are_taken_off(self) -> None:
        assert strip_falsehood("reports of a leak as false") == ("reports of a leak", True)
        assert strip_falsehood("The letter is a forgery") == ("The letter", True)

    def test_a_denial_in_so_many_words_is_one_denial(self) -> None:
        assert strip_falsehood("There was no evidence that the lock had leaked") == ("the lock had leaked", True)
        assert strip_falsehood("no sign of a leak") == ("a leak", True)
        assert strip_falsehood("a leak had been ruled out") == ("a leak", True)

    def test_other_sentences_stay(self) -> None:
        assert strip_falsehood("The leak is small") == ("The leak is small", False)


class TestFindStage:
    @pytest.mark.parametrize(
        ("text", "stage", "what"),
        [
            ("The council is considering closing the pier", 0, " closing the pier"),
            ("It will study whether to appeal", 0, " appeal"),
            ("The council will close the pier", 1, " close the pier"),
            ("The pier was closed on Monday", 2, ""),
            ("It will be another proof of neglect", 2, ""),
            ("The pier will be closed", 1, " be closed"),
            ("The pier may be closed", 0, " be closed"),
            ("The pier was closed on May 4", 2, ""),
            ("Will Harrow closed the pier", 2, ""),
        ],
    )
    def test_how_far_it_has_come(self, text: str, stage: int, what: str) -> None:
        assert find_stage(text) == (stage, what)


class TestFindCues:
    @pytest.mark.parametrize(
        ("text", "cues"),
        [
            ("the lamps were lit throughout", {"lasting"}),
            ("the crew learned of it only in May", {"onset"}),
            ("it first wrote to the crew in May", {"onset"}),
            ("the first letter came in May", set()),
            ("there was no such letter", {"such"}),
            ("nobody has been hurt so far", {"open"}),
            ("the pier had not reopened yet", {"open"}),
            ("they dug a well, yet another one", set()),
        ],
    )
    def test_how_a_sentence_tells_its_moment(self, text: str, cues: set[str]) -> None:
        assert find_cues(text) == cues


class TestTellMoments:
    @pytest.mark.parametrize(
        ("one", "other", "told"),
        [
            (
                "two locks had been shut since Christmas",
                "two locks shut since the last week of January",
                "since december, since january",
            ),
            ("The crew ate at 5 a.m.", "they had eaten at 9.30pm", "at 05:00, at 21:30"),
            ("The crew ate at 5 a.m.", "the meal at 5:10 a.m.", None),
            ("shut since early December", "shut since Christmas", None),
            ("The crew ate at 5 a.m.", "shut since Christmas", None),
        ],
    )
    def test_where_each_tells_one_of_a_kind(self, one: str, other: str, told: str | None) -> None:
        assert tell_moments(find_cues(one), find_cues(other)) == told
