# レジストリが利用者に伝えること（コード別）：チェックの結果、理由、経過、お知らせ、状態。

## チェックの結果

said-verdict-packed = ファイル{ $count }件、すべて正しくまとめられています。
said-verdict-usual = 変わったものは見つかりませんでした。
said-verdict-refused = このパッケージは受け付けられません：
said-verdict-unreadable = パッケージの中を調べられませんでした（{ $why }）。
said-verdict-listing = 掲載に必要なものはそろっています。
said-verdict-rating =
    パッケージ自身の対象年齢は「{ $rating ->
        [mature] { rating-mature }
        [adult] { rating-adult }
       *[everyone] { rating-everyone }
    }」です。掲載情報では、それより厳しくできますが、緩くはできません。
said-verdict-picture = 画像を表示できます。
said-verdict-licence = { $licence }で公開されます。
said-verdict-same-file = まったく同じファイルが{ $names }として公開されています。
said-verdict-same-files = まとめ方だけが違う同じファイルが{ $names }として公開されています。
said-verdict-same-under-way = 同じファイルが、今、別のIDで提出されています。
said-verdict-no-twin = 別のIDでは公開されていません。
said-verdict-id-known = 公開済みパッケージのIDです。
said-verdict-id-own = 似たIDはほかにありません。
said-verdict-id-alike = ID「{ $id }」は{ $names }に似ています。
said-verdict-no-id = ほかと比べるIDがありません。
said-verdict-no-malware = マルウェア検査では何も見つかりませんでした。
said-verdict-malware = マルウェア検査で「{ $signature }」が見つかりました。
said-verdict-unscanned = マルウェア検査を行えませんでした（{ $why }）。
said-verdict-hook-says = { $words }
said-verdict-hook-fine = 運営者独自のチェックでは問題ありませんでした。
said-verdict-hook-objects = 運営者独自のチェックで問題が見つかりました。
said-verdict-hook-broken = 運営者独自のチェックを実行できませんでした（{ $why }）。

## 人が確認する理由

said-reason-unfinished =
    チェック「{ $check ->
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
    }」が終わりませんでした。
said-reason-not-checked = チェックを実行できませんでした。
said-reason-not-inspected = パッケージの中が調べられていません。
said-reason-not-compared = 公開中のバージョンと比べられませんでした。
said-reason-too-many-needs = 比べられる数を超えるものを必要としています。
said-reason-first = 新しいパッケージの最初のバージョンです。
said-reason-chance = 無作為の確認に選ばれました。
said-reason-dangerous = 「{ $name }」は新しいか変更されたもので、コマンドまたはサーバーを伴います。
said-reason-requires = パッケージ「{ $name }」が新たに必須になりました。
said-reason-commands = 新しいコマンドがあります：{ $names }
said-reason-changed =
    { $field ->
        [rating]
            対象年齢が「{ $before ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }」から「{ $after ->
                [mature] { rating-mature }
                [adult] { rating-adult }
               *[everyone] { rating-everyone }
            }」に変わります。
        [licence] ライセンスが「{ $before }」から「{ $after }」に変わります。
        [maker] 作者が「{ $before }」から「{ $after }」に変わります。
       *[name] 名前が「{ $before }」から「{ $after }」に変わります。
    }
said-reason-publisher = 前のバージョンは別のアカウントが公開しました。

## 経過

said-step-handed-in = 提出されました。
said-step-recheck = もう一度チェックします。
said-step-checks-began = チェックが始まりました。
said-step-to-review = チェックが終わりました。次にキュレーターが確認します。
said-step-in-order = 問題はありません。次に公開されます。
said-step-published = 公開されました。
said-step-not-published = 公開できませんでした：
said-step-nameless = パッケージ、バージョン、ファイルのいずれかが決まっていません。もう一度チェックしてください。
said-step-taken-back = 提出した人が取り下げました。
said-step-maker-gone = 提出した人がアカウントを削除しました。
said-step-forgotten = この下書きは{ $days }日間、手が加えられませんでした。

## お知らせ

