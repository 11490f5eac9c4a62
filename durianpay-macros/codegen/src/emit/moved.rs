//! Tokens that are put into others without a copy.

use proc_macro2::TokenStream;
use quote::ToTokens;
use std::cell::RefCell;

/// Tokens that are put into others once, and moved there.
///
/// `quote!` only borrows what it interpolates, so that it copies each token, at
/// every level of what is nested. What is put in a second time is empty.
pub(super) struct Moved(RefCell<TokenStream>);

impl From<TokenStream> for Moved {
    fn from(tokens: TokenStream) -> Self {
        Self(RefCell::new(tokens))
    }
}

impl ToTokens for Moved {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend([self.0.take()]);
    }
}
