from hypothesis import given
from hypothesis import strategies as st

from app.search.snippets import CLOSE, MAX_CHARS, OPEN, Snippet, make_snippet, narrow


class TestMakeSnippet:
    def test_marks_are_offsets_in_the_plain_text(self) -> None:
        snippet = make_snippet("the old bridge", f"the {OPEN}old{CLOSE} {OPEN}bridge{CLOSE}")
        assert snippet.text == "the old bridge"
        assert [snippet.text[start:end] for start, end in snippet.marks] == ["old", "bridge"]

    def test_plain_passage_is_made_from_the_marked_one_where_left_out(self) -> None:
        marked = f"the {OPEN}old{CLOSE} bridge"
        assert make_snippet(None, marked) == make_snippet("the old bridge", marked)

    def test_markup_in_the_text_stays_text(self) -> None:
        snippet = make_snippet("<b>old</b>", f"<b>{OPEN}old{CLOSE}</b>")
        assert (snippet.text, snippet.marks) == ("<b>old</b>", ((3, 6),))

    def test_a_text_that_holds_the_mark_itself_keeps_its_length(self) -> None:
        plain = f"{OPEN}old{CLOSE} bridge"
        assert make_snippet(plain, f"{OPEN}old{CLOSE} {OPEN}bridge{CLOSE}").marks == ((6, 12),)

    def test_long_passage_is_cut_around_the_first_mark(self) -> None:
        plain = "x" * 5_000 + " bridge"
        snippet = make_snippet(plain, "x" * 5_000 + f" {OPEN}bridge{CLOSE}")
        ((start, end),) = snippet.marks
        assert len(snippet.text) <= MAX_CHARS
        assert snippet.text[start:end] == "bridge"

    @given(st.lists(st.tuples(st.text(max_size=300), st.booleans()), max_size=12))
    def test_marks_lie_within_the_text_in_order(self, parts: list[tuple[str, bool]]) -> None:
        plain = "".join(part for part, _ in parts)
        marked = "".join(f"{OPEN}{part}{CLOSE}" if found else part for part, found in parts)
        snippet = make_snippet(plain, marked)
        assert snippet.text in plain
        ends = [0, *(offset for mark in snippet.marks for offset in mark), len(snippet.text)]
        assert ends == sorted(ends)
        assert len(snippet.text) <= MAX_CHARS


class TestNarrow:
    def test_keeps_the_line_of_the_first_mark(self) -> None:
        assert narrow(Snippet("an old bridge\nthe new bridge fell\ngone", ((18, 21), (22, 28)))) == Snippet(
            "the new bridge fell", ((4, 7), (8, 14))
        )

    def test_leaves_an_unmarked_passage_as_it_is(self) -> None:
        assert narrow(Snippet("an old bridge\ngone")) == Snippet("an old bridge\ngone")
