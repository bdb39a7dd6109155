## Settings

settings-index = Secciones
settings-find = Buscar en los ajustes
settings-find-found =
    { $count ->
        [one] Un ajuste coincide
       *[other] { $count } ajustes coinciden
    }
settings-find-nothing = Ningún ajuste coincide con «{ $text }».
settings-find-nothing-hint = Pruebe con otra palabra o con menos letras.
settings-find-look = aspecto diseño color modo nocturno animación traducción
settings-find-updates = versión nueva automático segundo plano horario batería
settings-find-notifications = avisos alertas mensajes sonido
settings-find-desktop = bandeja inicio automático sesión salir segundo plano
settings-find-content = adultos edad filtro
settings-find-network = internet proxy velocidad ancho de banda conexión descargas
settings-find-storage = disco espacio caché borrar carpeta limpiar
settings-find-homepilot = personas enviar
settings-find-computer = gráficos gpu blanco parpadeo
settings-find-privacy = datos rastreo telemetría estadísticas servidores
settings-find-about = versión información ayuda error informe registro
settings-look = Apariencia
settings-theme = Tema
settings-language-desktop = Como el escritorio
settings-content = Contenido
settings-mature = Mostrar contenido maduro
settings-mature-hint = En Explorar aparecen los paquetes que sus autores clasifican para público maduro o adulto.
settings-network = Red
settings-bandwidth = Limitar la velocidad de descarga
settings-bandwidth-hint = Todas las transferencias juntas se mantienen por debajo.
settings-bandwidth-kb = Kilobytes por segundo
settings-homepilot = HomePilot
settings-homepilot-url = Dirección de un HomePilot en marcha
settings-homepilot-hint = Con una dirección, se le pueden enviar las personas instaladas. Déjelo vacío para desactivarlo.
settings-homepilot-wrong = No es una dirección web como http://127.0.0.1:8000.
settings-computer = Este equipo
settings-safe-graphics = Gráficos seguros
settings-safe-graphics-hint = Para cuando la ventana queda en blanco o parpadea. Se usan desde el próximo inicio.
settings-cache = Caché de imágenes, en megabytes
settings-cache-hint = Cuando se llena, se borran las imágenes más antiguas.
settings-about = Acerca de
settings-home = Carpeta de datos
settings-newer = Obtener un Vitrine más reciente
settings-newer-deb = Vitrine se instaló como paquete de Debian.
settings-newer-rpm = Vitrine se instaló como paquete RPM.
settings-newer-appimage = Vitrine se ejecuta desde la AppImage { $program }.
settings-newer-other = Ningún gestor de paquetes conoce esta copia, { $program }. Consiga una más reciente donde obtuvo esta.
settings-newer-command = Si vino de una fuente de paquetes, escriba
settings-newer-file = Con un archivo de paquete descargado, escriba
settings-own-never = Aún no se ha buscado un Vitrine más reciente.
settings-own-looked = Última búsqueda de un Vitrine más reciente: { $when }.
settings-own-newest = Este es el más reciente.
settings-own-there = Vitrine { $version } está disponible ({ $size }).
settings-own-there-unsized = Vitrine { $version } está disponible.
settings-own-security = Corrige un problema de seguridad.
settings-own-changes = Qué cambió
settings-own-update = Actualizar Vitrine
settings-own-waiting = Vitrine { $version } ya está en su sitio. Reinicie Vitrine para usarlo.
settings-own-restart = Reiniciar ahora
settings-own-undo = Volver a { $version }
settings-own-beta = También versiones de prueba de Vitrine
settings-own-beta-hint = Llegan antes y pueden tener fallos.
settings-library = Carpeta de la biblioteca
theme-system = Como el escritorio
theme-light = Claro
theme-dark = Oscuro
settings-number-wrong = Indique un número entero de { NUMBER($min) } a { NUMBER($max) }. Hasta entonces se mantiene el anterior.
settings-motion = Movimiento
settings-motion-system = Como el escritorio
settings-motion-reduced = El mínimo posible
settings-motion-full = Siempre

## Updates

settings-updates = Actualizaciones
settings-policy = Cuando hay una actualización
settings-policy-notify = Mostrarla
settings-policy-notify-hint = Usted decide qué se descarga e instala, y cuándo.
settings-policy-download = Descargarla
settings-policy-download-hint = Se descarga en segundo plano y espera su decisión.
settings-policy-install = Instalarla
settings-policy-install-hint = Se instala automáticamente, salvo que pida más que antes o nadie responda por ella.
settings-policy-own = Una galería o un paquete puede tener su propia regla, que prevalece sobre esta.
settings-checks = Buscar actualizaciones automáticamente
settings-checks-hint = Más o menos una vez al día, en un momento propio, para no consultar todas las galerías a la vez.
settings-costly = También en redes de uso medido y al ahorrar energía
settings-costly-hint = De lo contrario espera un momento mejor.

## Notifications

settings-notifications = Notificaciones
settings-notifications-hint = Una notificación cada vez, nunca mientras esta ventana está delante y nunca dos veces por lo mismo.
settings-notice-security = Seguridad
settings-notice-security-hint = Actualizaciones que corrigen un problema de seguridad y paquetes retirados.
settings-notice-updates = Actualizaciones
settings-notice-updates-hint = Otras actualizaciones, como mucho cada varios días.
settings-notice-trouble = Problemas
settings-notice-trouble-hint = Una galería a la que no se ha podido acceder en una semana.
settings-notice-submissions = Sus propios paquetes
settings-notice-submissions-hint = Novedades de lo que envió y respuestas a sus reseñas.

