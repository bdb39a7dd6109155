"""People and packages for schemathesis: everybody signs up as people do, two packages are published, two wait."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

program, said_file, known_file = sys.argv[1:]
PACKAGES = [("ada_proof", "1.0.0"), ("bruno_spokes", "1.0.0"), ("captain_vega", "1.0.0"), ("dr_fern", "1.0.0")]


def ready(path):
    end = time.time() + 60
    while time.time() < end:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        try:
            return json.JSONDecoder().raw_decode(text[text.index("{") :])[0]
        except ValueError:
            time.sleep(0.05)
    sys.exit("the server does not begin: " + text)


said = ready(said_file)
url = said["url"].rstrip("/")


def ask(method, path, body=None, cookie=None):
    headers = {"content-type": "application/json", "origin": url}
    if cookie:
        headers["cookie"] = cookie
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            made = answer.read()
            cookie = (answer.headers.get("set-cookie") or "").split(";")[0]
            return (json.loads(made) if made else None), cookie
    except urllib.error.HTTPError as refused:
        refused.msg = f"{method} {path}: {refused.read().decode()}"
        raise


def join(handle, invitation=None):
    body = {"handle": handle, "password": "correct horse battery staple 8", "invitation": invitation}
    return ask("POST", "/api/v1/accounts", body)[1]


def secret(link):
    return link.split("invitation=", 1)[1]


def token(cookie, *scopes):
    made = ask("POST", "/api/v1/account/tokens", {"name": "fuzz", "scopes": list(scopes)}, cookie)[0]
    return made["token"]


def decide(submission, decision):
    """As soon as its checks are through."""
    end = time.time() + 120
    while time.time() < end:
        row = ask("GET", f"/api/v1/submissions/{submission}", cookie=admin)[0]
        if row["state"] == "in_review":
            break
        time.sleep(0.1)
    body = {"revision": row["revision"], "decision": decision, "reason": "Because."}
    ask("POST", f"/api/v1/queue/{submission}/decision", body, admin)


def published(package):
    end = time.time() + 120
    while time.time() < end:
        try:
            return ask("GET", f"/api/v1/packages/{package}")
        except urllib.error.HTTPError:
            time.sleep(0.1)
    sys.exit(f"{package} is not published")


admin = join("keeper", secret(said["firstAdministrator"]))
link = ask("POST", "/api/v1/admin/invitations", {"role": "curator"}, admin)[0]["url"]
curator = join("judge", secret(link))
maker = join("maker")
publishing = token(maker, "read", "publish", "rate")
for package, version in PACKAGES:
    where = f"demo/personas/{package}/{version}"
    command = [program, "publish", where, "--registry", url, "--version", version, "--licence", "CC0-1.0"]
    command += ["--token", publishing, "--wait", "120", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 10):
        sys.exit(f"{where} is not taken: {done.stdout} {done.stderr}")
rows = ask("GET", "/api/v1/submissions", cookie=maker)[0]["items"]
submissions = {row["package"]: row["id"] for row in rows}
for package in ("ada_proof", "bruno_spokes"):
    decide(submissions[package], "approve")
    published(package)
rating = {"installed": True, "version": "1.0.0", "stars": 5, "title": "Good", "body": "Very good."}
ask("PUT", "/api/v1/packages/ada_proof/rating", rating, curator)
ask("PUT", "/api/v1/collections/first", {"title": "First", "description": "", "packages": ["ada_proof"]}, admin)

known = {
    "packages": ["ada_proof", "bruno_spokes"],
    "submissions": [submissions["captain_vega"], submissions["dr_fern"], submissions["ada_proof"]],
    "collections": ["first"],
}
with open(known_file, "w", encoding="utf-8") as file:
    json.dump(known, file)
print("address", url)
print("stranger")
print(f"member Authorization: Bearer {publishing}")
print(f"maker Cookie: {maker}")
print(f"curator Cookie: {curator}")
print(f"administrator Cookie: {admin}")
