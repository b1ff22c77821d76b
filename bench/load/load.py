#!/usr/bin/env python3
"""The speed of the server, as ratios to the reference in the same run.

    bench/load/load.py CORPUS PLACE [--secs 6] [--rounds 5] [--only ask-words,…] [--questions FILE.jsonl.gz] [--json FILE]

CORPUS is what gen_corpus.py made, PLACE the folder into which import.py brought it. Both servers are started here on free ports and
stopped at the end. Each round of a scenario measures the reference, then Parvis, with wrk on 8 connections; every figure is the median
of the rounds, every ratio the median of the rounds' ratios. The reference shows its topic page or answers its search; Parvis shows the
same question (or a page of the garden), or answers /api/v1/ask. A page is *rendered* when its address carries a query that the output
cache does not know, *kept* when it does not. At the end: memory while serving all that, and from the start to the first page.

Before anything is measured the place gets a name, and its imported people are let be named, so that "who knows" has work to do.
--questions takes natural questions in the form of the shared sets; without it they are the titles of the corpus.
"""
import argparse, gzip, json, os, random, signal, socket, sqlite3, statistics, subprocess, sys, tempfile, time, urllib.parse, urllib.request

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))
import measure

root = os.path.dirname(os.path.dirname(here))
reference_dll = os.path.join(root, "bench/reference/bin/Release/net10.0/ref.dll")
pages_measured = 300
starts = 5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("place")
    parser.add_argument("--parvis", default=os.path.join(root, "src/Parvis/bin/ready/Parvis.dll"))
    parser.add_argument("--secs", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--questions")
    parser.add_argument("--json")
    return parser.parse_args()


def prepare(place):
    with sqlite3.connect(os.path.join(place, "parvis.db")) as db:
        if not db.execute('select 1 from "PlaceCard"').fetchone():
            columns = [row[1:4] for row in db.execute('pragma table_info("PlaceCard")')]
            values = {"Name": "Mesures", "Town": "Saint-Aubin", "Zone": "Europe/Paris"}
            row = [values.get(name, "" if kind == "TEXT" else 1) for name, kind, _ in columns]
            db.execute(f'insert into "PlaceCard" values ({",".join("?" * len(row))})', row)
        db.execute('update "Person" set "Unclaimed" = 0, "SeenBy" = 2')


def paths(given):
    """What is asked of each server, by scenario."""
    chance = random.Random(1)
    with open(os.path.join(given.corpus, "topics.jsonl")) as file:
        topics = [json.loads(line) for line in file]
    with sqlite3.connect(os.path.join(given.place, "parvis.db")) as db:
        questions = dict(db.execute("""select cast("Key" as int), q."Id" || '-' || q."Slug" from "Imported" i join "Question" q on q."Id" = i."ThingId" where i."Kind" = 'question'"""))
        garden = [slug for slug, in db.execute('select "Slug" from "Page" order by "Id"')]
    words = open(os.path.join(given.corpus, "words.txt")).read().split()
    if given.questions:
        with gzip.open(given.questions, "rt") as lines:
            natural = [json.loads(line)["text"] for line in lines]
    else:
        natural = [topic["title"] for topic in topics]
    ids = [topic["id"] + 1 for topic in chance.sample(topics, pages_measured)]
    natural = chance.sample(natural, min(500, len(natural)))
    escape = urllib.parse.quote
    topic, search = [f"/topic/{i}" for i in ids], [f"/search?q={escape(w)}" for w in words]
    question, page = [f"/questions/{questions[i]}" for i in ids], [f"/jardin/{slug}" for slug in chance.sample(garden, pages_measured)]
    return {
        "ask-words": (search, [f"/api/v1/ask?q={escape(w)}" for w in words]),
        "ask-natural": (search, [f"/api/v1/ask?q={escape(q)}" for q in natural]),
        "question-rendered": (topic, [f"{path}?rendered=1" for path in question]),
        "garden-rendered": (topic, [f"{path}?rendered=1" for path in page]),
        "question-kept": (topic, question),
        "garden-kept": (topic, page),
        "home-kept": (["/"], ["/"]),
    }


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, name, command, ready):
        self.name, self.command, self.ready = name, command, ready
        self.process = None
        self.log = tempfile.NamedTemporaryFile("w", prefix=f"{name}-", suffix=".log", delete=False)

    def start(self, path):
        """Starts it; returns the seconds until `path` was answered."""
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        began = time.monotonic()
        self.process = subprocess.Popen([part.replace("PORT", str(port)) for part in self.command], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.wait(path)
        return time.monotonic() - began

    def wait(self, path):
        for _ in range(12000):
            if self.process.poll() is not None:
                sys.exit(f"{self.name} ended: see {self.log.name}")
            try:
                with urllib.request.urlopen(self.base + path, timeout=30) as answer:
                    answer.read()
                    return
            except OSError:
                time.sleep(0.01)
        sys.exit(f"{self.name} does not answer {path}")

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)

    def load(self, paths, seconds, seed):
        pids = [self.process.pid]
        before = measure.cpu(pids)
        result = measure.wrk(self.base, paths, 8, seconds, seed=seed)
        spent = measure.cpu(pids) - before
        bad = result["status"] + result["timeout"] + result["sock"]
        if bad:
            sys.exit(f"{self.name}: {bad} of {result['n']} requests failed")
        return {"rps": result["n"] / result["us"] * 1e6, "cpu": spent * 1000 / result["n"], "p50": result["p50"] / 1000, "p99": result["p99"] / 1000, "size": result["bytes"] / result["n"]}


