//! Signing in to a registry: the real one, on loopback, and answers of stand-ins it would not give.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Child;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio_util::sync::{CancellationToken, DropGuard};
use vitrine_base::SystemClock;
use vitrine_registry::Registry;
use vitrine_registry::accounts::identity::Member;
use vitrine_registry::accounts::{Credentials, Origin, device, identify, sessions, sign_up};
use vitrine_registry::config::Config;

use crate::run::{Home, finish};

/// A registry on a port of the system's choice; ends with the test.
struct Served {
    url: String,
    registry: Arc<Registry>,
    runtime: Runtime,
    _stop: DropGuard,
}

impl Served {
    fn start(home: &Home) -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let listen = listener.local_addr().unwrap();
        let config = Config { data: home.beside("registry"), listen, ..Config::default() };
        let registry = Registry::open(config, Arc::new(SystemClock)).unwrap();
        let stop = CancellationToken::new();
        runtime.spawn(vitrine_registry::http::listen::serve(registry.clone(), listener, stop.clone()));
        Self { url: format!("http://{listen}"), registry, runtime, _stop: stop.drop_guard() }
    }

    /// Mira, signed in on the web page.
    fn mira(&self) -> Member {
        self.runtime.block_on(async {
            let wish = sign_up::Wish {
                handle: "mira".into(),
                password: "correct horse battery".into(),
                email: None,
                invitation: None,
            };
            let sessions::SignedIn { cookie, .. } =
                sign_up::sign_up(&self.registry, wish, Origin::default(), None).await.unwrap();
            let credentials = Credentials { cookie: Some(cookie), ..Credentials::default() };
            identify(&self.registry, credentials).await.unwrap().0.unwrap()
        })
    }

    fn answer(&self, member: &Member, code: &str, approve: bool) {
        let allowed = approve.then(|| (Vec::new(), Some(30)));
        let origin = Origin::default();
        let deciding = device::decide(&self.registry, member, code, allowed, &origin);
        self.runtime.block_on(deciding).unwrap();
    }
}

/// Starts `vitrine login` and reads the code it shows.
fn login(home: &Home, arguments: &[&str]) -> (Child, String) {
    let mut child = home.command(arguments).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let code = line.trim_end().rsplit(' ').next().unwrap().to_owned();
    if code.len() != 9 {
        said.read_to_string(&mut line).unwrap();
        panic!("no code: {line}");
    }
    // Whatever else it says is read, so that it never waits for us.
    std::thread::spawn(move || said.read_to_string(&mut String::new()));
    (child, code)
}

#[test]
fn in_and_out() {
    let home = Home::new();
    let served = Served::start(&home);
    let mira = served.mira();
    home.run(&["whoami"]).ends_with(0).says("not signed in to any registry");
    home.run(&["whoami", &served.url]).ends_with(1).complains("You are not signed in");
    let (child, code) = login(&home, &["login", &served.url, "--no-browser", "--json"]);
    served.answer(&mira, &code, true);
    let document = finish(child).ends_with(0).json();
    assert_eq!(document["account"], "mira");
    assert_eq!(document["registry"], served.url);
    assert_eq!(document["scopes"], serde_json::json!(["read", "publish", "rate"]));
    assert_eq!(document["kept"]["in"], "file");
    // A file of its owner's alone, and not a word of the token on any stream.
    let file = home.path().join("registries.json");
    let kept = std::fs::read_to_string(&file).unwrap();
    let token = kept.split("vtr_").nth(1).map(|rest| format!("vtr_{}", &rest[..49])).unwrap();
    assert!(!document.to_string().contains(&token));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    home.run(&["whoami"]).ends_with(0).says("mira").says(&served.url);
    let who = home.json(&["whoami", &served.url]).ends_with(0).json();
    assert_eq!(who["registries"][0]["role"], "member");
    // The environment comes first.
    let mut command = home.command(&["whoami", &served.url]);
    let ran = finish(command.env("VITRINE_TOKEN", "vtr_nonsense").spawn().unwrap());
    ran.ends_with(1).complains("no token of a Vitrine registry");
    let out = home.json(&["logout", &served.url]).ends_with(0).json();
    assert_eq!(out["revoked"], true);
    assert!(!std::fs::read_to_string(&file).unwrap().contains("vtr_"));
    home.run(&["logout", &served.url]).ends_with(1).complains("You are not signed in");
    let mut command = home.command(&["whoami", &served.url]);
    let ran = finish(command.env("VITRINE_TOKEN", &token).spawn().unwrap());
    ran.ends_with(1).complains("This token was taken back.");
}

#[test]
fn somebody_says_no() {
    let home = Home::new();
    let served = Served::start(&home);
    let mira = served.mira();
    let (child, code) = login(&home, &["login", &served.url, "--no-browser"]);
    served.answer(&mira, &code, false);
    // What it says on standard error was taken by the reader above.
    finish(child).ends_with(1);
    assert!(!home.path().join("registries.json").exists());
}

#[test]
fn what_is_no_registry() {
    let home = Home::new();
    home.run(&["login", "ftp://example.org"]).ends_with(1).complains("is not the address of a registry");
    home.run(&["login", "http://gallery.example.org"]).ends_with(1).complains("--insecure");
    home.run(&["logout", "https://gallery.example.org"]).ends_with(1).complains("You are not signed in");
    // A port nobody listens on any more.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ran = home.json(&["login", &format!("http://{free}"), "--no-browser"]).ends_with(1);
    assert_eq!(ran.json()["error"]["code"], "cli.registry_unreachable");
    // A web server that is something else.
    std::fs::create_dir_all(home.beside("site")).unwrap();
    let server = vitrine_testkit::FileServer::start(home.beside("site"));
    home.run(&["login", &server.url(), "--no-browser"]).ends_with(1);
    // A file that cannot be read is said, and not written over.
    std::fs::create_dir_all(home.path()).unwrap();
    std::fs::write(home.path().join("registries.json"), "{").unwrap();
    home.run(&["logout", "https://gallery.example.org"]).ends_with(1).complains("registries.json");
}
