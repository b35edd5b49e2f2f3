import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from app.pipeline.records import When
from app.pipeline.times import find_times, get_as_of, get_when
from tests.steps import count_steps

BLANK = spacy.blank("en")
THURSDAY = "2031-05-15T09:30:00+02:00"
PIECES = st.sampled_from(
    [
        "April",
        "May 5",
        " 24",
        ", 2025",
        "today",
        "on Monday",
        "last week",
        "3 years ago",
        "0 days ago",
        "999 years ago",
        "at 7pm",
        "20:00",
        "1990s",
        "from ",
        " to ",
        "-",
        "–",
        "\n",
        "é",
        "💥",
        "31 February",
        "2024-02-30",
        "29.2.2023",
        "(1999)",
        "Q3 2020",
        "noon",
        "last summer",
        "at the weekend",
        "next March",
        "March last year",
        "Boxing Day",
        "a fortnight ago",
        "second half of 2020",
        "by noon",
        " ",
        "99",
    ]
)


def find(text: str, published_at: str | None = None) -> dict[str, str]:
    """EDTF by the words, on an unparsed doc."""
    return {when.exact: when.edtf for when in find_times(BLANK(text), text, published_at=published_at)}


class TestDates:
    @pytest.mark.parametrize(
        ("text", "exact", "edtf"),
        [
            ("It rained on June 7.", "June 7", "XXXX-06-07"),
            ("It rained on 7 June 2031.", "7 June 2031", "2031-06-07"),
            ("It rained on the 7th of June.", "7th of June", "XXXX-06-07"),
            ("It rained on Saturday, June 7, 2031.", "Saturday, June 7, 2031", "2031-06-07"),
            ("On the night of June 7 it rained.", "June 7", "XXXX-06-07"),
            ("JUNE 7 was wet.", "JUNE 7", "XXXX-06-07"),
            ("Since Sept. 11, 2001, it rained.", "Sept. 11, 2001", "2001-09-11"),
            ("It rained on 2031-06-07.", "2031-06-07", "2031-06-07"),
            ("It rained on 07.06.2031.", "07.06.2031", "2031-06-07"),
            ("It opened in June 2031.", "June 2031", "2031-06"),
            ("It opened in June.", "June", "XXXX-06"),
            ("It opened in 1987.", "1987", "1987"),
            ("The closure (1987) hurt.", "1987", "1987"),
            ("It grew in the 1980s.", "1980s", "198X"),
            ("It closed in the summer of 2031.", "summer of 2031", "2031-22"),
            ("It closed in the third quarter of 2031.", "third quarter of 2031", "2031-35"),
            ("It rained on June\n7, 2031.", "June\n7, 2031", "2031-06-07"),
        ],
    )
    def test_form(self, text: str, exact: str, edtf: str) -> None:
        assert find(text) == {exact: edtf}

    @pytest.mark.parametrize(
        "text",
        [
            "June 7,500 people came.",
            "June 7% up.",
            "We may 5 times.",
            "On 31 February it rained.",
            "In 2031-02-30 form.",
            "Room 1987 is shut.",
            "It sold 1990 units.",
            "Highway 2031 is shut.",
            "A score of 3:2.",
            "The Sunday Times wrote.",
            "Good Friday came.",
            "It cost $2025.",
        ],
    )
    def test_no_time(self, text: str) -> None:
        assert find(text) == {}

    def test_year_from_the_same_day_elsewhere_in_the_article(self) -> None:
        assert find("It rained on June 7. Photo: June 7, 2031.")["June 7"] == "2031-06-07"

    def test_year_nearest_to_publication(self) -> None:
        assert find("It rained on December 30.", "2031-01-02") == {"December 30": "2030-12-30"}
        assert find("It will rain on January 3.", "2030-12-30") == {"January 3": "2031-01-03"}


class TestPeriods:
    @pytest.mark.parametrize(
        ("text", "exact", "edtf"),
        [
            ("It earned little from May 2029 to June 2031.", "from May 2029 to June 2031", "2029-05/2031-06"),
            ("It rained between 3 May and 7 June.", "between 3 May and 7 June", "XXXX-05-03/XXXX-06-07"),
            ("It rained on 3-7 June 2031.", "3-7 June 2031", "2031-06-03/2031-06-07"),
            ("It rained on June 3–7.", "June 3–7", "XXXX-06-03/XXXX-06-07"),
            ("It grew between 1987 and 1991.", "between 1987 and 1991", "1987/1991"),
            ("The 1987-91 slump.", "1987-91", "1987/1991"),
        ],
    )
    def test_form(self, text: str, exact: str, edtf: str) -> None:
        assert find(text) == {exact: edtf}

    def test_two_days_are_no_period(self) -> None:
        assert find("It rained on 3 May and 7 June.") == {"3 May": "XXXX-05-03", "7 June": "XXXX-06-07"}


