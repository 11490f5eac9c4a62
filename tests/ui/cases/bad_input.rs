//! Each of these inputs is rejected with the syntax that the macro expects.

durianpay_client::bindings! {
    pub fn api;
}

durianpay_client::bindings! {
    pub mod api at "api.toml";
}

durianpay_client::bindings! {
    pub mod api in [];
}

durianpay_client::bindings! {
    pub mod api in api.toml;
}

durianpay_client::bindings! {
    pub mod api = 1;
}

durianpay_client::bindings! {
    pub mod api; pub mod other;
}

fn main() {}
