#!/usr/bin/python3
"""Plays the parts of a desktop that Vitrine talks to: the panel's tray and the notification service.

Started with what to play (`--tray`, `--notifications CAPABILITIES`), it reads commands as JSON lines, each with a
number, and answers each with one JSON line that names that number. It is an independent reader of both protocols:
nothing of it is shared with the program.
"""
import argparse
import json
import sys
import time

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

PROPERTIES = 'org.freedesktop.DBus.Properties'
ITEM = 'org.kde.StatusNotifierItem'
MENU = 'com.canonical.dbusmenu'
WATCHER = 'org.kde.StatusNotifierWatcher'
NOTIFICATIONS = 'org.freedesktop.Notifications'


class Watcher(dbus.service.Object):
    """The part of a panel that items register with (StatusNotifierItem specification)."""

    def __init__(self, bus):
        super().__init__(bus, '/StatusNotifierWatcher')
        self.items = []
        self.name = dbus.service.BusName(WATCHER, bus)
        bus.add_signal_receiver(self.left, 'NameOwnerChanged', 'org.freedesktop.DBus')

    def left(self, name, _old, new):
        if new == '':
            self.items = [item for item in self.items if not item.startswith(f'{name}/')]

    @dbus.service.method(WATCHER, in_signature='s', sender_keyword='sender')
    def RegisterStatusNotifierItem(self, service, sender=None):
        item = sender + service if service.startswith('/') else f'{service}/StatusNotifierItem'
        if item not in self.items:
            self.items.append(item)
            self.StatusNotifierItemRegistered(item)

    @dbus.service.method(WATCHER, in_signature='s')
    def RegisterStatusNotifierHost(self, _service):
        pass

    @dbus.service.signal(WATCHER, signature='s')
    def StatusNotifierItemRegistered(self, item):
        pass

    @dbus.service.method(PROPERTIES, in_signature='ss', out_signature='v')
    def Get(self, _interface, name):
        return self.GetAll(_interface)[name]

    @dbus.service.method(PROPERTIES, in_signature='s', out_signature='a{sv}')
    def GetAll(self, _interface):
        return {
            'RegisteredStatusNotifierItems': dbus.Array(self.items, signature='s'),
            'IsStatusNotifierHostRegistered': True,
            'ProtocolVersion': dbus.Int32(0),
        }


class Notifications(dbus.service.Object):
    """A notification service (Desktop Notifications Specification 1.2)."""

    def __init__(self, bus, capabilities):
        super().__init__(bus, '/org/freedesktop/Notifications')
        self.capabilities = capabilities
        self.shown = []
        self.last = 0
        self.name = dbus.service.BusName(NOTIFICATIONS, bus, replace_existing=True, do_not_queue=True)

    @dbus.service.method(NOTIFICATIONS, out_signature='as')
    def GetCapabilities(self):
        return dbus.Array(self.capabilities, signature='s')

    @dbus.service.method(NOTIFICATIONS, out_signature='ssss')
    def GetServerInformation(self):
        return ('test', 'vitrine', '1', '1.2')

    @dbus.service.method(NOTIFICATIONS, in_signature='susssasa{sv}i', out_signature='u')
    def Notify(self, app, replaces, icon, summary, body, actions, hints, timeout):
        number = int(replaces)
        if number == 0:
            self.last += 1
            number = self.last
        self.shown.append({
            'id': number,
            'replaces': int(replaces),
            'app': str(app),
            'icon': str(icon),
            'summary': str(summary),
            'body': str(body),
            'actions': [str(action) for action in actions],
            'hints': {str(key): plain(value) for key, value in hints.items()},
            'closed': False,
        })
        return dbus.UInt32(number)

    @dbus.service.method(NOTIFICATIONS, in_signature='u')
    def CloseNotification(self, number):
        self.close(int(number), 3)

    @dbus.service.signal(NOTIFICATIONS, signature='uu')
    def NotificationClosed(self, number, reason):
        pass

    @dbus.service.signal(NOTIFICATIONS, signature='us')
    def ActionInvoked(self, number, action):
        pass

    def close(self, number, reason):
        for one in self.shown:
            if one['id'] == number:
                one['closed'] = True
        self.NotificationClosed(dbus.UInt32(number), dbus.UInt32(reason))

    def press(self, number, action):
        self.ActionInvoked(dbus.UInt32(number), action)
        self.close(number, 2)


