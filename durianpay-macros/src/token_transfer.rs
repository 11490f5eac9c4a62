//! Hands generated code to the compiler in one piece.
//!
//! A token that belongs to the compiler is made by a call to it, and bindings
//! are hundreds of thousands of tokens. Made outside of it and given over as one
//! text, they take the compiler's own lexer a few milliseconds. The tokens have
//! the same spans either way: those of the call.

use proc_macro2::{TokenStream, fallback};
use std::sync::{Mutex, PoisonError};

/// Runs `generate` on tokens outside the compiler, and gives what it made to
/// the compiler. It must not see any token of the compiler's.
pub(crate) fn generate_outside<T>(generate: impl FnOnce() -> (TokenStream, T)) -> (TokenStream, T) {
    let (tokens, rest) = outside(generate);
    // The compiler's type has only the text in common with this one.
    let tokens = proc_macro::TokenStream::from(tokens);
    (TokenStream::from(tokens), rest)
}

/// Where tokens are made is one setting for the whole process.
fn outside<T>(run: impl FnOnce() -> T) -> T {
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
