"""The catalogue: what law and county say about each matter, read from content and looked up by release.

Law: 行政许可法 第三十条 (what is published), 国务院令第716号 第六条 (the guide), 条例722 第三十五条 (no extras).
Vocabulary: item 事项, agency 部门, regime 事项类型的程序, release 内容发布版, material 材料, basis 依据.
"""
