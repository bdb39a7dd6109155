# Vitrine auf Deutsch. Fenster und Rust teilen sich diese Texte.

## The frame

window-title = { $page } – Vitrine
skip-to-content = Zum Inhalt springen
nav-label = Hauptnavigation
nav-explore = Entdecken
nav-installed = Installiert
nav-sources = Galerien
nav-more = Mehr
checking-now = Es wird nach Updates gesucht …
nav-updates-page = Updates
nav-submit = Veröffentlichen
nav-activity = Aktivität
nav-settings = Einstellungen
nav-updates =
    { $count ->
        [one] ein Update
       *[other] { $count } Updates
    }
nav-running =
    { $count ->
        [one] ein laufender Auftrag
       *[other] { $count } laufende Aufträge
    }
nav-decided =
    { $count ->
        [one] eine Einreichung mit Neuigkeiten
       *[other] { $count } Einreichungen mit Neuigkeiten
    }
nav-unread =
    { $count ->
        [one] eine ungelesene Nachricht
       *[other] { $count } ungelesene Nachrichten
    }
page-failed = Diese Seite konnte nicht geladen werden. Starten Sie Vitrine neu.
notice-safe-graphics = Beim letzten Start ist das Fenster nicht erschienen, deshalb läuft dieses mit sicherer Grafik. In den Einstellungen können Sie das beibehalten.
time-now = gerade eben
state-loading = Wird geladen …
state-installed = Installiert
state-withdrawn = Zurückgezogen
state-blocked = Nicht verfügbar

## Actions

action-add = Hinzufügen
action-back = Zurück
action-build = Bauen
action-cancel = Abbrechen
action-close = Schließen
action-copy = Kopieren
action-copy-digest = Prüfsumme kopieren
action-details = Details
action-dismiss = Ausblenden
action-handover = An HomePilot senden
action-install = Installieren
action-install-again = Erneut installieren
action-open-folder = Ordner öffnen
action-pause = Anhalten
action-remove = Entfernen
action-resume = Fortsetzen
action-retry = Erneut versuchen
action-rollback = Zurück zu { $version }
action-send = Senden
action-undo = Rückgängig
action-update = Aktualisieren
action-verify = Dateien prüfen

## Words of the wire

kind-persona = Persona
kind-worker = Worker
kind-tool = Werkzeug
kind-theme = Design
kind-flatpak = Flatpak
kinds-persona = Personas
kinds-worker = Worker
kinds-tool = Werkzeuge
kinds-theme = Designs
kinds-flatpak = Flatpaks
rating-everyone = Für alle
rating-mature = Ab 16
rating-adult = Nur für Erwachsene
trust-signed = Signiert
trust-provisional = Vorläufig signiert
trust-provisional-hint = Vorläufig: Für diese Galerie bürgt ein einziger Schlüssel; ihr Betreiber hat das Vertrauen noch nicht auf mehrere verteilt. Wer diesen Schlüssel in die Hände bekommt, kann alles signieren.
trust-stale = Signaturen ungültig
trust-listed = Prüfsumme angegeben
trust-unverified = Ungeprüft
sort-relevance = Relevanz
sort-name = Name
sort-newest = Neueste
sort-downloads = Downloads
sort-size = Größe
sort-top = Am besten bewertet
sort-updated = Zuletzt aktualisiert
health-intact = Dateien unversehrt
health-changed = Dateien geändert
health-missing = Dateien fehlen
health-gone = Ordner fehlt
protocol-vitrine = Vitrine-Galerie
protocol-manifest = Manifest-Galerie
protocol-homepilot = HomePilot-Galerie
protocol-unknown = Noch nicht bekannt
phase-waiting = Wartet
phase-planning = Wird geplant
phase-downloading = Wird heruntergeladen
phase-checking = Wird geprüft
phase-building = Wird gebaut
phase-installing = Wird installiert
phase-copying = Wird kopiert
phase-removing = Wird entfernt
phase-syncing = Wird abgeglichen
phase-finished = Fertig
job-install = Installieren
job-update = Aktualisieren
job-remove = Entfernen
job-rollback = Zurücksetzen
job-sync = Abgleichen
job-build = Aus dem Quelltext bauen
job-switch = Version wechseln
job-several = Mehrere installieren
job-fetch = Vorab laden
job-upload = An eine Registry senden
job-move = Bibliothek verschieben
job-self-update = Vitrine aktualisieren
job-queued = Wartet
job-running = Läuft
job-paused = Angehalten
job-done = Fertig
job-failed = Fehlgeschlagen
job-cancelled = Abgebrochen
job-interrupted = Unterbrochen
job-interrupted-hint = Vitrine wurde vorher geschlossen. Was angekommen ist, bleibt erhalten.
job-action-named = { $action }: { $name }
menu-more = Mehr zu { $name }
progress-of = { $done } von { $total }
progress-speed = { $speed }/s
progress-left = noch { $time }
transfer-label = Wie es ankommt
transfer-reused = { $size } bereits vorhanden
transfer-fetched = { $size } geladen
transfer-method = Verwendet { $method }
transfer-fetch-of = Lädt { $fetch } von { $full }; der Rest ist bereits vorhanden.
transfer-checked = Wogegen geprüft wird
transfer-parts =
    { $count ->
        [one] Eine Datei
       *[other] Datei für Datei ({ $count })
    }
