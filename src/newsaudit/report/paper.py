"""The PDF of a stitched notebook."""

from pathlib import Path

import nbformat

from newsaudit.report.exporter import PdfExporter
from newsaudit.report.lead import describe_corpus, make_colophon
from newsaudit.report.provenance import get_timestamp
from newsaudit.report.run import Run


def write_pdf(run: Run, whole: nbformat.NotebookNode, folder: Path) -> None:
    """Writes `<folder>/report.pdf`."""
    said = describe_corpus(run)
    resources = {"title": run.params.title, "subtitle": said, "description": said, "colophon_text": make_colophon(run), "timestamp": get_timestamp()}
    pdf, _ = PdfExporter().from_notebook_node(whole, resources)
    (folder / "report.pdf").write_bytes(pdf)
