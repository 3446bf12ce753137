"""Decision tables as sheets: one table on a grid of texts, read and written as DMN, CSV and Excel without loss.

The layout is told in `docs/sheets.md`.
"""

from liuzui.dmn.sheets.files import FORMATS, read_sheet, write_sheet
from liuzui.dmn.sheets.fromdmn import from_model
from liuzui.dmn.sheets.sheet import Fact, Kind, Row, Sheet
from liuzui.dmn.sheets.todmn import to_dmn

__all__ = ["FORMATS", "Fact", "Kind", "Row", "Sheet", "from_model", "read_sheet", "to_dmn", "write_sheet"]
