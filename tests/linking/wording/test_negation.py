import pytest

from app.linking.wording.negation import find_opposed, is_negated


class TestFindOpposed:
    @pytest.mark.parametrize(
        ("text", "opposed", "others"),
        [
            ("The hatch was shut but it was not bolted", {"bolted"}, {"hatch", "shut"}),
            ("Nobody saw the crane, but it fell", {"fell"}, {"crane", "saw"}),
            ("We searched every hold, and there was no sign of rust", {"rust", "sign"}, {"searched", "hold"}),
            ("They walk out on Friday if the masks do not come", set(), {"masks", "come"}),
            ("Nothing leaked and nobody was hurt", set(), {"leaked", "hurt"}),
            ("It wasn't our crew who dropped the crate", set(), {"dropped", "crate"}),
            ("There was nobody on the pier who saw it fall", set(), {"saw", "fall"}),
            ("There was no light on the pier, which was shut", {"shut"}, {"light", "pier"}),
            ("The crew, who were not paid, dropped it", {"paid"}, {"crew"}),
        ],
    )
    def test_words_of_a_proposition_that_denies_what_the_first_does_not(
        self, text: str, opposed: set[str], others: set[str]
    ) -> None:
        found = find_opposed(text)
        assert opposed <= found
        assert found.isdisjoint(others)


class TestIsNegated:
    @pytest.mark.parametrize(
        ("text", "negated"),
        [("its lamps had been switched off", True), ("The tug had been showing no lights", True), ("the horn went off", False)],
    )
    def test_what_shines_is_off(self, text: str, negated: bool) -> None:
        assert is_negated(text) is negated
