# レジストリ自身のページと評価。ウィンドウではなく、これらと一緒に読み込まれる。

## The frame

web-nav-publish = 公開
web-nav-inbox = 受信箱
web-nav-moderate = 審査
web-nav-admin = 管理
web-nav-account = アカウント
web-nav-signin = サインイン
web-nav-unread =
    { $count ->
       *[other] { $count }件の未読メッセージ
    }
web-empty = ここにはまだ何も公開されていません。
web-publish-first = 最初のパッケージを公開
web-page-failed = このページを読み込めませんでした。
web-no-page = そのようなページはありません。
web-not-yours = このページはレジストリの管理に携わる人のためのものです。
web-continue = 続ける
web-more = さらに表示
web-save = 保存
web-saved = 保存しました
web-edit = 編集
web-edit-named = { $name }を編集
web-remove-named = { $name }を削除
web-refresh = 再読み込み
web-open-page = レジストリのページを開く
web-signed-out = サインアウトしています。入力した内容は下に残っています。続けるにはサインインしてください。
web-sign-in-again = もう一度サインイン
web-sign-in-tools = ツールを使うためにサインイン
web-needs-tools = 現在のサインインでは、キュレーターのツールを使えません。
web-needs-tools-hint = このアカウントはキュレーターのツールを使えます。ここから使うには、もう一度サインインしてください。
refused-again-in = { $time }後にもう一度お試しください。
refused-again-now = もう一度お試しいただけます。
again-title = ご本人の確認
again-lead = この操作には、もう一度パスワードが必要です。
again-secret = パスワード
again-hint = 認証アプリの6桁のコードでもかまいません。
again-lead-passkey = この操作には、もう一度パスキーが必要です。
again-passkey = パスキーを使う
again-passkey-none = パスキーが確認できませんでした。もう一度お試しください。
once-hint = 表示されるのは今だけです。安全な場所に保管してください。
never-used = 未使用。
last-used = 最終使用：{ $when }
days-count =
    { $count ->
       *[other] { $count }日
    }
chart-empty = まだ集計がありません。
chart-label = { $label }：合計{ $total }、1日の最大{ $most }
chart-most = 1日最大{ $count }
chart-table = 表で表示
chart-day = 日付

## Signing in

account-handle = ユーザー名
account-password = パスワード
account-password-new = 新しいパスワード
account-password-old = 現在のパスワード
account-email = メールアドレス
account-email-optional = メールアドレス（任意）
account-email-unconfirmed = まだ確認されていません。届いたメッセージのリンクを開いてください。
account-name = 名前
account-name-hint = ユーザー名の横に表示されます。
account-role = 役割
account-profile = プロフィール
account-signout = サインアウト
signin-title = サインイン
signin-needed = このページを見るにはサインインしてください。
signin-action = サインイン
signin-code = コード
signin-code-lead = このアカウントには二要素認証が設定されています。
signin-code-hint = 認証アプリの6桁のコード、またはリカバリーコードの1つ。
signin-other = 別のアカウントでサインイン
signin-passkey = パスキーでサインイン
signin-passkey-none = パスキーが確認できませんでした。もう一度試すか、パスワードを使ってください。
signup-link = アカウントを作成
signup-title = アカウントを作成
signup-lead = 閲覧とダウンロードにアカウントは不要です。アカウントがあれば、公開、評価、フォローができます。
signup-handle-hint = 英字、数字、ハイフン。全員に表示されます。
signup-password-hint = { $count }文字以上。関連のない単語をいくつか並べるのがおすすめです。
signup-email-hint = パスワードを忘れたときと、選択したメッセージの受信に使います。
signup-action = アカウントを作成
signup-have = アカウントを持っています
signup-closed = このレジストリは招待制です。
signup-closed-hint = 運営者に招待を依頼してください。
welcome-title = { $title }へようこそ
welcome-admin = このリンクで最初の管理者を作成します。ユーザー名とパスワードを決めてください。
welcome-role = 招待されています。役割：{ $role }。
welcome-bad = この招待は無効になっています。
forgotten-link = パスワードを忘れた場合
forgotten-title = パスワードを忘れた場合
forgotten-lead = アカウントのメールアドレスに、新しいパスワードを設定するリンクを送ります。
forgotten-action = リンクを送信
forgotten-sent = 確認済みのアドレスを持つアカウントがあれば、メッセージが送信されます。
reset-title = 新しいパスワード
reset-action = パスワードを設定
reset-done = パスワードを設定しました。すべてのセッションを終了しました。
email-confirm-title = メールアドレスの確認
email-confirm-action = 確認
email-confirmed = メールアドレスを確認しました。
device-title = プログラムのサインイン
device-lead = コンピューター上のプログラムが、アカウントへのアクセスを求めています。
device-code = コード
device-code-hint = プログラムに表示された8文字。
device-asks = { $client }が求めている権限：
device-compare = プログラムに表示されたコードと同じ場合にのみ続けてください。
device-until = この要求の期限：{ $when }
device-approve = 許可
device-refuse = 拒否
device-approved = サインインしました。このページは閉じてかまいません。
device-refused = 拒否しました。何も渡されていません。

