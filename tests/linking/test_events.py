import re
from dataclasses import replace

import pytest

from app.linking.events import compare_articles, find_compared, is_one_event, may_be_one_event
from app.linking.happenings.traits import Traits
from app.linking.lexicon import read_lexicon
from tests.linking.articles import OTHER_SLIDE, SLIDE, SLIDE_AGAIN, VOTE
from tests.linking.articles import make_article_traits as traits


def find_places(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((match.start(), match.group()) for match in re.finditer("Quenby|Orsany|Torvik", text))


class TestCompareArticles:
    def test_joins_two_reports_of_one_happening(self) -> None:
        assert is_one_event(traits("a", SLIDE), traits("b", SLIDE_AGAIN))

    @pytest.mark.parametrize(
        "other", [OTHER_SLIDE, VOTE, "", "Nothing."], ids=["same kind elsewhere", "same people", "empty", "short"]
    )
    def test_keeps_others_apart(self, other: str) -> None:
        assert not is_one_event(traits("a", SLIDE), traits("b", other))

    def test_a_home_town_is_no_scene(self) -> None:
        text = SLIDE_AGAIN.replace(".", ". Two drivers from Torvik watched.", 1)
        home = tuple((match.start(), match.group()) for match in re.finditer("Torvik", text))
        assert traits("b", text, places=home).scene != "torvik"
        near = text.replace("drivers from", "drivers 3 miles from")
        assert traits("c", near, places=((near.index("Torvik"), "Torvik"),)).scene == "torvik"

    @pytest.mark.parametrize("words", ["Two drivers told the Torvik what they saw.", "Officials in Torvik sent help."])
    def test_an_outlet_and_the_seat_of_officials_are_no_scene(self, words: str) -> None:
        text = f"{words} {SLIDE_AGAIN}"
        assert traits("b", text, places=((text.index("Torvik"), "Torvik"),)).scene != "torvik"

    def test_is_symmetric(self) -> None:
        a, b = traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("XXXX-05-03",))
        assert compare_articles(a, b) == compare_articles(b, a)

    def test_counts_a_shared_day(self) -> None:
        same = compare_articles(traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("XXXX-05-03",)))
        other = compare_articles(traits("a", SLIDE, days=("2031-05-03",)), traits("b", SLIDE_AGAIN, days=("2031-05-09",)))
        assert same > other

    def test_keeps_another_day_apart_however_alike_the_texts_are(self) -> None:
        days = ("2031-05-03",), ("2030-02-11",), ("XXXX-05-05",)
        first, other, next_day = (traits("a", SLIDE, days=told) for told in days)
        assert not is_one_event(first, other)
        assert is_one_event(first, next_day)

    def test_a_day_ahead_of_publication_keeps_nothing_apart(self) -> None:
        first = traits("a", SLIDE, days=("2031-05-03",), published="2031-05-04")
        ahead = traits("b", SLIDE_AGAIN, days=("2031-05-20",), published="2031-05-04")
        assert is_one_event(first, ahead)

    def test_days_next_to_each_other_take_nothing_off(self) -> None:
        none, beside, far = (traits("b", SLIDE_AGAIN, days=days) for days in ((), ("2031-05-04",), ("2031-05-06",)))
        first = traits("a", SLIDE, days=("2031-05-03",))
        assert compare_articles(first, none) == compare_articles(first, beside) > compare_articles(first, far)

    def test_a_long_number_in_both_openings_adds(self) -> None:
        plain, more, round_number, year = (
            f"{SLIDE} {words}" for words in ("", "It moved 4,350 tons.", "500 fled.", "In 2029 too.")
        )
        again = f"{SLIDE_AGAIN} Some 4,350 tons moved, 500 left, as in 2029."
        base, added, same, also = (
            compare_articles(traits("a", text), traits("b", again)) for text in (plain, more, round_number, year)
        )
        assert added > base + 0.05
        assert max(same, also) < base + 0.05

    def test_many_shared_names_make_up_for_other_words(self) -> None:
        people = "Ilse Halvard, Jon Rask and Per Aune"
        money = f"The shares of the cable railway fell when it was closed. {people} of Quenby own most of the company, a bank said."
        money += " Analysts expect lower profits, fewer dividends and a search for fresh capital abroad."
        tears = f"Families wept at the cable railway. It was closed on Monday, and {people} of Quenby spoke of a dark hour."
        tears += " Candles burned beside flowers, drawings, letters and a small bear in the snow."
        assert is_one_event(traits("a", money), traits("b", tears))
        assert not is_one_event(traits("a", money), traits("b", tears.replace(people, "Ilse Halvard")))

    def test_a_blast_is_told_with_its_fire(self) -> None:
        blast = f"An explosion shook Quenby. The explosion was heard in Orsany. {SLIDE}"
        fire, both = (
            text.format(SLIDE_AGAIN) for text in ("A blaze. The blaze went on. {}", "A blaze. The blaze followed a blast. {}")
        )
        assert compare_articles(traits("a", blast), traits("b", both)) > compare_articles(traits("a", blast), traits("b", fire))

    def test_part_of_a_towns_name_names_it(self) -> None:
        here = SLIDE.replace("Quenby", "Quenby Harbour")
        a = traits("a", here, places=((0, "Quenby Harbour"), (9, "Quenby Harbour")))
        b = traits("b", SLIDE_AGAIN.replace("Orsany", "Quenby and Orsany"), places=((0, "Orsany"), (5, "Orsany")))
        assert (a.scene, b.scene) == ("quenby harbour", "orsany")
        assert is_one_event(a, b)

    def test_a_running_story_goes_on_for_days_and_through_towns(self) -> None:
        people = "Ilse Halvard, Jon Rask and Per Aune"
        first = f"The walkout over 2,340 posts began in Quenby. {people} called the crew of the Quenby mill out."
        later = f"The walkout over 2,340 posts reached Torvik. {people} called the crew of the Torvik mill out."
        days = ("2031-05-03",), ("2031-05-12",)
        a, b = (
            traits(name, text, days=told, places=find_places(text))
            for name, text, told in (("a", first, days[0]), ("b", later, days[1]))
        )
        assert is_one_event(a, b)
        other = later.replace("2,340", "990")
        assert not is_one_event(a, traits("b", other, days=days[1], places=find_places(other)))

    def test_keeps_another_town_apart_however_alike_the_texts_are(self) -> None:
        elsewhere = SLIDE.replace("Quenby", "Torvik")
        here, there = (traits(name, text, places=find_places(text)) for name, text in (("a", SLIDE), ("b", elsewhere)))
        assert (here.scene, there.scene) == ("quenby", "torvik")
        assert not is_one_event(here, there)

    @pytest.mark.parametrize(
        ("people", "joined"),
        [("Per Aune and Ilse Halvard", True), ("Per Aune", False)],
        ids=["many names shared", "few"],
    )
    def test_the_town_of_an_aside_is_not_set_above_many_names(self, people: str, joined: bool) -> None:
        opening = "The Velmor savings house asked the Kestria lenders for money after customers withdrew deposits."
        first = f"{opening} Per Aune, Jon Rask and Ilse Halvard met reporters, and Orsany heard the news."
        aside = f"{opening} Customers stood in a queue, as did {people}, and Torvik heard the news."
        a = traits("a", first, title="Velmor house asks for money", places=find_places(first))
        b = traits("b", aside, title="Furious customers stand in line", places=find_places(aside))
        assert (a.scene, b.scene) == ("orsany", "torvik")
        assert is_one_event(a, b) is joined

    def test_two_towns_that_are_told_as_scenes_are_set_above_any_names(self) -> None:
        people = "Per Aune, Jon Rask, Ilse Halvard and Ada Brask met the Kestria brigade"
        first, other = (f"Drivers saw the landslide in {town} bury lorries. {people}." for town in ("Quenby", "Torvik"))
        a, b = (traits(one, text, places=find_places(text)) for one, text in (("a", first), ("b", other)))
        assert not is_one_event(a, b)

    @pytest.mark.parametrize(
        ("told", "published", "joined"),
        [
            (("2031-05-03",), "2031-05-10", True),
            (("2031-05-03",), "2031-05-20", False),
            (("2031-05-07",), "2031-05-08", False),
        ],
        ids=["an earlier day told in the same days", "weeks apart", "each the news of its day"],
    )
    def test_an_earlier_day_is_not_set_above_many_names(self, told: tuple[str, ...], published: str, joined: bool) -> None:
        people = "Per Aune, Jon Rask and Ilse Halvard met."
        text = f"The Velmor savings house asked Kestria for money, and customers withdrew deposits. {people}"
        a = traits("a", text, title="Velmor house asks for money", days=told, published=published)
        b = traits("b", f"Again: {text}", title="Velmor customers stand in line", days=("2031-05-11",), published="2031-05-11")
        assert is_one_event(a, b) is joined

    @pytest.mark.parametrize(("told", "spoken"), [((), ("2031-05-11",)), (("2031-05-11",), ())], ids=["a briefing", "another deed"])
    def test_the_day_of_a_briefing_is_not_set_above_many_names(self, told: tuple[str, ...], spoken: tuple[str, ...]) -> None:
        people = "Per Aune, Jon Rask, Ilse Halvard and the Kestria brigade"
        text = f"The footbridge at Velmor fell into the Orva under walkers, and {people} came to the bank."
        later = f"What brought the footbridge at Velmor down under walkers was rust, {people} heard."
        a = traits("a", text, title="Velmor footbridge falls", days=("2031-05-05",), published="2031-05-06")
        b = traits("b", later, title="Rust felled the bridge", days=told, spoken=spoken, published="2031-05-12")
        assert is_one_event(a, b) is bool(spoken)

    def test_kinds_of_happenings_are_not_set_against_each_other_where_much_else_is_named(self) -> None:
        def tell(names: str) -> list[Traits]:
            opening = f"{names} stood outside the market hall in Orsany as traders wept"
            fire = f"{opening}: a fire. Nobody put the fire out, ash fell on boats, roofs sank, and a smith lost the forge."
            vote = f"{opening}: a vote. No candidate won the vote, clerks closed urns, scales and lists, and a judge yawned."
            return [traits(one, text, days=("2031-05-05",)) for one, text in (("a", fire), ("b", vote))]

        few, many = tell("Per Aune"), tell("Per Aune, Jon Rask and Ilse Halvard")
        assert compare_articles(*many) - compare_articles(*few) > -read_lexicon("lexicon")["events"]["other_happening"]

    @pytest.mark.parametrize(("names", "joined"), [("Per Aune, Jon Rask and Ilse Halvard", True), ("Per Aune", False)])
    def test_what_names_several_things_in_common_is_one_whatever_else_each_tells(self, names: str, joined: bool) -> None:
        guards = "Tove Lind, Arne Moe, Kari Bakke, Odd Nilsen and Liv Dahl said"
        pickers = "Ada Brask, Nils Orre, Siri Holt, Pal Vik and Eva Strand said"
        first = f"{names} saw guards fire on pickers outside the old mill. The fire, {guards}, was no accident."
        other = f"{names} heard pleas from pickers outside the old mill. The trial, {pickers}, is a trial of guards."
        a = traits("a", first, days=("2031-05-04",), published="2031-05-05")
        assert is_one_event(a, traits("b", other, days=("2031-05-06",), published="2031-05-06")) is joined

    def test_what_bodies_of_every_state_are_called_tells_no_two_apart(self) -> None:
        assert traits("a", "It was said that the Civil Aviation Service of Orsany knew of it.").shown.names.keys() == {"orsany"}

    def test_a_word_that_is_shouted_is_no_name(self) -> None:
        assert traits("a", "It was a PLUNGE in Orsany, NATO said.").shown.names.keys() == {"orsany", "nato"}

    def test_joins_single_sentences_of_one_day_town_and_kind(self) -> None:
        one, two = (
            "The landslide in Quenby on May 3 buried four lorries.",
            "Four lorries lie under a landslide in Quenby, a driver said.",
        )
        day = ("2031-05-03",)
        a, b = traits("a", one, days=day, places=find_places(one)), traits("b", two, days=day, places=find_places(two))
        assert is_one_event(a, b)
        assert is_one_event(a, traits("b", two, published="2031-05-04", places=find_places(two)))
        assert not is_one_event(a, traits("b", two, published="2031-06-04", places=find_places(two)))

    def test_a_memo_told_first_does_not_date_the_happening(self) -> None:
        memo = SLIDE_AGAIN + " A memo had warned of the rock."
        a = traits("a", SLIDE, days=("2031-05-03",), published="2031-05-04")
        b = traits("b", memo, days=("2031-04-02", "2031-05-04"), published="2031-05-05")
        assert is_one_event(a, b)
        assert not is_one_event(a, traits("b", memo, days=("2031-04-02",), published="2031-05-05"))

    def test_one_short_text_is_one_event_in_the_same_days(self) -> None:
        flash = "The pass is closed until noon today."
        days = "2031-05-03", "2031-05-04", "2031-06-03"
        first, copied, later = (traits(str(number), flash, published=day) for number, day in enumerate(days))
        assert is_one_event(first, copied)
        assert not is_one_event(first, later)

    def test_keeps_months_apart(self) -> None:
        a, b = traits("a", SLIDE, published="2031-05-03"), traits("b", SLIDE_AGAIN, published="2031-09-03")
        assert not is_one_event(a, b)


