"""The words of what an audit came to."""

from __future__ import annotations

from checker.ruleset.model import Text

STATUSES = {
    "ok": Text("Đạt yêu cầu", "As asked"),
    "falls-short": Text("Chưa đạt yêu cầu", "Falls short"),
    "unreadable": Text("Không đọc được", "Unreadable"),
    "encrypted": Text("Có mật khẩu", "Encrypted"),
    "scan": Text("Bản quét không có chữ", "Scan without text"),
    "not-a-report": Text("Không phải báo cáo", "Not a report"),
    "timed-out": Text("Quá thời gian", "Timed out"),
    "out-of-memory": Text("Quá bộ nhớ", "Out of memory"),
    "internal-error": Text("Lỗi của chương trình", "Program error"),
}

OVERVIEW = {
    "title": Text("TỔNG HỢP RÀ SOÁT {n} BÁO CÁO", "AUDIT OF {n} REPORTS"),
    "counts": Text("KẾT QUẢ", "RESULTS"),
    "checked": Text("Đã rà soát", "Checked"),
    "not-checked": Text("KHÔNG RÀ SOÁT ĐƯỢC ({n})", "NOT CHECKED ({n})"),
    "worst": Text("ĐƠN VỊ CÓ ĐIỂM THẤP NHẤT", "UNITS WITH THE LOWEST SCORES"),
    "often": Text("NỘI DUNG HAY THIẾU NHẤT", "ITEMS MOST OFTEN MISSING"),
    "often-item": Text(
        "{title} ({id}): thiếu ở {missing}, một phần ở {partial} trong {of} báo cáo",
        "{title} ({id}): missing in {missing}, partial in {partial} of {of} reports",
    ),
    "short": Text("CHƯA ĐẠT YÊU CẦU ({n})", "FALLING SHORT ({n})"),
    "others": Text("và {n} tệp khác", "and {n} more"),
    "remarks": Text("CẦN LƯU Ý", "REMARKS"),
    "waived": Text(
        "được miễn {item} đến {until}: {reason} ({approver})",
        "{item} is waived until {until}: {reason} ({approver})",
    ),
    "accepted": Text("{n} chỗ thiếu có từ trước, đã chấp nhận", "{n} gaps of before that are accepted"),
    "changes": Text("SO VỚI LẦN TRƯỚC", "COMPARED WITH BEFORE"),
    "fixed": Text("đã khắc phục {items}", "fixed {items}"),
    "regressed": Text("kém hơn {items}", "worse {items}"),
    "changed": Text("đổi khác {items}", "otherwise {items}"),
    "unchanged": Text("Không có gì thay đổi.", "Nothing has changed."),
    "gone": Text("Lần này không gửi: {units}.", "Sent nothing this time: {units}."),
}