## The account

password-change = パスワードを変更
password-changed = パスワードを変更しました
password-hint = ほかのすべての場所からサインアウトします。
totp-title = 二要素認証
totp-lead = サインインするときに、電話のアプリに表示されるコードを求めます。
totp-set-up = 設定
totp-scan = 認証アプリで読み取るか、キーをアプリに入力してください。
totp-qr = 認証アプリ用のQRコード
totp-code = アプリに表示されたコード
totp-turn-on = オンにする
totp-on =
    { $count ->
        [0] オン。リカバリーコードは残っていません。
       *[other] オン。残りのリカバリーコードは{ $count }個です。
    }
totp-off = オフにする
codes-new = リカバリーコードを再発行
codes-once = リカバリーコード：電話をなくしたときに、1つにつき1回サインインできます。
passkey-title = パスキー
passkey-lead = このデバイス、電話、セキュリティキーを使い、パスワードなしでサインインします。
passkey-name = 新しいパスキーの名前
passkey-example = 自分のノートPC
passkey-unnamed = パスキー
passkey-add = パスキーを追加
passkey-made = 追加日：{ $when }
passkey-failed = パスキーを作成できませんでした。
passkey-cannot = このブラウザーではここでパスキーを作成できません。
passkey-not-here = このレジストリにはまだ固有の名前がないため、パスキーを使えません。
passkey-insecure = パスキーには安全な接続（https）が必要です。
passkey-by-address = パスキーは名前に結び付きます。番号ではなく名前で、このコンピューターでは「localhost」として、このページを開いてください。
sessions-title = サインイン中の場所
sessions-here = ここ
sessions-seen = 最終利用：{ $when }
sessions-unknown = 不明なプログラム
sessions-end = サインアウト
sessions-end-named = { $name }をサインアウト
tokens-title = トークン
tokens-lead = ビルドからの公開など、代理で動作するプログラム用です。
tokens-new = トークンを作成
tokens-name = 用途
tokens-example = ビルドサーバー
tokens-expiry = 有効期間
tokens-days =
    { $count ->
       *[other] { $count }日
    }
tokens-never = 無期限
tokens-no-end = 無期限。
tokens-until = { $when }まで。
tokens-scopes = 許可する操作
tokens-packages = 次のパッケージのみ
tokens-packages-hint = 名前をカンマで区切ります。*は任意の文字を表します。空欄の場合はすべてが対象です。
tokens-make = トークンを作成
tokens-once = 新しいトークン
tokens-revoke = 失効
tokens-revoke-named = { $name }を失効
scope-read = 読み取り
scope-read-hint = 自分が見られるもの（アカウント、受信箱、提出）を見る。
scope-publish = 公開
scope-publish-hint = 自分のパッケージをアップロード、提出、返信、取り下げする。
scope-rate = 評価
scope-rate-hint = 評価、投票、報告、フォローする。
scope-moderate = 審査
scope-moderate-hint = キュレーターまたは管理者のツールを使う。
mail-label = メールでの通知
mail-none = なし
mail-important = 重要なもののみ
mail-all = すべて
role-member = メンバー
role-curator = キュレーター
role-admin = 管理者
leave-title = データ
leave-export = すべてダウンロード
leave-export-hint = このレジストリが保持している自分に関する情報のすべてを、1つのファイルで。
leave-action = アカウントを削除
leave-stay = 削除しない
leave-lead = 個人データとレビューは完全に削除されます。公開したパッケージは名前を外した状態で残ります。
leave-packages = 自分のパッケージを所有者なしで残す。
inbox-empty = まだ何もありません。
inbox-empty-hint = 提出したものやフォロー中のパッケージのお知らせがここに届きます。
inbox-unread = 未読
inbox-read-all = すべて既読にする
follows-title = フォロー中
follows-lead = 新しいバージョンと、パッケージの取り下げをお知らせします。
follows-empty = フォロー中のパッケージはまだありません。
follows-since = { $when }から
follows-stop-named = { $name }のフォローをやめる

