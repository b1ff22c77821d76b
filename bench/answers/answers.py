#!/usr/bin/env python3
"""How many new answers a second, as a ratio to the reference's replies in the same run.

    bench/answers/answers.py CORPUS PLACE [--secs 6] [--rounds 5]

Eight members, each signed in with a session of their own, answer questions through the form of the page (`POST /questions/N/repondre`);
the reference takes the same texts as replies to the same topics on 8 connections. Each text exists once: the same answer sent twice is one
answer, and would cost nothing. Works on copies of both databases. At the end the answers that are stored are counted against those that
were acknowledged.
"""
import argparse, hashlib, json, os, random, secrets, shutil, sqlite3, statistics, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(here), os.path.join(os.path.dirname(here), "load")]
import load

members = 8
topics_answered = 2000


def sign_in(place):
    """The tokens of eight sessions: what a browser's cookie holds."""
    tokens = [secrets.token_urlsafe(32) for _ in range(members)]
    with sqlite3.connect(os.path.join(place, "parvis.db")) as db:
        insert = lambda table, **row: db.execute(f'insert into "{table}" ({",".join(f"{chr(34)}{name}{chr(34)}" for name in row)}) values ({",".join("?" * len(row))})', list(row.values()))
        now, later = "2026-01-01 00:00:00", "2126-01-01 00:00:00"
        people = [row[0] for row in db.execute('select "Id" from "Person" where "Id" not in (select "PersonId" from "Account") order by "Id" limit ?', (members,))]
        for person, token in zip(people, tokens):
            account = insert("Account", PersonId=person, Role=1, CreatedAt=now).lastrowid
            insert("Session", AccountId=account, TokenHash=hashlib.sha256(token.encode()).hexdigest(), Browser="bench", CreatedAt=now, SeenAt=later, ExpiresAt=later)
    return tokens


def asked(given, place):
    """The topics' numbers here and there, and texts to answer with."""
    chance = random.Random(1)
    with open(os.path.join(given.corpus, "topics.jsonl")) as file:
        topics = [json.loads(line) for line in file]
    with sqlite3.connect(os.path.join(place, "parvis.db")) as db:
        questions = dict(db.execute("""select cast("Key" as int), "ThingId" from "Imported" where "Kind" = 'question'"""))
    chosen = chance.sample(topics, topics_answered)
    texts = [post["text"] for topic in chosen for post in topic["posts"][1:]]
    return [f"/reply/{topic['id'] + 1}" for topic in chosen], [f"/questions/{questions[topic['id'] + 1]}/repondre" for topic in chosen], texts


def write(lines):
    file = tempfile.NamedTemporaryFile("w", delete=False)
    file.write("\n".join(lines) + "\n")
    file.close()
    return file.name


def drive(server, work, kind, seconds, number):
    command = ["wrk", f"-t{members}", f"-c{members}", f"-d{seconds}s", "--timeout", "30s", "-s", os.path.join(here, "answers.lua"), server.base]
    out = subprocess.run(command, env=dict(os.environ, KIND=kind, ROUND=str(number), **work), capture_output=True, text=True, timeout=seconds + 90).stdout
    result = json.loads(next(line for line in out.splitlines() if line.startswith("JSON "))[5:])
    if result["bad"]:
        sys.exit(f"{server.name}: {result['bad']} of {result['n']} answers failed")
    return {"n": result["n"], "rps": result["n"] / result["us"] * 1e6, "p50": result["p50"] / 1000, "p99": result["p99"] / 1000}


def stored(place):
    with sqlite3.connect(os.path.join(place, "parvis.db")) as db:
        return db.execute('select count(*) from "Answer"').fetchone()[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("place")
    parser.add_argument("--parvis", default=os.path.join(load.root, "src/Parvis/bin/ready/Parvis.dll"))
    parser.add_argument("--secs", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, "place")
        shutil.copytree(given.place, place, ignore=shutil.ignore_patterns("reference.db*"))
        load.prepare(place)
        reference, parvis = load.side_by_side(given.corpus, place, os.path.join(folder, "reference.db"), given.parvis)
        topics, questions, texts = asked(given, place)
        work = {"TEXTS": write(json.dumps(text, ensure_ascii=False) for text in texts), "TOKENS": write(sign_in(place)), "COOKIE": "parvis"}
        kinds = [(reference, dict(work, TARGETS=write(topics)), "reply"), (parvis, dict(work, TARGETS=write(questions)), "answer")]
        before, acknowledged, rounds = stored(place), 0, []
        try:
            for server, _, _ in kinds:
                server.start(server.ready)
            for number in range(given.rounds + 1):
                pair = [drive(*one, given.secs if number else 15, number) for one in kinds]
                acknowledged += pair[1]["n"]
                rounds.append(pair)
        finally:
            for server, _, _ in kinds:
                server.stop()
        # The first round warms both up: the runtime compiles what is used much.
        middle = lambda figure: statistics.median(figure(*pair) for pair in rounds[1:])
        print(f"reference {middle(lambda ref, own: ref['rps']):6.0f} replies/s, p99 {middle(lambda ref, own: ref['p99']):7.1f} ms")
        print(f"parvis    {middle(lambda ref, own: own['rps']):6.0f} answers/s, p50 {middle(lambda ref, own: own['p50']):5.1f} ms, p99 {middle(lambda ref, own: own['p99']):7.1f} ms (worst round {max(own['p99'] for _, own in rounds[1:]):.1f} ms)")
        print(f"ratio     {middle(lambda ref, own: own['rps'] / ref['rps']):6.2f}")
        new = stored(place) - before
        print(f"{acknowledged} acknowledged, {new} stored")
        # What was under way when a round ended may be stored and not acknowledged: one a connection and round.
        if not acknowledged <= new <= acknowledged + members * len(rounds):
            sys.exit("acknowledged answers are missing, or there are too many")


if __name__ == "__main__":
    main()
