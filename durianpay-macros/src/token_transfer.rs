//! Passes generated tokens to the compiler as one text, which is faster.
//!
//! Each token that belongs to the compiler is created by a call across the
//! procedural-macro bridge, and the bindings have hundreds of thousands of tokens.
//! If `proc_macro2`'s own implementation creates them and they are passed as one
//! text, they cost the compiler's lexer a few milliseconds. The spans are the same
//! either way: those of the macro call.
//!
//! This relies on:
//!
//! - [`fallback::force`] and [`fallback::unforce`], which `proc_macro2` exports for
//!   niche uses and omits from its rendered documentation. They set one flag for
//!   the whole process, so a mutex keeps concurrent expansions apart, and the flag
//!   is reset even if the generator panics.
//! - the generator not using tokens of the compiler: the two kinds of tokens must
//!   not be mixed in one stream.
//! - the text of the tokens being equivalent to the tokens themselves, which holds
//!   for everything that `quote!` creates.
//!
//! Without this module, [`generate_outside`] would only call its argument.

use proc_macro2::{TokenStream, fallback};
use std::sync::{Mutex, PoisonError};

/// Runs `generate` with tokens that do not belong to the compiler, and converts its
/// output to tokens of the compiler. `generate` must not use tokens of the
/// compiler.
pub(crate) fn generate_outside<T>(generate: impl FnOnce() -> (TokenStream, T)) -> (TokenStream, T) {
    let (tokens, rest) = with_fallback(generate);
    // The two kinds of token streams can only be converted through their text.
    let tokens = proc_macro::TokenStream::from(tokens);
    (TokenStream::from(tokens), rest)
}

/// Runs `run` while `proc_macro2` uses its own implementation.
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
