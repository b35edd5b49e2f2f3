"""Claims: their borders and what is none, on the real parser."""

from collections.abc import Callable

import pytest

from app.pipeline.records import Extraction

Read = Callable[[str], Extraction]

PROSE = "The pumps failed on Monday and forty boats sank in the harbour before the divers could reach them at dawn."


def claims_of(extraction: Extraction) -> list[str]:
    return [claim.evidence.exact for claim in extraction.claims]


@pytest.mark.slow
class TestBorders:
    @pytest.mark.parametrize(
        ("text", "claims"),
        [
            ("The wall fell at noon, Tilda Brask said.", ["The wall fell at noon"]),
            ("Tilda Brask said that the wall fell at noon.", ["the wall fell at noon"]),
            ("According to Tilda Brask, the wall fell at noon.", ["the wall fell at noon"]),
            ("“The wall fell at noon,” Tilda Brask said.", ["The wall fell at noon"]),
            ('"The wall fell at noon." Tilda Brask left on Tuesday.', ["The wall fell at noon", "Tilda Brask left on Tuesday"]),
            ("The wall fell at noon.", ["The wall fell at noon"]),
        ],
    )
    def test_attribution_marks_and_stop_are_left_out(self, read: Read, text: str, claims: list[str]) -> None:
        assert claims_of(read(text)) == claims

    @pytest.mark.parametrize(
        "text",
        [
            "Tilda Brask said earlier studies had found rust in the pumps.",
            "Earlier studies had found rust in the pumps.",
            "Earlier, earlier studies had found rust in the pumps.",
        ],
    )
    def test_word_that_could_lead_in_stays_where_it_modifies(self, read: Read, text: str) -> None:
        assert [claim.lower() for claim in claims_of(read(text))] == ["earlier studies had found rust in the pumps"]

    def test_marks_of_a_fragment_stay(self, read: Read) -> None:
        assert claims_of(read('Tilda Brask called the wall "a disgrace".')) == ['the wall "a disgrace"']

    @pytest.mark.parametrize("opening", ["As a reminder,", "Meanwhile,", "At the same time,"])
    def test_words_that_only_lead_in_are_left_out(self, read: Read, opening: str) -> None:
        assert claims_of(read(f"{opening} the wall was built in 1931.")) == ["the wall was built in 1931"]

    def test_authorless_information_stays_as_a_hedge(self, read: Read) -> None:
        (claim,) = read("According to preliminary information, the fire began in the kitchen.").claims
        assert claim.evidence.exact == "According to preliminary information, the fire began in the kitchen"
        assert claim.speaker is None
        assert claim.certainty.value == "hedged"


@pytest.mark.slow
class TestCuts:
    def test_every_sentence_of_a_quote(self, read: Read) -> None:
        text = '"The pumps failed. Nobody came to help us. We waited all night," said Odo Harl.'
        assert claims_of(read(text)) == ["The pumps failed", "Nobody came to help us", "We waited all night"]

    def test_interrupted_quote_is_two(self, read: Read) -> None:
        text = '"The pumps have never worked," Odo Harl said, "and nobody came to look."'
        assert claims_of(read(text)) == ["The pumps have never worked", "nobody came to look"]

    def test_two_speakers_of_one_sentence(self, read: Read) -> None:
        text = "The mayor said the school was closed, and Governor Odo Harl said the hospital was open."
        assert claims_of(read(text)) == ["the school was closed", "the hospital was open"]

    @pytest.mark.parametrize(
        ("text", "claims"),
        [
            (
                "Mayor Tilda Brask said the wall was weak and said nobody had looked at it.",
                [("the wall was weak", "said"), ("nobody had looked at it", "said")],
            ),
            (
                "Mayor Tilda Brask said the wall was weak but added that it would hold.",
                [("the wall was weak", "said"), ("it would hold", "added")],
            ),
        ],
    )
    def test_one_speaker_who_goes_on(self, read: Read, text: str, claims: list[tuple[str, str]]) -> None:
        found = read(text).claims
        assert [(claim.evidence.exact, claim.cue.exact if claim.cue else None) for claim in found] == claims
        assert {claim.speaker.name for claim in found if claim.speaker} == {"Tilda Brask"}

    def test_semicolon_within_what_is_said(self, read: Read) -> None:
        text = "The wall broke at noon; nobody had looked at it, Tilda Brask said."
        assert claims_of(read(text)) == ["The wall broke at noon; nobody had looked at it"]

    def test_narrated_clauses_with_subjects_of_their_own(self, read: Read) -> None:
        text = "The river rose on Monday, and the council closed the bridge at noon."
        assert claims_of(read(text)) == ["The river rose on Monday", "the council closed the bridge at noon"]

    @pytest.mark.parametrize(
        "text", ["The ferry sank at dawn and 12 people drowned.", "The river rose by 40 centimetres and flooded the bridge."]
    )
    def test_what_belongs_together_stays_together(self, read: Read, text: str) -> None:
        assert claims_of(read(text)) == [text.removesuffix(".")]

    def test_line_break_ends_a_claim(self, read: Read) -> None:
        text = f"Pumps fail in Norvale harbour\n{PROSE}"
        assert claims_of(read(text)) == ["Pumps fail in Norvale harbour", PROSE.removesuffix(".")]


