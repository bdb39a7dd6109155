# Vitrine بالعربية.

## The frame

window-title = { $page } – Vitrine
skip-to-content = الانتقال إلى المحتوى
nav-label = الرئيسية
nav-explore = استكشاف
nav-installed = المثبَّتة
nav-sources = المعارض
nav-more = المزيد
checking-now = جارٍ البحث عن تحديثات…
nav-updates-page = التحديثات
nav-submit = النشر
nav-activity = النشاط
nav-settings = الإعدادات
nav-updates =
    { $count ->
        [zero] لا تحديثات
        [one] تحديث واحد
        [two] تحديثان
        [few] { $count } تحديثات
        [many] { $count } تحديثًا
       *[other] { $count } تحديث
    }
nav-running =
    { $count ->
        [zero] لا مهام جارية
        [one] مهمة جارية
        [two] مهمتان جاريتان
        [few] { $count } مهام جارية
        [many] { $count } مهمة جارية
       *[other] { $count } مهمة جارية
    }
nav-decided =
    { $count ->
        [zero] لا جديد في الطلبات
        [one] طلب واحد فيه جديد
        [two] طلبان فيهما جديد
        [few] { $count } طلبات فيها جديد
        [many] { $count } طلبًا فيه جديد
       *[other] { $count } طلب فيه جديد
    }
nav-unread =
    { $count ->
        [zero] لا رسائل غير مقروءة
        [one] رسالة غير مقروءة
        [two] رسالتان غير مقروءتين
        [few] { $count } رسائل غير مقروءة
        [many] { $count } رسالة غير مقروءة
       *[other] { $count } رسالة غير مقروءة
    }
page-failed = تعذّر تحميل هذه الصفحة. أعد تشغيل Vitrine.
notice-safe-graphics = لم تظهر النافذة في التشغيل السابق، لذلك تعمل الآن برسوميات آمنة. يمكنك إبقاؤها من الإعدادات.
time-now = الآن
state-loading = جارٍ التحميل…
state-installed = مثبَّتة
state-withdrawn = مسحوبة
state-blocked = غير متاحة

## Actions

action-add = إضافة
action-back = رجوع
action-build = بناء
action-cancel = إلغاء
action-close = إغلاق
action-copy = نسخ
action-copy-digest = نسخ البصمة
action-details = التفاصيل
action-dismiss = إخفاء
action-handover = إرسال إلى HomePilot
action-install = تثبيت
action-install-again = تثبيت من جديد
action-open-folder = فتح المجلد
action-pause = إيقاف مؤقت
action-remove = إزالة
action-resume = متابعة
action-retry = إعادة المحاولة
action-rollback = العودة إلى { $version }
action-send = إرسال
action-undo = تراجع
action-update = تحديث
action-verify = فحص الملفات

## Words of the wire

