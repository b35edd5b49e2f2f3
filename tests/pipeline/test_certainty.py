"""Certainty on hand-built docs, and on the real parser with sentences of each kind."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from app.pipeline.certainty import find_hedges, judge_certainty
from app.pipeline.records import Span, make_span
from app.vocabulary import Certainty

# (the sentence, the words judged, their cue)
Case = tuple[str, str, str | None]

VOCAB = spacy.blank("en").vocab

STATED: list[Case] = [
    ("A small, if welcome, step was taken.", "A small, if welcome, step was taken", None),
    ("The lab found no basis to appeal.", "The lab found no basis to appeal", None),
    ("The barge is as long as a street.", "The barge is as long as a street", None),
    ("Mayor Lind said the bridge could not be reached by road.", "the bridge could not be reached by road", "said"),
    ("Rescuers could hear voices under the debris.", "Rescuers could hear voices under the debris", None),
    ("They fled before the flames could reach the barn.", "They fled before the flames could reach the barn", None),
    ("He asked if the road was open.", "the road was open", "asked"),
    ("Police want to see if the driver was drunk.", "Police want to see if the driver was drunk", None),
    ('"We have nothing to hide," the minister said, rejecting the report.', "We have nothing to hide", "said"),
    ("Nobody was hurt.", "Nobody was hurt", None),
    ("Losses were higher than expected.", "Losses were higher than expected", None),
    ("Sales rose as expected.", "Sales rose as expected", None),
    ("Come as soon as possible, they said.", "Come as soon as possible", "said"),
    ("According to the fire service, the roof collapsed.", "the roof collapsed", "According to"),
    ("A preliminary hearing was held on Monday.", "A preliminary hearing was held on Monday", None),
    ("He suggested a meeting in June.", "He suggested a meeting in June", None),
    ("The actor appeared in court on Friday.", "The actor appeared in court on Friday", None),
    ("I thought it was thunder, she said.", "I thought it was thunder", "said"),
    ("People who may have been exposed are being tested.", "People who may have been exposed are being tested", None),
    ("The tunnel opened on 3 May.", "The tunnel opened on 3 May", None),
    ("Even if it rains, the match will go ahead.", "Even if it rains, the match will go ahead", None),
    ("Hundreds, if not thousands, joined the march.", "Hundreds, if not thousands, joined the march", None),
    ("The bank reported a profit of $3m.", "The bank reported a profit of $3m", None),
    ("It was not clear whether anyone was inside.", "It was not clear whether anyone was inside", None),
    ("The trains will run again on Monday, the operator announced.", "The trains will run again on Monday", "announced"),
    (
        "A spokesman declined to confirm whether the ship had sunk.",
        "A spokesman declined to confirm whether the ship had sunk",
        None,
    ),
    ("The island can hold 300 people.", "The island can hold 300 people", None),
    ("Doctors said she would have died without the surgery.", "she would have died without the surgery", "said"),
    ("The guests were supposed to leave at noon.", "The guests were supposed to leave at noon", None),
    ("The court assumed control of the port.", "The court assumed control of the port", None),
    ("He was believed by nobody.", "He was believed by nobody", None),
    ("May they find peace, she said.", "May they find peace", "said"),
    ("The tents provided the families with shelter.", "The tents provided the families with shelter", None),
    ("The banknote was fake.", "The banknote was fake", None),
    ("Keep calm, he said, we were rubbish.", "we were rubbish", "said"),
    ("The winger was ruled out of the match.", "The winger was ruled out of the match", None),
    ("Police asked drivers if they had seen the van.", "Police asked drivers if they had seen the van", None),
    ("The court rejected the appeal.", "the appeal", "rejected"),
    ("The judge dismissed the lawsuit.", "The judge dismissed the lawsuit", None),
    ("The consulate denied them visas.", "The consulate denied them visas", None),
    ("It is possible to walk to the island.", "It is possible to walk to the island", None),
    ("Landing is not possible in fog.", "Landing is not possible in fog", None),
    ("The tanks were set on a hill.", "The tanks were set on a hill", None),
    ("He said the ships were the oldest in port.", "the ships were the oldest in port", "said"),
]
HEDGED: list[Case] = [
    ("The fire could spread to the harbour by night.", "The fire could spread to the harbour by night", None),
    ("The firm did not deny that its trucks were overloaded.", "its trucks were overloaded", "did not deny"),
    ("Six hikers are feared dead after the avalanche.", "Six hikers are feared dead after the avalanche", None),
    ("The gang is believed to have fled north.", "The gang is believed to have fled north", None),
    ("It is thought that the gang fled north.", "the gang fled north", None),
    ("Police arrested two suspected smugglers.", "Police arrested two suspected smugglers", None),
    ("According to unconfirmed reports, the pilot survived.", "the pilot survived", None),
    ("The pilot survived, according to preliminary data.", "The pilot survived", None),
    ("She expressed hope that talks would resume.", "talks would resume", "expressed"),
    ("He is confident that output will recover.", "output will recover", "is confident"),
    ("The data suggest that the virus spread earlier.", "The data suggest that the virus spread earlier", None),
    ("The bank appears to have lost the files.", "The bank appears to have lost the files", None),
    ("The driver must have fallen asleep, the prosecutor said.", "The driver must have fallen asleep", "said"),
    ("I think the driver fell asleep, she said.", "I think the driver fell asleep", "said"),
    ("The council thinks the repair cost too much.", "the repair cost too much", "thinks"),
    ("The suspect, who may be armed, fled on foot.", "The suspect, who may be armed, fled on foot", None),
    ("Reportedly, the deal is done.", "the deal is done", None),
    ("The crew had been warned, the widow alleged.", "The crew had been warned", "alleged"),
    ("Prices are forecast to fall next year.", "Prices are forecast to fall next year", None),
    ("Analysts predict prices will fall.", "prices will fall", "predict"),
    ("The company expects losses of $3m.", "The company expects losses of $3m", None),
    ("An estimated 300 people marched.", "An estimated 300 people marched", None),
    ("There were reports of looting.", "There were reports of looting", None),
    ("There are fears that the ship will sink.", "There are fears that the ship will sink", None),
    ("Initial findings point to a gas leak.", "Initial findings point to a gas leak", None),
    ("The envoy said it was unlikely that talks would resume.", "it was unlikely that talks would resume", "said"),
    ("The toll is likely to rise.", "The toll is likely to rise", None),
    ("The vote was likely rigged, monitors said.", "The vote was likely rigged", "said"),
    ("He hopes the road will open soon.", "the road will open soon", "hopes"),
    ("Storms might delay the launch.", "Storms might delay the launch", None),
    ("The hotel said guests may leave whenever they like.", "guests may leave whenever they like", "said"),
    ("He may not have known.", "He may not have known", None),
    ("Hundreds feared homeless after mudslide", "Hundreds feared homeless after mudslide", None),
    ("A woman suspected of theft is being held.", "A woman suspected of theft is being held", None),
    ("The envoy is supposed to have fled.", "The envoy is supposed to have fled", None),
    ("New floods are possible by the weekend, the office said.", "New floods are possible by the weekend", "said"),
    ("Mill set to close with loss of jobs", "Mill set to close with loss of jobs", None),
    ("The striker is tipped to win the prize.", "The striker is tipped to win the prize", None),
    ("The count could not be confirmed.", "The count could not be confirmed", None),
]
CONDITIONAL: list[Case] = [
    ("The market will close should the frost go on.", "The market will close should the frost go on", None),
    ("The curfew ends on Sunday provided the streets stay calm.", "The curfew ends on Sunday provided the streets stay calm", None),
    ("Provided the tests go well, the line opens in May.", "Provided the tests go well, the line opens in May", None),
    ("The coast would flood were the ice to melt.", "The coast would flood were the ice to melt", None),
    ("We would have lost the barn had the wind turned, he said.", "We would have lost the barn had the wind turned", "said"),
    (
        "The sale will close in May, subject to regulatory approval.",
        "The sale will close in May, subject to regulatory approval",
        None,
    ),
    ("The bridge will open in June, barring any delays.", "The bridge will open in June, barring any delays", None),
    ("The ferry sails as long as the wind holds.", "The ferry sails as long as the wind holds", None),
    ("If confirmed, this would be the first case.", "If confirmed, this would be the first case", None),
    (
        "Should the levee fail, the town will be under water by dawn.",
        "Should the levee fail, the town will be under water by dawn",
        None,
    ),
    ("The plant will close unless a buyer is found, the union said.", "The plant will close unless a buyer is found", "said"),
    ("Had the alarm rung, everyone would have lived, she said.", "Had the alarm rung, everyone would have lived", "said"),
    (
        "The airline said it will refund tickets if flights are cancelled.",
        "it will refund tickets if flights are cancelled",
        "said",
    ),
    ("Provided the weather holds, the climb starts on Sunday.", "Provided the weather holds, the climb starts on Sunday", None),
]
DENIED: list[Case] = [
    ("He described as false a report that the dam had cracked.", "the dam had cracked", "described"),
    ("The colonel dismissed the boast as a fantasy.", "dismissed the boast as a fantasy", None),
    (
        "The mayor rejected any suggestion that funds were missing.",
        "The mayor rejected any suggestion that funds were missing",
        None,
    ),
    ("The letter is a forgery and the report is fake, he said.", "the report is fake", "said"),
    ("The bank has rejected accusations of fraud.", "The bank has rejected accusations of fraud", None),
    ("He described as a lie the claim that she had left.", "the claim that she had left", "described"),
    ("Police have ruled out arson.", "Police have ruled out arson", None),
    ("There was no truth in the rumour that the bank would close.", "the rumour that the bank would close", None),
    ("The story is completely made up, he said.", "The story is completely made up", "said"),
    ("The firm denied that its trucks were overloaded.", "its trucks were overloaded", "denied"),
    ("There is no evidence that the tank leaked, inspectors said.", "There is no evidence that the tank leaked", "said"),
    ("Inspectors found no proof of arson.", "Inspectors found no proof of arson", None),
    ("Investigators have not found any evidence of arson.", "Investigators have not found any evidence of arson", None),
    ("The ministry described reports that the mine had flooded as false.", "the mine had flooded", "described"),
    (
        "Claims that the vaccine was tainted are baseless, the agency said.",
        "Claims that the vaccine was tainted are baseless",
        "said",
    ),
    ("It is not true that we were warned, he said.", "It is not true that we were warned", "said"),
    ("The minister rejected claims that the dam was unsafe.", "the dam was unsafe", "rejected"),
    ("The minister rejected claims that the dam was unsafe.", "the dam was unsafe", "claims"),
    ("The coach dismissed reports that he would leave.", "he would leave", "dismissed"),
    ("Police ruled out arson.", "arson", "ruled out"),
    ("The army falsely claimed that the village was empty.", "the village was empty", "claimed"),
]


def span_of(text: str, words: str | None) -> Span | None:
    return make_span(text, text.index(words), text.index(words) + len(words)) if words is not None else None


def judge(doc: Doc, words: str, cue: str | None = None) -> Certainty:
    start = doc.text.index(words)
    return judge_certainty(doc, doc.text, start, start + len(words), cue=span_of(doc.text, cue))[0]


def make_doc(*tokens: tuple[str, str, str, str, int]) -> Doc:
    """A doc of (word, lemma, tag, dep, head) rows."""
    words, lemmas, tags, deps, heads = (list(column) for column in zip(*tokens, strict=True))
    kinds = {
        "MD": "AUX",
        "N": "NOUN",
        "V": "VERB",
        "P": "PRON",
        "J": "ADJ",
        "R": "ADV",
        "I": "SCONJ",
        "D": "DET",
        "W": "PRON",
        ",": "PUNCT",
    }
    pos = [kinds.get(str(tag), kinds.get(str(tag)[0], "X")) for tag in tags]
    return Doc(VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, deps=deps, heads=heads)


class TestScope:
    def test_restrictive_relative_clause_is_an_aside(self) -> None:
        doc = make_doc(
            ("Guests", "guest", "NNS", "nsubj", 4),
            ("who", "who", "WP", "nsubj", 3),
            ("may", "may", "MD", "aux", 3),
            ("know", "know", "VB", "relcl", 0),
            ("left", "leave", "VBD", "ROOT", 4),
        )
        assert judge(doc, "Guests who may know left") is Certainty.STATED

    def test_relative_clause_behind_a_comma_speaks_for_itself(self) -> None:
        doc = make_doc(
            ("Guests", "guest", "NNS", "nsubj", 6),
            (",", ",", ",", "punct", 0),
            ("who", "who", "WP", "nsubj", 4),
            ("may", "may", "MD", "aux", 4),
            ("know", "know", "VB", "relcl", 0),
            (",", ",", ",", "punct", 0),
            ("left", "leave", "VBD", "ROOT", 6),
        )
        assert judge(doc, "Guests , who may know , left") is Certainty.HEDGED

    def test_hedge_outside_the_evidence_is_none_of_its_own(self) -> None:
        doc = make_doc(
            ("Lamps", "lamp", "NNS", "nsubj", 1),
            ("failed", "fail", "VBD", "ROOT", 1),
            ("and", "and", "CC", "cc", 1),
            ("trams", "tram", "NNS", "nsubj", 5),
            ("might", "might", "MD", "aux", 5),
            ("stop", "stop", "VB", "conj", 1),
        )
        assert judge(doc, "Lamps failed") is Certainty.STATED
        assert judge(doc, "trams might stop") is Certainty.HEDGED

    def test_unparsed_doc_is_judged_by_its_words(self) -> None:
        doc = Doc(VOCAB, words=["Lamps", "reportedly", "failed"])
        assert judge(doc, "Lamps reportedly failed") is Certainty.HEDGED

    @pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 3), (5, 2), (0, 999)])
    def test_odd_offsets_are_stated(self, start: int, end: int) -> None:
        doc = Doc(VOCAB, words=["Lamps", "failed"])
        assert judge_certainty(doc, doc.text, start, end, cue=None) == (Certainty.STATED, ())

    def test_empty_doc(self) -> None:
        assert find_hedges(Doc(VOCAB), "", 0, 0, cue=None) == []


@pytest.mark.slow
class TestJudgeCertainty:
    @pytest.mark.parametrize(("text", "words", "cue"), STATED)
    def test_stated(self, nlp: Language, text: str, words: str, cue: str | None) -> None:
        assert judge(nlp(text), words, cue) is Certainty.STATED

    @pytest.mark.parametrize(("text", "words", "cue"), HEDGED)
    def test_hedged(self, nlp: Language, text: str, words: str, cue: str | None) -> None:
        assert judge(nlp(text), words, cue) is Certainty.HEDGED

    @pytest.mark.parametrize(("text", "words", "cue"), CONDITIONAL)
    def test_conditional(self, nlp: Language, text: str, words: str, cue: str | None) -> None:
        assert judge(nlp(text), words, cue) is Certainty.CONDITIONAL

    @pytest.mark.parametrize(("text", "words", "cue"), DENIED)
    def test_denied(self, nlp: Language, text: str, words: str, cue: str | None) -> None:
        assert judge(nlp(text), words, cue) is Certainty.DENIED


@pytest.mark.slow
class TestFindHedges:
    def find(self, nlp: Language, text: str, words: str, cue: str | None = None) -> list[str]:
        start = text.index(words)
        hedges = find_hedges(nlp(text), text, start, start + len(words), cue=span_of(text, cue))
        assert all(text[hedge.start : hedge.end] == hedge.exact for hedge in hedges)
        return [hedge.exact for hedge in hedges]

    def test_every_hedge_in_reading_order(self, nlp: Language) -> None:
        text = "The owner believes the kiln probably cracked and may burst."
        assert self.find(nlp, text, "the kiln probably cracked and may burst", "believes") == ["believes", "probably", "may"]

    def test_introducing_phrase_lies_outside_the_evidence(self, nlp: Language) -> None:
        text = "According to preliminary data, the kiln cracked."
        assert self.find(nlp, text, "the kiln cracked") == ["preliminary"]

    def test_condition_comes_with_its_mark(self, nlp: Language) -> None:
        text = "If the kiln cracks, the shift ends."
        assert judge_certainty(nlp(text), text, 0, len(text) - 1, cue=None)[1] == (make_span(text, 0, 2),)

    def test_wrapped_phrase(self, nlp: Language) -> None:
        text = "In all\nlikelihood the kiln cracked."
        doc = nlp(text.replace("\n", " "))
        assert [hedge.exact for hedge in find_hedges(doc, text, 0, len(text) - 1, cue=None)] == ["In all\nlikelihood"]
