"""What the tool says to its user, in Vietnamese and English: sentences by code, and the words of the layout.

The codes of ``REASONS``, ``REFUSALS`` and ``REVIEWS`` are those that judging and matching put into their
values; a code without a text is printed as ``UNKNOWN``, never as the bare code.
"""

from __future__ import annotations

from checker.ruleset.model import Text

UNKNOWN = Text("Không ghi rõ lý do.", "No reason is given.")

VERDICTS = {
    "met": Text("Đạt", "Met"),
    "partial": Text("Một phần", "Partial"),
    "missing": Text("Thiếu", "Missing"),
    "not_applicable": Text("Không áp dụng", "Not applicable"),
}

REASONS = {
    "met": Text(
        "Báo cáo đã nêu nội dung này như một việc đã làm hoặc được làm thường xuyên trong kỳ.",
        "The report states this as something done, or done regularly, in the period.",
    ),
    "not-applicable": Text(
        "Báo cáo đã nói rõ vì sao nội dung này không áp dụng đối với đơn vị.",
        "The report says why this cannot apply to the unit.",
    ),
    "switched-off": Text(
        "Bộ quy tắc đang dùng không yêu cầu nội dung này.",
        "The ruleset in use does not ask for this.",
    ),
    "not-this-unit": Text(
        "Nội dung này không áp dụng đối với đơn vị hoặc kỳ báo cáo.",
        "This does not apply to the unit or the period.",
    ),
    "too-few-facets": Text(
        "Báo cáo có nêu, nhưng chưa đủ các ý mà nội dung này đòi hỏi.",
        "The report states it, but names too few of the points that belong to it.",
    ),
    "planned": Text(
        "Câu này nói về việc sẽ làm hoặc mới có trong kế hoạch; báo cáo cần nêu kết quả đã làm trong kỳ.",
        "This is about something planned; a report has to state what was done in the period.",
    ),
    "ordered": Text(
        "Câu này mới nói là đã chỉ đạo, giao việc hoặc yêu cầu; báo cáo cần nêu việc đó đã được làm ra sao.",
        "This says only that it was ordered or assigned; a report has to state that it was carried out.",
    ),
    "in-progress": Text(
        "Câu này cho biết việc còn đang làm, chưa có kết quả; báo cáo cần nêu kết quả đến cuối kỳ.",
        "This says that the work is still going on; a report has to state the result by the end of the "
        "period.",
    ),
    "disseminated-only": Text(
        "Câu này mới nói đến việc phổ biến, quán triệt. Báo cáo cần nêu chính việc mà quy định yêu cầu đã "
        "được làm, ví dụ đã công khai ở đâu, từ ngày nào.",
        "This speaks of informing and instructing only. A report has to state that the act itself was done: "
        "for example where it was published, and since when.",
    ),
    "not-done": Text(
        "Báo cáo có nhắc đến nội dung này nhưng cho biết việc đó chưa được làm. Nếu đã làm thì nêu kết quả; "
        "nếu chưa thì nêu lý do và thời hạn hoàn thành.",
        "The report covers this but says that it has not been done. If it has been done since, state the "
        "result; if not, give the cause and the date by which it will be.",
    ),
    "part-only": Text(
        "Câu này chỉ nói việc đó đã làm với một số người, một số bộ phận hoặc một phần công việc; báo cáo "
        "cần nêu cả phần còn lại.",
        "This says that it was done only for some people, some departments or a part of the matter; a report "
        "has to cover the rest as well.",
    ),
    "blanket-claim": Text(
        "Báo cáo chỉ nói chung rằng cả nhóm nội dung đã được thực hiện, không nói cụ thể đến nội dung này.",
        "The report claims the whole group in general and says nothing specific about this item.",
    ),
    "weak-claim": Text(
        "Báo cáo nhắc đến nội dung này quá chung hoặc chỉ nói về một phần, chưa cho biết cụ thể đã làm gì, "
        "cho ai, kết quả ra sao.",
        "The report names this too generally, or only a part of it: it does not say what exactly was done, "
        "for whom and with what result.",
    ),
    "nothing-found": Text(
        "Không có câu nào trong báo cáo nói đến nội dung này.",
        "No sentence of the report speaks of this.",
    ),
    "form-right": Text(
        "Thể thức, kỹ thuật trình bày ở chỗ này đúng quy định.",
        "The form is as the rules want it here.",
    ),
    "form-partly": Text(
        "Có thành phần này, nhưng một số điểm trình bày chưa đúng quy định.",
        "The component is there, but some of its form is not as the rules want it.",
    ),
    "form-wrong": Text(
        "Cách trình bày chưa đúng quy định.",
        "The form is not as the rules want it.",
    ),
    "form-absent": Text(
        "Không thấy thành phần này trong tệp.",
        "The component is not in the file.",
    ),
    "form-unknown": Text(
        "Không đánh giá được từ tệp này.",
        "This file cannot tell.",
    ),
    "only-refused": Text(
        "Có chỗ nhắc đến chủ đề này, nhưng không chỗ nào cho thấy việc đó đã được làm theo đúng yêu cầu.",
        "The topic is mentioned, but nowhere as something that was done in the way required.",
    ),
}

