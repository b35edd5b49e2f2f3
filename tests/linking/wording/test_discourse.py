"""What one article sets against each other, on articles of an invented village."""

from typing import Any

from app.linking.claims import Pair
from app.linking.wording.discourse import find_discourse_pairs
from app.models import Appearance
from app.vocabulary import Certainty, ClaimKind
from tests.linking.factory import make_statement, make_voice

VOICES = {voice.id: voice for voice in (make_voice("Ilse Halvard"), make_voice("Jon Rask"), make_voice("dockers", "unnamed"))}
HALVARD, RASK, DOCKERS = VOICES


Said = tuple[str, str | None, dict[str, Any]]


def tell(text: str, *said: Said) -> list[Pair]:
    told = []
    for number, (exact, speaker, more) in enumerate(said):
        start = text.index(exact)
        row = Appearance(
            id=f"p-{number}", article_id="a-1", revision_id="r-1", kind=ClaimKind.STATEMENT, ordinal=number, start=start,
            end=start + len(exact), exact=exact, prefix="", suffix="", speaker_id=speaker, voice="indirect",
            **{"certainty": Certainty.STATED, "checkable": True, **more},
        )  # fmt: skip
        is_denied = row.certainty == Certainty.DENIED
        told.append((row, make_statement(exact, is_denial=is_denied, is_denied=is_denied)))
    return list(find_discourse_pairs(told, text, VOICES))


class TestContrast:
    TEXT = "Ilse Halvard maintains that the pumps ran all night. But the dockers were firm. “Not one litre left it,” one said."

    def test_but_sets_an_answer_against_what_somebody_maintains(self) -> None:
        pairs = tell(
            self.TEXT,
            ("the pumps ran all night", HALVARD, {"cue_exact": "maintains"}),
            ("Not one litre left it", DOCKERS, {}),
        )
        [(first, second, verdict)] = pairs
        assert (first, second, verdict.relation) == ("p-0", "p-1", "conflicts")
        assert verdict.reasons == ("same article", "the article sets them against each other: “But”")

    def test_what_is_merely_said_is_not_contested(self) -> None:
        said = ("the pumps ran all night", HALVARD, {"cue_exact": "said"})
        assert tell(self.TEXT, said, ("the dockers were firm", DOCKERS, {})) == []

    def test_unless_both_tell_one_deed(self) -> None:
        text = "Ilse Halvard said a rag had started the blaze. But Jon Rask said the blaze began in a boiler."
        found = tell(text, ("a rag had started the blaze", HALVARD, {}), ("the blaze began in a boiler", RASK, {}))
        assert [verdict.relation for _, _, verdict in found] == ["conflicts"]

    def test_what_nobody_can_check_is_answered_by_a_denial_behind_but(self) -> None:
        text = "Ilse Halvard blamed a plot by jealous men. But Jon Rask denied that the locks had been forced."
        denied = ("the locks had been forced", RASK, {"certainty": Certainty.DENIED, "cue_exact": "denied"})
        blamed = ("a plot by jealous men", HALVARD, {"checkable": False, "cue_exact": "blamed"})
        [(first, second, verdict)] = tell(text, blamed, denied)
        assert (first, second, verdict.relation) == ("p-0", "p-1", "conflicts")

    def test_but_opens_another_matter_where_they_share_nothing(self) -> None:
        text = "Ilse Halvard said one girl has burns. But Jon Rask denied that the locks had been forced."
        denied = ("the locks had been forced", RASK, {"certainty": Certainty.DENIED, "cue_exact": "denied"})
        assert tell(text, ("one girl has burns", HALVARD, {"cue_exact": "said"}), denied) == []

    def test_a_version_that_is_rejected_is_that_of_the_voice_before(self) -> None:
        text = "The mill had lost its foreman, Ilse Halvard said. “It is a shame,” she said. Jon Rask rejected the widow's version."
        said: tuple[Said, ...] = (
            ("The mill had lost its foreman", HALVARD, {}),
            ("the widow's version", RASK, {"certainty": Certainty.DENIED, "cue_exact": "rejected"}),
        )
        [(first, second, verdict)] = tell(text, *said)
        assert (first, second, verdict.relation) == ("p-0", "p-1", "conflicts")

    def test_what_the_article_says_itself_is_no_other_side(self) -> None:
        said = ("the pumps ran all night", HALVARD, {"cue_exact": "maintains"})
        assert tell(self.TEXT, said, ("Not one litre left it", None, {})) == []

    def test_nobody_is_set_against_himself(self) -> None:
        said = ("the pumps ran all night", HALVARD, {"cue_exact": "maintains"})
        assert tell(self.TEXT, said, ("Not one litre left it", HALVARD, {})) == []

    def test_without_the_word_nothing_is_set_against(self) -> None:
        text = self.TEXT.replace("But the dockers", "The dockers")
        said = ("the pumps ran all night", HALVARD, {"cue_exact": "maintains"})
        assert tell(text, said, ("Not one litre left it", DOCKERS, {})) == []


