//! The malware scanner and the operator's own check: stand-ins that answer well, badly, late or not at all, and the real
//! clamd where it is installed.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use vitrine_registry::checks::Verdict;
use vitrine_registry::moderation::Verdict as Decides;
use vitrine_registry::submissions::State;
use vitrine_testkit::PersonaSpec;

use super::support::{House, code, write_program};

/// The EICAR test file (eicar.org), in two halves so that no scanner takes this source for it.
fn eicar() -> String {
    ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].concat()
}

/// A scanner that takes what it is sent apart as clamd does, and answers what it is told.
fn stand_in(answer: impl Fn(&[u8]) -> String + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
            let mut command = [0; 10];
            stream.read_exact(&mut command).unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut bytes = Vec::new();
            loop {
                let mut length = [0; 4];
                stream.read_exact(&mut length).unwrap();
                let length = u32::from_be_bytes(length) as usize;
                if length == 0 {
                    break;
                }
                let at = bytes.len();
                bytes.resize(at + length, 0);
                stream.read_exact(&mut bytes[at..]).unwrap();
            }
            let _ = stream.write_all(answer(&bytes).as_bytes());
        }
    });
    address
}

#[tokio::test]
async fn the_scanner_gets_every_byte_and_is_believed() {
    let needle = eicar();
    let spec = PersonaSpec::new("lumen_reader");
    // Stored as it is, so that a stand-in without an unpacker sees it.
    let members = spec.members().into_iter();
    let infected = members
        .fold(vitrine_testkit::ZipBuilder::new(), |zip, (path, bytes)| zip.file(&path, bytes))
        .member(vitrine_testkit::zipfile::Member::stored("assets/note.txt", needle.clone()))
        .build();
    let clean = spec.clone().package();
    let expected = [infected.clone(), clean.clone()];
    let address = stand_in(move |bytes| {
        assert!(expected.iter().any(|sent| sent == bytes), "the bytes arrive as they were uploaded");
        let found = bytes.windows(needle.len()).any(|part| part == needle.as_bytes());
        if found { "stream: Eicar-Test-Signature FOUND\0".into() } else { "stream: OK\0".into() }
    });
    let house = House::with(|config| config.clamd = Some(address));
    let id = house.submit(&house.maker, infected, super::support::licensed()).await;
    assert_eq!(house.state(&id), State::Quarantined, "{:?}", house.checks(&id));
    assert!(house.more(&id).reasons[0].contains("Eicar-Test-Signature"));
    // Only a curator brings it back, and then it is looked at like any other.
    house.decide(&house.curator, &id, Decides::Release, "").unwrap();
    assert_eq!(house.state(&id), State::InReview);
    house.decide(&house.curator, &id, Decides::Reject, "It is the test file.").unwrap();
    let id = house.submit(&house.maker, clean, super::support::licensed()).await;
    assert_eq!(house.verdict(&id, "malware"), Some(Verdict::Passed));
}

#[tokio::test]
async fn a_scanner_that_is_down_or_unclear_is_no_pass() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let addresses = [
        closed,
        "/nowhere/clamd.sock".into(),
        stand_in(|_| "INSTREAM size limit exceeded. ERROR\0".into()),
        stand_in(|_| String::new()),
        stand_in(|_| "stream: probably OK, who knows\0".into()),
    ];
    for address in addresses {
        let house = House::with(|config| config.clamd = Some(address.clone()));
        let spec = PersonaSpec::new("lumen_reader");
        house.published(&house.maker, &spec).await;
        let id = house.submit_spec(&house.maker, &spec.version("1.1.0")).await;
        assert_eq!(house.state(&id), State::InReview, "{address}");
        assert_eq!(house.verdict(&id, "malware"), Some(Verdict::Review), "{address}");
    }
}

#[tokio::test]
async fn without_a_scanner_there_is_no_such_check() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    assert_eq!(house.verdict(&id, "malware"), None);
    assert_eq!(house.verdict(&id, "hook"), None);
}

