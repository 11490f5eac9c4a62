//! `cargo xtask openapi`: a spec as an `OpenAPI` document.

use crate::openapi::{self, Edition, Version};
use crate::{check, expand};
use durianpay_codegen::model::Spec;
use durianpay_codegen::read;
use std::fs;

/// The document of the shipped spec, stored in the repository.
pub(crate) const STORED: &str = "docs/openapi.json";

const USAGE: &str = "cargo xtask openapi [--version 3.1|3.0] [--out FILE] [FILE…]";

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Request<'a> {
    version: Version,
    out: Option<&'a str>,
    files: Vec<&'a str>,
}

/// Writes or gives back the document.
pub(crate) fn run(arguments: &[&str]) -> Result<String, String> {
    let Request {
        version,
        out,
        files,
    } = Request::of(arguments)?;
    let text = if files.is_empty() {
        openapi::text(&expand::read_shipped()?, &shipped_edition(), version)
    } else {
        openapi::text(&read_files(&files)?, &Edition::default(), version)
    };
    let Some(out) = out else { return Ok(text) };
    fs::write(out, text).map_err(|error| format!("cannot write {out}: {error}"))?;
    Ok(format!("{out} written"))
}

/// The document of the shipped spec as it is stored.
pub(crate) fn stored(spec: &Spec) -> String {
    openapi::text(spec, &shipped_edition(), Version::default())
}

/// The shipped spec has the version and the licence of the packages.
fn shipped_edition() -> Edition<'static> {
    Edition {
        version: env!("CARGO_PKG_VERSION"),
        license: Some(env!("CARGO_PKG_LICENSE")),
    }
}

fn read_files(files: &[&str]) -> Result<Spec, String> {
    let sources = files
        .iter()
        .map(|file| check::open(file))
        .collect::<Result<Vec<_>, _>>()?;
    let (spec, diagnostics) = read(&sources);
    if diagnostics.is_empty() {
        Ok(spec)
    } else {
        Err(check::human::report(&sources, &diagnostics))
    }
}

impl<'a> Request<'a> {
    fn of(arguments: &[&'a str]) -> Result<Self, String> {
        let mut request = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--version" => request.version = version(rest.next().copied())?,
                "--out" => {
                    let file = rest.next().copied();
                    request.out = Some(file.ok_or_else(|| usage("`--out` needs a file"))?);
                }
                unknown if unknown.starts_with('-') => {
                    return Err(usage(&format!("no option `{unknown}` is known")));
                }
                file => request.files.push(file),
            }
        }
        Ok(request)
    }
}

fn version(text: Option<&str>) -> Result<Version, String> {
    match text {
        Some("3.1" | "3.1.0") => Ok(Version::V3_1),
        Some("3.0" | "3.0.3") => Ok(Version::V3_0),
        Some(other) => Err(usage(&format!(
            "no version `{other}` can be written, only 3.1 and 3.0"
        ))),
        None => Err(usage("`--version` needs 3.1 or 3.0")),
    }
}

fn usage(fault: &str) -> String {
    format!("{fault}\n\n{USAGE}")
}

#[cfg(test)]
mod tests {
    use super::{Request, Version};

    #[test]
    fn arguments_come_in_any_order() {
        let request = Request::of(&["mine.toml", "--version", "3.0", "more.toml", "--out", "x"]);
        let expected = Request {
            version: Version::V3_0,
            out: Some("x"),
            files: vec!["mine.toml", "more.toml"],
        };
        assert_eq!(request, Ok(expected));
        assert_eq!(Request::of(&[]), Ok(Request::default()));
    }

    #[test]
    fn a_wrong_argument_is_named() {
        for (arguments, fault) in [
            (
                vec!["--version", "2.0"],
                "no version `2.0` can be written, only 3.1 and 3.0",
            ),
            (vec!["--version"], "`--version` needs 3.1 or 3.0"),
            (vec!["--out"], "`--out` needs a file"),
            (vec!["--yaml"], "no option `--yaml` is known"),
        ] {
            let error = Request::of(&arguments).expect_err(fault);
            assert_eq!(error.lines().next(), Some(fault));
        }
    }
}