@pytest.mark.slow
class TestNoClaims:
    @pytest.mark.parametrize(
        "text",
        [
            '"We apologise to every passenger," said Odo Harl.',
            '"I thank everyone for their help," said Odo Harl.',
            "No comment.",
            "Thank you all for coming.",
            '"Thank you all for coming," said Odo Harl.',
            '"Thanks to everyone who came," said Odo Harl.',
            "Here is what happened next:",
        ],
    )
    def test_courtesies_and_fragments(self, read: Read, text: str) -> None:
        assert claims_of(read(text)) == []

    @pytest.mark.parametrize("courtesy", ["My condolences to the families.", "Sorry for the wait."])
    def test_courtesy_within_a_quote(self, read: Read, courtesy: str) -> None:
        assert claims_of(read(f'"{courtesy} The search goes on," Tilda Brask said.')) == ["The search goes on"]

    def test_line_that_leads_in_with_a_colon(self, read: Read) -> None:
        assert claims_of(read("The rescuers waited for hours:\nThey heard nothing from the boat.")) == [
            "They heard nothing from the boat"
        ]

    def test_quoted_scrap_of_an_interrupted_sentence(self, read: Read) -> None:
        text = '"The pumps," Odo Harl said, "were bought in 1999 and have never worked."'
        assert claims_of(read(text)) == ["were bought in 1999 and have never worked"]

    @pytest.mark.parametrize(
        "line",
        [
            "By Pavla Drin",
            "A diver at the wreck on Monday. Photo: Odo Harl",
            "Photo: Odo Harl",
            "Rescue at dawn",
            "Read more: ten ferries that sank",
        ],
    )
    def test_lines_that_are_no_prose(self, read: Read, line: str) -> None:
        assert claims_of(read(f"Pumps fail in Norvale harbour\n{line}\n{PROSE}")) == [
            "Pumps fail in Norvale harbour",
            PROSE.removesuffix("."),
        ]

    def test_caption_that_states_something_is_a_claim(self, read: Read) -> None:
        text = f"Pumps fail in Norvale harbour\nDivers raise the wreck on Monday. Photo: Odo Harl\n{PROSE}"
        assert claims_of(read(text))[1] == "Divers raise the wreck on Monday"

    def test_sentence_that_tells_who_reported(self, read: Read) -> None:
        assert claims_of(read("The fire began in the kitchen. This was reported by Odo Harl.")) == ["The fire began in the kitchen"]


