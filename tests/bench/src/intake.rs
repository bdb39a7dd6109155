//! A thousand submissions of 400 kB from eight makers at once, to the real server: none is lost, memory stays flat.
//! Every maker has a package that was approved by a person; half of what they send are its later versions, which publish
//! by themselves, the other half new packages, which wait for a person.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use vitrine_base::Sha256;
use vitrine_testkit::PersonaSpec;

use crate::table::Table;

const SUBMISSIONS: usize = 1_000;
const MAKERS: usize = 8;
const PACKAGE: usize = 400_000;
const PASSWORD: &str = "correct horse battery staple 8";

/// How long all of them may take to come to rest, from the first byte on.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// Sends them, waits until all rest, and says how fast and how large that was.
pub(crate) fn measure(scratch: &Path, programs: &Path, table: &mut Table) {
    let count =
        std::env::var("VITRINE_SUBMISSIONS").map_or(SUBMISSIONS, |text| text.parse().expect("a number"));
    let server = Server::start(programs, &scratch.join("intake"));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let (sent, rested, states) = runtime.expect("a runtime").block_on(submit_all(&server, count));
    let total: usize = states.values().sum();
    table.figure("submissions not accounted for", count.abs_diff(total) as f64, "", 0.0);
    let rest = ["published", "in_review"].iter().filter_map(|state| states.get(*state)).sum::<usize>();
    table.figure("submissions neither published nor in review", total.abs_diff(rest) as f64, "", 0.0);
    table.note("  how they ended", &format!("{states:?}"));
    table.note("  uploaded and handed in", &rate(count, sent));
    table.note("  checked, and published or in review", &rate(count, rested));
    table.figure("peak memory of the server", server.peak_megabytes(), "MB", 200.0);
}

fn rate(count: usize, seconds: f64) -> String {
    format!("{count} in {seconds:.1} s, {:.1}/s", count as f64 / seconds)
}

/// `vitrine serve` in a folder of its own.
struct Server {
    child: Child,
    url: String,
    /// The invitation of the first administrator.
    invitation: Option<String>,
}

