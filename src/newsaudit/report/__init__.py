"""The report: a run's findings shown by notebooks, made into a web page, a PDF and tables for machines."""

import sys

# Whether somebody else may have used Arrow in this process before: its threads do not survive a fork (see workers.py).
ARROW_IS_OURS = "pyarrow" not in sys.modules

# nbformat loads jsonschema, and that, for checks of addresses, colours and durations that no notebook asks for, these: one builds a grammar for
# half a second. Where they are missing it leaves the checks out.
_CHECKS = {"rfc3987_syntax", "rfc3986_validator", "webcolors", "isoduration", "uri_template", "fqdn", "jsonpointer"} - sys.modules.keys()

if "jsonschema" not in sys.modules:
    sys.modules.update(dict.fromkeys(_CHECKS))
    import jsonschema  # noqa: F401

    for name in _CHECKS:
        del sys.modules[name]
