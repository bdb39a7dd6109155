//! Building from source: what comes out, what cannot get out, and what ends a build. Where no sandbox works,
//! only its refusal is looked at.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::{ArchiveLimits, MIB};
use vitrine_base::{BlobStore, Clock as _, Phase, Reporter, Sha256, Silent, SystemClock};
use vitrine_library::source_build::{
    BuildError, BuildInputs, BuildLimits, BuildSourceFile, Built, Environment, Recipe, Reproducible, Sandbox,
    SandboxRefusal, build, build_twice, sandbox, sandbox_in, tidy,
};

/// A folder for builds, and a sandbox where this computer has one.
struct Scene {
    folder: tempfile::TempDir,
    sandbox: Sandbox,
}

fn scene() -> Option<Scene> {
    match sandbox() {
        Ok(sandbox) => Some(Scene { folder: tempfile::tempdir().unwrap(), sandbox }),
        Err(refusal) => {
            assert!(refusal.to_string().starts_with("Building from source needs"), "{refusal}");
            None
        }
    }
}

impl Scene {
    fn builds(&self) -> PathBuf {
        self.folder.path().join("builds")
    }

    fn inputs(&self, script: &str) -> BuildInputs {
        BuildInputs {
            name: "hello".into(),
            version: "1.0".into(),
            sources: Vec::new(),
            recipe: Recipe { script: script.into(), outputs: None },
            environment: Environment::here(),
            limits: BuildLimits { time: Duration::from_secs(60), ..BuildLimits::default() },
        }
    }

    fn build(&self, inputs: &BuildInputs) -> Result<Built, BuildError> {
        build(inputs, &self.sandbox, &self.builds(), &Silent, &CancellationToken::new())
    }

    fn source(&self, name: &str, bytes: &[u8]) -> BuildSourceFile {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        BuildSourceFile { path, sha256: Sha256::of(bytes), name: name.into() }
    }

    /// Nothing of a build that is over may stay.
    fn is_tidy(&self) -> bool {
        std::fs::read_dir(self.builds().join("running")).is_ok_and(|mut listed| listed.next().is_none())
    }
}

const HELLO: &str = "mkdir -p $PREFIX/bin\nprintf '#!/bin/sh\\necho hello\\n' > $PREFIX/bin/hello\n";

fn member(built: &Built, path: &str) -> Vec<u8> {
    vitrine_package::read_member(&built.artifact, path, MIB, &ArchiveLimits::default()).unwrap()
}

