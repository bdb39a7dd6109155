# Las páginas de un registro y las valoraciones. Se cargan con ellas, no con la ventana.

## The frame

web-nav-publish = Publicar
web-nav-inbox = Bandeja de entrada
web-nav-moderate = Moderar
web-nav-admin = Administrar
web-nav-account = Cuenta
web-nav-signin = Iniciar sesión
web-nav-unread =
    { $count ->
        [one] un mensaje sin leer
       *[other] { $count } mensajes sin leer
    }
web-empty = Aquí aún no hay nada publicado.
web-publish-first = Publicar el primer paquete
web-page-failed = No se pudo cargar esta página.
web-no-page = No existe esa página.
web-not-yours = Esta página es para quienes cuidan del registro.
web-continue = Continuar
web-more = Mostrar más
web-save = Guardar
web-saved = Guardado
web-edit = Editar
web-edit-named = Editar { $name }
web-remove-named = Quitar { $name }
web-refresh = Recargar
web-open-page = Abrir la página del registro
web-signed-out = Su sesión ha terminado. Lo que escribió sigue abajo; inicie sesión para continuar.
web-sign-in-again = Volver a iniciar sesión
web-sign-in-tools = Iniciar sesión para estas herramientas
web-needs-tools = Su sesión aquí no sirve para las herramientas de los curadores.
web-needs-tools-hint = Su cuenta puede usar las herramientas de los curadores. Inicie sesión otra vez para usarlas desde aquí.
refused-again-in = Pruebe de nuevo dentro de { $time }.
refused-again-now = Ya puede probar de nuevo.
again-title = ¿Es usted?
again-lead = Este paso pide su contraseña una vez más.
again-secret = Contraseña
again-hint = También sirve un código de seis dígitos de su aplicación de autenticación.
again-lead-passkey = Este paso pide su llave de acceso una vez más.
again-passkey = Usar una llave de acceso
again-passkey-none = No se dio ninguna llave de acceso. Pruebe de nuevo.
once-hint = Solo se muestra ahora. Guárdelo en un lugar seguro.
never-used = Nunca usado.
last-used = Último uso: { $when }.
days-count =
    { $count ->
        [one] un día
       *[other] { $count } días
    }
chart-empty = Aún no se ha contado nada.
chart-label = { $label }: { $total } en total, { $most } como máximo en un día
chart-most = máximo de { $count } al día
chart-table = Mostrar como tabla
chart-day = Día

## Signing in

account-handle = Nombre de usuario
account-password = Contraseña
account-password-new = Contraseña nueva
account-password-old = Contraseña actual
account-email = Correo electrónico
account-email-optional = Correo electrónico (opcional)
account-email-unconfirmed = Aún sin confirmar: siga el enlace del mensaje que se envió allí.
account-name = Nombre
account-name-hint = Se muestra junto a su nombre de usuario.
account-role = Rol
account-profile = Perfil
account-signout = Cerrar sesión
signin-title = Iniciar sesión
signin-needed = Inicie sesión para ver esta página.
signin-action = Iniciar sesión
signin-code = Código
signin-code-lead = Su cuenta tiene un segundo factor.
signin-code-hint = Seis dígitos de su aplicación de autenticación o uno de sus códigos de recuperación.
signin-other = Iniciar sesión con otra cuenta
signin-passkey = Iniciar sesión con una llave de acceso
signin-passkey-none = No se dio ninguna llave de acceso. Pruebe de nuevo o use su contraseña.
signup-link = Crear una cuenta
signup-title = Crear una cuenta
signup-lead = Para explorar y descargar no hace falta. Con una cuenta puede publicar, valorar y seguir paquetes.
signup-handle-hint = Letras, dígitos y guiones; lo ve todo el mundo.
signup-password-hint = Al menos { $count } caracteres. Unas cuantas palabras sin relación son buena opción.
signup-email-hint = Para recuperar la contraseña y recibir los mensajes que elija.
signup-action = Crear la cuenta
signup-have = Ya tengo una cuenta
signup-closed = En este registro se entra por invitación.
signup-closed-hint = Pida una invitación a su operador.
welcome-title = Le damos la bienvenida a { $title }
welcome-admin = Este enlace crea el primer administrador. Elija un nombre de usuario y una contraseña.
welcome-role = Tiene una invitación. Su rol: { $role }.
welcome-bad = Esta invitación ya no es válida.
forgotten-link = Contraseña olvidada
forgotten-title = Contraseña olvidada
forgotten-lead = Se envía un enlace para una contraseña nueva al correo electrónico de la cuenta.
forgotten-action = Enviar el enlace
forgotten-sent = Si existe esa cuenta y su dirección está confirmada, hay un mensaje en camino.
reset-title = Una contraseña nueva
reset-action = Establecer la contraseña
reset-done = La contraseña se ha establecido. Se han cerrado todas las sesiones.
email-confirm-title = Confirmar su correo electrónico
email-confirm-action = Confirmar
email-confirmed = Su dirección está confirmada.
device-title = Iniciar sesión en un programa
device-lead = Un programa de su equipo pide acceso a su cuenta.
device-code = Código
device-code-hint = Ocho letras, tal como las muestra el programa.
device-asks = { $client } quiere:
device-compare = Continúe solo si este es el código que le muestra el programa.
device-until = La petición caduca { $when }.
device-approve = Permitir
device-refuse = Rechazar
device-approved = La sesión está iniciada. Puede cerrar esta página.
device-refused = Se rechazó. No se dio ningún acceso.

