"""Decision tables in use: a case is decided by the table of its day, and the reasons are kept for whoever asks.

Law: 个人信息保护法 第二十四条 (automated decisions: transparent, explained, a person on request).
Vocabulary: decision 决策, reasons 理由, why not 未命中原因, maybe 待定.
A table grants or hands to a person with reasons; it never refuses a person.
"""
