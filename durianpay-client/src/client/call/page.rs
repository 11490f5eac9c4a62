//! The pages of a list that a call requests.

use super::{Call, CallInner};
use crate::client::page_target::PageTarget;
use crate::http::link;
use crate::types::descriptor::Paging;
use percent_encoding::percent_decode_str;
use std::marker::PhantomData;

impl CallInner {
    fn at(&self, target: &PageTarget) -> Box<Self> {
        let mut parts = self.parts.clone();
        match target {
            PageTarget::Start => {}
            PageTarget::Parameter(name, value) => parts.set_query(name, value),
            PageTarget::Link(target) => parts.set_target(target.clone()),
        }
        Box::new(Self {
            client: self.client.clone(),
            parts,
            key: self.key.clone(),
            options: self.options,
        })
    }

    /// Returns the path and query of a link, without the parameters that authenticate requests: the client adds
    /// its own.
    fn follow(&self, current: &str, link: &str) -> Option<String> {
        let target = self.client.target();
        let below = link::below(target.base_url_of(self.parts.endpoint), current, link)?;
        let Some((path, query)) = below.split_once('?') else {
            return Some(below);
        };
        let carried = target.credentials.of(self.parts.endpoint).ok()?;
        let is_own = |pair: &&str| {
            let name = pair.split_once('=').map_or(*pair, |(name, _)| name);
            let name = name.replace('+', " ");
            let name = percent_decode_str(&name).decode_utf8_lossy();
            !carried.has_parameter(&name)
        };
        let pairs: Vec<&str> = query.split('&').filter(is_own).collect();
        Some(if pairs.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", pairs.join("&"))
        })
    }
}

impl<T> Call<T> {
    /// Clones the call for a page of the list.
    pub(crate) fn at(&self, target: &PageTarget) -> Self {
        Self {
            inner: self.inner.at(target),
            reads: PhantomData,
        }
    }

    /// Returns the path and query that a link on the page `current` leads to, or `None` if it leads elsewhere
    /// than below the base URL.
    pub(crate) fn follow(&self, current: &str, link: &str) -> Option<String> {
        self.inner.follow(current, link)
    }

    /// Returns the path and query of the call, below the base URL.
    pub(crate) fn path_and_query(&self) -> String {
        self.inner.parts.path_and_query()
    }

    /// Returns the value of a query parameter.
    pub(crate) fn query_value(&self, name: &str) -> Option<String> {
        self.inner.parts.query_value(name)
    }

    /// Returns how the pages of the list are requested, if it is paginated.
    pub(crate) fn paging(&self) -> Option<Paging> {
        self.inner.parts.endpoint.page
    }
}