## The account

password-change = Cambiar la contraseña
password-changed = La contraseña se ha cambiado
password-hint = Se cierra su sesión en todos los demás lugares.
totp-title = Segundo factor
totp-lead = Un código de una aplicación de su teléfono, que se pide al iniciar sesión.
totp-set-up = Configurar
totp-scan = Escanéelo con una aplicación de autenticación o escriba en ella la clave.
totp-qr = Código QR para la aplicación de autenticación
totp-code = El código que muestra la aplicación
totp-turn-on = Activar
totp-on =
    { $count ->
        [0] Activado. No quedan códigos de recuperación.
        [one] Activado. Queda un código de recuperación.
       *[other] Activado. Quedan { $count } códigos de recuperación.
    }
totp-off = Desactivar
codes-new = Nuevos códigos de recuperación
codes-once = Códigos de recuperación: cada uno permite entrar una vez si se pierde el teléfono.
passkey-title = Llaves de acceso
passkey-lead = Inicie sesión con este dispositivo, un teléfono o una llave de seguridad, sin contraseña.
passkey-name = Nombre de la nueva llave de acceso
passkey-example = Mi portátil
passkey-unnamed = Llave de acceso
passkey-add = Añadir una llave de acceso
passkey-made = Añadida el { $when }.
passkey-failed = No se creó ninguna llave de acceso.
passkey-cannot = Este navegador no puede crear llaves de acceso aquí.
passkey-not-here = Este registro no admite llaves de acceso: aún no tiene un nombre propio.
passkey-insecure = Las llaves de acceso necesitan una conexión segura (https).
passkey-by-address = Las llaves de acceso pertenecen a un nombre. Abra esta página por su nombre y no por su número; en este equipo, como «localhost».
sessions-title = Dónde tiene sesión iniciada
sessions-here = aquí
sessions-seen = Última actividad: { $when }
sessions-unknown = Programa desconocido
sessions-end = Cerrar sesión
sessions-end-named = Cerrar la sesión de { $name }
tokens-title = Tokens
tokens-lead = Para programas que actúan en su nombre, como publicar desde una compilación.
tokens-new = Crear un token
tokens-name = Para qué es
tokens-example = Servidor de compilación
tokens-expiry = Validez
tokens-days =
    { $count ->
        [one] un día
       *[other] { $count } días
    }
