# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = „{ $source }“ hat diese Version signiert; die Signatur ist gültig und aktuell.
said-vouched-stale = „{ $source }“ hat diese Version signiert, aber die Signaturen sind veraltet; sie lässt sich ansehen, nicht installieren.
said-vouched-listed = „{ $source }“ nennt eine Prüfsumme für diese Version; was ankommt, wird damit verglichen.
said-vouched-unverified = „{ $source }“ nennt keine Prüfsumme für diese Version; niemand bürgt also für das, was ankommt.
said-vouched-signed-by = Signiert von { $signers }, aktuell bis { DATETIME($until, dateStyle: "long") }.
said-vouched-until = Mit den Schlüsseln der Galerie signiert, aktuell bis { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = Ihre Wurzel ist ein einziger Schlüssel (vorläufig).
said-vouched-expired = Die Signaturen der Galerie waren bis { DATETIME($until, dateStyle: "long") } aktuell. Ihre Pakete lassen sich ansehen, aber nicht installieren, bis sie neu signiert; liegt dieses Datum noch in der Zukunft, geht die Uhr dieses Computers falsch.
said-vouched-minisign = Ihre Liste ist mit dem minisign-Schlüssel { $key } signiert; nichts sagt, dass die Liste aktuell ist.
said-vouched-digests = Niemand signiert sie; Downloads werden mit den Prüfsummen verglichen, die sie nennt, wo sie welche nennt.
said-vouched-alarm = Mit den Signaturen der Galerie stimmt etwas nicht. Bis das geklärt ist, wird nichts aus ihr installiert.
said-vouched-other-identity = Die Galerie zeigt eine andere Identität als die, der Sie vertraut haben: { $fingerprint }. Bis das geklärt ist, wird nichts aus ihr installiert.
said-vouched-was-signed = Die installierte Version war signiert; diese ist es nicht.
said-vouched-file = „{ $source }“ führt genau diese Bytes.
said-vouched-nobody = Keine Galerie, die Sie hinzugefügt haben, führt diese Bytes; niemand bürgt also für sie.
said-vouched-yanked = „{ $source }“ bietet diese Bytes nicht mehr an.
said-vouched-yanked-because = „{ $source }“ bietet diese Bytes nicht mehr an: { $reason }
said-vouched-from-file = Aus einer Datei dieses Computers installiert; keine Galerie bringt Updates dafür.
said-vouched-not-listed = Aus „{ $source }“ installiert; die Galerie führt es nicht mehr.

## What is agreed to

said-consent-republished = „{ $source }“ hat unter Version { $version } jetzt andere Bytes als zuvor (damals { $then }, jetzt { $now }). Trotzdem installieren?
said-consent-unverified = „{ $source }“ nennt keine Prüfsumme für dieses Paket; niemand bürgt also für das, was ankommt.
said-consent-install-anyway = Trotzdem installieren?
said-consent-whatever-arrives = Version { $version } war schon hier, mit der Prüfsumme { $then }. Nehmen, was immer jetzt ankommt?
said-consent-file-republished = Version { $version } dieses Pakets war schon mit anderen Bytes hier (damals { $then }, jetzt { $now }). Diese trotzdem installieren?
said-consent-file = Niemand, den Sie kennen, bürgt für diese Datei. Installieren Sie sie nur, wenn Sie dem vertrauen, von dem Sie sie haben.

## What stands in the way

said-platform-none = Es gibt davon keine Datei für diesen Computer ({ $platform }).
said-platform-reason = Es gibt davon keine Datei für diesen Computer ({ $platform }): { $reason }

## Links that lead nowhere

said-link-empty = Dieser Link lässt sich nicht öffnen: Es steht nichts darin.
said-link-too-long = Dieser Link lässt sich nicht öffnen: Er ist länger, als ein Link zu einem Paket sein kann.
said-link-characters = Dieser Link lässt sich nicht öffnen: Er enthält Zeichen, die kein Link enthalten darf.
said-link-not-ours = Dieser Link lässt sich nicht öffnen: Er führt nicht zu einem Paket.
said-link-unknown = Dieser Link lässt sich nicht öffnen: Vitrine hat keine Seite dafür.
said-link-name = Dieser Link lässt sich nicht öffnen: Das Paket oder die Galerie, die er nennt, kann es so nicht geben.
said-link-address = Dieser Link lässt sich nicht öffnen: Die Adresse darin ist nicht die einer Galerie im Web.
said-link-fingerprint = Dieser Link lässt sich nicht öffnen: Der Fingerabdruck darin ist keiner.
said-link-elsewhere = Der Link gehört zu einer Galerie namens „{ $source }“, die Sie nicht hinzugefügt haben, und sagt nicht, wo sie ist.
said-link-other-identity = Der Link erwartet einen anderen Fingerabdruck, als „{ $source }“ hat. Frage, wer dir den Link gegeben hat, welche Galerie gemeint ist.
said-link-not-signed = Der Link erwartet einen Fingerabdruck, und „{ $source }“ ist nicht signiert. Frage, wer dir den Link gegeben hat, welche Galerie gemeint ist.
