"""What a page may have of markup: the bounds, and that nothing slips past them."""

import random
import re

import pytest
from lxml import etree
from lxml.html import fromstring

from app.errors import InvalidInputError
from app.loader import markup
from app.loader.html import parse_page
from app.loader.markup import (
    MARKS,
    MOST_ATTRIBUTES,
    MOST_ELEMENTS,
    MOST_MARKS,
    MOST_TOGETHER,
    RAW,
    require_few_attributes,
    require_few_elements,
)

FEW = 3
TAGS = ("p", "/p", "em", "svg", "noscript", "plaintext", *RAW, *(f"/{name}" for name in RAW))
SIGNS = ("<", ">", "/", "=", '"', "'", "-", "!", "?", "a", "b", "c", "d", " ", " ", " ", "\n")
PARTS = ("<!--", "-->", "--!>", "<!", "</", "/>", 'x="1" ', "y=2 ", "z ", "<![CDATA[", "]]>", "<?xml ")
PIECES = (*(f"<{tag}" for tag in TAGS), *(f"<{tag}>" for tag in TAGS), *SIGNS, *PARTS)


def make_tag(count: int, *, value: str = "", between: str = " ") -> str:
    names = (f"a{number}{value}" for number in range(count))
    return f"<p {between.join(names)}>"


def make_paragraphs(count: int, marks: int) -> str:
    return "<body>" + ("<p>" + "<b>x</b> " * marks + "</p>") * count + "</body>"


class TestRequireFewAttributes:
    @pytest.mark.parametrize("value", ["", "=1", '="x y>"', "='<p'", " = 1", '="'])
    @pytest.mark.parametrize("between", [" ", "\n", " / "])
    def test_counts_as_many_as_are_allowed(self, value: str, between: str) -> None:
        require_few_attributes(make_tag(MOST_ATTRIBUTES, value=value.removesuffix('"'), between=between))
        with pytest.raises(InvalidInputError, match="1,000 attributes"):
            require_few_attributes(make_tag(2 * MOST_ATTRIBUTES + 2, value=value, between=between))

    def test_what_is_no_tag_is_not_counted(self) -> None:
        many = make_tag(MOST_ATTRIBUTES + 1)
        for hidden in (
            f"<!-- {many} -->",
            f"<script>if (a <b) {many}</script>",
            f"<style>{many}",
            f'<p title="{many}">',
            f"<!-- {many}",
        ):
            require_few_attributes(hidden)

    @pytest.mark.parametrize(
        "before", ["<!-->", "<!--->", "<script />", "<script></script x='<script>'>", "<! <script>", "<a b='<!--'>"]
    )
    def test_nothing_hides_behind_what_is_over(self, before: str) -> None:
        with pytest.raises(InvalidInputError):
            require_few_attributes(before + make_tag(MOST_ATTRIBUTES + 1))

    @pytest.mark.parametrize("name", RAW)
    def test_what_is_passed_over_is_no_markup_to_the_parser(self, name: str) -> None:
        tree = etree.HTML(f"<body><{name}><em>a</em></{name}><em>b</em></body>")
        assert [found.text for found in tree.iter("em")] == ["b"]

    def test_the_parser_finds_no_tag_with_more(self) -> None:
        # The same expression with a small limit, beside what the parser made of the same odd markup.
        small = re.compile(markup._MARKUP.pattern.replace(f"{{{MOST_ATTRIBUTES + 1}}}", f"{{{FEW + 1}}}"), markup._MARKUP.flags)
        chance, met = random.Random(20_311_104), 0  # noqa: S311 - the same each time
        for _ in range(20_000):
            page = "<body><i>" + "".join(chance.choices(PIECES, k=chance.randint(3, 30)))
            tree = etree.HTML(page)
            if max((len(each.attrib) for each in tree.iter(etree.Element)), default=0) > FEW:
                met += 1
                assert any(found["many"] for found in small.finditer(page)), page
        assert met > 200


class TestRequireFewElements:
    def test_the_bound_is_met_in_one_paragraph_or_in_many(self) -> None:
        for paragraphs, marks in ((1, MOST_TOGETHER), (25, MOST_TOGETHER // 5)):
            require_few_elements(fromstring(make_paragraphs(paragraphs, marks)))
            with pytest.raises(InvalidInputError, match="1,000 in one"):
                require_few_elements(fromstring(make_paragraphs(paragraphs, marks + 1)))

    @pytest.mark.parametrize(
        ("page", "most"),
        [
            ("<p>" * (MOST_ELEMENTS + 1), "50,000 elements"),
            (make_paragraphs(MOST_MARKS // 10 + 1, 10), "10,000 links and marks"),
        ],
    )
    def test_the_whole_page_is_bounded(self, page: str, most: str) -> None:
        with pytest.raises(InvalidInputError, match=most):
            require_few_elements(fromstring(page))

    def test_marks_inside_marks_count_for_the_paragraph(self) -> None:
        with pytest.raises(InvalidInputError, match="one of them 2,020"):
            require_few_elements(fromstring("<p>" + ("<font>" + "<b>x</b>" * 100 + "</font>") * 20 + "</p>"))

    def test_all_that_is_unwrapped_is_counted(self) -> None:
        from trafilatura.settings import MANUALLY_STRIPPED

        blocks = {"address", "hgroup", "tbody", "tfoot", "thead"}
        empty = {"img", "meta", "wbr"}  # removed, with nothing in them
        assert set(MANUALLY_STRIPPED) - blocks - empty <= MARKS

    def test_it_reaches_who_loads(self) -> None:
        with pytest.raises(InvalidInputError, match="too many links"):
            parse_page(make_paragraphs(1, MOST_TOGETHER + 1).encode())
