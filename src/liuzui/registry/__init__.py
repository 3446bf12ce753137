"""Setting up a company: name, scope, premises, capital and people in one application.

Laws: 公司法 (2023), 市场主体登记管理条例 (令746), 企业名称登记管理规定 (令734), 民法典. Words: a *finding* is what an
examination says of a field; it blocks, warns, hands over to an officer, or asks for a promise. It never refuses.
"""