@pytest.mark.slow
class TestHeadline:
    def test_attribution_is_left_out(self, read: Read) -> None:
        claim = read(f"Forty boats sink in harbour, rescuers say\n{PROSE}").claims[0]
        assert claim.evidence.exact == "Forty boats sink in harbour"
        assert claim.speaker is not None
        assert claim.speaker.name == "rescuers"
        assert claim.voice.value == "indirect"

    def test_name_and_colon_of_somebody_who_speaks_below(self, read: Read) -> None:
        text = "Governor Brask: The wall was weak\nThe wall broke on Monday. Governor Tilda Brask said nobody had looked at it."
        claim = read(text).claims[0]
        assert claim.evidence.exact == "The wall was weak"
        assert claim.speaker is not None
        assert (claim.speaker.name, claim.voice.value) == ("Tilda Brask", "indirect")

    def test_name_and_colon_of_somebody_who_does_not(self, read: Read) -> None:
        text = "Governor Harl: The wall was weak\nThe wall broke on Monday. Governor Tilda Brask said nobody had looked at it."
        assert read(text).claims[0].speaker is None

    def test_calls_for(self, read: Read) -> None:
        claim = read(f"Governor Tilda Brask calls for an inquiry into the broken wall\n{PROSE}").claims[0]
        assert claim.evidence.exact == "an inquiry into the broken wall"
        assert claim.speaker is not None
        assert (claim.speaker.name, claim.cue.exact if claim.cue else None) == ("Tilda Brask", "calls")

    def test_without_attribution_is_narrated(self, read: Read) -> None:
        claim = read(f"Forty boats sink in Norvale harbour\n{PROSE}").claims[0]
        assert claim.speaker is None
        assert claim.voice.value == "narrated"


def told_by(extraction: Extraction, words: str) -> str | None:
    """The name of who says the claim that holds the words."""
    (claim,) = (claim for claim in extraction.claims if words in claim.evidence.exact)
    return claim.speaker.name if claim.speaker is not None else None


@pytest.mark.slow
class TestWhoSpeaks:
    def test_part_of_who_was_counted_is_no_voice(self, read: Read) -> None:
        article = "Divers brought up 19 sailors, most of them after an hour, said the harbour’s head, Captain Odo Harl."
        assert told_by(read(article), "19 sailors") == "Odo Harl"

    def test_role_behind_an_age(self, read: Read) -> None:
        article = "“The mast broke,” said Ada Brask, 20, a marine student who was on deck. The hull “never held”, the student said."
        assert told_by(read(article), "never held") == "Ada Brask"

    @pytest.mark.parametrize(
        "opening", ["Borde Aramon, which owns the ferry, said the pumps were new.", "Borde Aramon denied that it had been warned."]
    )
    def test_name_of_a_thing_can_be_it(self, read: Read, opening: str) -> None:
        article = f"Ada Brask leads the inquiry. {opening}\n\nThe last check was in May, it said."
        assert told_by(read(article), "in May") == "Borde Aramon"

    def test_quote_of_a_headline_that_is_told_below(self, read: Read) -> None:
        article = (
            "‘The mast broke’: ferry survivors tell of night at sea\n\n"
            + PROSE
            + "\n\n“The mast broke and we swam,” said Ada Brask."
        )
        claim = read(article).claims[0]
        assert claim.evidence.exact == "The mast broke"
        assert claim.speaker is not None
        assert claim.speaker.name == "Ada Brask"

    def test_clause_behind_a_reporting_put_in_between(self, read: Read) -> None:
        article = "The port could close for a week, a senior diplomat said on condition of anonymity, and bread would be rationed."
        extraction = read(article)
        assert claims_of(extraction)[-1] == "bread would be rationed"
        assert told_by(extraction, "bread") == "senior diplomat"

    def test_accounts_of_nobody_end_what_somebody_says(self, read: Read) -> None:
        article = "The union believes that the pumps were old. According to preliminary information, the hull was cracked."
        assert told_by(read(article), "hull") is None

    @pytest.mark.parametrize(
        "clause", ["who was on the upper deck", "whose son is among the missing", "whose boat was identified on Friday"]
    )
    def test_where_somebody_was_and_what_became_of_theirs(self, read: Read, clause: str) -> None:
        assert clause in claims_of(read(f"“The mast broke in the storm,” said Ada Brask, {clause}."))

    def test_threat_with_a_condition(self, read: Read) -> None:
        (claim,) = read("The union's president, Ada Brask, threatened a 24-hour strike if the mate is charged.").claims
        assert claim.speaker is not None
        assert claim.speaker.name == "Ada Brask"
        assert not claim.checkable
        assert claim.certainty.value == "conditional"


