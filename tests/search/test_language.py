import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.search.language import MAX_CHARS, MAX_TERMS, Query, Term, make_exclusion, make_match, parse, relax
from tests.steps import count_steps

# Whatever a keyboard, a copied sentence or an attacker may send; surrogates stand alone here on purpose.
ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from("\"'“”«»*-+():^{}\\.,;&|!~\0\ud800\udfff 💥 aAéż9१好")), max_size=80)


def words(query: Query) -> list[str]:
    return [str(term) for term in query.words]


class TestParse:
    def test_words_are_alternatives(self) -> None:
        assert make_match(parse("flood bridge")) == '("flood" OR "bridge")'

    def test_marks_inside_a_word_keep_its_parts_together(self) -> None:
        assert parse("TU-95 O'Hara").words == (Term(("TU", "95")), Term(("O", "Hara")))

    @pytest.mark.parametrize("written", ['"high water"', "“high water”", "«high water»", '"  high,\twater "'])
    def test_phrase(self, written: str) -> None:
        assert parse(written).phrases == (Term(("high", "water")),)

    def test_phrase_filters_and_words_rank(self) -> None:
        assert make_match(parse('"high water" bridge')) == '"high water" AND ("high water" OR "bridge")'

    def test_mark_that_is_never_closed_is_ignored(self) -> None:
        assert words(parse("O'Hara \"")) == ['"O Hara"']
        assert words(parse('one "old bridge')) == ["one", "old", "bridge"]

    def test_inch_mark_opens_no_phrase(self) -> None:
        query = parse('a 12" pipe and "cold water"')
        assert query.phrases == (Term(("cold", "water")),)
        assert words(query) == ["12", "pipe"]

    def test_exclusion_of_word_phrase_and_prefix(self) -> None:
        query = parse('flood -bridge -"old town" -riv*')
        assert query.excluded == (Term(("bridge",)), Term(("old", "town")), Term(("riv",), prefix=True))
        assert make_match(query) == '(("flood")) NOT ("bridge" OR "old town" OR "riv" *)'

    def test_hyphen_within_a_word_excludes_nothing(self) -> None:
        assert parse("co-operate non-stop").excluded == ()

    def test_exclusion_alone_looks_for_nothing(self) -> None:
        query = parse("-bridge")
        assert make_match(query) is None
        assert make_exclusion(query) == '"bridge"'

    def test_prefix(self) -> None:
        assert make_match(parse("evac*")) == '("evac" *)'

    def test_prefix_of_one_letter_is_a_word_and_says_so(self) -> None:
        query = parse("e*")
        assert query.words == (Term(("e",)),)
        assert "prefix" in query.notes[0]

    def test_operators_of_fts5_are_words(self) -> None:
        match = make_match(parse("NEAR(flood, 2) AND title : x ^ {a b}"))
        assert match == '("NEAR flood" OR "2" OR "title" OR "x" OR "b")'

    @pytest.mark.parametrize("nothing", ["", "   ", "💥", '"', '""', "-", "***", "\0", "\ud800", "-💥"])
    def test_nothing_to_look_for_is_empty_and_says_so(self, nothing: str) -> None:
        query = parse(nothing)
        assert query.is_empty
        assert query.notes[-1] == "there is no word to look for"

    def test_symbol_beside_words_is_dropped_and_named(self) -> None:
        query = parse("flood 💥")
        assert words(query) == ["flood"]
        assert query.notes == ("💥 has no letter or digit, and only those are looked for",)

    def test_notes_are_few_whatever_is_typed(self) -> None:
        assert len(parse(" ".join(f"a* {chr(0x2600 + number)} {'y' * 99}{number}" for number in range(99))).notes) <= 5

    def test_marks_beside_words_are_dropped_in_silence(self) -> None:
        assert parse("flood — bridge ? .").notes == ()

    def test_common_words_are_looked_for_only_alone_or_in_a_phrase(self) -> None:
        assert words(parse("the flood of the river")) == ["flood", "river"]
        assert words(parse("to be or not")) == ["not"]
        assert words(parse("who are they")) == ["who", "are", "they"]
        assert parse('"the who"').phrases == (Term(("the", "who")),)

    def test_common_words_take_no_room_from_others(self) -> None:
        common = "the of and to in on at by for with from as is are was were be been has have had do does did will would"
        assert len(parse(f"{common} " + " ".join(f"w{number}" for number in range(MAX_TERMS))).words) == MAX_TERMS

    def test_phrase_in_a_copied_passage_does_not_filter(self) -> None:
        query = parse('yesterday mayor quill told reporters beside river "high water" flooded houses')
        assert query.phrases == ()
        assert '"high water"' in words(query)
        assert "water" in words(query)
        assert "passage" in query.notes[0]

    def test_nul_and_lone_surrogate_separate_words(self) -> None:
        assert words(parse("flood\0bridge\ud800river")) == ["flood", "bridge", "river"]

    def test_a_term_counts_once(self) -> None:
        query = parse("flood " * 500)
        assert words(query) == ["flood"]
        assert query.notes == ()

    def test_terms_are_capped_and_the_query_says_so(self) -> None:
        query = parse(" ".join(f"w{number}" for number in range(500)))
        assert len(query.words) == MAX_TERMS
        assert query.notes == (f"only the first {MAX_TERMS} different terms were used",)

    def test_long_words_are_cut_and_the_query_says_so(self) -> None:
        query = parse("x" * 10_000)
        assert query.words == (Term(("x" * 64,)),)
        assert query.notes

    @pytest.mark.parametrize("unit", ['"', '" ', "a-", '-"', '"a" ', "*", "💥 ", 'a"', "“”", "a\0"])
    def test_steps_are_bounded_for_any_length(self, unit: str) -> None:
        text = unit * 1_000_000
        query = parse(text)
        assert count_steps(lambda: parse(text)) <= count_steps(lambda: parse(text[: MAX_CHARS + 1])) + 9
        assert query.notes[0] == f"only the first {MAX_CHARS:,} characters were read"

    @settings(max_examples=3000)
    @given(ANYTHING)
    @example('"\0')
    def test_never_fails_and_keeps_its_limits(self, typed: str) -> None:
        query = parse(typed)
        terms = [*query.words, *query.phrases, *query.excluded]
        assert len(terms) <= MAX_TERMS
        assert all(word and not set(word) & set('"*()-:^\0 ') for term in terms for word in term.words)
        (make_match(query) or "").encode()


class TestRelax:
    def test_words_of_phrases_stand_free(self) -> None:
        query = relax(parse('"high water" bridge -dam'))
        assert words(query) == ["bridge", '"high water"', "high", "water"]
        assert query.phrases == ()
        assert query.excluded == (Term(("dam",)),)
        assert '"high water"' in query.notes[0]
