"""Which language a text is in."""

import pytest

from app.pipeline.languages import LONGEST, find_language, is_read


class TestFindLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("The ferry left the pier at dawn with forty people on board and sank an hour later.", "en"),
            ("Die Fähre verließ den Anleger im Morgengrauen mit vierzig Menschen an Bord und sank eine Stunde später.", "de"),
            ("Le bac a quitté le quai à l’aube avec quarante personnes à bord et a coulé une heure plus tard.", "fr"),
            ("Паром затонул на рассвете недалеко от северного мыса, сообщили в понедельник спасатели города.", "ru"),
            (
                "フェリーは夜明けに四十人を乗せて桟橋を出発し、一時間後に北の岬の沖で沈没したと港湾事務所が月曜日に発表した。乗客は全員が近くの漁船に救助された。",
                "ja",
            ),
        ],
    )
    def test_long_enough_to_tell(self, text: str, language: str) -> None:
        assert find_language(text) == language

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("Die Fähre sank am Montag vor der Küste, sagte die Polizei der Stadt am Abend.", "de"),
            ("El transbordador se hundió el lunes frente a la costa, dijo la policía del puerto.", "es"),
            ("Færgen sank mandag ud for kysten, sagde politiet i byen om aftenen ifølge avisen.", "da"),
            ("The ferry sank off the coast on Monday, police in the town said in the evening.", "en"),
        ],
    )
    def test_one_sentence_is_long_enough(self, text: str, language: str) -> None:
        assert find_language(text) == language

    @pytest.mark.parametrize(
        "text",
        [
            "Ostra Norvale Brask Tesan Harl Dorrin Marin Renwick Puerto Alba Valdoria Kestrel Tidewire",
            "Pump Brask-Harl KX-7, Dorrin-Marin Ltd, Renwick & Tesan GmbH, Kestrel SA, Tidewire NV, Ostra AB, Norvale AG",
        ],
    )
    def test_names_alone_are_no_other_language(self, text: str) -> None:
        assert find_language(text) in (None, "en")

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("DREI VERLETZTE NACH BRAND IM HAFEN, SAGT DIE POLIZEI", "de"),
            ("Drei Verletzte nach Brand im Hafen", "de"),
            ("Le maire promet un nouveau pont avant la fin de l’été", "fr"),
            ("Паром затонул у мыса", "und"),
            ("フェリーが沈没", "ja"),
            ("غرقت العبارة عند الفجر وعلى متنها أربعون شخصا", "ar"),
            ("Το πλοίο βυθίστηκε", "el"),
        ],
    )
    def test_short_and_plainly_not_english(self, text: str, language: str) -> None:
        assert find_language(text) == language

    @pytest.mark.parametrize(
        "text",
        [
            "Ferry sinks off Norvale",
            "FERRY SINKS OFF NORVALE, FORTY SAVED",
            "THE HARBOUR OFFICE SAID ON MONDAY THAT THE PIER WOULD STAY CLOSED UNTIL DIVERS HAD LOOKED AT THE WRECK",
            "BREAKING: ferry sinks, pier closed",
            "Nigerian ferry sinks near border, army says",
            "Ferry profit 13 cts vs loss 1 ct; net 853,000 vs 22,000; fares 41.1 mln vs 37 mln; nine months net 1.2 mln",
            "El Nino: ferries of Puerto Alba stay in port",
        ],
    )
    def test_short_loud_or_full_of_figures_and_still_english(self, text: str) -> None:
        assert is_read(find_language(text))

    def test_the_language_of_most_words_counts(self) -> None:
        english = "The ferry left the pier at dawn with forty people on board, the harbour office said on Monday. "
        german = "„Wir sind sehr traurig“, sagte die Bürgermeisterin. "
        assert find_language(english * 2 + german) == "en"
        assert find_language(english + german * 8) == "de"

    @pytest.mark.parametrize("text", ["", " ", "Ferry sinks", "Fähre gesunken", "1234567890 " * 40, "!?" * 200])
    def test_too_few_letters_to_tell(self, text: str) -> None:
        assert find_language(text) is None

    def test_only_the_beginning_is_looked_at(self) -> None:
        english = (
            "The ferry left the pier at dawn with forty people on board and sank an hour later off the northern point. "
            "Divers found the wreck on Monday, and the harbour office has opened an inquiry into why it had no lights. "
        )
        german = "Die Fähre verließ den Anleger im Morgengrauen und sank eine Stunde später vor der Nordspitze. "
        opening = (english * LONGEST)[:LONGEST]
        assert find_language(opening + german * 500) == "en"
