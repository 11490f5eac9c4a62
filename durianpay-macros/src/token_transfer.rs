//! Hands generated tokens to the compiler in one piece, for speed.
//!
//! Each token that belongs to the compiler is made by a call across the
//! procedural-macro bridge, and the bindings are hundreds of thousands of
//! tokens. Made by `proc_macro2`'s own implementation and handed over as one
//! text, they cost the compiler's lexer a few milliseconds. Spans are the same
//! either way: those of the call.
//!
//! This relies on:
//!
//! - [`fallback::force`] and [`fallback::unforce`], which `proc_macro2` exports
//!   and leaves out of its rendered documentation, as a niche use. They set one
//!   flag for the whole process, so a mutex keeps expansions of one process
//!   apart, and the flag is reset also when the generator panics.
//! - the generator using no token of the compiler: a token of the one kind
//!   cannot be put into a stream of the other.
//! - the text of the tokens being what the compiler would have read from the
//!   tokens themselves, which holds for all that `quote!` makes.
//!
//! Without this module, [`generate_outside`] is a call of its argument.

use proc_macro2::{TokenStream, fallback};
use std::sync::{Mutex, PoisonError};

/// Runs `generate` on tokens outside the compiler, and converts what it made to
/// tokens of the compiler. It must not use any token of the compiler.
pub(crate) fn generate_outside<T>(generate: impl FnOnce() -> (TokenStream, T)) -> (TokenStream, T) {
    let (tokens, rest) = with_fallback(generate);
    // The two kinds of token streams have only their text in common.
    let tokens = proc_macro::TokenStream::from(tokens);
    (TokenStream::from(tokens), rest)
}

/// Runs `run` while `proc_macro2` makes its own tokens.
fn with_fallback<T>(run: impl FnOnce() -> T) -> T {
    static SETTING: Mutex<()> = Mutex::new(());
    struct Restored;
    impl Drop for Restored {
        fn drop(&mut self) {
            fallback::unforce();
        }
    }
    let _one_at_a_time = SETTING.lock().unwrap_or_else(PoisonError::into_inner);
    let _restored = Restored;
    fallback::force();
    run()
}