@pytest.mark.slow
class TestSentencesThatOnlyLeadIn:
    @pytest.mark.parametrize(
        "lead",
        [
            "Harbour chief Ada Brask tore into the port authority.",
            "Harbour chief Ada Brask pointed the finger at the port authority.",
            "Harbour chief Ada Brask took aim at the port authority.",
        ],
    )
    def test_retort_before_somebodys_words(self, read: Read, lead: str) -> None:
        assert claims_of(read(f"{lead} “The cranes were never tested,” she said.")) == ["The cranes were never tested"]

    def test_same_words_without_a_quote_tell_something(self, read: Read) -> None:
        text = "Harbour chief Ada Brask tore into the port authority. The cranes stood still on Monday."
        assert claims_of(read(text)) == ["Harbour chief Ada Brask tore into the port authority", "The cranes stood still on Monday"]

    def test_relative_clause_of_a_lead_is_a_claim_of_its_own(self, read: Read) -> None:
        text = "District chief Ada Brask, who has 300 divers under her, hit out at the port. “No crane was tested,” she fumed."
        assert claims_of(read(text)) == ["who has 300 divers under her", "No crane was tested"]

    @pytest.mark.parametrize("lead", ["Odo Harl, her deputy, took a different view.", "The harbour doctor disagreed."])
    def test_disagreement_says_nothing_itself(self, read: Read, lead: str) -> None:
        assert claims_of(read(f"{lead} The cranes were tested in May.")) == ["The cranes were tested in May"]

    def test_disagreement_on_a_matter_tells_it(self, read: Read) -> None:
        assert claims_of(read("The doctors disagreed about the dose on Monday.")) == [
            "The doctors disagreed about the dose on Monday"
        ]

    def test_how_somebody_looked_as_they_spoke(self, read: Read) -> None:
        text = "Its owner, Ada Brask, wept as she told how the sea took the boathouse on Friday night."
        assert claims_of(read(text)) == ["how the sea took the boathouse on Friday night"]

    def test_what_somebody_did_as_they_spoke(self, read: Read) -> None:
        claims = claims_of(read("Ada Brask left the harbour as divers said that the boathouse was gone."))
        assert claims[-1] == "the boathouse was gone"
        assert len(claims) == 2

    def test_questions_and_outcries_of_the_paper(self, read: Read) -> None:
        article = "SUNK WITHOUT A TRACE! Ferry lost in storm, mayor says\n\n" + PROSE + "\n\nSo who left the doors open?"
        claims = claims_of(read(article))
        assert not any("TRACE" in claim or "So who" in claim for claim in claims)
        assert claims[0] == "Ferry lost in storm"

    def test_thanks(self, read: Read) -> None:
        assert claims_of(read("The coastguard thanked villagers for their help. Two boats sank.")) == ["Two boats sank"]