REFUSALS = {
    "plan-section": Text(
        "Chỗ này nằm trong phần phương hướng, nhiệm vụ thời gian tới, nên chưa phải là kết quả của kỳ báo "
        "cáo.",
        "This stands among the tasks of the coming period, so it is not a result of the period reported on.",
    ),
    "proposal-section": Text(
        "Chỗ này nằm trong phần đề xuất, kiến nghị, nên không phải là kết quả đã làm.",
        "This stands among the proposals, so it is not something that was done.",
    ),
    "instrument-title": Text(
        "Những từ này nằm trong tên của một văn bản: tên ấy chỉ cho thấy có văn bản đó, chưa cho thấy việc "
        "đã được làm.",
        "These words belong to the title of an instrument: they show that it exists, not that it was "
        "carried out.",
    ),
    "other-mode": Text(
        "Chỗ này có nhắc đến chủ đề nhưng nói về một việc khác. Ví dụ: ban hành một quy chế chưa có nghĩa "
        "là đã công khai hoặc đã lấy ý kiến về quy chế đó.",
        "This names the topic but tells of a different act. For example, issuing a regulation is neither "
        "publishing it nor consulting on it.",
    ),
    "other-addressee": Text(
        "Chỗ này nói về một đối tượng khác với đối tượng mà quy định nêu. Ví dụ: công khai cho người dân "
        "không thay cho công khai trong nội bộ cơ quan.",
        "This addresses people other than those the provision names. For example, publishing for citizens "
        "does not stand for publishing inside the agency.",
    ),
    "no-actor": Text(
        "Chỗ này chưa nêu điều phải đi kèm với nội dung này: ai thực hiện, với ai, tại hội nghị nào hoặc "
        "bằng văn bản nào.",
        "This does not give what has to go with the item: who acted, with whom, at which conference or by "
        "which document.",
    ),
    "no-addressee": Text(
        "Chỗ này không cho biết việc đó được làm với ai hoặc gửi đến ai, nên chưa được tính.",
        "This does not say whom it concerned or reached, so it does not count.",
    ),
    "recited": Text(
        "Chỗ này nhắc lại quy định phải làm, chưa cho biết đơn vị đã làm gì.",
        "This recites the duty laid down by law and does not say what the unit did.",
    ),
    "opening": Text(
        "Đây là câu mở đầu, nêu căn cứ và tên báo cáo; chưa kể việc đã làm.",
        "This opens the report with its basis and its subject; it tells of nothing that was done.",
    ),
    "slogan": Text(
        "Chỗ này chỉ nêu quan điểm, phương châm, chưa cho biết đơn vị đã làm gì.",
        "This professes a principle and does not say what the unit did.",
    ),
    "heading-only": Text(
        "Đây chỉ là đề mục hoặc tên gọi; phải có câu nêu kết quả ở bên dưới thì mới được tính.",
        "This is only a heading or a name; a sentence below it has to state the result.",
    ),
    "no-act": Text(
        "Chỗ này nhắc đến chủ đề nhưng không cho biết đã làm việc gì.",
        "This names the topic but does not say that anything was done.",
    ),
    "negated": Text(
        "Câu này ở dạng phủ định, nên không chứng minh được việc đã làm.",
        "This sentence is a negation, so it does not prove that it was done.",
    ),
    "excluded": Text(
        "Từ ngữ giống nhau, nhưng trong câu này có nghĩa khác với nội dung đang xét.",
        "The words are alike, but in this sentence they mean something else than this item.",
    ),
    "other-unit": Text(
        "Chỗ này nói về việc của cơ quan, đơn vị khác, không phải việc của đơn vị lập báo cáo.",
        "This tells what another agency or unit did, not the unit that reports.",
    ),
    "weak-only": Text(
        "Chỗ này mới nói chung về việc phổ biến, triển khai mà không cho biết phổ biến cho ai trong cơ quan, "
        "nên chưa được tính.",
        "This speaks only in general of informing or deploying and names nobody in the agency who was "
        "informed, so it does not count.",
    ),
    "header-footer": Text(
        "Chỗ này nằm ở đầu trang, chân trang hoặc trong nhận xét bên lề, không thuộc phần nội dung của báo "
        "cáo.",
        "This stands in a page header, a page footer or a comment, not in the text of the report.",
    ),
    "other-section": Text(
        "Chỗ này không nằm trong phần của báo cáo dành cho nội dung này.",
        "This does not stand in the section of the report where the item belongs.",
    ),
    "limits-section": Text(
        "Chỗ này nằm trong phần tồn tại, hạn chế: phần ấy nêu việc chưa tốt, không phải kết quả đã làm.",
        "This stands among the shortcomings, which tell what did not go well, not what was done.",
    ),
    "not-opening": Text(
        "Nội dung này phải nêu ở đoạn mở đầu báo cáo; chỗ này nằm ở phần sau.",
        "This item has to be stated in the opening of the report; this stands further down.",
    ),
    "ambiguous-heading": Text(
        "Đề mục phía trên gộp nhiều việc khác nhau, ví dụ vừa công khai vừa lấy ý kiến, nên không rõ chỗ này "
        "thuộc việc nào. Hãy nói rõ ngay trong câu.",
        "The heading above covers several acts, such as publishing and consulting, so it is not clear which "
        "of them this is about. Say so in the sentence itself.",
    ),
    "placeholder": Text(
        "Chỗ này còn để trống hoặc là lời hướng dẫn của mẫu; hãy điền số liệu, ngày tháng, văn bản và bỏ "
        "phần trong ngoặc vuông.",
        "This is still a blank or a note of the template: fill in figures, dates and documents, and take out "
        "what stands in square brackets.",
    ),
    "recipients": Text(
        "Chỗ này nằm ở phần nơi nhận và chữ ký, không phải nội dung của báo cáo.",
        "This stands among the recipients and signatures, which are no part of the content.",
    ),
}

