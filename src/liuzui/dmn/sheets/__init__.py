"""Decision tables as sheets: one table on a grid of texts, read and written as DMN, CSV and Excel without loss.

The layout (each row's first cell is its keyword, Chinese or English; a rule's first cell is its number or id):

    模型/model      name, namespace           define   a type: name, base type, allowed values
    决策/decision   name, type of the result  fact     an input: name, type
    命中策略/policy FIRST, or COLLECT SUM …
    列/column       input | output | annotation, one a column
    表达式/expression  what a column tests, the name of a result, the name of an annotation
    标签/label      类型/type      允许值/values      默认值/default
    1               the rule's cells; - lets anything pass
"""

from liuzui.dmn.sheets.files import FORMATS, read_sheet, write_sheet
from liuzui.dmn.sheets.fromdmn import from_model
from liuzui.dmn.sheets.sheet import Fact, Kind, Row, Sheet
from liuzui.dmn.sheets.todmn import to_dmn

__all__ = ["FORMATS", "Fact", "Kind", "Row", "Sheet", "from_model", "read_sheet", "to_dmn", "write_sheet"]
