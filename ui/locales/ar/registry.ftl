# صفحات السجل والتقييمات. تُحمَّل معها لا مع النافذة.

## The frame

web-nav-publish = النشر
web-nav-inbox = الوارد
web-nav-moderate = الإشراف
web-nav-admin = الإدارة
web-nav-account = الحساب
web-nav-signin = تسجيل الدخول
web-nav-unread =
    { $count ->
        [zero] لا رسائل غير مقروءة
        [one] رسالة غير مقروءة
        [two] رسالتان غير مقروءتين
        [few] { $count } رسائل غير مقروءة
       *[other] { $count } رسالة غير مقروءة
    }
web-empty = لم يُنشر شيء هنا بعد.
web-publish-first = انشر أول حزمة
web-page-failed = تعذّر تحميل هذه الصفحة.
web-no-page = لا توجد صفحة كهذه.
web-not-yours = هذه الصفحة لمن يرعون السجل.
web-continue = متابعة
web-more = عرض المزيد
web-save = حفظ
web-saved = حُفظ
web-edit = تعديل
web-edit-named = تعديل { $name }
web-remove-named = إزالة { $name }
web-refresh = نظرة جديدة
web-open-page = فتح صفحة السجلّ
web-signed-out = لم تعد مسجّل الدخول. ما كتبته ما زال في الأسفل؛ سجّل الدخول للمتابعة.
web-sign-in-again = تسجيل الدخول من جديد
web-sign-in-tools = تسجيل الدخول لهذه الأدوات
web-needs-tools = دخولك من هنا لا يكفي لأدوات المشرفين.
web-needs-tools-hint = يجوز لحسابك استخدام أدوات المشرفين. سجّل الدخول مرة أخرى لتستخدمها من هنا.
refused-again-in = حاول مجددًا بعد { $time }.
refused-again-now = يمكنك المحاولة الآن.
again-title = أهذا أنت؟
again-lead = تطلب هذه الخطوة كلمة المرور مرة أخرى.
again-secret = كلمة المرور
again-hint = يكفي أيضًا رمز من ستة أرقام من تطبيق المصادقة.
again-lead-passkey = تطلب هذه الخطوة مفتاح المرور مرة أخرى.
again-passkey = استخدام مفتاح مرور
again-passkey-none = لم يُقدَّم مفتاح مرور. حاول مجددًا.
once-hint = لا يظهر إلا الآن. احفظه في مكان آمن.
never-used = لم يُستخدم قط.
last-used = آخر استخدام { $when }.
days-count =
    { $count ->
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
       *[other] { $count } يومًا
    }
chart-empty = لم يُحصَ شيء بعد.
chart-label = { $label }: ‏{ $total } في المجموع، و{ $most } على الأكثر في اليوم
chart-most = { $count } على الأكثر في اليوم
chart-table = عرض كجدول
chart-day = اليوم

## Signing in

