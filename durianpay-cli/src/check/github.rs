//! Diagnostics as [workflow commands], which GitHub Actions shows at the lines that they are about.
//!
//! [workflow commands]: https://docs.github.com/actions/reference/workflow-commands-for-github-actions

use crate::workflow::{data, property};
use durianpay_codegen::{Diagnostic, Related, Source, SourceMap, Span};
use std::fmt::Write as _;

/// Returns the report, one command per line and diagnostic.
#[must_use]
pub fn report(sources: &[Source], diagnostics: &[Diagnostic]) -> String {
    let map = SourceMap::new(sources);
    diagnostics
        .iter()
        .map(|diagnostic| command(&map, diagnostic))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Formats a diagnostic, such as
/// `::error file=spec/orders.toml,line=2,endLine=2,col=1,endColumn=5,title=unknown-key::…`
fn command(map: &SourceMap<'_>, diagnostic: &Diagnostic) -> String {
    let Diagnostic {
        rule,
        severity,
        message,
        span,
        help,
        related,
        // The help text already contains it.
        edits: _,
    } = diagnostic;
    let mut text = message.clone();
    for Related { span, what } in related {
        let _ = write!(text, "\nnote: {what}{}", at(map, *span));
    }
    let _ = write!(text, "\nhelp: {help}");
    format!(
        "::{} {}title={}::{}",
        severity.name(),
        place(map, *span),
        property(rule.code()),
        data(&text),
    )
}

fn place(map: &SourceMap<'_>, span: Span) -> String {
    let (Some(source), Some(from), Some(to)) = (
        map.source(span.file),
        map.position(span.file, span.start),
        map.position(span.file, span.end),
    ) else {
        return String::new();
    };
    format!(
        "file={},line={},endLine={},col={},endColumn={},",
        property(&source.name),
        from.line,
        to.line,
        from.column,
        to.column,
    )
}

fn at(map: &SourceMap<'_>, span: Span) -> String {
    let source = map.source(span.file);
    let position = map.position(span.file, span.start);
    source
        .zip(position)
        .map_or_else(String::new, |(source, position)| {
            format!(" ({}:{}:{})", source.name, position.line, position.column)
        })
}

#[cfg(test)]
mod tests {
    use super::report;
    use durianpay_codegen::{Source, read};

    /// Follows the [rules] of the runner: `%` and line ends are escaped everywhere, `:` and `,`
    /// only in properties.
    ///
    /// [rules]: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    #[test]
    fn delimiters_are_escaped() {
        let text = "[type.Order.fields]\n\"50% off: a, b\" = 1\n";
        let sources = [Source::new("specs, 100%/c:\\orders.toml", text)];
        let (_, diagnostics) = read(&sources);
        assert_eq!(
            report(&sources, &diagnostics),
            "::error file=specs%2C 100%25/c%3A\\orders.toml,line=2,endLine=2,col=19,endColumn=20,\
             title=wrong-kind::field `50%25 off: a, b` must be a string or a table, found an integer\
             %0Ahelp: strings are quoted, numbers and booleans are not; \
             lists are written as `[…]`, tables as `{…}`"
        );
    }

    #[test]
    fn a_carriage_return_does_not_end_the_command() {
        assert_eq!(super::data("a\r\nb%0A"), "a%0D%0Ab%250A");
    }
}
