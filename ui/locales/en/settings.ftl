## Settings

settings-index = Sections
settings-find = Search settings
settings-find-found =
    { $count ->
        [one] One setting fits
       *[other] { $count } settings fit
    }
settings-find-nothing = No setting fits “{ $text }”.
settings-find-nothing-hint = Try another word, or fewer letters of it.
settings-find-look = appearance design colour night mode animation translation
settings-find-updates = upgrade new version automatic check background schedule metered battery
settings-find-notifications = alerts messages sound badge
settings-find-desktop = tray autostart login quit exit background
settings-find-content = adult age nsfw filter
settings-find-network = internet proxy speed bandwidth connection downloads
settings-find-storage = disk space cache delete free folder clean
settings-find-homepilot = personas send
settings-find-computer = graphics gpu blank flicker rendering
settings-find-privacy = data tracking telemetry statistics hosts
settings-find-about = version information help support error report log
settings-look = Look
settings-theme = Theme
settings-language-desktop = Like the desktop
settings-content = Content
settings-mature = Show mature content
settings-mature-hint = Packages their makers rate mature or adult appear in Explore.
settings-network = Network
settings-bandwidth = Limit the speed of downloads
settings-bandwidth-hint = All transfers together stay below it.
settings-bandwidth-kb = Kilobytes a second
settings-homepilot = HomePilot
settings-homepilot-url = Address of a running HomePilot
settings-homepilot-hint = With an address, installed personas can be sent there. Leave empty to turn this off.
settings-homepilot-wrong = This is not a web address such as http://127.0.0.1:8000.
settings-computer = This computer
settings-safe-graphics = Safe graphics
settings-safe-graphics-hint = For when the window stays blank or flickers. Used from the next start.
settings-cache = Picture cache in megabytes
settings-cache-hint = Older pictures are deleted when it is full.
settings-about = About
settings-home = Data folder
settings-newer = Getting a newer Vitrine
settings-newer-deb = Vitrine was installed as a Debian package.
settings-newer-rpm = Vitrine was installed as an RPM package.
settings-newer-appimage = Vitrine runs from the AppImage { $program }.
settings-newer-other = No package manager knows this copy, { $program }. Get a newer one from where you got this one.
settings-newer-command = If it came from a package source, type
settings-newer-file = With a package file you downloaded, type
settings-own-never = Nobody has looked for a newer Vitrine yet.
settings-own-looked = Looked for a newer Vitrine { $when }.
settings-own-newest = This is the newest there is.
settings-own-there = Vitrine { $version } is there ({ $size }).
settings-own-there-unsized = Vitrine { $version } is there.
settings-own-security = It mends a security problem.
settings-own-changes = What changed
settings-own-update = Update Vitrine
settings-own-waiting = Vitrine { $version } is in place. Start Vitrine again to use it.
settings-own-restart = Start again now
settings-own-undo = Go back to { $version }
settings-own-beta = Test versions of Vitrine as well
settings-own-beta-hint = They come earlier and may have faults.
settings-library = Library folder
theme-system = Like the desktop
theme-light = Light
theme-dark = Dark
settings-number-wrong = Give a whole number from { NUMBER($min) } to { NUMBER($max) }. Until then the one before stays.
settings-motion = Motion
settings-motion-system = Like the desktop
settings-motion-reduced = As little as possible
settings-motion-full = Always

## Updates

settings-updates = Updates
settings-policy = When there is an update
settings-policy-notify = Show it
settings-policy-notify-hint = You decide what is fetched and installed, and when.
settings-policy-download = Fetch it
settings-policy-download-hint = It is fetched in the background and waits for your word.
settings-policy-install = Install it
settings-policy-install-hint = It is installed by itself, unless it asks for more than before or nobody vouches for it.
settings-policy-own = A gallery or a package can have its own rule; that goes before this one.
settings-checks = Look for updates by itself
settings-checks-hint = About once a day, at a moment of its own, so that galleries are not all asked at once.
settings-costly = Also on metered networks and while saving power
settings-costly-hint = Otherwise it waits for a better moment.

## Notifications

settings-notifications = Notifications
settings-notifications-hint = One notification at a time, never while this window is in front, and never again for the same thing.
settings-notice-security = Security
settings-notice-security-hint = Updates that mend a security problem, and packages that were withdrawn.
settings-notice-updates = Updates
settings-notice-updates-hint = Other updates, at most every few days.
settings-notice-trouble = Trouble
settings-notice-trouble-hint = A gallery that could not be reached for a week.
settings-notice-submissions = Your own packages
settings-notice-submissions-hint = News of what you submitted, and answers to your reviews.

