# Vitrine auf Deutsch: Infobereich, Benachrichtigungen und das Programm außerhalb seines Fensters. Nur von Rust gelesen.

shell-open = Vitrine öffnen
shell-updates =
    { $count ->
        [0] Updates
       *[other] Updates ({ NUMBER($count) })
    }
shell-vitrine = Vitrine { $version } ist verfügbar
shell-vitrine-security = Es behebt ein Sicherheitsproblem.
shell-check-now = Jetzt suchen
shell-checking = Es wird gesucht …
shell-pause = Suche einen Tag aussetzen
shell-go-on = Weiter suchen
shell-quit = Beenden
shell-tooltip-none = Alles ist auf dem neuesten Stand
shell-tooltip-updates =
    { $count ->
        [one] Ein Update ist bereit
       *[other] { NUMBER($count) } Updates sind bereit
    }
shell-tooltip-paused = Die Suche ist ausgesetzt

shell-notice-updates =
    { $count ->
        [one] Ein Update ist bereit
       *[other] { NUMBER($count) } Updates sind bereit
    }
shell-notice-security =
    { $count ->
        [one] Ein Sicherheitsupdate ist bereit
       *[other] { NUMBER($count) } Sicherheitsupdates sind bereit
    }
shell-notice-installed =
    { $count ->
        [one] Ein Update wurde installiert
       *[other] { NUMBER($count) } Updates wurden installiert
    }
shell-notice-more =
    { $count ->
        [0] { $names }
        [one] { $names } und ein weiteres
       *[other] { $names } und { NUMBER($count) } weitere
    }
# $count is the number of other packages that were withdrawn as well.
shell-notice-withdrawn =
    { $count ->
        [0] { $name } wurde zurückgezogen
        [one] { $name } und ein weiteres Paket wurden zurückgezogen
       *[other] { $name } und { NUMBER($count) } weitere Pakete wurden zurückgezogen
    }
shell-notice-harmful = Es kann Schaden anrichten. Entfernen Sie es von diesem Computer.
# $count is a number of days.
shell-notice-unreached =
    { $count ->
        [one] Eine Galerie war seit einem Tag nicht erreichbar
       *[other] Eine Galerie war seit { NUMBER($count) } Tagen nicht erreichbar
    }
shell-notice-unreached-all =
    { $count ->
        [one] Seit einem Tag konnte nicht nach Updates gesucht werden
       *[other] Seit { NUMBER($count) } Tagen konnte nicht nach Updates gesucht werden
    }
shell-notice-unreached-why = Prüfen Sie das Netzwerk oder die Adressen Ihrer Galerien.
shell-notice-published = { $name } wurde veröffentlicht
shell-notice-changes-wanted = Zu { $name } werden Änderungen gewünscht
shell-notice-rejected = { $name } wurde nicht angenommen
shell-notice-submission = Es gibt Neues zu { $name }
shell-notice-submission-from = Von { $name }
shell-see-updates = Updates ansehen
shell-later = Später
shell-show = Zeigen
shell-check-for-updates = Nach Updates suchen