## Tray and start

settings-desktop = Cierre e inicio
settings-close = Al cerrar la ventana
settings-close-tray = Mantener Vitrine en la bandeja
settings-close-tray-hint = Se siguen buscando actualizaciones. Donde no hay bandeja, al cerrar se sale de Vitrine.
settings-close-minimise = Minimizar la ventana
settings-close-minimise-hint = La ventana sigue en la lista de ventanas.
settings-close-quit = Salir de Vitrine
settings-close-quit-hint = No se ejecuta nada hasta que lo inicie de nuevo.
settings-autostart = Iniciar con la sesión
settings-autostart-hint = Vitrine se inicia entonces en la bandeja, sin ventana. Desactivado hasta que lo active.

## Network

settings-proxy = Proxy
settings-proxy-hint = Se usa a partir de la próxima petición. Déjelo vacío para usar lo que indique el sistema.
settings-proxy-wrong = No es la dirección de un proxy http, como http://proxy.example:3128.
settings-parallel = Descargas e instalaciones simultáneas
settings-parallel-hint = Las que están en curso no se detienen al reducirlo.

## Storage

settings-storage = Almacenamiento
settings-storage-total = { $size } en total; quedan { $free } libres en este disco.
settings-storage-library = Paquetes instalados
settings-storage-kept = Versiones conservadas para volver a ellas
settings-storage-store = Descargado, aún sin instalar
settings-storage-unfinished = Descargas sin terminar
settings-storage-pictures = Imágenes de las galerías
settings-storage-builds = Compilaciones desde el código fuente
settings-storage-data = Catálogo, ajustes, historial
settings-move-hint = Los paquetes instalados y lo que se descargó para ellos pueden guardarse en otra carpeta o en otro disco. El catálogo, los ajustes y los comandos se quedan en { $home }.
settings-move = Mover…
settings-move-title = Mover la biblioteca
settings-move-lead = Primero se copia y se compara todo, y solo después se quita del lugar anterior. Mientras tanto puede seguir explorando.
settings-move-folder = Carpeta nueva
settings-move-folder-hint = Debe estar vacía o no existir todavía.
settings-move-look = Mostrar qué ocurriría
settings-move-from = De
settings-move-to = A
settings-move-plan =
    { $count ->
        [one] { $size } en un archivo; allí hay { $free } libres.
       *[other] { $size } en { $count } archivos; allí hay { $free } libres.
    }
settings-move-do = Mover
settings-move-back = Volver a la carpeta principal
settings-move-back-hint = La biblioteca vuelve a { $home }.
settings-moved = La biblioteca está ahora en { $folder }.
settings-clean = Limpiar…
settings-clean-named = Limpiar: { $part }
settings-clean-title = ¿Limpiar «{ $part }»?
settings-clean-do = Liberar { $size }
settings-clean-kept = Después no se podrá volver a una versión anterior; habría que descargarla de nuevo, si su galería aún la tiene. Los archivos que modificó se conservan.
settings-clean-store = Lo descargado por anticipado se descargará de nuevo cuando lo instale.
settings-clean-unfinished = Las descargas en pausa empezarán desde el principio cuando las reanude. Las que están en curso no se tocan.
settings-clean-pictures = Las imágenes se descargarán de nuevo cuando se muestren.
settings-clean-builds = Se borran las fuentes y los resultados de las compilaciones; lo que compiló e instaló sigue instalado.
settings-cleaned = Se liberaron { $size }

## Privacy

settings-privacy = Privacidad
settings-privacy-nothing = No se envía a ningún sitio nada sobre usted ni sobre este equipo. No hay estadísticas ni identificadores.
settings-privacy-asked = Vitrine solo pide a las galerías que añadió sus listas, imágenes y paquetes, y a los lugares que ellas indican para sus paquetes. Estos ven su dirección de internet, como cualquier sitio web.
settings-privacy-hosts = Servidores consultados
settings-privacy-mirror = Un lugar del que se descargan paquetes
settings-privacy-none = Aún no se ha consultado ningún servidor.

## Diagnostics

settings-diagnostics = Diagnóstico
settings-diagnostics-lead = Para informar de un problema. Se omiten su nombre, sus carpetas, las direcciones y todo lo secreto. No se envía a ningún sitio salvo que usted lo pegue. Está en inglés para que pueda leerlo quien le ayude.
settings-diagnostics-copy = Copiar todo
settings-diagnostics-program = Programa
settings-diagnostics-places = Lugares
settings-diagnostics-desktop = Escritorio
settings-diagnostics-databases = Bases de datos
settings-diagnostics-errors = Últimos errores
settings-diagnostics-none = Ninguno.

## First start

start-title = Le damos la bienvenida a Vitrine
start-lead = Unas pocas cosas que decidir. Todas se pueden cambiar en Ajustes.
start-galleries = Galerías
start-galleries-hint = Los paquetes vienen de galerías. Vitrine trae una con algunos ejemplos; las demás se añaden por su dirección.
start-galleries-coming = Se está creando la galería que viene con Vitrine…
start-galleries-none = Aún no hay ninguna galería.
start-tray = Permanecer en la bandeja al cerrar la ventana
start-tray-hint = Se siguen buscando actualizaciones; sin bandeja, al cerrar se sale de Vitrine.
start-no-account = No se necesita una cuenta para explorar e instalar.
start-skip = Omitir
start-begin = Empezar a explorar
