//! Numbers that are unique to each request.

use crate::types::descriptor::{Api, Auth, Part, SigningScheme};
use crate::types::idempotency_key::IdempotencyKey;

/// The number of digits that 122 random bits can fill.
const MOST_DIGITS: u8 = 36;

/// Creates a decimal number with the given number of digits, at most 36, from random bytes. It
/// never begins with a zero, which a server that parses it as a number would lose.
///
/// The six bits that a random UUID fixes are not used.
pub(crate) fn digits(random: [u8; 16], digits: u8) -> String {
    let all = u128::from_be_bytes(random);
    // The version is in bits 48 to 51 from the left, the variant in bits 64 and 65.
    let (high, middle, low) = (all >> 80, all >> 64 & 0xfff, all & ((1 << 62) - 1));
    let unfixed = high << 74 | middle << 62 | low;
    let digits = u32::from(digits.clamp(1, MOST_DIGITS));
    let least = 10_u128.pow(digits - 1);
    (least + unfixed % (least * 9)).to_string()
}

/// Returns the length of an API's idempotency keys in digits, if its requests use the unique
/// number as the key.
pub(crate) fn digits_of_keys(api: &Api) -> Option<u8> {
    Some(scheme_of_keys(api)?.unique_id_digits)
}

/// Checks an idempotency key of the caller's choice, if it is the unique number of an API.
pub(crate) fn check(api: &Api, key: &IdempotencyKey) -> Result<(), String> {
    let Some(longest) = scheme_of_keys(api).and_then(|scheme| scheme.unique_id_max) else {
        return Ok(());
    };
    let bytes = key.as_str().as_bytes();
    if bytes.len() <= usize::from(longest) && bytes.iter().all(u8::is_ascii_alphanumeric) {
        return Ok(());
    }
    Err(format!(
        "the API {} does not take the idempotency key: use 1 to {longest} ASCII letters and digits",
        api.name
    ))
}

/// Returns how requests are signed, if their unique number is their idempotency key.
fn scheme_of_keys(api: &Api) -> Option<&'static SigningScheme> {
    let Auth::Signed(scheme) = api.auth.usual() else {
        return None;
    };
    let of_key = api.idempotency_header?;
    let mut headers = scheme.headers.iter();
    let (_, template) = headers.find(|(name, _)| name.eq_ignore_ascii_case(of_key))?;
    (*template == [Part::UniqueId]).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::digits;
    use std::collections::BTreeSet;
    use uuid::Builder;

    #[test]
    fn a_number_has_its_digits_and_no_leading_zero() {
        for length in [16, 32, 36] {
            for random in [[0; 16], [0xff; 16], [7; 16]] {
                let number = digits(random, length);
                assert_eq!(number.len(), usize::from(length), "{number}");
                assert!(!number.starts_with('0'), "{number}");
            }
        }
        assert_eq!(digits([0; 16], 16), "1000000000000000");
    }

    #[test]
    fn fixed_bits_of_a_uuid_change_nothing_and_any_other_bit_does() {
        let random = [0x5a; 16];
        let of_uuid = Builder::from_random_bytes(random).into_uuid().into_bytes();
        assert_eq!(digits(of_uuid, 36), digits(random, 36));
        let mut seen = BTreeSet::from([digits([0; 16], 36)]);
        for bit in (0..128).filter(|bit| !matches!(bit, 48..=51 | 64 | 65)) {
            let mut random = [0; 16];
            random[bit / 8] = 0x80 >> (bit % 8);
            assert!(seen.insert(digits(random, 36)), "bit {bit}");
        }
    }
}
