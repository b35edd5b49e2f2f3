"""Attributed content with its voice, speaker and cue, on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction
from app.vocabulary import EntityKind

Read = Callable[[str], Extraction]

# (the text, then per attribution: voice, words, speaker, cue)
Case = tuple[str, list[tuple[str, str, str | None, str | None]]]

FRAMES: list[Case] = [
    (
        "Three clerks had been let go, a porter at the town hall whispered.",
        [("indirect", "Three clerks had been let go", "porter at the town hall", "whispered")],
    ),
    (
        "A statement from the harbour board said the ferry left without lights.",
        [("indirect", "the ferry left without lights", "harbour board", "said")],
    ),
    (
        "Officials said the bridge at Norvale had collapsed.",
        [("indirect", "the bridge at Norvale had collapsed", "officials", "said")],
    ),
    (
        "The bridge at Norvale had collapsed, officials said.",
        [("indirect", "The bridge at Norvale had collapsed", "officials", "said")],
    ),
    (
        "According to the harbour master, the ferry left without lights.",
        [("indirect", "the ferry left without lights", "harbour master", "According to")],
    ),
    (
        "The tunnel is a death trap, as engineer Pavla Drin put it.",
        [("indirect", "The tunnel is a death trap", "Pavla Drin", "put")],
    ),
    (
        "Governor Odo Harl accused the mining company of hiding the leak.",
        [("indirect", "the mining company of hiding the leak", "Odo Harl", "accused")],
    ),
    (
        "Forty people were on the pier, a source at the harbour told the Herald.",
        [("indirect", "Forty people were on the pier", "source at the harbour", "told")],
    ),
    (
        "The coastguard said it was late. It put the number of missing at 34.",
        [
            ("indirect", "it was late", "coastguard", "said"),
            ("indirect", "the number of missing at 34", "coastguard", "put"),
        ],
    ),
    ("The coastguard put the number of missing at 34.", [("indirect", "the number of missing at 34", "coastguard", "put")]),
    (
        "Tilda Brask expressed confidence that the talks would succeed.",
        [("indirect", "that the talks would succeed", "Tilda Brask", "expressed confidence")],
    ),
    (
        '"The wall fell at noon," Tilda Brask said, adding that nobody was hurt.',
        [
            ("direct", '"The wall fell at noon,"', "Tilda Brask", "said"),
            ("indirect", "that nobody was hurt", "Tilda Brask", "adding"),
        ],
    ),
    (
        "Tilda Brask said the wall fell at noon, saying nobody was hurt.",
        [("indirect", "the wall fell at noon", "Tilda Brask", "said"), ("indirect", "nobody was hurt", "Tilda Brask", "saying")],
    ),
    (
        "The mayor said the school was closed, and Governor Odo Harl said the hospital was open.",
        [("indirect", "the school was closed", "mayor", "said"), ("indirect", "the hospital was open", "Odo Harl", "said")],
    ),
]
MIXED: list[Case] = [
    (
        'Tilda Brask said the wall was "an accident waiting to happen" for years.',
        [("mixed", 'the wall was "an accident waiting to happen" for years', "Tilda Brask", "said")],
    ),
    (
        'Odo Harl called the pumps "a bad joke" and said nobody came.',
        [("mixed", 'the pumps "a bad joke"', "Odo Harl", "called"), ("indirect", "nobody came", "Odo Harl", "said")],
    ),
]
BESIDE: list[Case] = [
    ("“The wall fell at noon,” said Tilda Brask.", [("direct", "“The wall fell at noon,”", "Tilda Brask", "said")]),
    ("«The wall fell at noon», said Tilda Brask.", [("direct", "«The wall fell at noon»", "Tilda Brask", "said")]),
    ("„The wall fell at noon“, said Tilda Brask.", [("direct", "„The wall fell at noon“", "Tilda Brask", "said")]),
    ('Odo Harl wrote: "The pumps have failed."', [("direct", '"The pumps have failed."', "Odo Harl", "wrote")]),
    ('The mayor\'s verdict: "The pumps have failed."', [("direct", '"The pumps have failed."', "mayor", "verdict")]),
    (
        "'We don't know whose car it was,' said Tilda Brask. 'It wasn't the neighbours' car.'",
        [
            ("direct", "'We don't know whose car it was,'", "Tilda Brask", "said"),
            ("direct", "'It wasn't the neighbours' car.'", "Tilda Brask", "said"),
        ],
    ),
    (
        '"The pumps have never worked," Odo Harl said, "and nobody came to look."',
        [
            ("direct", '"The pumps have never worked,"', "Odo Harl", "said"),
            ("direct", '"and nobody came to look."', "Odo Harl", "said"),
        ],
    ),
    (
        'Odo Harl said nobody came. "The pumps have failed and nobody came to look."',
        [
            ("indirect", "nobody came", "Odo Harl", "said"),
            ("direct", '"The pumps have failed and nobody came to look."', "Odo Harl", "said"),
        ],
    ),
]
CARRIED: list[Case] = [
    (
        '"The wall was weak," Tilda Brask said on Monday.\n\n"We told the council about it for years."',
        [
            ("direct", '"The wall was weak,"', "Tilda Brask", "said"),
            ("direct", '"We told the council about it for years."', "Tilda Brask", None),
        ],
    ),
    (
        "Odo Harl said: “The pumps failed.\n\n“Nobody came.”",
        [("direct", "“The pumps failed.", "Odo Harl", "said"), ("direct", "“Nobody came.”", "Odo Harl", None)],
    ),
    (
        (
            "Boats sank at Norvale on Monday.\n\nThe harbour office released the following statement on Monday:\n\n"
            '"The pumps have failed and nobody was hurt."\n\n"Divers will go down again on Tuesday."'
        ),
        [
            ("direct", '"The pumps have failed and nobody was hurt."', "harbour office", "statement"),
            ("direct", '"Divers will go down again on Tuesday."', "harbour office", None),
        ],
    ),
    (
        "Odo Harl spoke on Monday. He went on:\n\n“The pumps failed and nobody came.”",
        [("direct", "“The pumps failed and nobody came.”", "Odo Harl", "went")],
    ),
    (
        "Odo Harl met the divers of Norvale on Monday. “These people saved my whole village.”",
        [("direct", "“These people saved my whole village.”", "Odo Harl", None)],
    ),
    (
        "Boats sank at Norvale on Monday. “These people saved my whole village.”",
        [],
    ),
]


def attributed(extraction: Extraction) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (said.voice.value, said.exact, said.speaker.name if said.speaker else None, said.cue.exact if said.cue else None)
        for said in extraction.attributions
    ]


@pytest.mark.slow
class TestFindAttributions:
    @pytest.mark.parametrize(("text", "expected"), FRAMES)
    def test_what_a_frame_carries(self, read: Read, text: str, expected: list[tuple[str, str, str, str]]) -> None:
        assert attributed(read(text)) == expected

    @pytest.mark.parametrize(("text", "expected"), MIXED)
    def test_prose_with_quoted_words_is_mixed(self, read: Read, text: str, expected: list[tuple[str, str, str, str]]) -> None:
        assert attributed(read(text)) == expected

    @pytest.mark.parametrize(("text", "expected"), BESIDE)
    def test_marked_words_by_what_stands_beside(self, read: Read, text: str, expected: list[tuple[str, str, str, str]]) -> None:
        assert attributed(read(text)) == expected

    @pytest.mark.parametrize(("text", "expected"), CARRIED)
    def test_carried_over_paragraphs(self, read: Read, text: str, expected: list[tuple[str, str, str, str]]) -> None:
        assert attributed(read(text)) == expected

    def test_prose_ends_what_is_carried(self, read: Read) -> None:
        text = (
            '"The wall was weak," Tilda Brask said on Monday.\n\nThe council did not reply.\n\n'
            '"Nobody came to look at the wall in all that time."'
        )
        assert attributed(read(text)) == [("direct", '"The wall was weak,"', "Tilda Brask", "said")]

    @pytest.mark.parametrize(
        "text",
        [
            "According to preliminary information, the fire began in the kitchen.",
            "Reports said the road was closed.",
            "It emerged that the road was closed.",
            'The so-called "pump list" was read out.',
            '"The pumps have failed and nobody came to look."',
        ],
    )
    def test_nobody_speaks(self, read: Read, text: str) -> None:
        assert attributed(read(text)) == []

    @pytest.mark.parametrize(
        ("text", "via"),
        [
            ("The minister told the Norvale Herald that the dam was safe.", "Norvale Herald"),
            ("Tilda Brask told reporters that the road was wet.", None),
            ("Tilda Brask said on Monday that the road was wet.", None),
            ("Tilda Brask wrote on social media that the road was wet.", "social media"),
        ],
    )
    def test_via(self, read: Read, text: str, via: str | None) -> None:
        (said,) = read(text).attributions
        assert said.via == via

    def test_label_in_marks_is_no_speech(self, read: Read) -> None:
        assert read('The so-called "pump list" was read out.').quotes == ()

    def test_headline_that_closes_with_its_speaker(self, read: Read) -> None:
        text = (
            "Bridge closed after flood, says mayor\nThe bridge at Norvale was closed on Monday after the river had risen all night."
        )
        assert attributed(read(text)) == [("indirect", "Bridge closed after flood", "mayor", "says")]


@pytest.mark.slow
class TestSpeakers:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (
                (
                    "Peruvian President Mirko Tesan said the road was open. The Peruvian leader said the trains would run. "
                    '"We are ready," the President added.'
                ),
                ["Mirko Tesan", "Mirko Tesan", "Mirko Tesan"],
            ),
            (
                (
                    "Valdoria closed its border. Nobody left Valdoria. Valdorian President Mirko Tesan said the road was open. "
                    "The Valdorian leader said the trains would run."
                ),
                ["Mirko Tesan", "Mirko Tesan"],
            ),
            (
                "President of Peru Mirko Tesan said the road was open. Tesan said the trains would run.",
                ["Mirko Tesan", "Mirko Tesan"],
            ),
            (
                "Odo Harl met Tilda Brask on Monday. Mrs Brask said the road was safe. She said the bridge was safe too.",
                ["Tilda Brask", "Tilda Brask"],
            ),
            ("Sgt. Odo Harl opened the gate. Harl said nobody was inside. He said the lock was broken.", ["Odo Harl", "Odo Harl"]),
            (
                "Aldo Marchena, head of the Norvale fire service, said the roof was unsafe. The fire chief said nobody was inside.",
                ["Aldo Marchena", "Aldo Marchena"],
            ),
            ("The head of Civil Defence, Aldo Marchena, said the river would rise.", ["Aldo Marchena"]),
            (
                "Tidewire Airlines cancelled forty flights on Monday. The airline said the crews were tired.",
                ["Tidewire Airlines"],
            ),
            (
                "The Marine Accident Board (MAB) opened an inquiry on Monday. The MAB said the hull was cracked.",
                ["Marine Accident Board"],
            ),
            ("Firefighters said the roof came down. They said two were hurt.", ["firefighters", "firefighters"]),
        ],
    )
    def test_one_name_for_one_voice(self, read: Read, text: str, names: list[str]) -> None:
        assert [said.speaker.name for said in read(text).attributions if said.speaker] == names

    def test_unnamed_voice(self, read: Read) -> None:
        (said,) = read("A hospital source said the driver was in a coma.").attributions
        assert said.speaker is not None
        assert (said.speaker.name, said.speaker.kind) == ("hospital source", EntityKind.UNNAMED)

    def test_capital_is_its_government(self, read: Read) -> None:
        (said,) = read("Lima was quiet on Sunday. Lima said it had closed its embassy.").attributions
        assert said.speaker is not None
        assert (said.speaker.name, said.speaker.kind, said.speaker.affiliation) == ("Lima", EntityKind.GOVERNMENT, "Peru")

    @pytest.mark.parametrize("text", ["They said the shop was closed.", "It said the shop was closed."])
    def test_pronoun_for_nobody_attributes_nothing(self, read: Read, text: str) -> None:
        assert read(text).attributions == ()
