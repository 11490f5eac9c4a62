//! The cases of response codes: an HTTP status, two digits, and the message.

/// A case of a response code, without the service code in its middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) status: u16,
    number: &'static str,
    pub(crate) message: &'static str,
}

impl Case {
    const fn new(status: u16, number: &'static str, message: &'static str) -> Self {
        Self {
            status,
            number,
            message,
        }
    }

    /// Returns the code for an operation with that service: `4091801`.
    pub(crate) fn code(self, service: &str) -> String {
        format!("{}{service}{}", self.status, self.number)
    }
}

pub(crate) const SUCCESSFUL: Case = Case::new(200, "00", "Successful");
pub(crate) const IN_PROGRESS: Case = Case::new(202, "00", "Request In Progress");
pub(crate) const BAD_REQUEST: Case = Case::new(400, "00", "Bad Request");
pub(crate) const FIELD_FORMAT: Case = Case::new(400, "01", "Invalid Field Format");
pub(crate) const MANDATORY_FIELD: Case = Case::new(400, "02", "Invalid Mandatory Field");
pub(crate) const UNAUTHORIZED: Case = Case::new(401, "00", "Unauthorized");
pub(crate) const INVALID_TOKEN: Case = Case::new(401, "01", "Invalid Token (B2B)");
pub(crate) const TOKEN_NOT_FOUND: Case = Case::new(401, "03", "Token Not Found (B2B)");
pub(crate) const TRANSACTION_EXPIRED: Case = Case::new(403, "00", "Transaction Expired");
pub(crate) const INSUFFICIENT_FUNDS: Case = Case::new(403, "14", "Insufficient Funds");
pub(crate) const NOT_PERMITTED: Case = Case::new(403, "15", "Transaction Not Permitted");
pub(crate) const NOT_FOUND: Case = Case::new(404, "00", "Not Found");
pub(crate) const TRANSACTION_NOT_FOUND: Case = Case::new(404, "01", "Transaction Not Found");
pub(crate) const INVALID_ACCOUNT: Case =
    Case::new(404, "11", "Invalid Card/Account/Customer/Virtual Account");
pub(crate) const INVALID_BILL: Case = Case::new(404, "12", "Invalid Bill/Virtual Account");
pub(crate) const PAID_BILL: Case = Case::new(404, "14", "Paid Bill");
pub(crate) const INCONSISTENT: Case = Case::new(404, "18", "Inconsistent Request");
pub(crate) const NOT_SUPPORTED: Case = Case::new(405, "00", "Requested Function Is Not Supported");
pub(crate) const CONFLICT: Case = Case::new(409, "00", "Conflict");
pub(crate) const DUPLICATE: Case = Case::new(409, "01", "Duplicate partnerReferenceNo");
pub(crate) const TOO_MANY_REQUESTS: Case = Case::new(429, "00", "Too Many Requests");
pub(crate) const GENERAL_ERROR: Case = Case::new(500, "00", "General Error");
pub(crate) const INTERNAL_ERROR: Case = Case::new(500, "01", "Internal Server Error");
pub(crate) const UNAVAILABLE: Case = Case::new(503, "00", "Service Unavailable");
pub(crate) const TIMEOUT: Case = Case::new(504, "00", "Timeout");
