from app.linking.voices.copies import describe_copies, find_copies

STORY = (
    "The lift bridge at Quenby stuck half open on Monday with two trams on its ramp. Engineers of the harbour trust freed the "
    "gears by hand after nine hours, and the trust said that a bearing had seized in the heat. Traffic was led over the old dam. "
    "Shopkeepers on the east bank counted what the day had cost them and asked for a second bridge, not for the first time."
)
OTHER = (
    "Two trams waited nine hours on the ramp of the Quenby lift bridge on Monday because a bearing seized. The trust's engineers "
    "turned the gears by hand, while lorries and cars took the road over the old dam and shops on the far bank stood empty."
)


class TestFindCopies:
    def test_a_reprint_under_another_headline(self) -> None:
        assert find_copies([("a", STORY), ("b", f"Bridge stuck\n\n{STORY}\nMore on page 4.")]) == {"b": "a"}

    def test_the_first_half_is_a_copy(self) -> None:
        assert find_copies([("a", STORY), ("b", STORY[:300])]) == {"b": "a"}

    def test_copies_of_copies_lead_to_the_first(self) -> None:
        assert find_copies([("a", STORY), ("b", STORY), ("c", STORY)]) == {"b": "a", "c": "a"}

    def test_two_reports_of_one_happening_are_none(self) -> None:
        assert find_copies([("a", STORY), ("b", OTHER)]) == {}

    def test_short_and_empty_texts_are_none(self) -> None:
        assert find_copies([("a", ""), ("b", ""), ("c", "The bridge is shut."), ("d", "The bridge is shut.")]) == {}


class TestDescribeCopies:
    def test_says_how_many(self) -> None:
        assert describe_copies({"a": "a", "b": "b"}) is None
        assert describe_copies({"a": "a", "b": "a"}) == "both print nearly the same text"
        assert describe_copies({"a": "a", "b": "a", "c": "a"}) == "all of them print nearly the same text"
        assert describe_copies({"a": "a", "b": "a", "c": "c"}) == "2 of them print nearly the same text"