## A package on the web

collection-title = コレクション
get-in-vitrine = Vitrineで入手
get-file = ダウンロード（{ $size }）
get-title = 入手
get-lead = Vitrineは署名とダイジェストを自動で検証します。ここでダウンロードしたファイルの安全性は、ダイジェストを自分で検証するかどうかにかかっています。
get-any = すべてのコンピューター用
get-terminal = ターミナルで
get-fingerprint-hint = このレジストリを追加するときにVitrineが表示するものと見比べてください。
get-provisional = 暫定：現在このレジストリを保証する鍵は1つだけです。
package-owners = 所有者：{ $names }
package-follow = フォロー
package-unfollow = フォローをやめる
package-manage = このパッケージを管理
package-moderate = このパッケージに対処
package-report = このパッケージを報告

## Ratings

ratings-new = 新着
ratings-count =
    { $count ->
       *[other] { $figure }件の評価
    }
ratings-average = 5点中{ $average }
ratings-wide = 件数が少ないか、ばらつきが大きいため、平均を示せません。
ratings-histogram = 星の数ごとの評価
ratings-stars =
    { $count ->
       *[other] 星{ $count }つ
    }
ratings-only =
    { $count ->
       *[other] 星{ $count }つのみ
    }
ratings-write = 評価する
ratings-edit = 編集
ratings-edit-yours = 自分の評価を編集
ratings-sign-in = サインインして評価
ratings-yours = 自分の評価
ratings-title = タイトル（任意）
ratings-body = レビュー（任意）
ratings-body-hint = 向いている点、向いていない点は何ですか？ユーザー名と一緒に表示されます。
ratings-body-hint-device = 向いている点、向いていない点は何ですか？名前なしで表示されます。
ratings-device = このブラウザーの鍵で署名します。サイトのデータを消去すると、以後は変更できません。
ratings-device-here = このコンピューターの鍵で署名します。その鍵がなくなると、以後は変更できません。
ratings-installed = このバージョンをインストールしています
ratings-save = 評価を公開
ratings-remove = 評価を削除
ratings-sort-helpful = 参考になった順
ratings-all-languages = すべての言語
ratings-all-versions = すべてのバージョン
ratings-more = 他のレビュー
ratings-none = レビューはまだありません。
ratings-none-fit = 条件に合うレビューはありません。
ratings-mine = 自分
ratings-anonymous = Vitrineの利用者
ratings-deleted = 削除されたアカウント
ratings-about-version = { $version }について
ratings-says-installed = インストール済みと申告
ratings-helpful = 参考になった
ratings-helpful-count =
    { $count ->
       *[other] 参考になった（{ $count }人）
    }
ratings-unhelpful = 参考にならなかった
ratings-answer = 返信
ratings-answer-by = { $name }の返信
ratings-answer-yours = 返信（1回のみ）
ratings-answer-remove = 返信を削除
ratings-hide = 非表示にする
ratings-hide-why = 非表示にする理由
ratings-hidden = 非表示：{ $reason }
ratings-show = 再表示
report-action = 報告
report-done = 報告済み
report-thanks = ありがとうございます。キュレーターが確認します。
report-why = 問題の内容
report-spam = 宣伝または無意味な内容
report-malicious = 害を及ぼす
report-rights = 他者の著作物
report-rating = 対象年齢の誤り
report-abuse = 侮辱または脅迫
report-other = その他
report-body = 詳しい説明
report-send = 報告を送信

## Publishing

