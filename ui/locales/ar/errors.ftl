# ما الخطأ الذي حدث، بحسب رمزه؛ وبالإنجليزية تُعرض جملة الخطأ نفسها. الأسماء والأرقام في التفاصيل.

## On the way

error-not-found = لم يُعثر على شيء في هذا العنوان.
    .action = تحقّق من العنوان؛ لعل المعرض انتقل.
error-status = ردّ الخادوم بخطأ.
    .action = أعد المحاولة بعد حين؛ وما هو مثبَّت يبقى صالحًا.
error-rate-limited = يطلب الخادوم من الجميع الانتظار.
    .action = أعد المحاولة لاحقًا.
error-redirect = يقود العنوان إلى عنوان آخر لم يُتَّبع.
    .action = تحقّق من العنوان.
error-private-address = يقود العنوان إلى شبكة خاصة، ولم يُؤكَّد ذلك لهذا المعرض.
error-insecure = العنوان غير مشفَّر، ولم يُؤكَّد ذلك لهذا المعرض.
    .action = استعمل عنوانه الذي يبدأ بـ https.
error-tls = فشل الاتصال الآمن: لا يستطيع الخادوم إثبات هويته.
    .action = أخبر القائمين على المعرض.
error-dns = اسم الخادوم غير معروف.
    .action = تحقّق من العنوان ومن اتصالك.
error-connect = تعذّر الوصول إلى الخادوم.
    .action = تحقّق من اتصالك وأعد المحاولة بعد حين؛ وما هو مثبَّت يبقى صالحًا.
error-stalled = لم يعد الخادوم يرسل شيئًا، أو يرسل ببطء شديد.
    .action = أعد المحاولة بعد حين.
error-too-large = ما يصل أكبر مما يُسمح به.
error-truncated = أُغلق الاتصال قبل أن يصل كل شيء.
    .action = تحقّق من اتصالك وأعد المحاولة.
error-wrong-digest = ما وصل ليس ما يدرجه المعرض، فأُهمل.
    .action = لا تستعمل هذه الحزمة من هنا، وأخبر القائمين على المعرض.
error-wrong-size = حجم ما وصل غير ما يدرجه المعرض، فأُهمل.
    .action = أعد المحاولة لاحقًا، أو أخبر القائمين على المعرض.
error-all-mirrors = لم يستطع أي من الأماكن التي يُفترض أن يكون فيها الملف تقديمه.
    .action = تحقّق من اتصالك وأعد المحاولة بعد حين.
error-cancelled = أُلغي.
error-disk-full = لا توجد مساحة حرة كافية.
    .action = أفرغ بعض المساحة وأعد المحاولة؛ لم يتغيّر شيء.
error-io = تعذّرت قراءة ملف أو كتابته.
error-bad-location = لا يصلح هذا عنوانًا.

## The library

error-unverified = لا يدرج المعرض بصمة لهذه الحزمة، فلا يمكن التحقّق من شيء. لم تُثبَّت.
error-republished = بايتات هذا الإصدار غير ما كانت. لم يُثبَّت.
    .action = قارن البصمات بما يقوله الصانع قبل أن توافق.
error-wrong-content = محتوى الحزمة ليس ما يقوله المعرض. لم تُثبَّت.
error-read-only = لا يمكن الكتابة في المكتبة. لم يتغيّر شيء.
    .action = اسمح بالكتابة في مجلدها.
error-newer-database = استُعملت المكتبة آخر مرة بإصدار أحدث من Vitrine، فلا يعرض هذا إلا ما هو مثبَّت.
    .action = شغّل الإصدار الأحدث، أو حدّث هذا.
error-busy = نسخة أخرى من Vitrine تغيّر المكتبة الآن.
    .action = انتظر حتى تنتهي ثم أعد المحاولة.
error-wrong-kind = نوع الحزمة غير ما تقوله بطاقتها. لم تُثبَّت.
error-asks-for-more = تطلب أكثر من الإصدار المثبَّت، ولم يوافق أحد على ذلك. لم تُثبَّت.
    .action = راجع ما تطلبه، وحدّثها بنفسك إن وافقت.
error-engine-changed = تغيّرت منذ عرضها. لم يُثبَّت شيء.
    .action = راجعها من جديد ثم قرّر.
error-not-installed = هذه الحزمة غير مثبَّتة.
error-library-not-installed = هذه الحزمة غير مثبَّتة.
error-no-previous = لا يوجد إصدار سابق للرجوع إليه.
error-not-kept = هذا الإصدار غير محفوظ على هذا الحاسوب.
error-gone = لم يعد مجلد الحزمة موجودًا؛ حُذف من خارج Vitrine.
error-unfinished = تعذّر إتمامه والتراجع عنه الآن. سيجري ذلك حين يبدأ Vitrine في المرة القادمة.
error-database = تعذّر استعمال قاعدة بيانات المكتبة.

