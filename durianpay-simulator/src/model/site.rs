//! The pages that customers open, and where they return to.

/// The vendor's page of a payment, in a simulator without pages. It does not exist.
const NOWHERE: &str = "https://pay.example";

/// The place of the pages of customers.
#[derive(Debug, Default, Clone)]
pub(crate) struct Site {
    /// `http://127.0.0.1:7080`; `None` in memory, where there are no pages.
    pub(crate) origin: Option<String>,
}

impl Site {
    /// Returns the `payment_link_url` of an order. Both known forms are used: the URL of a page, or the
    /// bare code if there are no pages.
    pub(crate) fn link(&self, code: &str) -> String {
        match &self.origin {
            Some(origin) => format!("{origin}/payment/{code}"),
            None => code.to_owned(),
        }
    }

    /// Returns the page on which a customer confirms a payment.
    pub(crate) fn checkout(&self, payment: &str) -> String {
        let origin = self.origin.as_deref().unwrap_or(NOWHERE);
        format!("{origin}/checkout/{payment}")
    }
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_link_is_a_bare_code_without_pages() {
        let pages = Site {
            origin: Some("http://127.0.0.1:7080".to_owned()),
        };
        assert_eq!(pages.link("yUyERa"), "http://127.0.0.1:7080/payment/yUyERa");
        assert_eq!(Site::default().link("yUyERa"), "yUyERa");
        let page = Site::default().checkout("pay_1");
        assert_eq!(page, "https://pay.example/checkout/pay_1");
    }
}
