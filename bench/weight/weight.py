#!/usr/bin/env python3
"""What the first visit to a page weighs, compressed as a browser asks for it, and what Lighthouse says of it.

    bench/weight/weight.py [--lighthouse] [--parvis COMMAND]

Opens the demonstration place in a folder of its own, and for the home, a question and a page of the garden prints the bytes of the page,
of its styles, scripts and pictures, and of its fonts: those that the page names, which hold all letters of French and English, and
beside them those that its styles name for rarer letters, which a browser fetches when such a letter stands on the page. With
--lighthouse (Node, and Chromium at CHROME_PATH or /usr/bin/chromium) it prints the median of five runs in each category instead.
"""
import argparse, json, os, re, statistics, subprocess, sys, tempfile, urllib.parse, urllib.request

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--lighthouse", action="store_true")
parser.add_argument("--parvis", default=os.path.join(root, "parvis"))
given = parser.parse_args()


def fetch(url, encoding="br, gzip"):
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def first(base, listing, pattern):
    return re.search(pattern, fetch(base + listing, "identity").decode()).group(1)


def named(base, page):
    """The files that a page names, and those that its styles name."""
    html = fetch(base + page, "identity").decode()
    found = set(re.findall(r'(?:<script[^>]* src|<img[^>]* src|<link rel="(?:stylesheet|preload|icon)"[^>]* href|<use href)="([^"#]+)', html))
    styled = set()
    for style in [path for path in found if path.endswith(".css")]:
        css = fetch(base + style, "identity").decode()
        styled |= {urllib.parse.urljoin(style, path) for path in re.findall(r"url\([\"']?(?!data:)([^\"')#]+)", css)}
    return found, styled - found


def weigh(base, name, page):
    own, styled = named(base, page)
    size = lambda files: sum(len(fetch(base + path)) for path in files) / 1024
    font = lambda path: path.endswith(".woff2")
    html = len(fetch(base + page)) / 1024
    rest = size({path for path in own | styled if not font(path)})
    print(f"{name:10} page {html:6.1f} KB + files {rest:6.1f} KB = {html + rest:6.1f} KB    fonts {size(filter(font, own)):6.1f} KB (for rarer letters {size(filter(font, styled)):6.1f} KB)")


def judge(base, name, page):
    environment = dict(os.environ, CHROME_PATH=os.environ.get("CHROME_PATH", "/usr/bin/chromium"))
    runs = []
    for _ in range(5):
        command = ["npx", "--yes", "lighthouse@12.8.2", base + page, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]
        report = json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout)
        runs.append({key: category["score"] * 100 for key, category in report["categories"].items()})
        failed = {audit["id"] for audit in report["audits"].values() if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] in ("binary", "numeric")}
    scores = "   ".join(f"{key} {statistics.median(run[key] for run in runs):3.0f}" for key in runs[0])
    print(f"{name:10} {scores}" + (f"   ({', '.join(sorted(failed))})" if failed else ""), flush=True)


with tempfile.TemporaryDirectory(prefix="parvis-weight-") as data:
    command = given.parvis.split() + ["demo", "--port", "0", "--data", data]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        base = next(line.strip() for line in server.stdout if re.fullmatch(r"http://localhost:\d+\s*", line))
        pages = {
            "home": "/",
            "question": first(base, "/questions", r'href="(/questions/\d+-[^"?]+)"'),
            "garden": first(base, "/jardin", r'href="(/jardin/[a-z][^"?]*)"'),
        }
        for name, page in pages.items():
            (judge if given.lighthouse else weigh)(base, name, page)
    except StopIteration:
        sys.exit("the demonstration did not start")
    finally:
        server.terminate()
        server.wait(30)
