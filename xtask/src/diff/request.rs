//! What `cargo xtask diff` is asked for.

use super::change::Level;

/// Two versions to be compared.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request<'a> {
    pub(super) old: &'a str,
    pub(super) new: &'a str,
    pub(super) format: Format,
    /// The least level that makes the command fail.
    pub(super) deny: Option<Level>,
}

/// How the changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl<'a> Request<'a> {
    /// Reads the arguments behind `diff`.
    pub(super) fn parse(arguments: &[&'a str]) -> Result<Self, String> {
        let mut versions = Vec::new();
        let mut format = Format::Text;
        let mut deny = None;
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--format" => format = parse_format(rest.next())?,
                "--deny" => deny = Some(parse_level(rest.next())?),
                unknown if unknown.starts_with('-') => {
                    return Err(format!(
                        "`diff` has no option `{unknown}`; there are `--format` and `--deny`"
                    ));
                }
                version => versions.push(version),
            }
        }
        match versions.as_slice() {
            [old, new] => Ok(Self {
                old,
                new,
                format,
                deny,
            }),
            _ => Err(
                "`diff` compares two versions: each a folder, a file, or a git revision".to_owned(),
            ),
        }
    }
}

fn parse_format(word: Option<&&str>) -> Result<Format, String> {
    match word {
        Some(&"text") => Ok(Format::Text),
        Some(&"json") => Ok(Format::Json),
        _ => Err("`--format` is `text` or `json`".to_owned()),
    }
}

fn parse_level(word: Option<&&str>) -> Result<Level, String> {
    let level = Level::ALL
        .into_iter()
        .find(|level| word.is_some_and(|word| level.to_string() == *word));
    level.ok_or_else(|| "`--deny` is `major`, `minor` or `patch`".to_owned())
}
