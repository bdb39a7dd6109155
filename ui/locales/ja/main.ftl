# 日本語のVitrine。ウィンドウとRustで共用するメッセージ。

## The frame

window-title = { $page } – Vitrine
skip-to-content = 本文へ移動
nav-label = メイン
nav-explore = 見つける
nav-installed = インストール済み
nav-sources = ギャラリー
nav-more = その他
checking-now = 更新を確認しています…
nav-updates-page = 更新
nav-submit = 公開
nav-activity = アクティビティ
nav-settings = 設定
nav-updates =
    { $count ->
       *[other] { $count }件の更新
    }
nav-running =
    { $count ->
       *[other] { $count }件の処理を実行中
    }
nav-decided =
    { $count ->
       *[other] 新しい動きのある提出が{ $count }件
    }
nav-unread =
    { $count ->
       *[other] { $count }件の未読メッセージ
    }
page-failed = このページを読み込めませんでした。Vitrineを再起動してください。
notice-safe-graphics = 前回の起動時にウィンドウが表示されなかったため、今回はセーフグラフィックスで動作しています。設定でこのまま使うこともできます。
time-now = たった今
state-loading = 読み込み中…
state-installed = インストール済み
state-withdrawn = 取り下げ済み
state-blocked = 利用不可

## Actions

action-add = 追加
action-back = 戻る
action-build = ビルド
action-cancel = キャンセル
action-close = 閉じる
action-copy = コピー
action-copy-digest = ダイジェストをコピー
action-details = 詳細
action-dismiss = 閉じる
action-handover = HomePilotに送る
action-install = インストール
action-install-again = 再インストール
action-open-folder = フォルダーを開く
action-pause = 一時停止
action-remove = 削除
action-resume = 再開
action-retry = 再試行
action-rollback = { $version }に戻す
action-send = 送信
action-undo = 元に戻す
action-update = 更新
action-verify = ファイルを検証

## Words of the wire

kind-persona = ペルソナ
kind-worker = ワーカー
kind-tool = ツール
kind-theme = テーマ
kind-flatpak = Flatpak
kinds-persona = ペルソナ
kinds-worker = ワーカー
kinds-tool = ツール
kinds-theme = テーマ
kinds-flatpak = Flatpak
rating-everyone = 全年齢
rating-mature = 大人向け
rating-adult = 成人限定
trust-signed = 署名済み
trust-provisional = 署名済み（暫定）
trust-provisional-hint = 暫定：このギャラリーを保証する鍵は1つだけで、信頼を複数の鍵に分けるセレモニーを所有者がまだ行っていません。その鍵を手に入れた人は、何にでも署名できます。
trust-stale = 署名が無効
trust-listed = ダイジェストを一覧に記載
trust-unverified = 未検証
sort-relevance = 関連度
sort-name = 名前
sort-newest = 新着順
sort-downloads = ダウンロード数
sort-size = サイズ
sort-top = 評価の高い順
sort-updated = 最近の更新
health-intact = ファイルは正常
health-changed = ファイルに変更あり
health-missing = ファイルが不足
health-gone = フォルダーなし
protocol-vitrine = Vitrineギャラリー
protocol-manifest = マニフェストギャラリー
protocol-homepilot = HomePilotギャラリー
protocol-unknown = 未確認
phase-waiting = 待機中
phase-planning = 準備中
phase-downloading = ダウンロード中
phase-checking = 検証中
phase-building = ビルド中
phase-installing = インストール中
phase-copying = コピー中
phase-removing = 削除中
phase-syncing = 同期中
phase-finished = 完了
job-install = インストール
job-update = 更新
job-remove = 削除
job-rollback = 前のバージョンに戻す
job-sync = 同期
job-build = ソースからビルド
job-switch = バージョンの切り替え
job-several = まとめてインストール
job-fetch = 事前取得
job-upload = レジストリへ送信
job-move = ライブラリの移動
job-self-update = Vitrineの更新
job-queued = 待機中
job-running = 実行中
job-paused = 一時停止中
job-done = 完了
job-failed = 失敗
job-cancelled = キャンセル済み
job-interrupted = 中断
job-interrupted-hint = 終わる前にVitrineが閉じられました。届いた分は残っています。
job-action-named = { $action }：{ $name }
menu-more = { $name }のその他の操作
progress-of = { $done } / { $total }
progress-speed = { $speed }/秒
progress-left = 残り{ $time }
transfer-label = 取得方法
transfer-reused = { $size }は取得済み
transfer-fetched = { $size }を取得
transfer-method = { $method }を使用
transfer-fetch-of = { $full }のうち{ $fetch }を取得します。残りはすでにあります。
transfer-checked = 検証に使うもの
transfer-parts =
    { $count ->
        [1] 1個のファイル
       *[other] ファイルごと（{ $count }）
    }
