//! The processes of the shop, and the door to them: a server that passes webhooks on to any
//! process that lives.

use crate::random::Random;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use durianpay_client::webhook::inbox::{Inbox, Receipt};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The variables that contain the database, API, folder and number of a process.
pub(crate) const ADDRESS: &str = "SOAK_DATABASE";
pub(crate) const API: &str = "SOAK_API";
pub(crate) const FOLDER: &str = "SOAK_FOLDER";
pub(crate) const NUMBER: &str = "SOAK_CHILD";

/// Returns the settings of a process.
pub(crate) fn variable(name: &str) -> String {
    std::env::var(name).unwrap()
}

/// The number of processes that run at a time.
const PROCESSES: usize = 3;

pub(crate) struct Processes {
    /// The name of the test that a process is.
    test: &'static str,
    address: String,
    api: String,
    folder: PathBuf,
    running: Vec<(u64, Child)>,
    started: u64,
}

impl Processes {
    pub(crate) fn start(test: &'static str, address: String, api: String, folder: PathBuf) -> Self {
        let mut processes = Self {
            test,
            address,
            api,
            folder,
            running: Vec::new(),
            started: 0,
        };
        processes.start_all();
        processes
    }

    /// Starts as many processes as run at a time.
    pub(crate) fn start_all(&mut self) {
        for _ in 0..PROCESSES {
            self.spawn();
        }
    }

    fn spawn(&mut self) {
        self.started += 1;
        // A write beyond a limit on the size of files is then an error and no signal.
        let child = Command::new("sh")
            .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", self.test, "--ignored"])
            .env(ADDRESS, &self.address)
            .env(API, &self.api)
            .env(FOLDER, &self.folder)
            .env(NUMBER, self.started.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.running.push((self.started, child.unwrap()));
    }

    /// Kills a process at once, and starts another one. One that died by itself is replaced.
    pub(crate) fn kill_one(&mut self, random: &mut Random) {
        let (_, mut child) = self.running.remove(random.below(self.running.len()));
        child.kill().unwrap();
        child.wait().unwrap();
        self.spawn();
    }

    pub(crate) fn kill_all(&mut self) {
        for (_, mut child) in self.running.drain(..) {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Limits the size of the files of all processes, as a full disk does; 0 lifts it.
    pub(crate) fn limit_files(&self, bytes: u64) {
        let limit = match bytes {
            0 => "unlimited:unlimited".to_owned(),
            bytes => format!("{bytes}:unlimited"),
        };
        for (_, child) in &self.running {
            let status = Command::new("prlimit")
                .args(["--pid", &child.id().to_string()])
                .arg(format!("--fsize={limit}"))
                .status();
            // A process that has just died cannot be limited.
            let _ = status.unwrap();
        }
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        self.kill_all();
    }
}

async fn webhook(receipt: Receipt) -> Receipt {
    receipt
}

/// Serves the inbox in this process. Returns the URL for webhooks.
pub(crate) async fn serve(inbox: Inbox) -> String {
    let router = Router::new()
        .route("/webhook", post(webhook))
        .with_state(inbox);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/webhook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// Where the door passes webhooks on to.
struct Door {
    folder: PathBuf,
    http: reqwest::Client,
    random: Mutex<Random>,
}

/// Opens a door that the simulator sends webhooks to. Returns its URL.
pub(crate) async fn open_door(folder: PathBuf, seed: u64) -> String {
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(2))
        .build();
    let door = Arc::new(Door {
        folder,
        http: http.unwrap(),
        random: Mutex::new(Random::new(seed)),
    });
    let router = Router::new()
        .route("/webhook", post(pass_on))
        .with_state(door);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/webhook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

/// Passes a webhook on to one of the last processes: those before are dead.
async fn pass_on(State(door): State<Arc<Door>>, body: Bytes) -> StatusCode {
    let mut urls = door.urls();
    urls.sort_unstable();
    let last = urls.len().saturating_sub(PROCESSES);
    let urls = &urls[last..];
    if urls.is_empty() {
        return StatusCode::BAD_GATEWAY;
    }
    let (_, url) = &urls[door.random.lock().unwrap().below(urls.len())];
    match door.http.post(url).body(body).send().await {
        Ok(response) => response.status(),
        Err(_) => StatusCode::BAD_GATEWAY,
    }
}

impl Door {
    /// The numbers of processes, with their URLs.
    fn urls(&self) -> Vec<(u64, String)> {
        let files = std::fs::read_dir(&self.folder).unwrap();
        let number = |name: &str| name.strip_prefix("url-")?.parse().ok();
        files
            .filter_map(|file| {
                let file = file.ok()?;
                let number = number(file.file_name().to_str()?)?;
                Some((number, std::fs::read_to_string(file.path()).ok()?))
            })
            .collect()
    }
}
