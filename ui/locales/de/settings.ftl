## Settings

settings-index = Abschnitte
settings-find = Einstellungen durchsuchen
settings-find-found =
    { $count ->
        [one] Eine Einstellung passt
       *[other] { $count } Einstellungen passen
    }
settings-find-nothing = Zu „{ $text }“ passt keine Einstellung.
settings-find-nothing-hint = Versuchen Sie es mit einem anderen Wort oder weniger Buchstaben.
settings-find-look = Darstellung Design Farbe Nachtmodus Dunkelmodus Animation Übersetzung
settings-find-updates = Aktualisierung neue Version automatisch Hintergrund Zeitplan Akku
settings-find-notifications = Meldungen Hinweise Mitteilungen Ton
settings-find-desktop = Tray Autostart Anmeldung Beenden Hintergrund Leiste
settings-find-content = Erwachsene Alter Jugendschutz Filter
settings-find-network = Internet Proxy Tempo Bandbreite Verbindung Downloads
settings-find-storage = Festplatte Speicherplatz Cache Löschen Ordner Aufräumen
settings-find-homepilot = Personas senden
settings-find-computer = Grafik GPU leer Flackern Darstellung
settings-find-privacy = Daten Tracking Telemetrie Statistik Server
settings-find-about = Version Information Hilfe Fehlerbericht Protokoll
settings-look = Aussehen
settings-theme = Farbschema
settings-language-desktop = Wie der Desktop
settings-content = Inhalte
settings-mature = Inhalte für Ältere zeigen
settings-mature-hint = Pakete, die ihre Ersteller nur für Ältere oder Erwachsene freigeben, erscheinen in Entdecken.
settings-network = Netzwerk
settings-bandwidth = Download-Geschwindigkeit begrenzen
settings-bandwidth-hint = Alle Übertragungen zusammen bleiben darunter.
settings-bandwidth-kb = Kilobyte pro Sekunde
settings-homepilot = HomePilot
settings-homepilot-url = Adresse eines laufenden HomePilot
settings-homepilot-hint = Mit einer Adresse können installierte Personas dorthin gesendet werden. Leer lassen, um das abzuschalten.
settings-homepilot-wrong = Das ist keine Webadresse wie http://127.0.0.1:8000.
settings-computer = Dieser Computer
settings-safe-graphics = Sichere Grafik
settings-safe-graphics-hint = Falls das Fenster leer bleibt oder flackert. Gilt ab dem nächsten Start.
settings-cache = Zwischenspeicher für Bilder in Megabyte
settings-cache-hint = Ist er voll, werden ältere Bilder gelöscht.
settings-about = Info
settings-home = Datenordner
settings-newer = Ein neueres Vitrine
settings-newer-deb = Vitrine wurde als Debian-Paket installiert.
settings-newer-rpm = Vitrine wurde als RPM-Paket installiert.
settings-newer-appimage = Vitrine läuft aus dem AppImage { $program }.
settings-newer-other = Keine Paketverwaltung kennt diese Kopie, { $program }. Holen Sie eine neuere von dort, woher Sie diese haben.
settings-newer-command = Kam es aus einer Paketquelle, geben Sie ein
settings-newer-file = Mit einer heruntergeladenen Paketdatei geben Sie ein
settings-own-never = Nach einem neueren Vitrine wurde noch nicht gesucht.
settings-own-looked = Nach einem neueren Vitrine gesucht { $when }.
settings-own-newest = Dies ist das neueste.
settings-own-there = Vitrine { $version } ist da ({ $size }).
settings-own-there-unsized = Vitrine { $version } ist da.
settings-own-security = Es behebt ein Sicherheitsproblem.
settings-own-changes = Was sich geändert hat
settings-own-update = Vitrine aktualisieren
settings-own-waiting = Vitrine { $version } liegt bereit. Starten Sie Vitrine neu, um es zu benutzen.
settings-own-restart = Jetzt neu starten
settings-own-undo = Zurück zu { $version }
settings-own-beta = Auch Testversionen von Vitrine
settings-own-beta-hint = Sie kommen früher und können Fehler haben.
settings-library = Bibliotheksordner
theme-system = Wie der Desktop
theme-light = Hell
theme-dark = Dunkel
settings-number-wrong = Geben Sie eine ganze Zahl von { NUMBER($min) } bis { NUMBER($max) } an. Bis dahin gilt die bisherige.
settings-motion = Bewegung
settings-motion-system = Wie der Desktop
settings-motion-reduced = So wenig wie möglich
settings-motion-full = Immer

