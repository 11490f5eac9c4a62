//! The files of a spec, and how they are read and tracked.

use durianpay_codegen::{Source, unreadable};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::path::Path;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token, parenthesized};

/// `"mine.toml"`, or `concat!(env!("OUT_DIR"), "/mine.toml")`.
pub(crate) struct SpecFile {
    /// The path, relative to the folder.
    path: String,
    folder: Folder,
    /// The span of the path.
    pub(crate) span: Span,
}

/// The folder that a path is relative to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Folder {
    /// That of the calling crate's `Cargo.toml`.
    Crate,
    /// That of the files which the build script of the calling crate writes.
    OutDir,
}

impl SpecFile {
    /// Creates a file of the calling crate.
    fn of_crate(path: &LitStr) -> Self {
        Self {
            path: path.value(),
            folder: Folder::Crate,
            span: path.span(),
        }
    }

    /// Checks whether a file begins here.
    pub(crate) fn peek(input: ParseStream<'_>) -> bool {
        let word = input.fork().parse::<Ident>();
        input.peek(LitStr) || word.is_ok_and(|word| word == "concat")
    }

    /// Reads the file.
    pub(crate) fn read(&self) -> syn::Result<Source> {
        let name = self.name();
        let Ok(folder) = std::env::var(self.folder.variable()) else {
            let reason = "the crate has no build script";
            return Err(self.error(&format!("cannot read the spec `{name}`: {reason}")));
        };
        match std::fs::read_to_string(Path::new(&folder).join(&self.path)) {
            Ok(text) => Ok(Source::new(name, text)),
            Err(error) => Err(self.error(&unreadable(&name, &error))),
        }
    }

    fn error(&self, message: &str) -> syn::Error {
        let help = match self.folder {
            Folder::Crate => {
                "the path must be relative to the directory of the crate's `Cargo.toml`"
            }
            Folder::OutDir => "the build script of the crate must write the file",
        };
        syn::Error::new(self.span, format!("{message}\n  = help: {help}"))
    }

    /// Returns the name that diagnostics show.
    fn name(&self) -> String {
        match self.folder {
            Folder::Crate => self.path.clone(),
            Folder::OutDir => format!("$OUT_DIR/{}", self.path),
        }
    }

    /// Returns the absolute path, as an expression for the compiler, which then tracks the file.
    pub(crate) fn absolute_path(&self) -> TokenStream {
        let variable = self.folder.variable();
        let path = format!("/{}", self.path);
        quote!(::core::concat!(::core::env!(#variable), #path))
    }
}

impl Folder {
    /// Returns the variable that Cargo sets to the folder.
    fn variable(self) -> &'static str {
        match self {
            Self::Crate => "CARGO_MANIFEST_DIR",
            Self::OutDir => "OUT_DIR",
        }
    }
}

impl Parse for SpecFile {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(|path| Self::of_crate(&path));
        }
        let parts = call(input, "concat")?;
        let variable: LitStr = call(&parts, "env")?.parse()?;
        if variable.value() != "OUT_DIR" {
            return Err(syn::Error::new(variable.span(), "expected \"OUT_DIR\""));
        }
        parts.parse::<Token![,]>()?;
        let path: LitStr = parts.parse()?;
        parts.parse::<Option<Token![,]>>()?;
        if !parts.is_empty() {
            return Err(parts.error("expected one path after `env!(\"OUT_DIR\")`"));
        }
        match path.value().strip_prefix('/') {
            Some(relative) => Ok(Self {
                path: relative.to_owned(),
                folder: Folder::OutDir,
                span: path.span(),
            }),
            None => Err(syn::Error::new(path.span(), "the path must begin with `/`")),
        }
    }
}

/// Parses `name!(…)` and returns the content of the parentheses.
fn call<'i>(input: ParseStream<'i>, name: &str) -> syn::Result<syn::parse::ParseBuffer<'i>> {
    let found: Ident = input.parse()?;
    if found != name {
        let message =
            format!("expected `{name}!`, as in `concat!(env!(\"OUT_DIR\"), \"/mine.toml\")`");
        return Err(syn::Error::new(found.span(), message));
    }
    input.parse::<Token![!]>()?;
    let content;
    parenthesized!(content in input);
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::SpecFile;
    use proc_macro2::Span;
    use syn::LitStr;

    /// This is the only place where bytes become text.
    #[test]
    fn invalid_utf8_is_rejected() {
        let file = std::env::temp_dir().join(format!("not-utf8-{}.toml", std::process::id()));
        std::fs::write(&file, b"[type.Order]\ndoc = \"caf\xe9\"\n").expect("a place for files");
        let path = LitStr::new(&file.to_string_lossy(), Span::call_site());
        let error = SpecFile::of_crate(&path).read();
        let error = error.expect_err("Latin-1 is not UTF-8").to_string();
        std::fs::remove_file(&file).expect("it was just written");
        assert!(error.contains("the file is not UTF-8"), "{error}");
    }
}