tokens-never = Sin caducidad
tokens-no-end = Sin caducidad.
tokens-until = Hasta el { $when }.
tokens-scopes = Qué puede hacer
tokens-packages = Solo para estos paquetes
tokens-packages-hint = Nombres separados por comas; * equivale a cualquier texto. Vacío para todos.
tokens-make = Crear el token
tokens-once = Su nuevo token
tokens-revoke = Revocar
tokens-revoke-named = Revocar { $name }
scope-read = Leer
scope-read-hint = Ver lo que usted puede ver: cuenta, bandeja de entrada, envíos.
scope-publish = Publicar
scope-publish-hint = Subir, enviar, responder y retirar sus propios paquetes.
scope-rate = Valorar
scope-rate-hint = Valorar, votar, denunciar y seguir.
scope-moderate = Moderar
scope-moderate-hint = Usar las herramientas de un curador o un administrador.
mail-label = Mensajes por correo electrónico
mail-none = Ninguno
mail-important = Solo los importantes
mail-all = Todos
role-member = Miembro
role-curator = Curador
role-admin = Administrador
leave-title = Sus datos
leave-export = Descargar todo
leave-export-hint = Todo lo que este registro guarda sobre usted, en un archivo.
leave-action = Eliminar la cuenta
leave-stay = Conservarla
leave-lead = Sus datos personales y sus reseñas se borran para siempre. Los paquetes que publicó permanecen, sin su nombre.
leave-packages = Dejar mis paquetes sin propietario.
inbox-empty = Aún no hay nada.
inbox-empty-hint = Aquí llegan las novedades de sus envíos y de los paquetes que sigue.
inbox-unread = sin leer
inbox-read-all = Marcar todo como leído
follows-title = Siguiendo
follows-lead = Se le avisa de las versiones nuevas y cuando se retira un paquete.
follows-empty = Aún no sigue ningún paquete.
follows-since = desde el { $when }
follows-stop-named = Dejar de seguir { $name }

## A package on the web

collection-title = Colección
get-in-vitrine = Obtener en Vitrine
get-file = Descargar ({ $size })
get-title = Obtenerlo
get-lead = Vitrine comprueba por usted las firmas y las sumas de verificación. Un archivo descargado aquí solo es tan fiable como la comprobación que usted haga de su suma.
get-any = Para cualquier equipo
get-terminal = En una terminal
get-fingerprint-hint = Compárela con la que muestra Vitrine al añadir este registro.
get-provisional = Provisional: por ahora una sola clave responde por este registro.
package-owners = A cargo de { $names }
package-follow = Seguir
package-unfollow = Dejar de seguir
package-manage = Gestionar este paquete
package-moderate = Actuar sobre este paquete
package-report = Denunciar este paquete

## Ratings

ratings-new = Nuevo
ratings-count =
    { $count ->
        [one] una valoración
       *[other] { $figure } valoraciones
    }
ratings-average = { $average } de 5
ratings-wide = Demasiado pocas o demasiado distintas para dar una media.
ratings-histogram = Valoraciones por estrellas
ratings-stars =
    { $count ->
        [one] 1 estrella
       *[other] { $count } estrellas
    }
ratings-only =
    { $count ->
        [one] Solo una estrella
       *[other] Solo { $count } estrellas
    }
ratings-write = Valorarlo
ratings-edit = Editar
ratings-edit-yours = Editar su valoración
ratings-sign-in = Iniciar sesión para valorar
ratings-yours = Su valoración
ratings-title = Título (opcional)
ratings-body = Reseña (opcional)
ratings-body-hint = ¿Para qué es bueno y para qué no? Otros la leen con su nombre de usuario.
ratings-body-hint-device = ¿Para qué es bueno y para qué no? Otros la leen sin ningún nombre.
ratings-device = La firma una clave de este navegador. Si se borran los datos de este sitio, ya no se podrá cambiar.
ratings-device-here = La firma una clave de este equipo. Sin esa clave ya no se podrá cambiar.
ratings-installed = Tengo esta versión instalada
ratings-save = Publicar la valoración
ratings-remove = Eliminar la valoración
ratings-sort-helpful = Más útiles
ratings-all-languages = Todos los idiomas
ratings-all-versions = Todas las versiones
ratings-more = Más reseñas
ratings-none = Nadie ha escrito aún una reseña.
ratings-none-fit = Ninguna reseña coincide.
ratings-mine = suya
ratings-anonymous = Alguien con Vitrine
ratings-deleted = Cuenta eliminada
ratings-about-version = Sobre { $version }
ratings-says-installed = dice tenerlo instalado
ratings-helpful = Útil
ratings-helpful-count =
    { $count ->
        [one] Útil, según una persona
       *[other] Útil, según { $count } personas
    }
