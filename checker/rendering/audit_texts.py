"""The words of the summaries of an audit, in Vietnamese and English."""

from __future__ import annotations

from checker.ruleset.model import Text

STATUSES = {
    "ok": Text("Đạt yêu cầu", "Accepted"),
    "falls-short": Text("Chưa đạt yêu cầu", "Falls short"),
    "unreadable": Text("Không đọc được", "Unreadable"),
    "encrypted": Text("Có mật khẩu", "Encrypted"),
    "scan": Text("Bản chụp, không có chữ", "Scan without text"),
    "not-a-report": Text("Không phải báo cáo", "Not a report"),
    "timed-out": Text("Quá thời gian", "Timed out"),
    "out-of-memory": Text("Quá bộ nhớ", "Out of memory"),
    "internal-error": Text("Lỗi của chương trình", "Internal error"),
}

LETTERS = {
    "met": Text("Đ", "M"),
    "partial": Text("M", "P"),
    "missing": Text("T", "X"),
    "not_applicable": Text("K", "N"),
}
"""A verdict in one letter, for cells of a matrix."""

CHANGES = {
    "fixed": Text("Đã khắc phục", "Fixed"),
    "regressed": Text("Kém hơn trước", "Worse than before"),
    "other": Text("Thay đổi khác", "Other change"),
}

FILES = {
    "html": Text("trang chi tiết", "page"),
    "terminal": Text("bản chữ", "text"),
    "xlsx": Text("bảng Excel", "workbook"),
    "phieu": Text("phiếu rà soát", "checklist"),
    "de-nghi": Text("dự thảo đề nghị bổ sung", "draft letter"),
}
"""The renderings of one document as links are called; another is called by the name of its format."""