## Galleries

error-catalog-database = تعذّرت قراءة الفهرس على القرص أو كتابته.
error-catalog-no-source = لا يوجد معرض كهذا.
error-source-unknown = لا يوجد معرض كهذا.
error-listing-unknown = لا يدرج المعرض هذه الحزمة.
error-source-bad-location = لا يمكن إضافة هذا معرضًا.
error-source-bad-name = لا يمكن أن يحمل المعرض هذا الاسم.
error-source-insecure = هذا العنوان غير مشفَّر أو يقود إلى شبكة خاصة. لا يُضاف المعرض إلا بموافقتك.
error-source-duplicate = لديك هذا المعرض من قبل.
error-source-name-in-use = حزم مثبَّتة من معرض آخر تحمل هذا الاسم.
    .action = أعطِ هذا المعرض اسمًا آخر، أو أزل تلك الحزم أولًا.
error-source-fingerprint = ليست هذه بصمة.
    .action = انسخها كما أُعطيت لك: 64 حرفًا ورقمًا.
error-index-not-a-gallery = لا يوجد معرض في هذا العنوان.
    .action = تحقّق من أن العنوان عنوان المعرض نفسه.
error-index-html = هذا العنوان صفحة ويب وليس معرضًا.
    .action = قد يكون عنوان المعرض نفسه غيره.
error-index-empty = قائمة المعرض فارغة.
error-index-truncated = قائمة المعرض ناقصة.
    .action = أعد المحاولة لاحقًا.
error-index-not-json = لا يمكن قراءة قائمة المعرض.
    .action = تحقّق من أن العنوان عنوان المعرض نفسه.
error-index-unknown-format = لا يستطيع هذا الإصدار من Vitrine قراءة صيغة المعرض؛ وقد يستطيع إصدار أحدث.
error-index-went-back = عاد المعرض إلى حال أقدم. لم يؤخذ منه شيء، لأن ذلك قد يخفي حزمًا مسحوبة.
error-index-wrong-digest = ملف من المعرض ليس الذي يصفه. لم يؤخذ منه شيء.
    .action = أعد المحاولة لاحقًا.
error-index-shrunk = صار المعرض فجأة يدرج حزمًا أقل بكثير. تُرك كما كان.

## Signatures

error-trust-identity = يُظهر المعرض هوية غير التي وثقت بها.
    .action = اسأل القائمين عليه بطريق آخر هل ذلك صحيح، ولا تقبلها إلا بعدئذ.
error-trust-unsigned = يُفترض أن يكون المعرض موقَّعًا ولا يُظهر تواقيع. لم يؤخذ منه شيء.
    .action = اسأل القائمين عليه بطريق آخر هل ذلك صحيح.
error-trust-expired = انتهت صلاحية تواقيع المعرض.
    .action = اطلب من القائمين عليه التوقيع من جديد، وانظر إلى ساعة هذا الحاسوب.
error-trust-rolled-back = يُظهر المعرض تواقيع أقدم من ذي قبل. لم يؤخذ منه شيء.
    .action = أعد المحاولة لاحقًا؛ وإن بقي كذلك فاسأل القائمين عليه.
error-trust-mixed = تواقيع المعرض لا يوافق بعضها بعضًا. لم يؤخذ منه شيء.
    .action = أعد المحاولة لاحقًا؛ وإن بقي كذلك فاسأل القائمين عليه.
error-trust-alarm = في تواقيع المعرض خلل. لا يُثبَّت منه شيء حتى يتبيّن الأمر.
error-trust-nobody-signed = يدرج المعرض هذا الإصدار ولكن لم يوقّعه أحد. لا يُثبَّت.
    .action = زامن المعرض وأعد المحاولة؛ وإن بقي كذلك فأخبر القائمين عليه.
error-trust-signed-otherwise = يدرج المعرض هذا الإصدار على غير ما وُقّع. لا يُثبَّت.
    .action = زامن المعرض وأعد المحاولة؛ وإن بقي كذلك فأخبر القائمين عليه.
error-trust-list-moved = تغيّر المعرض قبل لحظة.
    .action = زامنه وأعد المحاولة.

## Packages and files

