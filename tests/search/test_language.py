import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.search.expressions import make_exclusion, make_match
from app.search.fields import Condition, FieldName
from app.search.grammar import MAX_TERMS
from app.search.language import MAX_CHARS, Query, parse, relax, resemble
from app.search.nodes import Every, Some, Without, find_terms
from app.search.terms import Term
from tests.steps import count_steps

# Whatever a keyboard, a copied sentence or an attacker may send; surrogates stand alone here on purpose.
ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from("\"'“”«»*-+():^{}\\.,;&|!~\0\ud800\udfff 💥 aAéż9१好")), max_size=80)


def words(query: Query) -> list[str]:
    return [str(term) for term in query.words]


class TestParse:
    def test_words_are_alternatives(self) -> None:
        assert make_match(parse("flood bridge")) == '("flood" OR "bridge")'

    def test_operators_in_capitals(self) -> None:
        assert parse("flood AND bridge").required == (Every((Term(("flood",)), Term(("bridge",)))),)
        assert parse("flood OR bridge").required == (Some((Term(("flood",)), Term(("bridge",)))),)
        assert parse("flood NOT bridge").excluded == (Term(("bridge",)),)
        assert words(parse("flood and bridge or not")) == ["flood", "bridge"]

    def test_and_binds_closer_than_or_and_parentheses_closest(self) -> None:
        a, b, c = (Term((letter,)) for letter in "xyz")
        assert parse("x AND y OR z").required == (Some((Every((a, b)), c)),)
        assert parse("x AND (y OR z)").required == (Every((a, Some((b, c)))),)
        assert make_match(parse("x AND (y OR z)")) == '(("x") AND (("y") OR ("z"))) AND ("x" OR "y" OR "z")'

    def test_words_beside_a_group_rank(self) -> None:
        query = parse("(dam OR weir) bridge")
        assert (words(query), query.required) == (["bridge"], (Some((Term(("dam",)), Term(("weir",)))),))

    def test_group_without_operators_is_its_words(self) -> None:
        assert words(parse("(old bridge) flood")) == ["old", "bridge", "flood"]

    def test_exclusion_of_a_group(self) -> None:
        assert make_exclusion(parse("flood -(old bridge)")) == '(("old") OR ("bridge"))'
        assert parse("flood AND NOT dam").required == (Every((Term(("flood",)), Without(Term(("dam",))))),)

    def test_operators_in_a_headline_all_in_capitals_are_words(self) -> None:
        assert words(parse("FLOOD AND STORM NOT OVER")) == ["FLOOD", "STORM"]

    @pytest.mark.parametrize(
        ("typed", "note"),
        [
            ("flood AND", "AND joins nothing where it stands and was ignored"),
            ("OR flood", "OR joins nothing where it stands and was ignored"),
            ("flood)", "a closing parenthesis without an opening one was ignored"),
            ("(flood", "a parenthesis that is never closed was ignored"),
            ("(" * 40 + "flood", "parentheses deeper than 16 were ignored"),
            ("support:half flood", "support: takes single_source, echoed, corroborated; 'half' was looked for as words"),
            ("after:2031-13 flood", "after: takes a day as 2025-04-24, a month or a year; '2031-13' was looked for as words"),
        ],
    )
    def test_what_cannot_be_read_is_looked_for_as_words_and_named(self, typed: str, note: str) -> None:
        query = parse(typed)
        assert "flood" in words(query)
        assert note in query.notes

    @pytest.mark.parametrize(
        ("typed", "name", "value"),
        [
            ("speaker:Quill", FieldName.SPEAKER, "Quill"),
            ('Publisher:"The Ost Gazette"', FieldName.PUBLISHER, "The Ost Gazette"),
            ("measure:Moved", FieldName.MEASURE, "moved"),
            ("support:single", FieldName.SUPPORT, "single_source"),
            ("disputed:yes", FieldName.DISPUTED, "true"),
            ("before:2031", FieldName.BEFORE, "2031-01-01"),
            ("after:2031-05", FieldName.AFTER, "2031-05-01"),
        ],
    )
    def test_field(self, typed: str, name: FieldName, value: str) -> None:
        assert parse(typed).required == (Condition(name, value),)

    def test_field_with_nothing_behind_it_and_unknown_ones_are_words(self) -> None:
        assert words(parse("speaker: quill colour:red")) == ["speaker", "quill", '"colour red"']

    def test_excluded_field(self) -> None:
        assert parse("flood -speaker:Quill").excluded == (Condition(FieldName.SPEAKER, "Quill"),)

    def test_ending_of_a_possessive_is_dropped(self) -> None:
        assert words(parse("the river's mouth")) == ["river", "mouth"]

    def test_parts_of_compounds_count_in_a_passage(self) -> None:
        query = parse("yesterday #HighWater reached well-known mills beside town bridges https://ost.example/a1 again")
        assert {"High", "Water", "HighWater", "known", '"well known"'} <= set(words(query))
        assert not any("example" in word for word in words(query))

    def test_marks_inside_a_word_keep_its_parts_together(self) -> None:
        assert parse("TU-95 O'Hara").words == (Term(("TU", "95")), Term(("O", "Hara")))

    @pytest.mark.parametrize("written", ['"high water"', "“high water”", "«high water»", '"  high,\twater "'])
    def test_phrase(self, written: str) -> None:
        assert parse(written).phrases == (Term(("high", "water"), quoted=True),)

    def test_phrase_filters_and_words_rank(self) -> None:
        assert make_match(parse('"high water" bridge')) == '("high water") AND ("high water" OR "bridge")'

    def test_mark_that_is_never_closed_is_ignored(self) -> None:
        assert words(parse("O'Hara \"")) == ['"O Hara"']
        assert words(parse('one "old bridge')) == ["one", "old", "bridge"]

    def test_inch_mark_opens_no_phrase(self) -> None:
        query = parse('a 12" pipe and "cold water"')
        assert query.phrases == (Term(("cold", "water"), quoted=True),)
        assert words(query) == ["12", "pipe"]

    def test_exclusion_of_word_phrase_and_prefix(self) -> None:
        query = parse('flood -bridge -"old town" -riv*')
        assert query.excluded == (Term(("bridge",)), Term(("old", "town"), quoted=True), Term(("riv",), prefix=True))
        assert make_match(query) == '(("flood")) NOT (("bridge") OR ("old town") OR ("riv" *))'

    def test_hyphen_within_a_word_excludes_nothing(self) -> None:
        assert parse("co-operate non-stop").excluded == ()

    def test_exclusion_alone_looks_for_nothing(self) -> None:
        query = parse("-bridge")
        assert make_match(query) is None
        assert make_exclusion(query) == '("bridge")'

    def test_prefix(self) -> None:
        assert make_match(parse("evac*")) == '("evac" *)'

    def test_prefix_of_one_letter_is_a_word_and_says_so(self) -> None:
        query = parse("e*")
        assert query.words == (Term(("e",)),)
        assert "prefix" in query.notes[0]

    def test_operators_of_fts5_are_words(self) -> None:
        match = make_match(parse("NEAR(flood 2) title : x ^ {a b}"))
        assert match == '("NEAR" OR "flood" OR "2" OR "title" OR "x" OR "b")'

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
        assert words(parse("to be or not to be")) == ["to", "be", "or", "not"]
        assert words(parse("who are they")) == ["who", "are", "they"]
        assert parse('"the who"').phrases == (Term(("the", "who"), quoted=True),)

    def test_common_words_take_no_room_from_others(self) -> None:
        common = "the of and to in on at by for with from as is are was were be been has have had do does did will would"
        assert len(parse(f"{common} " + " ".join(f"w{number}" for number in range(MAX_TERMS))).words) == MAX_TERMS

    def test_phrase_in_a_copied_passage_does_not_filter(self) -> None:
        query = parse('yesterday mayor quill told reporters beside river "high water" flooded houses')
        assert query.phrases == ()
        assert '"high water"' in words(query)
        assert "water" in words(query)
        assert "passage" in query.notes[0]

    @pytest.mark.parametrize(
        "typed",
        [
            "The mayor did NOT open the gate. Reporters waited an hour beside the flooded river -Quill",
            "the old river gate near Ost does NOT open again this spring — Mayor Quill",
            "@quill the old river gate near Ost does NOT open again this spring",
        ],
    )
    def test_operators_of_a_copied_passage_are_words(self, typed: str) -> None:
        query = parse(typed)
        assert not query.has_operators
        assert {"gate", "open", "river"} <= {word.lower() for word in words(query)}
        assert "passage" in query.notes[0]

    def test_operators_of_a_long_query_stay(self) -> None:
        query = parse("mayor quill river gate flooded houses spring evening -football NOT tennis")
        assert [str(node) for node in query.excluded] == ["football", "tennis"]

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

    @pytest.mark.parametrize(
        "typed",
        [
            "Rats that lack the gene (OR 1.5; p<0.05) do NOT recover from a -dependent lesion.",
            "Is a KN-23 among the missiles OR were they older?",
            "Of 45% (n = 12) of the mice AND rats the IL-6 level fell -/- by 10%.",
        ],
    )
    def test_nothing_in_a_sentence_filters(self, typed: str) -> None:
        query = parse(typed)
        assert query.words
        assert (query.phrases, query.required, query.excluded) == ((), (), ())

    def test_parts_of_compounds_count_in_a_sentence(self) -> None:
        words = [str(term) for term in parse("Deletion of the TNF-α gene has no effect.").words]
        assert {'"TNF α"', "TNF", "α"} <= set(words)

    def test_question_with_a_quoted_phrase_keeps_it(self) -> None:
        assert [str(term) for term in parse('What was said of the "high water" at Ost?').phrases] == ['"high water"']

    def test_minus_of_marks_alone_excludes_nothing_behind_it(self) -> None:
        query = parse("TP53 -/- mice")
        assert ([str(term) for term in query.words], query.excluded) == (["TP53", "mice"], ())

    @pytest.mark.parametrize("unit", ['"', '" ', "a-", '-"', '"a" ', "*", "💥 ", 'a"', "“”", "a\0"])
    def test_steps_are_bounded_for_any_length(self, unit: str) -> None:
        text = unit * 1_000_000
        # What is cached, such as the common words, is read by now.
        query = parse(text)
        parse(text[: MAX_CHARS + 1])
        assert count_steps(lambda: parse(text)) <= count_steps(lambda: parse(text[: MAX_CHARS + 1])) + 9
        assert query.notes[0] == f"only the first {MAX_CHARS:,} characters were read"

    @settings(max_examples=3000)
    @given(ANYTHING)
    @example('"\0')
    def test_never_fails_and_keeps_its_limits(self, typed: str) -> None:
        query = parse(typed)
        terms = [*query.terms, *(term for node in query.excluded for term in find_terms(node))]
        assert len(terms) <= 2 * MAX_TERMS
        assert all(word and not set(word) & set('"*()-:^\0 ') for term in terms for word in term.words)
        (make_match(query) or "").encode()


class TestResemble:
    def test_words_of_the_text_rank_and_the_query_filters(self) -> None:
        query = resemble('The "old" bridge -closed at noon', parse("flood speaker:Quill"))
        assert words(query) == ["old", "bridge", "closed", "noon"]
        assert query.required == (Condition(FieldName.SPEAKER, "Quill"), Some((Term(("flood",)),)), Some(query.words))


class TestRelax:
    def test_words_of_phrases_stand_free(self) -> None:
        query = relax(parse('"high water" bridge -dam'))
        assert words(query) == ["bridge", '"high water"', "high", "water"]
        assert query.phrases == ()
        assert query.excluded == (Term(("dam",)),)
        assert '"high water"' in query.notes[0]