REVIEWS = {
    "low-quality-text": Text(
        "Chữ ở chỗ này bị lỗi hoặc mất dấu; nên mở tệp gốc để đọc lại.",
        "The text here is damaged or has lost its diacritics; read it in the original file.",
    ),
    "plan-only": Text(
        "Nội dung này chỉ được nêu ở chỗ sát phần nhiệm vụ sắp tới; nên đọc lại xem đó có đúng là việc đã "
        "làm trong kỳ không.",
        "The only place that states this is close to the tasks ahead; check that it tells of something done.",
    ),
    "shared-evidence": Text(
        "Câu này đang được dùng cho nhiều nội dung; nên đọc lại xem câu có thật sự nói đến nội dung này.",
        "This sentence serves several items; check that it really speaks of this one.",
    ),
    "contradiction": Text(
        "Trong báo cáo có chỗ nói ngược lại; nên đọc lại cả hai chỗ.",
        "Another place in the report says the opposite; read both.",
    ),
    "period-mismatch": Text(
        "Thời gian nêu trong câu này không thuộc kỳ báo cáo; nên kiểm tra lại.",
        "The time given in this sentence lies outside the period of the report; check it.",
    ),
}

PARTS = {
    "body": Text("phần chính", "main text"),
    "tables": Text("bảng biểu", "tables"),
    "footnotes": Text("chú thích", "footnotes"),
    "textboxes": Text("khung chữ", "text boxes"),
    "headers": Text("đầu trang", "page headers"),
    "footers": Text("chân trang", "page footers"),
    "comments": Text("nhận xét bên lề", "comments"),
}

SEVERITIES = {
    "error": Text("Lỗi", "Error"),
    "warning": Text("Cảnh báo", "Warning"),
    "info": Text("Lưu ý", "Note"),
}