error-package-unknown-kind = ليست هذه حزمة يعرفها Vitrine.
error-package-missing-member = ينقص الحزمة ملف تحتاج إليه.
error-package-bad-json = لا يمكن قراءة ملف في الحزمة.
error-archive-damaged = الحزمة تالفة.
error-archive-not-a-zip = ليست هذه حزمة.
error-open-not-a-package = لا يمكن فتح هذا الملف حزمةً.
    .action = اطلب ممن أعطاك إياه حزمة يستطيع Vitrine قراءتها.
error-open-not-a-file = ليس هذا ملف حزمة.
    .action = اختر ملف حزمة، كملف ينتهي بـ ‎.hpersona.
error-open-too-large = الملف أكبر مما تكون عليه الحزم.
error-open-changed = تغيّر الملف منذ أن عُرض. لم يُثبَّت شيء.
    .action = افتحه من جديد وانظر ما فيه الآن.
error-open-gone = لم يعد الملف موجودًا.
error-open-unreadable = لا يمكن قراءة الملف.

## Vitrine

error-engine-panic = حدث خلل داخل Vitrine.
    .action = أعد المحاولة؛ وإن تكرّر فانسخ التفاصيل في بلاغ.
error-engine-no-such-package = لا توجد حزمة كهذه.
    .action = لعلها سُحبت. زامن المعرض وابحث من جديد.
error-engine-no-such-version = لا يوجد إصدار كهذا.
    .action = انظر الإصدارات في صفحتها.
error-engine-no-versions = ليس لهذه الحزمة إصدار يمكن تثبيته.
error-engine-withdrawn = سحب المعرض هذه الحزمة.
    .action = ابحث عن غيرها؛ فما سُحب لا يُثبَّت بعد.
error-engine-no-source = لم يعد هذا المعرض موجودًا.
error-engine-no-desktop = لا سطح مكتب هنا يفتح مجلدًا.
error-engine-open-folder = تعذّر فتح المجلد.
error-engine-needs-slow = تعذّرت معرفة ما تحتاج إليه الحزمة في الوقت.
    .action = أعد المحاولة لاحقًا؛ فمعرضها بطيء الرد.
error-jobs-running = هذا جارٍ من قبل.
error-jobs-cancelled = أُلغي.
error-jobs-unknown = لم تعد هذه المهمة موجودة.
error-jobs-no-pause = لا يمكن إيقافه مؤقتًا الآن؛ فقد كاد ينتهي.
    .action = دعه ينتهي أو ألغه.
error-history-unknown = لم يعد هذا البند من السجل موجودًا.
error-build-no-sandbox = لا تعمل هنا بيئة معزولة، ولا يُبنى شيء خارجها.
error-build-changed = تغيّرت الشيفرة أو الوصفة أو هذا الحاسوب منذ موافقتك. لم يُبنَ شيء.
    .action = انظر الوصفة من جديد ووافق عليها.
error-build-failed = فشل البناء.
error-build-too-long = طال البناء فأوقف.
error-settings-write = تعذّر حفظ الإعدادات.
    .action = تحقّق من أن القرص غير ممتلئ وأن المجلد قابل للكتابة.
error-care-not-cleaned = هذا الجزء مستعمل الآن فلا يُنظَّف.
error-handover-off = لم يُعَدّ HomePilot.
    .action = أعطِ عنوانه في الإعدادات.
error-handover-unreachable = تعذّر الوصول إلى HomePilot.
    .action = تحقّق من أنه يعمل ومن عنوانه في الإعدادات.
error-handover-answer = ما يردّ هناك ليس HomePilot.
    .action = تحقّق من العنوان في الإعدادات.
error-handover-refused = رفض HomePilot الشخصية.

## Collections and the library as a file

error-several-empty = لا شيء للتثبيت.
    .action = اختر حزمة واحدة على الأقل.
error-shelves-too-many = هذه حزم كثيرة دفعة واحدة.
    .action = اختر أقل منها.
error-shelves-favourites = بلغت مفضلتك أقصى ما يُحفظ.
    .action = أزل القلب عن بعضها أولًا.
error-shelves-no-collection = لم تعد هذه المجموعة موجودة.
error-shelves-file-missing = لا يوجد ملف كهذا.
    .action = اختر ملفًا آخر.
error-shelves-file-other = ليس هذا ملف مكتبة من Vitrine.
    .action = اختر ملفًا آخر.
error-shelves-file-damaged = ملف المكتبة تالف.
    .action = صدّر المكتبة من جديد، أو اختر ملفًا آخر.
error-shelves-file-newer = ملف المكتبة من إصدار أحدث من Vitrine.
    .action = حدّث Vitrine ثم استورده.