account-handle = اسم الحساب
account-password = كلمة المرور
account-password-new = كلمة مرور جديدة
account-password-old = كلمة المرور الحالية
account-email = البريد الإلكتروني
account-email-optional = البريد الإلكتروني (اختياري)
account-email-unconfirmed = لم يُؤكَّد بعد: اتبع الرابط في الرسالة المرسلة إليه.
account-name = الاسم
account-name-hint = يظهر بجانب اسم الحساب.
account-role = الدور
account-profile = الملف الشخصي
account-signout = تسجيل الخروج
signin-title = تسجيل الدخول
signin-needed = سجّل الدخول لترى هذه الصفحة.
signin-action = دخول
signin-code = الرمز
signin-code-lead = لحسابك عامل ثانٍ.
signin-code-hint = ستة أرقام من تطبيق المصادقة، أو أحد رموز الاسترداد.
signin-other = الدخول بحساب آخر
signin-passkey = الدخول بمفتاح مرور
signin-passkey-none = لم يُقدَّم مفتاح مرور. حاول مجددًا أو استخدم كلمة المرور.
signup-link = إنشاء حساب
signup-title = إنشاء حساب
signup-lead = التصفح والتنزيل بلا حساب. وبه يمكنك النشر والتقييم والمتابعة.
signup-handle-hint = حروف لاتينية وأرقام وشرطات؛ يراه الجميع.
signup-password-hint = { $count } محارف على الأقل. بضع كلمات لا صلة بينها خيار جيد.
signup-email-hint = لكلمة مرور منسية ولرسائل تختارها.
signup-action = أنشئ الحساب
signup-have = لدي حساب
signup-closed = يدعو هذا السجل أعضاءه.
signup-closed-hint = اطلب دعوة من مشغّله.
welcome-title = مرحبًا بك في { $title }
welcome-admin = ينشئ هذا الرابط المدير الأول. اختر اسم حساب وكلمة مرور.
welcome-role = أنت مدعو. دورك: { $role }.
welcome-bad = لم تعد هذه الدعوة صالحة.
forgotten-link = نسيت كلمة المرور
forgotten-title = كلمة مرور منسية
forgotten-lead = يُرسَل رابط لكلمة مرور جديدة إلى بريد الحساب.
forgotten-action = أرسل الرابط
forgotten-sent = إن وُجد حساب كهذا بعنوان مؤكَّد فالرسالة في طريقها.
reset-title = كلمة مرور جديدة
reset-action = ضبط كلمة المرور
reset-done = ضُبطت كلمة المرور، وأُنهيت كل الجلسات.
email-confirm-title = أكّد بريدك الإلكتروني
email-confirm-action = تأكيد
email-confirmed = عنوانك مؤكَّد.
device-title = إدخال برنامج إلى حسابك
device-lead = يطلب برنامج على حاسوبك الوصول إلى حسابك.
device-code = الرمز
device-code-hint = ثمانية حروف كما يعرضها البرنامج.
device-asks = يودّ { $client }:
device-compare = لا تتابع إلا إن كان هذا هو الرمز الذي يعرضه البرنامج.
device-until = ينتهي الطلب { $when }.
device-approve = السماح
device-refuse = الرفض
device-approved = تم الدخول. يمكنك إغلاق هذه الصفحة.
device-refused = رُفض الطلب ولم يُمنح شيء.

## The account

password-change = تغيير كلمة المرور
password-changed = تغيّرت كلمة المرور
password-hint = تخرج من كل مكان آخر.
totp-title = العامل الثاني
totp-lead = رمز من تطبيق على هاتفك يُطلب عند الدخول.
totp-set-up = إعداد
totp-scan = امسح هذا بتطبيق مصادقة، أو اكتب المفتاح فيه.
totp-qr = رمز QR لتطبيق المصادقة
totp-code = الرمز الذي يعرضه التطبيق
totp-turn-on = تفعيل
totp-on =
    { $count ->
        [0] مفعَّل. لم تبقَ رموز استرداد.
        [one] مفعَّل. بقي رمز استرداد واحد.
        [two] مفعَّل. بقي رمزا استرداد.
        [few] مفعَّل. بقيت { $count } رموز استرداد.
       *[other] مفعَّل. بقي { $count } رمز استرداد.
    }