LABELS = {
    "report": Text("KẾT QUẢ RÀ SOÁT BÁO CÁO", "REPORT CHECK"),
    "file": Text("Tệp:", "File:"),
    "title": Text("Báo cáo:", "Report:"),
    "agency": Text("Cơ quan:", "Agency:"),
    "period": Text("Kỳ báo cáo:", "Period:"),
    "period-between": Text("từ {start} đến {end}", "{start} to {end}"),
    "period-until": Text("đến {end}", "until {end}"),
    "unknown": Text("không nhận ra trong báo cáo", "not recognised in the report"),
    "ruleset": Text("Bộ quy tắc:", "Ruleset:"),
    "ruleset-name": Text("{title} ({id}, phiên bản {version})", "{title} ({id}, version {version})"),
    "because": Text("Vì sao:", "Why this one:"),
    "validity": Text("Hiệu lực:", "In force:"),
    "validity-no-period": Text(
        "chưa xác định được, vì không nhận ra kỳ báo cáo",
        "cannot be told, because the period was not recognised",
    ),
    "validity-none": Text(
        "bộ quy tắc không nói gì về kỳ báo cáo này", "the ruleset says nothing about this period"
    ),
    "score": Text("ĐIỂM: {value} trên 100 - {grade}", "SCORE: {value} of 100 - {grade}"),
    "counts": Text(
        "{total} nội dung: {met} đạt, {partial} đạt một phần, {missing} thiếu, {na} không áp dụng.",
        "Items: {total}; met {met}, partial {partial}, missing {missing}, not applicable {na}.",
    ),
    "reviews": Text(
        "Trong đó {n} nội dung nên có người đọc lại.",
        "Of these, to be looked at again by a person: {n}.",
    ),
    "group": Text("Nhóm nội dung", "Group"),
    "column-met": Text("Đạt", "Met"),
    "column-partial": Text("Một phần", "Partial"),
    "column-missing": Text("Thiếu", "Missing"),
    "column-na": Text("Không áp dụng", "N/A"),
    "column-points": Text("Điểm", "Points"),
    "sum": Text("Cộng", "Total"),
    "narrow-group": Text(
        "{title}: {points} trên {possible} điểm; đạt {met}, một phần {partial}, thiếu {missing}, không áp "
        "dụng {na}",
        "{title}: {points} of {possible} points; met {met}, partial {partial}, missing {missing}, n/a {na}",
    ),
    "scaled": Text(
        "Quy về thang điểm 100: {points} : {possible} x 100 = {value}.",
        "On a scale of 100: {points} / {possible} x 100 = {value}.",
    ),
    "rule-weighted": Text(
        "Mỗi nội dung có số điểm riêng trong nhóm: đạt thì được đủ điểm, đạt một phần được {credit}% số "
        "điểm, thiếu thì không có điểm; nội dung không áp dụng không tính vào tổng.",
        "The items of a group weigh differently: met earns all the points of an item, partial {credit}%, "
        "missing none; items that do not apply are left out of the total.",
    ),
    "rule": Text(
        "Các nội dung trong một nhóm có điểm bằng nhau: đạt thì được đủ điểm, đạt một phần được {credit}% "
        "số điểm, thiếu thì không có điểm; nội dung không áp dụng không tính vào tổng.",
        "The items of a group share its points equally: met earns them all, partial {credit}%, missing "
        "none; items that do not apply are left out of the total.",
    ),
    "way-grade": Text(
        "Cách nhanh nhất lên mức {grade} (từ {value} điểm)", "Shortest way to {grade} (from {value} points)"
    ),
    "way-threshold": Text("Cách nhanh nhất đạt {value} điểm", "Shortest way to {value} points"),
    "way-text": Text(
        "Bổ sung cho đạt {n} nội dung sau thì điểm tăng từ {before} lên {after}:",
        "With these items met ({n}) the score rises from {before} to {after}:",
    ),
    "open": Text("CẦN BỔ SUNG ({n} nội dung)", "TO FIX: {n}"),
    "open-none": Text("Không có nội dung nào phải bổ sung.", "Nothing has to be added."),
    "honest": Text(
        "Câu mẫu chỉ để tham khảo: chỉ viết việc đơn vị đã làm, với ngày, số liệu và tên văn bản thật.",
        "The model wording is only a pattern: write what the unit really did, with real dates, figures and "
        "documents.",
    ),
    "code": Text("mã {id}", "{id}"),
    "citation": Text("Căn cứ:", "Required by:"),
    "found": Text("Đã nêu:", "Found:"),
    "nearest": Text("Gần nhất:", "Nearest:"),
    "searched": Text("Kết quả tìm:", "Search:"),
    "not-found": Text(
        "không tìm thấy ở phần nào của báo cáo (đã đọc: {parts})", "not found anywhere (read: {parts})"
    ),
    "no-parts": Text("không có phần nào", "nothing"),
    "why": Text("Chưa đủ vì:", "Not enough:"),
    "lacking": Text("Còn thiếu:", "Lacking:"),
    "form": Text("Phải là:", "Should be:"),
    "lacking-some": Text("ít nhất {n} trong {total} ý sau: {list}", "at least {n} of these {total}: {list}"),
    "wording": Text("Câu mẫu:", "Model wording:"),
    "section": Text("Viết vào:", "Where:"),
    "gain": Text("Điểm thêm:", "Gain:"),
    "gain-text": Text("{n} điểm khi nội dung này đạt", "{n} points once this is met"),
    "gain-short": Text("thêm {n} điểm", "{n} points"),
    "review": Text("Nên đọc lại:", "Look again:"),
    "met": Text("ĐÃ ĐẠT ({n} nội dung)", "MET: {n}"),
    "legend": Text(
        "● có ngày, số liệu, văn bản hoặc hình thức cụ thể; ○ mới nêu chung, nên thêm số liệu hoặc ngày.",
        "● backed by a date, figure, document or channel; ○ a bare claim: add a figure or a date.",
    ),
    "na": Text("KHÔNG ÁP DỤNG ({n} nội dung)", "NOT APPLICABLE: {n}"),
    "findings": Text(
        "NHỮNG ĐIỂM CẦN XEM LẠI ({n} điểm, không tính vào điểm số)",
        "TO LOOK AT AGAIN: {n} (not part of the score)",
    ),
    "do": Text("Việc cần làm:", "What to do:"),
    "findings-more": Text(
        "Còn {n} lưu ý khác; dạng json có đủ.", "Further notes: {n}; the format json has them all."
    ),
    "reading": Text("VIỆC ĐỌC TỆP", "READING THE FILE"),
    "read-parts": Text("Đã đọc: {parts}.", "Read: {parts}."),
    "unread": Text("Chưa đọc được hoặc đã phải sửa khi đọc:", "Not read, or repaired while reading:"),
    "degraded": Text(
        "Tệp chỉ đọc được một phần; kết luận “thiếu” có thể do phần chưa đọc được.",
        "The file could be read only in part; a “missing” may be due to what was not read.",
    ),
    "summary-file": Text("Tệp", "File"),
    "summary-score": Text("Điểm", "Score"),
    "summary-code": Text("Mã", "Item"),
    "summary-problem": Text("Nội dung cần xem", "What to look at"),
    "summary-where": Text("Ở đâu", "Where"),
    "summary-problems": Text("{n} chỗ cần xem", "to look at: {n}"),
    "place-section": Text("mục {section}", "section {section}"),
    "place-page": Text("trang {page}", "page {page}"),
    "place-block": Text("đoạn thứ {block}", "paragraph {block}"),
    "place-tables": Text("trong bảng", "in a table"),
    "place-footnotes": Text("ở chú thích", "in a footnote"),
    "place-textboxes": Text("trong khung chữ", "in a text box"),
    "place-headers": Text("ở đầu trang", "in a page header"),
    "place-footers": Text("ở chân trang", "in a page footer"),
    "place-comments": Text("trong nhận xét bên lề", "in a comment"),
}

LEGAL_WORDS = (
    ("Nghị định", "Decree"),
    ("Nghị quyết", "Resolution"),
    ("Luật", "Law"),
    ("Pháp lệnh", "Ordinance"),
    ("Thông tư", "Circular"),
    ("Quyết định", "Decision"),
    ("Chỉ thị", "Directive"),
    ("Kế hoạch", "Plan"),
    ("Công văn", "Official letter"),
    ("Hướng dẫn", "Guidance"),
    ("Điều", "Article"),
    ("khoản", "clause"),
    ("điểm", "point"),
    ("mục", "section"),
    ("Nội dung", "Content"),
    ("Phụ lục", "Annex"),
    ("Đề cương", "Outline"),
    ("kèm văn bản yêu cầu báo cáo", "with the letter that asks for the report"),
    ("Khung báo cáo", "Frame of reports"),
    ("theo thực tế các cơ quan", "as practised by agencies"),
    ("theo thực tế các Ban Chỉ đạo", "as practised by steering boards"),
)
"""How the parts of a citation are called in English; numbers and names stay."""
