import pytest

from app.linking.voices.owners import find_owned, find_state_beside, is_same_state
from tests.linking.factory import make_voice

OURS = make_voice("Defence Ministry", "government", affiliation="Velmora")
THEIRS = make_voice("Torvikan Defence Ministry", "government")
VOICES = {voice.id: voice for voice in (OURS, THEIRS)}


def owned(text: str, *, words: str) -> dict[str, str]:
    return find_owned([("p-1", OURS.id, text, text.index(words))], VOICES)


class TestFindOwned:
    @pytest.mark.parametrize(
        "text",
        [
            "Torvik’s Defence Ministry said 60 had flown.",
            "The Defence Ministry in Torvik said 60 had flown.",
            "Torvik’s Defence Ministry spoke. Nobody was hurt, it said, and 60 had flown.",
        ],
    )
    def test_the_state_beside_the_name_tells_whose_ministry_speaks(self, text: str) -> None:
        assert owned(text, words="60") == {"p-1": THEIRS.id}

    @pytest.mark.parametrize(
        "text",
        [
            "Velmora’s Defence Ministry said 60 had flown.",
            "Torvik’s Defence Ministry spoke. Velmora’s Defence Ministry said 60 had flown.",
            "The Defence Ministry said 60 had flown.",
            "Orsany’s Defence Ministry said 60 had flown.",
        ],
    )
    def test_it_stays_who_it_was_read_as(self, text: str) -> None:
        assert owned(text, words="60") == {}

    def test_nobody_but_a_ministry_has_a_namesake(self) -> None:
        navy = make_voice("navy", "organization", affiliation="Velmora")
        assert find_owned([("p-1", navy.id, "Torvik’s navy spoke.", 0)], {navy.id: navy, THEIRS.id: THEIRS}) == {}


class TestFindStateBeside:
    def test_an_article_is_no_state(self) -> None:
        assert find_state_beside("defence ministry", "The defence ministry spoke.", 20) is None


class TestIsSameState:
    def test_a_state_and_its_people(self) -> None:
        assert is_same_state("Torvik", "Torvikan")
        assert is_same_state("Peruvian", "Lima")
        assert not is_same_state("Peru", "Chile")
