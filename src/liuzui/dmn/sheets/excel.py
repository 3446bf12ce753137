"""Excel workbooks: the first sheet as a grid of texts; formulas and merged cells are refused by name.

`openpyxl` is imported only here and only when asked for: the engine itself needs no package.
"""

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from liuzui.dmn.sheets.grid import Grid
from liuzui.dmn.sheets.sheet import cell_name, fail

UNPACKED = 60_000_000
ROWS, COLUMNS = 20_000, 400


def read_xlsx(data: bytes, file: str) -> Grid:
    """The grid of the first worksheet; raises ModelError with the cell."""
    _demand_tame(data, file)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
        sheet = book.worksheets[0]
    except Exception:
        raise fail("sheet.not_excel", file) from None
    for merged in sheet.merged_cells.ranges:
        raise fail("sheet.merged", file, str(merged))
    if sheet.max_row > ROWS or sheet.max_column > COLUMNS:
        raise fail("sheet.too_many", file, rows=sheet.max_row, columns=sheet.max_column)
    return [
        [_text(cell, file, cell_name(row, column)) for column, cell in enumerate(cells)]
        for row, cells in enumerate(sheet.iter_rows())
    ]


def _demand_tame(data: bytes, file: str) -> None:
    """No bomb, no entity: sizes and heads are looked at before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > UNPACKED:
                raise fail("sheet.too_big", file, limit=UNPACKED)
            for one in archive.infolist():
                if one.filename.endswith((".xml", ".rels")):
                    with archive.open(one) as part:
                        if b"<!DOCTYPE" in part.read(4096).upper():
                            raise fail("dmn.xml.doctype", file, one.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        raise fail("sheet.not_excel", file) from None


def _text(cell: Any, file: str, name: str) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise fail("sheet.formula", file, name, text=str(value)[:60])
    if cell.data_type == "e":
        raise fail("sheet.error_value", file, name, text=str(value)[:20])
    return _spelled(value)


def _spelled(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return format(Decimal(repr(value)).normalize(), "f")
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return f'date("{value.date().isoformat()}")' if midnight else f'date and time("{value.isoformat()}")'
    if isinstance(value, date):
        return f'date("{value.isoformat()}")'
    return str(value)


def write_xlsx(grid: Grid) -> bytes:
    """The grid as a workbook of texts: nothing in it is ever taken for a formula or a number."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    for row, cells in enumerate(grid, 1):
        for column, text in enumerate(cells, 1):
            if text:
                cell = sheet.cell(row, column)
                cell.value = text
                cell.data_type = "s"
                cell.number_format = "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 1).font = Font(bold=True)
    for column in range(2, max(map(len, grid), default=1) + 1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = 24
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