kind-persona = شخصية
kind-worker = عامل
kind-tool = أداة
kind-theme = سمة
kind-flatpak = فلاتباك
kinds-persona = الشخصيات
kinds-worker = العمّال
kinds-tool = الأدوات
kinds-theme = السمات
kinds-flatpak = حزم فلاتباك
rating-everyone = للجميع
rating-mature = للناضجين
rating-adult = للبالغين
trust-signed = موقَّعة
trust-provisional = موقَّعة مؤقتًا
trust-provisional-hint = مؤقت: مفتاح واحد فقط يضمن هذا المعرض، ولم يُجرِ صاحبه بعدُ المراسم التي توزّع الثقة على عدة مفاتيح. ومن يحصل على ذلك المفتاح يستطيع توقيع أي شيء.
trust-stale = التواقيع غير سارية
trust-listed = البصمة مُدرَجة
trust-unverified = غير موثَّقة
sort-relevance = الصلة
sort-name = الاسم
sort-newest = الأحدث
sort-downloads = التنزيلات
sort-size = الحجم
sort-top = الأعلى تقييمًا
sort-updated = المحدَّثة حديثًا
health-intact = الملفات سليمة
health-changed = ملفات معدَّلة
health-missing = ملفات مفقودة
health-gone = المجلد غير موجود
protocol-vitrine = معرض Vitrine
protocol-manifest = معرض بيانات
protocol-homepilot = معرض HomePilot
protocol-unknown = غير معروف بعد
phase-waiting = في الانتظار
phase-planning = جارٍ التخطيط
phase-downloading = جارٍ التنزيل
phase-checking = جارٍ الفحص
phase-building = جارٍ البناء
phase-installing = جارٍ التثبيت
phase-copying = جارٍ النسخ
phase-removing = جارٍ الإزالة
phase-syncing = جارٍ المزامنة
phase-finished = انتهت
job-install = تثبيت
job-update = تحديث
job-remove = إزالة
job-rollback = عودة إلى إصدار سابق
job-sync = مزامنة
job-build = بناء من المصدر
job-switch = تبديل الإصدار
job-several = تثبيت عدة حزم
job-fetch = جلب مسبق
job-upload = إرسال إلى سجلّ
job-move = نقل المكتبة
job-self-update = تحديث Vitrine
job-queued = في الانتظار
job-running = جارية
job-paused = متوقفة مؤقتًا
job-done = تمّت
job-failed = فشلت
job-cancelled = أُلغيت
job-interrupted = انقطعت
job-interrupted-hint = أُغلق Vitrine قبل أن تنتهي. وما وصل محفوظ.
job-action-named = { $action }: { $name }
menu-more = المزيد عن { $name }
progress-of = { $done } من { $total }
progress-speed = { $speed }/ث
progress-left = بقي { $time }
transfer-label = كيف تصل
transfer-reused = { $size } موجودة هنا
transfer-fetched = جُلب { $size }
transfer-method = يأخذ: { $method }
transfer-fetch-of = يجلب { $fetch } من { $full }، والباقي موجود هنا.
transfer-checked = بماذا يُقارَن
transfer-parts =
    { $count ->
        [one] ملف واحد
       *[other] ملفًا ملفًا ({ $count })
    }
mirrors-label = من أين تأتي البايتات
mirrors-tried = ما جُرّب
mirrors-count =
    { $count ->
        [one] من مكان واحد
        [two] من مكانين
        [few] من { $count } أماكن
       *[other] من { $count } مكانًا
    }
mirror-active = يرسل
mirror-idle = ينتظر
mirror-slow = بطيء
mirror-failed = فشل
mirror-unused = لم يُحتج إليه
verdict-good = مطابق
verdict-empty = لا يقول شيئًا
verdict-bad = غير مطابق

## Explore

explore-search = البحث في الحزم
explore-search-placeholder = ابحث في الأسماء والصنّاع والوسوم…
explore-clear-search = مسح البحث
search-suggestions = اقتراحات
search-recent = عمليات البحث الأخيرة
search-recent-clear = مسح عمليات البحث الأخيرة
explore-sort = الترتيب حسب
explore-filters = المرشّحات
explore-results = الحزم
explore-count =
    { $count ->
        [zero] لا حزم
        [one] حزمة واحدة
        [two] حزمتان
        [few] { $figure } حزم
        [many] { $figure } حزمة
       *[other] { $figure } حزمة
    }
explore-count-capped = أكثر من { $figure } حزمة
explore-corrected = عرض نتائج «{ $words }»
explore-nothing = لا شيء يطابق بحثك.
explore-nothing-hint = تحقّق من الإملاء، أو جرّب كلمات أقل، أو أزل أحد المرشّحات.
explore-clear = مسح الكل
explore-empty = ليس في معارضك حزم لعرضها.
explore-filling = يجري جلب معرضك الأول.
explore-filling-hint = تظهر الحزم هنا فور وصولها.
explore-no-sources = ليس لديك معارض بعد.
explore-no-sources-hint = أضف معرضًا بعنوانه، أو مجلدًا على هذا الحاسوب.
explore-see-sources = عرض المعارض
banner-failing =
    { $count ->
        [one] تعذّر الوصول إلى { $name }.
        [two] تعذّر الوصول إلى معرضين.
        [few] تعذّر الوصول إلى { $count } معارض.
       *[other] تعذّر الوصول إلى { $count } معرضًا.
    }
