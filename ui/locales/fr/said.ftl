# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = « { $source } » a signé cette version, et la signature est valide et à jour.
said-vouched-stale = « { $source } » a signé cette version, mais ses signatures sont périmées ; on peut la regarder, pas l’installer.
said-vouched-listed = « { $source } » indique une empreinte pour cette version ; ce qui arrive y est comparé.
said-vouched-unverified = « { $source } » n’indique aucune empreinte pour cette version : rien ne garantit ce qui arrivera.
said-vouched-signed-by = Signé par { $signers }, à jour jusqu’au { DATETIME($until, dateStyle: "long") }.
said-vouched-until = Signé avec ses clés, à jour jusqu’au { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = Sa racine est une seule clé (provisoire).
said-vouched-expired = Les signatures de la galerie étaient à jour jusqu’au { DATETIME($until, dateStyle: "long") }. Ses paquets peuvent être regardés, mais pas installés tant qu’elle n’a pas signé à nouveau ; si cette date est encore à venir, l’horloge de cet ordinateur est fausse.
said-vouched-minisign = Sa liste est signée avec la clé minisign { $key } ; rien ne dit que la liste est à jour.
said-vouched-digests = Personne ne la signe ; les téléchargements sont comparés aux empreintes qu’elle indique, quand elle en indique.
said-vouched-alarm = Quelque chose ne va pas avec les signatures de la galerie. Tant que ce n’est pas éclairci, rien n’en est installé.
said-vouched-other-identity = La galerie montre une autre identité que celle à laquelle vous avez fait confiance : { $fingerprint }. Tant que ce n’est pas éclairci, rien n’en est installé.
said-vouched-was-signed = La version installée était signée ; celle-ci ne l’est pas.
said-vouched-file = « { $source } » répertorie exactement ces octets.
said-vouched-nobody = Aucune des galeries que vous avez ajoutées ne répertorie ces octets : rien ne les garantit.
said-vouched-yanked = « { $source } » ne propose plus ces octets.
said-vouched-yanked-because = « { $source } » ne propose plus ces octets : { $reason }
said-vouched-from-file = Installé depuis un fichier de cet ordinateur ; aucune galerie n’apporte de mises à jour.
said-vouched-not-listed = Installé depuis « { $source } », qui ne le répertorie plus.

## What is agreed to

said-consent-republished = « { $source } » a maintenant d’autres octets qu’avant sous la version { $version } (avant { $then }, maintenant { $now }). Les installer quand même ?
said-consent-unverified = « { $source } » n’indique aucune empreinte pour ce paquet : rien ne garantit ce qui arrivera.
said-consent-install-anyway = L’installer quand même ?
said-consent-whatever-arrives = La version { $version } était déjà ici, avec l’empreinte { $then }. Prendre ce qui arrive maintenant, quoi que ce soit ?
said-consent-file-republished = La version { $version } de ce paquet était déjà ici avec d’autres octets (avant { $then }, maintenant { $now }). Installer ceux-ci quand même ?
said-consent-file = Personne que vous connaissez ne garantit ce fichier. Ne l’installez que si vous faites confiance à la personne qui vous l’a donné.

## What stands in the way

said-platform-none = Il n’y en a aucun fichier pour cet ordinateur ({ $platform }).
said-platform-reason = Il n’y en a aucun fichier pour cet ordinateur ({ $platform }) : { $reason }

## Links that lead nowhere

said-link-empty = Ce lien ne peut pas être ouvert : il est vide.
said-link-too-long = Ce lien ne peut pas être ouvert : il est plus long qu’un lien vers un paquet ne peut l’être.
said-link-characters = Ce lien ne peut pas être ouvert : il contient des caractères qu’aucun lien ne peut contenir.
said-link-not-ours = Ce lien ne peut pas être ouvert : il ne mène pas à un paquet.
said-link-unknown = Ce lien ne peut pas être ouvert : Vitrine n’a pas de page pour lui.
said-link-name = Ce lien ne peut pas être ouvert : le paquet ou la galerie qu’il nomme ne peut pas exister.
said-link-address = Ce lien ne peut pas être ouvert : l’adresse qu’il nomme n’est pas celle d’une galerie sur le web.
said-link-fingerprint = Ce lien ne peut pas être ouvert : l’empreinte qu’il nomme n’en est pas une.
said-link-elsewhere = Le lien concerne une galerie appelée « { $source } », que vous n’avez pas ajoutée, et ne dit pas où elle se trouve.
said-link-other-identity = Le lien attend une autre empreinte que celle de « { $source } ». Demandez à la personne qui vous a donné le lien de quelle galerie il s’agit.
said-link-not-signed = Le lien attend une empreinte, et « { $source } » n’est pas signée. Demandez à la personne qui vous a donné le lien de quelle galerie il s’agit.
