//! [`DisplayRupiah`]: an amount as people in Indonesia write it.

use crate::types::digits::push_padded;
use std::fmt;

/// Formats an amount for people. Created by [`Amount::display_rupiah`](crate::Amount::display_rupiah), which has
/// an example.
///
/// Width and fill of the format are supported, as for strings.
#[derive(Clone, Copy, Debug)]
pub struct DisplayRupiah {
    hundredths: i64,
}

impl DisplayRupiah {
    pub(super) const fn new(hundredths: i64) -> Self {
        Self { hundredths }
    }
}

impl fmt::Display for DisplayRupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.hundredths.unsigned_abs();
        let mut text = String::with_capacity(32);
        if self.hundredths < 0 {
            text.push('-');
        }
        text.push_str("Rp");
        let digits = (magnitude / 100).to_string();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        let hundredths = magnitude % 100;
        if hundredths > 0 {
            text.push(',');
            push_padded(&mut text, hundredths, 2);
        }
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::DisplayRupiah;

    #[test]
    fn thousands_are_separated_by_points() {
        for (hundredths, expected) in [
            (0, "Rp0"),
            (1, "Rp0,01"),
            (-10, "-Rp0,10"),
            (99_900, "Rp999"),
            (100_000, "Rp1.000"),
            (123_456_789, "Rp1.234.567,89"),
            (i64::MIN, "-Rp92.233.720.368.547.758,08"),
        ] {
            assert_eq!(DisplayRupiah::new(hundredths).to_string(), expected);
        }
    }

    #[test]
    fn width_pads_the_whole_text() {
        let [one, zero] = [100, 0].map(DisplayRupiah::new);
        let shown = format!("{one:>8}|{zero:<8}|");
        assert_eq!(shown, "     Rp1|Rp0     |");
    }
}