@pytest.mark.slow
class TestVoicesOfSentences:
    def test_headline_of_two_statements(self, read: Read) -> None:
        extraction = read("Two boats sunk in harbour fire; arson likely, mayor says\n\n" + PROSE)
        assert claims_of(extraction)[:2] == ["Two boats sunk in harbour fire", "arson likely"]
        assert [claim.speaker.name if claim.speaker else None for claim in extraction.claims[:2]] == [None, "mayor"]

    def test_headline_from_a_document(self, read: Read) -> None:
        claim = read("Ferry line knew that pumps were rusty, leaked memo shows\n\n" + PROSE).claims[0]
        assert (claim.evidence.exact, claim.speaker and claim.speaker.name) == (
            "Ferry line knew that pumps were rusty",
            "leaked memo",
        )

    def test_document_is_its_memo_again(self, read: Read) -> None:
        text = "Nine pumps had failed, according to an internal memo. They were shipped to Harl Marine, the document shows."
        assert told_by(read(text), "shipped") == "internal memo"

    def test_court_that_held(self, read: Read) -> None:
        text = "The Harbour Court held that the blockade was unlawful."
        assert claims_of(read(text)) == ["the blockade was unlawful"]

    @pytest.mark.parametrize("text", ["Police held three men on Monday.", "The union held talks with the port on Monday."])
    def test_whoever_holds_a_thing(self, read: Read, text: str) -> None:
        (claim,) = read(text).claims
        assert claim.speaker is None

    def test_what_somebody_told_of_doing(self, read: Read) -> None:
        (claim,) = read("Shaken guests told the Courier of running to the pier “with water at our knees”.").claims
        assert (claim.evidence.exact, claim.voice.value) == ("running to the pier “with water at our knees”", "mixed")

    def test_paper_that_reveals(self, read: Read) -> None:
        (claim,) = read("The Courier can reveal that the divers were told of a leak two weeks ago.").claims
        assert (claim.evidence.exact, claim.speaker) == ("the divers were told of a leak two weeks ago", None)

    def test_body_that_can_reveal_nothing(self, read: Read) -> None:
        (claim,) = read("Police said that the divers were told of a leak two weeks ago.").claims
        assert claim.speaker is not None

    def test_revised_figure(self, read: Read) -> None:
        (claim,) = read("The Weather Office revised the rainfall at Harl Point to 331mm, from the 318mm given on Monday.").claims
        assert claim.evidence.exact.startswith("the rainfall at Harl Point to 331mm")
        assert claim.speaker is not None

    def test_revised_law(self, read: Read) -> None:
        (claim,) = read("The council revised the port law to suit 40 ships.").claims
        assert claim.speaker is None

    def test_stop_behind_a_sum(self, read: Read) -> None:
        text = 'The union puts its losses at $4.8m. "If this goes on, boats will sink," Ada Brask said.'
        assert claims_of(read(text)) == ["its losses at $4.8m", "If this goes on, boats will sink"]

    def test_figures_from_a_body(self, read: Read) -> None:
        assert told_by(read("The tide rose by a metre on Friday, according to bureau data."), "tide") == "bureau"
        assert (
            told_by(read("The tide rose by a metre, figures from the Harl Weather Bureau show."), "tide") == "Harl Weather Bureau"
        )

    def test_sentence_behind_speech_is_not_its_attribution(self, read: Read) -> None:
        text = "“We feed 900 people,” said Ada Brask. “Half came barefoot.” Mayor Odo Harl testified that the wells were dry."
        assert told_by(read(text), "Half") == "Ada Brask"

    def test_service_by_the_end_of_its_name(self, read: Read) -> None:
        text = "The Norvale Weather Service warned of floods. Winds reached 90 km/h, the weather service said."
        assert told_by(read(text), "Winds") == "Norvale Weather Service"

    def test_office_first_and_its_holder_next(self, read: Read) -> None:
        text = (
            "Floods swept the valley on Monday, killing nine people, the district chief said.\n\n"
            "“The bridge went at dawn,” Odo Harl told reporters.\n\n"
            "Most slept in schools, said the aid group's country director, Ada Brask."
        )
        assert told_by(read(text), "Floods") == "Odo Harl"

    def test_man_without_a_name_before_one_named_earlier(self, read: Read) -> None:
        text = (
            "Owner Odo Harl said the pier was safe.\n\nA diver, who did not want to be named, said the pumps stood idle.\n\n"
            "The water was still rising, the man added."
        )
        assert told_by(read(text), "water") == "diver"

    def test_person_of_the_sentence_before(self, read: Read) -> None:
        text = (
            "Forty jobs will go, an official said.\n\n"
            "At the Harl yard in Norvale, Odo Brask, 52, has worked since 1998. “I would rather be cold,” he said."
        )
        assert told_by(read(text), "rather") == "Odo Brask"

    def test_subject_of_what_is_announced(self, read: Read) -> None:
        text = (
            "Odo Harl spoke on Sunday.\n\n"
            "President Emil Brask will fly in tomorrow, the palace announced. “Whoever did this will pay,” he vowed."
        )
        assert told_by(read(text), "Whoever") == "Emil Brask"

    @pytest.mark.parametrize(
        ("text", "certainty"),
        [
            ("The sea wall makes floods four times as likely.", "stated"),
            ("The agency had received reports of 41 cases.", "stated"),
            ("The paper is an unverified draft.", "stated"),
            ("Unverified reports spoke of nine dead.", "hedged"),
            ("No crack was ever reported to this company.", "stated"),
            ("The crew is reported to have fled.", "hedged"),
            ("Winds should ease by Friday.", "hedged"),
            ("Ministers should resign by Friday.", "stated"),
            ("Odo Harl dismissed as “fiction” claims that he had seen the chart.", "denied"),
        ],
    )
    def test_certainty(self, read: Read, text: str, certainty: str) -> None:
        assert read(text).claims[0].certainty.value == certainty

    def test_what_a_ministry_could_not_confirm_is_told_by_the_paper(self, read: Read) -> None:
        text = "Shepherds' leader Odo Harl claimed that 900 sheep had drowned. The farm ministry could not confirm the figure."
        assert told_by(read(text), "confirm") is None

    def test_headline_whose_document_is_called_as_a_verb(self, read: Read) -> None:
        claim = read("Ferry line hid rust for months, emails suggest\n\n" + PROSE).claims[0]
        assert (claim.evidence.exact, claim.speaker and claim.speaker.name) == ("Ferry line hid rust for months", "emails")

    def test_headline_of_reports_that_say(self, read: Read) -> None:
        claim = read("Ferry line hid rust for months, says mayor\n\n" + PROSE).claims[0]
        assert (claim.speaker and claim.speaker.name) == "mayor"

    def test_owner_that_the_model_takes_for_a_person(self, read: Read) -> None:
        text = "The owner, Pelorus Bulk, denied that the mate slept. She told Radio Harl so. A bolt had snapped, the company said."
        assert told_by(read(text), "bolt") == "Pelorus Bulk"

    def test_manager_who_told_reporters(self, read: Read) -> None:
        text = "Harl Racing has suspended Odo Brask and two mechanics, team manager Silvia Norn told reporters."
        assert told_by(read(text), "suspended") == "Silvia Norn"

    def test_apology(self, read: Read) -> None:
        assert claims_of(read("Two boats sank. The ferry line apologised to passengers.")) == ["Two boats sank"]


