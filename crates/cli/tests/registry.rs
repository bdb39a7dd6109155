//! A registry as a process: it starts, refuses a second one, survives being killed, and `docs/run-a-registry.md` can be
//! followed from top to bottom.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Stdio};

use reqwest::header::{COOKIE, ORIGIN, SET_COOKIE};
use reqwest::{Client, Method};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use vitrine_testkit::{PersonaSpec, gallery};

use crate::run::{Home, finish, program};

const PAGE: &str = include_str!("../../../docs/run-a-registry.md");

/// A server that runs; killed when the test ends early.
struct Serving {
    child: Option<Child>,
    lines: std::io::Lines<BufReader<ChildStdout>>,
    url: String,
    link: Option<String>,
}

impl Serving {
    fn start(home: &Home, data: &str, more: &[&str]) -> Self {
        let mut arguments =
            vec!["serve", "--data", data, "--listen", "127.0.0.1:0", "--rate-limits", "false"];
        arguments.extend(more);
        let mut command = home.command(&arguments);
        command.stderr(Stdio::inherit());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("the server ended before it was ready").unwrap();
        let url = first.strip_prefix("The registry is at ").unwrap_or_else(|| panic!("{first}")).to_owned();
        let mut serving = Self { child: Some(child), lines, url, link: None };
        // No registry of these tests has an administrator when it starts.
        let said = serving.lines.next().unwrap().unwrap();
        assert!(said.contains("first administrator"), "{said}");
        serving.link = Some(serving.lines.next().unwrap().unwrap().trim().to_owned());
        serving
    }

