//! The pages of customers: of an order with a payment link, and of a payment.

mod browser;
mod pages;
mod redirects;
mod support;