publish-lead = パッケージを提出し、チェックの進み具合を確かめ、公開したものを管理します。
publish-new = パッケージを公開
publish-packages = 自分のパッケージ
publish-packages-none = まだありません。最初に公開したものがここに表示されます。
publish-submissions = 自分の提出
publish-none = まだ何も提出していません。
publish-none-hint = ファイルのチェックは1分で終わります。最初のパッケージは人が確認します。
submit-title = パッケージを公開
submit-lead = 新しいパッケージ、または既存のパッケージの新しいバージョン。
submit-drop = パッケージをここにドロップ
submit-drop-hint = パックしたペルソナ、ワーカー、ツール、またはテーマ。
submit-choose = ファイルを選択
submit-then = この後の流れ
submit-then-1 = ファイルをレジストリに送信します。一時停止でき、接続が切れても再開できます。
submit-then-2 = ファイルは実行されず、読み取られるだけです。見つかった内容を確認し、掲載情報の文章を直せます。
submit-then-3 = チェックの進行を見ることができます。結果は分かりやすく示されます。
submit-then-4 = 最初のパッケージは人による確認を待ちます。以後のバージョンは、ほとんどの場合自動で公開されます。
submit-terminal = ターミナルまたはビルドから：
submit-sending = 送信中
submit-goes-on = 接続が切れても自動で再開します。
submit-paused = 一時停止中です。このページを閉じた後でも、同じファイルをもう一度選ぶと続きから再開します。
submit-other = 別のファイル
submission-title = 提出
submission-published = バージョン{ $version }を公開しました。
submission-see = 見る
submission-place = 審査待ちの{ $place }番目です。
submission-wait = 判断の半数は{ $time }以内に出ています。
submission-waits = キュレーターが確認します。
submission-checking = チェックを実行しています。
submission-approved = 承認されました。署名と公開を行っています。
submission-why = 人が確認する理由：
submission-recheck = もう一度チェック
submission-withdraw = 提出を取り下げる
submission-withdraw-sure = この提出を取り下げますか？元に戻せません。
state-draft = 下書き
state-uploaded = 提出済み
state-checking = チェック中
state-needs-changes = 要修正
state-in-review = 審査中
state-quarantined = 保留中
state-approved = 承認済み
state-published = 公開済み
state-rejected = 却下
state-taken-back = 取り下げ済み
listing-title = 掲載情報
listing-lead = パッケージ自体に書かれている内容です。変えたい部分を書き換えてください。
listing-id = アドレスで使う名前
listing-id-hint = 英小文字、数字、ハイフン。後から変更できません。
name-free = このIDは使えます。
name-taken = このIDはすでに使われています。
name-alike = 次の名前に似ているため、キュレーターが確認します：{ $names }
listing-name = 名前
listing-unnamed = 名前なし
listing-summary = 概要（1行）
listing-left =
    { $count ->
       *[other] 残り{ $count }文字
    }
listing-description = 説明
listing-markdown = Markdown。
listing-tags-hint = カンマで区切ります。
listing-licence-hint = MIT、CC-BY-4.0など。
listing-changelog = 変更点
listing-channel = チャンネル
channel-stable = 安定版
channel-beta = ベータ版
listing-security = セキュリティの問題を修正します
listing-agree = これは自分で作ったものであるか、このライセンスで公開する権利があり、対象年齢は正しく設定されています。
listing-hand-in = 提出
listing-hand-in-again = 再提出
listing-keep = 後のために保存
listing-preview = カードの表示例
languages-title = ほかの言語
languages-hint = Vitrineをその言語で使っている人には、こちらが表示されます。空欄の項目には上の内容が使われます。
languages-choose = 言語を選ぶ
languages-add = 言語を追加
languages-remove = { $language }を削除
languages-removed = 掲載内容から{ $language }を削除しました
checks-title = チェック
check-archive = アーカイブ
check-inspection = 内容
check-metadata = 掲載情報
check-picture = 画像
check-licence = ライセンス
check-names = 名前
check-duplicate = 重複
check-malware = マルウェア
check-hook = このレジストリの規則
checked-pending = 未実施
checked-passed = 合格
checked-warnings = 合格（指摘あり）
checked-failed = 不合格
checked-review = 人が確認
severity-advice = アドバイス
severity-warning = 警告
severity-error = エラー
files-title =
    { $count ->
       *[other] { $count }個のファイル
    }
