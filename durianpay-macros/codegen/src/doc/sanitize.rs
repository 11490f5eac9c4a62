//! Makes the prose of a spec safe for rustdoc.

use std::collections::BTreeMap;
use std::ops::Range;

/// Escapes text that rustdoc would take for a link, a tag or a bare URL by mistake.
/// Code spans and explicit links do not change.
pub(crate) fn sanitize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_fence = false;
    for (number, line) in text.trim().lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        // Rustdoc would treat an indented line as a code block, and run it as a
        // test.
        let line = line.trim();
        if let Some(language) = line.strip_prefix("```") {
            in_fence = !in_fence;
            let untyped = in_fence && language.is_empty();
            out.push_str(if untyped { "```text" } else { line });
        } else if in_fence {
            out.push_str(line);
        } else {
            sanitize_line(&mut out, line);
        }
    }
    if in_fence {
        out.push_str("\n```");
    }
    out
}

fn sanitize_line(out: &mut String, line: &str) {
    // Most lines contain none of these characters; searching for single characters
    // is fast even in an unoptimised generator.
    if !['`', '[', ']', '<', ':']
        .into_iter()
        .any(|special| line.contains(special))
    {
        out.push_str(line);
        return;
    }
    let fences = Fences::new(line);
    let last_parenthesis = line.rfind(')').unwrap_or_default();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let at = line.len() - rest.len();
        let taken = match first {
            '`' => {
                let (span, is_closed) = fences.span(at);
                let text = &line[span];
                rest = &rest[text.len()..];
                if is_closed {
                    out.push_str(text);
                } else {
                    out.push_str(&"\\`".repeat(text.len()));
                }
                continue;
            }
            '[' if at < last_parenthesis => written_link(rest),
            'h' if rest.starts_with("https://") || rest.starts_with("http://") => {
                let url = bare_url(rest);
                out.push('<');
                out.push_str(url);
                out.push('>');
                rest = &rest[url.len()..];
                continue;
            }
            _ => None,
        };
        if let Some(taken) = taken {
            out.push_str(taken);
            rest = &rest[taken.len()..];
            continue;
        }
        if matches!(first, '[' | ']' | '<') {
            out.push('\\');
        }
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
}

/// The runs of backticks in a line. Two runs of the same length enclose code.
struct Fences {
    /// The starts of the runs, by their length.
    starts: BTreeMap<usize, Vec<usize>>,
    /// The length of the run at each position.
    lengths: BTreeMap<usize, usize>,
}

impl Fences {
    fn new(line: &str) -> Self {
        let mut starts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut lengths = BTreeMap::new();
        let mut at = 0;
        while let Some(found) = line[at..].find('`') {
            let start = at + found;
            let length = line[start..]
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count();
            starts.entry(length).or_default().push(start);
            lengths.insert(start, length);
            at = start + length;
        }
        Self { starts, lengths }
    }

    /// Returns the range from the run at `start` to the end of the next run of the
    /// same length, and `true`; or only the run itself and `false` if there is no
    /// such run.
    fn span(&self, start: usize) -> (Range<usize>, bool) {
        let length = self.lengths.get(&start).copied().unwrap_or(1);
        let closing = self.starts.get(&length).and_then(|starts| {
            let next = starts.partition_point(|other| *other <= start);
            starts.get(next)
        });
        match closing {
            Some(closing) => (start..closing + length, true),
            None => (start..start + length, false),
        }
    }
}

/// `[words](https://…)`
fn written_link(text: &str) -> Option<&str> {
    let middle = 1 + text[1..].find(['[', ']'])?;
    if !text[middle..].starts_with("](http") {
        return None;
    }
    let end = text[middle..].find(')')?;
    Some(&text[..=middle + end])
}

fn bare_url(text: &str) -> &str {
    let end = text
        .find(|character: char| character.is_whitespace() || "<>()[]`\"".contains(character))
        .unwrap_or(text.len());
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::sanitize;

    #[test]
    fn prose_cannot_break_rustdoc() {
        for (prose, safe) in [
            ("a list [of] <things>", "a list \\[of\\] \\<things>"),
            ("`[T]` stays", "`[T]` stays"),
            ("see https://example.com/a.", "see <https://example.com/a>."),
            (
                "[page](https://example.com) stays",
                "[page](https://example.com) stays",
            ),
            ("an odd ` tick", "an odd \\` tick"),
            ("``[T] ` `` stays", "``[T] ` `` stays"),
            ("a ``` and ``[T]``", "a \\`\\`\\` and ``[T]``"),
            (
                "[a][b](https://example.com)",
                "\\[a\\][b](https://example.com)",
            ),
            ("[a](https://example.com", "\\[a\\](<https://example.com>"),
            ("    indented", "indented"),
            ("```\nlet x\n```", "```text\nlet x\n```"),
            ("```", "```text\n```"),
        ] {
            assert_eq!(sanitize(prose), safe);
        }
    }
}
