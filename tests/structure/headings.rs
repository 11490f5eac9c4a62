//! The anchors of Markdown pages.

use std::collections::BTreeSet;

/// Lists the anchors of the headings of a page, as GitHub and rustdoc generate them.
pub(crate) fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.starts_with("```");
        let heading = line.trim_start_matches('#');
        if is_code || heading.len() == line.len() || !heading.starts_with(' ') {
            continue;
        }
        let kept = heading.trim().to_lowercase();
        let kept = kept
            .chars()
            .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
        let anchor: String = kept
            .map(|letter| if letter == ' ' { '-' } else { letter })
            .collect();
        let mut unique = anchor.clone();
        let mut count = 1;
        while !anchors.insert(unique.clone()) {
            unique = format!("{anchor}-{count}");
            count += 1;
        }
    }
    anchors
}
