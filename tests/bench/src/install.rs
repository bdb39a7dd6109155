//! An install of a 50 MB package from a local server, against curl, sha256sum, unzip and `sync -f`.

use std::path::Path;
use std::process::Command;

use vitrine_testkit::many::Dice;
use vitrine_testkit::{FileServer, PersonaSpec, gallery};

use crate::process::{median_of_three, seconds, seconds_and_peak};
use crate::table::Table;

const MEGABYTES: usize = 50;

/// Half of it does not shrink, as pictures do not; half does, as text does.
fn package() -> PersonaSpec {
    let mut dice = Dice::new(3, 3);
    let noise: Vec<u8> = (0..MEGABYTES * 1024 * 1024 / 8).flat_map(|_| dice.roll().to_le_bytes()).collect();
    let mut spec = PersonaSpec { id: "heavy".into(), name: "Heavy".into(), ..PersonaSpec::default() };
    for (i, part) in noise.chunks(5 * 1024 * 1024).enumerate() {
        spec.extra_members.push((format!("assets/part-{i}.bin"), part.to_vec()));
    }
    spec
}

/// Measures the program as a person runs it.
pub(crate) fn measure(scratch: &Path, programs: &Path, table: &mut Table) {
    let folder = scratch.join("heavy-gallery");
    std::fs::create_dir_all(&folder).expect("a folder");
    gallery::homepilot_bucket(&folder, &[package()]);
    let server = FileServer::start(&folder);
    let file = find(&folder, "persona.hpersona").expect("the package");
    let relative = file.strip_prefix(&folder).expect("inside").to_str().expect("UTF-8");
    let url = format!("{}{relative}", server.url());
    let vitrine = programs.join("vitrine");
    let program = vitrine.to_str().expect("UTF-8");

    let mut round = 0;
    let control = median_of_three(|| {
        round += 1;
        let out = scratch.join(format!("control-{round}"));
        std::fs::create_dir_all(&out).expect("a folder");
        let script = "cd \"$1\" && curl -sf -o p.zip \"$2\" && sha256sum p.zip && unzip -q p.zip -d files && sync -f files";
        seconds(Command::new("bash").args(["-ec", script, "control"]).arg(&out).arg(&url))
    });
    let mut peak = 0_f64;
    let mut idle = 0_f64;
    let ours = median_of_three(|| {
        round += 1;
        let home = scratch.join(format!("install-{round}"));
        seconds(Command::new(program).arg("--home").arg(&home).args([
            "sources",
            "add",
            &server.url(),
            "--name",
            "heavy",
        ]));
        let at = home.to_str().expect("UTF-8");
        idle = idle.max(seconds_and_peak(&[program, "--home", at, "list"], &[]).1);
        let (time, memory) =
            seconds_and_peak(&[program, "--home", at, "install", "heavy", "--yes", "--quiet"], &[]);
        peak = peak.max(memory);
        time
    });
    table.ratio("install of a 50 MB package", ours, ("curl + sha256sum + unzip + sync -f", control), 1.5);
    table.figure("  peak memory above idle", peak - idle, "MB", 64.0);
}

fn find(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() { find(&path, name) } else { path.ends_with(name).then_some(path) }
    })
}