ratings-unhelpful = No es útil
ratings-answer = Responder
ratings-answer-by = Respuesta de { $name }
ratings-answer-yours = Su respuesta, una sola vez
ratings-answer-remove = Eliminar la respuesta
ratings-hide = Ocultar
ratings-hide-why = Por qué se oculta
ratings-hidden = Oculta: { $reason }
ratings-show = Mostrar de nuevo
report-action = Denunciar
report-done = Denunciado
report-thanks = Gracias. Los curadores lo examinarán.
report-why = Qué está mal
report-spam = Publicidad o contenido sin sentido
report-malicious = Causa daño
report-rights = Obra de otra persona
report-rating = Clasificación del contenido incorrecta
report-abuse = Insultos o amenazas
report-other = Otra cosa
report-body = Con sus propias palabras
report-send = Enviar la denuncia

## Publishing

publish-lead = Envíe un paquete, siga sus comprobaciones y gestione lo que ya está publicado.
publish-new = Publicar un paquete
publish-packages = Sus paquetes
publish-packages-none = Aún ninguno. El primero que publique será suyo.
publish-submissions = Sus envíos
publish-none = Aún no ha enviado nada.
publish-none-hint = Un archivo se comprueba en un minuto; el primer paquete lo examina una persona.
submit-title = Publicar un paquete
submit-lead = Un paquete nuevo o una versión nueva de uno de los suyos.
submit-drop = Suelte aquí un paquete
submit-drop-hint = Una persona, un worker, una herramienta o un tema empaquetados.
submit-choose = Elegir un archivo
submit-then = Qué ocurre después
submit-then-1 = El archivo va al registro; puede pausar y continuar si se pierde la conexión.
submit-then-2 = Se lee, no se ejecuta: verá qué se encontró y podrá corregir los textos de la ficha.
submit-then-3 = Las comprobaciones se hacen a la vista. Lo que encuentran se dice con claridad.
submit-then-4 = Su primer paquete espera a una persona. Las versiones posteriores suelen publicarse solas.
submit-terminal = Desde una terminal o una compilación:
submit-sending = Enviando
submit-goes-on = Si se pierde la conexión, continúa por sí solo.
submit-paused = En pausa. Elija de nuevo el mismo archivo, incluso después de cerrar esta página, y continuará aquí.
submit-other = Otro archivo
submission-title = Envío
submission-published = La versión { $version } está publicada.
submission-see = Verla
submission-place = Puesto { $place } en la cola.
submission-wait = La mitad de las decisiones tarda menos de { $time }.
submission-waits = Un curador lo examinará.
submission-checking = Se están haciendo las comprobaciones.
submission-approved = Aprobado. Se está firmando y publicando.
submission-why = Lo examina una persona porque:
submission-recheck = Volver a comprobar
submission-withdraw = Retirar el envío
submission-withdraw-sure = ¿Retirar este envío definitivamente?
state-draft = Borrador
state-uploaded = Enviado
state-checking = En comprobación
state-needs-changes = Necesita cambios
state-in-review = En revisión
state-quarantined = Retenido
state-approved = Aprobado
state-published = Publicado
state-rejected = Rechazado
state-taken-back = Retirado
listing-title = La ficha
listing-lead = Esto dice el paquete de sí mismo. Cambie lo que deba decir otra cosa.
listing-id = Nombre en las direcciones
listing-id-hint = Letras minúsculas, dígitos y guiones; no cambia después.
name-free = Este identificador está libre.
name-taken = Este identificador está ocupado.
name-alike = Un curador lo examinará, porque se parece a: { $names }.
listing-name = Nombre
listing-unnamed = Sin nombre
listing-summary = Resumen, una línea
listing-left =
    { $count ->
        [one] queda un carácter
       *[other] quedan { $count } caracteres
    }