def said_by(read: Read, text: str) -> list[tuple[str | None, str]]:
    return [(claim.speaker.name if claim.speaker else None, claim.evidence.exact) for claim in read(text).claims]


@pytest.mark.slow
class TestWhoSaysWhat:
    @pytest.mark.parametrize(
        ("text", "claims"),
        [
            pytest.param(
                "No pilot was aboard, Tilda Brask said; the second name on the list was a cook.",
                [("Tilda Brask", "No pilot was aboard"), ("Tilda Brask", "the second name on the list was a cook")],
                id="behind a semicolon",
            ),
            pytest.param(
                "The line denied that the captain had slept, saying a second officer had been on watch.",
                [("line", "the captain had slept"), ("line", "a second officer had been on watch")],
                id="saying behind a denial",
            ),
            pytest.param(
                "Tilda Brask, the harbour master, told the Courier that ten boats had sunk, not six as the union says.",
                [("Tilda Brask", "ten boats had sunk, not six as the union says")],
                id="what others say is part of it",
            ),
            pytest.param(
                "Ninety barns had burned, the council said, but Open Furrow put the number burned at 140.",
                [("council", "Ninety barns had burned"), ("Open Furrow", "the number burned at 140")],
                id="a figure of somebody else's",
            ),
            pytest.param(
                "The Dockers' Union called a strike from Friday, demanding 40 extra guards.",
                [(None, "The Dockers' Union called a strike from Friday"), ("Dockers' Union", "40 extra guards")],
                id="people demanded",
            ),
            pytest.param(
                "The council denied that the lock had failed, attributing the flood to “a spring tide”.",
                [("council", "the lock had failed"), ("council", "the flood to “a spring tide”")],
                id="a cause behind a denial",
            ),
            pytest.param(
                "A 2031 inspection by the Lock Board found that two gates were rotten.",
                [("Lock Board", "two gates were rotten")],
                id="an inspection is whose who made it",
            ),
            pytest.param(
                "The Norvale Navy revised the number of boats sunk to 41 from 34.",
                [("Norvale Navy", "the number of boats sunk to 41 from 34")],
                id="a number revised",
            ),
        ],
    )
    def test_reports(self, read: Read, text: str, claims: list[tuple[str | None, str]]) -> None:
        assert said_by(read, text) == claims

    @pytest.mark.parametrize(
        "text",
        [
            "Families were taken to a school and told to keep their windows shut.",
            "Norway has pledged $5m in aid.",
            "The office reached its goal and the mayor was there to thank them.",
        ],
    )
    def test_what_is_done_is_narrated(self, read: Read, text: str) -> None:
        assert said_by(read, text) == [(None, text.removesuffix("."))]

    def test_words_said_are_no_more_than_they_are(self, read: Read) -> None:
        text = (
            "The singer drew a cheer when, at the end of the old hymn ''A Boat Will Come,'' she added the words, ''Tilda Brask.''"
        )
        assert not any(claim.speaker for claim in read(text).claims if claim.evidence.exact.startswith("The singer"))

    def test_guard_with_an_article_is_somebody(self, read: Read) -> None:
        text = "Odo Harl confirmed the toll.\n\nBut a guard who was on shift told another story. “The keys were lost,” he admitted."
        assert ("guard", "The keys were lost") in said_by(read, text)

    def test_plural_that_opens_a_quote_names_nobody(self, read: Read) -> None:
        text = "“The margin is 310 votes,” Tilda Brask told reporters. “Citizens can check it.”\n\nVoting was calm, she said."
        assert said_by(read, text)[-1] == ("Tilda Brask", "Voting was calm")

    def test_body_tells_of_itself(self, read: Read) -> None:
        assert said_by(read, "The navy fired 60 rounds in the raid, it boasted.") == [
            ("navy", "The navy fired 60 rounds in the raid")
        ]

    def test_what_ought_to_be_done_is_said_by_another(self, read: Read) -> None:
        assert said_by(read, "The navy should fire no more, it said.")[0][0] is None