mirrors-label = データの取得元
mirrors-tried = 試した取得元
mirrors-count =
    { $count ->
       *[other] { $count }か所から
    }
mirror-active = 送信中
mirror-idle = 待機中
mirror-slow = 低速
mirror-failed = 失敗
mirror-unused = 不要
verdict-good = 一致
verdict-empty = 情報なし
verdict-bad = 不一致

## Explore

explore-search = パッケージを検索
explore-search-placeholder = 名前、作者、タグを検索…
explore-clear-search = 検索を消去
search-suggestions = 候補
search-recent = 最近の検索
search-recent-clear = 最近の検索を消去
explore-sort = 並べ替え
explore-filters = フィルター
explore-results = パッケージ
explore-count =
    { $count ->
       *[other] { $figure }件のパッケージ
    }
explore-count-capped = { $figure }件を超えるパッケージ
explore-corrected = 「{ $words }」の検索結果を表示しています
explore-nothing = 検索に一致するものはありません。
explore-nothing-hint = つづりを確かめるか、言葉を減らすか、フィルターを外してみてください。
explore-clear = すべて解除
explore-empty = ギャラリーに表示できるパッケージがありません。
explore-filling = 最初のギャラリーを取得しています。
explore-filling-hint = パッケージは届き次第ここに表示されます。
explore-no-sources = ギャラリーがまだありません。
explore-no-sources-hint = アドレスか、このコンピューターのフォルダーを指定して追加してください。
explore-see-sources = ギャラリーを見る
banner-failing =
    { $count ->
        [1] { $name }に接続できませんでした。
       *[other] { $count }件のギャラリーに接続できませんでした。
    }
banner-age = 表示しているのは{ $age }の内容です。
front-featured = 注目
front-newest = 新着
front-popular = 人気
front-top = 高評価
front-collections = コレクション
front-see-all = すべて見る
front-back = { $shelf }：前へ
front-on = { $shelf }：次へ
front-downloads = { $count }回のダウンロード
front-collection-count =
    { $count ->
       *[other] { $count }件のパッケージ
    }
front-all =
    { $count ->
        [1] 1件のパッケージ
       *[other] { NUMBER($count) }件のパッケージすべて
    }
collection-empty = このコレクションには何もありません。
favourite-mark = { $name }：お気に入り
favourite-add = お気に入りに追加
favourite-remove = お気に入りから削除
favourite-removed = { $name }をお気に入りから外しました
filter-kind = 種類
filter-all = すべて
filter-tags = タグ
filter-find-tag = タグを検索
filter-more-tags = その他のタグ
filter-source = ギャラリー
filter-rating = 対象年齢
filter-hide-installed = インストール済みを隠す
filter-favourites = お気に入りのみ
filter-mature-hidden = 大人向けのコンテンツは非表示です。
filter-mature-settings = 設定で変更
filter-remove = フィルター「{ $filter }」を解除
card-downloads = { $count }回のダウンロード
card-install = { $name }をインストール
card-update = { $name }を更新
card-progress = { $name }：{ $progress }

## A package

detail-by = 作者：{ $maker }
detail-sections = このページの内容
detail-about = 概要
ratings-label = 評価
detail-no-description = 作者による説明はありません。
detail-homepage = 作者のページ
detail-incomplete = 説明がまだ届いていないため、このページの一部が欠けている可能性があります。
detail-withdrawn = このパッケージは取り下げられました：{ $reason }
detail-needs = 必要なもの
detail-needs-hint = パッケージが指定するものをVitrineが実行することはありません。
detail-versions = バージョン
detail-all-versions = { $count }件のバージョンをすべて表示
detail-security = セキュリティ修正
detail-install-version = このバージョンをインストール
detail-install-named-version = このバージョンをインストール：{ $version }
detail-yanked = 作者が新規インストールを停止しました：{ $reason }
detail-provenance = 入手元
detail-no-digest = ギャラリーに記載がありません。
detail-digests = フィンガープリントとダイジェスト
detail-platforms = プラットフォーム
detail-evidence = 証拠
detail-commands = コマンド
platform-name = プラットフォーム
platform-file = ファイル
platform-here = このコンピューター
platform-available = 利用可能
platform-none = 利用不可
command-taken = { $name }がすでにこの名前を使っているため、コマンドのフォルダーにはありません。
command-path-hint = ターミナルはまだ{ $folder }を検索しません。この行をシェルの起動ファイル（~/.profile）に追加して、新しいターミナルを開いてください。
command-copy-line = 行をコピー
version-kept = ここに保管
version-use = このバージョンを使う
version-use-named = このバージョンを使う：{ $version }
version-unlisted = ギャラリーの一覧にはもうありません。
detail-problems = この掲載情報で気づいた点
fact-version = バージョン
fact-size = サイズ
fact-downloads = ダウンロード数
fact-updated = 更新日
fact-licence = ライセンス
fact-unknown = 不明
fact-download = ダウンロード
fact-free-space = 空き容量
fact-folder = フォルダー
fact-source = ギャラリー
fact-signed-by = 署名者
fact-signed-at = 署名日時
fact-current-until = 有効期限
fact-current-ended = 期限切れ
fact-threshold = 署名に必要なルート鍵の数
fact-root-version = ルートのバージョン
fact-fingerprint = ギャラリーのフィンガープリント
fact-built = ここでビルド
fact-platform = プラットフォーム
fact-commands = コマンド
fact-location = 場所
fact-digest = ダイジェスト（SHA-256）
fact-installed-digest = インストール済みバージョンのダイジェスト
needs-models = モデル
needs-tools = ツール
needs-mcp-servers = MCPサーバー
needs-agents = エージェント
needs-packages = 他のパッケージ
needs-required = 必須
needs-optional = 任意