class TestReply:
    TEXT = "Dockers said the crane had leaked oil for weeks. Jon Rask denied that any leak of oil had been found."
    LEAK = ("the crane had leaked oil for weeks", DOCKERS, {"cue_exact": "said"})

    def test_a_denial_answers_what_stands_before_it(self) -> None:
        denial = ("any leak of oil had been found", RASK, {"cue_exact": "denied", "certainty": Certainty.DENIED})
        [(_, _, verdict)] = tell(self.TEXT, self.LEAK, denial)
        assert (verdict.relation, verdict.denial) == ("conflicts", "p-1")
        assert verdict.reasons == ("same article", "one stands right behind the other")

    def test_in_another_paragraph_it_is_the_deed_that_answers(self) -> None:
        denial = ("any leak of oil had been found", RASK, {"cue_exact": "denied", "certainty": Certainty.DENIED})
        [(_, _, verdict)] = tell(self.TEXT.replace(". Jon", ".\n\nJon"), self.LEAK, denial)
        assert verdict.reasons[1:] == ("two voices, one behind the other", "“leaked” goes with “leak”")

    def test_another_matter_is_no_answer(self) -> None:
        other = ("he would resign", RASK, {"cue_exact": "denied", "certainty": Certainty.DENIED})
        assert (
            tell("Dockers said the crane had leaked oil for weeks. Jon Rask denied that he would resign.", self.LEAK, other) == []
        )


class TestTwoVoices:
    def tell(self, first: str, second: str, **more: Any) -> list[tuple[str, ...]]:
        text = f"{first}, Ilse Halvard said.\n\nJon Rask said that {second}. It rained."
        pairs = tell(text, (first, HALVARD, {}), (second, RASK, {"certainty": Certainty.DENIED} if more else {}))
        return [verdict.reasons[1:] for _, _, verdict in pairs]

    def test_one_says_as_done_what_the_other_says_as_not_done(self) -> None:
        [(_, deed)] = self.tell("Nobody at the mill was warned", "the mill got a warning", denied=True)
        assert deed == "“warned” goes with “warning”"

    def test_both_say_it(self) -> None:
        assert self.tell("The mill was warned", "the mill got a warning") == []

    def test_such_a_thing(self) -> None:
        assert self.tell("We sent the mill a letter", "it had no such letter", denied=True) == [
            ("two voices, one behind the other", "denies such a thing")
        ]

    def test_long_sentences_that_share_a_deed_answer_nothing(self) -> None:
        long = "the council bought nine carts, two barges, a crane and a tall barn and warned of higher rents in the village"
        assert self.tell("The mill, its owner and its tenants in four towns warned of dearer bread", long, denied=True) == []


class TestRestated:
    TEXT = "Jon Rask denied that the port would sell the crane. “There is no such deal,” he said. “We bought it in May.”"
    DENIAL = ("the port would sell the crane", RASK, {"cue_exact": "denied", "certainty": Certainty.DENIED})

    def test_a_short_denial_behind_one_says_it_again(self) -> None:
        [(first, second, verdict)] = tell(self.TEXT, self.DENIAL, ("There is no such deal", RASK, {}))
        assert (first, second, verdict.relation) == ("p-0", "p-1", "same")

    def test_a_statement_behind_it_is_another_one(self) -> None:
        assert tell(self.TEXT, self.DENIAL, ("We bought it in May", RASK, {})) == []


class TestAnswers:
    def test_a_claim_denied_as_a_whole_is_answered_by_what_follows(self) -> None:
        text = "The pumps had been off all week, Ilse Halvard said. Jon Rask dismissed the claim. “Every light was green,” he said."
        said: tuple[Said, ...] = (("The pumps had been off all week", HALVARD, {}), ("Every light was green", RASK, {}))
        [(first, second, verdict)] = tell(text, *said)
        assert (first, second, verdict.relation) == ("p-0", "p-1", "conflicts")
        assert verdict.reasons[-1] == "the article tells it as the answer: “dismissed the claim”"

    def test_a_denial_of_something_of_its_own_is_no_answer(self) -> None:
        text = "The pumps had been off all week, Ilse Halvard said. Jon Rask denied that the mayor knew."
        assert tell(text, ("The pumps had been off all week", HALVARD, {}), ("the mayor knew", RASK, {})) == []

    def test_a_word_inside_the_answer(self) -> None:
        text = "Ilse Halvard denied that the pier was for sale. A sale was nevertheless being prepared, Jon Rask said."
        denied = ("the pier was for sale", HALVARD, {"certainty": Certainty.DENIED})
        [(_, _, verdict)] = tell(text, denied, ("A sale was nevertheless being prepared", RASK, {}))
        assert verdict.reasons[-1] == "the article sets them against each other: “nevertheless”"
