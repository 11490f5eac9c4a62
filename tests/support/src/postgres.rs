//! A PostgreSQL server for tests: made in a temporary folder, on a free port of loopback,
//! and stopped when it is dropped.
//!
//! It takes the programs of Debian's package `postgresql`, or those of the
//! folder in `POSTGRES_BIN`. Where there are none, the tests say so and pass;
//! with `REQUIRE_POSTGRES` set, as in CI, they fail.

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _};
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A running server; stopped when it is dropped.
#[derive(Debug)]
pub struct PostgresServer {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
}

impl PostgresServer {
    /// Starts a server, if there are programs for one.
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            skipped();
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            // The server refuses to run as root.
            run(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        let data = folder.path().join("data");
        let mut server = Self {
            programs,
            folder,
            port: 0,
        };
        let init = [
            "--auth=trust",
            "--username=shop",
            "--no-sync",
            "--encoding=UTF8",
            "-D",
        ];
        run(server.program("initdb").args(init).arg(&data));
        // Another program may take the port in the meantime.
        for _ in 0..5 {
            server.port = free_port();
            let options = format!(
                "-p {} -c max_connections=60 -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off",
                server.port
            );
            let log = server.folder.path().join("log");
            let mut start = server.program("pg_ctl");
            start
                .args(["start", "--wait", "--options", &options, "-l"])
                .arg(log);
            if start
                .arg("-D")
                .arg(&data)
                .stdout(Stdio::null())
                .status()
                .unwrap()
                .success()
            {
                return Some(server);
            }
        }
        let log = std::fs::read_to_string(server.folder.path().join("log"));
        panic!("PostgreSQL does not start: {}", log.unwrap_or_default());
    }

    /// Opens a pool of this size for a database of the server.
    pub async fn pool(&self, database: &str, connections: u32) -> PgPool {
        pool(self.options().database(database), connections).await
    }

    /// Returns the options of a connection to the database `postgres`.
    pub fn options(&self) -> PgConnectOptions {
        options(self.port)
    }

    /// Creates a database with a default isolation level, such as `serializable`.
    pub async fn create_database(&self, name: &str, isolation: &str) {
        let pool = self.pool("postgres", 1).await;
        let create = format!("CREATE DATABASE {name}");
        let set =
            format!("ALTER DATABASE {name} SET default_transaction_isolation = '{isolation}'");
        for sql in [create, set] {
            sqlx::query(AssertSqlSafe(sql))
                .execute(&pool)
                .await
                .unwrap();
        }
        pool.close().await;
    }

    /// Returns the port on loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Ends the server as a crash does, and starts it again on the same port.
    pub fn restart(&self) {
        let data = self.folder.path().join("data");
        let log = self.folder.path().join("log");
        let mut restart = self.program("pg_ctl");
        restart.args(["restart", "--wait", "--mode=immediate", "-D"]);
        let restarted = restart.arg(data).arg("-l").arg(log).stdout(Stdio::null());
        assert!(restarted.status().unwrap().success());
    }

    /// A program of the server, run as a user that it accepts.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path()).env_remove("PGDATA");
        command
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let mut stop = self.program("pg_ctl");
        let stopped = stop
            .args(["stop", "--wait", "--mode=immediate", "-D"])
            .arg(data)
            .output();
        if !stopped.is_ok_and(|output| output.status.success()) {
            say("a PostgreSQL server of the tests could not be stopped");
        }
    }
}

/// Returns the options of a connection to the server on that port.
pub fn options(port: u16) -> PgConnectOptions {
    PgConnectOptions::new_without_pgpass()
        .host("127.0.0.1")
        .port(port)
        .username("shop")
        .database("postgres")
        .disable_statement_logging()
}

/// Opens a pool of this size.
pub async fn pool(options: PgConnectOptions, connections: u32) -> PgPool {
    let pool = PgPoolOptions::new().max_connections(connections);
    pool.connect_with(options).await.unwrap()
}

/// The folder of `initdb` and `pg_ctl`: the newest version that is installed.
fn programs() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("POSTGRES_BIN") {
        return Some(folder.into());
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    folders
        .filter(|folder| folder.join("initdb").exists())
        .max_by_key(|folder| version_of(folder))
}

fn version_of(folder: &Path) -> Option<u32> {
    folder.parent()?.file_name()?.to_str()?.parse().ok()
}

fn skipped() {
    assert!(
        std::env::var_os("REQUIRE_POSTGRES").is_none(),
        "REQUIRE_POSTGRES is set and there is no PostgreSQL: apt-get install postgresql",
    );
    say("skipped: a test with PostgreSQL. To run it: apt-get install postgresql");
}

/// Prints even if the test passes; the test harness captures `eprintln!`.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn is_root() -> bool {
    run(Command::new("id").arg("-u")).stdout == b"0\n"
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

fn run(command: &mut Command) -> Output {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {told}");
    output
}