said-notice-needs-changes = 「{ $name }」は修正が必要です
said-notice-set-aside = 「{ $name }」は保留されました
said-notice-waits = 「{ $name }」はキュレーターの確認待ちです
said-notice-queue = 確認が必要な新しい提出があります
said-notice-approved = 「{ $name }」は承認され、次に公開されます
said-notice-rejected = 「{ $name }」は却下されました
said-notice-in-review-again = 「{ $name }」は再び審査中です
said-notice-published = 「{ $package }」{ $version }が公開されました
said-notice-yours-published = 提出したものが公開されました
said-notice-back-to-review = 提出が審査に戻されました
said-notice-message = { $handle }さんが提出について書き込みました
said-notice-harmful = 有害と報告されました：{ $subject }
said-notice-report-dismissed = { $subject }についての報告を確認しました
said-notice-report-acted = { $subject }についての報告を受けて対応しました
said-notice-invited = { $handle }さんが「{ $package }」の所有者に招待しています
said-notice-offered = { $handle }さんが「{ $package }」を譲りたいと申し出ています
said-notice-to-accept = パッケージの所有者の欄で、承諾または辞退してください。
said-notice-accepted = { $handle }さんが「{ $package }」の所有者になりました
said-notice-no-owner = 「{ $package }」の所有者ではなくなりました
said-notice-taken-out = { $handle }さんが所有者から外しました。
said-notice-yours = 「{ $package }」の所有者になりました
said-notice-was-nobodys = 所有者がいなかったため、キュレーターが割り当てました。
said-notice-version-out = { $name } { $version }が出ました
said-notice-security = セキュリティの問題が修正されています。
said-notice-yanked = { $name } { $version }は新規インストールできなくなりました
said-notice-withdrawn = { $name }は取り下げられました
said-notice-harm = { $reason } 害を及ぼすことがわかっています。インストール済みの場合は削除してください。
said-notice-given-back = { $name }が元に戻されました
said-notice-rated = { $name }：新しい評価、星{ $stars }つ
said-notice-answered = { $package }の作者がレビューに返信しました
said-notice-review-hidden = { $package }のレビューが非表示にされました
said-notice-review-shown = { $package }のレビューが再び表示されています
said-notice-webhook-off = { $host }へのWebhookがオフになりました
said-notice-webhook-failed = 5日間、すべての送信が失敗しました。受信側が正常になったら、もう一度オンにしてください。
said-notice-role =
    このレジストリでの役割が{ $role ->
        [admin] 管理者
        [curator] キュレーター
       *[member] メンバー
    }になりました
said-notice-file-broken = パッケージのファイルが壊れています
said-notice-put-back =
    ファイル{ $digest }が壊れています（{ $fault }）。{ $count ->
        [0] 公開中のバージョンでは使われていません。
       *[other] 公開中の{ $count }件のバージョンで使われています：{ $versions }。
    }バックアップから戻して、もう一度スキャンしてください。
said-notice-well = レジストリは正常に戻りました
said-notice-unwell = レジストリに異常があります

## レジストリの状態

said-status-database = データベースは応答しています。
said-status-database-silent = データベースが応答しません（{ $why }）。
said-status-silent = データベースとストレージが{ $seconds }秒以内に応答しませんでした。
said-status-storage = パッケージを書き込めます。空き容量は{ $gigabytes } GBです。
said-status-storage-low = ディスクの空き容量が{ $megabytes } MBしかありません。
said-status-storage-broken = パッケージを書き込めません（{ $why }）。
said-status-signed = ギャラリーの署名は{ DATETIME($until, dateStyle: "long", timeStyle: "short") }まで有効です。
said-status-unsigned = ギャラリーはまだ署名されていません。
said-status-signatures-ended = ギャラリーの署名の期限が切れました。
said-status-signatures-unreadable = 署名付きメタデータを読み取れません（{ $why }）。
said-status-packages = パッケージのファイル{ $count }件、{ $megabytes } MB、破損なし。
said-status-packages-broken = パッケージのファイル{ $count }件が壊れています。
said-status-jobs = 完全に失敗したジョブはありません。
said-status-jobs-dead = { $count }件のジョブが完全に失敗し、人の対応を待っています。
said-status-scanned = 前回のスキャンでパッケージのファイル{ $count }件を照合しました。
said-status-not-scanned = パッケージのファイルはまだスキャンされていません。
said-status-backup = 最新のバックアップは{ DATETIME($made, dateStyle: "long", timeStyle: "short") }のものです。
said-status-backup-faulty = { DATETIME($made, dateStyle: "long", timeStyle: "short") }のバックアップに{ $count }件の問題があります。
said-status-no-backup-yet = バックアップはまだ行われていません。
said-status-no-backup = バックアップは一度も行われていません。
said-webhook-given-up = 5日間、すべての送信が失敗しました。

## 公開理由のテンプレートの題名

said-template-description = 説明を増やす
said-template-picture = 別の画像
said-template-rating = 対象年齢
said-template-licence = ライセンス
said-template-commands = コマンドとサーバー
said-template-name = 名前がほかとよく似ている
said-template-broken = 動作しない
said-template-not-yours = ほかの人の作品
said-template-spam = 宣伝、または中身がない
said-template-harm = 害を及ぼす
said-template-rules = このギャラリーの規則に反する
said-template-suspicious = 詳しい確認が必要
