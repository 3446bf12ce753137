"""Electronic licences: issued from a granted case, kept, presented, verified by anyone, revoked.

Law: 行政许可法 第三十九条 (certificate with seal), 第四十条 (public), 第六十九条 (revocation), 第七十条
(cancellation); 国务院令第716号 第十条 (an electronic licence equals paper); GB/T 36904 (identifier).
Vocabulary: credential 证照, holder 持证人, standing 证照状态, suspension 暂停, revocation
撤销, cancellation 注销.
"""