mirrors-label = Woher die Bytes kommen
mirrors-tried = Was versucht wurde
mirrors-count =
    { $count ->
        [one] Von einem Ort
       *[other] Von { $count } Orten
    }
mirror-active = sendet
mirror-idle = wartet
mirror-slow = langsam
mirror-failed = ausgefallen
mirror-unused = nicht gebraucht
verdict-good = passt
verdict-empty = sagt nichts aus
verdict-bad = passt nicht

## Explore

explore-search = Pakete suchen
explore-search-placeholder = Namen, Ersteller, Schlagwörter suchen …
explore-clear-search = Suche leeren
search-suggestions = Vorschläge
search-recent = Letzte Suchen
search-recent-clear = Letzte Suchen löschen
explore-sort = Sortieren nach
explore-filters = Filter
explore-results = Pakete
explore-count =
    { $count ->
        [one] { $figure } Paket
       *[other] { $figure } Pakete
    }
explore-count-capped = mehr als { $figure } Pakete
explore-corrected = Ergebnisse für „{ $words }“
explore-nothing = Zu Ihrer Suche passt nichts.
explore-nothing-hint = Prüfen Sie die Schreibweise, suchen Sie mit weniger Wörtern oder nehmen Sie einen Filter weg.
explore-clear = Alles zurücksetzen
explore-empty = Ihre Galerien haben keine Pakete, die gezeigt werden können.
explore-filling = Ihre erste Galerie wird geladen.
explore-filling-hint = Pakete erscheinen hier, sobald sie ankommen.
explore-no-sources = Sie haben noch keine Galerien.
explore-no-sources-hint = Fügen Sie eine über ihre Adresse hinzu, oder einen Ordner auf diesem Computer.
explore-see-sources = Galerien ansehen
banner-failing =
    { $count ->
        [one] { $name } war nicht erreichbar.
       *[other] { $count } Galerien waren nicht erreichbar.
    }
banner-age = Was Sie sehen, ist der Stand von { $age }.
front-featured = Empfohlen
front-newest = Neu
front-popular = Beliebt
front-top = Am besten bewertet
front-collections = Sammlungen
front-see-all = Alle ansehen
front-back = { $shelf }: zurück
front-on = { $shelf }: weiter
front-downloads = { $count } Downloads
front-collection-count =
    { $count ->
        [one] Ein Paket
       *[other] { $count } Pakete
    }
front-all =
    { $count ->
        [one] Ein Paket
       *[other] Alle { NUMBER($count) } Pakete
    }
collection-empty = In dieser Sammlung ist nichts.
favourite-mark = { $name }: Favorit
favourite-add = Zu den Favoriten hinzufügen
favourite-remove = Aus den Favoriten entfernen
favourite-removed = { $name } ist kein Favorit mehr
filter-kind = Art
filter-all = Alle
filter-tags = Schlagwörter
filter-find-tag = Schlagwort suchen
filter-more-tags = Mehr Schlagwörter
filter-source = Galerie
filter-rating = Altersfreigabe
filter-hide-installed = Installiertes ausblenden
filter-favourites = Nur Favoriten
filter-mature-hidden = Inhalte für Ältere sind ausgeblendet.
filter-mature-settings = In den Einstellungen ändern
filter-remove = Filter { $filter } entfernen
card-downloads = { $count } Downloads
card-install = { $name } installieren
card-update = { $name } aktualisieren
card-progress = { $name }: { $progress }

## A package

