"""Zones, from lines alone."""

import pytest

from app.pipeline.zones import find_paragraphs, find_zones
from app.vocabulary import ZoneKind

PROSE = "The ferry left the pier at dawn with forty people on board and sank an hour later off the northern point."


def zones_of(text: str) -> list[tuple[str, str]]:
    return [(zone.kind.value, text[zone.start : zone.end]) for zone in find_zones(text)]


class TestParagraphs:
    def test_line_break_ends_a_paragraph(self) -> None:
        text = f"{PROSE}\n{PROSE}"
        assert [text[a:b] for a, b in find_paragraphs(text)] == [PROSE, PROSE]

    def test_surrounding_blanks_are_left_out(self) -> None:
        text = f"  {PROSE} \n\n\t{PROSE}\n"
        assert [text[a:b] for a, b in find_paragraphs(text)] == [PROSE, PROSE]

    def test_hard_wrapped_lines_make_one_paragraph(self) -> None:
        first = "The ferry left the pier at dawn with forty\npeople on board and sank an hour later off\nthe northern point."
        second = "It was the second this year, the harbour office\nsaid, and nobody has asked why the boats go out."
        text = f"{first}\n\n{second}"
        assert [text[a:b] for a, b in find_paragraphs(text)] == [first, second]

    def test_indent_begins_a_paragraph_of_wrapped_text(self) -> None:
        lines = [
            "The ferry left the pier at dawn with forty",
            "people on board and sank an hour later off",
            "the northern point.",
            "    It was the second this year, the harbour",
            "office said. Nobody has asked why the boats",
            "go out.",
        ]
        text = "\n".join(lines)
        assert [text[a:b] for a, b in find_paragraphs(text)] == ["\n".join(lines[:3]), "\n".join(lines[3:]).strip()]

    def test_line_that_ends_before_the_edge_ends_a_paragraph_of_wrapped_text(self) -> None:
        lines = [
            "The ferry left the pier at dawn with forty",
            "people on board and sank.",
            "It was the second this year, the harbour",
            "office said on the pier.",
        ]
        text = "\n".join(lines)
        assert [text[a:b] for a, b in find_paragraphs(text)] == ["\n".join(lines[:2]), "\n".join(lines[2:])]

    def test_table_is_no_wrapped_text(self) -> None:
        lines = ["Shares 1.16 against 1.19", "Net 151.4 against 152.4", "Sales 1,310 against 1,170", "Year 3.03 against 2.85"]
        text = "\n".join(lines)
        assert len(list(find_paragraphs(text))) == 4

    def test_short_lines_that_end_are_no_wrap(self) -> None:
        lines = [
            "The ferry left the pier at dawn on Monday.",
            "It sank an hour later off the north point.",
            "Nobody saw it go down that day.",
        ]
        text = "\n".join(lines)
        assert len(list(find_paragraphs(text))) == 3

    @pytest.mark.parametrize("text", ["", " ", "\n\n \n"])
    def test_nothing_but_blanks(self, text: str) -> None:
        assert list(find_paragraphs(text)) == []


class TestHeadline:
    @pytest.mark.parametrize(
        "line", ["Ferry sinks off Norvale", "‘They Never Came Back’", "WHO SANK THE FERRY?", "Forty aboard as ferry sinks..."]
    )
    def test_first_line_without_a_stop(self, line: str) -> None:
        assert zones_of(f"{line}\n{PROSE}") == [("headline", line), ("body", PROSE)]

    def test_first_sentence_of_prose_is_body(self) -> None:
        assert zones_of(f"{PROSE}\n{PROSE}") == [("body", PROSE), ("body", PROSE)]

    def test_one_line_text_is_body(self) -> None:
        assert zones_of("Ferry sinks off Norvale") == [("body", "Ferry sinks off Norvale")]

    def test_overlong_line_is_no_headline(self) -> None:
        line = "Ferry sinks " * 20 + "off Norvale"
        assert zones_of(f"{line}\n{PROSE}")[0][0] == "body"


