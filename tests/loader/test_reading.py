"""From what was read to rows."""

from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidInputError
from app.loader.entities import is_form_of_name, make_entity_id, make_publisher
from app.loader.plain import clean
from app.loader.reading import Reading, make_reading, normalise_words
from app.models import Appearance, Article, Mention, Quantity, Revision
from app.vocabulary import EntityKind
from tests.loader.fakes import read_lines

TEXT = "Flood at Ost\nAda Quill said 40 people left Ost and 3 stayed.\nIt rained.\nIt rained."


def make(text: str = TEXT) -> Reading:
    article = Article(id="a-0000000000000001", identity="id:1", loaded_from="one.txt")
    revision = Revision(id="r-0000000000000001", article_id=article.id, sha256="0" * 64, text=text, run_id=1)
    return make_reading(article, revision, read_lines(text, id="1", published_at=None))


class TestAppearances:
    def test_a_statement_is_followed_by_its_figures(self) -> None:
        appearances = make().appearances
        assert [(a.kind, a.ordinal) for a in appearances[1:4]] == [("statement", 1), ("quantity", 2), ("quantity", 3)]
        assert {a.within_id for a in appearances[2:4]} == {appearances[1].id}

    def test_each_figure_has_its_own_span(self) -> None:
        assert [(q.exact, TEXT[q.start : q.end], q.value) for q in make().quantities] == [("40", "40", 40), ("3", "3", 3)]

    def test_the_words_around_are_kept_within_the_text(self) -> None:
        first, second = make().appearances[:2]
        assert (first.prefix, first.suffix) == ("", TEXT[12 : 12 + 32])
        assert second.suffix == "\nIt rained.\nIt rained."
        assert second.prefix == "Flood at Ost\nAda Quill said "

    def test_ids_tell_equal_words_apart(self) -> None:
        rained = [a.id for a in make().appearances if a.exact == "It rained."]
        assert len(set(rained)) == 2

    def test_ids_do_not_depend_on_where_the_words_stand_nor_on_their_marks(self) -> None:
        moved = make("Ada Quill said 40 people left Ost and 3 stayed\n“It rained”")
        before = {a.id for a in make().appearances}
        assert len({a.id for a in moved.appearances} & before) == 4

    def test_same_input_gives_same_rows(self) -> None:
        one, two = make(), make()
        assert [a.model_dump() for a in one.appearances] == [a.model_dump() for a in two.appearances]


class TestEntities:
    def test_speakers_and_places_are_entities_with_their_mentions(self) -> None:
        reading = make()
        assert {(e.name, e.kind, e.affiliation) for e in reading.entities} == {
            ("publisher of one.txt", "unnamed", None),
            ("Ada Quill", "person", "Ostland"),
            ("Ost", "place", None),
        }
        assert [m.exact for m in reading.mentions] == ["Ost", "Ada Quill", "Ost"]

    def test_a_known_publisher_is_an_organization_whatever_the_article(self) -> None:
        one = make_publisher(Article(id="a-1", identity="1", publisher="The Ost Gazette"))
        two = make_publisher(Article(id="a-2", identity="2", publisher="the Ost  gazette"))
        assert (one.id, one.kind, one.article_id) == (two.id, EntityKind.ORGANIZATION, None)

    def test_an_unknown_publisher_belongs_to_its_article(self) -> None:
        one = make_publisher(Article(id="a-1", identity="1", title="Flood"))
        two = make_publisher(Article(id="a-2", identity="2", title="Flood"))
        assert one.name == "publisher of Flood"
        assert one.id != two.id

    def test_a_place_and_a_government_of_one_name_are_two(self) -> None:
        ids = {make_entity_id(kind, "Ost", article_id="a-1") for kind in (EntityKind.PLACE, EntityKind.GOVERNMENT)}
        assert len(ids) == 2


class TestAliases:
    def test_forms_of_the_name_are_aliases(self) -> None:
        assert is_form_of_name("Quill", "Ada Quill")
        assert is_form_of_name("Mayor Ada Quill", "Ada Quill")
        assert is_form_of_name("OWB", "Ost Water Board")
        assert is_form_of_name("OWB", "South Ost Water Board")

    def test_words_that_point_only_in_their_text_are_not(self) -> None:
        assert not is_form_of_name("She", "Ada Quill")
        assert not is_form_of_name("the mayor", "Ada Quill")
        assert not is_form_of_name("Ada  Quill", "Ada Quill")


class TestNormaliseWords:
    def test_case_marks_and_line_breaks_do_not_count(self) -> None:
        assert normalise_words("“The River\nrose,” – 40%") == normalise_words("the river rose 40")


class TestAnyText:
    @given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
    def test_every_span_slices_back(self, published: str) -> None:
        text = clean(published, max_chars=1_000)
        reading = make(text)
        rows: list[Appearance | Mention | Quantity] = [*reading.appearances, *reading.mentions, *reading.quantities]
        for row in rows:
            assert text[row.start : row.end] == row.exact
        for appearance in reading.appearances:
            assert text[: appearance.start].endswith(appearance.prefix)
            assert text[appearance.end :].startswith(appearance.suffix)
            assert len(appearance.prefix) == min(appearance.start, 32)

    @given(st.text(max_size=50))
    def test_cleaning_twice_is_cleaning_once(self, published: str) -> None:
        try:
            text = clean(published, max_chars=1_000)
        except InvalidInputError:
            return
        assert clean(text, max_chars=1_000) == text.removeprefix("\ufeff")
        assert "\r" not in text
