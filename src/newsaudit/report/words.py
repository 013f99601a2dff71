"""Numbers and lists as a reader expects them in English: grouped digits, singular and plural, "none" for nothing."""

from collections.abc import Sequence

MISSING = "–"
_ONE = {"entries": "entry", "as": "as"}
# Units of what is measured, not counted: 4.0 beside 3.9, so that a column has one look.
_MEASURED = ("score", "school years", "ratio", "per article", "per 1,000 words")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def format_number(value: float | None, unit: str = "") -> str:
    """The number as printed: shares as per cent, counts without decimals, all else with as many as its size asks for; – where undefined."""
    if value is None or value != value:
        return MISSING
    if unit == "share":
        return format_share(value)
    if value == 0 or (float(value).is_integer() and unit not in _MEASURED):
        return f"{int(value):,}"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 0.995 else f"{value:.2f}" if abs(value) >= 0.095 else f"{value:.2g}"


def format_share(value: float) -> str:
    """A share (0–1) in per cent; what rounds to nothing or to all without being it says so."""
    if 0 < value < 0.005:
        return "under 1%"
    if 0.995 <= value < 1:
        return "over 99%"
    return f"{value * 100:.0f}%"


def count(n: float, noun: str, plural: str | None = None) -> str:
    """ "one article", "12 articles", "no articles": number and noun that agree."""
    return f"{spell(n)} {noun if n == 1 else plural or noun + 's'}"


def spell(n: float) -> str:
    """A count up to ten in words, as in running text; above, in digits."""
    return _SMALL[int(n)] if 0 <= n <= 10 and float(n).is_integer() else format_number(n)


def times(n: float) -> str:
    """ "once", "twice", "54 times"."""
    return {1: "once", 2: "twice"}.get(n) or f"{format_number(n)} times"


def unit_of(n: float | None, unit: str) -> str:
    """The unit as it stands after a number: "mention" after one, else "mentions"."""
    if n != 1 or unit.startswith("per "):
        return unit
    return " ".join(_ONE.get(word, word[:-1] if word.endswith("s") and not word.endswith("ss") else word) for word in unit.split(" "))


def say_date(date: str) -> str:
    """An ISO date as read: "26 March 2024", "March 2024" or "2024"."""
    year, *rest = date.split("-")
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join([*day, *([_MONTHS[int(rest[0]) - 1]] if rest else []), year])


def say_period(first: str, last: str) -> str:
    """ "on 26 March 2024", "from 26 March to 13 May 2024": the days, months or years between two ISO dates, the year once where it is one."""
    if first == last:
        return f"{'on' if len(first) == 10 else 'in'} {say_date(first)}"
    begun = say_date(first)
    return f"from {begun.removesuffix(' ' + first[:4]) if first[:4] == last[:4] else begun} to {say_date(last)}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def capitalise(text: str) -> str:
    """The text with its first letter large and all others untouched."""
    return text[:1].upper() + text[1:]


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word if it is longer than `limit` characters, with … for what is left out."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:") + "…"


def humanise(name: str) -> str:
    """A codebook word for readers: "more_than" is "more than"."""
    return name.replace("_", " ").replace("-", " ")
