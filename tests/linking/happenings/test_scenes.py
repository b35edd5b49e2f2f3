"""The town where an article's happening took place."""

from app.linking.happenings.happenings import WORD, find_joined
from app.linking.happenings.scenes import find_scene
from app.linking.happenings.traits import find_names

PADDING = "Nobody could say when the road would be open again, and the people waited. " * 8


def scene(text: str, *, title: str = "", **counts: int) -> str | None:
    spaced = " ".join(["", *WORD.findall(f"{title} {text}".lower()), ""])
    named = {name.replace("_", " "): count for name, count in counts.items()}
    return find_scene(named, title=title, joined=find_joined(spaced), spaced=spaced, names=find_names(text))


class TestFindScene:
    def test_the_town_beside_the_happening(self) -> None:
        text = "The landslide in Quenby cut the road to Orsany. Orsany has no doctor now, said the mayor of Orsany."
        assert scene(text, Quenby=1, Orsany=3) == "quenby"

    def test_a_town_named_once_in_the_first_lines(self) -> None:
        assert scene(f"Two houses fell in Quenby. {PADDING}", Quenby=1) == "quenby"

    def test_a_town_named_once_further_down_is_background(self) -> None:
        assert scene(f"Two houses fell. {PADDING} He was born in Torvik.", Torvik=1) is None
        assert scene(f"Two houses fell. {PADDING} He lives in Torvik. Torvik is far.", Torvik=2) == "torvik"

    def test_where_somebody_is_from_is_none(self) -> None:
        assert scene("An Orsany couple fled as a wall fell.", Orsany=1) is None
        assert scene("Orsany Rask, 27, fled as a wall fell.", Orsany=1) is None
        assert scene("In Orsany couples fled as a wall fell.", Orsany=1) == "orsany"
        assert scene("Orsany residents fled as a wall fell.", Orsany=1) == "orsany"

    def test_a_country_is_none(self) -> None:
        assert scene("Two houses fell in Peru.", Peru=2) is None
