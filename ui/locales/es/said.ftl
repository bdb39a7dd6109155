# Sentences of the program a person agrees to or trusts by, by their code (crates/api: Phrase). In English the
# program's own sentences are shown.

## Who vouches

said-vouched-signed = «{ $source }» firmó esta versión, y la firma es válida y está al día.
said-vouched-stale = «{ $source }» firmó esta versión, pero sus firmas han caducado; se puede ver, pero no instalar.
said-vouched-listed = «{ $source }» indica una suma de verificación para esta versión; lo que llega se compara con ella.
said-vouched-unverified = «{ $source }» no indica ninguna suma de verificación para esta versión, así que nada responde de lo que llegue.
said-vouched-signed-by = Firmada por { $signers }, al día hasta el { DATETIME($until, dateStyle: "long") }.
said-vouched-until = Firmada con sus claves, al día hasta el { DATETIME($until, dateStyle: "long") }.
said-vouched-provisional = Su raíz es una sola clave (provisional).
said-vouched-expired = Las firmas de la galería estuvieron al día hasta el { DATETIME($until, dateStyle: "long") }. Sus paquetes se pueden ver, pero no instalar hasta que vuelva a firmar; si esa fecha aún no ha llegado, el reloj de este equipo está mal.
said-vouched-minisign = Su lista está firmada con la clave minisign { $key }; nada indica que la lista esté al día.
said-vouched-digests = Nadie la firma; las descargas se comparan con las sumas de verificación que indica, cuando las indica.
said-vouched-alarm = Algo falla en las firmas de la galería. Hasta que se aclare, no se instala nada de ella.
said-vouched-other-identity = La galería muestra otra identidad que aquella en la que usted confió: { $fingerprint }. Hasta que se aclare, no se instala nada de ella.
said-vouched-was-signed = La versión instalada estaba firmada; esta no.
said-vouched-file = «{ $source }» incluye exactamente estos bytes.
said-vouched-nobody = Ninguna de las galerías que ha añadido incluye estos bytes, así que nada responde de ellos.
said-vouched-yanked = «{ $source }» ya no ofrece estos bytes.
said-vouched-yanked-because = «{ $source }» ya no ofrece estos bytes: { $reason }
said-vouched-from-file = Instalado desde un archivo de este equipo; ninguna galería trae actualizaciones para él.
said-vouched-not-listed = Instalado desde «{ $source }», que ya no lo incluye.

## What is agreed to

said-consent-republished = «{ $source }» tiene ahora otros bytes que antes en la versión { $version } (entonces { $then }, ahora { $now }). ¿Instalarlos de todos modos?
said-consent-unverified = «{ $source }» no indica ninguna suma de verificación para este paquete, así que nada responde de lo que llegue.
said-consent-install-anyway = ¿Instalarlo de todos modos?
said-consent-whatever-arrives = La versión { $version } ya estuvo aquí, con la suma de verificación { $then }. ¿Aceptar lo que llegue ahora?
said-consent-file-republished = La versión { $version } de este paquete ya estuvo aquí con otros bytes (entonces { $then }, ahora { $now }). ¿Instalar estos de todos modos?
said-consent-file = Nadie a quien conozca responde de este archivo. Instálelo solo si confía en quien se lo dio.

## What stands in the way

said-platform-none = No hay ningún archivo para este equipo ({ $platform }).
said-platform-reason = No hay ningún archivo para este equipo ({ $platform }): { $reason }

## Links that lead nowhere

said-link-empty = No se puede abrir este enlace: está vacío.
said-link-too-long = No se puede abrir este enlace: es más largo de lo que puede ser un enlace a un paquete.
said-link-characters = No se puede abrir este enlace: contiene caracteres que ningún enlace puede contener.
said-link-not-ours = No se puede abrir este enlace: no lleva a un paquete.
said-link-unknown = No se puede abrir este enlace: Vitrine no tiene ninguna página para él.
said-link-name = No se puede abrir este enlace: el paquete o la galería que nombra no puede existir.
said-link-address = No se puede abrir este enlace: la dirección que nombra no es la de una galería en la web.
said-link-fingerprint = No se puede abrir este enlace: la huella que nombra no es una huella.
said-link-elsewhere = El enlace habla de una galería llamada «{ $source }», que no ha añadido, y no dice dónde está.
said-link-other-identity = El enlace espera otra huella digital que la de «{ $source }». Pregunta a quien te dio el enlace a qué galería se refiere.
said-link-not-signed = El enlace espera una huella digital, y «{ $source }» no está firmada. Pregunta a quien te dio el enlace a qué galería se refiere.