totp-off = إيقاف
codes-new = رموز استرداد جديدة
codes-once = رموز الاسترداد: كل رمز يدخلك مرة إن ضاع الهاتف.
passkey-title = مفاتيح المرور
passkey-lead = ادخل بهذا الجهاز أو بهاتف أو بمفتاح أمان، بلا كلمة مرور.
passkey-name = اسم المفتاح الجديد
passkey-example = حاسوبي المحمول
passkey-unnamed = مفتاح مرور
passkey-add = إضافة مفتاح مرور
passkey-made = أُضيف في { $when }.
passkey-failed = لم يُنشأ مفتاح مرور.
passkey-cannot = لا ينشئ هذا المتصفح مفاتيح مرور هنا.
passkey-not-here = لا يقبل هذا السجل مفاتيح مرور، إذ ليس له اسم خاص به بعد.
passkey-insecure = تحتاج مفاتيح المرور إلى اتصال آمن (https).
passkey-by-address = تتبع مفاتيح المرور اسمًا. افتح هذه الصفحة باسمها لا برقمها، وعلى هذا الحاسوب باسم “localhost”.
sessions-title = أماكن دخولك
sessions-here = هنا
sessions-seen = نشط { $when }
sessions-unknown = برنامج غير معروف
sessions-end = إخراج
sessions-end-named = إخراج { $name }
tokens-title = الرموز المميزة
tokens-lead = لبرامج تعمل باسمك، كالنشر من خادم بناء.
tokens-new = إنشاء رمز مميز
tokens-name = الغرض منه
tokens-example = خادم البناء
tokens-expiry = صالح لمدة
tokens-days =
    { $count ->
        [one] يوم واحد
        [two] يومين
        [few] { $count } أيام
       *[other] { $count } يومًا
    }
tokens-never = بلا نهاية
tokens-no-end = بلا نهاية.
tokens-until = حتى { $when }.
tokens-scopes = ما يُسمح له به
tokens-packages = لهذه الحزم فقط
tokens-packages-hint = أسماء تفصلها فواصل؛ * تعني أي حروف. اتركه فارغًا للكل.
tokens-make = إنشاء
tokens-once = رمزك المميز الجديد
tokens-revoke = إبطال
tokens-revoke-named = إبطال { $name }
scope-read = القراءة
scope-read-hint = رؤية ما تراه أنت: الحساب والوارد والطلبات.
scope-publish = النشر
scope-publish-hint = رفع حزمك وتسليمها والرد عنها وسحبها.
scope-rate = التقييم
scope-rate-hint = التقييم والتصويت والإبلاغ والمتابعة.
scope-moderate = الإشراف
scope-moderate-hint = استخدام أدوات المشرف أو المدير.
mail-label = رسائل بالبريد
mail-none = لا شيء
mail-important = المهمة فقط
mail-all = الكل
role-member = عضو
role-curator = مشرف
role-admin = مدير
leave-title = بياناتك
leave-export = تنزيل كل شيء
leave-export-hint = كل ما يحفظه هذا السجل عنك في ملف واحد.
leave-action = حذف الحساب
leave-stay = الإبقاء عليه
leave-lead = تُحذف بياناتك الشخصية وتقييماتك نهائيًا. وتبقى الحزم التي نشرتها بلا اسمك.
leave-packages = اترك حزمي بلا مالك.
inbox-empty = لا شيء بعد.
inbox-empty-hint = تصل هنا أخبار طلباتك والحزم التي تتابعها.
inbox-unread = غير مقروءة
inbox-read-all = تعليم الكل مقروءًا
follows-title = المتابَعة
follows-lead = تصلك أخبار الإصدارات الجديدة وسحب الحزم.
follows-empty = لا تتابع أي حزمة بعد.
follows-since = منذ { $when }
follows-stop-named = إيقاف متابعة { $name }

## A package on the web

collection-title = مجموعة
get-in-vitrine = احصل عليها في Vitrine
get-file = تنزيل ({ $size })
get-title = الحصول عليها
get-lead = يتحقق Vitrine من التواقيع والبصمات عنك. والملف الذي تنزّله هنا موثوق بقدر تحققك من بصمته.
get-any = لكل حاسوب
get-terminal = في الطرفية
get-fingerprint-hint = قارنها بما يعرضه Vitrine عند إضافة هذا السجل.
get-provisional = مؤقت: مفتاح واحد يضمن هذا السجل حتى الآن.
package-owners = يرعاها { $names }
package-follow = متابعة
package-unfollow = إيقاف المتابعة
package-manage = رعاية هذه الحزمة
package-moderate = اتخاذ إجراء بشأن هذه الحزمة
package-report = الإبلاغ عن هذه الحزمة

## Ratings

