//! The cryptography library that signs requests and verifies signatures.
//!
//! Both libraries have the same API for what is used of them. aws-lc-rs is preferred, since `ring` is
//! a default feature, so that whoever turns on `aws-lc-rs` has chosen it.

#[cfg(feature = "aws-lc-rs")]
pub(crate) use aws_lc_rs::{hmac, rand, signature};
#[cfg(all(feature = "ring", not(feature = "aws-lc-rs")))]
pub(crate) use ring::{hmac, rand, signature};

#[cfg(not(any(feature = "aws-lc-rs", feature = "ring")))]
compile_error!(
    "the feature `signing` needs a cryptography library: enable the feature `ring` or `aws-lc-rs` of \
     durianpay-client"
);

/// Returns whether the library can sign with a private RSA key of this length. ring's primes have a
/// multiple of 512 bits, and at most 2048.
pub(crate) fn signs_with_bits(bits: usize) -> bool {
    cfg!(feature = "aws-lc-rs") || matches!(bits, 2048 | 3072 | 4096)
}