/// A tar archive of one folder with one file.
fn tar(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut block = [0; 512];
    block[..path.len()].copy_from_slice(path.as_bytes());
    block[100..107].copy_from_slice(b"0000644");
    block[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
    block[148..156].fill(b' ');
    block[156] = b'0';
    block[257..265].copy_from_slice(b"ustar\x0000");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut out = block.to_vec();
    out.extend(bytes);
    out.resize(out.len().next_multiple_of(512) + 1024, 0);
    out
}

#[test]
fn where_there_is_no_sandbox_that_is_said() {
    let empty = tempfile::tempdir().unwrap();
    let refusal = sandbox_in(empty.path().as_os_str()).unwrap_err();
    assert_eq!(refusal, SandboxRefusal::Missing);
    assert!(refusal.to_string().contains("bubblewrap"), "{refusal}");
    assert_eq!(sandbox_in("".as_ref()), Err(SandboxRefusal::Missing));
    // One that is there and cannot make a sandbox.
    let fake = empty.path().join("bwrap");
    std::fs::write(&fake, "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
        .unwrap();
    vitrine_base::fs::make_executable(&fake).unwrap();
    let refusal = sandbox_in(empty.path().as_os_str()).unwrap_err();
    assert!(refusal.to_string().contains("No permissions to create new namespace"), "{refusal}");
}

const ASKS: &str = "VITRINE_LIBRARY_TEST_ASKS_FOR_THE_SANDBOX";

/// A tool may have a program called `bwrap`, and the folder of commands is on the search path.
#[test]
fn the_sandbox_is_the_systems_own_program() {
    if std::env::var_os(ASKS).is_some() {
        drop(sandbox());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (fake, started) = (folder.path().join("bwrap"), folder.path().join("started"));
    std::fs::write(&fake, format!("#!/bin/sh\n: > {}\n", started.display())).unwrap();
    vitrine_base::fs::make_executable(&fake).unwrap();
    let mut other = std::process::Command::new(std::env::current_exe().unwrap());
    other.args(["source_build::the_sandbox_is_the_systems_own_program", "--exact"]);
    let ended = other.env(ASKS, "1").env("PATH", folder.path()).output().unwrap();
    assert!(ended.status.success(), "{ended:?}");
    assert!(!started.exists(), "a program from the search path was started");
    sandbox_in(folder.path().as_os_str()).unwrap();
    assert!(started.exists(), "the trap works");
}

#[test]
fn a_program_is_built_from_its_source() {
    let Some(scene) = scene() else { return };
    let script = "cat greeting.txt\nmkdir -p $PREFIX/bin $PREFIX/share\n\
        printf '#!/bin/sh\\necho %s %s\\n' $NAME $VERSION > $PREFIX/bin/hello\n\
        cp greeting.txt $PREFIX/share/\ncmp $SOURCES/hello.tar /build/sources/hello.tar\n\
        ln -s hello $PREFIX/bin/hi\ndate +%s -r greeting.txt\n";
    let mut inputs = scene.inputs(script);
    inputs.sources = vec![scene.source("hello.tar", &tar("hello-1.0/greeting.txt", b"good day\n"))];
    inputs.recipe.outputs = Some(vec!["bin/hello".into()]);
    let built = scene.build(&inputs).unwrap();
    assert!(!built.cached);
    assert_eq!(built.log, "good day\n315532800\n");
    let found = vitrine_package::inspect(&built.artifact, &ArchiveLimits::default()).unwrap();
    let commands: Vec<&str> = found.commands.iter().map(|command| command.path.as_str()).collect();
    assert_eq!(commands, ["hello-1.0/bin/hello", "hello-1.0/bin/hi"]);
    assert_eq!((found.name.as_str(), found.version.as_deref()), ("hello", Some("1.0")));
    assert_eq!(member(&built, "hello-1.0/bin/hello"), b"#!/bin/sh\necho hello 1.0\n");
    assert!(scene.is_tidy());
}

#[test]
fn a_second_time_it_is_taken_from_there() {
    let Some(scene) = scene() else { return };
    let inputs = scene.inputs(HELLO);
    let first = scene.build(&inputs).unwrap();
    let again = scene.build(&inputs).unwrap();
    assert!(!first.cached && again.cached);
    assert_eq!((first.sha256, &first.artifact), (again.sha256, &again.artifact));
    std::fs::write(&first.artifact, "damaged").unwrap();
    assert!(!scene.build(&inputs).unwrap().cached, "a damaged result counts as none");
    let mut other = inputs.clone();
    other.version = "1.1".into();
    assert_ne!(other.digest(), inputs.digest());
    assert!(!scene.build(&other).unwrap().cached);
    other = inputs.clone();
    other.limits.time = Duration::from_secs(5);
    assert_eq!(other.digest(), inputs.digest(), "limits do not change what comes out");
}

#[test]
fn two_builds_agree_or_they_do_not() {
    let Some(scene) = scene() else { return };
    let twice = |script: &str| {
        build_twice(
            &scene.inputs(script),
            &scene.sandbox,
            &scene.builds(),
            &Silent,
            &CancellationToken::new(),
        )
    };
    let (built, verdict) = twice(HELLO).unwrap();
    assert_eq!((verdict, built.reproducible), (Reproducible::Yes, Some(true)));
    let random = format!("{HELLO}head -c 16 /dev/urandom > $PREFIX/seed\n");
    let (built, verdict) = twice(&random).unwrap();
    assert_eq!(built.reproducible, Some(false));
    match verdict {
        Reproducible::No { first, second } => assert!(first != second && first == built.sha256),
        Reproducible::Yes => panic!("random bytes agreed"),
    }
    assert_eq!(scene.build(&scene.inputs(&random)).unwrap().reproducible, Some(false), "it is remembered");
}

/// A real compiler, where there is one: the program runs, and a second build agrees.
#[test]
fn a_compiled_program_is_built_twice_alike() {
    let Some(scene) = scene() else { return };
    if !Path::new("/usr/bin/cc").exists() {
        return;
    }
    let program = b"#include <stdio.h>\nint main(void) { puts(\"hello from C\"); return 0; }\n";
    let script = "mkdir -p $PREFIX/bin\ncc -O1 -o $PREFIX/bin/hello main.c\n";
    let mut inputs = scene.inputs(script);
    inputs.sources = vec![scene.source("hello.tar", &tar("hello-1.0/main.c", program))];
    let stop = CancellationToken::new();
    let (built, verdict) = build_twice(&inputs, &scene.sandbox, &scene.builds(), &Silent, &stop).unwrap();
    assert_eq!(verdict, Reproducible::Yes);
    let into = scene.folder.path().join("tree");
    std::fs::create_dir(&into).unwrap();
    let found = vitrine_package::unpack(&built.artifact, &into, &ArchiveLimits::default(), &Silent).unwrap();
    assert!(found.platform.unwrap().fits(vitrine_package::Platform::here()));
    let ran = std::process::Command::new(into.join(&found.commands[0].path)).output().unwrap();
    assert_eq!(ran.stdout, b"hello from C\n");
}

#[test]
fn there_is_no_network_and_nothing_of_the_persons() {
    let Some(scene) = scene() else { return };
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let secret = scene.folder.path().join("secret.txt");
    std::fs::write(&secret, "secret").unwrap();
    // Every line must fail; what succeeds is told by a file.
    let script = format!(
        "{HELLO}try() {{ if sh -c \"$1\" >/dev/null 2>&1; then echo \"REACHED: $1\"; fi; }}\n\
         try 'bash -c \"exec 3<>/dev/tcp/127.0.0.1/{port}\"'\n\
         try 'cat {secret}'\ntry 'ls /home/*'\ntry 'ls /root'\ntry 'cat /etc/shadow'\n\
         try 'echo x > /usr/x'\ntry 'echo x > /build/sources/x'\ntry 'echo x > /build/recipe.sh'\n\
         try 'echo x > /x'\ntry 'echo x > /dev/x'\ntry 'head -c 70000000 /dev/zero > /dev/shm/x'\ntry 'mount -t tmpfs none /tmp'\ntry 'unshare -U true'\ntry 'kill -9 1 {pid}'\n\
         env | sort\nps ax 2>/dev/null | wc -l || true\n",
        secret = secret.display(),
        pid = std::process::id(),
    );
    let built = scene.build(&scene.inputs(&script)).unwrap();
    assert!(!built.log.contains("REACHED"), "{}", built.log);
    assert!(built.log.contains("SOURCE_DATE_EPOCH=315532800") && built.log.contains("HOME=/build/home"));
    assert!(!built.log.contains("CARGO"), "the environment of the caller is not seen: {}", built.log);
    listener.set_nonblocking(true).unwrap();
    assert!(listener.accept().is_err(), "nothing called");
}

/// A build that ends with an error, in time.
fn fails(scene: &Scene, inputs: &BuildInputs, code: &str, words: &str) {
    let began = Instant::now();
    let error = scene.build(inputs).expect_err("it was built");
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(words), "“{error}” does not say “{words}”");
    assert!(began.elapsed() < Duration::from_secs(40), "{error} after {:?}", began.elapsed());
    assert!(scene.is_tidy(), "{error} left something");
}

#[test]
fn limits_end_a_build_with_a_sentence() {
    let Some(scene) = scene() else { return };
    let mut inputs = scene.inputs("sleep 100");
    inputs.limits.time = Duration::from_secs(1);
    fails(&scene, &inputs, "build.too_long", "after 1 second");

    // One after the other: root, as whom containers run tests, meets no limit of the kernel, and a bomb that
    // doubles would be felt by every other test before it is stopped.
    let mut inputs = scene.inputs("while true; do sleep 100 & done");
    inputs.limits.processes = 40;
    fails(&scene, &inputs, "build.too_many_processes", "more than 40 processes");

    let mut inputs = scene.inputs("x=x; while true; do x=$x$x; done");
    inputs.limits.memory = 64 * MIB;
    fails(&scene, &inputs, "build.too_much_memory", "of memory");

    let mut inputs =
        scene.inputs("for i in 1 2 3 4 5 6 7 8; do head -c 1000000 /dev/zero > $PREFIX/$i; done");
    inputs.limits.output = 4_000_000;
    fails(&scene, &inputs, "build.too_much_output", "wrote more than 4 MB");
}

#[test]
fn what_went_wrong_is_told() {
    let Some(scene) = scene() else { return };
    fails(
        &scene,
        &scene.inputs("echo checking; echo no compiler found >&2; exit 3"),
        "build.failed",
        "no compiler found",
    );
    fails(&scene, &scene.inputs("false; echo never"), "build.failed", "exit code 1");
    fails(&scene, &scene.inputs("true"), "build.nothing", "put nothing into $PREFIX");
    fails(&scene, &scene.inputs("echo text > $PREFIX/readme"), "build.no_package", "no package");
    let outside = format!("{HELLO}ln -s /usr/bin/env $PREFIX/bin/env");
    fails(&scene, &scene.inputs(&outside), "build.bad_output", "bin/env");
    let pipe = format!("{HELLO}mkfifo $PREFIX/pipe");
    fails(&scene, &scene.inputs(&pipe), "build.bad_output", "a pipe");
    let mut promised = scene.inputs(HELLO);
    promised.recipe.outputs = Some(vec!["bin/other".into()]);
    fails(&scene, &promised, "build.missing_output", "bin/other");
    let mut named = scene.inputs(HELLO);
    named.sources = vec![BuildSourceFile { name: "../x".into(), ..scene.source("x", b"x") }];
    fails(&scene, &named, "build.bad_name", "../x");
    let mut changed = scene.inputs(HELLO);
    changed.sources = vec![scene.source("a.tar", &tar("a/b", b"b"))];
    std::fs::write(&changed.sources[0].path, "other").unwrap();
    fails(&scene, &changed, "build.wrong_source", "should have the digest");
    let mut hostile = scene.inputs(HELLO);
    hostile.sources = vec![scene.source("a.tar", &tar("../b", b"b"))];
    fails(&scene, &hostile, "build.bad_source", "climbs");
}

/// Cancels as soon as the recipe says something.
struct Canceller<'a> {
    token: &'a CancellationToken,
    heard: Mutex<Vec<String>>,
}

impl Reporter for Canceller<'_> {
    fn phase(&self, _: Phase) {}
    fn progress(&self, _: u64, _: Option<u64>) {}
    fn note(&self, text: &str) {
        self.heard.lock().unwrap().push(text.to_owned());
        if text == "working" {
            self.token.cancel();
        }
    }
}

