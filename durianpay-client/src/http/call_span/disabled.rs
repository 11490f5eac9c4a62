//! No span.

use crate::error::{Error, History};
use crate::http::request::Target;
use crate::types::descriptor::Endpoint;
use crate::types::outcome::Outcome;
use http::StatusCode;

/// The span of a call, which is not recorded.
#[derive(Clone)]
pub(crate) struct CallSpan;

/// Returned by [`CallSpan::enter`].
pub(crate) struct Entered;

#[expect(
    clippy::unused_self,
    reason = "the methods of a span that is recorded need it"
)]
impl CallSpan {
    pub(crate) fn none() -> Self {
        Self
    }

    pub(crate) fn begin(_: &Target, _: &'static Endpoint) -> Self {
        Self
    }

    pub(crate) fn is_recorded(&self) -> bool {
        false
    }

    pub(crate) fn instrument<F: Future>(&self, call: F) -> F {
        call
    }

    pub(crate) fn enter(&self) -> Entered {
        Entered
    }

    pub(crate) fn responded(&self, _: &Endpoint, _: StatusCode, _: History) {}

    pub(crate) fn request_id(&self, _: Option<&str>) {}

    pub(crate) fn failed(&self, _: &Error) {}

    pub(crate) fn ended_without_response(&self, _: &Endpoint, _: &Error) {}

    pub(crate) fn dropped(&self, _: Outcome, _: u32) {}
}