error-shelves-file-unreadable = تعذّرت قراءة ملف المكتبة.
error-shelves-file-unwritable = تعذّرت كتابة ملف المكتبة.
    .action = اختر مجلدًا آخر.
error-shelves-file-taken = يوجد ملف آخر بهذا الاسم.
    .action = اختر اسمًا آخر.
error-shelves-file-changed = تغيّر ملف المكتبة منذ أن نظرت فيه.
    .action = انظر فيه من جديد.

## Publishing

error-draft-unknown = لم تعد هذه المسوّدة موجودة.
error-draft-gone = لم يعد مجلد المسوّدة أو ملفها موجودًا.
    .action = أعده، أو اختر مكانه الآن. ما كتبته محفوظ.
error-draft-unreadable = تعذّرت القراءة.
error-draft-permission = فيه ما لا يُسمح لك بقراءته.
    .action = امنح نفسك حق قراءته، أو اتركه خارجًا.
error-draft-disk-full = لا مساحة لحزمه.
    .action = أفرغ بعض المساحة وأعد المحاولة؛ لم يتغيّر شيء.
error-draft-changed = تغيّر منذ أن فُحص.
    .action = انظر الفحوص وأكّد الحقوق من جديد ثم أرسله.
error-draft-not-agreed = لم تؤكّد حقوق ما فيه الآن ورخصته.
error-draft-signed-out = لم تسجّل الدخول في هذا السجلّ.
    .action = سجّل الدخول هناك؛ المسوّدة محفوظة.
error-draft-no-target = لم يُحدَّد بعد إلى أين يذهب.
error-draft-being-checked = يُفحص هناك في هذه اللحظة.
    .action = أرسله من جديد حين تنتهي الفحوص.
error-draft-write = تعذّر حفظ المسوّدة.
error-draft-bundle = تعذّرت كتابة المجموعة.
    .action = اختر مجلدًا آخر؛ المسوّدة كما كانت.

## Registries

error-registry-unreachable = السجلّ لا يردّ.
    .action = أعد المحاولة لاحقًا.
error-registry-insecure = عنوان السجلّ غير مشفَّر.
error-registry-none = ليس لهذا المعرض سجلّ.
error-registry-redirect = السجلّ يحيلنا إلى مكان آخر، ولا ينتقل إليه من سجّل الدخول من تلقاء نفسه.
    .action = اسأل القائمين عليه عن عنوانه الجديد، وأضفه معرضًا.
error-registry-not-allowed = عنوان السجلّ يقود إلى مكان غير مسموح به.
    .action = إن كنت تثق بهذا العنوان فاسمح به عند إضافة المعرض.
error-registry-answer = أجاب السجلّ بما لا يمكن فهمه.
error-refused-sign-in = السجلّ يريد أن يعرف من أنت.
    .action = سجّل الدخول من جديد.
error-refused-forbidden = السجلّ لا يسمح بهذا.
error-registry-not-found = هذا غير موجود في السجلّ.
error-refused-conflict = في السجلّ ما يمنع هذا.
    .action = أعد تحميل الصفحة وانظر كيف الحال الآن.
error-refused-too-large = هذا أكبر مما يقبله السجلّ.
error-refused-invalid = السجلّ لا يقبل هذا كما هو.
error-refused-too-often = سُئل السجلّ مرّات كثيرة في وقت قصير.
error-refused-failing = لدى السجلّ مشكلة خاصة به.
    .action = حاول مرة أخرى لاحقًا.
error-refused-other = رفض السجلّ ولم يذكر السبب.
error-auth-sign-in = سجّل الدخول أولًا.
error-auth-wrong = الاسم أو كلمة المرور غير صحيحة.
error-auth-code-needed = لهذا الحساب عامل ثانٍ: اكتب الرمز الذي يعرضه أو رمز استعادة.
error-auth-code-wrong = الرمز غير صحيح أو استُعمل من قبل.
error-auth-disabled = لم يعد يمكن استعمال هذا الحساب.
error-auth-too-many = محاولات خاطئة كثيرة.
    .action = انتظر قليلًا وأعد المحاولة.
error-account-handle-taken = اسم الحساب هذا مأخوذ.
error-token-expired = انتهت مدة هذا الدخول.
    .action = سجّل الدخول من جديد.
error-token-revoked = أُنهي هذا الدخول.
    .action = سجّل الدخول من جديد.
error-limit-too-many = تكرّر ذلك كثيرًا في وقت قصير.
error-upload-quota = لديك عمليات رفع كثيرة جارية.
    .action = انتظر حتى تُنشر، أو أنهِ بعضها.
