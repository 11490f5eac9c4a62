//! [`ScriptedBody`]: the values that a script can respond with.

use crate::json::decoder::Decode;
use crate::json::document::to_string;
use crate::json::writer::Encode;
use crate::testing::example::{Example, ExampleError};
use serde_json::Value;

/// A value that [`Next::respond_with`](super::Next::respond_with) accepts: an
/// [`Example`](crate::testing::Example), a value of the API, [`Json`](crate::json::Json) or a
/// `serde_json::Value`.
pub trait ScriptedBody {
    #[doc(hidden)]
    fn to_value(&self) -> Result<Value, ExampleError>;
}

impl<T: Encode> ScriptedBody for T {
    fn to_value(&self) -> Result<Value, ExampleError> {
        // What the writer writes is JSON, unless it is nested too deep for any reader.
        Ok(serde_json::from_str(&to_string(self)).unwrap_or_default())
    }
}

impl<T: Decode> ScriptedBody for Example<T> {
    fn to_value(&self) -> Result<Value, ExampleError> {
        self.value()
    }
}

impl ScriptedBody for Value {
    fn to_value(&self) -> Result<Value, ExampleError> {
        Ok(self.clone())
    }
}
