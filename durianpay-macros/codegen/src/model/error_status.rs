//! The statuses of error responses, and what they mean for the request.

use std::fmt;

/// The meaning of an error for the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The request was not carried out.
    Rejected,
    /// The request may have been carried out.
    Unknown,
}

/// The statuses of an error response. The most exact entry describes a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorStatus {
    /// One status: `404`.
    Exact(u16),
    /// The statuses that begin with this digit: `4XX`.
    Class(u8),
    /// Every other status of an error: `default`.
    Default,
}

impl ErrorStatus {
    /// Parses a key of `errors`.
    ///
    /// ```
    /// use durianpay_codegen::model::ErrorStatus;
    ///
    /// assert_eq!(ErrorStatus::parse("404"), Some(ErrorStatus::Exact(404)));
    /// assert_eq!(ErrorStatus::parse("5XX"), Some(ErrorStatus::Class(5)));
    /// assert_eq!(ErrorStatus::parse("2XX"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "4XX" => Some(Self::Class(4)),
            "5XX" => Some(Self::Class(5)),
            "default" => Some(Self::Default),
            // Three digits: `0404` and `+404` also parse as numbers.
            digits if digits.len() == 3 => {
                let status = digits.parse().ok();
                let status = status.filter(|status| (100..600).contains(status));
                status.map(Self::Exact)
            }
            _ => None,
        }
    }

    /// Returns the number that it has in the table of endpoints: the status, the
    /// first digit of a class, or 0.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Exact(status) => status,
            Self::Class(digit) => digit.into(),
            Self::Default => 0,
        }
    }

    /// Returns whether it only describes errors, which a redirect or a success is not.
    #[must_use]
    pub fn is_error(self) -> bool {
        match self {
            Self::Exact(status) => status >= 400,
            Self::Class(_) | Self::Default => true,
        }
    }

    /// Returns the variant in Rust: the reason phrase of the status, or the name of the
    /// class.
    #[must_use]
    pub fn variant(self) -> String {
        let name = match self {
            Self::Exact(status) => match reason(status) {
                Some(reason) => reason,
                None => return format!("Status{status}"),
            },
            Self::Class(4) => "ClientError",
            Self::Class(_) => "ServerError",
            Self::Default => "Default",
        };
        name.to_owned()
    }
}

/// Returns the reason phrase of a status in RFC 9110, or in the RFC that registers the
/// status.
fn reason(status: u16) -> Option<&'static str> {
    Some(match status {
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        407 => "ProxyAuthenticationRequired",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        505 => "HttpVersionNotSupported",
        507 => "InsufficientStorage",
        508 => "LoopDetected",
        511 => "NetworkAuthenticationRequired",
        _ => return None,
    })
}

impl fmt::Display for ErrorStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(status) => write!(f, "{status}"),
            Self::Class(digit) => write!(f, "{digit}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}
