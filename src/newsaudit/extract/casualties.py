"""Casualty mentions: every mention of people killed or hurt, with or without a number."""

from collections.abc import Sequence

from newsaudit.codebook.figures import FigureRules
from newsaudit.spans import Casualty, Doc, Figure, Mention


def find_casualties(doc: Doc, mentions: Sequence[Mention], figures: Sequence[Figure], rules: FigureRules, actors) -> list[Casualty]:
    """The casualty mentions of an article in text order."""
    return []
