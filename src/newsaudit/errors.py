"""The four kinds of error. Each message says where, what was found, what was expected and what to do."""


class NewsauditError(Exception):
    """Base of all errors that newsaudit raises on purpose; the command line prints them as one line and exits with 2."""


class CorpusError(NewsauditError):
    """The folder or file of articles cannot be used."""


class CodebookError(NewsauditError):
    """A codebook breaks its schema, clashes with itself or fails its own examples."""


class TableError(NewsauditError):
    """A table does not hold what columns.yml says, or a parameter is not one of the run's."""


class EvidenceError(NewsauditError):
    """A number and the rows that it claims to count do not agree."""
