"""Judging takes time in proportion to a report, also where all of it hangs on one heading."""

from __future__ import annotations

import time

from checker.check import check_document
from checker.document.read import read
from checker.ruleset.load import load_ruleset

HEAD = "UBND XÃ A\n\nBÁO CÁO\nKết quả thực hiện dân chủ năm 2019\n\nI. KẾT QUẢ\n\n"
ENTRY = "- Công khai tài chính, tuyển dụng công chức\n"
TIMES = 4


def seconds(entries):
    document = read("bao-cao.txt", (HEAD + ENTRY * entries).encode())
    ruleset = load_ruleset("nd-04-2015")
    start = time.process_time()
    check_document(document, [ruleset])
    return time.process_time() - start


def test_four_times_the_entries_do_not_take_many_times_as_long():
    seconds(10)

    assert seconds(1500 * TIMES) < 1.75 * TIMES * seconds(1500)
