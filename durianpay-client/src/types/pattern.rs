//! Codes in which some digits are placeholders.

/// Returns whether a string matches a pattern in which each `x` matches any decimal
/// digit.
pub fn fits_pattern(pattern: &str, text: &str) -> bool {
    let fits =
        |(pattern, byte): (u8, u8)| pattern == byte || pattern == b'x' && byte.is_ascii_digit();
    pattern.len() == text.len() && pattern.bytes().zip(text.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::fits_pattern;

    #[test]
    fn an_x_matches_one_digit() {
        assert!(fits_pattern("401xx01", "4011801"));
        assert!(fits_pattern("2007300", "2007300"));
        for other in ["401xx02", "40118010", "401180", "4011a01", "401١01", ""] {
            assert!(!fits_pattern("401xx01", other), "{other}");
        }
    }
}