banner-age = ما تراه يعود إلى { $age }.
front-featured = مميزة
front-newest = الجديد
front-popular = الرائج
front-top = الأعلى تقييمًا
front-collections = المجموعات
front-see-all = عرض الكل
front-back = { $shelf }: السابق
front-on = { $shelf }: المزيد
front-downloads = التنزيلات: { $count }
front-collection-count =
    { $count ->
        [zero] لا حزم
        [one] حزمة واحدة
        [two] حزمتان
        [few] { $count } حزم
       *[other] { $count } حزمة
    }
front-all =
    { $count ->
        [zero] لا حزم
        [one] حزمة واحدة
        [two] الحزمتان كلتاهما
        [few] كل الحزم، وعددها { NUMBER($count) }
       *[other] كل الحزم، وعددها { NUMBER($count) }
    }
collection-empty = لا شيء في هذه المجموعة.
favourite-mark = { $name }: مفضلة
favourite-add = إضافة إلى المفضلة
favourite-remove = إزالة من المفضلة
favourite-removed = لم تعد { $name } في المفضلة
filter-kind = النوع
filter-all = الكل
filter-tags = الوسوم
filter-find-tag = البحث عن وسم
filter-more-tags = وسوم أخرى
filter-source = المعرض
filter-rating = تصنيف المحتوى
filter-hide-installed = إخفاء المثبَّتة
filter-favourites = المفضلة فقط
filter-mature-hidden = محتوى الناضجين مخفيّ.
filter-mature-settings = غيّر ذلك في الإعدادات
filter-remove = إزالة المرشّح { $filter }
card-downloads = { $count } تنزيل
card-install = تثبيت { $name }
card-update = تحديث { $name }
card-progress = { $name }: { $progress }

## A package

detail-by = من { $maker }
detail-sections = في هذه الصفحة
detail-about = نبذة
ratings-label = التقييمات
detail-no-description = لم يكتب الصانع وصفًا.
detail-homepage = صفحة الصانع
detail-incomplete = لم يصل الوصف بعد، وقد ينقص بعض هذه الصفحة.
detail-withdrawn = سُحبت هذه الحزمة: { $reason }
detail-needs = ما تحتاج إليه
detail-needs-hint = لا يشغّل Vitrine أبدًا شيئًا تسمّيه حزمة.
detail-versions = الإصدارات
detail-all-versions = عرض كل الإصدارات ({ $count })
detail-security = إصلاح أمني
detail-install-version = تثبيت هذا الإصدار
detail-install-named-version = تثبيت هذا الإصدار: { $version }
detail-yanked = سحبه صانعه: { $reason }
detail-provenance = من أين تأتي
detail-no-digest = لا يدرج المعرض بصمة.
detail-digests = بصمة المعرض وبصمات الملفات
detail-platforms = المنصات
detail-evidence = الأدلة
detail-commands = الأوامر
platform-name = المنصة
platform-file = الملف
platform-here = هذا الحاسوب
platform-available = متاح
platform-none = غير متاح
command-taken = هذا الاسم محجوز لـ { $name }، لذلك ليس في مجلد الأوامر.
command-path-hint = لا تبحث الطرفية بعدُ في { $folder }. أضف هذا السطر إلى ملف بدء الصدفة (~/.profile) ثم افتح طرفية جديدة.
command-copy-line = نسخ السطر
version-kept = محفوظ هنا
version-use = استعمال هذا الإصدار
version-use-named = استعمال هذا الإصدار: { $version }
version-unlisted = لم يعد المعرض يدرجه.
detail-problems = ملاحظات على هذا الإدراج
fact-version = الإصدار
fact-size = الحجم
fact-downloads = التنزيلات
fact-updated = آخر تحديث
fact-licence = الرخصة
fact-unknown = غير معروف
fact-download = التنزيل
fact-free-space = المساحة الحرة
fact-folder = المجلد
fact-source = المعرض
fact-signed-by = الموقِّع
fact-signed-at = وقت التوقيع
fact-current-until = سارية حتى
fact-current-ended = انتهت
fact-threshold = مفاتيح الجذر اللازمة للتوقيع
fact-root-version = إصدار الجذر
fact-fingerprint = بصمة المعرض
fact-built = بُنيت هنا
fact-platform = المنصة
fact-commands = الأوامر
fact-location = الموقع
fact-digest = البصمة (SHA-256)
fact-installed-digest = بصمة الإصدار المثبَّت
needs-models = النماذج
needs-tools = الأدوات
needs-mcp-servers = خوادم MCP
needs-agents = الوكلاء
needs-packages = حزم أخرى
needs-required = لازم
needs-optional = اختياري

