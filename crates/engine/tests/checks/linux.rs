//! What the desktop says, asked of services of our own on a private bus, and of a private X11 screen.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use vitrine_engine::checks::{Buses, Desktop, Surroundings as _};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, CreateWindowAux, PropMode, WindowClass};
use x11rb::wrapper::ConnectionExt as _;
use zbus::blocking::{Connection, connection};

/// A program of the test's own, ended with it.
struct Started {
    child: Child,
    said: String,
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Longer than anything here takes on a busy machine.
const LIMIT: Duration = Duration::from_secs(30);

/// Starts a program and waits for its first line.
fn start(program: &str, arguments: &[&str]) -> Started {
    let mut command = Command::new(program);
    let started = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = started
        .unwrap_or_else(|error| panic!("{program} does not start ({error}); scripts/setup installs it"));
    let output = child.stdout.take().unwrap();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let _ = BufReader::new(output).read_line(&mut line);
        let _ = sender.send(line.trim().to_owned());
    });
    let said = receiver.recv_timeout(LIMIT).expect("its first line in time");
    Started { child, said }
}

fn bus() -> Started {
    start("dbus-daemon", &["--session", "--nofork", "--nopidfile", "--print-address=1"])
}

/// A desktop on the buses of a test; no screen.
fn desktop_within(address: &str, patience: Option<Duration>) -> Desktop {
    let buses = Buses {
        system: Some(address.into()),
        session: Some(address.into()),
        display: Some(":unknown".into()),
        patience,
    };
    Desktop::on(buses, || true)
}

/// One that may take its time: what is asked is answered, however busy this machine is.
fn desktop(address: &str) -> Desktop {
    desktop_within(address, Some(LIMIT))
}

fn service(address: &str, name: &str) -> connection::Builder<'static> {
    connection::Builder::address(address).unwrap().name(name.to_owned()).unwrap()
}

struct Network(u32);

#[zbus::interface(name = "org.freedesktop.NetworkManager")]
impl Network {
    #[zbus(property)]
    fn metered(&self) -> u32 {
        self.0
    }
}

fn network(address: &str, metered: u32) -> Connection {
    let path = "/org/freedesktop/NetworkManager";
    service(address, "org.freedesktop.NetworkManager")
        .serve_at(path, Network(metered))
        .unwrap()
        .build()
        .unwrap()
}

struct Profiles(&'static str);

#[zbus::interface(name = "net.hadess.PowerProfiles")]
impl Profiles {
    #[zbus(property)]
    fn active_profile(&self) -> String {
        self.0.into()
    }
}

struct Power(bool);

#[zbus::interface(name = "org.freedesktop.UPower")]
impl Power {
    #[zbus(property)]
    fn on_battery(&self) -> bool {
        self.0
    }
}

struct Battery(u32);

#[zbus::interface(name = "org.freedesktop.UPower.Device")]
impl Battery {
    #[zbus(property)]
    fn warning_level(&self) -> u32 {
        self.0
    }
}

fn power(address: &str, on_battery: bool, warning: u32) -> Connection {
    let service = service(address, "org.freedesktop.UPower");
    let service = service.serve_at("/org/freedesktop/UPower", Power(on_battery)).unwrap();
    let device = "/org/freedesktop/UPower/devices/DisplayDevice";
    service.serve_at(device, Battery(warning)).unwrap().build().unwrap()
}

struct Notifications(bool);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[zbus(property)]
    fn inhibited(&self) -> bool {
        self.0
    }
}

#[test]
fn metered_as_the_network_manager_says() {
    let bus = bus();
    let desktop = desktop(&bus.said);
    assert_eq!(desktop.metered(), None, "nobody is there to ask");
    for (value, known) in [(0, None), (1, Some(true)), (2, Some(false)), (3, Some(true)), (4, Some(false))] {
        let service = network(&bus.said, value);
        assert_eq!(desktop.metered(), known, "{value}");
        service.close().unwrap();
    }
    assert!(desktop.window_open());
}

