import pytest

from app.linking.places import find_country, make_gazetteer
from app.linking.wording.negation import is_negated
from app.linking.wording.words import find_words, is_reversed, lemma, normalise, strip_shell


def keys(text: str, **more: object) -> list[str]:
    return [word.key for word in find_words(text, **more)]  # type: ignore[arg-type]  # tests give known options


class TestLemma:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("bridges", "bridge"),
            ("parties", "party"),
            ("planned", "plan"),
            ("closing", "closes"),
            ("struck", "striking"),
            ("dug", "dig"),
            ("hostility", "hostile"),
            ("children", "child"),
        ],
    )
    def test_brings_forms_together(self, one: str, other: str) -> None:
        assert lemma(one) == lemma(other)

    @pytest.mark.parametrize(("one", "other"), [("bus", "bull"), ("glass", "glad"), ("news", "new")])
    def test_keeps_words_apart(self, one: str, other: str) -> None:
        assert lemma(one) != lemma(other)


class TestNormalise:
    def test_gives_synonyms_one_key(self) -> None:
        assert normalise("verifying") == normalise("checks")
        assert normalise("manufactured") == normalise("made")

    def test_gives_numbers_one_key(self) -> None:
        assert normalise("Six") == normalise("6")
        assert normalise("1,400") == "1400"


class TestFindWords:
    def test_leaves_out_dates_words_of_time_and_hedges(self) -> None:
        assert keys("On the morning of 3 May 2031 a dam allegedly burst on Tuesday", drop=("allegedly",)) == ["dam", "burst"]

    def test_meets_a_country_under_its_other_names(self) -> None:
        assert keys("Chilean, Chileans, Chile") == ["chile"]
        assert keys("DPRK and the North Koreans") == ["north korea"]

    def test_does_not_take_a_pronoun_for_a_country(self) -> None:
        assert [word.key for word in find_words("They told us of Chile") if word.is_name] == ["chile"]

    def test_meets_a_place_that_only_the_article_knows(self) -> None:
        places = make_gazetteer(["Velmora"])
        assert keys("Velmoran guards left Velmora", places=places)[0] == "velmora"

    def test_tells_what_a_capital_stands_for(self) -> None:
        assert [word.country for word in find_words("Lima")] == ["peru"]

    def test_weighs_subordinate_clauses_less(self) -> None:
        main, _, _, _, behind = find_words("Gunmen seized grain trucks while ministers dined")[:5]
        assert behind.weight < main.weight

    def test_pronouns_carry_no_content(self) -> None:
        assert [word.exact for word in find_words("Nobody heard anything of the lock")] == ["heard", "lock"]

    def test_tells_what_a_word_stands_behind(self) -> None:
        words = {word.exact: word.opener for word in find_words("Barges turned after the lock jammed")}
        assert words == {"Barges": None, "turned": None, "lock": "after", "jammed": "after"}

    def test_if_is_a_hedge_that_is_kept_in_mind(self) -> None:
        words = {word.exact: word.opener for word in find_words("Crews walk if the lock jams", drop=("if",))}
        assert words["jams"] == "if"


class TestOpeners:
    def test_who_breaks_into_a_house_does_so_and_an_inquiry_into_it_only_asks(self) -> None:
        for text, opener in (("They broke into the granary", None), ("They opened an inquiry into the granary", "into")):
            [granary] = [word for word in find_words(text) if word.exact == "granary"]
            assert granary.opener == opener


class TestNames:
    def test_a_word_of_a_name_is_none_in_small_letters(self) -> None:
        names = frozenset({"harvest", "board"})
        assert [word.is_name for word in find_words("The Harvest Board met", names=names)][:2] == [True, True]
        assert not any(word.is_name for word in find_words("Rain spoiled the harvest", names=names))


class TestFindCountry:
    @pytest.mark.parametrize("name", ["Peru", "peruvian", "Lima"])
    def test_knows_names_adjectives_and_capitals(self, name: str) -> None:
        assert find_country(name) == "peru"

    def test_knows_no_other_words(self) -> None:
        assert find_country("table") is None


class TestIsNegated:
    @pytest.mark.parametrize(
        ("text", "negated"),
        [("no fault was found", True), ("it didn’t hold", True), ("the wall held", False), ("it was not without warning", False)],
    )
    def test_counts_negations(self, text: str, negated: bool) -> None:
        assert is_negated(text) is negated

    @pytest.mark.parametrize(
        ("text", "negated"),
        [
            ("no fewer than ten barns fell", False),
            ("the tide was no higher than usual", False),
            ("the tide was no more violent than in other springs", False),
            ("no higher wall was ever built", True),
            ("she was not only warned, she was told twice", False),
            ("the keeper failed to close the lock", True),
            ("the keeper refused to close a lock that was not his", False),
            ("the lock held and was never tested", False),
            ("the lock was never tested and held", True),
            ("a keeper who never slept saw the barge", False),
            ("the lock held, but nobody had tested it", False),
            ("there was no bell, nothing", True),
            ("he never felt the barge turn, not once", True),
            ("the mill sold 40 sacks and not one more", False),
            ("there was no bell, no lamp and no keeper", True),
            ("nobody rang, nobody shouted", True),
            ("the barge left without a pilot", False),
            ("the diver told the council that nothing had been mended", False),
            ("the council had not been told that the wall was split", True),
            ("she was not the\nonly keeper there", False),
        ],
    )
    def test_the_first_proposition_counts(self, text: str, negated: bool) -> None:
        assert is_negated(text) is negated


class TestContraries:
    def test_a_contrary_has_the_key_of_its_group(self) -> None:
        assert normalise("undamaged") == normalise("damaged")
        assert is_reversed("undamaged")
        assert not is_reversed("damaged")

    def test_states_that_exclude_each_other(self) -> None:
        assert normalise("insolvent") == normalise("solvent")
        assert is_reversed("insolvent")
        assert not is_reversed("solvent")
        assert normalise("awake") == normalise("asleep")
        assert is_reversed("awake") != is_reversed("asleep")


class TestStripShell:
    def test_nouns_that_only_say_that_something_was_said(self) -> None:
        assert strip_shell("Accusations that the dam leaked") == "the dam leaked"
        assert strip_shell("any suggestion that the dam leaked") == "the dam leaked"
        assert strip_shell("no evidence that the dam leaked") == "no evidence that the dam leaked"


class TestPhrases:
    def test_words_that_together_say_what_one_word_says(self) -> None:
        assert keys("Two of them walked free") == keys("Two of them were acquitted")
        assert keys("The mayor stepped down") == keys("The mayor resigned")

    def test_a_capital_letter_alone_is_a_name(self) -> None:
        assert [word.is_name for word in find_words("the W strain")] == [True, False]
        assert keys("A strain") == keys("strain")
