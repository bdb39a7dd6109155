//! What a Linux desktop says of network, power and screen, over D-Bus and X11. Each question has a second; where
//! nobody answers, nobody knows.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::OwnedValue;

use super::{Surroundings, screen};
use crate::bus;

/// How long the desktop may take to answer one question, where nothing else is said.
const PATIENCE: Duration = Duration::from_secs(1);

/// The desktop this program runs on.
pub struct Desktop {
    window_open: Box<dyn Fn() -> bool + Send + Sync>,
    buses: Buses,
    asking: Arc<AtomicBool>,
}

/// Where the buses are: the usual places, or those of a test.
#[derive(Debug, Clone, Default)]
pub struct Buses {
    /// Address of the system bus; the usual one when none.
    pub system: Option<String>,
    /// Address of the session bus; the usual one when none.
    pub session: Option<String>,
    /// The X11 display; the usual one when none.
    pub display: Option<String>,
    /// How long one question may take; a second when none.
    pub patience: Option<Duration>,
}

impl Buses {
    fn patience(&self) -> Duration {
        self.patience.unwrap_or(PATIENCE)
    }
}

impl std::fmt::Debug for Desktop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desktop").field("buses", &self.buses).finish_non_exhaustive()
    }
}

impl Desktop {
    /// The desktop of this session. `window_open` says whether the person has our window before them.
    pub fn new(window_open: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self::on(Buses::default(), window_open)
    }

    /// The same on other buses.
    pub fn on(buses: Buses, window_open: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { window_open: Box::new(window_open), buses, asking: Arc::default() }
    }

    /// Asks on a thread of its own and waits no longer than is reasonable: also a connection that is taken and
    /// never answered ends. One that hangs is not asked again before it has ended.
    fn ask(&self, question: impl FnOnce(&Buses) -> Option<bool> + Send + 'static) -> Option<bool> {
        let turn = Turn::take(&self.asking)?;
        let buses = self.buses.clone();
        // Connecting, a call or two, and the way back.
        let asked = bus::within(self.buses.patience() * 2, move || {
            let answer = question(&buses);
            drop(turn);
            answer
        });
        asked.flatten()
    }
}

/// One question under way; ended with this, whatever became of it.
struct Turn(Arc<AtomicBool>);

impl Turn {
    /// None while another one is under way.
    fn take(asking: &Arc<AtomicBool>) -> Option<Self> {
        (!asking.swap(true, Ordering::SeqCst)).then(|| Self(Arc::clone(asking)))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

impl Surroundings for Desktop {
    fn metered(&self) -> Option<bool> {
        self.ask(|buses| {
            let bus = system(buses)?;
            // NM_METERED_UNKNOWN 0, YES 1, NO 2, GUESS_YES 3, GUESS_NO 4.
            let name = "org.freedesktop.NetworkManager";
            match property::<u32>(&bus, name, "/org/freedesktop/NetworkManager", name, "Metered")? {
                1 | 3 => Some(true),
                2 | 4 => Some(false),
                _ => None,
            }
        })
    }

    fn saving_power(&self) -> Option<bool> {
        self.ask(|buses| {
            let bus = system(buses)?;
            either(power_saver(&bus), || low_battery(&bus))
        })
    }

    fn full_screen(&self) -> Option<bool> {
        self.ask(|buses| either(inhibited(buses), || screen::is_filled(buses.display.as_deref())))
    }

    fn window_open(&self) -> bool {
        (self.window_open)()
    }
}

/// True when one says so; false when one of them knows and none says so.
fn either(first: Option<bool>, second: impl FnOnce() -> Option<bool>) -> Option<bool> {
    if first == Some(true) { first } else { second().or(first) }
}

/// The power profile is “power saver” (power-profiles-daemon, or tuned in its place).
fn power_saver(bus: &Connection) -> Option<bool> {
    let names = [
        ("org.freedesktop.UPower.PowerProfiles", "/org/freedesktop/UPower/PowerProfiles"),
        ("net.hadess.PowerProfiles", "/net/hadess/PowerProfiles"),
    ];
    let profile = |(name, path)| property::<String>(bus, name, path, name, "ActiveProfile");
    names.into_iter().find_map(profile).map(|profile| profile == "power-saver")
}

/// On battery, and UPower calls that low (3), critical (4) or about to end (5).
fn low_battery(bus: &Connection) -> Option<bool> {
    let name = "org.freedesktop.UPower";
    if !property::<bool>(bus, name, "/org/freedesktop/UPower", name, "OnBattery")? {
        return Some(false);
    }
    let device = "/org/freedesktop/UPower/devices/DisplayDevice";
    let warning = property::<u32>(bus, name, device, "org.freedesktop.UPower.Device", "WarningLevel")?;
    Some(warning >= 3)
}

/// The desktop keeps notifications back: somebody talks, plays, or asked not to be disturbed.
fn inhibited(buses: &Buses) -> Option<bool> {
    let bus = bus::session(buses.session.as_deref(), buses.patience())?;
    let name = "org.freedesktop.Notifications";
    property::<bool>(&bus, name, "/org/freedesktop/Notifications", name, "Inhibited")
}

fn system(buses: &Buses) -> Option<Connection> {
    bus::system(buses.system.as_deref(), buses.patience())
}

/// A property of a service that runs; nothing is started to answer.
fn property<T: TryFrom<OwnedValue>>(
    bus: &Connection,
    name: &str,
    path: &str,
    interface: &str,
    property: &str,
) -> Option<T> {
    if !bus::is_running(bus, name) {
        return None;
    }
    let proxy = Proxy::new(bus, name, path, "org.freedesktop.DBus.Properties").ok()?;
    let all: HashMap<String, OwnedValue> = proxy.call("GetAll", &(interface,)).ok()?;
    all.into_iter().find(|(key, _)| key == property).and_then(|(_, value)| T::try_from(value).ok())
}