detail-by = Von { $maker }
detail-sections = Auf dieser Seite
detail-about = Über dieses Paket
ratings-label = Bewertungen
detail-no-description = Der Ersteller gibt keine Beschreibung an.
detail-homepage = Seite des Erstellers
detail-incomplete = Die Beschreibung ist noch nicht angekommen; deshalb kann auf dieser Seite etwas fehlen.
detail-withdrawn = Dieses Paket wurde zurückgezogen: { $reason }
detail-needs = Was es braucht
detail-needs-hint = Vitrine führt nie etwas aus, das ein Paket nennt.
detail-versions = Versionen
detail-all-versions = Alle { $count } Versionen zeigen
detail-security = Sicherheitsupdate
detail-install-version = Diese Version installieren
detail-install-named-version = Diese Version installieren: { $version }
detail-yanked = Vom Ersteller zurückgenommen: { $reason }
detail-provenance = Woher es kommt
detail-no-digest = Die Galerie gibt keine an.
detail-digests = Fingerabdruck und Prüfsummen
detail-platforms = Plattformen
detail-evidence = Nachweise
detail-commands = Befehle
platform-name = Plattform
platform-file = Datei
platform-here = dieser Computer
platform-available = Verfügbar
platform-none = Nicht verfügbar
command-taken = { $name } hat diesen Namen bereits, deshalb liegt er nicht im Ordner der Befehle.
command-path-hint = Ihr Terminal sucht noch nicht in { $folder }. Fügen Sie diese Zeile in die Startdatei Ihrer Shell ein (~/.profile) und öffnen Sie dann ein neues Terminal.
command-copy-line = Zeile kopieren
version-kept = Hier aufbewahrt
version-use = Diese Version verwenden
version-use-named = Diese Version verwenden: { $version }
version-unlisted = Die Galerie führt sie nicht mehr.
detail-problems = Auffälligkeiten an diesem Eintrag
fact-version = Version
fact-size = Größe
fact-downloads = Downloads
fact-updated = Aktualisiert
fact-licence = Lizenz
fact-unknown = nicht bekannt
fact-download = Download
fact-free-space = Freier Speicher
fact-folder = Ordner
fact-source = Galerie
fact-signed-by = Signiert von
fact-signed-at = Signiert am
fact-current-until = Aktuell bis
fact-current-ended = Abgelaufen
fact-threshold = Nötige Unterschriften der Stammschlüssel
fact-root-version = Version der Stammschlüssel
fact-fingerprint = Fingerabdruck der Galerie
fact-built = Hier gebaut
fact-platform = Plattform
fact-commands = Befehle
fact-location = Ort
fact-digest = Prüfsumme (SHA-256)
fact-installed-digest = Prüfsumme der installierten Version
needs-models = Modelle
needs-tools = Werkzeuge
needs-mcp-servers = MCP-Server
needs-agents = Agenten
needs-packages = Andere Pakete
needs-required = erforderlich
needs-optional = optional

## Installing and removing

install-looking = Das Paket wird angesehen …
install-title = { $name } { $version } installieren
install-update-title = { $name } von { $from } auf { $version } aktualisieren
install-again-title = { $name } { $version } erneut installieren
install-no-space = Für dieses Paket ist nicht genug Speicher frei.
install-offers = Mit installieren
install-needs = Es braucht außerdem
install-with =
    { $count ->
        [0] Was es braucht, ist bereits vorhanden
        [one] Kommt mit einem Paket, das es braucht ({ $size })
       *[other] Kommt mit { $count } Paketen, die es braucht ({ $size })
    }
install-with-there = bereits vorhanden
install-needed-by = { $name } braucht es
install-problems = Nicht alles, was es braucht, ist zu bekommen
install-signed-by = Signiert von { $name }.
install-consent = Trotzdem installieren.
build-open = Aus dem Quelltext bauen …
build-title = { $name } { $version } bauen
build-lead = Zuerst wird der Quelltext geladen und geprüft. Dann läuft dieses Rezept auf Ihrem Computer in einer Sandbox.
build-sources = Woher der Quelltext kommt
build-digest = Muss diese Prüfsumme haben (SHA-256)
build-recipe = Was ausgeführt wird
build-limits = Was es einschränkt
build-twice = Zweimal bauen und vergleichen
build-twice-hint = Dauert doppelt so lange. Ergeben beide dieselben Bytes, wird das Paket als reproduzierbar gekennzeichnet.
build-consent = Ich habe dieses Rezept angesehen und möchte, dass es auf meinem Computer läuft.
remove-title = { $name } entfernen?
remove-lead = Das gibt etwa { $size } frei.
remove-changed = Von Ihnen geänderte Dateien
remove-keep = Geänderte und hinzugefügte Dateien behalten
remove-keep-hint = Alles andere im Ordner wird gelöscht.
remove-delete = Alles löschen
remove-delete-hint = Ihre Änderungen gehen verloren.
handover-title = An HomePilot senden
handover-ask = { $name } wird in den HomePilot unter { $homepilot } importiert.
handover-all-there = Er hat alles, was diese Persona braucht.
handover-some-missing = Nicht alles, was diese Persona braucht, ist dort vorhanden.
handover-available = vorhanden
handover-installable = kann installiert werden
handover-downloadable = kann heruntergeladen werden
handover-missing = fehlt
handover-degraded = funktioniert teilweise
handover-unknown = nicht bekannt
handover-already = Es wurde schon einmal importiert, als Projekt { $project }. Noch einmal importieren.
handover-done = { $name } ist in HomePilot als Projekt { $project }.

