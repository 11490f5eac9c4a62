//! "Did you mean": the nearest of what is known, and what else there is.

use super::Diagnostic;
use crate::source::Span;

impl Diagnostic {
    /// Names the nearest of `known`, if one is near, and lists them all: for
    /// what has few to choose from, such as keys and words.
    pub(crate) fn suggest<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match (nearest(word, &known), known.as_slice()) {
            (_, []) => self,
            (Some(nearest), [_]) => self.did_you_mean(word, nearest, ""),
            (Some(nearest), _) => {
                let rest = format!(" Known here: {}", some(&known));
                self.did_you_mean(word, nearest, &rest)
            }
            (None, _) => self.help(format!("known here: {}", some(&known))),
        }
    }

    /// Names the nearest of `known`, and lists them only when none is near: for
    /// what a spec has many of, such as its types.
    pub(crate) fn suggest_name<'a>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match (nearest(word, &known), known.as_slice()) {
            (Some(nearest), _) => self.did_you_mean(word, nearest, ""),
            (None, []) => self,
            (None, _) => self.help(format!("known here: {}", some(&known))),
        }
    }

    /// Names the nearest of `known`, and says `otherwise` when none is near.
    pub(crate) fn suggest_or<'a>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: impl Into<String>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(word, &known) {
            Some(nearest) => self.did_you_mean(word, nearest, ""),
            None => self.help(otherwise),
        }
    }

    fn did_you_mean(mut self, word: &str, nearest: &str, rest: &str) -> Self {
        if let Some(span) = replaceable(self.span, word, nearest) {
            self = self.replace(span, nearest);
        }
        self.help(format!("did you mean `{nearest}`?{rest}"))
    }
}

/// The place of `word` within `span`, if `new` can be written there as it is:
/// the word stands bare, or in one pair of quotes. Escapes make it longer.
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

/// As `list`, cut where it gets too long to read: `a`, `b` or 40 more.
fn some(words: &[&str]) -> String {
    const MAX: usize = 20;
    match words.split_at_checked(MAX) {
        Some((shown, rest @ [_, _, ..])) => {
            let shown: Vec<String> = shown.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or {} more", shown.join(", "), rest.len())
        }
        _ => list(words),
    }
}

/// `a`, `b` or `c`.
pub(crate) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    // Long words would make the comparison slow and help nobody.
    const MAX: usize = 80;
    if word.len() > MAX {
        return None;
    }
    known
        .iter()
        .filter(|candidate| candidate.len() <= MAX)
        .map(|candidate| {
            let similarity = strsim::jaro_winkler(&word.to_lowercase(), &candidate.to_lowercase());
            (similarity, *candidate)
        })
        .filter(|(similarity, candidate)| *similarity > 0.8 && *candidate != word)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}
