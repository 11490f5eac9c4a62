//! Unfinished edits of the shipped spec.

use durianpay_codegen::Handles;
use durianpay_test_support::oracle::spec::check;
use durianpay_test_support::specs::shipped;
use proptest::prelude::*;

/// An edit of a spec.
#[derive(Debug, Clone)]
enum Edit {
    Delete,
    Double,
    Swap(&'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(Edit::Delete),
        Just(Edit::Double),
        prop::sample::select(vec![
            "", "\"", "[", "]", "{", "}", "=", "?", ".", "\n", "self", "…", "0", "-1", "true",
            "[[", "\"\"", "type", "Event", "unknown", "\u{0}",
        ])
        .prop_map(Edit::Swap),
    ]
}

/// Splits a text into the parts that an edit works on: words, and the characters
/// between them.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    for (index, pair) in text.char_indices().zip(text.chars().skip(1)) {
        let (at, character) = index;
        if is_word(character) != is_word(pair) {
            let end = at + character.len_utf8();
            parts.push(&text[start..end]);
            start = end;
        }
    }
    parts.push(&text[start..]);
    parts
}

fn edited(text: &str, edits: &[(Edit, prop::sample::Index, usize)]) -> String {
    let mut parts = parts(text);
    for (edit, place, length) in edits {
        let start = place.index(parts.len());
        let end = (start + length).min(parts.len());
        let slice: Vec<&str> = parts[start..end].to_vec();
        let new = match edit {
            Edit::Delete => Vec::new(),
            Edit::Double => [slice.as_slice(), slice.as_slice()].concat(),
            Edit::Swap(new) => vec![*new],
        };
        parts.splice(start..end, new);
        if parts.is_empty() {
            break;
        }
    }
    parts.concat()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_edited_spec_never_panics(
        file in 0..shipped().len(),
        edits in prop::collection::vec((edit(), any::<prop::sample::Index>(), 1..12_usize), 1..6),
    ) {
        let mut sources = shipped();
        sources[file].text = edited(&sources[file].text, &edits);
        check(&sources, Handles::Inherent, true);
    }
}
