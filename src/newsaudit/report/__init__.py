"""The report: a run's findings shown by notebooks, made into a web page, a PDF and tables for machines."""

import sys

# Whether somebody else may have used Arrow in this process before: its threads do not survive a fork (see workers.py).
ARROW_IS_OURS = "pyarrow" not in sys.modules

# nbformat loads jsonschema, and that, for a check of addresses that no notebook asks for, builds a grammar for half a second. Without the
# module it leaves the check out.
sys.modules.setdefault("rfc3987_syntax", None)