ratings-new = جديدة
ratings-count =
    { $count ->
        [zero] لا تقييمات
        [one] تقييم واحد
        [two] تقييمان
        [few] { $figure } تقييمات
       *[other] { $figure } تقييمًا
    }
ratings-average = { $average } من 5
ratings-wide = أقل أو أكثر تباينًا من أن يُذكر متوسط.
ratings-histogram = التقييمات حسب النجوم
ratings-stars =
    { $count ->
        [one] نجمة واحدة
        [two] نجمتان
        [few] { $count } نجوم
       *[other] { $count } نجمة
    }
ratings-only =
    { $count ->
        [one] نجمة واحدة فقط
        [two] نجمتان فقط
       *[other] { $count } نجوم فقط
    }
ratings-write = قيّمها
ratings-edit = تعديل
ratings-edit-yours = عدّل تقييمك
ratings-sign-in = سجّل الدخول للتقييم
ratings-yours = تقييمك
ratings-title = العنوان (اختياري)
ratings-body = المراجعة (اختيارية)
ratings-body-hint = فيمَ تفيد، وفيمَ لا تفيد؟ يقرؤها الآخرون مع اسم حسابك.
ratings-body-hint-device = فيمَ تفيد، وفيمَ لا تفيد؟ يقرؤها الآخرون بلا اسم.
ratings-device = يوقّعه مفتاح يخص هذا المتصفح. إن مُسحت بيانات هذا الموقع لم يعد تعديله ممكنًا.
ratings-device-here = يوقّعه مفتاح من هذا الحاسوب. وبدونه لا يمكن تغييره بعد ذلك.
ratings-installed = هذا الإصدار مثبَّت عندي
ratings-save = نشر التقييم
ratings-remove = حذف التقييم
ratings-sort-helpful = الأكثر فائدة
ratings-all-languages = كل اللغات
ratings-all-versions = كل الإصدارات
ratings-more = مراجعات أخرى
ratings-none = لم يكتب أحد مراجعة بعد.
ratings-none-fit = لا مراجعة تطابق.
ratings-mine = تقييمك
ratings-anonymous = شخص يستخدم Vitrine
ratings-deleted = حساب محذوف
ratings-about-version = عن { $version }
ratings-says-installed = يقول إنها مثبَّتة
ratings-helpful = مفيدة
ratings-helpful-count =
    { $count ->
        [one] مفيدة، برأي شخص واحد
        [two] مفيدة، برأي شخصين
       *[other] مفيدة، برأي { $count } أشخاص
    }
ratings-unhelpful = غير مفيدة
ratings-answer = رد
ratings-answer-by = رد { $name }
ratings-answer-yours = ردك، مرة واحدة
ratings-answer-remove = حذف الرد
ratings-hide = إخفاء
ratings-hide-why = سبب الإخفاء
ratings-hidden = مخفية: { $reason }
ratings-show = إظهار من جديد
report-action = إبلاغ
report-done = أُبلغ عنها
report-thanks = شكرًا. سينظر المشرفون فيها.
report-why = ما الخطأ
report-spam = إعلان أو هراء
report-malicious = تسبب ضررًا
report-rights = عمل شخص آخر
report-rating = تصنيف محتوى خاطئ
report-abuse = إهانات أو تهديدات
report-other = شيء آخر
report-body = بكلماتك
report-send = إرسال البلاغ

## Publishing