## Installing and removing

install-looking = جارٍ النظر في الحزمة…
install-title = تثبيت { $name } { $version }
install-update-title = تحديث { $name } من { $from } إلى { $version }
install-again-title = تثبيت { $name } { $version } من جديد
install-no-space = لا توجد مساحة حرة كافية لهذه الحزمة.
install-offers = ثبّت معها
install-needs = وتحتاج أيضًا إلى
install-with =
    { $count ->
        [0] ما تحتاج إليه موجود هنا
        [one] تأتي معها حزمة تحتاج إليها ({ $size })
        [two] تأتي معها حزمتان تحتاج إليهما ({ $size })
        [few] تأتي معها { $count } حزم تحتاج إليها ({ $size })
       *[other] تأتي معها { $count } حزمة تحتاج إليها ({ $size })
    }
install-with-there = موجودة هنا
install-needed-by = تحتاج إليها { $name }
install-problems = لا يتوفّر كل ما تحتاج إليه
install-signed-by = وقّعها { $name }.
install-consent = ثبّتها رغم ذلك.
build-open = بناء من المصدر…
build-title = بناء { $name } { $version }
build-lead = تُجلب الشيفرة المصدرية وتُفحص أولًا، ثم تُنفَّذ هذه الوصفة على حاسوبك داخل بيئة معزولة.
build-sources = من أين تأتي الشيفرة
build-digest = يجب أن تكون لها هذه البصمة (SHA-256)
build-recipe = ما يُنفَّذ
build-limits = ما يحدّه
build-twice = البناء مرتين والمقارنة
build-twice-hint = يستغرق ضعف الوقت. وإن تطابقت البايتات عُدّت الحزمة قابلة للتكرار.
build-consent = اطّلعت على هذه الوصفة وأريد تنفيذها على حاسوبي.
remove-title = إزالة { $name }؟
remove-lead = يحرّر هذا نحو { $size }.
remove-changed = الملفات التي عدّلتها
remove-keep = أبقِ الملفات التي عدّلتها أو أضفتها
remove-keep-hint = يُحذف كل ما عداها في المجلد.
remove-delete = احذف كل شيء
remove-delete-hint = تضيع تعديلاتك.
handover-title = إرسال إلى HomePilot
handover-ask = ستُستورد { $name } إلى HomePilot على { $homepilot }.
handover-all-there = فيه كل ما تحتاج إليه هذه الشخصية.
handover-some-missing = ينقص بعض ما تحتاج إليه هذه الشخصية.
handover-available = موجود
handover-installable = يمكن تثبيته
handover-downloadable = يمكن تنزيله
handover-missing = مفقود
handover-degraded = يعمل جزئيًا
handover-unknown = غير معروف
handover-already = استُوردت من قبل في المشروع { $project }. استوردها مرة أخرى.
handover-done = صارت { $name } في HomePilot في المشروع { $project }.

## Installed

installed-total =
    { $count ->
        [zero] لا حزم
        [one] حزمة واحدة، { $size } على القرص
        [two] حزمتان، { $size } على القرص
        [few] { $count } حزم، { $size } على القرص
        [many] { $count } حزمة، { $size } على القرص
       *[other] { $count } حزمة، { $size } على القرص
    }
installed-empty = لم يُثبَّت شيء بعد.
installed-explore = استكشاف الحزم
installed-updates =
    { $count ->
        [one] تحديث واحد
        [two] تحديثان
        [few] { $count } تحديثات
        [many] { $count } تحديثًا
       *[other] { $count } تحديث
    }
