"""How much markup a page may have, so that taking its article out takes time in proportion to its length.

Some steps of the libraries take time with the square of what is counted here. libxml2 walks along the attributes of a tag for each
that it adds: 16,000 took two seconds. It collects the texts of paragraphs by comparing each with those before: 22,000 marks in
thousands of paragraphs took three seconds. And as trafilatura has unwrapped the marks by then, their texts stand side by side, and
to put two into order it walks from one to the other: 13,000 links in one paragraph took 26 seconds.
"""

import re
from collections import Counter
from typing import Any

from app.errors import InvalidInputError

MOST_ATTRIBUTES = 1_000
MOST_ELEMENTS = 50_000
MOST_MARKS = 10_000
MOST_TOGETHER = 1_000  # marks in one paragraph, or as many as are as slow in several
# Unwrapped by trafilatura, whatever stands in them; found by putting 4,000 of each element of HTML into one paragraph.
_FORMATS = (
    "a",
    "b",
    "big",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "mark",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
    "var",
)
MARKS = frozenset((*_FORMATS, "abbr", "acronym", "bdi", "bdo", "cite", "data", "dfn", "nobr", "ruby", "template", "var"))
# Elements whose content is no markup, whatever it looks like.
RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
# Tags as HTML's tokenizer reads them (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) but that "/>" ends an
# element, as libxml2 has it. Nothing is given back, so that each character is looked at three times at most.
_ATTRIBUTE = r"""(?>[\t\n\f\r /]*+(?:=[^\t\n\f\r />=]*+|[^\t\n\f\r />=]++)
    (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"[^"]*+"?|'[^']*+'?|(?!["'])[^\t\n\f\r >]*+))?+)"""
_NAMED = r"(?=[\t\n\f\r />])"
_MARKUP = re.compile(
    rf"""(?P<many></?[a-z][^\t\n\f\r />]*+{_ATTRIBUTE}{{{MOST_ATTRIBUTES + 1}}})
    | <(?P<raw>{"|".join(RAW)}){_NAMED}{_ATTRIBUTE}*+[\t\n\f\r /]*+(?<!/)>.*?(?:</(?P=raw){_NAMED}{_ATTRIBUTE}*+|\Z)
    | </?[a-z][^\t\n\f\r />]*+{_ATTRIBUTE}*+
    | <!--(?:-?>|.*?(?:--!?>|\Z))
    | <[!?/][^>]*+""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def require_few_attributes(page: str) -> None:
    """InvalidInputError for a page in which a tag has more than MOST_ATTRIBUTES attributes. To be asked before it is parsed."""
    if any(found["many"] for found in _MARKUP.finditer(page)):
        raise InvalidInputError(f"a tag has more than {MOST_ATTRIBUTES:,} attributes, the most that are read")


def require_few_elements(tree: Any) -> None:
    """InvalidInputError for a page of more than MOST_ELEMENTS elements, or with too many links and marks in its paragraphs."""
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise InvalidInputError(f"it has more than {MOST_ELEMENTS:,} elements, the most that are read")
    holders, counts, squares = dict[Any, Any](), Counter[Any](), 0
    for mark in tree.iter(*MARKS):
        parent = mark.getparent()
        holder = holders[mark] = holders.get(parent, parent)
        squares += 2 * counts[holder] + 1
        counts[holder] += 1
    if len(holders) > MOST_MARKS:
        raise InvalidInputError(f"it has more than {MOST_MARKS:,} links and marks of emphasis, the most that are read")
    if squares > MOST_TOGETHER**2:
        raise InvalidInputError(
            f"its paragraphs have too many links and marks of emphasis, one of them {max(counts.values()):,}: the most that are "
            f"read are {MOST_TOGETHER:,} in one, {MOST_TOGETHER // 5:,} in each of 25, and so on"
        )
