//! The content of a QRIS code: EMV QR Code Specification for Payment Systems,
//! Merchant-Presented Mode, in the layout of the integration guide's sample.

use durianpay_client::Amount;

/// Builds the content of a code for `amount`, with `payment` in its additional data. No wallet can
/// pay it: its acquirer does not exist.
pub(crate) fn code(payment: &str, amount: Amount) -> String {
    let acquirer = object("00", "ID.CO.SIMULATOR.WWW")
        + &object("01", "936000000000000000")
        + &object("02", "00000000")
        + &object("03", "UME");
    let scheme = object("00", "ID.CO.SIMULATOR.WWW")
        + &object("02", "ID0000000000000")
        + &object("03", "UME");
    let text = [
        object("00", "01"),                  // payload format
        object("01", "12"),                  // a code for one payment
        object("26", &acquirer),             // merchant account
        object("51", &scheme),               // merchant account, national
        object("52", "5399"),                // merchant category
        object("53", "360"),                 // rupiah, ISO 4217
        object("54", &amount.to_string()),   // amount
        object("58", "ID"),                  // country
        object("59", "Durianpay Simulator"), // merchant
        object("60", "JAKARTA"),             // city
        object("61", "12940"),               // postal code
        object("62", &object("05", payment)),
        // The checksum covers its own tag and length.
        "6304".to_owned(),
    ]
    .concat();
    let sum = crc16(text.as_bytes());
    format!("{text}{sum:04X}")
}

/// Formats a data object: tag, two digits of length, value.
fn object(tag: &str, value: &str) -> String {
    format!("{tag}{:02}{value}", value.len())
}

/// Computes CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF (ISO/IEC
/// 13239).
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum: u16, byte| {
        (0..8).fold(sum ^ (u16::from(*byte) << 8), |sum, _| {
            let carried = sum & 0x8000 != 0;
            (sum << 1) ^ if carried { 0x1021 } else { 0 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{code, crc16};
    use durianpay_client::Amount;

    #[test]
    fn the_checksum_matches_the_specification() {
        // The check value from the catalogue of CRC algorithms.
        assert_eq!(crc16(b"123456789"), 0x29B1);
    }

    #[test]
    fn a_code_consists_of_its_objects() {
        let text = code("pay_0dIWbuDJQ84078", Amount::from_hundredths(1_000_067));
        let (covered, sum) = text.split_at(text.len() - 4);
        assert_eq!(sum, format!("{:04X}", crc16(covered.as_bytes())));

        let mut rest = text.as_str();
        let mut found = Vec::new();
        while !rest.is_empty() {
            let (tag, behind) = rest.split_at(2);
            let (length, behind) = behind.split_at(2);
            let length: usize = length.parse().expect("a length has two digits");
            let (value, behind) = behind.split_at(length);
            found.push((tag, value));
            rest = behind;
        }
        assert!(found.contains(&("54", "10000.67")), "{found:?}");
        assert!(
            found.contains(&("62", "0518pay_0dIWbuDJQ84078")),
            "{found:?}"
        );
        assert!(text.starts_with("000201010212"), "{text}");
    }
}