#[test]
fn a_build_can_be_cancelled_and_nothing_of_it_lives_on() {
    let Some(scene) = scene() else { return };
    let token = CancellationToken::new();
    let reporter = Canceller { token: &token, heard: Mutex::new(Vec::new()) };
    let mark = format!("{}", 1_000_000 + std::process::id());
    let inputs = scene.inputs(&format!("sleep {mark} & setsid sleep {mark} & echo working; wait"));
    let ended = build(&inputs, &scene.sandbox, &scene.builds(), &reporter, &token);
    assert!(matches!(ended, Err(BuildError::Cancelled)), "{ended:?}");
    assert!(reporter.heard.lock().unwrap().iter().any(|line| line == "working"));
    let deadline = Instant::now() + Duration::from_secs(10);
    while is_running(&mark) {
        assert!(Instant::now() < deadline, "a process of the build lives on");
        std::thread::yield_now();
    }
    assert!(scene.is_tidy());
}

fn is_running(mark: &str) -> bool {
    std::fs::read_dir("/proc").unwrap().flatten().any(|process| {
        let line = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).into_owned();
        line.starts_with("sleep\0") && line.contains(mark)
    })
}

#[test]
fn what_a_build_left_whose_program_died_is_swept_away() {
    let Some(scene) = scene() else { return };
    let left = scene.builds().join("running/0-left-behind");
    std::fs::create_dir_all(left.join("prefix")).unwrap();
    scene.build(&scene.inputs(HELLO)).unwrap();
    assert!(scene.is_tidy());
}

