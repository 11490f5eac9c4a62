//! The values of `X-EXTERNAL-ID` that force a response.

use super::case::{
    CONFLICT, Case, DUPLICATE, FIELD_FORMAT, IN_PROGRESS, INTERNAL_ERROR, INVALID_TOKEN,
    MANDATORY_FIELD, SUCCESSFUL, TIMEOUT, UNAUTHORIZED,
};
use super::refusal::Refusal;

/// The response that a value forces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// The request is executed, and a success has this code.
    Succeeds(Case),
    /// The request is not executed.
    Refuses(Case, &'static str),
    /// The request is executed, and its response is replaced by this one.
    Fails(Case),
}

impl Trigger {
    /// Returns the response that an `X-EXTERNAL-ID` forces; `None` for all but the documented
    /// values.
    pub(crate) fn of(external_id: &str) -> Option<Self> {
        Some(match external_id {
            "200001" => Self::Succeeds(SUCCESSFUL),
            "202001" => Self::Succeeds(IN_PROGRESS),
            "400001" => Self::Refuses(FIELD_FORMAT, ""),
            "400002" => Self::Refuses(MANDATORY_FIELD, ""),
            "401001" => Self::Refuses(INVALID_TOKEN, ""),
            "401002" => Self::Refuses(UNAUTHORIZED, "Invalid X-Signature"),
            "409001" => Self::Refuses(CONFLICT, ""),
            "409002" => Self::Refuses(DUPLICATE, ""),
            "500001" => Self::Fails(INTERNAL_ERROR),
            "504001" => Self::Fails(TIMEOUT),
            _ => return None,
        })
    }

    /// Returns the code of a success.
    pub(crate) fn success(self) -> Option<Case> {
        match self {
            Self::Succeeds(case) => Some(case),
            Self::Refuses(..) | Self::Fails(_) => None,
        }
    }

    /// Rejects the request before it is executed.
    pub(crate) fn before(self) -> Result<(), Refusal> {
        match self {
            Self::Refuses(case, reason) => Err(Refusal::with(case, reason)),
            Self::Succeeds(_) | Self::Fails(_) => Ok(()),
        }
    }

    /// Replaces the response to a request that was executed.
    pub(crate) fn afterwards(self) -> Result<(), Refusal> {
        match self {
            Self::Fails(case) => Err(Refusal::new(case)),
            Self::Succeeds(_) | Self::Refuses(..) => Ok(()),
        }
    }
}