## Updates

settings-updates = Updates
settings-policy = Wenn es ein Update gibt
settings-policy-notify = Anzeigen
settings-policy-notify-hint = Sie entscheiden, was wann geladen und installiert wird.
settings-policy-download = Herunterladen
settings-policy-download-hint = Es wird im Hintergrund geladen und wartet auf Sie.
settings-policy-install = Installieren
settings-policy-install-hint = Es wird von selbst installiert, außer es verlangt mehr als bisher oder niemand bürgt dafür.
settings-policy-own = Eine Galerie oder ein Paket kann eine eigene Regel haben; sie geht dieser vor.
settings-checks = Von selbst nach Updates suchen
settings-checks-hint = Etwa einmal am Tag, zu einem eigenen Zeitpunkt, damit nicht alle Galerien zugleich gefragt werden.
settings-costly = Auch in getakteten Netzen und beim Energiesparen
settings-costly-hint = Sonst wird auf einen besseren Moment gewartet.

## Notifications

settings-notifications = Benachrichtigungen
settings-notifications-hint = Eine Benachrichtigung auf einmal, nie solange dieses Fenster im Vordergrund ist, und nie zweimal für dasselbe.
settings-notice-security = Sicherheit
settings-notice-security-hint = Updates, die ein Sicherheitsproblem beheben, und zurückgezogene Pakete.
settings-notice-updates = Updates
settings-notice-updates-hint = Andere Updates, höchstens alle paar Tage.
settings-notice-trouble = Störungen
settings-notice-trouble-hint = Eine Galerie, die seit einer Woche nicht erreichbar war.
settings-notice-submissions = Ihre eigenen Pakete
settings-notice-submissions-hint = Neues zu Ihren Einreichungen und Antworten auf Ihre Bewertungen.

## Tray and start

settings-desktop = Schließen und Starten
settings-close = Beim Schließen des Fensters
settings-close-tray = Vitrine im Infobereich behalten
settings-close-tray-hint = Die Suche nach Updates geht weiter. Wo es keinen Infobereich gibt, beendet das Schließen Vitrine.
settings-close-minimise = Fenster minimieren
settings-close-minimise-hint = Das Fenster bleibt in der Fensterliste.
settings-close-quit = Vitrine beenden
settings-close-quit-hint = Nichts läuft, bis Sie es wieder starten.
settings-autostart = Mit der Sitzung starten
settings-autostart-hint = Vitrine startet dann im Infobereich, ohne Fenster. Aus, bis Sie es einschalten.

## Network

settings-proxy = Proxy
settings-proxy-hint = Gilt ab der nächsten Anfrage. Leer lassen, um die Angaben des Systems zu verwenden.
settings-proxy-wrong = Das ist keine Adresse eines HTTP-Proxys wie http://proxy.example:3128.
settings-parallel = Gleichzeitige Downloads und Installationen
settings-parallel-hint = Laufende werden nicht angehalten, wenn Sie die Zahl verringern.

## Storage

