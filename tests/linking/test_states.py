from typing import Any

import pytest

from app.linking.states import Member, find_cited
from app.models import Appearance, Quantity
from tests.linking.factory import make_figure, make_voice, make_voiced


def make_member(name: str, text: str, *, article: str, speaker: str | None) -> Member:
    start = text.index("4,200")
    told: dict[str, Any] = {"id": name, "start": 0, "end": len(text), "exact": text}
    counted: dict[str, Any] = {"appearance_id": name, "start": start, "end": start + 5, "exact": "4,200", "measure": "cut"}
    return Appearance(**told), Quantity(**counted), make_voiced(name, article=article, speaker=speaker)


class TestFindCited:
    def test_a_figure_taken_as_known_is_the_word_of_who_takes_it_so(self) -> None:
        outright = make_member("p-1", "The yard will cut 4,200 jobs", article="a-1", speaker="e-yard")
        repeated = make_member("p-2", "Half of the 4,200 jobs are in Quenby", article="a-2", speaker="e-union")
        assert find_cited({"c": [outright, repeated]}) == {}

    @pytest.mark.parametrize(
        ("told", "cited"),
        [({"is_wrong": True}, {"p-2": ["e-yard"]}), ({"is_past": True}, {}), ({}, {})],
        ids=["wrong", "replaced", "told"],
    )
    def test_a_figure_called_wrong_is_the_word_of_who_tells_it(self, told: dict[str, Any], cited: dict[str, list[str]]) -> None:
        outright = make_member("p-1", "The yard will cut 4,200 jobs", article="a-1", speaker="e-yard")
        denied = make_member("p-2", "It cuts 5,100 jobs, not the 4,200 of May", article="a-2", speaker="e-union")
        figures = {"p-2": make_figure(4200, article="a-2", **told)}
        assert find_cited({"c": [outright, denied]}, figures=figures) == cited

    def test_what_a_title_says_was_before_is_the_word_of_who_tells_it(self) -> None:
        outright = make_member("p-1", "The yard will cut 4,200 jobs", article="a-1", speaker="e-yard")
        head = make_member("p-2", "Cuts rise to 5,100 from 4,200", article="a-2", speaker=None)
        head[0].article_id = "a-2"
        figures = {"p-2": make_figure(4200, article="a-2", is_past=True)}
        assert find_cited({"c": [outright, head]}, figures=figures, titles={"a-2": 30}) == {"p-2": ["e-yard"]}
        assert find_cited({"c": [outright, head]}, figures=figures) == {}

    def test_a_title_is_the_word_of_whom_the_article_cites_below(self) -> None:
        head = make_member("p-1", "Brawn rescues goats as 4,200 flee", article="a-1", speaker="e-brawn")
        row, quantity, voiced = make_member("p-2", "Some 4,200 fled, the mayor said", article="a-1", speaker="e-mayor")
        for one in (head[0], row):
            one.article_id = "a-1"
        row.start = 40
        assert find_cited({"c": [head, (row, quantity, voiced)]}, titles={"a-1": 34}) == {"p-1": ["e-mayor"]}

    def test_who_gives_a_figure_in_a_narrated_sentence_is_its_origin_where_he_says_so_elsewhere(self) -> None:
        army = make_voice("army", "organization")
        said = make_member("p-1", "Some 4,200 fell", article="a-1", speaker=army.id)
        told = make_member("p-2", "But army chiefs stuck to their toll of 4,200", article="a-2", speaker=None)
        other = make_member("p-3", "The 4,200 whom the army counted", article="a-3", speaker=None)
        rebels = make_member("p-4", "The rebels put it at 4,200", article="a-4", speaker=None)
        cited = find_cited({"c": [said, told, other, rebels]}, voices={army.id: army})
        assert cited == {"p-2": [army.id]}

    def test_who_urges_or_demands_in_a_narrated_sentence_is_its_origin(self) -> None:
        mayor = make_voice("Ada Brask")
        said = make_member("p-1", "a ban on 4,200 cars", article="a-1", speaker=mayor.id)
        told = make_member("p-2", "Ada Brask pleaded for a ban on 4,200 cars", article="a-2", speaker=None)
        named = make_member("p-3", "The 4,200 cars of Ada Brask pleaded for", article="a-3", speaker=None)
        assert find_cited({"c": [said, told, named]}, voices={mayor.id: mayor}) == {"p-2": [mayor.id]}
