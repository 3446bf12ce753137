"""Routes of the plan board."""

from liuzui.scoreboard.views import board, drill
from liuzui.shell.access import PUBLIC, route

urlpatterns = [
    route("board/", board.show, name="board", access=PUBLIC),
    route("board/export.csv", board.export, name="board_csv", access=PUBLIC),
    route("board/20/cases/", drill.listing, name="board_cases", access=PUBLIC),
    route("board/20/cases.csv", drill.export, name="board_cases_csv", access=PUBLIC),
    route("board/20/cases/<str:number>/", drill.case, name="board_case", access=PUBLIC),
    route("board/<str:code>/", board.show_clause, name="board_clause", access=PUBLIC),
]
