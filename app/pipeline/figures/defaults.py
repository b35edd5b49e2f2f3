"""Measures that follow from the unit or the kind of number alone."""

from app.pipeline.figures.page import Figure

_BY_KIND = {
    "age": "age",
    "temperature": "temperature",
    "speed": "speed",
    "area": "area",
    "weight": "weight",
    "concentration": "concentration",
    "ratio": "ratio",
    "storeys": "height",
    "magnitude": "magnitude",
    "percent": "share",
    "duration": "duration",
    "points": "index",
    "power": "capacity",
    "storage": "capacity",
    "energy": "capacity",
    "volume": "capacity",
}
SETTLED = frozenset(
    {"age", "temperature", "speed", "area", "weight", "concentration", "ratio", "storeys"}
)  # kinds that no word overrules
_FAR = frozenset({"km", "mi", "nmi", "ly"})


def get_settled(figure: Figure) -> str | None:
    """The measure that no word of the sentence can change."""
    if figure.number.share:
        return "share"
    if figure.kind == "money" and figure.rate:
        return "price"
    return _BY_KIND[figure.kind] if figure.kind in SETTLED else None


def get_default(figure: Figure) -> str | None:
    """The measure where the sentence tells none."""
    if figure.kind == "points" and figure.number.value < 100 and float(figure.number.value).is_integer():
        return None  # points of a game or a plan; an index stands higher or has decimals
    if figure.kind == "length":
        return "distance" if figure.symbol in _FAR else "length"
    return _BY_KIND.get(figure.kind or "")