## Tray and start

settings-desktop = Closing and starting
settings-close = Closing the window
settings-close-tray = Keeps Vitrine in the tray
settings-close-tray-hint = Looking for updates goes on. Where there is no tray, closing ends Vitrine.
settings-close-minimise = Minimises the window
settings-close-minimise-hint = The window stays in the list of windows.
settings-close-quit = Ends Vitrine
settings-close-quit-hint = Nothing runs until you start it again.
settings-autostart = Start with the session
settings-autostart-hint = Vitrine then starts in the tray, without a window. Off until you turn it on.

## Network

settings-proxy = Proxy
settings-proxy-hint = Used from the next request on. Leave empty to use what the system says.
settings-proxy-wrong = This is not the address of an http proxy, such as http://proxy.example:3128.
settings-parallel = Downloads and installs at the same time
settings-parallel-hint = Running ones are not stopped when you lower it.

## Storage

settings-storage = Storage
settings-storage-total = { $size } in all; { $free } are free on this disk.
settings-storage-library = Installed packages
settings-storage-kept = Versions kept for going back
settings-storage-store = Fetched, not installed yet
settings-storage-unfinished = Unfinished downloads
settings-storage-pictures = Pictures of galleries
settings-storage-builds = Builds from source
settings-storage-data = Catalogue, settings, history
settings-move-hint = Installed packages and what was fetched for them can be kept in another folder or on another disk. Catalogue, settings and commands stay in { $home }.
settings-move = Move…
settings-move-title = Move the library
settings-move-lead = Everything is copied and compared first, and removed from the old place only then. You can go on browsing meanwhile.
settings-move-folder = New folder
settings-move-folder-hint = It must be empty or not exist yet.
settings-move-look = Show what would happen
settings-move-from = From
settings-move-to = To
settings-move-plan =
    { $count ->
        [one] { $size } in one file; { $free } are free there.
       *[other] { $size } in { $count } files; { $free } are free there.
    }
settings-move-do = Move
settings-move-back = Back to the home folder
settings-move-back-hint = The library goes back to { $home }.
settings-moved = The library is in { $folder } now.
settings-clean = Clean up…
settings-clean-named = Clean up: { $part }
settings-clean-title = Clean up “{ $part }”?
settings-clean-do = Free { $size }
settings-clean-kept = Going back to an earlier version is not possible afterwards; it would have to be fetched again, where its gallery still has it. Files you changed stay.
settings-clean-store = What was fetched ahead is fetched again when you install it.
settings-clean-unfinished = Paused downloads begin at the start when you go on with them. Running ones are left alone.
settings-clean-pictures = Pictures are fetched again when they are shown.
settings-clean-builds = Sources and results of builds go; what you built and installed stays installed.
settings-cleaned = { $size } were freed

## Privacy

settings-privacy = Privacy
settings-privacy-nothing = Nothing about you or this computer is sent anywhere. There are no statistics and no identifiers.
settings-privacy-asked = Vitrine only asks the galleries you added for their lists, pictures and packages, and the places they name for their packages. They see your internet address, as every website does.
settings-privacy-hosts = Hosts that are asked
settings-privacy-mirror = A place packages are fetched from
settings-privacy-none = No host has been asked yet.

## Diagnostics

settings-diagnostics = Diagnostics
settings-diagnostics-lead = For a report of trouble. Your name, your folders, addresses and everything secret are left out. It goes nowhere unless you paste it somewhere. It is in English, so that whoever helps can read it.
settings-diagnostics-copy = Copy all
settings-diagnostics-program = Program
settings-diagnostics-places = Places
settings-diagnostics-desktop = Desktop
settings-diagnostics-databases = Databases
settings-diagnostics-errors = Last errors
settings-diagnostics-none = None.

## First start

start-title = Welcome to Vitrine
start-lead = A few things to decide. All of them can be changed in Settings.
start-galleries = Galleries
start-galleries-hint = Packages come from galleries. One with a few examples comes with Vitrine; others are added by their address.
start-galleries-coming = The gallery that comes with Vitrine is being made…
start-galleries-none = No gallery yet.
start-tray = Stay in the tray when the window closes
start-tray-hint = Looking for updates goes on; without a tray, closing ends Vitrine.
start-no-account = No account is needed to look around and install.
start-skip = Skip
start-begin = Start exploring