publish-lead = سلّم حزمة، وتابعها عبر الفحوص، وارعَ ما نُشر.
publish-new = نشر حزمة
publish-packages = حزمك
publish-packages-none = لا شيء بعد. أول حزمة تنشرها تصير لك.
publish-submissions = طلباتك
publish-none = لم تسلّم شيئًا بعد.
publish-none-hint = يُفحص الملف خلال دقيقة، وينظر شخص في الحزمة الأولى.
submit-title = نشر حزمة
submit-lead = حزمة جديدة، أو إصدار جديد من إحدى حزمك.
submit-drop = أفلت حزمة هنا
submit-drop-hint = شخصية أو عامل أو أداة أو سمة محزومة.
submit-choose = اختر ملفًا
submit-then = ماذا يحدث بعد ذلك
submit-then-1 = يُرسَل الملف إلى السجل؛ يمكنك الإيقاف مؤقتًا والمتابعة بعد انقطاع الاتصال.
submit-then-2 = يُقرأ ولا يُشغَّل: ترى ما وُجد فيه وتصحّح كلمات العرض.
submit-then-3 = تجري الفحوص أمامك، ويقال ما تجده بوضوح.
submit-then-4 = تنتظر حزمتك الأولى شخصًا. أما الإصدارات التالية فتُنشر غالبًا من نفسها.
submit-terminal = من الطرفية أو من خادم بناء:
submit-sending = جارٍ الإرسال
submit-goes-on = إن انقطع الاتصال يتابع من نفسه.
submit-paused = متوقف مؤقتًا. اختر الملف نفسه مجددًا، ولو بعد إغلاق هذه الصفحة، فيتابع من هنا.
submit-other = ملف آخر
submission-title = طلب
submission-published = نُشر الإصدار { $version }.
submission-see = عرضه
submission-place = رقم { $place } في الانتظار.
submission-wait = نصف القرارات يصدر في أقل من { $time }.
submission-waits = سينظر فيه مشرف.
submission-checking = الفحوص جارية.
submission-approved = قُبل. يجري توقيعه ونشره.
submission-why = ينظر فيه شخص لأن:
submission-recheck = فحص من جديد
submission-withdraw = سحب الطلب
submission-withdraw-sure = أتسحب هذا الطلب نهائيًا؟
state-draft = مسودة
state-uploaded = سُلّم
state-checking = قيد الفحص
state-needs-changes = يحتاج إلى تعديل
state-in-review = قيد المراجعة
state-quarantined = محجوز
state-approved = مقبول
state-published = منشور
state-rejected = مرفوض
state-taken-back = مسحوب
listing-title = العرض
listing-lead = هذا ما تقوله الحزمة عن نفسها. غيّر ما ينبغي أن يُقرأ على نحو آخر.
listing-id = الاسم في العناوين
listing-id-hint = حروف لاتينية صغيرة وأرقام وشرطات؛ لا يتغيّر.
name-free = هذا المعرّف متاح.
name-taken = هذا المعرّف مأخوذ.
name-alike = سيراجعه مشرف لأنه يشبه: { $names }.
listing-name = الاسم
listing-unnamed = بلا اسم
listing-summary = الملخص، سطر واحد
listing-left =
    { $count ->
        [one] بقي حرف واحد
        [two] بقي حرفان
        [few] بقيت { $count } أحرف
       *[other] بقي { $count } حرفًا
    }
listing-description = الوصف
listing-markdown = بصيغة Markdown.
listing-tags-hint = تفصلها فواصل.
listing-licence-hint = مثل MIT أو CC-BY-4.0.
listing-changelog = ما الذي تغيّر
listing-channel = القناة
channel-stable = مستقرة
channel-beta = تجريبية
listing-security = يصلح مشكلة أمنية
listing-agree = هذا من صنعي أو يحق لي نشره بهذا الترخيص، وتصنيف المحتوى صحيح.
listing-hand-in = تسليم
listing-hand-in-again = تسليم من جديد
listing-keep = حفظ لوقت لاحق
listing-preview = كيف ستبدو البطاقة
languages-title = لغات أخرى
languages-hint = من يستخدم Vitrine بإحداها يقرأ هذا بدلًا منه. وما يبقى فارغًا يُقال كما في الأعلى.
languages-choose = اختر لغة
languages-add = إضافة لغة
languages-remove = إزالة { $language }
languages-removed = أُزيلت { $language } من العرض
checks-title = الفحوص
check-archive = الأرشيف
check-inspection = المحتويات
check-metadata = العرض
check-picture = الصورة
check-licence = الترخيص
check-names = الاسم
check-duplicate = التكرار
check-malware = البرمجيات الخبيثة
check-hook = قواعد هذا السجل
checked-pending = ليس بعد
checked-passed = اجتاز
checked-warnings = اجتاز مع ملاحظات
checked-failed = فشل
checked-review = لنظر شخص
severity-advice = نصيحة
severity-warning = تحذير
severity-error = خطأ
files-title =
    { $count ->
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
       *[other] { $count } ملفًا
    }