files-executable = 実行可能
thread-title = やり取り
thread-empty = まだ何も書かれていません。
thread-write = メッセージを書く
thread-internal = キュレーター用
thread-note = キュレーターだけに表示
timeline-title = 経過
mine-see = 見る
mine-new-version = 新しいバージョン
mine-numbers = ダウンロード数
mine-yank = 新規インストール停止
mine-yank-named = バージョン{ $version }の新規インストールを停止
mine-yank-title = バージョン{ $version }の新規インストールを停止しますか？
mine-yank-lead = 新たにインストールできなくなります。すでに持っている人は使い続けることができ、お知らせを受け取ります。
mine-yanked = 新規インストールを停止しました
mine-unyank = 提供を再開
mine-withdraw = パッケージを取り下げる
mine-withdraw-hint = ギャラリーから外れ、持っている人には理由が知らされます。
mine-withdraw-title = このパッケージを取り下げますか？
mine-withdraw-lead = 誰に対してもギャラリーに表示されなくなります。名前は引き続き自分のものです。
mine-withdrawn = パッケージを取り下げました
mine-reason = 理由
mine-reason-hint = 誰でも読めます。
mine-malicious = 害を及ぼす
mine-malicious-hint = 持っている人には削除するよう知らせます。このバージョンが再び提供されることはありません。
mine-down = このパッケージは取り下げられました：{ $reason }
mine-down-malicious = このパッケージは害を及ぼすため取り下げられました：{ $reason }
mine-release = 提供を再開
mine-released = パッケージはまもなく再び入手できるようになります
mine-words = パッケージの文章
mine-words-lead = 新しいバージョンなしで変更できます。名前、ライセンス、対象年齢の変更には新しいバージョンが必要です。
stats-by-version = バージョン別
stats-by-platform = プラットフォーム別
owners-title = 所有者
owners-since = { $when }から
owners-invited = 招待中
owners-offered = 譲渡の申し出中
owners-invited-you = このパッケージの共同管理に招待されています。
owners-offered-you = このパッケージの譲渡が申し出られています。
owners-accept = 承諾
owners-decline = 辞退
owners-invite = 所有者として招待
owners-transfer = 譲渡
owners-hint = 招待された人は自分のアカウントで承諾します。譲渡すると、自分に代わって相手が所有者になります。
owners-none = このパッケージには所有者がいません。
owners-give = 所有者にする
owners-give-hint = 指定した人はすぐに所有者となり、新しいバージョンを公開できます。

## Moderating

queue-title = 審査待ち
queue-which = 表示する提出
queue-counts = 審査中{ $review }件、保留中{ $quarantined }件。
queue-median = 判断の半数は{ $time }以内に出ています。
queue-empty = 待っているものはありません。
queue-empty-hint = 新しい提出は自動でここに表示されます。
queue-first = この作者の初提出
queue-waits = { $time }待機中
desk-claim = 担当する
desk-release = 担当を外れる
desk-claimed = { $name }が担当
desk-claimed-by-you = { $until }まで自分が担当
desk-decide = 判断
desk-decided = 判断しました
desk-why = 人が確認する理由
desk-saved = パッケージを保存しました：{ $path }
desk-download = パッケージをダウンロード
desk-key-next = 次へ
desk-key-previous = 前へ
desk-key-open = 開く
desk-key-claim = 担当する／外れる
desk-key-back = 審査待ちに戻る
decision-approve = 承認
decision-changes = 修正を求める
decision-reject = 却下
decision-quarantine = 保留
decision-release = 審査に戻す
decide-template = テンプレート
decide-own-words = 自分の言葉で
decide-reason = 公開する理由
decide-reason-optional = 公開するコメント（任意）
decide-reason-hint = 作者が読みます。
decide-note = 非公開のメモ（任意）
decide-note-hint = キュレーターだけが読みます。
diff-title = { $version }との差分
diff-maker = 作者
diff-size = 展開後のサイズ：変更前{ $before }、現在{ $after }
diff-added =
    { $count ->
       *[other] { $count }個のファイルを追加
    }
diff-removed =
    { $count ->
       *[other] { $count }個のファイルを削除
    }
diff-changed =
    { $count ->
       *[other] { $count }個のファイルを変更
    }
diff-needs-added = 追加で必要なもの
diff-needs-removed = 不要になったもの
diff-dangerous = コマンドを指定
diff-dangerous-title = コマンドまたはサーバーを指定する、新しいまたは変更された要件
diff-packages-required = 新たに必須となったパッケージ
history-title = この作者
history-published =
    { $count ->
       *[other] 公開{ $count }件
    }
history-rejected =
    { $count ->
       *[other] 却下{ $count }件
    }
history-since = { $when }から利用
reports-title = 報告
reports-which = 表示する報告
reports-open = 未対応
reports-acted = 対応済み
reports-dismissed = 対応不要
reports-empty = 報告はありません。
reports-package = パッケージ { $id }
reports-rating-of = { $id }の評価
reports-rating = 評価
reports-others =
    { $count ->
       *[other] 同じ対象への報告がほか{ $count }件
    }
