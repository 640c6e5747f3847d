"""The phrase language: what it can say, what it refuses, and what is then found in a text."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.syllable import key
from checker.language.tokens import CLAUSE, COMMA, NONE, SENTENCE, tokenise
from checker.matching.find import Hit, find
from checker.ruleset.lexicon import compile_lexicon
from checker.ruleset.pattern import (
    MAX_DEPTH,
    MAX_GAP,
    MAX_SEQUENCES,
    Choice,
    Gap,
    Literal,
    PatternError,
    Reference,
    parse,
)


def words(text):
    return tuple(key(word) for word in text.split())


def found(phrase, text, **vocabulary):
    """The stretches of ``text`` in which a phrase was found, as they are written."""
    lexicon = compile_lexicon({"phrase": [phrase], **vocabulary})
    tokens = tokenise(text, {})
    hits = find(lexicon, tokens.keys, tokens.breaks).get("phrase", [])
    return [text[tokens.starts[hit.start] : tokens.ends[hit.end - 1]] for hit in hits]


# -- what a phrase stands for -----------------------------------------------------------------------


def test_words_are_one_literal():
    assert parse("công khai tài chính") == ((Literal(words("công khai tài chính")),),)


def test_few_alternatives_are_written_out():
    assert parse("(nội quy|quy chế) làm việc") == (
        (Literal(words("nội quy làm việc")),),
        (Literal(words("quy chế làm việc")),),
    )


def test_an_optional_part_may_be_absent():
    assert parse("[hằng] năm") == ((Literal(words("hằng năm")),), (Literal(words("năm")),))


def test_optional_alternatives():
    assert set(parse("hội nghị [cán bộ|viên chức]")) == {
        (Literal(words("hội nghị cán bộ")),),
        (Literal(words("hội nghị viên chức")),),
        (Literal(words("hội nghị")),),
    }


def test_many_alternatives_stay_together():
    ((choice, rest),) = parse("(a|b|c|d) e")
    assert choice == Choice(tuple((Literal((key(letter),)),) for letter in "abcd"))
    assert rest == Literal((key("e"),))


def test_a_gap_between_words():
    assert parse("họp <3> giao ban") == ((Literal(words("họp")), Gap(3), Literal(words("giao ban"))),)


def test_gaps_beside_each_other_add_up_to_the_limit():
    assert parse("a <3> <4> b")[0][1] == Gap(7)
    assert parse(f"a <{MAX_GAP}> <4> b")[0][1] == Gap(MAX_GAP)


def test_a_vocabulary_and_a_number():
    assert parse("# {staff.core}") == ((Reference("#"), Reference("staff.core")),)


def test_bars_need_no_brackets():
    assert parse("nội quy|quy chế") == parse("(nội quy|quy chế)")


def test_alternatives_that_say_the_same_are_one():
    assert parse("(hoà|hòa) bình") == ((Literal(words("hòa bình")),),)


@pytest.mark.parametrize("phrase", ["cán bộ, công chức", "cán bộ - công chức", "cán bộ/công chức"])
def test_commas_hyphens_and_slashes_do_not_count(phrase):
    assert parse(phrase) == parse("cán bộ công chức")


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("", "empty phrase"),
        ("  ", "empty phrase"),
        (",", "empty phrase"),
        ("(nội quy", "unbalanced bracket"),
        ("nội quy)", "unbalanced bracket"),
        ("(nội quy]", "unbalanced bracket"),
        ("[nội quy)", "unbalanced bracket"),
        ("họp <0> ban", "a gap must be 1 to 40"),
        ("họp <41> ban", "a gap must be 1 to 40"),
        ("<3> ban", "a gap at the edge"),
        ("họp <3>", "a gap at the edge"),
        ("họp (<3>|quý)", "a gap at the edge"),
        ("<3>", "can match nothing at all"),
        ("[hằng]", "can match nothing at all"),
        ("()", "can match nothing at all"),
        ("a|", "can match nothing at all"),
        ("họp.", r"unexpected '\.'"),
        ("*", r"unexpected '\*'"),
        ("{}", "unexpected '{'"),
        ("{a b}", "unexpected '{'"),
        ("họp<> ban", "unexpected '<'"),
        ("_", "unexpected '_'"),
    ],
)
def test_what_the_language_does_not_allow(phrase, message):
    with pytest.raises(PatternError, match=message):
        parse(phrase)


def test_brackets_may_be_nested_only_so_deep():
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH) == parse("a")
    with pytest.raises(PatternError, match="nested too deep"):
        parse("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1))


def test_an_expansion_has_a_limit():
    nine = "x" + "".join(f" [{letter}]" for letter in "abcdefghi")
    assert len(parse(nine)) == 2**9 <= MAX_SEQUENCES
    with pytest.raises(PatternError, match=f"more than {MAX_SEQUENCES} sequences"):
        parse(nine + " [k]")


def test_the_character_that_is_wrong_is_named():
    with pytest.raises(PatternError, match=r"unexpected '\*'"):
        parse("họp *")


def test_a_phrase_in_decomposed_form():
    assert parse(unicodedata.normalize("NFD", "hòa bình")) == parse("hòa bình")


def test_an_empty_alternative_means_the_same_among_few_and_many():
    assert found("(a|b|) d", "d") == ["d"]
    assert found("(a|b|c|) d", "d") == ["d"]


def test_empty_alternatives_alone_match_nothing():
    with pytest.raises(PatternError, match="can match nothing at all"):
        parse("(|||)")


@pytest.mark.parametrize("phrase", ["(<2>|b|c|d|e) f", "(a <2>|b|c|d) e"])
def test_a_gap_at_the_edge_of_an_alternative_is_refused_among_many(phrase):
    with pytest.raises(PatternError, match="gap"):
        parse(phrase)


def test_a_gap_of_five_thousand_digits():
    with pytest.raises(PatternError):
        parse("a <" + "9" * 5000 + "> b")


PIECES = ["a", "đã", "họp", "(", ")", "[", "]", "|", "<3>", "<99>", "{x}", "#", "12,5", ",", "-", "."]


@settings(deadline=timedelta(seconds=2), max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)))
def test_parsing_ends_with_sequences_or_a_pattern_error(phrase):
    try:
        sequences = parse(phrase)
    except PatternError:
        return
    assert sequences
    assert all(sequences)


WORD = st.sampled_from(["công", "khai", "kế", "hoạch", "họp"])


def phrases(depth=2):
    """Phrases that are right by construction: gaps only between words."""
    if depth == 0:
        return WORD
    inner = phrases(depth - 1)
    several = st.lists(inner, min_size=2, max_size=5)
    return st.one_of(
        WORD,
        st.tuples(inner, inner).map(" ".join),
        several.map(lambda options: f"({'|'.join(options)})"),
        st.tuples(inner, inner).map(lambda pair: f"[{pair[0]}] {pair[1]}"),
        st.tuples(WORD, st.integers(1, MAX_GAP), WORD).map(lambda t: f"{t[0]} <{t[1]}> {t[2]}"),
    )


@settings(deadline=timedelta(seconds=2))
@given(phrases())
def test_a_right_phrase_parses_and_compiles(phrase):
    assert parse(phrase)
    assert compile_lexicon({"phrase": [phrase]})["sequences"]


# -- what is found ------------------------------------------------------------------------------------


def test_case_does_not_matter():
    assert found("công khai", "CÔNG KHAI và Công khai") == ["CÔNG KHAI", "Công khai"]


def test_the_place_of_the_tone_does_not_matter():
    assert found("hoà giải", "hòa giải, hoà giải") == ["hòa giải", "hoà giải"]


def test_the_tone_itself_does_matter():
    assert found("hoà giải", "hoá giải") == []


def test_a_comma_does_not_break_a_phrase_but_a_semicolon_does():
    assert found("cán bộ công chức", "cán bộ, công chức") == ["cán bộ, công chức"]
    assert found("cán bộ công chức", "cán bộ; công chức") == []


def test_a_phrase_does_not_run_over_the_end_of_a_sentence():
    assert found("đã họp", "Việc đã. Họp giao ban") == []


def test_a_gap_is_filled_by_at_most_so_many_syllables():
    assert found("họp <2> ban", "họp ban") == ["họp ban"]
    assert found("họp <2> ban", "họp toàn thể ban") == ["họp toàn thể ban"]
    assert found("họp <2> ban", "họp toàn thể các ban") == []


def test_a_gap_stays_in_its_clause():
    assert found("họp <5> ban", "họp xong; ban về") == []


def test_numbers_in_all_their_forms():
    assert found("# người", "05 người; 41/41 người; 12,5 người; năm người") == [
        "05 người",
        "41/41 người",
        "12,5 người",
    ]


def test_the_longest_at_each_place_is_found():
    assert found("họp [giao ban]", "họp giao ban") == ["họp giao ban"]


def test_a_vocabulary_stands_for_each_of_its_phrases():
    people = ["cán bộ", "cán bộ <1> giỏi", "(viên chức|nhân viên)"]
    text = "mời cán bộ, mời nhân viên, mời cán bộ rất giỏi, mời khách"
    assert found("mời {people}", text, people=people) == [
        "mời cán bộ",
        "mời nhân viên",
        "mời cán bộ rất giỏi",
    ]


def test_vocabularies_may_refer_to_vocabularies():
    assert found("{a} xong", "đã họp xong", a=["đã {b}"], b=["họp"]) == ["đã họp xong"]


def test_an_unknown_vocabulary():
    with pytest.raises(PatternError, match=r"^phrase: no vocabulary is called 'x'"):
        compile_lexicon({"phrase": ["{x} họp"]})


def test_vocabularies_in_a_circle():
    with pytest.raises(PatternError, match=r"a -> b -> a"):
        compile_lexicon({"a": ["{b} họp"], "b": ["{a} ban"]})


def test_a_long_chain_of_vocabularies_is_compiled():
    chain = {f"v{number}": [f"{{v{number + 1}}} a"] for number in range(2000)}
    assert compile_lexicon({**chain, "v2000": ["z"]})["sequences"]


KEYS = st.lists(st.sampled_from(["a1", "b1", "c1"]), max_size=24)
BREAKS = st.lists(st.sampled_from([NONE, NONE, NONE, COMMA, CLAUSE, SENTENCE]), min_size=24, max_size=24)


def unbroken(breaks, start, end):
    return all(strength < CLAUSE for strength in breaks[start + 1 : end])


@given(KEYS, BREAKS, st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_a_literal_phrase_is_found_exactly_where_it_stands(keys, breaks, letters):
    wanted = [f"{letter}1" for letter in letters]
    size = len(wanted)
    expected = [
        Hit(start, start + size)
        for start in range(len(keys) - size + 1)
        if keys[start : start + size] == wanted and unbroken(breaks, start, start + size)
    ]
    lexicon = compile_lexicon({"phrase": [" ".join(letters)]})
    assert find(lexicon, keys, breaks[: len(keys)]).get("phrase", []) == expected


@given(KEYS, BREAKS, st.integers(1, 5))
def test_a_gap_reaches_to_the_first_word_that_fits(keys, breaks, size):
    expected = []
    for start, first in enumerate(keys):
        ends = [
            end + 1
            for end in range(start + 1, min(len(keys), start + size + 2))
            if keys[end] == "b1" and unbroken(breaks, start, end + 1)
        ]
        if first == "a1" and ends:
            expected.append(Hit(start, ends[0]))
    lexicon = compile_lexicon({"phrase": [f"a <{size}> b"]})
    assert find(lexicon, keys, breaks[: len(keys)]).get("phrase", []) == expected


@given(KEYS, BREAKS, st.lists(st.sampled_from(["a", "a b", "b c", "c c", "b a c"]), min_size=2, max_size=5))
def test_alternatives_find_what_each_of_them_finds(keys, breaks, options):
    def starts(phrase):
        hits = find(compile_lexicon({"p": [phrase]}), keys, breaks[: len(keys)]).get("p", [])
        return {hit.start for hit in hits}

    assert starts(f"({'|'.join(options)})") == set().union(*(starts(option) for option in options))


@given(KEYS, BREAKS)
def test_a_reference_finds_what_the_words_would(keys, breaks):
    spelled = compile_lexicon({"p": ["(a|b a) c"]})
    referring = compile_lexicon({"p": ["{x} c"], "x": ["a", "b a"]})
    cut = breaks[: len(keys)]
    assert find(spelled, keys, cut).get("p", []) == find(referring, keys, cut).get("p", [])
