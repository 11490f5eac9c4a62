//! The path of a notification: the notification it belongs to, and the paths that may be
//! signed.

use crate::types::descriptor::{NotificationInfo, Notifications};
use std::borrow::Cow;

/// The differences between the paths that a server receives and those that the sender signs.
#[derive(Debug, Clone, Default)]
pub(super) struct Paths {
    /// Prefixes that a proxy has added or removed: as received, and as sent.
    pub(super) prefixes: Vec<(String, String)>,
    /// Paths chosen by the merchant, as sent, and the notifications that arrive there.
    pub(super) routes: Vec<(String, String)>,
}

impl Paths {
    /// Returns the path as it was sent, by the first matching prefix.
    pub(super) fn sent<'p>(&self, received: &'p str) -> Cow<'p, str> {
        let mut prefixes = self.prefixes.iter();
        let replaced = prefixes.find_map(|(received_as, sent_as)| {
            let rest = received.strip_prefix(received_as.as_str())?;
            let is_whole = rest.is_empty() || rest.starts_with(['/', '?']);
            (is_whole || received_as.ends_with('/')).then(|| format!("{sent_as}{rest}"))
        });
        replaced.map_or(Cow::Borrowed(received), Cow::Owned)
    }

    /// Returns the notification for a path: by a route, or by the longest known path at its
    /// end.
    pub(super) fn info<'n>(
        &self,
        notifications: &'n Notifications,
        path: &str,
    ) -> Option<&'n NotificationInfo> {
        let path = without_query(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let known = notifications.known;
        if let Some((_, name)) = self.routes.iter().find(|(route, _)| route == path) {
            return known.iter().find(|info| info.name == name);
        }
        let ends = known.iter().filter_map(|info| Some((info.path?, info)));
        ends.filter(|(end, _)| path.ends_with(end))
            .max_by_key(|(end, _)| end.len())
            .map(|(_, info)| info)
    }
}

/// Returns the paths that may be signed, in the order in which they are tried: as sent with its
/// query, without the query, and the known path alone, since the vendor does not document
/// whether the sender signs a prefix chosen by the merchant.
pub(super) fn candidates<'p>(sent: &'p str, info: Option<&NotificationInfo>) -> Vec<&'p str> {
    let path = without_query(sent);
    let trimmed = path.strip_suffix('/').unwrap_or(path);
    let known = info
        .and_then(|info| info.path)
        .and_then(|known| Some(&trimmed[trimmed.len().checked_sub(known.len())?..]));
    let mut paths = vec![sent];
    for path in [Some(path), known].into_iter().flatten() {
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

pub(super) fn without_query(path: &str) -> &str {
    path.split_once('?').map_or(path, |(path, _)| path)
}
