"""Marked words that nobody says."""

import pytest
from spacy.tokens import Doc, Span

from app.pipeline.marks.works import find_speech, is_nickname, is_title
from app.pipeline.quotes import Marked, find_marked
from tests.pipeline.conftest import VOCAB


def make_doc(text: str, *, bodies: tuple[str, ...] = ()) -> Doc:
    """Every character run between blanks and marks is a token that is its own lemma; `bodies` are marked as organisations."""
    words: list[str] = []
    spaces: list[bool] = []
    for part in text.replace("’s ", " ’s ").replace("\n", " \n ").split(" "):
        for word in _cut(part):
            words.append(word)
            spaces.append(False)
        if spaces:
            spaces[-1] = True
    doc = Doc(VOCAB, words=words, spaces=spaces, lemmas=[word.lower() for word in words])
    doc.ents = [Span(doc, i, i + 1, "ORG") for i, word in enumerate(words) if word in bodies]
    return doc


def _cut(part: str) -> list[str]:
    for mark in "“”‘’,.:":
        part = part.replace(mark, f" {mark} ") if part != "’s" else part
    return part.split() or ["\n"]


def speech_in(text: str, *, bodies: tuple[str, ...] = ()) -> list[str]:
    """The segments that may be somebody's words; the text's lines are its paragraphs."""
    doc = make_doc(text, bodies=bodies)
    text, paragraphs, at = doc.text, [], 0
    for line in text.split("\n"):
        paragraphs.append((at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at += len(line) + 1
    marked = list(find_marked(text, paragraphs))
    return [text[slice(*mark.inner(text))] for mark in find_speech(doc, text, paragraphs, marked)]


def mark_in(text: str) -> Marked:
    (mark,) = find_marked(text, [(0, len(text))])
    return mark


class TestWorks:
    @pytest.mark.parametrize(
        "text",
        [
            "She read from her novel “The Wall of Rust” on Monday .",
            "He hosts the programme “Rust” at noon .",
            "In her film , “Harbour” , he sinks .",
            "The book titled “Rust Never” sold .",
            "It was an episode of “Evening Call” .",
            "A spot called “Tide” ran twice .",
            "She left “Morning Tide” radio show .",
            "He spoke on “Evening Call” about dams .",
        ],
    )
    def test_context_tells_a_work(self, text: str) -> None:
        assert speech_in(text) == []

    def test_broadcaster_that_owns_it(self) -> None:
        assert speech_in("He told Ostra’s “Evening Call” so .", bodies=("Ostra",)) == []
        assert speech_in("He told the NRV’s “Evening Call” so .") == []

    def test_title_once_is_a_title_everywhere(self) -> None:
        assert speech_in("His show , “Tideline” , ended .\nNobody mourned “Tideline” .") == []

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("He said the novel was “dull and long” .", "dull and long"),
            ("She called him “The Rust King” .", "The Rust King"),
            ("The film shows “a Total Mess” .", "a Total Mess"),
            ("He called on “everybody here” .", "everybody here"),
            ("The show said : “We Will Sail” .", "We Will Sail"),
        ],
    )
    def test_words_of_somebody(self, text: str, words: str) -> None:
        assert speech_in(text) == [words]


class TestHeadings:
    def test_title_in_single_marks_alone_in_its_paragraph(self) -> None:
        assert speech_in("It fell .\n‘All Is Lost’\nIt broke .") == []

    @pytest.mark.parametrize("line", ["“All Is Lost”", "‘All is gone now’"])
    def test_speech_alone_in_its_paragraph(self, line: str) -> None:
        assert speech_in(f"It fell .\n{line}\nIt broke .") == [line[1:-1]]


class TestTitles:
    @pytest.mark.parametrize("text", ["They watched “Meet the Harbour” together.", "They sang “My Old Dam” at noon."])
    def test_capitals_without_a_stop(self, text: str) -> None:
        assert is_title(text, mark_in(text))

    @pytest.mark.parametrize(
        "text",
        [
            "She unveiled her “people first” plan.",
            "She shouted “Stop The Boats!” at noon.",
            "“Tilda Brask Lied,” he said.",
            "He called it “Rust”.",
            "She called it “a Total Mess”.",
            "She called it “The worst plan”.",
        ],
    )
    def test_words_of_somebody(self, text: str) -> None:
        assert not is_title(text, mark_in(text))


class TestNicknames:
    @pytest.mark.parametrize(
        "text",
        [
            "Marla “Pip” Dorrin left.",
            'On Monday Odo "Red" Harl left.',
            "Marla “pip” Dorrin left.",
            "Marla T. “Pip” Dorrin left.",
            "Odo “Big Red” Harl left.",
        ],
    )
    def test_between_two_names(self, text: str) -> None:
        assert is_nickname(text, mark_in(text))

    @pytest.mark.parametrize(
        "text",
        ["Marla “Pip” left.", "the “Pip” Dorrin knew", "Marla “very old” Dorrin left.", "“Pip” Dorrin left.", "Marla “Pip”"],
    )
    def test_elsewhere(self, text: str) -> None:
        assert not is_nickname(text, mark_in(text))