listing-description = Descripción
listing-markdown = Markdown.
listing-tags-hint = Separadas por comas.
listing-licence-hint = Por ejemplo, MIT o CC-BY-4.0.
listing-changelog = Qué ha cambiado
listing-channel = Canal
channel-stable = Estable
channel-beta = Beta
listing-security = Corrige un problema de seguridad
listing-agree = Lo he creado yo, o puedo publicarlo con esta licencia, y la clasificación del contenido es correcta.
listing-hand-in = Enviar
listing-hand-in-again = Volver a enviar
listing-keep = Guardar para más tarde
listing-preview = Cómo se verá la tarjeta
languages-title = Otros idiomas
languages-hint = Quien usa Vitrine en uno de ellos lee esto en su lugar. Lo que quede vacío se muestra como arriba.
languages-choose = Elegir un idioma
languages-add = Añadir un idioma
languages-remove = Quitar { $language }
languages-removed = Se quitó { $language } de la ficha
checks-title = Comprobaciones
check-archive = Archivo comprimido
check-inspection = Contenido
check-metadata = Ficha
check-picture = Imagen
check-licence = Licencia
check-names = Nombre
check-duplicate = Duplicados
check-malware = Software malicioso
check-hook = Reglas de este registro
checked-pending = aún no
checked-passed = superada
checked-warnings = superada, con observaciones
checked-failed = no superada
checked-review = para una persona
severity-advice = Consejo
severity-warning = Advertencia
severity-error = Error
files-title =
    { $count ->
        [one] Un archivo
       *[other] { $count } archivos
    }
files-executable = ejecutable
thread-title = Conversación
thread-empty = Aún no se ha escrito nada.
thread-write = Escribir un mensaje
thread-internal = Para curadores
thread-note = Solo lo ven los curadores
timeline-title = Qué ha ocurrido
mine-see = Verlo
mine-new-version = Versión nueva
mine-numbers = Descargas
mine-yank = Retirar de la instalación
mine-yank-named = Retirar de la instalación la versión { $version }
mine-yank-title = ¿Retirar de la instalación la versión { $version }?
mine-yank-lead = Ya nadie puede instalarla de nuevas. Quienes la tienen la conservan y reciben un aviso.
mine-yanked = La versión se ha retirado de la instalación
mine-unyank = Volver a ofrecer
mine-withdraw = Retirar el paquete
mine-withdraw-hint = Sale de la galería; a quienes lo tienen se les dice por qué.
mine-withdraw-title = ¿Retirar este paquete?
mine-withdraw-lead = Sale de la galería para todo el mundo. Su nombre sigue siendo de usted.
mine-withdrawn = El paquete se ha retirado
mine-reason = Motivo
mine-reason-hint = Lo puede leer todo el mundo.
mine-malicious = Causa daño
mine-malicious-hint = A quien lo tenga se le pide que lo quite, y sus versiones no vuelven nunca.
mine-down = Este paquete se retiró: { $reason }
mine-down-malicious = Este paquete se retiró porque causa daño: { $reason }
mine-release = Restituirlo
mine-released = El paquete volverá a estar disponible en breve
mine-words = Textos sobre el paquete
mine-words-lead = Cambian sin una versión nueva. El nombre, la licencia y la clasificación del contenido necesitan una.
stats-by-version = Por versión
stats-by-platform = Por plataforma
owners-title = Propietarios
owners-since = desde el { $when }
owners-invited = con invitación
owners-offered = con oferta
owners-invited-you = Se le invita a gestionar también este paquete.
owners-offered-you = Se le ofrece este paquete.
owners-accept = Aceptar
owners-decline = Rechazar
owners-invite = Invitar como propietario
owners-transfer = Traspasar
owners-hint = Quien recibe la invitación la acepta en su propia cuenta. Al traspasarlo, pasa a ser propietario en lugar de usted.
owners-none = Este paquete no pertenece a nadie.
owners-give = Entregárselo
owners-give-hint = Quien usted indique será su propietario de inmediato y podrá publicar versiones nuevas.