installed-current = محدَّثة
installed-from-to = { $from } ← { $to }
installed-from-file = من ملف
installed-republished = أُعيد نشرها ببايتات أخرى
verify-intact =
    { $count ->
        [one] ملف واحد كما ثُبّت.
        [two] ملفان كما ثُبّتا.
        [few] { $count } ملفات كما ثُبّتت.
       *[other] { $count } ملفًا كما ثُبّتت.
    }
verify-changed =
    { $count ->
        [one] ملف معدَّل:
        [two] ملفان معدَّلان:
        [few] { $count } ملفات معدَّلة:
       *[other] { $count } ملفًا معدَّلًا:
    }
verify-missing =
    { $count ->
        [one] ملف مفقود:
        [two] ملفان مفقودان:
        [few] { $count } ملفات مفقودة:
       *[other] { $count } ملفًا مفقودًا:
    }
verify-added =
    { $count ->
        [one] ملف مضاف:
        [two] ملفان مضافان:
        [few] { $count } ملفات مضافة:
       *[other] { $count } ملفًا مضافًا:
    }

## Sources

sources-add = إضافة معرض
sources-sync-all = مزامنة الكل
source-sync = مزامنة
source-sync-named = مزامنة { $name }
source-synced = آخر مزامنة { $age }
source-never = لم تُزامَن قط
source-items =
    { $count ->
        [zero] لا عناصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $figure } عناصر
        [many] { $figure } عنصرًا
       *[other] { $figure } عنصر
    }
source-problems =
    { $count ->
        [one] عنصر فيه مشكلة
        [two] عنصران فيهما مشاكل
        [few] { $count } عناصر فيها مشاكل
       *[other] { $count } عنصرًا فيها مشاكل
    }
problem-left-out = تُرك
problem-shown = يُعرض من دونه
source-shrink = يدرج هذا المعرض الآن { $now } عنصرًا بدل { $before }. تُرك كما كان.
source-accept-shrink = خذ القائمة الأصغر
source-remove-title = إزالة { $name }؟
source-remove-lead = تغادر حزمه صفحة الاستكشاف. ويبقى ما ثبّته منه.
source-add-lead = المعرض عنوان ويب أو مجلد يدرج حزمًا.
source-location = العنوان أو المجلد
source-location-hint = معرض HomePilot أو Vitrine، أو ملف registry.json.
source-pick = اختيار مجلد
source-name = الاسم
source-name-hint = يُؤخذ من العنوان إن تُرك فارغًا.
source-allow-insecure = أريده رغم ذلك
source-expect = أُعطيت بصمة أو مفتاحًا
source-fingerprint = البصمة
source-fingerprint-hint = ست عشرة مجموعة من أربعة رموز. ويُرفض معرض يُظهر غيرها.
source-minisign = مفتاح minisign العام
source-minisign-hint = لمعرض يوقّع قائمته بـ minisign.
source-look = إلقاء نظرة
source-looking = جارٍ النظر…
source-add-unseen = إضافة دون نظر
source-identity = الهوية والتواقيع
preview-fits = إنه المعرض الذي قيل لك أن تتوقعه.
preview-compare = يتذكّر Vitrine هذه البصمة وينبّهك حين تتغيّر. قارنها إن أمكن بما يقوله صاحب المعرض.
fingerprint-copy = نسخ البصمة
fingerprint-remembered = البصمة التي وثقت بها
fingerprint-now = البصمة التي يُظهرها الآن
alarm-title = في تواقيع { $name } خلل
alarm-identity = يُظهر هذا المعرض هوية غير التي وثقت بها. لا يوثَق بشيء منه حتى تقبل البصمة الجديدة، وعلى صاحبه أن يخبرك بها بطريق آخر.
alarm-safe = لا يُثبَّت منه شيء ولا يُحدَّث في هذه الأثناء. وما ثبّته لا يُمسّ.
alarm-compare = المقارنة والقرار…
identity-title = أهذا هو { $name } حقًا؟
identity-lead = تتغيّر هوية المعرض حين يبدأ صاحبه من جديد، أو حين يحلّ غيره محلّه. وصاحبه وحده يعلم: اسأله بطريق غير هذا المعرض.
identity-typed = البصمة التي أعطاك إياها صاحبه
identity-typed-hint = الصقها أو اكتبها هنا لتُقارَن لك.
identity-matches = هي البصمة التي يُظهرها المعرض الآن.
identity-differs = ليست هذه البصمة التي يُظهرها المعرض الآن. لا تقبلها.
identity-compared = قارنت بنفسي المجموعات الست عشرة بما عند صاحبه.
identity-keep = الإبقاء على القديمة
identity-accept = قبول الهوية الجديدة