class TestRelative:
    @pytest.mark.parametrize(
        ("words", "edtf"),
        [
            ("today", "2031-05-15"),
            ("tonight", "2031-05-15"),
            ("earlier today", "2031-05-15"),
            ("this morning", "2031-05-15"),
            ("yesterday", "2031-05-14"),
            ("last night", "2031-05-14"),
            ("tomorrow", "2031-05-16"),
            ("two days ago", "2031-05-13"),
            ("last week", "2031-05-05/2031-05-11"),
            ("last month", "2031-04"),
            ("a month ago", "2031-04"),
            ("6 months ago", "2030-11"),
            ("next year", "2032"),
            ("ten years ago", "2021"),
            ("as of this moment", "2031-05-15"),
            ("the day before yesterday", "2031-05-13"),
            ("the day after tomorrow", "2031-05-17"),
            ("a fortnight ago", "2031-04-28/2031-05-04"),
            ("last weekend", "2031-05-10/2031-05-11"),
            ("this weekend", "2031-05-17/2031-05-18"),
            ("last summer", "2030-22"),
            ("last spring", "2030-21"),
            ("this autumn", "2031-23"),
            ("last winter", "2030-24"),
            ("this winter", "2031-24"),
            ("next winter", "2031-24"),
            ("last June", "2030-06"),
            ("next March", "2032-03"),
            ("June last year", "2030-06"),
            ("end of the year", "2031"),
        ],
    )
    def test_counts_from_publication(self, words: str, edtf: str) -> None:
        assert find(f"It rained {words}.", THURSDAY) == {words: edtf}

    @pytest.mark.parametrize(
        ("text", "edtf"),
        [
            ("It rained at the weekend.", "2031-05-10/2031-05-11"),
            ("Sales rose in the first quarter.", "2031-33"),
            ("Sales rose in the third quarter.", "2030-35"),
            ("It snowed on New Year's Eve.", "2030-12-31"),
        ],
    )
    def test_lies_nearest_before_publication(self, text: str, edtf: str) -> None:
        assert list(find(text, THURSDAY).values()) == [edtf]

    @pytest.mark.slow
    def test_tense_puts_a_month_before_or_behind_publication(self, nlp: Language) -> None:
        for text, edtf in (("In December it will close.", "2031-12"), ("In June it closed.", "2030-06")):
            (when,) = find_times(nlp(text), text, published_at=THURSDAY)
            assert when.edtf == edtf

    @pytest.mark.parametrize("words", ["yesterday", "last week", "on Monday", "as of this moment", "by noon", "two days ago"])
    def test_unresolved_without_publication_is_left_out(self, words: str) -> None:
        assert find(f"It rained {words}.") == {}

    def test_today_is_the_one_day_of_an_undated_article(self) -> None:
        found = find("It rained on June 7. “Just today we lost two boats,” she wrote.")
        assert found == {"June 7": "XXXX-06-07", "Just today": "XXXX-06-07"}

    def test_today_is_left_out_where_the_article_names_two_days(self) -> None:
        assert "today" not in find("It rained on June 7 and on June 9. It is dry today.")

    def test_a_day_of_an_earlier_year_is_not_todays(self) -> None:
        found = find("It rained on June 7, 2031. In the flood of 2 May 1987 many died. It is dry today.")
        assert found["today"] == "2031-06-07"

    def test_unreadable_publication_date_counts_as_unknown(self) -> None:
        assert find("It rained today.", "soon") == {}

    def test_day_of_the_week_is_the_one_before_publication(self) -> None:
        assert find("It rained on Tuesday night.", THURSDAY) == {"Tuesday night": "2031-05-13"}
        assert find("It rained on Thursday.", THURSDAY) == {"Thursday": "2031-05-15"}
        assert find("It rained last Thursday.", THURSDAY) == {"Thursday": "2031-05-08"}

    def test_day_of_the_week_still_to_come(self) -> None:
        assert find("It is shut until Tuesday.", THURSDAY) == {"Tuesday": "2031-05-20"}

    def test_day_of_the_week_as_dated_elsewhere(self) -> None:
        assert find("It sank on Saturday 7 June. On Saturday it blew.")["Saturday"] == "XXXX-06-07"

    @pytest.mark.slow
    def test_day_of_the_week_of_a_verb_in_the_future(self, nlp: Language) -> None:
        for text in ("Schools will reopen on Tuesday.", "Schools are expected to reopen on Tuesday."):
            (when,) = find_times(nlp(text), text, published_at=THURSDAY)
            assert when.edtf == "2031-05-20"

    @pytest.mark.slow
    def test_day_of_the_week_behind_a_verb_in_the_past(self, nlp: Language) -> None:
        text = "The harbour board said late on Thursday it would close the pier on Saturday."
        assert [when.edtf for when in find_times(nlp(text), text, published_at=THURSDAY)] == ["2031-05-15", "2031-05-17"]