    fn signal(&mut self, signal: Signal) -> crate::run::Ran {
        let child = self.child.take().unwrap();
        kill_process(Pid::from_child(&child), signal).unwrap();
        finish(child)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Somebody who is signed in on the page.
struct Person {
    client: Client,
    url: String,
    cookie: String,
}

impl Person {
    async fn sign_up(url: &str, handle: &str, invitation: Option<&str>) -> Self {
        let client = Client::new();
        let body =
            json!({ "handle": handle, "password": "a long enough pass phrase", "invitation": invitation });
        let answer = client
            .post(format!("{url}/api/v1/accounts"))
            .header(ORIGIN, url)
            .json(&body)
            .send()
            .await
            .unwrap();
        let status = answer.status();
        let cookie = answer.headers().get(SET_COOKIE).map(|value| value.to_str().unwrap().to_owned());
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{status}: {text}");
        let cookie = cookie.unwrap().split(';').next().unwrap().to_owned();
        Self { client, url: url.to_owned(), cookie }
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Value {
        let mut request = self
            .client
            .request(method.clone(), format!("{}{path}", self.url))
            .header(COOKIE, &self.cookie)
            .header(ORIGIN, &self.url);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{method} {path}: {status}: {text}");
        serde_json::from_str(&text).unwrap_or_default()
    }

    async fn token(&self) -> String {
        let body = json!({ "name": "ci", "scopes": ["read", "publish"], "packages": [] });
        let made = self.ask(Method::POST, "/api/v1/account/tokens", Some(body)).await;
        made["token"].as_str().unwrap().to_owned()
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn bucket(home: &Home) {
    let specs = [
        PersonaSpec::new("otto_night_watch").version("1.0.0"),
        PersonaSpec::new("vera_noir").version("2.0.0"),
    ];
    gallery::homepilot_bucket(&home.beside("old-bucket"), &specs);
}

#[test]
fn a_second_server_is_refused_and_a_killed_one_starts_again() {
    let home = Home::new();
    let mut first = Serving::start(&home, "data", &[]);
    assert!(first.link.as_ref().unwrap().contains("/#/welcome?invitation="));
    home.run(&["serve", "--data", "data", "--listen", "127.0.0.1:0"])
        .ends_with(1)
        .complains("Another server runs in");
    let address = first.url.strip_prefix("http://").unwrap().to_owned();
    home.run(&["serve", "--data", "other", "--listen", &address])
        .ends_with(1)
        .complains("cannot be listened on");
    first.signal(Signal::KILL);
    let mut again = Serving::start(&home, "data", &["--log", "json"]);
    assert_ne!(again.link, first.link, "a new start makes a new link");
    assert_eq!(again.signal(Signal::TERM).code, 0);
    home.run(&["registry", "check", "--data", "data"]).ends_with(0);
}

#[test]
fn a_bucket_is_taken_over_once_and_backups_give_it_back() {
    let home = Home::new();
    bucket(&home);
    let first = home.json(&["registry", "import", "old-bucket", "--data", "data"]).ends_with(0).json();
    assert_eq!((&first["published"], &first["known"]), (&json!(2), &json!(0)), "{first}");
    let again = home.json(&["registry", "import", "old-bucket", "--data", "data"]).ends_with(0).json();
    assert_eq!(
        (&again["published"], &again["known"], &again["downloads"]),
        (&json!(0), &json!(2), &json!(0))
    );
    home.run(&["registry", "check", "--data", "data"]).ends_with(0);
    home.run(&["registry", "backup", "backup", "--data", "data", "--with-keys", "--verify"]).ends_with(0);
    home.run(&["registry", "restore", "backup", "--data", "data"]).ends_with(1).complains("not empty");
    home.run(&["registry", "restore", "backup", "--data", "new"]).ends_with(0);
    let serving = Serving::start(&home, "new", &[]);
    let (client, url) = (Client::new(), serving.url.clone());
    let served = runtime().block_on(async {
        let path = format!("{url}/packages/otto_night_watch/1.0.0/persona.hpersona");
        let answer = client.get(path).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.status());
        answer.bytes().await.unwrap()
    });
    let original =
        std::fs::read(home.beside("old-bucket/packages/otto_night_watch/1.0.0/persona.hpersona")).unwrap();
    assert_eq!(served, original);
}

#[test]
fn a_folder_without_a_registry_is_told() {
    let home = Home::new();
    for command in ["check", "gc"] {
        home.run(&["registry", command, "--data", "nothing"])
            .ends_with(1)
            .complains("There is no registry in");
    }
    home.run(&["registry", "backup", "to", "--data", "nothing"])
        .ends_with(1)
        .complains("There is no registry in");
    home.run(&["registry", "restore", "nowhere", "--data", "new"])
        .ends_with(1)
        .complains("There is no folder");
    assert!(!home.beside("nothing").exists());
}

#[test]
fn settings_are_shown_with_where_they_came_from() {
    let home = Home::new();
    std::fs::create_dir(home.beside("data")).unwrap();
    std::fs::write(
        home.beside("data/vitrine.toml"),
        "title = \"Riverside\"\nsmtp = \"smtp://me:hunter2@mail\"\n",
    )
    .unwrap();
    let shown =
        home.run(&["config", "show", "--data", "data", "--workers", "4", "--device-ratings"]).ends_with(0);
    for words in ["Riverside", "vitrine.toml, line 1", "--workers", "--device-ratings", "••••"] {
        assert!(shown.out.contains(words), "{words}: {}", shown.out);
    }
    assert!(!shown.out.contains("hunter2"));
    std::fs::write(home.beside("data/vitrine.toml"), "titel = \"x\"\n").unwrap();
    home.run(&["config", "show", "--data", "data"]).ends_with(1).complains("line 1").complains("titel");
    home.run(&["serve", "--data", "data"]).ends_with(1).complains("titel");
}

#[test]
fn publishing_without_a_token_or_a_registry_is_told() {
    let home = Home::new();
    std::fs::write(home.beside("nora.hpersona"), PersonaSpec::default().package()).unwrap();
    home.run(&["publish", "nora.hpersona", "--registry", "http://127.0.0.1:9"])
        .ends_with(1)
        .complains("no token");
    let mut command =
        home.command(&["publish", "nora.hpersona", "--registry", "http://127.0.0.1:9", "--version", "1.0.0"]);
    command.env("VITRINE_TOKEN", "vtr_x");
    finish(command.spawn().unwrap()).ends_with(1).complains("cannot be reached");
    // A token goes nowhere without encryption; nothing is asked there before.
    for arguments in [
        &["publish", "nora.hpersona", "--registry", "http://gallery.example.org"][..],
        &["whoami", "http://gallery.example.org"],
    ] {
        let mut command = home.command(arguments);
        command.env("VITRINE_TOKEN", "vtr_x");
        finish(command.spawn().unwrap()).ends_with(1).complains("no encryption");
    }
}

/// `vitrine publish` of a package of the home, with a token.
fn publish(home: &Home, serving: &Serving, token: &str, more: &[&str]) -> crate::run::Ran {
    let mut arguments = vec!["--json", "publish", "nora.hpersona", "--registry", &serving.url];
    arguments.extend(more);
    let mut command = home.command(&arguments);
    command.env("VITRINE_TOKEN", token);
    finish(command.spawn().unwrap())
}

#[test]
fn what_the_registry_would_send_back_is_not_sent() {
    let home = Home::new();
    std::fs::write(home.beside("nora.hpersona"), PersonaSpec::new("nora").name("N").package()).unwrap();
    let serving = Serving::start(&home, "data", &[]);
    let runtime = runtime();
    let (maker, token) = runtime.block_on(async {
        let maker = Person::sign_up(&serving.url, "mira", None).await;
        let token = maker.token().await;
        (maker, token)
    });
    let refused =
        publish(&home, &serving, &token, &["--id", "nora", "--version", "one two"]).ends_with(1).json();
    assert_eq!(refused["error"]["code"], "cli.package_errors", "{refused}");
    let checks = refused["checks"].as_array().unwrap();
    let names: Vec<_> = checks.iter().map(|check| check["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["archive", "inspection", "picture", "metadata", "licence"]);
    let codes: Vec<_> = checks
        .iter()
        .flat_map(|check| check["findings"].as_array().unwrap())
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["metadata.identity", "metadata.name", "licence.missing"], "{refused}");
    let submissions = |person: &Person| {
        let all = runtime.block_on(person.ask(Method::GET, "/api/v1/submissions", None));
        all["items"].as_array().unwrap().len()
    };
    assert_eq!(submissions(&maker), 0);

    std::fs::write(home.beside("nora.hpersona"), PersonaSpec::new("nora").package()).unwrap();
    let taken =
        publish(&home, &serving, &token, &["--id", "nora", "--version", "1.0.0", "--licence", "CC-BY-4.0"]);
    assert_eq!(taken.ends_with(10).json()["state"], "in_review");
    assert_eq!(submissions(&maker), 1);
}

/// The blocks marked `sh`.
fn blocks() -> Vec<&'static str> {
    PAGE.split("\n```sh\n").skip(1).map(|block| block.split("\n```").next().unwrap()).collect()
}

/// Runs a block as a person would type it.
fn typed(home: &Home, script: &str, code: i32) -> String {
    let mut command = std::process::Command::new("sh");
    let path = std::env::var("PATH").unwrap_or_default();
    command
        .args(["-euc", script])
        .current_dir(home.beside("."))
        .env("PATH", format!("{}:{path}", program().parent().unwrap().display()))
        .env("VITRINE_HOME", home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let ran = finish(command.spawn().unwrap());
    assert_eq!(ran.code, code, "$ {script}\n{ran:#?}");
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn the_page_can_be_followed_from_nothing_to_a_moderated_package() {
    let home = Home::new();
    bucket(&home);
    let nora = PersonaSpec::new("nora_memory_keeper").picture(7);
    std::fs::write(home.beside("nora.hpersona"), nora.package()).unwrap();
    let blocks = blocks();
    assert!(
        blocks[0]
            .starts_with("vitrine serve --data my-registry --title \"Riverside\" --listen 127.0.0.1:8480")
    );
    let mut serving = Serving::start(&home, "my-registry", &["--title", "Riverside"]);
    let url = serving.url.clone();
    let runtime = runtime();
    let invitation = serving.link.clone().unwrap().split_once("invitation=").unwrap().1.to_owned();
    let (curator, token) = runtime.block_on(async {
        let curator = Person::sign_up(&url, "ada", Some(&invitation)).await;
        let maker = Person::sign_up(&url, "mira", None).await;
        (curator, maker.token().await)
    });
    let port = url.rsplit_once(':').unwrap().1;
    let mut all = String::new();
    for block in &blocks[1..] {
        let script = block.replace("127.0.0.1:8480", &format!("127.0.0.1:{port}")).replace("vtr_…", &token);
        let code = if script.contains("vitrine publish") { 10 } else { 0 };
        all.push_str(&typed(&home, &script, code));
        if code == 10 {
            runtime.block_on(approve(&curator));
            // The same again is harmless once it is published.
            all.push_str(&typed(&home, &script, 0));
        }
    }
    for expected in [
        "A curator will look at it",
        "published already",
        "is in force",
        "nora_memory_keeper",
        "Backed up to",
    ] {
        assert!(all.contains(expected), "“{expected}” in {all}");
    }
    runtime.block_on(looked_after(&curator));
    assert_eq!(serving.signal(Signal::TERM).code, 0);
}

/// What an administrator sees of it all.
async fn looked_after(admin: &Person) {
    let audit = admin.ask(Method::GET, "/api/v1/admin/audit?limit=100", None).await;
    let rows = audit["items"].as_array().unwrap();
    let actions: Vec<_> = rows.iter().map(|row| row["action"].as_str().unwrap()).collect();
    for action in ["submission.approved", "version.published", "registry.imported"] {
        assert!(actions.contains(&action), "{action}: {actions:?}");
    }
    assert!(rows.iter().any(|row| row["actor"] == "ada"), "{audit}");
    let settings = admin.ask(Method::GET, "/api/v1/admin/settings", None).await;
    let title = settings.as_array().unwrap().iter().find(|row| row["key"] == "title").unwrap();
    assert_eq!(title["value"], "Riverside");
    admin.ask(Method::POST, "/api/v1/admin/scan", None).await;
    let path = "/api/v1/admin/packages/otto_night_watch/owner";
    admin.ask(Method::PUT, path, Some(json!({ "handle": "mira" }))).await;
    let again = admin
        .client
        .put(format!("{}{path}", admin.url))
        .header(COOKIE, &admin.cookie)
        .header(ORIGIN, &admin.url);
    let again = again.json(&json!({ "handle": "ada" })).send().await.unwrap();
    assert_eq!(again.status(), 409, "it has an owner now");
}

/// Claims and approves what waits, and waits until it is published.
async fn approve(curator: &Person) {
    let queue = curator.ask(Method::GET, "/api/v1/queue", None).await;
    let id = queue["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{queue}")).to_owned();
    curator.ask(Method::POST, &format!("/api/v1/queue/{id}/claim"), None).await;
    let path = format!("/api/v1/submissions/{id}");
    let submission = curator.ask(Method::GET, &path, None).await;
    let decision = json!({ "revision": submission["revision"], "decision": "approve", "reason": "" });
    curator.ask(Method::POST, &format!("/api/v1/queue/{id}/decision"), Some(decision)).await;
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        let now = curator.ask(Method::GET, &path, None).await;
        let listed = curator.client.get(format!("{}/vitrine.json", curator.url)).send().await.unwrap();
        let count = listed.json::<Value>().await.unwrap_or_default()["count"].as_u64();
        if now["state"] == "published" && count == Some(1) {
            return;
        }
        assert!(std::time::Instant::now() < limit, "{now}");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// A variable of a process's environment, as it was when it started.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn told(serving: &Serving, name: &str) -> Option<String> {
    let id = serving.child.as_ref().unwrap().id();
    let environment = String::from_utf8(std::fs::read(format!("/proc/{id}/environ")).unwrap()).unwrap();
    let mut lines = environment.split('\0').filter_map(|line| line.split_once('='));
    lines.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
}

/// Without it, the memory that patches once took stays with the server for ever.
#[test]
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn a_server_gives_memory_back() {
    let home = Home::new();
    let serving = Serving::start(&home, home.beside("data").to_str().unwrap(), &[]);
    // glibc takes its words apart where they are: what follows the first cannot be seen here.
    let said = told(&serving, "GLIBC_TUNABLES").unwrap();
    assert!(said.starts_with("glibc.malloc.mmap_threshold="), "{said}");
    assert_eq!(told(&serving, "VITRINE_BEGUN_ANEW").as_deref(), Some("1"));
}
