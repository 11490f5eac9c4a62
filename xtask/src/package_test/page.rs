//! A page of the documentation as a crate: files, commands and their output.

/// A step that a reader of the page takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Write a file: its path in the crate, and its text.
    Write(String, String),
    /// Run a command.
    Run(String),
    /// Compare the output of the last command.
    See(String),
}

/// Returns the steps of a page.
///
/// A code block is a file if the preceding line is its path in backticks, followed by a colon.
/// Otherwise, `sh` blocks are commands, and `text` blocks are the output of the last command.
///
/// # Errors
///
/// Fails if a block is none of these, or not closed.
pub(super) fn steps(page: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut before = "";
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let place = format!("line {}", number + 1);
            let text = block(&mut lines).ok_or(format!("{place}: a block is not closed"))?;
            steps.extend(read_block(&place, before, language, text)?);
        }
        if !line.is_empty() {
            before = line;
        }
    }
    Ok(steps)
}

/// Returns the text up to the end of the block.
fn block<'p>(lines: &mut impl Iterator<Item = (usize, &'p str)>) -> Option<String> {
    let mut text = String::new();
    for (_, line) in lines {
        if line == "```" {
            return Some(text);
        }
        text.push_str(line);
        text.push('\n');
    }
    None
}

fn read_block(
    place: &str,
    before: &str,
    language: &str,
    text: String,
) -> Result<Vec<Step>, String> {
    let path = before
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix("`:"));
    match (path, language) {
        (Some(path), _) => Ok(vec![Step::Write(path.to_owned(), text)]),
        (None, "sh") => Ok(text
            .lines()
            .map(|line| Step::Run(line.to_owned()))
            .collect()),
        (None, "text") => Ok(vec![Step::See(text)]),
        (None, _) => Err(format!(
            "{place}: the path of the file must precede the block, as in \"`src/main.rs`:\""
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, steps};

    #[test]
    fn a_page_is_read_as_steps() {
        let page = "Words.\n\n`a.toml`:\n\n```toml\nx = 1\n\ny = 2\n```\n\n```sh\ncargo a\ncargo b\n```\n\n```text\nseen\n```\n";
        let expected = [
            Step::Write("a.toml".to_owned(), "x = 1\n\ny = 2\n".to_owned()),
            Step::Run("cargo a".to_owned()),
            Step::Run("cargo b".to_owned()),
            Step::See("seen\n".to_owned()),
        ];
        assert_eq!(steps(page), Ok(expected.into()));
    }

    #[test]
    fn an_unusable_block_is_an_error() {
        for (page, part) in [
            ("Words.\n\n```rust\nfn a() {}\n```\n", "line 3"),
            ("```sh\ncargo a\n", "not closed"),
        ] {
            assert!(
                steps(page).is_err_and(|error| error.contains(part)),
                "{page}"
            );
        }
    }
}