reports-answer = 判断
reports-answer-text = 報告者への返信（任意）
reports-act = 対応済みにする
reports-act-rating = 評価を非表示にする
reports-rating-gone = この評価はもうありません。
reports-dismiss = 対応不要にする
shelves-title = トップページ
featured-lead = ギャラリーを開いた全員に、一覧の上に表示されます。
collections-none = コレクションはまだありません。
collection-new = 新しいコレクション
collection-name = タイトル
collection-id = アドレスで使う名前
collection-id-hint = 空欄の場合はタイトルから付けます。
collection-words = 説明文
collection-up = 「{ $name }」を上へ移動
collection-down = 「{ $name }」を下へ移動
order-find = パッケージを追加
order-empty = この一覧には何もありません。
order-added = { $name }を追加しました。
order-removed = { $name }をリストから外しました
order-moved = { $name }を{ $place }番目に移動しました。
order-up = { $name }を上へ移動
order-down = { $name }を下へ移動

## Administering

admin-accounts = ユーザー
admin-status = 状態
settings-status = このレジストリの状態
settings-device-ratings = このレジストリはアカウントなしの評価も受け付けます。ブラウザーの鍵で署名されます。
admin-numbers = 統計
admin-jobs = ジョブ
admin-webhooks = Webhook
admin-audit = 監査ログ
invite-title = 招待する
invite-make = リンクを作成
invite-once = 1人用のリンク、{ $when }まで有効
accounts-find = ユーザーを検索
accounts-none = 該当するユーザーはいません。
accounts-off = 停止中
accounts-deleted = 削除済み
accounts-since = { $when }から
accounts-role-of = { $name }の役割
accounts-turn-off = 停止
accounts-turn-off-named = { $name }のアカウントを停止
accounts-turn-on = 有効にする
accounts-turn-on-named = { $name }のアカウントを有効にする
status-well = すべて正常です。
status-ill = 確認が必要な項目があります。
status-ok = 正常
status-not-ok = 異常
status-of-answers = 応答
status-of-database = データベース
status-of-storage = ストレージ
status-of-signatures = 署名
status-of-packages = パッケージのファイル
status-of-jobs = ジョブ
status-of-backup = バックアップ
status-of-scan = 全ファイルのスキャン
status-started = 起動
status-backup = 前回のバックアップ
status-scan = 前回の全ファイルスキャン
status-never = なし
status-scan-now = 今すぐスキャン
status-scanning = スキャンを開始しました
numbers-packages = パッケージ
numbers-package = パッケージ
numbers-versions = バージョン
numbers-by-day = 日ごとのダウンロード数
numbers-top = ダウンロードの多いもの
numbers-tags = 人気のタグ
numbers-asked = 検索回数
numbers-privacy = 深夜0時に破棄される鍵を使い、プログラムごとに1日1回だけ数えます。アドレスは保存しません。
jobs-which = 表示するジョブ
jobs-dead = 完全に失敗
jobs-none = ジョブはありません。
jobs-none-dead = 完全に失敗したジョブはありません。
jobs-attempts = { $most }回中{ $done }回目
work-backup = バックアップ
work-check = 提出のチェック
work-health = レジストリの見守り
work-index = ギャラリーの索引の書き出し
work-look = 下書きの確認
work-mail = メールの送信
work-numbers = 統計の記録
work-prune = ストレージの整理
work-publish = 提出の公開
work-release = パッケージの復帰
work-scan = パッケージのファイルのスキャン
work-search = 検索の更新
work-sign = ギャラリーの署名
work-tidy = 後片付け
work-uploads = 放置されたアップロードの消去
work-webhook = Webhookへの送信
jobs-retry-named = { $name }を再試行
jobs-cancel-named = { $name }をキャンセル
audit-lead = 各行は直前の行とつながるように封印されています。「vitrine registry check」で連鎖を検証できます。
audit-find = 対象
audit-find-hint = 例：package:nora、submission:…
audit-none = 該当する行はありません。
audit-number = 番号
audit-when = 日時
audit-who = 実行者
audit-what = 操作
audit-about = 対象
audit-itself = レジストリ
hooks-lead = 指定したアドレスに出来事を知らせます。Standard Webhooksに従って署名されます。
hooks-none = まだありません。
hooks-new = Webhookを追加
hooks-url = アドレス
hooks-url-hint = httpsで、プライベートネットワークの外にあるもの。
hooks-events = イベント
hooks-event = イベント
hooks-once = メッセージに署名するシークレット
hooks-test = テストを送信
hooks-tested = テストを送信しました
hooks-log = ログ
hooks-log-empty = まだ何も送信されていません。
hooks-answer = 応答
hooks-no-answer = 応答なし
hooks-tries =
    { $count ->
       *[other] { $count }回試行
    }
hooks-off = オフ
hooks-on = 再びオンにする
