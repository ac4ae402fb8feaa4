#!/usr/bin/python3
"""test-openapi FILE - a public linter reads the contract's description

Needs Node, and the npm registry or its cache; where they are not, it is skipped and says so.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'fixture'))
import tap  # noqa: E402

LINTER = ['npx', '--yes', '@redocly/cli@2.77.0']


def run(*words):
    return subprocess.run([*LINTER, *words], capture_output=True, text=True, timeout=240)


def test_the_description_is_valid():
    if not shutil.which('npx'):
        raise tap.Skip('Node is not installed')
    if run('--version').returncode != 0:
        raise tap.Skip('the linter cannot be fetched')
    done = run('lint', sys.argv[1])
    tap.equal(done.returncode, 0, done.stdout + done.stderr)
    tap.check('warning' not in done.stdout.lower(), done.stdout)


if __name__ == '__main__':
    tap.run(test_the_description_is_valid)