files-executable = قابل للتشغيل
thread-title = المحادثة
thread-empty = لم يُكتب شيء بعد.
thread-write = اكتب رسالة
thread-internal = للمشرفين
thread-note = لا يراها إلا المشرفون
timeline-title = ما حدث
mine-see = عرضها
mine-new-version = إصدار جديد
mine-numbers = التنزيلات
mine-yank = استرجاع
mine-yank-named = استرجاع الإصدار { $version }
mine-yank-title = أتسترجع الإصدار { $version }؟
mine-yank-lead = لا يثبّته أحد من جديد. ويحتفظ به من لديه ويُبلَّغ.
mine-yanked = استُرجع الإصدار
mine-unyank = إتاحة من جديد
mine-withdraw = سحب الحزمة
mine-withdraw-hint = تغادر المعرض، ويُبلَّغ من لديهم بالسبب.
mine-withdraw-title = أتسحب هذه الحزمة؟
mine-withdraw-lead = تغادر المعرض للجميع، ويبقى اسمها لك.
mine-withdrawn = سُحبت الحزمة
mine-reason = السبب
mine-reason-hint = يقرؤه الجميع.
mine-malicious = إنها ضارة
mine-malicious-hint = يُطلب ممن لديهم حذفها، ولا تعود إصداراتها أبدًا.
mine-down = سُحبت هذه الحزمة: { $reason }
mine-down-malicious = سُحبت هذه الحزمة لأنها ضارة: { $reason }
mine-release = إعادتها
mine-released = ستتوفر الحزمة من جديد قريبًا
mine-words = كلمات عنها
mine-words-lead = تتغير هذه بلا إصدار جديد. أما الاسم والرخصة وتصنيف المحتوى فتحتاج إلى إصدار.
stats-by-version = حسب الإصدار
stats-by-platform = حسب المنصة
owners-title = المالكون
owners-since = منذ { $when }
owners-invited = مدعو
owners-offered = معروضة
owners-invited-you = أنت مدعو لرعاية هذه الحزمة أيضًا.
owners-offered-you = هذه الحزمة معروضة عليك.
owners-accept = قبول
owners-decline = رفض
owners-invite = دعوة كمالك
owners-transfer = تسليم الملكية
owners-hint = يقبل المدعو من حسابه. وتسليم الملكية يجعله المالك بدلًا منك.
owners-none = لا مالك لهذه الحزمة.
owners-give = تسليمها
owners-give-hint = من تسميه يملكها فورًا ويستطيع نشر إصدارات جديدة.

## Moderating

queue-title = الانتظار
queue-which = أي الطلبات
queue-counts = { $review } قيد المراجعة، و{ $quarantined } محجوزة.
queue-median = نصف القرارات يصدر في أقل من { $time }.
queue-empty = لا شيء ينتظر.
queue-empty-hint = تظهر الطلبات الجديدة هنا من نفسها.
queue-first = الأول لهذا الصانع
queue-waits = ينتظر منذ { $time }
desk-claim = استلام
desk-release = ترك
desk-claimed = عند { $name }
desk-claimed-by-you = لديك حتى { $until }
desk-decide = القرار
desk-decided = صدر القرار
desk-why = لماذا ينظر فيه شخص
desk-saved = حُفظت الحزمة: { $path }
desk-download = تنزيل الحزمة
desk-key-next = التالي
desk-key-previous = السابق
desk-key-open = فتح
desk-key-claim = استلام أو ترك
desk-key-back = العودة إلى الانتظار
decision-approve = قبول
decision-changes = طلب تعديل
decision-reject = رفض
decision-quarantine = حجز
decision-release = إعادة إلى المراجعة
decide-template = قالب
decide-own-words = بكلماتك
decide-reason = السبب العلني
decide-reason-optional = كلمات علنية (اختيارية)
decide-reason-hint = يقرؤها الصانع.
decide-note = ملاحظة خاصة (اختيارية)
decide-note-hint = لا يقرؤها إلا المشرفون.
diff-title = الفرق عن { $version }
diff-maker = الصانع
diff-size = بعد الفك { $before } سابقًا، و{ $after } الآن.
diff-added =
    { $count ->
        [one] أُضيف ملف
        [two] أُضيف ملفان
        [few] أُضيفت { $count } ملفات
       *[other] أُضيف { $count } ملفًا
    }