/// The real clamd, with a signature file of our own.
#[tokio::test]
async fn the_real_clamd_finds_the_test_file() {
    let program = Path::new("/usr/sbin/clamd");
    if !program.is_file() {
        eprintln!("clamd is not installed: skipped");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (socket, base) = (folder.path().join("clamd.sock"), folder.path().join("db"));
    std::fs::create_dir(&base).unwrap();
    // md5:size:name, of the test file alone.
    std::fs::write(base.join("own.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Own.Eicar\n").unwrap();
    let text = format!(
        "LocalSocket {}\nDatabaseDirectory {}\nForeground yes\nLogFile {}\nPidFile {}\nTemporaryDirectory {}\n",
        socket.display(),
        base.display(),
        folder.path().join("log").display(),
        folder.path().join("pid").display(),
        folder.path().display(),
    );
    let text = if rustix::process::geteuid().is_root() { format!("{text}User root\n") } else { text };
    std::fs::write(folder.path().join("clamd.conf"), text).unwrap();
    let config = folder.path().join("clamd.conf");
    let mut child = std::process::Command::new(program)
        .arg(format!("--config-file={}", config.display()))
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let until = std::time::Instant::now() + Duration::from_secs(30);
    while std::os::unix::net::UnixStream::connect(&socket).is_err() {
        let ended = child.try_wait().unwrap();
        assert!(ended.is_none() && std::time::Instant::now() < until, "clamd did not start: {ended:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let house = House::with(|config| config.clamd = Some(socket.to_string_lossy().into_owned()));
    let infected = PersonaSpec::new("lumen_reader").member("assets/note.txt", eicar());
    let id = house.submit_spec(&house.maker, &infected).await;
    let clean = house.submit_spec(&house.maker, &PersonaSpec::new("mira_reader")).await;
    let _ = child.kill();
    let _ = child.wait();
    assert_eq!(house.state(&id), State::Quarantined, "{:?}", house.checks(&id));
    assert!(house.more(&id).reasons[0].contains("Own.Eicar"));
    assert_eq!(house.verdict(&clean, "malware"), Some(Verdict::Passed), "{:?}", house.checks(&clean));
}

#[tokio::test]
async fn the_operators_own_check_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said.json");
    let answer = |json: &str| format!("#!/bin/sh\ncat > {}\necho '{json}'\n", said.display());
    let finding = r#"{"severity":"warning","code":"own.rule","sentence":"We do not like this."}"#;
    let cases = [
        ("good", answer(r#"{"verdict":"passed"}"#), Verdict::Passed, State::Approved),
        (
            "warns",
            answer(&format!(r#"{{"verdict":"warnings","sentence":"Well.","findings":[{finding}]}}"#)),
            Verdict::Warnings,
            State::Approved,
        ),
        (
            "objects",
            answer(r#"{"verdict":"failed","sentence":"No cats."}"#),
            Verdict::Failed,
            State::NeedsChanges,
        ),
        ("unsure", answer(r#"{"verdict":"review","sentence":"Hm."}"#), Verdict::Review, State::InReview),
        ("lies", answer(r#"{"verdict":"pending"}"#), Verdict::Review, State::InReview),
        ("babbles", answer("fine, fine"), Verdict::Review, State::InReview),
        ("silent", "#!/bin/sh\nexit 0\n".into(), Verdict::Review, State::InReview),
        (
            "fails",
            "#!/bin/sh\necho '{\"verdict\":\"passed\"}'\nexit 1\n".into(),
            Verdict::Review,
            State::InReview,
        ),
        ("floods", "#!/bin/sh\nexec cat /dev/zero\n".into(), Verdict::Review, State::InReview),
    ];
    for (name, text, verdict, state) in cases {
        let program = write_program(folder.path(), name, &text);
        let house = House::with(|config| config.hook = Some(program));
        let spec = PersonaSpec::new("lumen_reader");
        house.known("lumen_reader", 0);
        let lumen = vitrine_base::PackageId::new("lumen_reader").unwrap();
        house.write(|unit, now| unit.add_owner(&lumen, house.maker.account, now)).unwrap();
        house.sql(
            "UPDATE package SET name = 'Lumen Reader', maker = 'Vitrine Tests', licence = 'CC-BY-4.0'",
            [],
        );
        house.sql(
            "INSERT INTO version (package, version, channel, released, size, listing, details, facts, publisher)
             VALUES ('lumen_reader', '1.0.0', 'stable', 0, 1, '{}', '{}', '{}', ?1)",
            [house.maker.account],
        );
        let id = house.submit_spec(&house.maker, &spec.version("1.1.0")).await;
        assert_eq!(house.verdict(&id, "hook"), Some(verdict), "{name}: {:?}", house.checks(&id));
        assert_eq!(house.state(&id), state, "{name}: {:?}", house.more(&id).reasons);
        if name == "good" {
            let told: serde_json::Value = serde_json::from_slice(&std::fs::read(&said).unwrap()).unwrap();
            assert_eq!(told["submission"]["package"], "lumen_reader");
            assert_eq!(told["submission"]["account"], "mira");
            assert!(Path::new(told["file"].as_str().unwrap()).is_file());
            assert_eq!(told["found"]["name"], "Lumen Reader");
        }
        if name == "objects" {
            assert_eq!(
                code(&house.decide(&house.curator, &id, Decides::Approve, "").unwrap_err()),
                "submission.state"
            );
        }
    }
}
