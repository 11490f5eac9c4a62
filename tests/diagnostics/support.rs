//! The expansion of specs, and the text of their diagnostics.

use durianpay_codegen::{Diagnostic, Examples, Expansion, Handles, Options, Source, expand};

/// Expands a spec and checks that the tokens are valid Rust, whatever the diagnostics.
pub(crate) fn expand_parsed(sources: &[Source]) -> Expansion {
    let options = Options {
        handles: Handles::Inherent,
        features: None,
        only: Vec::new(),
        examples: Examples::Omitted,
    };
    let expansion = expand(sources, &options);
    if let Err(error) = syn::parse2::<syn::File>(expansion.tokens.clone()) {
        panic!("the tokens are not Rust: {error}\n{}", expansion.tokens);
    }
    expansion
}

/// Renders all diagnostics as `durianpay spec check` prints them.
pub(crate) fn text(found: &[Diagnostic], sources: &[Source]) -> String {
    let mut text = String::new();
    for diagnostic in found {
        let severity = diagnostic.severity.name();
        text += &[severity, "[", diagnostic.rule.code(), "]: "].concat();
        text += &diagnostic.render(sources);
        text += "\n\n";
    }
    text
}

/// Returns the settings of the snapshots of diagnostics.
pub(crate) fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/diagnostics");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
