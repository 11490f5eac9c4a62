//! A spec without a table is an error, not bindings of nothing.

durianpay_client::bindings! {
    pub mod mine = "# To be written.";
}

fn main() {}
