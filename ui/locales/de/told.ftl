# Was eine Registry denen sagt, die sie benutzen, nach Kennungen: Ergebnisse der Prüfungen, Gründe, Schritte,
# Benachrichtigungen, ihr Zustand.

## Ergebnisse der Prüfungen

said-verdict-packed =
    { $count ->
        [one] Eine Datei, ordentlich gepackt.
       *[other] { $count } Dateien, alle ordentlich gepackt.
    }
said-verdict-usual = Darin wurde nichts Ungewöhnliches gefunden.
said-verdict-refused = Das Paket wird nicht angenommen:
said-verdict-unreadable = In das Paket ließ sich nicht hineinsehen ({ $why }).
said-verdict-listing = Alles, was ein Eintrag braucht, ist da.
said-verdict-rating =
    Das Paket nennt sich selbst „{ $rating ->
        [mature] { rating-mature }
        [adult] { rating-adult }
       *[everyone] { rating-everyone }
    }“: Sein Eintrag darf strenger sein, nie milder.
said-verdict-picture = Das Bild kann gezeigt werden.
said-verdict-licence = Veröffentlicht unter { $licence }.
said-verdict-same-file = Genau diese Datei ist schon veröffentlicht als { $names }.
said-verdict-same-files = Dieselben Dateien, anders gepackt, sind schon veröffentlicht als { $names }.
said-verdict-same-under-way = Dieselben Dateien sind gerade unter einer anderen Kennung eingereicht.
said-verdict-no-twin = Es ist unter keiner anderen Kennung veröffentlicht.
said-verdict-id-known = Die Kennung gehört zu einem veröffentlichten Paket.
said-verdict-id-own = Keine andere Kennung sieht ihr ähnlich.
said-verdict-id-alike = Die Kennung „{ $id }“ sieht { $names } ähnlich.
said-verdict-no-id = Es gibt keine Kennung, die mit anderen verglichen werden könnte.
said-verdict-no-malware = Die Suche nach Schadsoftware fand nichts.
said-verdict-malware = Die Suche nach Schadsoftware fand „{ $signature }“.
said-verdict-unscanned = Es ließ sich nicht nach Schadsoftware durchsuchen ({ $why }).
said-verdict-hook-says = { $words }
said-verdict-hook-fine = Die eigene Prüfung des Betreibers hat nichts dagegen.
said-verdict-hook-objects = Die eigene Prüfung des Betreibers hat Einwände.
said-verdict-hook-broken = Die eigene Prüfung des Betreibers konnte nicht laufen ({ $why }).

## Warum ein Mensch es ansieht

said-reason-unfinished =
    Die Prüfung „{ $check ->
        [archive] { check-archive }
        [inspection] { check-inspection }
        [metadata] { check-metadata }
        [picture] { check-picture }
        [licence] { check-licence }
        [names] { check-names }
        [duplicate] { check-duplicate }
        [malware] { check-malware }
        [hook] { check-hook }
       *[other] { $check }
    }“ kam nicht zum Ende.
said-reason-not-checked = Die Prüfungen konnten nicht laufen.
said-reason-not-inspected = In das Paket wurde nicht hineingesehen.
said-reason-not-compared = Es ließ sich nicht mit der veröffentlichten Version vergleichen.
said-reason-too-many-needs = Es braucht mehr, als verglichen wird.
said-reason-first = Es ist die erste Version eines neuen Pakets.
said-reason-chance = Der Zufall hat es für eine Durchsicht ausgewählt.
said-reason-dangerous = „{ $name }“ ist neu oder geändert und bringt Befehle oder einen Server mit.
said-reason-requires = Es setzt jetzt das Paket „{ $name }“ voraus.
said-reason-commands = Es bringt neue Befehle mit: { $names }.
said-reason-changed =
    { $field ->
        [rating]
            Die Altersfreigabe war „{ $before ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }“ und wäre dann „{ $after ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }“.
        [licence] Die Lizenz war „{ $before }“ und wäre dann „{ $after }“.
        [maker] Der Ersteller war „{ $before }“ und wäre dann „{ $after }“.
       *[name] Der Name war „{ $before }“ und wäre dann „{ $after }“.
    }