diff-removed =
    { $count ->
        [one] حُذف ملف
        [two] حُذف ملفان
        [few] حُذفت { $count } ملفات
       *[other] حُذف { $count } ملفًا
    }
diff-changed =
    { $count ->
        [one] تغيّر ملف
        [two] تغيّر ملفان
        [few] تغيّرت { $count } ملفات
       *[other] تغيّر { $count } ملفًا
    }
diff-needs-added = احتياجات جديدة
diff-needs-removed = لم تعد تحتاج إلى
diff-dangerous = يسمّي أمرًا
diff-dangerous-title = احتياجات جديدة أو متغيّرة تسمّي أوامر أو خوادم
diff-packages-required = حزم باتت لازمة له
history-title = هذا الصانع
history-published =
    { $count ->
        [zero] لا منشور
        [one] منشور واحد
        [two] منشوران
        [few] { $count } منشورات
       *[other] { $count } منشورًا
    }
history-rejected =
    { $count ->
        [zero] لا مرفوض
        [one] مرفوض واحد
        [two] مرفوضان
        [few] { $count } مرفوضات
       *[other] { $count } مرفوضًا
    }
history-since = هنا منذ { $when }
reports-title = البلاغات
reports-which = أي البلاغات
reports-open = مفتوحة
reports-acted = اتُّخذ إجراء
reports-dismissed = مردودة
reports-empty = لا بلاغات.
reports-package = الحزمة { $id }
reports-rating-of = تقييم للحزمة { $id }
reports-rating = تقييم
reports-others =
    { $count ->
        [one] بلاغ آخر عنها
        [two] بلاغان آخران عنها
       *[other] { $count } بلاغات أخرى عنها
    }
reports-answer = البتّ
reports-answer-text = رد على المبلِّغ (اختياري)
reports-act = تسجيل اتخاذ إجراء
reports-act-rating = إخفاء التقييم
reports-rating-gone = لم يعد التقييم موجودًا.
reports-dismiss = رد البلاغ
shelves-title = الصفحة الأولى
featured-lead = تظهر فوق القائمة لكل من يفتح المعرض.
collections-none = لا مجموعات بعد.
collection-new = مجموعة جديدة
collection-name = العنوان
collection-id = الاسم في العناوين
collection-id-hint = يُصنع من العنوان إن تُرك فارغًا.
collection-words = كلمات عنها
collection-up = نقل “{ $name }” إلى أعلى
collection-down = نقل “{ $name }” إلى أسفل
order-find = إضافة حزمة
order-empty = لا شيء في هذه القائمة.
order-added = أُضيفت { $name }.
order-removed = لم تعد { $name } في القائمة
order-moved = { $name } الآن في المرتبة { $place }.
order-up = تحريك { $name } إلى أعلى
order-down = تحريك { $name } إلى أسفل

## Administering

