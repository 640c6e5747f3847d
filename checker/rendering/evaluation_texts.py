"""The words of the evaluation's tables; "|" parts the two rows of a column's head."""

from __future__ import annotations

from checker.ruleset.model import Text

SUBSETS = {
    "sure": Text("nhãn chắc chắn", "sure labels"),
    "real": Text("báo cáo thật", "real reports"),
    "written": Text("báo cáo soạn để đo", "written reports"),
    "always-met": Text("luôn cho là đạt", "always met"),
    "majority": Text("nhãn hay gặp nhất", "majority per item"),
    "any-keyword": Text("có từ khóa là đạt", "any keyword"),
    "headings-only": Text("có đề mục là đạt", "headings only"),
}

LABELS = {
    "title": Text("KẾT QUẢ ĐO BỘ QUY TẮC", "RULESET EVALUATION"),
    "ruleset": Text("Bộ quy tắc:", "Ruleset:"),
    "reports": Text("Báo cáo:", "Reports:"),
    "reports-text": Text(
        "{n} báo cáo đã gắn nhãn ({real} báo cáo thật, {written} báo cáo soạn để đo)",
        "{n} labelled ({real} real, {written} written for measuring)",
    ),
    "all": Text("tất cả", "all"),
    "overall": Text("SO VỚI NHÃN (%; kappa từ -1 đến 1)", "AGAINST THE LABELS (%; kappa from -1 to 1)"),
    "baselines": Text("CÁCH ĐOÁN ĐƠN GIẢN, ĐỂ SO SÁNH (%)", "TRIVIAL BASELINES, TO COMPARE (%)"),
    "groups": Text("THEO NHÓM NỘI DUNG (%)", "BY GROUP (%)"),
    "by-report": Text("THEO BÁO CÁO (%)", "BY REPORT (%)"),
    "items": Text("THEO NỘI DUNG (%)", "BY ITEM (%)"),
    "verdicts": Text("THEO KẾT LUẬN (%)", "BY VERDICT (%)"),
    "confusion": Text("NHÃN (dòng) VÀ KẾT LUẬN (cột)", "LABELS (rows) AND VERDICTS (columns)"),
    "head-cases": Text("Số|mục", "|Cases"),
    "head-labels": Text("Số|nhãn", "|Label"),
    "head-precision": Text("Chính|xác", "|Prec."),
    "head-recall": Text("Bao|phủ", "|Rec."),
    "head-f1": Text("|F1", "|F1"),
    "head-macro": Text("F1|TB", "Macro|F1"),
    "head-kappa": Text("|Kappa", "|Kappa"),
    "head-evidence": Text("Bằng|chứng", "Evi-|dence"),
    "head-silent": Text("Bỏ|lọt", "False|met"),
    "head-false": Text("Báo|nhầm", "False|alarm"),
    "legend": Text(
        "Chính xác, bao phủ và F1: tìm ra nội dung chưa đạt. F1 TB: trung bình F1 của ba kết luận đạt, một "
        "phần, thiếu. Kappa: mức thống nhất với nhãn sau khi trừ phần trùng ngẫu nhiên. Bằng chứng: trích "
        "dẫn trùng chỗ với trích dẫn của nhãn.",
        "Prec., Rec. and F1: finding the items that are not met. Macro F1: the mean over met, partial and "
        "missing. Kappa: agreement with the labels beyond chance. Evidence: quotes at the place of a "
        "labelled quote.",
    ),
    "legend-slips": Text(
        "Bỏ lọt: thiếu mà kết luận là đạt, trên số nội dung thiếu. Báo nhầm: báo cáo có nêu mà kết luận là "
        "thiếu, trên số nội dung có nêu. Dấu “-”: không có gì để đo.",
        "False met: missing called met, of the missing. False alarm: covered called missing, of the covered. "
        "“-”: nothing to measure.",
    ),
    "agreement": Text(
        "Kết luận trùng với nhãn: {value}% ({n} trong {total}).",
        "Verdicts that equal the label: {value}% ({n} of {total}).",
    ),
    "evidence": Text(
        "Trích dẫn trùng chỗ với nhãn: {value}% ({n} trong {total} kết luận đạt hoặc một phần đúng chỗ có "
        "nêu).",
        "Quotes at the place of a labelled one: {value}% ({n} of {total} met or partial verdicts on covered "
        "items).",
    ),
    "reviews": Text(
        "Nội dung đề nghị có người đọc lại: {value}% ({n} trong {total}).",
        "Items marked for a person to look at: {value}% ({n} of {total}).",
    ),
    "silent-passes": Text(
        "BỎ LỌT: {n} trong {total} nội dung thiếu ({value}%)",
        "FALSE MET: {n} of {total} missing items ({value}%)",
    ),
    "false-alarms": Text(
        "BÁO NHẦM: {n} trong {total} nội dung có nêu ({value}%)",
        "FALSE ALARMS: {n} of {total} covered items ({value}%)",
    ),
    "unsure": Text("nhãn không chắc", "label not sure"),
    "review": Text("đề nghị đọc lại", "marked for review"),
    "labelled": Text("Nhãn:", "Labelled:"),
    "found": Text("Công cụ:", "Checker:"),
    "why": Text("Lý do:", "Reason:"),
}