said-reason-publisher = Die letzte Version hat ein anderes Konto veröffentlicht.

## Was damit geschah

said-step-handed-in = Eingereicht.
said-step-recheck = Wird noch einmal geprüft.
said-step-checks-began = Die Prüfungen haben begonnen.
said-step-to-review = Die Prüfungen sind zu Ende; als Nächstes sieht es ein Kurator an.
said-step-in-order = Alles ist in Ordnung; es wird als Nächstes veröffentlicht.
said-step-published = Veröffentlicht.
said-step-not-published = Es konnte nicht veröffentlicht werden:
said-step-nameless = Es nennt kein Paket, keine Version oder keine Datei. Lassen Sie es noch einmal prüfen.
said-step-taken-back = Von der Person zurückgenommen, die es eingereicht hat.
said-step-maker-gone = Wer es eingereicht hat, hat das eigene Konto gelöscht.
said-step-forgotten =
    { $days ->
        [one] An diesem Entwurf wurde einen Tag lang nicht weitergearbeitet.
       *[other] An diesem Entwurf wurde { $days } Tage lang nicht weitergearbeitet.
    }

## Benachrichtigungen

said-notice-needs-changes = „{ $name }“ braucht Änderungen
said-notice-set-aside = „{ $name }“ wird zurückgehalten
said-notice-waits = „{ $name }“ wartet auf einen Kurator
said-notice-queue = Neue Einreichungen warten auf eine Durchsicht
said-notice-approved = „{ $name }“ wurde genehmigt und wird als Nächstes veröffentlicht
said-notice-rejected = „{ $name }“ wurde abgelehnt
said-notice-in-review-again = „{ $name }“ ist wieder in Begutachtung
said-notice-published = „{ $package }“ { $version } ist veröffentlicht
said-notice-yours-published = Ihre Einreichung ist veröffentlicht
said-notice-back-to-review = Eine Einreichung ging zurück in die Begutachtung
said-notice-message = { $handle } hat zu einer Einreichung geschrieben
said-notice-harmful = Als schädlich gemeldet: { $subject }
said-notice-report-dismissed = Ihre Meldung zu { $subject } wurde angesehen
said-notice-report-acted = Auf Ihre Meldung zu { $subject } hin wurde gehandelt
said-notice-invited = { $handle } lädt Sie ein, Eigentümer von „{ $package }“ zu werden
said-notice-offered = { $handle } möchte Ihnen „{ $package }“ übergeben
said-notice-to-accept = Nehmen Sie bei den Eigentümern des Pakets an oder lehnen Sie ab.
said-notice-accepted = { $handle } ist jetzt Eigentümer von „{ $package }“
said-notice-no-owner = Sie sind nicht mehr Eigentümer von „{ $package }“
said-notice-taken-out = { $handle } hat Sie entfernt.
said-notice-yours = „{ $package }“ gehört jetzt Ihnen
said-notice-was-nobodys = Ein Kurator hat es Ihnen gegeben, weil es niemandem gehörte.
said-notice-version-out = { $name } { $version } ist erschienen
said-notice-security = Es behebt ein Sicherheitsproblem.
said-notice-yanked = { $name } { $version } wird nicht mehr neu installiert
said-notice-withdrawn = { $name } wurde zurückgezogen
said-notice-harm = { $reason } Es richtet bekanntermaßen Schaden an: Entfernen Sie es, wo Sie es haben.
said-notice-given-back = { $name } wurde wieder freigegeben
said-notice-rated =
    { $stars ->
        [one] { $name }: eine neue Bewertung, ein Stern
       *[other] { $name }: eine neue Bewertung, { $stars } Sterne
    }
said-notice-answered = Auf Ihre Bewertung von { $package } wurde geantwortet
said-notice-review-hidden = Ihre Bewertung von { $package } wurde ausgeblendet
said-notice-review-shown = Ihre Bewertung von { $package } wird wieder gezeigt
said-notice-webhook-off = Ihr Webhook an { $host } wurde ausgeschaltet
said-notice-webhook-failed = Fünf Tage lang schlug jede Zustellung fehl. Schalten Sie ihn wieder ein, wenn der Empfänger in Ordnung ist.
said-notice-role =
    Sie sind in dieser Registry jetzt { $role ->
        [admin] Administrator
        [curator] Kurator
       *[member] Mitglied
    }
