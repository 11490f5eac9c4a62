//! [`Currency`]: a currency, by its code.

use super::error::MoneyError;
use std::fmt;
use std::str::FromStr;

/// A currency, by the three letters of ISO 4217. Any three letters are accepted: new currencies
/// appear without notice. Lower-case letters are read as upper-case ones.
///
/// ```
/// use durianpay_client::Currency;
///
/// let currency: Currency = "usd".parse()?;
/// assert_eq!(currency.as_str(), "USD");
/// assert_eq!(currency.minor_digits(), Some(2));
/// assert_eq!("XBT".parse::<Currency>()?.minor_digits(), None);
/// # Ok::<(), durianpay_client::MoneyError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// The currencies with another number of decimals than two.
const OTHERS: &[(u8, &str)] = &[
    (
        0,
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

/// The currencies with two decimals: those of ISO 4217, and a few that it withdrew lately.
const WITH_TWO: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN \
    BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
    GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD \
    LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP \
    PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP \
    TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL";

impl Currency {
    /// Returns the code, in upper case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII letters are stored.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the number of decimals by ISO 4217, or `None` if the code has none there.
    #[must_use]
    pub fn minor_digits(&self) -> Option<u8> {
        let is_in = |list: &str| list.split(' ').any(|code| code == self.as_str());
        let mut others = OTHERS.iter();
        let other = others.find(|(_, list)| is_in(list));
        let other = other.map(|(digits, _)| *digits);
        other.or_else(|| is_in(WITH_TWO).then_some(2))
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let code: [u8; 3] = text
            .as_bytes()
            .try_into()
            .map_err(|_| MoneyError::NotACurrency)?;
        if !code.iter().all(u8::is_ascii_alphabetic) {
            return Err(MoneyError::NotACurrency);
        }
        Ok(Self(code.map(|letter| letter.to_ascii_uppercase())))
    }
}

impl AsRef<str> for Currency {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({self})")
    }
}