#[test]
fn much_talk_is_kept_short() {
    let Some(scene) = scene() else { return };
    let talk = format!(
        "{HELLO}i=0; while [ $i -lt 60000 ]; do echo \"line $i of very much talk that nobody reads\"; i=$((i+1)); done"
    );
    let built = scene.build(&scene.inputs(&talk)).unwrap();
    assert!(built.log.len() < 1_100_000 && built.log.contains("line 59999 "), "{}", built.log.len());
    assert!(built.log.starts_with("… "));
}

#[test]
fn the_folder_of_builds_is_ordinary() {
    let Some(scene) = scene() else { return };
    let built = scene.build(&scene.inputs(HELLO)).unwrap();
    assert!(built.artifact.starts_with(scene.builds().join("results")));
    assert!(Path::new(&built.artifact).is_file());
    let sentences = BuildLimits::default().sentences();
    assert_eq!(sentences[0], "The build has no network and sees none of your files.");
    assert_eq!(sentences[1], "It is stopped after 60 minutes.");
}

/// True where recipes can be written in Python, which the hostile ones below are.
fn has_python() -> bool {
    Path::new("/usr/bin/python3").exists()
}

#[test]
fn children_of_every_thread_are_counted() {
    let Some(scene) = scene().filter(|_| has_python()) else { return };
    let script = "python3 -c \"import subprocess, threading, time\ndef work():\n  \
        for i in range(60): subprocess.Popen(['sleep', '100'])\n  time.sleep(100)\n\
        t = threading.Thread(target=work); t.start(); t.join()\"";
    let mut inputs = scene.inputs(script);
    inputs.limits.time = Duration::from_secs(35);
    inputs.limits.processes = 40;
    fails(&scene, &inputs, "build.too_many_processes", "more than 40 processes");
}