AUDIT = {
    "audit": Text("KẾT QUẢ RÀ SOÁT ĐỢT BÁO CÁO", "AUDIT OF REPORTS"),
    "audit-title": Text("Kết quả rà soát đợt báo cáo", "Audit of reports"),
    "audit-totals": Text(
        "{files} tệp: đã rà soát {checked} báo cáo của {units} đơn vị, chưa rà soát được {unread} tệp",
        "Files: {files}; checked: {checked}, of {units} units; not checked: {unread}",
    ),
    "audit-nothing": Text("Không có tệp nào được rà soát.", "Nothing was checked."),
    "audit-outcomes": Text("Kết quả", "Outcomes"),
    "audit-scores": Text("Phân bố điểm", "Distribution of scores"),
    "audit-scores-of": Text(
        "{n} báo cáo; thấp nhất {low}, ở giữa {median}, cao nhất {high} điểm",
        "Reports: {n}; lowest {low}, median {median}, highest {high} points",
    ),
    "audit-band": Text("{low} đến dưới {high}", "{low} to under {high}"),
    "audit-band-last": Text("{low} đến {high}", "{low} to {high}"),
    "audit-band-bar": Text("{band} điểm: {n} báo cáo", "{band} points: {n}"),
    "audit-histogram": Text(
        "Biểu đồ số báo cáo theo mức điểm, mỗi cột 10 điểm.", "Reports by score, 10 points a column."
    ),
    "audit-figures": Text("Số liệu của biểu đồ", "Figures of the chart"),
    "audit-median": Text("ở giữa: {n}", "median: {n}"),
    "audit-points": Text("Mức điểm", "Points"),
    "audit-reports": Text("Số báo cáo", "Reports"),
    "audit-missing": Text("Nội dung hay thiếu nhất", "Items most often missing"),
    "audit-missing-of": Text("Thiếu {n}/{total}:", "Missing {n}/{total}:"),
    "audit-missing-partial": Text("; {n} báo cáo mới có một phần", "; partial in {n}"),
    "audit-missing-none": Text("Không báo cáo nào thiếu nội dung nào.", "No report lacks anything."),
    "audit-rest": Text("Các nội dung còn lại ({n})", "The other items ({n})"),
    "audit-short": Text("Chưa đạt yêu cầu, đề nghị bổ sung", "Falling short: what to ask for"),
    "audit-short-more": Text(
        "và {n} tệp khác chưa đạt yêu cầu: xem bảng Excel hoặc trang tổng hợp",
        "and {n} more that fall short: see the workbook or the page",
    ),
    "audit-ask-missing": Text("Thiếu {n} nội dung: {list}.", "Missing {n}: {list}."),
    "audit-ask-partial": Text("Mới có một phần {n} nội dung: {list}.", "Partial {n}: {list}."),
    "audit-short-score": Text("{value} điểm - {grade} ({ruleset})", "{value} points - {grade} ({ruleset})"),
    "audit-unread": Text("Chưa rà soát được", "Not checked"),
    "audit-unread-none": Text("Mọi tệp đều đã được rà soát.", "Every file was checked."),
    "audit-changes": Text("Thay đổi so với lần trước", "Changes against the earlier audit"),
    "audit-changes-sum": Text(
        "Đã khắc phục {fixed}; kém hơn trước {regressed}; thay đổi khác {other}.",
        "Fixed: {fixed}; worse than before: {regressed}; other changes: {other}.",
    ),
    "audit-gone": Text("Có ở lần trước, lần này không gửi", "In the earlier audit, sent nothing this time"),
    "audit-not-asked": Text("không hỏi", "not asked"),
    "audit-more-items": Text("và {n} nội dung nữa", "and {n} more"),
    "audit-more": Text("và {n} dòng nữa", "and {n} more"),
    "audit-waivers": Text("Miễn trừ và chấp nhận", "Waivers and baseline"),
    "audit-waived": Text(
        "miễn đến {expires}: {reason} (người duyệt: {approver})",
        "waived until {expires}: {reason} (approved by {approver})",
    ),
    "audit-accepted": Text("đã chấp nhận từ trước", "accepted before (baseline)"),
    "audit-waivers-of": Text("{n} báo cáo", "reports: {n}"),
    "audit-waivers-note": Text(
        "Những nội dung này vẫn được rà soát và vẫn nêu ở đây, nhưng được cho qua.",
        "These are checked and shown all the same, but let pass.",
    ),
    "audit-passed": Text("Bỏ qua", "Passed over"),
    "audit-passed-over": Text("Tệp bỏ qua vì không phải tài liệu", "Passed over: no documents"),
    "audit-units": Text("Các đơn vị", "Units"),
    "audit-matrix": Text("Ma trận nội dung", "Matrix of items"),
    "audit-matrix-of": Text("Ma trận: {title}", "Matrix: {title}"),
    "audit-matrix-note": Text(
        "Mỗi dòng một báo cáo, mỗi cột một nội dung; chữ “{met}” là đạt, “{partial}” là một phần, "
        "“{missing}” là thiếu, “{not_applicable}” là không áp dụng; dấu * là được cho qua.",
        "A row per report, a column per item; “{met}” is met, “{partial}” partial, “{missing}” missing, "
        "“{not_applicable}” not applicable; * is let pass.",
    ),
    "audit-bands-note": Text(
        "Có {n} báo cáo nên bảng này gộp theo mức điểm: mỗi ô là phần trăm báo cáo đạt nội dung đó. Từng báo "
        "cáo có trong bảng Excel và tệp CSV.",
        "There are {n} reports, so this table is by score: each cell is the share in per cent that meet the "
        "item. The workbook and the CSV file have every report.",
    ),
    "audit-item-met": Text("Tỷ lệ đạt (%)", "Met (%)"),
    "audit-group-all": Text("Mọi nhóm", "All groups"),
    "audit-filter-ruleset": Text("Bộ quy tắc", "Ruleset"),
    "audit-filter-status": Text("Kết quả", "Outcome"),
    "audit-filter-count": Text(
        "Đang hiện {n} trên {total} đơn vị, tệp", "Showing {n} of {total} units and files"
    ),
    "audit-filters-units": Text("Lọc đơn vị và ma trận", "Filter units and matrix"),
    "audit-page": Text("Trang {n} trên {total}", "Page {n} of {total}"),
    "audit-pages": Text("Chuyển trang", "Pages"),
    "audit-page-before": Text("Trang trước", "Previous"),
    "audit-page-after": Text("Trang sau", "Next"),
    "audit-first-page": Text(
        "Chỉ hiện {n} đơn vị đầu tiên; muốn xem hết cần bật JavaScript, hoặc mở bảng Excel, tệp CSV.",
        "Only the first {n} units are shown; for the others turn on JavaScript, or open the workbook or the "
        "CSV file.",
    ),
    "audit-sort": Text("Bấm vào tên cột để xếp lại bảng.", "Press the head of a column to sort."),
    "audit-open": Text("Thiếu {missing}, một phần {partial}", "Missing {missing}, partial {partial}"),
    "audit-open-none": Text("Không phải bổ sung", "Nothing"),
    "audit-documents": Text("{n} tệp", "{n} files"),
    "audit-contents": Text("Mục lục", "Contents"),
    "audit-skip": Text("Đến bảng các đơn vị", "Skip to the units"),
    "audit-made-by": Text("Lập bằng rasoat.", "Made by rasoat."),
    "audit-footer": Text(
        "Điểm và xếp loại tính theo trọng số của bộ quy tắc, không phải xếp hạng chính thức; thứ tự đơn vị "
        "là thứ tự của tệp đầu vào.",
        "Points and grades follow the weights of the ruleset and are no official ranking; units stand in the "
        "order of the input.",
    ),
    "audit-cut": Text(
        "Bảng dừng ở đây vì Excel không chứa được nhiều dòng hơn; tệp CSV có đủ.",
        "The table ends here because Excel holds no more rows; the CSV file has all of them.",
    ),
    "audit-cut-markdown": Text("và {n} dòng nữa", "and {n} more rows"),
    "sheet-units": Text("Đơn vị", "Units"),
    "sheet-matrix": Text("Ma trận", "Matrix"),
    "sheet-unread": Text("Chưa rà soát được", "Not checked"),
    "sheet-changes": Text("Thay đổi", "Changes"),
    "sheet-waivers": Text("Miễn trừ, chấp nhận", "Waivers, baseline"),
    "table-unit": Text("Đơn vị", "Unit"),
    "table-status": Text("Kết quả", "Outcome"),
    "table-score": Text("Điểm (trên 100)", "Score (of 100)"),
    "table-grade": Text("Xếp loại", "Grade"),
    "table-met": Text("Đạt", "Met"),
    "table-partial": Text("Một phần", "Partial"),
    "table-missing": Text("Thiếu", "Missing"),
    "table-not_applicable": Text("Không áp dụng", "N/A"),
    "table-reviews": Text("Nên đọc lại", "Look again"),
    "table-ask": Text("Đề nghị bổ sung", "To ask for"),
    "table-shortfalls": Text("Vì sao chưa đạt", "Why it falls short"),
    "table-reason": Text("Lý do", "Reason"),
    "table-notes": Text("Ghi chú", "Notes"),
    "table-results": Text("Tệp kết quả", "Files written"),
    "table-before": Text("Lần trước", "Before"),
    "table-after": Text("Lần này", "Now"),
    "table-change": Text("Thay đổi", "Change"),
    "table-approver": Text("Người duyệt", "Approved by"),
    "table-expires": Text("Hết hạn", "Expires"),
    "table-let-pass": Text("Được cho qua", "Let pass"),
    "let-pass-waiver": Text("Miễn trừ", "Waiver"),
    "let-pass-baseline": Text("Đã chấp nhận", "Baseline"),
}
