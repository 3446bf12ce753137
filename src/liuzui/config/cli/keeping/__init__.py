"""Commands about what the county keeps and hands out: backups, exports, erasure, partners."""
