//! Chromium without a window, driven over the pipe of its `DevTools` protocol.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The time for a page to show what is expected.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with one page. Dropping it ends it.
#[derive(Debug)]
pub struct Browser {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    next: u64,
    session: Option<String>,
    _profile: TempDir,
}

impl Browser {
    /// Opens a page. Returns `None` if Chromium is not installed, unless `REQUIRE_CHROMIUM` is set, as in CI.
    pub fn open(url: &str) -> Option<Self> {
        if Command::new("chromium").arg("--version").output().is_err() {
            assert!(
                std::env::var_os("REQUIRE_CHROMIUM").is_none(),
                "REQUIRE_CHROMIUM is set and there is no Chromium: apt-get install chromium"
            );
            return None;
        }
        let profile = tempfile::tempdir().unwrap();
        // The protocol is spoken on the descriptors 3 and 4.
        let script = "exec chromium --headless --no-sandbox --disable-gpu --remote-debugging-pipe \
            --allow-pre-commit-input --user-data-dir=\"$1\" about:blank 3<&0 4>&1 1>/dev/null 2>/dev/null";
        let mut child = Command::new("sh")
            .args(["-c", script, "sh"])
            .arg(profile.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut browser = Self {
            stdin: child.stdin.take().unwrap(),
            stdout: BufReader::new(child.stdout.take().unwrap()),
            child,
            next: 0,
            session: None,
            _profile: profile,
        };
        let target = browser.send("Target.createTarget", &json!({ "url": url }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = browser.send("Target.attachToTarget", &attach);
        browser.session = Some(attached["sessionId"].as_str().unwrap().to_owned());
        Some(browser)
    }

    /// Sends a command, and returns its result.
    fn send(&mut self, method: &str, parameters: &Value) -> Value {
        let answer = self.try_send(method, parameters);
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Sends a command, and returns the answer, which may be an error.
    fn try_send(&mut self, method: &str, parameters: &Value) -> Value {
        self.next += 1;
        let mut command = json!({ "id": self.next, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            command["sessionId"] = session.as_str().into();
        }
        write!(self.stdin, "{command}\0").unwrap();
        loop {
            let mut message = Vec::new();
            self.stdout.read_until(0, &mut message).unwrap();
            let message = message.strip_suffix(&[0]).expect("the browser has ended");
            let message: Value = serde_json::from_slice(message).unwrap();
            if message["id"] == self.next {
                return message;
            }
        }
    }

    /// Sets the size of the window, and whether the page is shown in dark colors.
    pub fn emulate(&mut self, width: u32, height: u32, is_dark: bool) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.send("Emulation.setDeviceMetricsOverride", &size);
        self.send("Emulation.setScrollbarsHidden", &json!({ "hidden": true }));
        let scheme = if is_dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.send(
            "Emulation.setEmulatedMedia",
            &json!({ "features": features }),
        );
    }

    /// Opens another page in the same window.
    pub fn visit(&mut self, url: &str) {
        self.send("Page.navigate", &json!({ "url": url }));
    }

    /// Returns the visible part of the page as a PNG.
    pub fn screenshot(&mut self) -> Vec<u8> {
        let taken = self.send("Page.captureScreenshot", &json!({ "format": "png" }));
        STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
    }

    /// Returns the value of an expression in the page.
    pub fn value(&mut self, expression: &str) -> Value {
        let parameters =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        // A page that is being left has no values.
        let result = self.try_send("Runtime.evaluate", &parameters);
        result["result"]["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub fn wait_for(&mut self, expression: &str) {
        let begun = Instant::now();
        while self.value(expression) != Value::Bool(true) {
            let text = self.value("document.body.innerText");
            assert!(
                begun.elapsed() < PATIENCE,
                "{expression} is not true: {text}"
            );
            sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the page is drawn: Chromium drops what is pressed before.
    fn wait_until_drawn(&mut self) {
        self.wait_for(
            "document.readyState === 'complete' && \
             performance.getEntriesByName('first-contentful-paint').length > 0",
        );
    }

    /// Clicks an element with the mouse, once it exists and the page is drawn. Clicks again if the element
    /// has moved under the mouse.
    pub fn click(&mut self, selector: &str) {
        self.wait_until_drawn();
        let found = format!("document.querySelector({})", json!(selector));
        loop {
            self.wait_for(&format!("{found} !== null"));
            let place = self.value(&format!(
                "(() => {{ const one = {found}; one.scrollIntoView({{ block: 'center' }}); \
                 document.isClicked = false; \
                 one.addEventListener('click', () => document.isClicked = true, {{ once: true }}); \
                 const box = one.getBoundingClientRect(); \
                 return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
            ));
            for kind in ["mousePressed", "mouseReleased"] {
                let event = json!({
                    "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1,
                });
                self.send("Input.dispatchMouseEvent", &event);
            }
            // The page that follows a click does not know of it.
            if self.value("document.isClicked") != Value::Bool(false) {
                return;
            }
        }
    }

    /// Types text into the element that has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.send("Input.insertText", &json!({ "text": text }));
    }

    /// Presses a key that has no letter, `Enter`, `Tab`, `ArrowDown` or ` `, once the page is drawn.
    pub fn press(&mut self, key: &str) {
        self.wait_until_drawn();
        let (code, number, text) = match key {
            "Enter" => ("Enter", 13, "\r"),
            "Tab" => ("Tab", 9, ""),
            "ArrowDown" => ("ArrowDown", 40, ""),
            " " => ("Space", 32, " "),
            key => panic!("the key {key} is not known"),
        };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({
                "type": kind, "key": key, "code": code, "text": text,
                "windowsVirtualKeyCode": number,
            });
            self.send("Input.dispatchKeyEvent", &event);
        }
    }

    /// Returns the sum of the layout shifts of the page so far. Shifts that follow an input are not in it.
    pub fn layout_shifts(&mut self) -> f64 {
        let shifts = self.value(
            "new Promise((found) => { let sum = 0; new PerformanceObserver((list) => { for (const one of \
             list.getEntries()) if (!one.hadRecentInput) sum += one.value; }).observe({ type: 'layout-shift', \
             buffered: true }); setTimeout(() => found(sum), 200); })",
        );
        shifts.as_f64().unwrap()
    }

    /// Returns the number of controls and images of the page that have no name for a screen reader.
    pub fn nameless_controls(&mut self) -> Value {
        self.wait_until_drawn();
        self.value(
            "[...document.querySelectorAll('button, input:not([type=hidden]), select, summary, a, img')].filter(\
             (one) => !(one.textContent.trim() || one.getAttribute('aria-label') || one.alt || \
             one.labels?.length) || (one.localName === 'select' && !one.labels.length && \
             !one.getAttribute('aria-label'))).length",
        )
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
