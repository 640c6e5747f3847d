"""The words of the checklist and of the letter that asks for more, in Vietnamese and English.

What stands in ⟦double brackets⟧ is a blank for whoever signs: printed marked, never filled in by the program.
"""

from __future__ import annotations

from checker.ruleset.model import Text

CHECKLIST = {
    "title": Text("PHIẾU RÀ SOÁT BÁO CÁO", "REPORT CHECKLIST"),
    "report": Text("Báo cáo:", "Report:"),
    "number": Text("{title} (số\u00a0{number})", "{title} (No.\u00a0{number})"),
    "points": Text("Điểm trên 100", "Points of 100"),
    "grade": Text("Mức", "Grade"),
    "met": Text("Đạt", "Met"),
    "partial": Text("Một phần", "Partial"),
    "missing": Text("Thiếu", "Missing"),
    "not_applicable": Text("Không áp dụng", "Not applicable"),
    "open": Text("Nội dung cần bổ sung ({n})", "Items to fix ({n})"),
    "instrument": Text("Điều, khoản dẫn dưới đây là của {name}.", "Provisions are those of {name}."),
    "none": Text("Không có nội dung nào phải bổ sung.", "Nothing has to be added."),
    "column-number": Text("TT", "No."),
    "column-item": Text("Nội dung", "Item"),
    "column-verdict": Text("Kết luận", "Verdict"),
    "column-citation": Text("Căn cứ", "Required by"),
    "column-place": Text("Viết vào, xem tại", "Where"),
    "column-gain": Text("Thêm điểm", "Gain"),
    "new-section": Text("thêm mục ở phần {section}", "a new section in: {section}"),
    "findings": Text(
        "Ngoài ra có {n} chỗ khác nên xem lại (lệnh rasoat check).",
        "Other remarks: {n} (command rasoat check).",
    ),
    "place-date": Text("⟦địa danh⟧, ngày ⟦…⟧ tháng ⟦…⟧ năm ⟦…⟧", "⟦place⟧, ⟦date⟧"),
    "signer": Text("NGƯỜI RÀ SOÁT", "CHECKED BY"),
    "signature": Text("(Ký, ghi rõ họ tên)", "(Signature and name)"),
}

LETTER = {
    "superior": Text("⟦TÊN CƠ QUAN CHỦ QUẢN⟧", "⟦NAME OF SUPERIOR AGENCY⟧"),
    "agency": Text("⟦TÊN CƠ QUAN RÀ SOÁT⟧", "⟦NAME OF REVIEWING AGENCY⟧"),
    "country": Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "motto": Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "number": Text("Số: ⟦…⟧/⟦…⟧", "No. ⟦…⟧/⟦…⟧"),
    "place-date": Text("⟦địa danh⟧, ngày ⟦…⟧ tháng ⟦…⟧ năm ⟦…⟧", "⟦place⟧, ⟦day month year⟧"),
    "subject": Text("V/v đề nghị bổ sung {report}", "Re: request to complete the {report}"),
    "subject-none": Text("V/v kết quả rà soát {report}", "Re: outcome of the review of the {report}"),
    "report": Text("báo cáo", "report"),
    "to": Text("Kính gửi: {agency}", "To: {agency}"),
    "unknown-agency": Text("⟦tên cơ quan, đơn vị gửi báo cáo⟧", "⟦name of the reporting unit⟧"),
    "warning": Text(
        "⟦Lưu ý khi soạn, xóa trước khi ký: {note}⟧", "⟦Note for the drafter, delete before signing: {note}⟧"
    ),
    "received": Text(
        "⟦Tên cơ quan rà soát⟧ đã rà soát {report} của {agency}.",
        "⟦Name of reviewing agency⟧ has reviewed the {report} of {agency}.",
    ),
    "full-report": Text("{title}", "report “{title}”"),
    "report-number": Text(" số {number}", ", No. {number}"),
    "report-date": Text(" ngày {date}", " of {date}"),
    "report-period": Text(" (kỳ báo cáo {period})", " (period {period})"),
    "counts": Text(
        "Đối chiếu với {basis}, trong {total} nội dung áp dụng đối với đơn vị, báo cáo đã nêu đạt {met} nội "
        "dung, nêu một phần {partial} nội dung và còn thiếu {missing} nội dung.",
        "Held against {basis}, the report covers {met} of the {total} items that apply to the unit; "
        "{partial} are covered in part and {missing} are missing.",
    ),
    "ask": Text(
        "Để có đủ cơ sở xem xét, tổng hợp, đề nghị {agency} bổ sung các nội dung sau:",
        "So that the report can be considered, {agency} is asked to add the following:",
    ),
    "nothing": Text(
        "Không có nội dung nào phải bổ sung theo danh mục rà soát này.",
        "Nothing has to be added under this list of contents.",
    ),
    "missing": Text("Báo cáo chưa có nội dung này. {advice}", "The report lacks this. {advice}"),
    "partial": Text("Báo cáo mới nêu một phần. {reason}", "The report covers this in part. {reason}"),
    "partial-quote": Text(
        "Báo cáo mới nêu một phần ({place}): {quote}. {reason}",
        "The report covers this in part ({place}): {quote}. {reason}",
    ),
    "lacking": Text("Còn thiếu: {points}.", "Lacking: {points}."),
    "wording": Text("Câu mẫu tham khảo: ", "Model wording: "),
    "honest": Text(
        "Câu mẫu chỉ để tham khảo về cách viết. Đề nghị chỉ ghi việc đơn vị đã làm trong kỳ, với ngày, số "
        "liệu và văn bản thật; việc chưa làm thì nêu lý do và thời hạn hoàn thành.",
        "The model wording only shows how to write it. Please state what was really done in the period, with "
        "real dates, figures and documents; for what was not done, give the cause and the date set for it.",
    ),
    "close": Text(
        "Đề nghị {agency} hoàn thiện và gửi lại báo cáo về ⟦tên cơ quan rà soát⟧ trước ngày ⟦…⟧ tháng ⟦…⟧ "
        "năm ⟦…⟧. Nếu có vướng mắc, đề nghị liên hệ ⟦họ tên, chức vụ⟧, điện thoại ⟦…⟧./.",
        "{agency} is asked to complete the report and to send it to ⟦name of reviewing agency⟧ by ⟦date⟧. "
        "For questions please contact ⟦name and office⟧, telephone ⟦…⟧.",
    ),
    "close-none": Text(
        "⟦Tên cơ quan rà soát⟧ thông báo để {agency} biết./.",
        "⟦Name of reviewing agency⟧ informs {agency} accordingly.",
    ),
    "recipients": Text("Nơi nhận:", "Recipients:"),
    "as-above": Text("- Như trên;", "- as above;"),
    "others": Text("- ⟦nơi nhận khác⟧;", "- ⟦other recipients⟧;"),
    "file": Text("- Lưu: VT, ⟦đơn vị soạn thảo⟧.", "- file: clerical office, ⟦drafting unit⟧."),
    "office": Text("⟦QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ⟧", "⟦OFFICE OF THE SIGNER⟧"),
    "signer": Text("⟦Họ và tên⟧", "⟦Name⟧"),
}
