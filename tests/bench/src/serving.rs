//! A registry's serving: packages, index and 304s beside nginx on the same files, HomePilot's routes beside a small
//! FastAPI proxy of the same files, and an empty registry's start and memory.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use vitrine_testkit::{PersonaSpec, gallery};

use crate::process::has;
use crate::table::Table;

/// Personas in the registry: as many as the public gallery of HomePilot has.
const PERSONAS: u64 = 28;

/// What one persona weighs, about.
const BYTES: usize = 400_000;

/// Seconds one run of wrk takes.
const SECONDS: u32 = 5;

/// A program that listens; ended with the value.
pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Running {
    /// Starts a command and waits until `path` is answered with 200; how many seconds that took.
    fn start(command: &mut Command, port: u16, path: &str) -> (Self, f64) {
        let started = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        let running = Self { child, port };
        while head(port, path).is_none_or(|head| !head.starts_with("HTTP/1.1 200")) {
            assert!(started.elapsed() < Duration::from_secs(60), "{command:?} does not answer");
            std::thread::sleep(Duration::from_millis(2));
        }
        (running, started.elapsed().as_secs_f64())
    }

    fn resident_megabytes(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("/proc");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
        line.trim().trim_end_matches(" kB").trim().parse::<f64>().expect("a number") / 1024.0
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

/// The head of an answer; nothing while nobody listens.
fn head(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").ok()?;
    let mut bytes = Vec::new();
    stream.take(4096).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    text.split("\r\n\r\n").next().map(str::to_owned)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// `vitrine serve` of a folder, and the seconds until it answers.
pub(crate) fn registry(program: &Path, data: &Path) -> (Running, f64) {
    let port = free_port();
    let mut command = Command::new(program);
    command.args(["serve", "--rate-limits", "false", "--data"]).arg(data);
    command.args(["--listen", &format!("127.0.0.1:{port}")]);
    Running::start(&mut command, port, "/health")
}

fn nginx(scratch: &Path, root: &Path) -> Running {
    let port = free_port();
    let own = scratch.join("nginx");
    std::fs::create_dir_all(&own).expect("a folder");
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path {0}/{name}; ", own.display()))
        .collect();
    // Started by root its workers would be nobody, who may not read a registry's folder; for others `user` is nothing.
    let text = format!(
        "daemon off; user root; worker_processes auto; pid {0}/pid; error_log {0}/error; events {{ worker_connections 1024; }}\n\
         http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; {temporary}\n\
         server {{ listen 127.0.0.1:{port}; root {1}; location / {{ }} }} }}\n",
        own.display(),
        root.display()
    );
    let file = own.join("nginx.conf");
    std::fs::write(&file, text).expect("its settings");
    Running::start(Command::new("nginx").arg("-p").arg(&own).arg("-c").arg(&file), port, "/vitrine.json").0
}

/// Requests a second by wrk; panics when one in a hundred goes wrong.
fn rate(url: &str, header: Option<&str>) -> f64 {
    let mut command = Command::new("wrk");
    command.args(["-t2", "-c64", &format!("-d{SECONDS}s")]);
    if let Some(header) = header {
        command.args(["-H", header]);
    }
    let ended = command.arg(url).output().expect("wrk starts");
    let text = String::from_utf8_lossy(&ended.stdout).into_owned();
    assert!(ended.status.success() && !text.contains("Non-2xx"), "{url}: {text}");
    let line = text.lines().find_map(|line| line.trim().strip_prefix("Requests/sec:")).expect("a rate");
    line.trim().parse().expect("a number")
}

/// Ours and the control in turn; the middle of three by ratio.
fn compared(ours: impl Fn() -> f64, control: impl Fn() -> f64) -> (f64, f64) {
    crate::process::middle_pair(3, ours, control)
}

fn etag(port: u16, path: &str) -> String {
    let head = head(port, path).expect("an answer");
    let line = head.lines().find(|line| line.to_lowercase().starts_with("etag:"));
    line.expect("an ETag")[5..].trim().to_owned()
}

/// Measures all of it.
pub(crate) fn measure(scratch: &Path, programs: &Path, table: &mut Table) {
    let program = std::path::absolute(programs.join("vitrine")).expect("a path");
    empty(&program, scratch, table);
    let data = stocked(&program, scratch);
    if ["wrk", "nginx"].iter().all(|peer| has(peer)) {
        beside_nginx(&program, scratch, &data, table);
    } else {
        table.note("serving beside nginx", "skipped, wrk or nginx is not installed here");
    }
    let python = std::env::var("VITRINE_BENCH_PYTHON").unwrap_or_else(|_| "python3".into());
    let has_proxy =
        Command::new(&python).args(["-c", "import fastapi, uvicorn"]).stderr(Stdio::null()).status();
    if has("wrk") && has_proxy.is_ok_and(|status| status.success()) {
        beside_a_proxy(&program, &python, scratch, &data, table);
    } else {
        table.note("HomePilot's routes", "skipped, wrk or fastapi and uvicorn are not installed here");
    }
}

/// An empty folder becomes a registry; then the same folder again.
fn empty(program: &Path, scratch: &Path, table: &mut Table) {
    let data = scratch.join("empty");
    let (first, took) = registry(program, &data);
    table.figure("an empty registry: first start until /health answers", took, "s", 0.5);
    std::thread::sleep(Duration::from_secs(1));
    table.figure("  its resident memory", first.resident_megabytes(), "MB", 40.0);
    drop(first);
    let (again, took) = registry(program, &data);
    table.figure("  started again", took, "s", 0.5);
    drop(again);
}

/// A registry with the personas of a bucket, imported as an operator does.
fn stocked(program: &Path, scratch: &Path) -> std::path::PathBuf {
    let (bucket, data) = (scratch.join("bucket"), scratch.join("stocked"));
    let specs: Vec<PersonaSpec> = (0..PERSONAS)
        .map(|n| {
            let mut dice = vitrine_testkit::many::Dice::new(n, n);
            let noise: Vec<u8> = (0..BYTES / 8).flat_map(|_| dice.roll().to_le_bytes()).collect();
            PersonaSpec::new(&format!("persona_{n}"))
                .version("1.0.0")
                .picture(n)
                .member("blueprint/noise.bin", noise)
        })
        .collect();
    gallery::homepilot_bucket(&bucket, &specs);
    let mut command = Command::new(program);
    command.args(["registry", "import"]).arg(&bucket).arg("--data").arg(&data);
    let ended = command.output().expect("the import starts");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    data
}

fn beside_nginx(program: &Path, scratch: &Path, data: &Path, table: &mut Table) {
    let nginx = nginx(scratch, &data.join("gallery"));
    let (ours, _) = registry(program, data);
    let package = "/packages/persona_1/1.0.0/persona.hpersona";
    for (what, path, goal) in
        [("a 400 kB package, requests/s", package, 0.5), ("the index (vitrine.json)", "/vitrine.json", 0.5)]
    {
        let (mine, theirs) = compared(|| rate(&ours.url(path), None), || rate(&nginx.url(path), None));
        table.rate(what, mine, ("nginx", theirs), goal);
    }
    let known = |port, path| format!("If-None-Match: {}", etag(port, path));
    let (mine, theirs) = (known(ours.port, package), known(nginx.port, package));
    let (mine, theirs) =
        compared(|| rate(&ours.url(package), Some(&mine)), || rate(&nginx.url(package), Some(&theirs)));
    table.rate("  304 Not Modified", mine, ("nginx", theirs), 0.7);
    table.note("  resident memory after it", &format!("{:.0} MB", ours.resident_megabytes()));
}

fn beside_a_proxy(program: &Path, python: &str, scratch: &Path, data: &Path, table: &mut Table) {
    let folder = scratch.join("proxy");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("proxy.py"), include_str!("serving/proxy.py")).expect("its program");
    let port = free_port();
    let mut command = Command::new(python);
    command.args([
        "-m",
        "uvicorn",
        "proxy:app",
        "--no-access-log",
        "--host",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    command.current_dir(&folder).env("BUCKET", data.join("gallery"));
    let (proxy, _) = Running::start(&mut command, port, "/registry.json");
    let (ours, _) = registry(program, data);
    for (what, path) in [
        ("HomePilot: /registry.json", "/registry.json"),
        ("HomePilot: /p, a 400 kB package", "/p/persona_1/1.0.0"),
        ("HomePilot: /c, a card", "/c/persona_1/1.0.0"),
        ("HomePilot: /v, a picture", "/v/persona_1/1.0.0"),
    ] {
        let (mine, theirs) = compared(|| rate(&ours.url(path), None), || rate(&proxy.url(path), None));
        table.rate(what, mine, ("FastAPI", theirs), 10.0);
    }
}
