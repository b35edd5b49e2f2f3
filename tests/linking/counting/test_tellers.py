from app.linking.counting.tellers import are_two_voices, is_one_breath, is_one_voice
from tests.linking.factory import make_figure

MAYOR, CHIEF, NARRATED = make_figure(31), make_figure(48, speaker="e-chief"), make_figure(48, speaker=None)


class TestTellers:
    def test_one_voice_is_somebody_cited(self) -> None:
        assert is_one_voice(MAYOR, make_figure(40, article="a-2"))
        assert not is_one_voice(MAYOR, CHIEF)
        assert not is_one_voice(NARRATED, NARRATED)

    def test_one_breath_is_in_one_article(self) -> None:
        assert is_one_breath(NARRATED, NARRATED)
        assert not is_one_breath(MAYOR, make_figure(40, article="a-2"))

    def test_two_voices_are_both_cited(self) -> None:
        assert are_two_voices(MAYOR, CHIEF)
        assert not are_two_voices(MAYOR, NARRATED)
        assert not are_two_voices(MAYOR, make_figure(40, article="a-2"))
