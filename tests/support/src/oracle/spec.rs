//! The expansion of any text.

use durianpay_codegen::{
    Diagnostic, Examples, Expansion, Handles, Options, Renderer, Source, Span, expand,
};

/// Expands the sources, and checks that the tokens are Rust and the diagnostics can be read.
pub fn check(sources: &[Source], handles: Handles, gated: bool) -> Expansion {
    let features = gated.then_some("");
    let options = Options {
        handles,
        features,
        only: Vec::new(),
        // No spec may let an example panic.
        examples: Examples::Tested("bindings".to_owned()),
    };
    let expansion = expand(sources, &options);
    if let Err(error) = syn::parse2::<syn::File>(expansion.tokens.clone()) {
        panic!("the tokens are not Rust: {error}\n{}", expansion.tokens);
    }
    let renderer = Renderer::new(sources);
    for diagnostic in &expansion.diagnostics {
        check_span(sources, diagnostic.span);
        check_drawing(diagnostic, &renderer.render(diagnostic));
    }
    expansion
}

/// A span lies within its source and is cut between characters.
fn check_span(sources: &[Source], span: Span) {
    let source = &sources[span.file];
    assert!(
        source.text.get(span.start..span.end).is_some(),
        "{span:?} is no piece of {}",
        source.name
    );
}

/// Each caret is under a character of the line above it, or just behind it.
fn check_drawing(diagnostic: &Diagnostic, text: &str) {
    let lines: Vec<&str> = text.lines().collect();
    let mut carets = 0;
    for pair in lines.windows(2) {
        let [line, below] = pair else { continue };
        let (Some((margin, line)), Some((blank, marks))) =
            (line.split_once(" | "), below.split_once(" | "))
        else {
            continue;
        };
        let is_drawn = marks.trim_start().trim_end_matches('^').is_empty() && marks.ends_with('^');
        if !is_drawn || !blank.trim().is_empty() || blank.len() != margin.len() {
            continue;
        }
        carets += 1;
        let width = line.chars().count();
        let end = marks.chars().count();
        assert!(
            end <= width.max(1) + 1,
            "a caret is beside its line:\n{text}"
        );
        assert!(width <= 200, "a line is too long to read:\n{text}");
    }
    assert!(carets > 0, "no caret for {diagnostic:?}:\n{text}");
}