## Installed

installed-total =
    { $count ->
        [one] ein Paket, { $size } auf der Festplatte
       *[other] { $count } Pakete, { $size } auf der Festplatte
    }
installed-empty = Noch ist nichts installiert.
installed-explore = Pakete entdecken
installed-updates =
    { $count ->
        [one] Ein Update
       *[other] { $count } Updates
    }
installed-current = Auf dem neuesten Stand
installed-from-to = { $from } → { $to }
installed-from-file = Aus einer Datei
installed-republished = Mit anderen Bytes neu veröffentlicht
verify-intact =
    { $count ->
        [one] Eine Datei ist, wie sie installiert wurde.
       *[other] { $count } Dateien sind, wie sie installiert wurden.
    }
verify-changed =
    { $count ->
        [one] Eine Datei ist geändert:
       *[other] { $count } Dateien sind geändert:
    }
verify-missing =
    { $count ->
        [one] Eine Datei fehlt:
       *[other] { $count } Dateien fehlen:
    }
verify-added =
    { $count ->
        [one] Eine Datei ist hinzugekommen:
       *[other] { $count } Dateien sind hinzugekommen:
    }

## Sources

sources-add = Galerie hinzufügen
sources-sync-all = Alle abgleichen
source-sync = Abgleichen
source-sync-named = { $name } abgleichen
source-synced = Abgeglichen { $age }
source-never = Noch nie abgeglichen
source-items =
    { $count ->
        [one] ein Eintrag
       *[other] { $figure } Einträge
    }
source-problems =
    { $count ->
        [one] Ein Eintrag mit einem Problem
       *[other] { $count } Einträge mit Problemen
    }
problem-left-out = ausgelassen
problem-shown = ohne das gezeigt
source-shrink = Diese Galerie führt jetzt { $now } statt { $before } Einträge. Sie wurde gelassen, wie sie war.
source-accept-shrink = Die kürzere Liste übernehmen
source-remove-title = { $name } entfernen?
source-remove-lead = Ihre Pakete verschwinden aus Entdecken. Was Sie daraus installiert haben, bleibt.
source-add-lead = Eine Galerie ist eine Webadresse oder ein Ordner mit einer Liste von Paketen.
source-location = Adresse oder Ordner
source-location-hint = Eine Galerie von HomePilot oder Vitrine, oder eine registry.json.
source-pick = Ordner wählen
source-name = Name
source-name-hint = Bleibt das Feld leer, wird er aus der Adresse gebildet.
source-allow-insecure = Ich möchte sie trotzdem
source-expect = Mir wurde ein Fingerabdruck oder Schlüssel genannt
source-fingerprint = Fingerabdruck
source-fingerprint-hint = Sechzehn Vierergruppen. Eine Galerie, die einen anderen zeigt, wird abgelehnt.
source-minisign = Öffentlicher Minisign-Schlüssel
source-minisign-hint = Für eine Galerie, die ihre Liste mit Minisign signiert.
source-look = Ansehen
source-looking = Wird angesehen …
source-add-unseen = Ungesehen hinzufügen
source-identity = Identität und Signaturen
preview-fits = Es ist die, die Ihnen angekündigt wurde.
preview-compare = Vitrine merkt sich diesen Fingerabdruck und warnt, wenn er sich ändert. Vergleichen Sie ihn nach Möglichkeit mit dem, den Ihnen der Betreiber der Galerie nennt.
fingerprint-copy = Fingerabdruck kopieren
fingerprint-remembered = Fingerabdruck, dem Sie vertraut haben
fingerprint-now = Fingerabdruck, den sie jetzt zeigt
alarm-title = Mit den Signaturen von { $name } stimmt etwas nicht
alarm-identity = Diese Galerie zeigt eine andere Identität als die, der Sie vertraut haben. Nichts aus ihr gilt als vertrauenswürdig, bis Sie den neuen Fingerabdruck annehmen; ihr Betreiber muss ihn Ihnen auf einem anderen Weg nennen.
alarm-safe = Bis dahin wird daraus nichts installiert oder aktualisiert. Was Sie installiert haben, bleibt unberührt.
alarm-compare = Vergleichen und entscheiden …
identity-title = Ist das noch { $name }?
identity-lead = Eine Galerie wechselt ihre Identität, wenn ihr Betreiber neu anfängt oder wenn jemand anderes an ihre Stelle getreten ist. Nur der Betreiber kann Ihnen sagen, was zutrifft: Fragen Sie auf einem anderen Weg als über diese Galerie.
identity-typed = Fingerabdruck, den Ihnen der Betreiber genannt hat
identity-typed-hint = Fügen Sie ihn hier ein oder tippen Sie ihn ab; er wird für Sie verglichen.
identity-matches = Es ist der Fingerabdruck, den die Galerie jetzt zeigt.
identity-differs = Das ist nicht der Fingerabdruck, den die Galerie jetzt zeigt. Nehmen Sie ihn nicht an.
identity-compared = Ich habe alle sechzehn Gruppen selbst mit denen des Betreibers verglichen.
identity-keep = Die alte behalten
identity-accept = Die neue Identität annehmen