## Installing and removing

install-looking = パッケージを確認しています…
install-title = { $name } { $version }をインストール
install-update-title = { $name }を{ $from }から{ $version }に更新
install-again-title = { $name } { $version }を再インストール
install-no-space = このパッケージに必要な空き容量がありません。
install-offers = 一緒にインストール
install-needs = ほかに必要なもの
install-with =
    { $count ->
        [0] 必要なものはすでにあります
       *[other] 必要なパッケージ{ $count }件も一緒に入ります（{ $size }）
    }
install-with-there = すでにあります
install-needed-by = { $name }に必要です
install-problems = 必要なものがすべては揃いません
install-signed-by = { $name }が署名しています。
install-consent = それでもインストールします。
build-open = ソースからビルド…
build-title = { $name } { $version }をビルド
build-lead = まずソースを取得して検証します。次に、このレシピをこのコンピューターのサンドボックス内で実行します。
build-sources = ソースの取得元
build-digest = 必要なダイジェスト（SHA-256）
build-recipe = 実行する内容
build-limits = 実行の制限
build-twice = 2回ビルドして比較
build-twice-hint = 時間は2倍かかります。結果が1バイトも違わなければ、再現可能なパッケージとして記録します。
build-consent = レシピを確認しました。このコンピューターで実行することを希望します。
remove-title = { $name }を削除しますか？
remove-lead = 約{ $size }が空きます。
remove-changed = 変更したファイル
remove-keep = 変更または追加したファイルを残す
remove-keep-hint = フォルダー内のそれ以外はすべて削除されます。
remove-delete = すべて削除
remove-delete-hint = 変更した内容は失われます。
handover-title = HomePilotに送る
handover-ask = { $name }を{ $homepilot }のHomePilotにインポートします。
handover-all-there = このペルソナに必要なものはすべてあります。
handover-some-missing = このペルソナに必要なものの一部がありません。
handover-available = あり
handover-installable = インストール可能
handover-downloadable = ダウンロード可能
handover-missing = なし
handover-degraded = 一部動作
handover-unknown = 不明
handover-already = 以前にプロジェクト{ $project }としてインポートされています。もう一度インポートします。
handover-done = { $name }はHomePilotのプロジェクト{ $project }になりました。

## Installed

installed-total =
    { $count ->
       *[other] { $count }件のパッケージ、ディスク使用量{ $size }
    }
installed-empty = まだ何もインストールされていません。
installed-explore = パッケージを探す
installed-updates =
    { $count ->
       *[other] { $count }件の更新
    }
installed-current = 最新
installed-from-to = { $from } → { $to }
installed-from-file = ファイルから
installed-republished = 異なる内容で再公開されました
verify-intact =
    { $count ->
       *[other] { $count }個のファイルはインストール時のままです。
    }
verify-changed =
    { $count ->
       *[other] { $count }個のファイルが変更されています：
    }
verify-missing =
    { $count ->
       *[other] { $count }個のファイルがありません：
    }
verify-added =
    { $count ->
       *[other] { $count }個のファイルが追加されています：
    }

## Sources

sources-add = ギャラリーを追加
sources-sync-all = すべて同期
source-sync = 同期
source-sync-named = { $name }を同期
source-synced = 同期：{ $age }
source-never = 未同期
source-items =
    { $count ->
       *[other] { $figure }件の項目
    }
source-problems =
    { $count ->
       *[other] 問題のある項目{ $count }件
    }
