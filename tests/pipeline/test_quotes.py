"""Quotation marks of all kinds, paired paragraph by paragraph."""

import pytest

from app.pipeline.quotes import find_marked


def marked_in(*paragraphs: str) -> list[tuple[str, bool]]:
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 1
    return [(text[mark.start : mark.end], mark.closed) for mark in find_marked(text, spans)]


class TestPairs:
    @pytest.mark.parametrize(
        ("text", "segments"),
        [
            ("He said “it fell” and “it broke”.", ["“it fell”", "“it broke”"]),
            ('He said "it fell" and "it broke".', ['"it fell"', '"it broke"']),
            ("«It fell», he said.", ["«It fell»"]),
            ("‹It fell›, he said.", ["‹It fell›"]),
            ("„It fell“, he said.", ["„It fell“"]),
            ("„It fell”, he said.", ["„It fell”"]),
            ('He said:"It fell."', ['"It fell."']),
            ('The plan ("a mess") failed.', ['"a mess"']),
            ("He said ''it fell'' and ''it broke''.", ["''it fell''", "''it broke''"]),
            ("''It didn't break,'' he said of the dogs' home.", ["''It didn't break,''"]),
        ],
    )
    def test_each_kind_of_mark(self, text: str, segments: list[str]) -> None:
        assert marked_in(text) == [(segment, True) for segment in segments]

    @pytest.mark.parametrize("text", ["“”", '" "', "It fell.", "", "''", "the dogs'' home", "'' it fell ''"])
    def test_no_words_between(self, text: str) -> None:
        assert marked_in(text) == []

    @pytest.mark.parametrize("text", ["“He told me ‘run’ and I ran,” she said.", "\"He told me 'run' and I ran,\" she said."])
    def test_outermost_of_nested(self, text: str) -> None:
        assert marked_in(text) == [(text[: text.index(" she")], True)]


class TestMixedMarks:
    @pytest.mark.parametrize(
        ("text", "segments"),
        [
            ('He said “it fell" and "it broke”.', ['“it fell"', '"it broke”']),
            ('“It fell," he said. "It broke,” he said.', ['“It fell,"', '"It broke,”']),
            ("He said “it fell“ and left.", ["“it fell“"]),
            ('“He cried "run" and left,” she said.', ['“He cried "run" and left,”']),
            ('"He cried “run” and left," she said.', ['"He cried “run” and left,"']),
            ("“It is 6' 2\" tall,” she said.", ["“It is 6' 2\" tall,”"]),
        ],
    )
    def test_either_closes_the_other(self, text: str, segments: list[str]) -> None:
        assert [segment for segment, _ in marked_in(text)] == segments


class TestSingle:
    @pytest.mark.parametrize(
        ("text", "segments"),
        [
            ("'It fell,' he said. 'It didn't break.'", ["'It fell,'", "'It didn't break.'"]),
            ("‘It’s the neighbours’ car,’ he said.", ["‘It’s the neighbours’ car,’"]),
            ("'It fell,' said Odo's mother. 'Nobody came.'", ["'It fell,'", "'Nobody came.'"]),
            ("The bosses' 'golden rule' is broken.", ["'golden rule'"]),
        ],
    )
    def test_apostrophes_do_not_close(self, text: str, segments: list[str]) -> None:
        assert marked_in(text) == [(segment, True) for segment in segments]

    @pytest.mark.parametrize(
        "text", ["The '90s were good for the dogs' home.", "Rock ’n’ roll is the bakers’ music.", "It's Odo's."]
    )
    def test_apostrophes_alone(self, text: str) -> None:
        assert marked_in(text) == []


class TestOverParagraphs:
    @pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("'", "'")])
    def test_open_until_the_next_paragraph_opens_again(self, opening: str, closing: str) -> None:
        first, second = f"{opening}It fell at noon.", f"{opening}It broke.{closing}"
        assert marked_in(first, second) == [(first, False), (second, True)]

    def test_never_closed_after_a_colon(self) -> None:
        assert marked_in("She cried: “it fell at noon") == [("“it fell at noon", False)]

    def test_unclosed_mark_costs_its_paragraph_only(self) -> None:
        assert marked_in("He said “it fell.", "Nobody came.", "“It broke.”") == [("“It broke.”", True)]


class TestOverALineBreak:
    @pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
    def test_closed_in_the_next_line(self, opening: str, closing: str) -> None:
        lines = (f"He said {opening}it fell", f"and it broke,{closing} and {opening}it rained{closing}.")
        assert marked_in(*lines) == [
            (f"{opening}it fell", False),
            (f"and it broke,{closing}", True),
            (f"{opening}it rained{closing}", True),
        ]

    def test_words_of_the_second_line_without_the_mark(self) -> None:
        text = "“It fell\nand it broke,” he said."
        first, second = find_marked(text, [(0, 8), (9, len(text))])
        assert (first.opened, second.opened) == (True, False)
        assert [text[slice(*mark.inner(text))] for mark in (first, second)] == ["It fell", "and it broke,"]

    def test_next_line_opens_another_first(self) -> None:
        assert marked_in("The sign “it fell", "was gone, “it broke” too.") == [("“it broke”", True)]

    def test_empty_line_ends_it(self) -> None:
        text = "The sign “it fell\n\nand it broke,” he said."
        assert list(find_marked(text, [(0, 17), (19, len(text))])) == []

    def test_single_marks_do_not_run_on(self) -> None:
        assert marked_in("He said ‘it fell", "and it broke,’ too.") == []


class TestHopeless:
    def test_mark_that_nothing_closes_hides_no_other(self) -> None:
        assert marked_in('It was \'tis and “it fell” and "it broke".') == [("“it fell”", True), ('"it broke"', True)]

    def test_many_of_them_take_no_longer_than_they_must(self) -> None:
        # 40,000 openings, each looked for to the paragraph's end, would take minutes.
        assert marked_in("'a " * 40_000) == []

    def test_next_paragraph_starts_anew(self) -> None:
        assert marked_in("It was 'tis so.", "Then 'it fell,' he said.") == [("'it fell,'", True)]


class TestStray:
    @pytest.mark.parametrize(
        "text", ['A stray " mark in the middle.', 'It was the end" of it.', "A 6' 2\" plank and a 3' 4\" door.", 'word"for"word']
    )
    def test_opens_nothing(self, text: str) -> None:
        assert marked_in(text) == []

    def test_inches_beside_a_quote(self) -> None:
        assert marked_in('It was 5" wide and "quite heavy" too.') == [('"quite heavy"', True)]

    def test_inches_within_a_quote(self) -> None:
        assert marked_in('"It was 6\' 2" long and heavy," he said.') == [('"It was 6\' 2" long and heavy,"', True)]


class TestInner:
    def test_without_marks_and_blanks(self) -> None:
        text = "“ It fell ”"
        (mark,) = find_marked(text, [(0, len(text))])
        assert text[slice(*mark.inner(text))] == "It fell"

    def test_of_an_open_segment(self) -> None:
        text = "He said: “it fell"
        (mark,) = find_marked(text, [(0, len(text))])
        assert text[slice(*mark.inner(text))] == "it fell"
