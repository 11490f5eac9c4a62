//! Paths of crates that a user writes as text.

use crate::names;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};

/// Parses the path of a crate or module as generated code may name it: `::durianpay_client`, or
/// `crate::client`. A relative path would mean something else in a module with an item of that
/// name.
///
/// # Errors
///
/// Returns the reason if the text is not an absolute path.
pub fn absolute_path(text: &str) -> Result<TokenStream, String> {
    let (is_rooted, path) = match text.strip_prefix("::") {
        Some(path) => (true, path),
        None => (false, text),
    };
    let mut segments = path.split("::").peekable();
    let is_in_crate = !is_rooted && segments.next_if_eq(&"crate").is_some();
    let mut tokens = if is_in_crate {
        quote!(crate)
    } else {
        TokenStream::new()
    };
    for segment in segments {
        let segment = identifier(segment).ok_or("not a Rust path")?;
        tokens.extend(quote!(::#segment));
    }
    if is_rooted || is_in_crate {
        Ok(tokens)
    } else {
        Err(format!(
            "the path must be absolute; write `::{text}`, or begin it with `crate`"
        ))
    }
}

/// Returns the identifier, which may be a raw one.
fn identifier(text: &str) -> Option<TokenTree> {
    let name = text.strip_prefix("r#").unwrap_or(text);
    let is_start = |first: char| first.is_ascii_alphabetic() || first == '_';
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let ident =
        (name.starts_with(is_start) && name.chars().all(is_word)).then(|| names::ident(name));
    let is_same = |written: &String| written == text;
    let ident = ident.filter(|ident| is_same(&ident.to_string()))?;
    ident.into_token_stream().into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::absolute_path;

    #[test]
    fn absolute_paths_are_kept() {
        for (text, tokens) in [
            ("::durianpay_client", ":: durianpay_client"),
            ("crate", "crate"),
            ("crate::client", "crate :: client"),
            ("::facade::r#try::client", ":: facade :: r#try :: client"),
        ] {
            let path = absolute_path(text).map(|path| path.to_string());
            assert_eq!(path, Ok(tokens.to_owned()));
        }
    }

    #[test]
    fn any_other_text_is_an_error() {
        let not_absolute =
            "the path must be absolute; write `::dp`, or begin it with `crate`".to_owned();
        assert_eq!(absolute_path("dp").map(drop), Err(not_absolute));
        for text in [
            "",
            "::",
            "::d p",
            "::a::",
            "a-b",
            "::crate",
            "crate::self",
            "::struct",
            "::1a",
            "::_",
            "::é",
            "::r#a",
            "::r#self",
            "$crate",
        ] {
            let not_path = Err("not a Rust path".to_owned());
            assert_eq!(absolute_path(text).map(drop), not_path, "{text}");
        }
    }
}