#[test]
fn power_is_saved_by_profile_or_when_the_battery_is_low() {
    let bus = bus();
    let desktop = desktop(&bus.said);
    assert_eq!(desktop.saving_power(), None);
    for (on_battery, warning, saving) in
        [(false, 4, false), (true, 1, false), (true, 3, true), (true, 4, true)]
    {
        let service = power(&bus.said, on_battery, warning);
        assert_eq!(desktop.saving_power(), Some(saving), "{on_battery} {warning}");
        service.close().unwrap();
    }
    for (profile, saving) in [("balanced", false), ("power-saver", true)] {
        let path = "/net/hadess/PowerProfiles";
        let service = service(&bus.said, "net.hadess.PowerProfiles");
        let service = service.serve_at(path, Profiles(profile)).unwrap().build().unwrap();
        assert_eq!(desktop.saving_power(), Some(saving), "{profile}");
        service.close().unwrap();
    }
}

#[test]
fn a_desktop_that_keeps_notifications_back_is_not_disturbed() {
    let bus = bus();
    let desktop = desktop(&bus.said);
    assert_eq!(desktop.full_screen(), None);
    for inhibited in [true, false] {
        let path = "/org/freedesktop/Notifications";
        let service = service(&bus.said, "org.freedesktop.Notifications");
        let service = service.serve_at(path, Notifications(inhibited)).unwrap().build().unwrap();
        assert_eq!(desktop.full_screen(), Some(inhibited));
        service.close().unwrap();
    }
}

#[test]
fn no_bus_and_a_bus_that_never_answers_are_nobody_knows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bus");
    let address = format!("unix:path={}", path.display());
    let nobody = desktop(&address);
    assert_eq!((nobody.metered(), nobody.saving_power(), nobody.full_screen()), (None, None, None));
    // Taken, and never answered.
    let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let began = Instant::now();
    let silent = desktop_within(&address, None);
    assert_eq!((silent.metered(), silent.saving_power(), silent.full_screen()), (None, None, None));
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn a_window_that_fills_the_screen_is_seen() {
    // Without it the server begins anew whenever the last one who asked it leaves, and drops who comes just then.
    let server =
        start("Xvfb", &["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0", "640x480x24"]);
    let display = format!(":{}", server.said);
    let buses = Buses {
        system: None,
        session: Some("unix:path=/nowhere/at/all".into()),
        display: Some(display.clone()),
        patience: Some(LIMIT),
    };
    let desktop = Desktop::on(buses, || false);
    assert_eq!(desktop.full_screen(), None, "no window manager says which window is in front");

    let (bus, screen) = x11rb::connect(Some(&display)).unwrap();
    let root = bus.setup().roots[screen].root;
    let atom = |name: &str| bus.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
    let (active, state, full) =
        (atom("_NET_ACTIVE_WINDOW"), atom("_NET_WM_STATE"), atom("_NET_WM_STATE_FULLSCREEN"));
    let window = bus.generate_id().unwrap();
    let looks = CreateWindowAux::new();
    bus.create_window(0, window, root, 0, 0, 9, 9, 0, WindowClass::INPUT_OUTPUT, 0, &looks).unwrap();
    let put = |on, property, kind, values: &[u32]| {
        bus.change_property32(PropMode::REPLACE, on, property, kind, values).unwrap().check().unwrap();
    };
    put(root, active, AtomEnum::WINDOW, &[0]);
    assert_eq!(desktop.full_screen(), Some(false), "none is in front");
    put(root, active, AtomEnum::WINDOW, &[window]);
    assert_eq!(desktop.full_screen(), Some(false));
    put(window, state, AtomEnum::ATOM, &[full]);
    assert_eq!(desktop.full_screen(), Some(true));
    bus.destroy_window(window).unwrap().check().unwrap();
    assert_eq!(desktop.full_screen(), Some(false), "one that is gone fills nothing");
    assert!(!desktop.window_open());
}
