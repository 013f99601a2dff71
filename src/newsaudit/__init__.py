"""newsaudit: a reproducible report on how the news covers a story, in which every number leads to its sentences."""

__version__ = "0.1.0"