class TestByline:
    @pytest.mark.parametrize(
        "line",
        [
            "By Pavla Drin",
            "BY PAVLA DRIN",
            "Written by Pavla Drin and Odo Harl",
            "By P. J. Drin in Norvale",
            "By Pavla Drin | Published 3 May 2031",
            "By Pavla Drin, Shipping Correspondent",
            "Pavla Drin, harbour reporter",
            "Pavla Drin",
            "Pavla Drin and Odo Harl",
        ],
    )
    def test_near_the_top(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{line}\n{PROSE}")[1] == ("byline", line)

    def test_sentence_that_starts_with_by_is_body(self) -> None:
        line = "By Friday the road had been closed to all but the fire service."
        assert zones_of(f"Ferry sinks\n{line}\n{PROSE}")[1] == ("body", line)

    def test_name_below_prose_is_no_byline(self) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\n{PROSE}\nPavla Drin\n{PROSE}")[3] == ("subheading", "Pavla Drin")

    def test_far_down_is_no_byline(self) -> None:
        text = "\n".join(["Ferry sinks", *[PROSE] * 6, "By Pavla Drin", PROSE])
        assert "byline" not in [kind for kind, _ in zones_of(text)]


class TestDateline:
    @pytest.mark.parametrize(
        "dateline",
        [
            "NORVALE (Tidewire) –",
            "NORVALE —",
            "NORVALE, Tarn (Tidewire) --",
            "Norvale (Tidewire) -",
            "PORT NORVALE, March 3 (Tidewire) -",
            "NORVALE, 3 March (Tidewire) –",
            "NORVALE. March 3 (Tidewire) –",
            "Norvale, March 3. /TIDEWIRE/.",
            "(Tidewire) -",
            "MADRID:",
            "14:05 BST –",
            "2:25 p.m.",
            "9.40am:",
        ],
    )
    def test_parted_from_its_sentence(self, dateline: str) -> None:
        assert zones_of(f"Ferry sinks\n{dateline} {PROSE}")[1:] == [("dateline", dateline), ("body", PROSE)]

    @pytest.mark.parametrize("line", ["3 May 2031", "Published 3 May 2031, 14:05 BST", "Last updated: Monday 9.40am", "14:05 GMT"])
    def test_date_or_hour_alone(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{line}\n{PROSE}")[1] == ("dateline", line)

    @pytest.mark.parametrize(
        "line",
        [
            "HARL: I saw it go down and nobody came for an hour, so we rowed out to it.",
            "10:30 p.m. was when the last of the boats came in and the harbour was shut.",
        ],
    )
    def test_speaker_or_hour_in_prose_is_no_dateline(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{line}\n{PROSE}")[1] == ("body", line)

    def test_dash_within_a_sentence_is_no_dateline(self) -> None:
        line = "The pilot – a man of sixty – swam ashore and walked home through the rain that night."
        assert zones_of(f"Ferry sinks\n{line}\n{PROSE}")[1] == ("body", line)


class TestCaptionAndCredit:
    def test_on_one_line(self) -> None:
        text = f"Ferry sinks\n\nA diver at the wreck on Monday. Photo: Odo Harl/Tidewire\n\n{PROSE}"
        assert zones_of(text)[1:3] == [("caption", "A diver at the wreck on Monday."), ("credit", "Photo: Odo Harl/Tidewire")]

    def test_capitals_without_a_blank(self) -> None:
        assert zones_of(f"Ferry sinks\nA diver at the wreck. PHOTO:TIDEWIRE\n{PROSE}")[1:3] == [
            ("caption", "A diver at the wreck."),
            ("credit", "PHOTO:TIDEWIRE"),
        ]

    def test_credit_alone(self) -> None:
        assert zones_of(f"Ferry sinks\nPhoto by Odo Harl\n{PROSE}")[1] == ("credit", "Photo by Odo Harl")

    def test_labelled_caption(self) -> None:
        assert zones_of(f"Ferry sinks\nCaption: The wreck at dawn\n{PROSE}")[1] == ("caption", "Caption: The wreck at dawn")

    @pytest.mark.parametrize(
        ("line", "caption", "credit"),
        [
            ("FILE PHOTO: The wreck at dawn. REUTERS/Odo Harl", "FILE PHOTO: The wreck at dawn.", "REUTERS/Odo Harl"),
            ("The wreck at dawn. (AP Photo/Odo Harl)", "The wreck at dawn.", "(AP Photo/Odo Harl)"),
            ("The wreck at dawn. [Odo Harl/AFP]", "The wreck at dawn.", "[Odo Harl/AFP]"),
            ("Pictured: the wreck. Odo Harl via Getty Images", "Pictured: the wreck.", "Odo Harl via Getty Images"),
        ],
    )
    def test_agency_closes_a_caption(self, line: str, caption: str, credit: str) -> None:
        assert zones_of(f"Ferry sinks\n{line}\n{PROSE}")[1:3] == [("caption", caption), ("credit", credit)]

    @pytest.mark.parametrize("line", ["Map: Tidewire Graphics", "Image source, Getty Images", "Getty Images", "Odo Harl/AFP"])
    def test_maker_alone(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\n{line}\n{PROSE}")[2] == ("credit", line)

    @pytest.mark.parametrize("sign", ["(Reuters)", "– AFP", "/TASS/"])
    def test_agency_signs_prose(self, sign: str) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE} {sign}")[1:] == [("body", PROSE), ("credit", sign)]

    def test_talk_of_a_photo_is_body(self) -> None:
        line = "He sold the photo by post and bought a boat with what he was paid for it."
        assert zones_of(f"Ferry sinks\n{line}\n{PROSE}")[1] == ("body", line)


class TestSubheading:
    def test_short_line_between_paragraphs(self) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\nDivers at work\n{PROSE}")[2] == ("subheading", "Divers at work")

    @pytest.mark.parametrize("line", ["‘Nobody came’", "What caused the list?"])
    def test_words_and_question_that_head(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\n{line}\n{PROSE}")[2] == ("subheading", line)

    @pytest.mark.parametrize("line", ["‘Nobody came.’", "‘Nobody came,’ he said."])
    def test_said_in_single_quotes_is_no_subheading(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\n{line}\n{PROSE}")[2] == ("body", line)

    def test_last_line_heads_nothing(self) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\nDivers at work")[2] == ("body", "Divers at work")

    @pytest.mark.parametrize("line", ["Nobody came.", "“Nobody came”", "• The pier is closed", "and nobody came"])
    def test_short_prose_is_body(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\n{line}\n{PROSE}")[2] == ("body", line)


class TestWire:
    def test_agency_in_front_of_a_text_is_its_dateline(self) -> None:
        assert zones_of(f"Tidewire - {PROSE}") == [("dateline", "Tidewire -"), ("body", PROSE)]

    def test_name_in_dashes_is_prose(self) -> None:
        line = "Harl - the harbour master of many years - left his office on Monday for good, the town said."
        assert zones_of(line) == [("body", line)]


class TestBoilerplate:
    @pytest.mark.parametrize(
        "line",
        [
            "Read more: ten ferries that sank",
            "Sign up for our morning letter",
            "(Reporting by Odo Harl; editing by Pavla Drin)",
            "© 2031 Tidewire. All rights reserved.",
            "Correction: this report gave the wrong year for the launch of the boat.",
            "An earlier version of this article gave the wrong year.",
            "• This article was amended on 3 May 2031 to correct the year.",
            "Editor’s note: names have been changed.",
            "This is a developing story. Check back for updates.",
            "More to follow",
            "Tags: ferries, Norvale, storms",
            "Share on Facebook Twitter WhatsApp",
            "12 comments",
            "4 min read",
            "Letters, page 18",
            "What do you think? Write to letters@tidewire.example",
            "Send your video to news@tidewire.example",
            "Pavla Drin is a reporter who covers ports for Tidewire.",
            "Follow Pavla Drin on X @pavladrin",
            "Odo Harl in Ost contributed to this report.",
            "MORE: ten ferries that sank",
            "Advertisement",
        ],
    )
    def test_lines_about_the_publication(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\n{line}") == [("headline", "Ferry sinks"), ("body", PROSE), ("boilerplate", line)]

    @pytest.mark.parametrize(
        "line",
        [
            "Subscribers to the gym in Norvale lost their money when it closed its doors on Monday night.",
            "Copyright law was changed by the council of ministers on Monday after a long debate.",
            "No comments were made by the owners of the ferry in court on Monday.",
            "Search teams went out again at dawn and found a boat in the reeds.",
            "Pavla Drin is a fisherwoman who saw the ferry sink.",
            "Written by Harl in prison, the book was sold in the harbour for a coin a copy.",
        ],
    )
    def test_prose_that_opens_alike(self, line: str) -> None:
        assert zones_of(f"Ferry sinks\n{PROSE}\n{line}")[2] == ("body", line)

    @pytest.mark.parametrize(
        "line", ["Home for lost sailors closes", "Search for ferry enters third day", "News of the wreck reaches Ost"]
    )
    def test_headline_that_opens_alike(self, line: str) -> None:
        assert zones_of(f"{line}\n{PROSE}")[0] == ("headline", line)


class TestOrder:
    def test_whole_article(self) -> None:
        lines = ["Ferry sinks", "By Pavla Drin", PROSE, "Divers at work", PROSE, "Read more: storms"]
        text = "\n\n".join(lines)
        zones = list(find_zones(text))
        assert [zone.kind for zone in zones] == [
            ZoneKind.HEADLINE,
            ZoneKind.BYLINE,
            ZoneKind.BODY,
            ZoneKind.SUBHEADING,
            ZoneKind.BODY,
            ZoneKind.BOILERPLATE,
        ]
        assert [text[zone.start : zone.end] for zone in zones] == lines
