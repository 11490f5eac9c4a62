//! Examples of calls, for the docs of the methods that make them.

mod imports;
mod layout;
mod literal;
mod outline;
mod value;

use crate::model::{Endpoint, Positions, Spec, Type};
use crate::names;
use layout::Code;
use literal::Hint;
use std::collections::BTreeSet;
use value::{Form, Values};

/// The examples in the docs of methods. They are for rustdoc only, since they cost time
/// in every other build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Examples {
    /// There are none.
    #[default]
    Omitted,
    /// They are shown, but not compiled: the path of the bindings module is unknown.
    Shown,
    /// They are doc tests, in which the bindings module has this path: `my_crate::api`.
    Tested(String),
}

/// Writes the examples of a spec.
pub(crate) struct ExampleWriter<'a> {
    pub(crate) spec: &'a Spec,
    pub(crate) positions: &'a Positions<'a>,
    /// The objects that have a required field.
    pub(crate) requiring: &'a BTreeSet<String>,
    pub(crate) examples: &'a Examples,
    /// Whether the bindings define a client.
    pub(crate) has_own_client: bool,
    /// Whether a trait adds the resources to the client.
    pub(crate) is_extension: bool,
}

impl ExampleWriter<'_> {
    /// Writes the code block of a call with everything that is required, or nothing if
    /// the bindings have no examples.
    pub(crate) fn write(&self, endpoint: &Endpoint) -> Option<String> {
        let path = match self.examples {
            Examples::Omitted => return None,
            Examples::Shown => None,
            Examples::Tested(path) => Some(path.as_str()),
        };
        let mut values = Values::new(self.spec, self.positions, path.unwrap_or("bindings"));
        let Some(call) = self.call(&mut values, endpoint) else {
            // The request is so large that variables show more.
            return Some(self.outline(endpoint));
        };
        let uses = values.uses();
        let gap = if uses.is_empty() { "" } else { "\n" };
        let call = call.statement();
        Some(match path {
            Some(path) => {
                let (head, tail) = self.hidden(path);
                format!("```no_run\n{uses}{head}{gap}{call}\n{tail}\n```")
            }
            None => format!("```text\n{uses}{gap}{call}\n```"),
        })
    }

    /// Writes the code block of a call with a variable for each required value.
    pub(crate) fn outline(&self, endpoint: &Endpoint) -> String {
        outline::outline(self.spec, endpoint, self.positions, self.requiring)
    }

    /// Writes the hidden lines before and after the call.
    fn hidden(&self, path: &str) -> (String, &'static str) {
        let client = if self.has_own_client {
            path
        } else {
            "durianpay_client"
        };
        let resources = if self.is_extension {
            format!("# use {path}::Resources as _;\n")
        } else {
            String::new()
        };
        let head = format!(
            "{resources}\
             # async fn example(\n\
             #     client: {client}::Client,\n\
             # ) -> std::result::Result<(), std::boxed::Box<dyn std::error::Error>> {{\n"
        );
        (head, "# Ok(())\n# }")
    }

    /// Writes `let order = client.orders().create(…).await?;`
    fn call(&self, values: &mut Values<'_>, endpoint: &Endpoint) -> Option<Code> {
        let arguments = endpoint.arguments(self.requiring, false);
        let is_named = self.positions.are_arguments_named(&arguments);
        let form = if is_named { Form::Exact } else { Form::Into };
        let mut passed = Vec::new();
        for argument in &arguments {
            let hint = Hint::of_argument(argument);
            let value = values.of_type(&argument.ty(), hint, form)?;
            passed.push(if is_named {
                value.prefixed(&format!("{}: ", names::ident(argument.name())))
            } else {
                value
            });
        }
        if is_named {
            let name = values.own(&endpoint.arguments_name(false));
            passed = vec![Code::braced(&name, passed)];
        }
        let call = format!(
            "{}client.{}().{}(",
            binding(endpoint),
            names::ident(&names::accessor(endpoint.resource())),
            names::ident(&endpoint.method),
        );
        Some(Code::list(call, passed, ").await?;"))
    }
}

/// Writes `let order = `, or nothing if the response is empty.
fn binding(endpoint: &Endpoint) -> String {
    let is_empty = endpoint.returns.is_none() && endpoint.response_name().is_none();
    if is_empty {
        return String::new();
    }
    if endpoint.events.is_some() {
        return "let mut events = ".to_owned();
    }
    let name = match &endpoint.returns {
        Some(Type::Object(name)) => names::snake(names::strip_base(name).unwrap_or(name)),
        _ => "response".to_owned(),
    };
    format!("let {} = ", names::ident(&names::avoid(name, &["client"])))
}