## Moderating

queue-title = Cola
queue-which = Qué envíos
queue-counts = { $review } en revisión, { $quarantined } retenidos.
queue-median = La mitad de las decisiones tarda menos de { $time }.
queue-empty = No hay nada en espera.
queue-empty-hint = Los envíos nuevos aparecen aquí por sí solos.
queue-first = primero de este autor
queue-waits = espera desde hace { $time }
desk-claim = Asignarse
desk-release = Liberar
desk-claimed = con { $name }
desk-claimed-by-you = Asignado a usted hasta el { $until }
desk-decide = Decidir
desk-decided = Decidido
desk-why = Por qué lo examina una persona
desk-saved = El paquete se ha guardado: { $path }
desk-download = Descargar el paquete
desk-key-next = Siguiente
desk-key-previous = Anterior
desk-key-open = Abrir
desk-key-claim = Asignarse o liberar
desk-key-back = Volver a la cola
decision-approve = Aprobar
decision-changes = Pedir cambios
decision-reject = Rechazar
decision-quarantine = Retener
decision-release = Devolver a revisión
decide-template = Plantilla
decide-own-words = Con sus propias palabras
decide-reason = Motivo público
decide-reason-optional = Texto público (opcional)
decide-reason-hint = Lo lee el autor.
decide-note = Nota privada (opcional)
decide-note-hint = Solo la leen los curadores.
diff-title = Diferencias con { $version }
diff-maker = Autor
diff-size = Desempaquetado: { $before } antes, { $after } ahora.
diff-added =
    { $count ->
        [one] un archivo añadido
       *[other] { $count } archivos añadidos
    }
diff-removed =
    { $count ->
        [one] un archivo eliminado
       *[other] { $count } archivos eliminados
    }
diff-changed =
    { $count ->
        [one] un archivo modificado
       *[other] { $count } archivos modificados
    }
diff-needs-added = Necesita además
diff-needs-removed = Ya no necesita
diff-dangerous = nombra un comando
diff-dangerous-title = Necesidades nuevas o cambiadas que nombran comandos o servidores
diff-packages-required = Paquetes que ahora son obligatorios
history-title = Este autor
history-published =
    { $count ->
        [one] uno publicado
       *[other] { $count } publicados
    }
history-rejected =
    { $count ->
        [one] uno rechazado
       *[other] { $count } rechazados
    }
history-since = Aquí desde el { $when }
reports-title = Denuncias
reports-which = Qué denuncias
reports-open = Abiertas
reports-acted = Atendidas
reports-dismissed = Descartadas
reports-empty = No hay ninguna.
reports-package = Paquete { $id }
reports-rating-of = Una valoración de { $id }
reports-rating = Una valoración
reports-others =
    { $count ->
        [one] una más sobre lo mismo
       *[other] { $count } más sobre lo mismo
    }
reports-answer = Decidir
reports-answer-text = Respuesta a quien lo denunció (opcional)
reports-act = Marcar como atendida
reports-act-rating = Ocultar la valoración
reports-rating-gone = La valoración ya no existe.
reports-dismiss = Descartar
shelves-title = Portada
featured-lead = Se muestran encima de la lista a todo el que abre la galería.
collections-none = Aún no hay colecciones.
collection-new = Colección nueva
collection-name = Título
collection-id = Nombre en las direcciones
collection-id-hint = Si se deja vacío, se forma a partir del título.
collection-words = Texto sobre ella
collection-up = Subir «{ $name }»
collection-down = Bajar «{ $name }»
order-find = Añadir un paquete
order-empty = No hay nada en esta lista.
order-added = Se añadió { $name }.
order-removed = { $name } ya no está en la lista
order-moved = { $name } es ahora el número { $place }.
order-up = Subir { $name }
order-down = Bajar { $name }

