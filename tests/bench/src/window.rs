//! The real window: from process start to the first painted card, with 100,000 listings and with 100.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use vitrine_testkit::{FileServer, many};

use crate::process::{median_of_three, piece as run_piece};
use crate::table::Table;

/// Measures under a display (`scripts/bench` starts a virtual one).
pub(crate) fn measure(scratch: &Path, large: &Path, programs: &Path, table: &mut Table) {
    if std::env::var_os("DISPLAY").is_none() {
        table.note("first painted card", "not measured: no display");
        return;
    }
    let folder = scratch.join("small-gallery");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("registry.json"), many::registry(100, 1)).expect("a registry");
    let server = FileServer::start(&folder);
    let small = scratch.join("home-small");
    run_piece(&["sync-piece", small.to_str().expect("UTF-8"), &server.url()]);
    drop(server);
    let program = programs.join("vitrine-desktop");
    // One start of each to warm the caches of disk and WebKit.
    first_card(&program, &small);
    first_card(&program, large);
    let with_few = median_of_three(|| first_card(&program, &small));
    let with_many = median_of_three(|| first_card(&program, large));
    table.ratio("first painted card, 100,000 listings", with_many, ("the same with 100", with_few), 1.3);
    felt(large, programs, table);
}

/// What a person feels, measured by `tests/bench/window.mjs` in a desktop of its own: frames, the way from the
/// tray, memory there. The control is a plain list in the same window, which no code of ours attends to.
fn felt(home: &Path, programs: &Path, table: &mut Table) {
    let ended = Command::new("node")
        .arg("tests/bench/window.mjs")
        .arg(home)
        .env("VITRINE_BIN_DIR", programs.canonicalize().expect("the programs are there"))
        .stderr(Stdio::inherit())
        .output()
        .expect("node starts");
    assert!(ended.status.success(), "tests/bench/window.mjs failed");
    let said: serde_json::Value = serde_json::from_slice(&ended.stdout).expect("a line of JSON");
    let number = |name: &str| said[name].as_f64().expect("a number");
    table.note("scrolled cards in the real window", &format!("{}", number("cards")));
    table.figure("  a plain list, 95th percentile frame (the control)", number("control"), "ms", 17.0);
    table.figure("  by wheel, 95th percentile frame", number("wheel"), "ms", 17.0);
    table.figure("  dragged from first to last, 95th percentile frame", number("dragged"), "ms", 17.0);
    table.figure("  longest frame while typing in search", number("typing"), "ms", 50.0);
    table.figure("in the tray, PSS of all processes", number("tray"), "MB", 60.0);
    table.figure("from tray to first card", number("shown"), "s", 0.7);
}

/// Seconds from the start of the process to its own report of the first painted card.
fn first_card(program: &Path, home: &Path) -> f64 {
    let started = Instant::now();
    let mut window = Command::new(program)
        .arg("--home")
        .arg(home)
        .env("VITRINE_LOG", "vitrine_engine=info")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the window starts");
    let lines = BufReader::new(window.stderr.take().expect("its words")).lines();
    let mut took = None;
    for line in lines.map_while(Result::ok) {
        if line.contains("first card painted") {
            took = Some(started.elapsed().as_secs_f64());
            break;
        }
    }
    window.kill().expect("it ends");
    window.wait().expect("it ended");
    took.expect("a painted card")
}

/// The size of the script the window starts with.
pub(crate) fn entry_script(table: &mut Table) {
    let html = std::fs::read_to_string("ui/dist/index.html").expect("ui/dist is built");
    let mut bytes = 0;
    for part in html.split("src=\"").skip(1).chain(html.split("rel=\"modulepreload\"").skip(1)) {
        let Some(name) = part.split('"').find(|name| name.ends_with(".js")) else { continue };
        let path = Path::new("ui/dist").join(name.trim_start_matches(['.', '/']));
        let packed = Command::new("gzip").args(["-9", "-c"]).arg(path).output().expect("gzip").stdout;
        bytes += packed.len();
    }
    table.figure("entry script, gzipped", bytes as f64 / 1000.0, "kB", 80.0);
}