@pytest.mark.slow
class TestWhatIsAClaim:
    @pytest.mark.parametrize(
        ("text", "claims"),
        [
            ("Trams stood still for three hours and around 30 shops were looted.", 2),
            ("The river rose as snow melted and the old bridge was closed when it cracked.", 1),
            ("Four boats were lost and one bystander was taken to hospital.", 1),
        ],
    )
    def test_happenings_joined_by_and(self, read: Read, text: str, claims: int) -> None:
        assert len(claims_of(read(text))) == claims

    @pytest.mark.parametrize("text", ["The sharpest doubts concern the count.", "The lock deal cost taxpayers 4m crowns."])
    def test_verb_that_the_tagger_takes_for_a_noun(self, read: Read, text: str) -> None:
        assert claims_of(read(text)) == [text.removesuffix(".")]

    def test_capitals_before_a_colon_of_a_headline(self, read: Read) -> None:
        text = f"NIGHT OF TERROR: Ferry ‘went down like a stone’ off Norvale, say survivors\n\n{PROSE}"
        assert "NIGHT OF TERROR" not in claims_of(read(text))

    def test_headline_of_two_voices(self, read: Read) -> None:
        text = f"Union says 34 boats were lost as council puts toll at 26\n\n{PROSE}"
        assert said_by(read, text)[:2] == [("Union", "34 boats were lost"), ("council", "toll at 26")]

    def test_caption_in_the_passive(self, read: Read) -> None:
        text = f"Pumps fail in Norvale\n\n{PROSE}\n\nCAPTION: A diver is carried away from the lock"
        assert claims_of(read(text))[-1] == "A diver is carried away from the lock"

    def test_congratulations_of_others_are_news(self, read: Read) -> None:
        assert claims_of(read("The king has sent his congratulations to the winner.")) != []
        assert claims_of(read("“Our hearts are with the families,” said Odo Harl.")) == []