class TestMayBeOneEvent:
    @pytest.mark.parametrize("text", [SLIDE_AGAIN, SLIDE_AGAIN.upper(), SLIDE])
    def test_two_names_or_the_same_text_may(self, text: str) -> None:
        assert may_be_one_event(traits("a", SLIDE), title="", text=text)

    @pytest.mark.parametrize("text", [OTHER_SLIDE, SLIDE_AGAIN.lower(), "Ilse Halvard spoke.", ""])
    def test_a_single_name_or_none_may_not(self, text: str) -> None:
        nowhere = replace(traits("a", SLIDE), scene=None)
        assert not may_be_one_event(nowhere, title="", text=text)

    def test_short_reports_from_one_town_may(self) -> None:
        here = traits("a", SLIDE, places=find_places(SLIDE))
        assert may_be_one_event(here, title="", text="Four lorries lie under a landslide in Quenby.")


HARVEST = "Hail flattened the barley around Quenby on Monday, growers said, and the crop is lost on half of the fields."
AGAIN = "Half of the fields around Quenby are flat after the hail, and growers there say that the barley crop is lost on them."


class TestOneNameAlone:
    """Short reports may share no name but the town's."""

    def test_a_name_up_front_and_many_words_make_one_happening(self) -> None:
        a = traits("a", HARVEST, title="Hail flattens barley in Quenby", published="2031-05-05")
        b = traits("b", AGAIN, title="Quenby growers count lost barley", published="2031-05-05")
        assert is_one_event(a, b)
        assert may_be_one_event(a, title=b.title, text=b.text)

    def test_weeks_apart_it_is_two(self) -> None:
        a = traits("a", HARVEST, title="Hail flattens barley in Quenby", published="2031-05-05")
        b = traits("b", AGAIN, title="Quenby growers count lost barley", published="2031-05-12")
        assert not is_one_event(a, b)


class TestFindCompared:
    def test_in_a_large_event_those_most_like_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(read_lexicon("particulars")["events"], "most_compared", 2)
        others = [traits("elsewhere", OTHER_SLIDE), traits("vote", VOTE), traits("again", SLIDE_AGAIN), traits("same", SLIDE)]
        new = traits("new", SLIDE)
        assert find_compared([*others, new], fresh={"new"}) == {"new", "same", "again"}
        assert find_compared([*others[2:], new], fresh={"new"}) == {"new", "same", "again"}
        assert find_compared(others, fresh={one.article_id for one in others}) == {"elsewhere", "vote", "again", "same"}
