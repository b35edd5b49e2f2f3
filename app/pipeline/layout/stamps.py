"""What stands in front of a paragraph's first sentence: place, date and agency of a report, or the hour of a live entry."""

import re

from app.pipeline.lexicon import read_words
from app.pipeline.naming.gazetteer import is_place

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})(?:,? \d{{4}})?"
_DASH = r"(?:-{1,2}|–|—)"
_PLACE = r"[^\W\d_][\w .’'/-]{1,40}(?:, ?[^\W\d_][\w .]{0,24})?"
_UPPER_PLACE = r"[^\W\d_a-z][^\W\d_a-z ,.'’/-]{2,40}(?:, ?[A-Z][\w .]{0,24})?"
_SIGN = r" ?[(/\[][^()\[\]/]{2,40}[)/\]]"
_DATELINES = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (rf"{_UPPER_PLACE}(?:{_SIGN})? ?{_DASH} ?(?=\S)", 0),
        (rf"{_UPPER_PLACE}(?:[,.] ?(?i:{_DATE}))?(?:\.|,)?(?:{_SIGN})? ?{_DASH} ?(?=\S)", 0),
        (rf"{_PLACE}[,.] (?i:{_DATE})\.?(?:{_SIGN})?\.? ?(?:{_DASH}|:|(?<=[/)\]]\.)) ?(?=\S)", 0),
        (r"[A-Z][\w .,'’/-]{2,48} ?\([A-Z][^()]{1,40}\) ?(?:-{1,2}|–|—) ?(?=\S)", 0),
        (rf"[(\[][A-Z][^()\[\]]{{1,40}}[)\]] ?{_DASH} ?(?=\S)", 0),
    )
)
# "Tidewire - The ferry sank": the agency alone, as news feeds print it in front of a text.
_WIRE = re.compile(r"[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,2} - (?=[A-Z\d\"“‘])")
_COLON = re.compile(r"([A-Z][A-Z .’'-]{2,30}): ?(?=[A-Z“\"‘])")
_ZONES = r"(?:gmt|bst|utc|cet|cest|est|edt|et|cst|cdt|ct|mst|mdt|pst|pdt|pt|ist|aest|aedt|jst|msk|eet|local time)"
_CLOCK = rf"(?:\d{{1,2}}[:.]\d{{2}} ?(?:[ap]\.?m\.?)?|\d{{1,2}} ?[ap]\.?m\.?)(?: ?\(?{_ZONES}\)?)?"
_HOUR = re.compile(rf"(?i:(?:updated(?: at)? )?{_CLOCK}) ?(?:[-–—|:•] ?)?(?=[A-Z“\"‘])")
_STAMP_WORDS = re.compile(
    rf"(?i:{_CLOCK}|{_DATE}|\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)|{_MONTHS})"
)


def find_stamp(line: str, *, top: bool) -> int:
    """How many characters of the line a dateline or an hour takes; 0 where it opens with neither.

    A bare agency or a place with a colon is one only among the first lines (`top`); else it may be who speaks.
    """
    for pattern in _DATELINES:
        if (found := pattern.match(line)) and found.end() < len(line):
            return found.end()
    if top and (found := _WIRE.match(line)):
        return found.end()
    if top and (found := _COLON.match(line)) and is_place(found.group(1)):
        return found.end()
    hour = _HOUR.match(line)
    return hour.end() if hour and hour.end() < len(line) else 0


def is_stamp(line: str) -> bool:
    """Whether a line holds a date or an hour and nothing else: "Published 3 May 2031, 14:05 BST"."""
    if len(line) > 90 or not any(character.isdigit() for character in line):
        return False
    rest, found = _STAMP_WORDS.subn(" ", line)
    words = re.findall(r"[a-z]+", rest.lower())
    return found > 0 and not re.search(r"\d", rest) and set(words) <= read_words("zones", "stamp_words")
