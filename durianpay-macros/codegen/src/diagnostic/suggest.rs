//! Suggestions: "did you mean" with the most similar name, and lists of known
//! names.

use super::Diagnostic;
use crate::source::Span;

impl Diagnostic {
    /// Suggests the most similar of the `known` names, and lists them only if none
    /// is similar.
    pub(crate) fn suggest_name<'a>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match (nearest(word, &known), known.as_slice()) {
            (Some(nearest), _) => self.similar(word, nearest),
            (None, []) => self,
            (None, _) => self.help(format!("available: {}", some(&known))),
        }
    }

    /// Suggests the most similar of the `known` names, and shows `otherwise` if
    /// none is similar.
    pub(crate) fn suggest_or<'a>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: impl Into<String>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(word, &known) {
            Some(nearest) => self.similar(word, nearest),
            None => self.help(otherwise),
        }
    }

    /// Suggests `meant` in place of `word`, which the diagnostic marks.
    pub(crate) fn did_you_mean(mut self, word: &str, meant: &str) -> Self {
        if let Some(span) = replaceable(self.span, word, meant) {
            self = self.replace(span, meant);
        }
        self.help(format!("did you mean `{meant}`?"))
    }

    /// Suggests a similar name, as an edit only if the word is a slip.
    fn similar(self, word: &str, nearest: &str) -> Self {
        if is_slip(word, nearest) {
            self.did_you_mean(word, nearest)
        } else {
            self.help(format!("did you mean `{nearest}`?"))
        }
    }
}

/// Checks whether `word` is evidently a slip of the pen: it differs from `meant` by one
/// letter in four at most, besides case and separators.
fn is_slip(word: &str, meant: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|character| !"-_ ".contains(*character));
        letters.flat_map(char::to_lowercase).collect()
    };
    let (word, meant) = (letters(word), letters(meant));
    let length = word.chars().count().max(meant.chars().count());
    strsim::osa_distance(&word, &meant) <= length.div_ceil(4)
}

/// Returns the span of `word` within `span`, if `new` can be written there
/// unescaped: the word is either unquoted or in one pair of quotes. With escapes,
/// the span would be longer.
fn replaceable(span: Span, word: &str, new: &str) -> Option<Span> {
    let is_bare = |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
    let is_plain = |character: char| !character.is_control() && !"\"'\\".contains(character);
    let length = span.end - span.start;
    if length == word.len() && new.chars().all(is_bare) {
        Some(span)
    } else if length == word.len() + 2 && new.chars().all(is_plain) {
        Some(span.inside(1, word.len()))
    } else {
        None
    }
}

/// Joins the words like [`list`], shortened if there are too many: `a`, `b` or 40
/// more.
pub(crate) fn some(words: &[&str]) -> String {
    const MAX: usize = 20;
    match words.split_at_checked(MAX) {
        Some((shown, rest @ [_, _, ..])) => {
            let shown: Vec<String> = shown.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or {} more", shown.join(", "), rest.len())
        }
        _ => list(words),
    }
}

/// Joins the words to a list: `a`, `b` or `c`.
pub(crate) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Returns the most similar of the `known` names, if one differs in a third of its
/// characters or less: by characters that are left out, added, replaced or swapped,
/// ignoring case.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    // For long words, the comparison would be slow and not useful.
    const MAX: usize = 80;
    if word.len() > MAX {
        return None;
    }
    let lower = word.to_lowercase();
    known
        .iter()
        .filter(|candidate| candidate.len() <= MAX && **candidate != word)
        .filter_map(|candidate| {
            let limit = word.len().max(candidate.len()) / 3;
            if word.len().abs_diff(candidate.len()) > limit {
                return None;
            }
            let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
            (distance <= limit).then_some((distance, *candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