said-notice-file-broken = Die Datei eines Pakets ist beschädigt
said-notice-put-back =
    Die Datei { $digest } ist beschädigt ({ $fault }). { $count ->
        [0] Keine veröffentlichte Version hat sie.
        [one] Eine veröffentlichte Version hat sie: { $versions }.
       *[other] { $count } veröffentlichte Versionen haben sie: { $versions }.
    } Stellen Sie sie aus einer Sicherung wieder her und starten Sie die Durchsicht noch einmal.
said-notice-well = Die Registry ist wieder in Ordnung
said-notice-unwell = Die Registry ist nicht in Ordnung

## Wie es der Registry geht

said-status-database = Die Datenbank antwortet.
said-status-database-silent = Die Datenbank antwortet nicht ({ $why }).
said-status-silent =
    Datenbank und Speicher haben innerhalb von { $seconds ->
        [one] einer Sekunde
       *[other] { $seconds } Sekunden
    } nicht geantwortet.
said-status-storage = Pakete können geschrieben werden; { $gigabytes } GB sind frei.
said-status-storage-low = Auf dem Datenträger sind nur noch { $megabytes } MB frei.
said-status-storage-broken = Pakete können nicht geschrieben werden ({ $why }).
said-status-signed = Die Galerie ist signiert bis { DATETIME($until, dateStyle: "long", timeStyle: "short") }.
said-status-unsigned = Die Galerie ist noch nicht signiert.
said-status-signatures-ended = Die Signaturen der Galerie sind abgelaufen.
said-status-signatures-unreadable = Die signierten Metadaten lassen sich nicht lesen ({ $why }).
said-status-packages =
    { $count ->
        [one] Eine Paketdatei, { $megabytes } MB, unbeschädigt.
       *[other] { $count } Paketdateien, { $megabytes } MB, keine beschädigt.
    }
said-status-packages-broken =
    { $count ->
        [one] Eine Paketdatei ist beschädigt.
       *[other] { $count } Paketdateien sind beschädigt.
    }
said-status-jobs = Kein Auftrag ist endgültig fehlgeschlagen.
said-status-jobs-dead =
    { $count ->
        [one] Ein Auftrag ist endgültig fehlgeschlagen und wartet auf einen Menschen.
       *[other] { $count } Aufträge sind endgültig fehlgeschlagen und warten auf einen Menschen.
    }
said-status-scanned =
    { $count ->
        [one] In der letzten Durchsicht wurde die Prüfsumme einer Paketdatei berechnet.
       *[other] In der letzten Durchsicht wurden die Prüfsummen von { $count } Paketdateien berechnet.
    }
said-status-not-scanned = Die Paketdateien wurden noch nicht durchgesehen.
said-status-backup = Die letzte Sicherung ist vom { DATETIME($made, dateStyle: "long", timeStyle: "short") }.
said-status-backup-faulty =
    { $count ->
        [one] Die Sicherung vom { DATETIME($made, dateStyle: "long", timeStyle: "short") } hat einen Fehler.
       *[other] Die Sicherung vom { DATETIME($made, dateStyle: "long", timeStyle: "short") } hat { $count } Fehler.
    }
said-status-no-backup-yet = Es wurde noch keine Sicherung gemacht.
said-status-no-backup = Es wurde noch nie eine Sicherung gemacht.
said-webhook-given-up = Fünf Tage lang schlug jede Zustellung fehl.

## Worum es in den Vorlagen öffentlicher Gründe geht

said-template-description = Mehr darüber sagen
said-template-picture = Ein anderes Bild
said-template-rating = Altersfreigabe
said-template-licence = Lizenz
said-template-commands = Befehle und Server
said-template-name = Der Name ist einem anderen zu ähnlich
said-template-broken = Es funktioniert nicht
said-template-not-yours = Die Arbeit von jemand anderem
said-template-spam = Werbung oder nichts darin
said-template-harm = Es richtet Schaden an
said-template-rules = Gegen die Regeln dieser Galerie
said-template-suspicious = Genauer anzusehen