## Activity

activity-empty = Noch ist nichts geschehen.
activity-running = Läuft
activity-held = Wartet auf Sie
activity-ended = Beendet
activity-clear = Beendete löschen

## Settings

settings-language = Sprache

## Toasts and shortcuts

toast-installed = { $name } ist installiert
toast-updated = { $name } ist aktualisiert
toast-copied = Kopiert
open-known-source = { $name } ist bereits unter Ihren Galerien
open-link-package = Ein Link möchte Ihnen „{ $id }“ aus dieser Galerie zeigen, die Sie nicht hinzugefügt haben.
open-link-source = Ein Link schlägt vor, diese Galerie hinzuzufügen.
open-link-safe = Sehen Sie sie sich erst an; ohne Ihre Zustimmung wird nichts hinzugefügt oder installiert.
toast-source-added = { $name } wird geladen
toast-source-removed = { $name } wurde entfernt
toast-identity = { $name } wird jetzt mit der neuen Identität vertraut
shortcuts-title = Tastenkürzel
shortcut-search = Suchen
shortcut-places = Entdecken, Installiert, Updates, Veröffentlichen, Aktivität, Galerien, Einstellungen
shortcut-back = Zurück und vor
shortcut-move = Zwischen Paketen wechseln
shortcut-ends = Erstes und letztes Paket
shortcut-pages = Eine Seite nach oben oder unten
shortcut-open = Das Paket öffnen
shortcut-open-file = Eine Paketdatei öffnen
shortcut-sync = Nach Updates suchen
shortcut-settings = Einstellungen
shortcut-shortcuts = Diese Liste

# When the galleries were looked at for updates, and when they will be.
check-never = Die Galerien wurden noch nicht durchgesehen.
check-last = Nach Updates gesucht { $when }.
check-next = Nächste Suche { $when }.
check-soon = Die nächste Suche steht an.
check-looking = Es wird nach Updates gesucht …
check-now = Jetzt suchen
check-go-on = Weiter suchen
check-held-off = Vitrine sucht nicht von selbst: In den Einstellungen ist das ausgeschaltet.
check-held-paused = Pausiert bis { $when }.
check-held-metered = Die nächste Suche wartet, weil dieses Netz nach Verbrauch abgerechnet wird.
check-held-power = Die nächste Suche wartet, weil der Computer Energie spart.
check-stale =
    { $days ->
        [one] { $name } war seit einem Tag nicht erreichbar.
       *[other] { $name } war seit { NUMBER($days) } Tagen nicht erreichbar.
    }

## Updates outside of their page

install-keep = Diese Version behalten, auch wenn neuere erscheinen
toast-several =
    { $count ->
        [one] Ein Paket ist installiert
       *[other] { $count } Pakete sind installiert
    }
version-keep = Diese Version behalten
version-keep-offer = Neuere Versionen als { $version } werden als Updates angeboten.
