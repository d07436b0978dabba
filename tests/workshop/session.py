"""Runs notebooks in the folder of a participant."""

import re
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

#: What `workshop.check` says of one name, up to the next one.
VERDICT = re.compile(r"^([…✔✘]) (\w+): (.+?)(?=^[…✔✘] |\Z)", re.M | re.S)


class Session:
    """
    A participant's folder.

    Parameters
    ----------
    folder : pathlib.Path
        A copy of the content, which the notebooks may change.
    """

    def __init__(self, folder):
        self.folder = folder

    def save(self, path, notebook):
        nbformat.write(notebook, self.folder / path)

    def load(self, path):
        return nbformat.read(
            self.folder / path, as_version=nbformat.NO_CONVERT
        )

    def run(self, path, notebook):
        """
        Execute all cells, the kernel being in the folder of `path`.

        Raises
        ------
        nbclient.exceptions.CellExecutionError
            A cell fails.
        """
        home = (self.folder / path).parent
        resources = {"metadata": {"path": str(home)}}
        NotebookClient(notebook, resources=resources, timeout=120).execute()
        return notebook

    def run_script(self, path, code):
        """Run code in the folder of `path`, without a kernel."""
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=(self.folder / path).parent,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout

    def run_code(self, path, sources):
        """Execute pieces of code in one kernel; gives what each printed."""
        notebook = new_notebook(cells=[new_code_cell(s) for s in sources])
        self.run(path, notebook)
        return [printed(cell) for cell in notebook.cells]


def printed(cell, stream="stdout"):
    """What a cell has printed."""
    return "".join(
        output.text
        for output in cell.outputs
        if output.output_type == "stream" and output.name == stream
    )


def verdicts(text):
    """
    What checks have printed.

    Returns
    -------
    list of tuple of str
        A sign, the name, and what is said of it, on one line.
    """
    return [
        (sign, name, " ".join(said.split()))
        for sign, name, said in VERDICT.findall(text)
    ]
