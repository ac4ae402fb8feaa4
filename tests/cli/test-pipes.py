#!/usr/bin/python3
"""test-pipes GUICHETCTL - guichetctl at the end of pipes that are closed, endless or slow

SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import json
import pathlib
import resource
import select
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'fixture'))
import tap  # noqa: E402

GUICHETCTL = sys.argv[1]
ARTICLE = {'type': 'article', 'id': '6f1de5a8-6d0e-4c06-a6a1-3a3a7d6c0001', 'body': 'Un.',
           'title': 'Rétablir une clôture', 'category': 'Finances',
           'updated_at': '2026-11-20T08:00:00Z'}
SECONDS = 30


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory() as path:
        yield pathlib.Path(path)


def words(data, *more):
    return [GUICHETCTL, '--data-dir', str(data / 'client'), *more]


def run(data, *more, **options):
    return subprocess.run(words(data, *more), capture_output=True, timeout=SECONDS, **options)


def import_article(data):
    lines = data / 'faq.jsonl'
    lines.write_text(json.dumps(ARTICLE) + '\n')
    tap.equal(run(data, 'faq', 'import', str(lines)).returncode, 0, 'status of the import')


def write(data):
    done = run(data, 'demande', 'new', '--json', '-', input=b'{"title":"Un essai"}')
    tap.equal(done.returncode, 0, 'status')
    return done.stdout.decode().strip()


def test_each_question_is_answered_at_once():
    with folder() as data:
        import_article(data)
        with subprocess.Popen(words(data, 'faq', 'search', '--batch'), stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as batch:
            for _ in range(2):
                batch.stdin.write('clôture\n'.encode())
                batch.stdin.flush()
                ready, _, _ = select.select([batch.stdout], [], [], SECONDS)
                tap.check(ready, 'no answer before the end of the questions')
                tap.equal(len(json.loads(batch.stdout.readline())), 1, 'number of articles')
            batch.stdin.close()
            tap.equal(batch.wait(SECONDS), 0, 'status')


def test_bad_questions_are_answered_alike():
    with folder() as data:
        import_article(data)
        done = run(data, 'faq', 'search', '--batch', '--timing',
                   input=b'\xe9\nune cl\xc3\xb4ture\n')
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        tap.equal([len(answer['results']) for answer in answers], [0, 1], 'results')
        tap.equal(done.returncode, 1, 'status')


def test_nobody_reads_any_more():
    """Questions without end, and who asked them left."""
    with folder() as data:
        import_article(data)
        with subprocess.Popen(['yes', 'une'], stdout=subprocess.PIPE) as questions, \
             subprocess.Popen(words(data, 'faq', 'search', '--batch'), stdin=questions.stdout,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as batch:
            questions.stdout.close()
            batch.stdout.readline()
            batch.stdout.close()
            try:
                status = batch.wait(SECONDS)
            finally:
                batch.kill()
                questions.kill()
        tap.equal(status, 1, 'status')


def test_nobody_reads_and_all_is_done():
    """The id cannot be printed: what was asked is done all the same, and said."""
    with folder() as data:
        paper = data / 'demande.json'
        paper.write_text('{"title":"Sans lecteur"}')
        with subprocess.Popen(words(data, 'demande', 'new', '--json', str(paper), '--send'),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as command:
            command.stdout.close()
            tap.equal(command.wait(SECONDS), 1, 'status')
        line = run(data, 'demande', 'list', '--json').stdout
        tap.equal(json.loads(line)['delivery'], 'queued', 'delivery')


def test_closed_streams_take_no_file_of_ours():
    for closed in ('>&-', '<&- >&-', '<&- >&- 2>&-'):
        with folder() as data:
            paper = data / 'demande.json'
            paper.write_text('{"title":"Tout fermé"}')
            command = ' '.join(words(data, 'demande', 'new', '--json', str(paper), closed))
            done = subprocess.run(['sh', '-c', command], timeout=SECONDS)
            tap.equal(done.returncode, 1, f'status with {closed}')
            known = json.loads(run(data, 'demande', 'list', '--json').stdout)['id']
            for path in (data / 'client').iterdir():
                tap.check(not path.is_file() or path.suffix.startswith('.db') or
                          path.suffix.startswith('.sqlite') or
                          known.encode() not in path.read_bytes(), f'{path} holds what was printed')


def test_input_that_is_closed_or_endless():
    with folder() as data:
        command = ' '.join(words(data, 'demande', 'new', '--json', '-', '<&-'))
        done = subprocess.run(['sh', '-c', command], capture_output=True, timeout=SECONDS)
        tap.equal(done.returncode, 1, 'status of a closed input')
        tap.check(done.stderr, 'nothing is said')

        def limit():
            resource.setrlimit(resource.RLIMIT_DATA, (1 << 29, 1 << 29))

        # The limit is of the memory: that of the sanitizers is larger.
        done = run(data, 'demande', 'new', '--json', '/dev/zero',
                   preexec_fn=limit if b'__asan' not in open(GUICHETCTL, 'rb').read() else None)
        tap.equal(done.returncode, 1, 'status of an endless input')


def test_text_of_another_encoding_is_refused():
    with folder() as data:
        known = write(data)
        text = data / 'message.txt'
        for content in ('Fermé'.encode('latin-1'), b'a\0b'):
            text.write_bytes(content)
            done = run(data, 'demande', 'reply', known, '--text-file', str(text))
            tap.equal(done.returncode, 1, 'status')
            tap.equal(run(data, 'outbox', '--json').stdout, b'', 'outbox')


if __name__ == '__main__':
    tap.run(test_each_question_is_answered_at_once,
            test_bad_questions_are_answered_alike,
            test_nobody_reads_any_more,
            test_nobody_reads_and_all_is_done,
            test_closed_streams_take_no_file_of_ours,
            test_input_that_is_closed_or_endless,
            test_text_of_another_encoding_is_refused)
