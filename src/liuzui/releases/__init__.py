"""Releases: content is checked, published as an immutable bundle with its transition, and recorded.

Law: 行政许可法 第十六、十七条 (no added conditions), 第三十条 (publish everything), 优化营商环境条例 第三十六条.
Vocabulary: linter 内容检查, finding 发现的问题, release 发布版, transition 过渡规则.
"""