/// Goes down through folders, with what is done at the bottom.
fn deep(name: &str, levels: u32, then: &str) -> String {
    format!(
        "python3 -c \"import os, time\nos.chdir(os.environ['PREFIX'])\n\
         for i in range({levels}): os.mkdir({name}); os.chdir({name})\n{then}\""
    )
}

#[test]
fn what_cannot_be_measured_ends_a_build() {
    let Some(scene) = scene().filter(|_| has_python()) else { return };
    // Paths longer than any program can name.
    let much = "for i in range(3): open(str(i), 'wb').write(b'0' * 3000000)\ntime.sleep(100)";
    let mut inputs = scene.inputs(&deep("'d' * 200", 40, much));
    inputs.limits.time = Duration::from_secs(35);
    inputs.limits.output = 4_000_000;
    fails(&scene, &inputs, "build.too_much_output", "wrote more than 4 MB");

    let mut inputs = scene.inputs(&deep("'d'", 5000, "time.sleep(100)"));
    inputs.limits.time = Duration::from_secs(35);
    fails(&scene, &inputs, "build.unmeasurable", "cannot be measured");

    let mut inputs =
        scene.inputs("i=0; while [ $i -lt 5000 ]; do : > $PREFIX/$i; i=$((i+1)); done; sleep 100");
    inputs.limits.time = Duration::from_secs(35);
    inputs.limits.files = 2000;
    fails(&scene, &inputs, "build.too_many_files", "more than 2000 files");
}

/// Tidies whenever the build says something.
struct Tidies(PathBuf);

impl Reporter for Tidies {
    fn phase(&self, _: Phase) {}
    fn progress(&self, _: u64, _: Option<u64>) {}
    fn note(&self, _: &str) {
        assert_eq!(tidy(&self.0, FAR).unwrap(), 0, "nothing goes while a build runs");
    }
}

/// 2100-01-01.
const FAR: i64 = 4_102_444_800_000;

#[test]
fn results_and_sources_nobody_uses_go_after_a_while() {
    let Some(scene) = scene() else { return };
    let builds = scene.builds();
    assert_eq!(tidy(&builds, FAR).unwrap(), 0, "nothing was built yet");
    let store = BlobStore::open(builds.join("sources")).unwrap();
    let bytes = tar("hello-1.0/a.txt", b"a");
    let digest = store.put(&bytes).unwrap();
    let mut inputs = scene.inputs(HELLO);
    inputs.sources =
        vec![BuildSourceFile { path: store.path(&digest), sha256: digest, name: "a.tar".into() }];
    let stop = CancellationToken::new();
    build(&inputs, &scene.sandbox, &builds, &Tidies(builds.clone()), &stop).unwrap();
    assert!(store.contains(&digest));

    // What was used lately stays, however old it is; what a dead build left goes at once.
    let record = walk(&builds).into_iter().find(|path| path.ends_with("build.json")).unwrap();
    for file in [&record, &store.path(&digest)] {
        std::fs::File::open(file).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    }
    assert!(scene.build(&inputs).unwrap().cached);
    let left = builds.join("running/left-behind");
    std::fs::create_dir_all(left.join("prefix")).unwrap();
    let now = SystemClock.now();
    assert_eq!(tidy(&builds, now + 89 * 24 * 60 * 60 * 1000).unwrap(), 0);
    assert!(scene.is_tidy() && store.contains(&digest));
    assert!(scene.build(&inputs).unwrap().cached);

    let freed = tidy(&builds, now + 91 * 24 * 60 * 60 * 1000).unwrap();
    assert!(freed > bytes.len() as u64 && !store.contains(&digest), "{freed}");
    assert_eq!(std::fs::read_dir(builds.join("results")).unwrap().count(), 0);
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    vitrine_base::fs::walk(folder).unwrap().into_iter().map(|entry| folder.join(entry.path)).collect()
}
