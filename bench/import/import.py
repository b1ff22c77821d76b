#!/usr/bin/env python3
"""Measures `parvis import` with the reference corpus of bench/reference.

    bench/import/import.py CORPUS PARVIS.dll [WORK]

CORPUS holds topics.jsonl and articles.jsonl as gen_corpus.py makes them. They are turned into questions as JSON Lines and
a folder of Markdown, brought into a fresh place, and for each the seconds, the processor seconds and the most memory are
printed. Topic I becomes the question I + 1, with its posts in their order.
"""
import json, os, shutil, subprocess, sys, tempfile, time

corpus, program = sys.argv[1:3]
work = sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp(prefix="parvis-bench-")


def when(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def questions(path):
    with open(os.path.join(corpus, "topics.jsonl")) as topics, open(path, "w") as out:
        for line in topics:
            topic = json.loads(line)
            first, *rest = topic["posts"]
            answers = [{"text": p["text"], "author": f"Personne {p['user']}", "created": when(p["ts"])} for p in rest]
            question = {
                "id": topic["id"] + 1, "title": topic["title"], "text": first["text"], "author": f"Personne {first['user']}",
                "created": when(first["ts"]), "tags": [f"Rubrique {topic['cat']}"], "answers": answers,
            }
            out.write(json.dumps(question, ensure_ascii=False) + "\n")


def pages(folder):
    with open(os.path.join(corpus, "articles.jsonl")) as articles:
        for line in articles:
            article = json.loads(line)
            part = os.path.join(folder, f"{article['id'] // 500:03}")
            os.makedirs(part, exist_ok=True)
            with open(os.path.join(part, f"page-{article['id']:05}.md"), "w") as out:
                out.write(f"---\ntitle: {json.dumps(article['title'], ensure_ascii=False)}\n")
                out.write(f"author: Personne {article['user']}\ndate: {when(article['ts'])}\n---\n{article['text']}\n")


def measure(*arguments):
    start = time.monotonic()
    process = subprocess.Popen(["dotnet", program, "import", *arguments, "--data", os.path.join(work, "place")])
    _, status, usage = os.wait4(process.pid, 0)
    print(f"{arguments[0]:10} {time.monotonic() - start:7.1f} s  {usage.ru_utime + usage.ru_stime:7.1f} s CPU  "
          f"{usage.ru_maxrss / 1024:6.0f} MB  exit {os.waitstatus_to_exitcode(status)}", flush=True)


os.makedirs(work, exist_ok=True)
shutil.rmtree(os.path.join(work, "place"), ignore_errors=True)
questions(os.path.join(work, "questions.jsonl"))
pages(os.path.join(work, "articles"))
measure("qa", os.path.join(work, "questions.jsonl"))
measure("markdown", os.path.join(work, "articles"))
print(f"{'database':10} {os.path.getsize(os.path.join(work, 'place', 'parvis.db')) / 1e6:7.1f} MB")