admin-accounts = الأشخاص
admin-status = الحالة
settings-status = كيف حال هذا السجل
settings-device-ratings = يقبل هذا السجل أيضًا تقييمات بلا حساب، يوقّعها مفتاح يخص متصفحك.
admin-numbers = الأرقام
admin-jobs = المهام
admin-webhooks = خطافات الويب
admin-audit = سجل التدقيق
invite-title = دعوة شخص
invite-make = إنشاء رابط
invite-once = رابط لشخص واحد، صالح حتى { $when }
accounts-find = البحث عن أشخاص
accounts-none = لا أحد يطابق.
accounts-off = موقوف
accounts-deleted = محذوف
accounts-since = منذ { $when }
accounts-role-of = دور { $name }
accounts-turn-off = إيقاف
accounts-turn-off-named = إيقاف حساب { $name }
accounts-turn-on = تفعيل
accounts-turn-on-named = تفعيل حساب { $name }
status-well = كل شيء على ما يرام.
status-ill = هناك ما يحتاج إلى انتباهك.
status-ok = سليم
status-not-ok = غير سليم
status-of-answers = الإجابة
status-of-database = قاعدة البيانات
status-of-storage = التخزين
status-of-signatures = التوقيعات
status-of-packages = ملفات الحزم
status-of-jobs = المهام
status-of-backup = النسخ الاحتياطي
status-of-scan = فحص كل الملفات
status-started = بدأ
status-backup = آخر نسخة احتياطية
status-scan = آخر فحص لكل الملفات
status-never = لم يحدث
status-scan-now = افحص الآن
status-scanning = بدأ الفحص
numbers-packages = الحزم
numbers-package = الحزمة
numbers-versions = الإصدارات
numbers-by-day = التنزيلات حسب اليوم
numbers-top = الأكثر تنزيلًا
numbers-tags = الوسوم الشائعة
numbers-asked = مرات الطلب
numbers-privacy = تُحصى مرة لكل برنامج ويوم بمفتاح يُتلف عند منتصف الليل. ولا يُحفظ أي عنوان.
jobs-which = أي المهام
jobs-dead = فشلت نهائيًا
jobs-none = لا مهام.
jobs-none-dead = لم تفشل أي مهمة نهائيًا.
jobs-attempts = المحاولة { $done } من { $most }
work-backup = صنع نسخة احتياطية
work-check = فحص طلب
work-health = مراقبة السجل
work-index = كتابة فهرس المعرض
work-look = النظر في مسودة
work-mail = إرسال رسالة
work-numbers = تدوين الأرقام
work-prune = تنظيف التخزين
work-publish = نشر طلب
work-release = إعادة حزمة
work-scan = فحص ملفات الحزم
work-search = تحديث البحث
work-sign = توقيع المعرض
work-tidy = ترتيب
work-uploads = إزالة المرفوعات المنسية
work-webhook = إرسال إلى خطاف ويب
jobs-retry-named = إعادة المحاولة: { $name }
jobs-cancel-named = إلغاء { $name }
audit-lead = كل سطر مختوم بما قبله. يتحقق vitrine registry check من السلسلة.
audit-find = عن
audit-find-hint = مثل package:nora أو submission:…
audit-none = لا أسطر كهذه.
audit-number = رقم
audit-when = متى
audit-who = من
audit-what = ماذا
audit-about = عن
audit-itself = السجل
hooks-lead = يُبلَّغ عنوان لك بما يحدث، موقَّعًا كما تقول Standard Webhooks.
hooks-none = لا شيء بعد.
hooks-new = إضافة خطاف
hooks-url = العنوان
hooks-url-hint = https، وليس داخل شبكة خاصة.
hooks-events = الأحداث
hooks-event = الحدث
hooks-once = السر الذي يوقّع رسائله
hooks-test = إرسال اختبار
hooks-tested = الاختبار في طريقه
hooks-log = السجل
hooks-log-empty = لم يُرسَل شيء بعد.
hooks-answer = الجواب
hooks-no-answer = لا جواب
hooks-tries =
    { $count ->
        [one] محاولة واحدة
        [two] محاولتان
        [few] { $count } محاولات
       *[other] { $count } محاولة
    }
hooks-off = موقوف
hooks-on = تشغيل من جديد