## Activity

activity-empty = لم يحدث شيء بعد.
activity-running = الجارية
activity-held = بانتظارك
activity-ended = المنتهية
activity-clear = مسح المنتهية

## Settings

settings-language = اللغة

## Toasts and shortcuts

toast-installed = تم تثبيت { $name }
toast-updated = تم تحديث { $name }
toast-copied = نُسخ
open-known-source = { $name } من معارضك أصلًا
open-link-package = يريد رابط أن يريك «{ $id }» من هذا المعرض الذي لم تُضفه.
open-link-source = يريد رابط أن تضيف هذا المعرض.
open-link-safe = ألقِ نظرة أولًا؛ لا يُضاف شيء ولا يُثبَّت حتى توافق.
toast-source-added = يجري جلب { $name }
toast-source-removed = أُزيل { $name }
toast-identity = صار { $name } موثوقًا بهويته الجديدة
shortcuts-title = اختصارات لوحة المفاتيح
shortcut-search = البحث
shortcut-places = استكشاف، المثبَّتة، التحديثات، النشر، النشاط، المعارض، الإعدادات
shortcut-back = رجوع وتقدّم
shortcut-move = التنقل بين الحزم
shortcut-ends = أول حزمة وآخر حزمة
shortcut-pages = شاشة إلى الأعلى أو الأسفل
shortcut-open = فتح الحزمة
shortcut-open-file = فتح ملف حزمة
shortcut-sync = البحث عن تحديثات
shortcut-settings = الإعدادات
shortcut-shortcuts = هذه القائمة

# متى فُحصت المعارض بحثًا عن تحديثات، ومتى ستُفحص.
check-never = لم تُفحص المعارض بعد.
check-last = فُحصت بحثًا عن تحديثات { $when }.
check-next = الفحص التالي { $when }.
check-soon = حان موعد الفحص التالي.
check-looking = يجري البحث عن تحديثات…
check-now = افحص الآن
check-go-on = استئناف الفحص
check-held-off = لا يبحث Vitrine من تلقاء نفسه: هذا متوقف في الإعدادات.
check-held-paused = متوقف مؤقتًا حتى { $when }.
check-held-metered = الفحص التالي ينتظر، لأن هذه الشبكة محدودة البيانات.
check-held-power = الفحص التالي ينتظر، لأن الحاسوب يوفّر الطاقة.
check-stale =
    { $days ->
        [zero] تعذّر فحص { $name } اليوم.
        [one] تعذّر فحص { $name } منذ يوم واحد.
        [two] تعذّر فحص { $name } منذ يومين.
        [few] تعذّر فحص { $name } منذ { NUMBER($days) } أيام.
        [many] تعذّر فحص { $name } منذ { NUMBER($days) } يومًا.
       *[other] تعذّر فحص { $name } منذ { NUMBER($days) } يوم.
    }

## Updates outside of their page

install-keep = الاحتفاظ بهذا الإصدار: يبقى كما هو عند صدور إصدارات أحدث
toast-several =
    { $count ->
        [zero] لم تُثبَّت أي حزمة
        [one] ثُبِّتت حزمة واحدة
        [two] ثُبِّتت حزمتان
        [few] ثُبِّتت { $count } حزم
        [many] ثُبِّتت { $count } حزمة
       *[other] ثُبِّتت { $count } حزمة
    }
version-keep = الاحتفاظ بهذا الإصدار
version-keep-offer = ستُعرض الإصدارات الأحدث من { $version } كتحديثات.