## Administering

admin-accounts = Usuarios
admin-status = Estado
settings-status = Cómo está este registro
settings-device-ratings = Este registro también acepta valoraciones sin cuenta: las firma una clave de su navegador.
admin-numbers = Cifras
admin-jobs = Tareas
admin-webhooks = Webhooks
admin-audit = Registro de auditoría
invite-title = Invitar a alguien
invite-make = Crear un enlace
invite-once = Un enlace para una sola persona, válido hasta el { $when }
accounts-find = Buscar usuarios
accounts-none = Nadie coincide.
accounts-off = desactivada
accounts-deleted = eliminada
accounts-since = Desde el { $when }
accounts-role-of = Rol de { $name }
accounts-turn-off = Desactivar
accounts-turn-off-named = Desactivar la cuenta de { $name }
accounts-turn-on = Activar
accounts-turn-on-named = Activar la cuenta de { $name }
status-well = Todo va bien.
status-ill = Algo requiere su atención.
status-ok = bien
status-not-ok = mal
status-of-answers = Respuestas
status-of-database = Base de datos
status-of-storage = Almacenamiento
status-of-signatures = Firmas
status-of-packages = Archivos de paquetes
status-of-jobs = Tareas
status-of-backup = Copia de seguridad
status-of-scan = Análisis de todos los archivos
status-started = Iniciado
status-backup = Última copia de seguridad
status-scan = Último análisis de todos los archivos
status-never = nunca
status-scan-now = Analizar ahora
status-scanning = El análisis ha comenzado
numbers-packages = Paquetes
numbers-package = Paquete
numbers-versions = Versiones
numbers-by-day = Descargas por día
numbers-top = Más descargados
numbers-tags = Etiquetas populares
numbers-asked = Consultas
numbers-privacy = Se cuenta una vez por programa y día con una clave que se desecha a medianoche. No se guarda ninguna dirección.
jobs-which = Qué tareas
jobs-dead = Con error definitivo
jobs-none = No hay ninguna.
jobs-none-dead = Ninguna tarea ha fallado definitivamente.
jobs-attempts = intento { $done } de { $most }
work-backup = Hacer una copia de seguridad
work-check = Comprobar un envío
work-health = Vigilar el registro
work-index = Escribir el índice de la galería
work-look = Examinar un borrador
work-mail = Enviar un correo
work-numbers = Anotar las cifras
work-prune = Limpiar el almacenamiento
work-publish = Publicar un envío
work-release = Devolver un paquete
work-scan = Analizar los archivos de paquetes
work-search = Actualizar la búsqueda
work-sign = Firmar la galería
work-tidy = Poner orden
work-uploads = Quitar subidas olvidadas
work-webhook = Entregar a un webhook
jobs-retry-named = Reintentar { $name }
jobs-cancel-named = Cancelar { $name }
audit-lead = Cada línea está sellada con la anterior. La cadena se verifica con vitrine registry check.
audit-find = Sobre
audit-find-hint = Por ejemplo, package:nora o submission:…
audit-none = No hay líneas así.
audit-number = N.º
audit-when = Cuándo
audit-who = Quién
audit-what = Qué
audit-about = Sobre
audit-itself = el registro
hooks-lead = Se informa a una dirección suya de lo que ocurre, con firma según Standard Webhooks.
hooks-none = Aún no hay ninguno.
hooks-new = Añadir un webhook
hooks-url = Dirección
hooks-url-hint = https, y no dentro de una red privada.
hooks-events = Eventos
hooks-event = Evento
hooks-once = El secreto que firma sus mensajes
hooks-test = Enviar una prueba
hooks-tested = La prueba está en camino
hooks-log = Historial
hooks-log-empty = Aún no se ha enviado nada.
hooks-answer = Respuesta
hooks-no-answer = sin respuesta
hooks-tries =
    { $count ->
        [one] un intento
       *[other] { $count } intentos
    }
hooks-off = desactivado
hooks-on = Volver a activar
