"""Files of an application: looked at by content, cleaned by name, encrypted under the applicant's key."""

from liuzui.cases.services.files.custody import FILES_MOST, TOTAL_MOST, receive, remove
from liuzui.cases.services.files.names import file_name
from liuzui.cases.services.files.verdict import look

__all__ = ["FILES_MOST", "TOTAL_MOST", "file_name", "look", "receive", "remove"]
