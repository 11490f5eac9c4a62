//! Decimal digits, written without the formatting machinery.

/// Appends a decimal number.
pub(crate) fn push_digits(out: &mut String, value: u64) {
    if value < 10 {
        out.push(digit(value));
        return;
    }
    // A u64 has at most 20 digits.
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    let mut rest = value;
    for place in digits.iter_mut().rev() {
        *place = b'0' + low_digit(rest);
        start -= 1;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    let written = digits.get(start..).unwrap_or_default();
    out.push_str(str::from_utf8(written).unwrap_or_default());
}

/// Appends the lowest `width` digits of a number, with leading zeros.
pub(crate) fn push_padded(out: &mut String, value: u64, width: u32) {
    for place in (0..width).rev() {
        out.push(digit(value / 10_u64.pow(place)));
    }
}

fn digit(value: u64) -> char {
    char::from(b'0' + low_digit(value))
}

fn low_digit(value: u64) -> u8 {
    (value % 10) as u8
}