@pytest.mark.slow
class TestWhoIsMeant:
    def test_prime_minister_is_none_of_the_other_ministers(self, read: Read) -> None:
        text = "The transport minister, Tilda Brask, resigned.\n\nThe prime minister's office said a successor would be named."
        assert said_by(read, text)[-1][0] == "prime minister's office"

    def test_minister_is_the_one_that_is_named(self, read: Read) -> None:
        text = "The transport minister, Tilda Brask, resigned.\n\nThe minister said a successor would be named."
        assert said_by(read, text)[-1][0] == "Tilda Brask"

    def test_trade_is_taken_up_by_a_pronoun(self, read: Read) -> None:
        text = (
            "“We saw it fall,” said Odo Harl.\n\nThe guide survived with a broken hip. He told police the party had set out late."
        )
        assert said_by(read, text)[-1] == ("guide", "the party had set out late")

    def test_refusal_ends_what_somebody_else_says(self, read: Read) -> None:
        text = (
            "The Lock Board said it had asked for the plans in May. A spokesman for the builder declined to comment on the letter."
        )
        assert said_by(read, text)[-1][0] is None

    def test_pleading_for_is_no_clause(self, read: Read) -> None:
        text = "The footage of a widow pleading for her husband's life came as officials praised the marches for being calm."
        assert all(claim.speaker is None or claim.speaker.name != "widow" for claim in read(text).claims)


class TestWhatIsTold:
    @pytest.mark.parametrize(
        ("sentence", "exact"),
        [
            ("Singer Ada Brask has pledged $9,000 to a fund.", "Singer Ada Brask has pledged $9,000 to a fund"),
            ("The town's two weeks of mourning end on Sunday night.", "The town's two weeks of mourning end on Sunday night"),
        ],
    )
    def test_deeds_and_verbs_taken_for_nouns(self, read: Callable[[str], Extraction], sentence: str, exact: str) -> None:
        claims = read(f"Row\n\n{sentence}").claims
        assert [(claim.evidence.exact, claim.speaker) for claim in claims] == [(exact, None)]

    @pytest.mark.parametrize(
        "sentence",
        [
            "“Our hearts go out to all those who were hurt,” the choir wrote.",
            "The Herald thanks readers who sent in letters.",
            "The Delmar Port Authority issued the following update on Monday.",
        ],
    )
    def test_courtesies_and_what_only_announces(self, read: Callable[[str], Extraction], sentence: str) -> None:
        assert read(f"Row\n\n{sentence}").claims == ()

    def test_hearts_that_stopped(self, read: Callable[[str], Extraction]) -> None:
        assert len(read("Row\n\n“Two of the hearts went to the clinic in Delmar,” the surgeon said.").claims) == 1


class TestSentencesToldAsAWhole:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Orlena announced plans this week to build 500 homes by the river",
            "Some 60 volunteers toiled through the night in heavy rain",
            "In 1974 a smaller dyke upstream burst, killing two people",
            "The magnitude 5.8 quake, as measured by the Hill Observatory, emptied hill villages",
            "Ms Arle, known to friends as “Bee,” died two hours after the fall",
        ],
    )
    def test_what_an_attribution_or_the_tagger_hides(self, read: Read, sentence: str) -> None:
        assert sentence in claims_of(read(PROSE + "\n\n" + sentence + "."))

    @pytest.mark.parametrize(
        "sentence", ["A hall damaged by the flood in Orlen", "The chairwoman, Edda Orlena-Voss, rejected this"]
    )
    def test_captions_and_bare_denials_are_none(self, read: Read, sentence: str) -> None:
        assert sentence not in claims_of(read(PROSE + "\n\n" + sentence + "."))

    def test_what_only_leads_into_a_saying_is_left_out(self, read: Read) -> None:
        claims = claims_of(read(PROSE + "\n\nThe firm was sued by its own union, which claimed that nine lifts were unsafe."))
        assert "The firm was sued by its own union" in claims
        assert "nine lifts were unsafe" in claims


class TestHeadlinesInTwoParts:
    @pytest.mark.parametrize(
        ("headline", "parts"),
        [
            (
                "Nine dead at Orlen pier as union says its letters were ignored",
                ["Nine dead at Orlen pier", "its letters were ignored"],
            ),
            (
                "‘We ran for it’: nine dead as pier siege ends in gunfire",
                ["We ran for it", "nine dead as pier siege ends in gunfire"],
            ),
            ("No survivors in Orlen pier fire, says fire chief", ["No survivors in Orlen pier fire"]),
        ],
    )
    def test_each_part(self, read: Read, headline: str, parts: list[str]) -> None:
        assert claims_of(read(headline + "\n\n" + PROSE))[: len(parts)] == parts
