from app.linking.voices.called import describe_voices
from tests.linking.factory import make_voice

HALVARD = make_voice("Ilse Halvard", affiliation="Velmora")
UNKNOWN = make_voice("publisher of Blast at Quenby", "unnamed", is_publisher=True)
VOICES = {voice.id: voice for voice in (HALVARD, UNKNOWN)}


class TestDescribeVoices:
    def test_says_that_one_speaker_gave_both(self) -> None:
        assert describe_voices([HALVARD.id], [HALVARD.id], VOICES) == "same speaker"

    def test_names_both_sides(self) -> None:
        assert describe_voices([HALVARD.id], [UNKNOWN.id], VOICES) == "Ilse Halvard against the publisher of Blast at Quenby"
