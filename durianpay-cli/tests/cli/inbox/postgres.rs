//! The same commands on PostgreSQL.

use super::support::{fill, run};
use crate::support::{command, text};
use durianpay_sqlx::PostgresStore;
use durianpay_test_support::postgres::PostgresServer;
use serde_json::Value;

#[test]
fn all_commands_work_on_postgresql() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let url = format!(
        "postgres://shop:hunter2@127.0.0.1:{}/postgres",
        server.port()
    );
    let durianpay = |code: i32, arguments: &[&str]| {
        let mut command = command(".", &[&["inbox"], arguments].concat());
        let output = command.env("DATABASE_URL", &url).output().unwrap();
        let printed = text(&output.stdout) + &text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {printed}");
        assert!(!printed.contains("hunter2"), "{arguments:?}: {printed}");
        printed
    };
    let json = |code: i32, arguments: &[&str]| -> Value {
        let arguments = [arguments, &["--format", "json"]].concat();
        serde_json::from_str(&durianpay(code, &arguments)).unwrap()
    };
    let missing = durianpay(2, &["status"]);
    assert!(
        missing.contains("`durianpay inbox migrate` creates them"),
        "{missing}"
    );
    durianpay(0, &["migrate"]);
    run(async {
        let pool = server.pool("postgres", 4).await;
        fill(&PostgresStore::new(pool.clone())).await;
        pool.close().await;
    });
    let status = json(1, &["status"]);
    assert_eq!((&status["dead"], &status["stuck"]), (&1.into(), &0.into()));
    assert_eq!(json(0, &["list", "--status", "dead"])[0]["id"], 3);
    let shown = json(0, &["show", "1", "--content"]);
    assert!(
        shown["content"]
            .as_str()
            .unwrap()
            .contains("sari@example.com")
    );
    assert!(durianpay(2, &["replay", "2"]).contains("task 2 is already done"));
    assert_eq!(json(0, &["replay", "--dead"])["replayed"], 1);
    assert_eq!(json(0, &["prune", "--older-than", "1d"])["pruned"], 0);
    assert_eq!(json(0, &["status"])["dead"], 0);
    let nowhere = url.replace("/postgres", "/nowhere");
    let output = command(".", &["inbox", "list", "--database-url", &nowhere])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = text(&output.stderr);
    assert!(
        error.contains("database \"nowhere\" does not exist"),
        "{error}"
    );
}
