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

durianpay_client::bindings! {
    pub mod api in "api.toml", just = ["orders"];
}

durianpay_client::bindings! {
    pub mod api in "api.toml", only = "orders";
}

durianpay_client::bindings! {
    pub mod api in "api.toml", only = [];
}

durianpay_client::bindings! {
    pub mod api in concat!(env!("HOME"), "/api.toml");
}

durianpay_client::bindings! {
    pub mod api in concat!(env!("OUT_DIR"), "api.toml");
}

fn main() {}
