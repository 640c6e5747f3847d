"""What ``rasoat verify`` says, in Vietnamese and English."""

from __future__ import annotations

from checker.ruleset.model import Text

VERIFICATION = {
    "holds": Text(
        "BIÊN NHẬN ĐÚNG: rà soát lại cho cùng kết quả.",
        "THE RECEIPT HOLDS: checking again gives the same result.",
    ),
    "broken": Text(
        "BIÊN NHẬN KHÔNG KHỚP với tài liệu hoặc với lần rà soát này.",
        "THE RECEIPT DOES NOT HOLD for this document or this check.",
    ),
    "document": Text("Tài liệu:", "Document:"),
    "rulesets": Text("Bộ quy tắc:", "Rulesets:"),
    "no-verdict": Text("không có", "none"),
}

DIFFERENCES = {
    "document": Text(
        "Tài liệu không phải là tệp đã được rà soát, hoặc đã bị sửa sau đó (mã băm SHA-256 trong biên nhận "
        "bắt đầu bằng {claimed}, của tệp này bằng {found}).",
        "The document is not the file that was checked, or was changed since (SHA-256 in the receipt begins "
        "with {claimed}, that of this file with {found}).",
    ),
    "rulesets": Text(
        "Các bộ quy tắc khác nhau: biên nhận ghi {claimed}, lần này là {found}.",
        "The rulesets differ: {claimed} in the receipt, {found} now.",
    ),
    "version": Text(
        "Bộ quy tắc {where}: biên nhận ghi phiên bản {claimed}, ở đây là phiên bản {found}.",
        "Ruleset {where}: version {claimed} in the receipt, version {found} here.",
    ),
    "ruleset": Text(
        "Bộ quy tắc {where} có nội dung khác (mã băm {claimed} trong biên nhận, {found} ở đây).",
        "Ruleset {where} has other contents (hash {claimed} in the receipt, {found} here).",
    ),
    "score": Text(
        "Điểm theo {where}: biên nhận ghi {claimed}, rà soát lại được {found}.",
        "Score by {where}: {claimed} in the receipt, {found} now.",
    ),
    "verdict": Text(
        "{where}: biên nhận ghi “{claimed}”, rà soát lại là “{found}”.",
        "{where}: “{claimed}” in the receipt, “{found}” now.",
    ),
    "tool": Text(
        "Biên nhận do rasoat {claimed} lập, ở đây là rasoat {found}; riêng điều này không làm biên nhận sai.",
        "The receipt was made by rasoat {claimed}, this is rasoat {found}; that alone does not break it.",
    ),
}