impl Server {
    fn start(programs: &Path, data: &PathBuf) -> Self {
        let mut child = Command::new(programs.join("vitrine"))
            .args(["serve", "--json", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .envs([("VITRINE_RATE_LIMITS", "false"), ("VITRINE_SAMPLE", "0")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut text = String::new();
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        let ready = loop {
            assert!(said.read_line(&mut text).expect("its output") > 0, "the server ended: {text}");
            if let Ok(ready) = serde_json::from_str::<Value>(&text) {
                break ready;
            }
        };
        // Whatever it says later must find a reader.
        std::thread::spawn(move || said.lines().for_each(drop));
        let link = ready["firstAdministrator"].as_str().unwrap_or_default();
        let invitation = link.split_once("invitation=").map(|(_, secret)| secret.to_owned());
        let url = ready["url"]
            .as_str()
            .unwrap_or_else(|| panic!("the server does not start: {ready}"))
            .trim_end_matches('/')
            .to_owned();
        Self { child, url, invitation }
    }

    /// The largest resident set so far.
    fn peak_megabytes(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("/proc");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("VmHWM");
        line.trim().trim_end_matches(" kB").trim().parse::<f64>().expect("a number") / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody with an account.
#[derive(Clone)]
struct Person {
    client: Client,
    url: String,
    token: String,
}

impl Person {
    /// Signs up and takes a token.
    async fn join(url: &str, handle: &str, invitation: Option<&str>) -> Self {
        let client = Client::builder().no_proxy().build().expect("a client");
        let body = json!({ "handle": handle, "password": PASSWORD, "invitation": invitation });
        let asked = client.post(format!("{url}/api/v1/accounts")).header("origin", url).json(&body);
        let answer = asked.send().await.expect("an answer");
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap_or_default());
        let cookie = answer.headers()["set-cookie"].to_str().expect("ASCII");
        let cookie = cookie.split(';').next().expect("a cookie").to_owned();
        let scopes: &[&str] =
            if invitation.is_some() { &["read", "publish", "moderate"] } else { &["read", "publish"] };
        let body = json!({ "name": "bench", "scopes": scopes });
        let asked = client.post(format!("{url}/api/v1/account/tokens")).header("origin", url);
        let answer = asked.header("cookie", cookie).json(&body).send().await.expect("an answer");
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
        let made: Value = answer.json().await.expect("JSON");
        Self { client, url: url.into(), token: made["token"].as_str().expect("a token").into() }
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url)).bearer_auth(&self.token)
    }

    async fn json(&self, asked: RequestBuilder) -> Value {
        let answer = asked.send().await.expect("an answer");
        let (status, text) = (answer.status(), answer.text().await.expect("a body"));
        assert!(status.is_success(), "{status}: {text}");
        serde_json::from_str(&text).expect("JSON")
    }

    /// Uploads a package as tus clients do, and hands it in; its submission's id.
    async fn submit(&self, id: &str, version: &str) -> String {
        let (package, name) = (package(id, version), format!("{id}-{version}.hpersona"));
        let about = format!(
            "filename {},sha256 {}",
            base64(name.as_bytes()),
            base64(Sha256::of(&package).to_hex().as_bytes())
        );
        let begun = self.ask(Method::POST, "/api/v1/uploads").header("tus-resumable", "1.0.0");
        let begun = begun.header("upload-length", package.len()).header("upload-metadata", about);
        let begun = begun.send().await.expect("an answer");
        assert_eq!(begun.status(), 201, "{}", begun.text().await.unwrap_or_default());
        let at = begun.headers()["location"].to_str().expect("ASCII").to_owned();
        let sent = self.ask(Method::PATCH, &at).header("tus-resumable", "1.0.0").header("upload-offset", 0);
        let sent = sent.header("content-type", "application/offset+octet-stream").body(package);
        let sent = sent.send().await.expect("an answer");
        assert_eq!(sent.status(), 204, "{}", sent.text().await.unwrap_or_default());
        let upload = at.rsplit('/').next();
        let fields =
            json!({ "id": id, "version": version, "licence": "CC-BY-4.0", "summary": "Sent by the bench" });
        let body = json!({ "upload": upload, "fields": fields, "agreed": true, "submit": true });
        let made = self.json(self.ask(Method::POST, "/api/v1/submissions").json(&body)).await;
        made["id"].as_str().expect("an id").to_owned()
    }

    /// How many of its submissions are in each state.
    async fn states(&self) -> BTreeMap<String, usize> {
        let (mut states, mut cursor) = (BTreeMap::new(), String::new());
        loop {
            let path = format!("/api/v1/submissions?limit=100{cursor}");
            let page = self.json(self.ask(Method::GET, &path)).await;
            for item in page["items"].as_array().expect("a list") {
                *states.entry(item["state"].as_str().expect("a state").to_owned()).or_default() += 1;
            }
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return states,
            }
        }
    }

    /// Approves a submission as soon as it waits for a person.
    async fn approve(&self, id: &str) {
        let found = self.rest(id, &["in_review"]).await;
        let body = json!({ "revision": found["revision"], "decision": "approve", "reason": "" });
        self.json(self.ask(Method::POST, &format!("/api/v1/queue/{id}/decision")).json(&body)).await;
        self.rest(id, &["published"]).await;
    }

    /// A submission once it is in one of these states.
    async fn rest(&self, id: &str, states: &[&str]) -> Value {
        let begun = Instant::now();
        loop {
            let found = self.json(self.ask(Method::GET, &format!("/api/v1/submissions/{id}"))).await;
            if states.iter().any(|state| found["state"] == *state) {
                return found;
            }
            assert!(begun.elapsed() < Duration::from_secs(300), "{found}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// A persona of 400 kB that does not get smaller by packing.
fn package(id: &str, version: &str) -> Vec<u8> {
    let mut state = u64::from_le_bytes(
        Sha256::of(format!("{id}{version}").as_bytes()).as_bytes()[..8].try_into().expect("8"),
    );
    let noise = (0..PACKAGE).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    });
    PersonaSpec::new(id).version(version).member("assets/voice.bin", noise.collect::<Vec<u8>>()).package()
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let all =
            three.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(all >> (18 - 6 * place) & 63) as usize] as char;
            text.push(if place <= three.len() { letter } else { '=' });
        }
    }
    text
}

/// Seconds until all were handed in, until all rested, and how they ended.
async fn submit_all(server: &Server, count: usize) -> (f64, f64, BTreeMap<String, usize>) {
    let admin = match &server.invitation {
        Some(invitation) => Some(Person::join(&server.url, "keeper", Some(invitation)).await),
        None => None,
    };
    let mut makers = Vec::new();
    for number in 0..MAKERS {
        let maker = Person::join(&server.url, &format!("maker{number}"), None).await;
        let first = maker.submit(&format!("bench_maker_{number}"), "1.0.0").await;
        if let Some(admin) = &admin {
            admin.approve(&first).await;
        }
        makers.push(maker);
    }
    let begun = Instant::now();
    let sending = makers.iter().cloned().enumerate().map(|(number, maker)| {
        let mine = (MAKERS + number..count).step_by(MAKERS);
        tokio::spawn(async move {
            for place in mine {
                if (place / MAKERS).is_multiple_of(2) {
                    maker.submit(&format!("bench_maker_{number}"), &format!("1.{place}.0")).await;
                } else {
                    maker.submit(&format!("bench_{number}_{place}"), "1.0.0").await;
                }
            }
        })
    });
    for sending in sending.collect::<Vec<_>>() {
        sending.await.expect("all were sent");
    }
    let sent = begun.elapsed().as_secs_f64();
    loop {
        let mut states = BTreeMap::new();
        for maker in &makers {
            for (state, count) in maker.states().await {
                *states.entry(state).or_default() += count;
            }
        }
        let moving =
            ["draft", "uploaded", "checking", "approved"].iter().any(|state| states.contains_key(*state));
        if !moving || begun.elapsed() > LIMIT {
            return (sent, begun.elapsed().as_secs_f64(), states);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}