settings-storage = Speicher
settings-storage-total = Insgesamt { $size }; auf diesem Datenträger sind { $free } frei.
settings-storage-library = Installierte Pakete
settings-storage-kept = Zum Zurückgehen aufbewahrte Versionen
settings-storage-store = Geladen, noch nicht installiert
settings-storage-unfinished = Unfertige Downloads
settings-storage-pictures = Bilder der Galerien
settings-storage-builds = Aus dem Quelltext Gebautes
settings-storage-data = Katalog, Einstellungen, Verlauf
settings-move-hint = Installierte Pakete und was dafür geholt wurde können in einem anderen Ordner oder auf einem anderen Datenträger liegen. Katalog, Einstellungen und Befehle bleiben in { $home }.
settings-move = Verschieben …
settings-move-title = Bibliothek verschieben
settings-move-lead = Erst wird alles kopiert und verglichen, dann erst am alten Ort entfernt. Sie können inzwischen weiterstöbern.
settings-move-folder = Neuer Ordner
settings-move-folder-hint = Er muss leer sein oder noch nicht existieren.
settings-move-look = Zeigen, was geschähe
settings-move-from = Von
settings-move-to = Nach
settings-move-plan =
    { $count ->
        [one] { $size } in einer Datei; dort sind { $free } frei.
       *[other] { $size } in { $count } Dateien; dort sind { $free } frei.
    }
settings-move-do = Verschieben
settings-move-back = Zurück in den Hauptordner
settings-move-back-hint = Die Bibliothek kommt zurück nach { $home }.
settings-moved = Die Bibliothek liegt jetzt in { $folder }.
settings-clean = Aufräumen …
settings-clean-named = Aufräumen: { $part }
settings-clean-title = „{ $part }“ aufräumen?
settings-clean-do = { $size } freigeben
settings-clean-kept = Danach können Sie nicht mehr zu einer früheren Version zurück; sie müsste erneut geladen werden, wenn ihre Galerie sie noch hat. Von Ihnen geänderte Dateien bleiben.
settings-clean-store = Was vorab geladen wurde, wird beim Installieren erneut geladen.
settings-clean-unfinished = Angehaltene Downloads beginnen von vorn, wenn Sie sie fortsetzen. Laufende bleiben unberührt.
settings-clean-pictures = Bilder werden erneut geladen, wenn sie gezeigt werden.
settings-clean-builds = Quelltexte und Ergebnisse werden gelöscht; was Sie gebaut und installiert haben, bleibt installiert.
settings-cleaned = { $size } wurden freigegeben

## Privacy

settings-privacy = Datenschutz
settings-privacy-nothing = Über Sie oder diesen Computer wird nirgendwohin etwas gesendet. Es gibt keine Statistiken und keine Kennungen.
settings-privacy-asked = Vitrine fragt nur die von Ihnen hinzugefügten Galerien nach Listen, Bildern und Paketen, und die Orte, die sie für ihre Pakete nennen. Diese sehen Ihre Internetadresse, wie jede Website.
settings-privacy-hosts = Befragte Server
settings-privacy-mirror = Ein Ort, von dem Pakete geladen werden
settings-privacy-none = Noch wurde kein Server befragt.

## Diagnostics

settings-diagnostics = Diagnose
settings-diagnostics-lead = Für eine Problemmeldung. Ihr Name, Ihre Ordner, Adressen und alles Geheime fehlen darin. Sie geht nirgendwohin, außer Sie fügen sie irgendwo ein. Sie ist auf Englisch, damit alle Helfenden sie lesen können.
settings-diagnostics-copy = Alles kopieren
settings-diagnostics-program = Programm
settings-diagnostics-places = Orte
settings-diagnostics-desktop = Desktop
settings-diagnostics-databases = Datenbanken
settings-diagnostics-errors = Letzte Fehler
settings-diagnostics-none = Keine.

## First start

start-title = Willkommen bei Vitrine
start-lead = Ein paar Entscheidungen. Alle lassen sich in den Einstellungen ändern.
start-galleries = Galerien
start-galleries-hint = Pakete kommen aus Galerien. Eine mit ein paar Beispielen liegt Vitrine bei; andere fügen Sie über ihre Adresse hinzu.
start-galleries-coming = Die beiliegende Galerie wird angelegt …
start-galleries-none = Noch keine Galerie.
start-tray = Im Infobereich bleiben, wenn das Fenster geschlossen wird
start-tray-hint = Die Suche nach Updates geht weiter; ohne Infobereich beendet das Schließen Vitrine.
start-no-account = Zum Umsehen und Installieren ist kein Konto nötig.
start-skip = Überspringen
start-begin = Jetzt entdecken
