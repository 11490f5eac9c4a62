//! Applies the edits of diagnostics to the files of a spec.

use durianpay_codegen::{Diagnostic, Edit, Role, Source, lint};
use std::collections::BTreeMap;

/// The maximum number of rounds. One round fixes what does not overlap; the next one fixes what
/// was hidden by other errors.
const ROUNDS: usize = 20;

/// A spec after its edits.
#[derive(Debug)]
pub struct Fixed {
    /// The files, in the order in which they were given.
    pub sources: Vec<Source>,
    /// The number of diagnostics whose edits were applied.
    pub applied: usize,
}

/// Applies the edits of all diagnostics, and of those that are found then, until none has an edit.
/// The files of a base are never changed.
#[must_use]
pub fn fix(mut sources: Vec<Source>) -> Fixed {
    let mut applied = 0;
    for _ in 0..ROUNDS {
        let (_, diagnostics) = lint(&sources);
        let round = Round::new(&sources, &diagnostics);
        if round.applied == 0 {
            break;
        }
        applied += round.applied;
        round.apply(&mut sources);
    }
    Fixed { sources, applied }
}

/// Edits that do not overlap.
#[derive(Default)]
struct Round<'a> {
    /// The edits, by file and first byte.
    edits: BTreeMap<(usize, usize), &'a Edit>,
    applied: usize,
}

impl<'a> Round<'a> {
    fn new(sources: &[Source], diagnostics: &'a [Diagnostic]) -> Self {
        let mut round = Self::default();
        for Diagnostic { edits, .. } in diagnostics {
            let is_own = |edit: &Edit| {
                let source = sources.get(edit.span.file);
                source.is_some_and(|source| source.role == Role::Own)
            };
            // The edits of one diagnostic are applied together or not at all.
            let is_free = |edit: &Edit| is_own(edit) && !round.overlaps(edit);
            if edits.is_empty() || !edits.iter().all(is_free) {
                continue;
            }
            let all = edits.iter();
            let all = all.map(|edit| ((edit.span.file, edit.span.start), edit));
            round.edits.extend(all);
            round.applied += 1;
        }
        round
    }

    /// Checks whether an edit touches the place of another one. An insertion takes the place
    /// between two bytes.
    fn overlaps(&self, edit: &Edit) -> bool {
        let Edit { span, .. } = edit;
        let upto = (span.file, 0)..=(span.file, span.end);
        let before = self.edits.range(upto).next_back();
        before.is_some_and(|(_, other)| other.span.end >= span.start)
    }

    fn apply(self, sources: &mut [Source]) {
        // From the end, so that the places before an edit stay valid.
        for Edit { span, replacement } in self.edits.into_values().rev() {
            let text = sources.get_mut(span.file).map(|source| &mut source.text);
            let text = text.filter(|text| text.get(span.start..span.end).is_some());
            if let Some(text) = text {
                text.replace_range(span.start..span.end, replacement);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fix;
    use durianpay_codegen::Source;

    fn fixed(text: &str) -> (String, usize) {
        let mut fixed = fix(vec![Source::new("spec.toml", text)]);
        (fixed.sources.remove(0).text, fixed.applied)
    }

    #[test]
    fn all_edits_of_a_file_are_applied() {
        let (text, applied) = fixed("[type.Order.fields]\nid = \"sting\"\nno = \"intger?\"\n");
        assert_eq!(
            text,
            "[type.Order.fields]\nid = \"string\"\nno = \"integer?\"\n"
        );
        assert_eq!(applied, 2);
    }

    /// The missing quotes hide the unknown type.
    #[test]
    fn errors_that_were_hidden_are_fixed_too() {
        let (text, applied) = fixed("[type.Order.fields]\nid = sting\n");
        assert_eq!(text, "[type.Order.fields]\nid = \"string\"\n");
        assert_eq!(applied, 2);
    }

    #[test]
    fn a_spec_without_edits_stays_as_it_is() {
        let text = "[type.Order.fields]\nid = \"Xyz\"\n";
        assert_eq!(fixed(text), (text.to_owned(), 0));
    }

    #[test]
    fn files_of_a_base_are_never_changed() {
        let base = Source::base("base.toml", "[type.Order.fields]\nid = \"sting\"\n");
        let own = Source::new("mine.toml", "[type.Mine.fields]\nid = \"sting\"\n");
        let fixed = fix(vec![base.clone(), own]);
        assert_eq!(fixed.sources[0].text, base.text);
        assert_eq!(fixed.applied, 1);
    }
}