def plain(value):
    if isinstance(value, dbus.Boolean):
        return bool(value)
    if isinstance(value, (dbus.Byte, int)):
        return int(value)
    return str(value)


class Panel:
    """Reads and clicks what is in the tray, as a panel does."""

    def __init__(self, bus, watcher):
        self.bus = bus
        self.watcher = watcher

    def item(self):
        if not self.watcher.items:
            return None
        name, path = self.watcher.items[0].split('/', 1)
        item = self.bus.get_object(name, f'/{path}')
        has = item.GetAll(ITEM, dbus_interface=PROPERTIES)
        pictures = [(int(w), int(h), sum(data)) for w, h, data in has.get('IconPixmap', [])]
        return {
            'id': str(has['Id']),
            'title': str(has['Title']),
            'status': str(has['Status']),
            'icon': str(has.get('IconName', '')),
            'pictures': pictures,
            'tip': str(has['ToolTip'][3]) if 'ToolTip' in has else '',
            'menu': [line['label'] for line in self.lines()],
        }

    def lines(self):
        name, path = self.watcher.items[0].split('/', 1)
        item = self.bus.get_object(name, f'/{path}')
        menu = self.bus.get_object(name, str(item.Get(ITEM, 'Menu', dbus_interface=PROPERTIES)))
        _, root = menu.GetLayout(0, -1, dbus.Array([], signature='s'), dbus_interface=MENU)
        return [
            {'id': int(line[0]), 'label': str(line[1].get('label', '-')), 'menu': menu}
            for line in root[2]
        ]

    def click(self, label):
        line = next(line for line in self.lines() if line['label'] == label)
        stamp = dbus.UInt32(int(time.time()) & 0xFFFFFFFF)
        line['menu'].Event(
            line['id'], 'clicked', dbus.String('', variant_level=1), stamp, dbus_interface=MENU
        )
        return True

    def activate(self):
        name, path = self.watcher.items[0].split('/', 1)
        self.bus.get_object(name, f'/{path}').Activate(0, 0, dbus_interface=ITEM)
        return True


def answer(command, panel, service):
    do = command['do']
    if do == 'item':
        return panel.item()
    if do == 'click':
        return panel.click(command['label'])
    if do == 'activate':
        return panel.activate()
    if do == 'shown':
        return service.shown
    if do == 'press':
        return service.press(command['id'], command['action'])
    if do == 'dismiss':
        return service.close(command['id'], 2)
    raise ValueError(do)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--tray', action='store_true')
    parser.add_argument('--notifications')
    wanted = parser.parse_args()
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    panel = Panel(bus, Watcher(bus)) if wanted.tray else None
    service = None
    if wanted.notifications is not None:
        service = Notifications(bus, wanted.notifications.split(',') if wanted.notifications else [])
    loop = GLib.MainLoop()

    # Without a buffer: a second command that came with the first stays where the loop sees it.
    commands = open(sys.stdin.fileno(), 'rb', buffering=0, closefd=False)

    def hear(_channel, _condition):
        line = commands.readline()
        if not line:
            loop.quit()
            return False
        command = json.loads(line)
        try:
            said = {'answer': answer(command, panel, service)}
        except Exception as error:  # noqa: BLE001 - told to the test
            said = {'error': f'{type(error).__name__}: {error}'}
        print(json.dumps({'to': command['number'], **said}), flush=True)
        return True

    GLib.io_add_watch(commands.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, hear)
    print(json.dumps({'to': 0, 'answer': 'ready'}), flush=True)
    loop.run()


main()
