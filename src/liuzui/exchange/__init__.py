"""Facts asked once and shared by law, and ports to other people's systems.

Laws: State Council Order 716 art. 7 (no asking for what can be shared), Order 809 on sharing government
data, PIPL art. 6 (minimum), 34 (duty basis), 45 (the person may see).
Vocabulary: a *fact source* is a named question with a legal basis; a *reading* is one answer given to
someone for a purpose; a *port* is a documented protocol to a system that the county does not own.
"""