def scenario(servers, both, given):
    # The runtime compiles what is used much in the background; what that takes is not the price of a request.
    for server, asked in zip(servers, both):
        server.load(asked, 15, 0)
    rounds = [[server.load(asked, given.secs, seed) for server, asked in zip(servers, both)] for seed in range(1, given.rounds + 1)]
    middle = lambda figure: statistics.median(figure(*pair) for pair in rounds)
    return {
        "ref_rps": middle(lambda ref, own: ref["rps"]), "ref_cpu": middle(lambda ref, own: ref["cpu"]), "ref_p99": middle(lambda ref, own: ref["p99"]),
        "rps": middle(lambda ref, own: own["rps"]), "cpu": middle(lambda ref, own: own["cpu"]), "p50": middle(lambda ref, own: own["p50"]),
        "p99": middle(lambda ref, own: own["p99"]), "size": middle(lambda ref, own: own["size"]),
        "ratio": middle(lambda ref, own: own["rps"] / ref["rps"]), "p99_ratio": middle(lambda ref, own: own["p99"] / ref["p99"]),
    }


def side_by_side(corpus, place, database, parvis):
    """The reference and Parvis, not started yet."""
    return (
        Server("reference", ["dotnet", reference_dll, "--contentRoot", os.path.join(root, "bench/reference"), "--urls", "http://127.0.0.1:PORT", "--corpus", corpus, "--db", database], "/"),
        Server("parvis", ["dotnet", parvis, "serve", "--port", "PORT", "--data", place], "/health/ready"),
    )


def memory(server):
    return sum(measure.mem([server.process.pid]).values())


def main():
    given = arguments()
    prepare(given.place)
    servers, results = side_by_side(given.corpus, given.place, os.path.join(given.place, "reference.db"), given.parvis), {}
    try:
        for server in servers:
            server.start(server.ready)
        print(f"{'':18} {'reference':^24}   {'parvis':^43}\n{'':18} {'req/s':>7} {'CPU ms':>7} {'p99 ms':>8}   {'req/s':>7} {'CPU ms':>7} {'p50 ms':>7} {'p99 ms':>8} {'bytes':>7}   {'ratio':>6} {'p99 ratio':>9}")
        for name, both in paths(given).items():
            if given.only and name not in given.only.split(","):
                continue
            r = results[name] = scenario(servers, both, given)
            print(f"{name:18} {r['ref_rps']:7.0f} {r['ref_cpu']:7.2f} {r['ref_p99']:8.1f}   {r['rps']:7.0f} {r['cpu']:7.2f} {r['p50']:7.1f} {r['p99']:8.1f} {r['size']:7.0f}   {r['ratio']:6.2f} {r['p99_ratio']:9.2f}", flush=True)
        if not given.only or "memory" in given.only:
            results["memory"] = [memory(server) for server in servers]
            print("memory             reference {:.0f} MB, parvis {:.0f} MB: {:+.0f} MB".format(*results["memory"], results["memory"][1] - results["memory"][0]))
        for server in servers:
            server.stop()
        if not given.only or "start" in given.only:
            times = {server: [] for server in servers}
            for _ in range(starts):
                for server in servers:
                    times[server].append(server.start("/"))
                    server.stop()
            results["start"] = [statistics.median(times[server]) for server in servers]
            print("first page         reference {:.2f} s, parvis {:.2f} s: {:+.2f} s".format(*results["start"], results["start"][1] - results["start"][0]))
    finally:
        for server in servers:
            server.stop()
    if given.json:
        with open(given.json, "w") as out:
            json.dump(results, out, indent=1)


if __name__ == "__main__":
    main()
