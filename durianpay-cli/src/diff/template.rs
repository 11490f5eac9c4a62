//! Templates of headers, parameters and fields.

use durianpay_codegen::model::{NamedTemplate, template_text};

/// Returns the names and values, to compare them.
pub(super) fn values(all: &[NamedTemplate]) -> Vec<(&String, String)> {
    let text = |named: &NamedTemplate| template_text(&named.template);
    all.iter().map(|named| (&named.name, text(named))).collect()
}
