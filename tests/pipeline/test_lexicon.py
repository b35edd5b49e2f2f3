"""Word lists: their groups, and that each list reads."""

from importlib.resources import files

import pytest

from app.pipeline.lexicon import read_lexicon, read_words


class TestReadWords:
    def test_named_group(self) -> None:
        words = read_words("cues", "verbs.say")
        assert "say" in words
        assert "believe" not in words

    def test_table_holds_all_its_groups(self) -> None:
        assert read_words("cues", "verbs.say") | read_words("cues", "verbs.think") <= read_words("cues", "verbs")

    def test_groups_add_up(self) -> None:
        assert read_words("cues", "verbs.say", "verbs.think") == read_words("cues", "verbs.say") | read_words("cues", "verbs.think")

    def test_phrases_stay_whole(self) -> None:
        assert "according to" in read_words("cues", "phrases.according")

    def test_no_group_is_all_of_them(self) -> None:
        assert read_words("cues", "verbs", "frames", "nouns") <= read_words("cues")

    @pytest.mark.parametrize("group", ["nothing", "verbs.nothing"])
    def test_unknown_group(self, group: str) -> None:
        with pytest.raises(KeyError):
            read_words("cues", group)


class TestReadLexicon:
    def test_unknown_list(self) -> None:
        with pytest.raises(FileNotFoundError):
            read_lexicon("nothing")

    @pytest.mark.parametrize("path", sorted((files("app.pipeline") / "lexicons").iterdir(), key=str), ids=lambda path: path.name)
    def test_each_says_where_it_comes_from(self, path: object) -> None:
        name = getattr(path, "name", "")
        assert name.endswith(".toml")
        text = (files("app.pipeline") / "lexicons" / name).read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert read_lexicon(name.removesuffix(".toml"))

    def test_words_are_folded(self) -> None:
        for name, groups in {"cues": ("verbs", "frames"), "people": ("roles", "voices"), "zones": ("boilerplate",)}.items():
            assert [word for word in read_words(name, *groups) if word != word.lower()] == []
