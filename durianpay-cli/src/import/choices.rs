//! The requirements that operations choose, each a set of security schemes.

use super::names::{plain, unique};

/// The requirements of all operations so far.
#[derive(Debug, Default)]
pub(super) struct Choices<'d> {
    pub(super) all: Vec<Choice<'d>>,
    /// The headers that carry a key of any operation, in lower case.
    pub(super) headers: Vec<String>,
    /// The requirements of the whole document.
    pub(super) of_document: Selected<'d>,
    /// Whether the remarks about the requirements of the whole document were made.
    pub(super) is_said: bool,
}

/// A list of requirements, of which an operation must meet one.
#[derive(Debug, Clone, Default)]
pub(super) struct Selected<'d> {
    /// The schemes of the first requirement that the language supports.
    pub(super) schemes: Vec<&'d str>,
    /// The reasons against the ones before it.
    pub(super) reasons: Vec<String>,
    /// The ones after it.
    pub(super) others: Vec<String>,
}

/// Security schemes that are required together.
#[derive(Debug, Clone)]
pub(super) struct Choice<'d> {
    /// The name of the `auth` table.
    pub(super) name: String,
    /// The names of the security schemes, in the order of the document.
    pub(super) schemes: Vec<&'d str>,
}

impl<'d> Choices<'d> {
    /// Returns the name of the `auth` table of a requirement.
    pub(super) fn claim(&mut self, schemes: &[&'d str]) -> String {
        if schemes.is_empty() {
            return durianpay_codegen::model::NO_AUTH.to_owned();
        }
        if let Some(known) = self.all.iter().find(|known| known.schemes == schemes) {
            return known.name.clone();
        }
        let words: Vec<String> = schemes.iter().map(|name| plain(name, "auth")).collect();
        let taken = |name: &str| {
            name == durianpay_codegen::model::NO_AUTH
                || self.all.iter().any(|known| known.name == name)
        };
        let name = unique(&words.join("_and_"), taken);
        self.all.push(Choice {
            name: name.clone(),
            schemes: schemes.to_vec(),
        });
        name
    }
}
