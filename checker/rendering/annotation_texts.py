"""What the comments in the margin say, in Vietnamese and English."""

from __future__ import annotations

from checker.ruleset.model import Text

LABELS = {
    "score": Text("RÀ SOÁT: {value} trên 100 - {grade}.", "CHECK: {value} of 100 - {grade}."),
    "first": Text("Nên bổ sung trước:", "To fix first:"),
    "first-item": Text("{title} (thêm {gain} điểm).", "{title} ({gain} points)."),
    "way": Text("bổ sung {n} nội dung có điểm cao nhất.", "fix the {n} with the largest gain."),
    "where": Text(
        "Từng chỗ cần bổ sung có một nhận xét riêng ở bên lề. Trong câu mẫu, hãy thay mỗi chỗ trống “…” bằng "
        "việc, ngày, số liệu và văn bản thật của đơn vị.",
        "Every place that needs more has a comment of its own. In the model wording, replace each blank “…” "
        "with what the unit really did, with real dates, figures and documents.",
    ),
    "partial": Text("Đạt một phần:", "Partly met:"),
    "missing": Text("Thiếu:", "Missing:"),
    "write": Text("Cần viết:", "What to write:"),
    "section": Text("Viết vào phần:", "Where:"),
    "wording": Text("Câu mẫu:", "Model wording:"),
    "quote": Text("Câu đang xét:", "Sentence:"),
    "nearest": Text("Chỗ gần nhất, chưa được tính:", "Nearest place, not counted:"),
}
