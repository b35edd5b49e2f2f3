from app.linking.voices.tellers import find_tellers
from tests.linking.factory import make_voice

TRUST = make_voice("Quenby Harbour Trust", "organization")
CHIEF = make_voice("Jon Rask", affiliation="Quenby Harbour Trust")
SHORT = make_voice("Rask")
OTHER = make_voice("Ilse Halvard")
NAMELESS = make_voice("harbour source", "unnamed")
VOICES = {voice.id: voice for voice in (TRUST, CHIEF, SHORT, OTHER, NAMELESS)}


class TestFindTellers:
    def test_one_voice_stands_for_all_its_names(self) -> None:
        tellers = find_tellers(VOICES, VOICES)
        assert tellers[TRUST.id] == tellers[CHIEF.id] == tellers[SHORT.id] != tellers[OTHER.id]

    def test_the_unnamed_are_nobody_else(self) -> None:
        assert NAMELESS.id not in find_tellers(VOICES, VOICES)
