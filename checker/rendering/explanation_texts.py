"""The words of the explanation of a verdict."""

from __future__ import annotations

from checker.ruleset.model import Text

OUTCOMES = {
    "met": Text("Được tính", "Counts"),
    "partial": Text("Chỉ tính một phần", "Counts in part"),
    "refused": Text("Không được tính", "Does not count"),
}

LABELS = {
    "title": Text("GIẢI THÍCH KẾT LUẬN", "WHY THIS VERDICT"),
    "file": Text("Tệp:", "File:"),
    "item": Text("Nội dung:", "Item:"),
    "item-text": Text("{title} (mã {id})", "{title} ({id})"),
    "citation": Text("Căn cứ:", "Required by:"),
    "unverified": Text(
        "{citation} (cách hiểu của bộ quy tắc, nên đối chiếu với văn bản)",
        "{citation} (the ruleset's reading; compare it with the instrument)",
    ),
    "verdict": Text("Kết luận:", "Verdict:"),
    "because": Text("Lý do:", "Reason:"),
    "stated": Text(
        "Báo cáo đã nêu nội dung này ở đúng phần dành cho nó.",
        "The report states this in the section where it belongs.",
    ),
    "review": Text("Nên đọc lại:", "Look again:"),
    "substantiated": Text(
        "Bằng chứng có ngày, số liệu, văn bản hoặc hình thức cụ thể.",
        "The evidence gives a date, a figure, a document or a channel.",
    ),
    "bare": Text(
        "Bằng chứng mới nêu chung: nên thêm ngày, số liệu, số văn bản hoặc nơi công khai, nếu có.",
        "The evidence is a bare claim: add a date, a figure, a document number or a channel, if any.",
    ),
    "substance": Text("Mức cụ thể:", "Substance:"),
    "how": Text("CÁCH KẾT LUẬN", "HOW IT IS JUDGED"),
    "points-one": Text("Nội dung này có một ý phải nêu: {list}.", "One point has to be named: {list}."),
    "points-all": Text(
        "Nội dung này gồm {total} ý, phải nêu đủ: {list}.",
        "All of these {total} points have to be named: {list}.",
    ),
    "points-any": Text(
        "Nội dung này gồm {total} ý: {list}. Nêu được một trong các ý đó là đạt.",
        "There are {total} points: {list}. Naming one of them is enough.",
    ),
    "points-some": Text(
        "Nội dung này gồm {total} ý: {list}. Nêu được ít nhất {need} ý là đạt; ít hơn thì chỉ đạt một phần.",
        "There are {total} points: {list}. Naming at least {need} of them is enough; fewer give a partial.",
    ),
    "mode-done": Text(
        "Một ý chỉ được tính khi báo cáo nói việc đó đã làm hoặc làm thường xuyên trong kỳ; kế hoạch, chỉ "
        "đạo hay tên văn bản chưa phải là kết quả.",
        "A point counts when the report says that it was done, or is done regularly, in the period; a plan, "
        "an order or the title of an instrument is no result.",
    ),
    "mode": Text(
        "Một ý chỉ được tính khi báo cáo gắn nó với đúng loại việc mà quy định yêu cầu ({mode}), và nói việc "
        "đó đã làm hoặc làm thường xuyên trong kỳ.",
        "A point counts when the report connects it with the act that the provision asks for ({mode}), as "
        "something done, or done regularly, in the period.",
    ),
    "mode-stated": Text(
        "Một ý được tính khi báo cáo nêu ở đúng phần dành cho nội dung này.",
        "A point counts when the report states it in the section where it belongs.",
    ),
    "named": Text("Đã nêu được:", "Named:"),
    "lacking": Text("Chưa nêu:", "Lacking:"),
    "form-right": Text("Đã đúng:", "Right:"),
    "form-off": Text("Phải là:", "Should be:"),
    "form-points": Text("Phải đúng các điều sau: {list}.", "What must hold: {list}."),
    "none": Text("chưa có ý nào", "none"),
    "evidence": Text("BẰNG CHỨNG ĐƯỢC TÍNH ({n})", "EVIDENCE THAT COUNTS ({n})"),
    "evidence-none": Text(
        "Không có câu nào trong báo cáo được tính cho nội dung này.",
        "No sentence of the report counts for this item.",
    ),
    "points": Text("Ý:", "Point:"),
    "lead": Text(
        "Câu đi kèm, cho biết việc đã làm hoặc phạm vi của việc đó.",
        "The sentence that goes with it and tells of the act or its scope.",
    ),
    "places": Text(
        "MỌI CHỖ CÓ NHẮC ĐẾN, THEO THỨ TỰ TRONG BÁO CÁO ({n})",
        "EVERY PLACE THAT NAMES IT, IN THE ORDER OF THE REPORT ({n})",
    ),
    "places-legend": Text(
        "Từ ngữ tìm được đặt giữa « và ». Được tính: {met}; chỉ tính một phần: {partial}; không được tính: "
        "{refused}.",
        "The words that matched stand between « and ». Count: {met}; count in part: {partial}; do not count: "
        "{refused}.",
    ),
    "places-none": Text(
        "Không có từ ngữ nào của nội dung này trong báo cáo (đã đọc: {parts}).",
        "None of the words of this item stands in the report (read: {parts}).",
    ),
    "with": Text("Cùng với:", "Together with:"),
    "why": Text("Vì:", "Because:"),
    "accepted": Text(
        "Chỗ này nêu nội dung như một việc đã làm, đúng loại việc mà quy định yêu cầu.",
        "This states the content as something done, by the act that the provision asks for.",
    ),
    "accepted-nil": Text(
        "Chỗ này cho biết trong kỳ không phát sinh việc đó; nêu rõ như vậy là đã báo cáo nội dung này.",
        "This says that nothing of the kind occurred in the period; saying so covers the item.",
    ),
    "accepted-stated": Text(
        "Chỗ này nêu nội dung ở đúng phần dành cho nó.",
        "This states the content in the section where it belongs.",
    ),
    "fix": Text("CẦN VIẾT GÌ", "WHAT TO WRITE"),
    "advice": Text("Gợi ý:", "Advice:"),
    "wording": Text("Câu mẫu:", "Model wording:"),
    "section": Text("Viết vào:", "Where:"),
    "honest": Text(
        "Câu mẫu chỉ để tham khảo: chỉ viết việc đơn vị đã làm, với ngày, số liệu và tên văn bản thật.",
        "The model wording is only a pattern: write what the unit really did, with real dates, figures and "
        "documents.",
    ),
}
