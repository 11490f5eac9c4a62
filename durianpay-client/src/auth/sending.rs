//! Schemes that send credentials, or a token, as they are.

use crate::auth::carried::Carried;
use crate::auth::holder::Holder;
use crate::auth::template::{Values, fill, text};
use crate::error::Error;
use crate::types::descriptor::{Part, SendingScheme, Template};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Fills the templates of a scheme.
pub(crate) fn carried(
    scheme: &'static SendingScheme,
    holder: &Holder,
    token: Option<&str>,
) -> Result<Carried, Error> {
    let values = Values {
        holder,
        request: None,
        timestamp: None,
        token,
        unique_id: None,
        signature: None,
    };
    let mut carried = Carried::default();
    if let Some((user, password)) = scheme.basic {
        let user = text(user, &values)?;
        if user.contains(':') {
            let reason = "the user name of HTTP Basic contains a colon, which ends it";
            return Err(Error::configuration(reason));
        }
        let value = basic(&user, &text(password, &values)?);
        carried.header("authorization", value, true)?;
    }
    for (name, template) in scheme.headers {
        carried.header(name, fill(template, &values)?, is_secret(template))?;
    }
    for (name, template) in scheme.query {
        carried.parameter(name, &text(template, &values)?);
    }
    Ok(carried)
}

/// Writes the value of `Authorization` for HTTP Basic (RFC 7617).
pub(super) fn basic(user: &str, password: &str) -> Zeroizing<Vec<u8>> {
    let pair = Zeroizing::new([user, ":", password].concat());
    let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    Zeroizing::new(["Basic ", encoded.as_str()].concat().into_bytes())
}

/// Returns the name of the first credential of a scheme that is not set.
pub(super) fn unset(scheme: &'static SendingScheme, holder: &Holder) -> Option<&'static str> {
    let basic = scheme.basic.into_iter();
    let basic = basic.flat_map(|(user, password)| [user, password]);
    let body = scheme.token.as_ref().map_or(&[][..], |token| token.body);
    let named = scheme.headers.iter().chain(scheme.query).chain(body);
    let mut templates = basic.chain(named.map(|(_, template)| *template));
    templates.find_map(|template| holder.unset_of(template))
}

fn is_secret(template: Template) -> bool {
    let mut parts = template.iter();
    parts.any(|part| matches!(part, Part::Secret(_) | Part::Token))
}