class TestYears:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("A 1987 storm sank it.", True),
            ("The 2012 games were held there.", True),
            ("Since 2000 prices have doubled.", True),
            ("In 2019 rents fell.", True),
            ("The 2000 residents left.", False),
            ("He counted 1999 sheep.", False),
        ],
    )
    def test_number_that_dates_or_counts(self, nlp: Language, text: str, found: bool) -> None:
        assert bool(find_times(nlp(text), text, published_at=None)) is found


class TestClock:
    @pytest.mark.parametrize(
        ("words", "edtf"),
        [
            ("As of 20:00", "2031-05-15T20:00:00"),
            ("At 7.05pm", "2031-05-15T19:05:00"),
            ("At 12 a.m.", "2031-05-15T00:00:00"),
            ("By noon", "2031-05-15T12:00:00"),
            ("At 16.12", "2031-05-15T16:12:00"),
        ],
    )
    def test_of_the_day_of_publication(self, words: str, edtf: str) -> None:
        assert list(find(f"{words} it rained.", THURSDAY).values()) == [edtf]

    def test_of_the_day_beside_it(self) -> None:
        assert find("It sank at 4:30pm on Tuesday.", THURSDAY)["4:30pm"] == "2031-05-13T16:30:00"

    def test_of_no_whole_date_is_left_out(self) -> None:
        assert find("It sank on June 7 at 4:30pm.") == {"June 7": "XXXX-06-07"}


class TestGetWhen:
    TEXT = "In 1987 it sank. On June 7 it rose. Nobody was hurt."
    TIMES = find_times(BLANK(TEXT), TEXT, published_at=None)

    def test_inside(self) -> None:
        when = get_when(self.TIMES, 17, 35, context_start=0)
        assert when is not None
        assert when.exact == "June 7"

    def test_nearest_before(self) -> None:
        when = get_when(self.TIMES, 36, len(self.TEXT), context_start=0)
        assert when is not None
        assert when.exact == "June 7"

    def test_none_from_outside_the_context(self) -> None:
        assert get_when(self.TIMES, 36, len(self.TEXT), context_start=36) is None

    def test_no_times(self) -> None:
        assert get_when([], 0, 5, context_start=0) is None


class TestGetAsOf:
    @pytest.mark.parametrize(
        ("text", "exact"),
        [
            ("As of 20:00, 14 were out.", "20:00"),
            ("By noon 14 were out.", "noon"),
            ("As of this moment, 14 are out.", "As of this moment"),
            ("By the evening of June 7, 14 were out.", "June 7"),
        ],
    )
    def test_moment_that_figures_hold_for(self, text: str, exact: str) -> None:
        when = get_as_of(find_times(BLANK(text), text, published_at=THURSDAY), text, sentence_start=0, sentence_end=len(text))
        assert when is not None
        assert when.exact == exact

    def test_when_it_happened_is_none(self) -> None:
        text = "On June 7, 14 went out."
        assert get_as_of(find_times(BLANK(text), text, published_at=None), text, sentence_start=0, sentence_end=len(text)) is None


class TestAnyText:
    @settings(max_examples=400, deadline=None)
    @given(
        st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=20),
        st.sampled_from([None, THURSDAY, "0001-01-01", "9999-12-31", "x"]),
    )
    def test_spans_slice_back_in_order(self, pieces: list[str], published_at: str | None) -> None:
        text = "".join(pieces)
        times: list[When] = find_times(
            Doc(BLANK.vocab, words=[text] if text else [], spaces=[False] if text else []), text, published_at=published_at
        )
        assert all(text[when.start : when.end] == when.exact for when in times)
        assert all(one.end <= other.start for one, other in itertools.pairwise(times))

    @pytest.mark.parametrize("unit", ["1 ", "April ", "2", "Saturday, the ", "in 2009 ", "from ", "-", " ", "20:"])
    def test_steps_grow_with_the_text(self, unit: str) -> None:
        def count(size: int) -> int:
            text = (unit * size)[:size]
            doc = BLANK("x")
            return count_steps(lambda: find_times(doc, text, published_at=THURSDAY))

        # A pattern that went back over the text would not come to an end of the longer one.
        assert count(200_000) < 6 * count(50_000)
