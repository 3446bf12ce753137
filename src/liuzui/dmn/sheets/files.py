"""A table's file by its name: .dmn or .xml, .csv, .xlsx."""

from collections.abc import Callable
from pathlib import PurePath

from liuzui.dmn.diagnostics import LIMITS, Limits
from liuzui.dmn.model.model import Model, load
from liuzui.dmn.sheets.excel import read_xlsx, write_xlsx
from liuzui.dmn.sheets.fromdmn import from_model
from liuzui.dmn.sheets.grid import Grid, from_grid, to_grid
from liuzui.dmn.sheets.sheet import Sheet, fail
from liuzui.dmn.sheets.text import read_csv, write_csv
from liuzui.dmn.sheets.todmn import to_dmn

FORMATS = (".dmn", ".csv", ".xlsx")
LARGEST = 10_000_000
_READERS: dict[str, Callable[[bytes, str], Grid]] = {".csv": read_csv, ".xlsx": read_xlsx}
_WRITERS: dict[str, Callable[[Grid], bytes]] = {".csv": write_csv, ".xlsx": write_xlsx}


def read_sheet(data: bytes, file: str, decision: str = "") -> Sheet:
    """The sheet of a table's file; raises ModelError with file, decision and cell."""
    suffix = PurePath(file).suffix.lower()
    if len(data) > LARGEST:
        raise fail("sheet.too_big", file, limit=LARGEST)
    if suffix in _READERS:
        return from_grid(_READERS[suffix](data, file), file)
    return from_model(load(data, file=file), decision)


def write_sheet(sheet: Sheet, suffix: str) -> bytes:
    """The sheet as a file of the kind its suffix names."""
    writer = _WRITERS.get(suffix)
    return writer(to_grid(sheet)) if writer is not None else to_dmn(sheet)


def as_dmn(data: bytes, file: str) -> bytes:
    """The DMN of a table's file: itself when it is DMN, else the table it holds."""
    suffix = PurePath(file).suffix.lower()
    if len(data) > LARGEST:
        raise fail("sheet.too_big", file, limit=LARGEST)
    if suffix in (".dmn", ".xml"):
        return data
    if suffix not in _READERS:
        raise fail("sheet.format", file, text=suffix)
    return to_dmn(from_grid(_READERS[suffix](data, file), file))


def load_table(data: bytes, file: str, limits: Limits = LIMITS) -> Model:
    """The model of a table's file of any kind; raises ModelError."""
    return load(as_dmn(data, file), file=file, limits=limits)
