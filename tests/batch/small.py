"""Small reports and audits of them."""

from __future__ import annotations

from contextlib import closing

from checker.batch.audit import Asked, Audit, Input
from checker.batch.pools import LocalPool
from checker.batch.store import Store
from checker.batch.worker import Settings
from checker.document.limits import Limits

RULESETS = ("nd-04-2015",)


def text(agency="UBND XÃ MỘT", number=1, more=""):
    return (
        f"{agency}\n\nSố: {number}/BC-UBND\n\nBÁO CÁO\n\nKết quả thực hiện Quy chế dân chủ năm 2025\n\n"
        "I. KẾT QUẢ THỰC HIỆN\n\nĐã tổ chức hội nghị cán bộ, công chức ngày 15/01/2025.\n\n"
        f"{more}\n\nII. ĐÁNH GIÁ CHUNG\n\nTrên đây là báo cáo kết quả.\n"
    )


def an_input(path, content):
    data = content if isinstance(content, bytes) else content.encode()
    return Input(path, path, lambda: data)


def inputs(**files):
    return [an_input(f"{name}.txt", content) for name, content in files.items()]


def settings(**changes):
    return Settings(**{"rulesets": RULESETS, "limits": Limits()} | changes)


def audit(found, *, asked=None, workers=2, chunk=3, lasting=True, memory=2048, watch=None, **changes):
    """Everything that can be seen of an audit: outcomes, results, what was observed."""
    seen = []

    def observe(path, done):
        seen.append((path, done))
        if watch:
            watch(path, done)

    pool = LocalPool(workers, RULESETS, memory)
    with Store(lasting=lasting) as store, closing(pool):
        work = Audit(found, settings(**changes), asked or Asked(), store)
        results = work.run(pool, observe, chunk=chunk)
        outcomes = list(results)
        reports = list(work.reports())
    return outcomes, results, seen, reports
