//! A name in `only` that the spec does not have is an error at the name.

durianpay_client::bindings! {
    pub mod mine = r#"
        [resource]
        points  = "Points."
        rewards = "Rewards."

        [endpoint."points.get"]
        http  = "GET /points"
        retry = "safe"

        [endpoint."points.list"]
        http  = "GET /points/all"
        retry = "safe"
    "#, only = ["point", "points.got", "rewards", "points.remove_everything", "events"];
}

fn main() {}