problem-left-out = 除外
problem-shown = これを除いて表示
source-shrink = このギャラリーの項目は{ $before }件から{ $now }件に減りました。元のまま残してあります。
source-accept-shrink = 少ない一覧を受け入れる
source-remove-title = { $name }を削除しますか？
source-remove-lead = このギャラリーのパッケージは「見つける」に表示されなくなります。ここからインストールしたものは残ります。
source-add-lead = ギャラリーとは、パッケージの一覧があるWebアドレスまたはフォルダーです。
source-location = アドレスまたはフォルダー
source-location-hint = HomePilotまたはVitrineのギャラリー、またはregistry.json。
source-pick = フォルダーを選択
source-name = 名前
source-name-hint = 空欄の場合はアドレスから付けます。
source-allow-insecure = それでも使います
source-expect = フィンガープリントまたは鍵を知らされています
source-fingerprint = フィンガープリント
source-fingerprint-hint = 4文字を16組。異なるものを示すギャラリーは拒否されます。
source-minisign = minisignの公開鍵
source-minisign-hint = 一覧にminisignで署名するギャラリー用です。
source-look = 確認する
source-looking = 確認しています…
source-add-unseen = 確認せずに追加
source-identity = 識別情報と署名
preview-fits = 知らされていたものと一致します。
preview-compare = Vitrineはこのフィンガープリントを記憶し、変わったときに警告します。可能であれば、ギャラリーの所有者から聞いたものと見比べてください。
fingerprint-copy = フィンガープリントをコピー
fingerprint-remembered = 信頼したフィンガープリント
fingerprint-now = 現在のフィンガープリント
alarm-title = { $name }の署名に問題があります
alarm-identity = このギャラリーは、信頼したものとは異なる識別情報を示しています。新しいフィンガープリントを承認するまで、このギャラリーのものは一切信頼されません。新しいフィンガープリントは、所有者から別の手段で知らせてもらう必要があります。
alarm-safe = その間、ここからのインストールや更新は行われません。インストール済みのものはそのままです。
alarm-compare = 比較して決める…
identity-title = これは今も{ $name }ですか？
identity-lead = ギャラリーの識別情報が変わるのは、所有者が一から作り直したときか、別の誰かが成り代わったときです。どちらなのかは所有者だけが知っています。このギャラリー以外の手段で確認してください。
identity-typed = 所有者から受け取ったフィンガープリント
identity-typed-hint = ここに貼り付けるか入力すると、自動で比較します。
identity-matches = ギャラリーの現在のフィンガープリントと一致します。
identity-differs = ギャラリーの現在のフィンガープリントと一致しません。承認しないでください。
identity-compared = 16組すべてを所有者のものと自分で比較しました。
identity-keep = 以前のものを保持
identity-accept = 新しい識別情報を承認

## Activity

activity-empty = まだ何も行われていません。
activity-running = 実行中
activity-held = 操作待ち
activity-ended = 終了
activity-clear = 終了したものを消去

## Settings

settings-language = 言語

## Toasts and shortcuts

toast-installed = { $name }をインストールしました
toast-updated = { $name }を更新しました
toast-copied = コピーしました
open-known-source = { $name }はすでにギャラリーに追加されています
open-link-package = リンクが、まだ追加していないこのギャラリーの「{ $id }」を表示しようとしています。
open-link-source = リンクが、このギャラリーの追加を求めています。
open-link-safe = まず内容を確認してください。指示するまで、追加もインストールも行われません。
toast-source-added = { $name }を取得しています
toast-source-removed = { $name }を削除しました
toast-identity = { $name }を新しい識別情報で信頼しました
shortcuts-title = キーボードショートカット
shortcut-search = 検索
shortcut-places = 見つける、インストール済み、更新、公開、アクティビティ、ギャラリー、設定
shortcut-back = 戻る、進む
shortcut-move = パッケージ間を移動
shortcut-ends = 最初と最後のパッケージ
shortcut-pages = 1画面上または下へ
shortcut-open = パッケージを開く
shortcut-open-file = パッケージファイルを開く
shortcut-sync = 更新を確認
shortcut-settings = 設定
shortcut-shortcuts = この一覧

# ギャラリーの更新をいつ確認したか、次はいつ確認するか。
check-never = ギャラリーの更新はまだ確認していません。
check-last = 前回の更新確認：{ $when }
check-next = 次回の更新確認：{ $when }
check-soon = まもなく次回の更新確認を行います。
check-looking = 更新を確認しています…
check-now = 今すぐ確認
check-go-on = 確認を再開
check-held-off = 設定でオフになっているため、自動では確認しません。
check-held-paused = { $when }まで一時停止中です。
check-held-metered = 従量制のネットワークのため、次回の確認を見合わせています。
check-held-power = コンピューターが節電中のため、次回の確認を見合わせています。
check-stale =
    { $days ->
       *[other] { $name }を{ NUMBER($days) }日間確認できていません。
    }

## Updates outside of their page

install-keep = このバージョンを維持する（新しいバージョンが出ても更新しない）
toast-several =
    { $count ->
       *[other] { $count }件のパッケージをインストールしました
    }
version-keep = このバージョンを維持
version-keep-offer = { $version }より新しいバージョンを更新として案内します。
