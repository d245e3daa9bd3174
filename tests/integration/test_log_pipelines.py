# SPDX-License-Identifier: LGPL-3.0-or-later
"""The recipes of logserver's manual page, each with the real program where it is installed."""

import json
import os
import shutil
import signal
import subprocess
import unittest

from integration.logs import LogTest, Sender, record, until
from support import executables, process

SENT = record("lda", "ERROR", "a.b", 'two\nlines "quoted" \u00e9') + record("dds", "INFO", "n", "second")


def needs(*programs):
    missing = [name for name in programs if not shutil.which(name)]
    return unittest.skipIf(missing, f"not installed: {' '.join(missing)}")


class PipelineTest(LogTest):
    def pipeline(self, command):
        """A shell runs `logserver COMMAND`, which is sent two records and then ended."""
        port = process.free_port()
        shell = subprocess.Popen(["bash", "-c", f"{executables.logserver()} -p {port} {command}"],
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=process.environment(), start_new_session=True)
        self.addCleanup(shell.stdout.close)
        self.addCleanup(shell.stderr.close)
        self.addCleanup(self._end, shell)
        pid = until(lambda: self._server(shell.pid, port))
        sender = Sender(port)
        sender.send(SENT)
        sender.leave()
        os.kill(pid, signal.SIGTERM)
        out, err = shell.communicate(timeout=30)
        return out.decode(), err.decode()

    @staticmethod
    def _end(shell):
        try:
            os.killpg(shell.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        shell.wait()

    @staticmethod
    def _server(group, port):
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                mine = os.getpgid(int(name)) == group
            except OSError:
                continue
            if mine and port in process.listening_ports(int(name)):
                return int(name)
        return None

    @needs("jq")
    def test_jq(self):
        out, _ = self.pipeline("--format=json | jq -r 'select(.levelno >= 30) | .source'")
        self.assertEqual(out, "lda\n")

    @needs("redis-server", "redis-cli")
    def test_redis(self):
        port = process.free_port()
        redis = process.ServerProcess(["redis-server", "--port", str(port), "--save", "", "--bind", "127.0.0.1"], port)
        self.addCleanup(redis.close)
        self.pipeline("-F 'XADD lab.log * source %{json}s level %L name %{json}n message %{json}m\\n' "
                      f"| redis-cli -p {port} > /dev/null")
        got = process.run(["redis-cli", "-p", port, "--json", "XRANGE", "lab.log", "-", "+"])
        fields = [dict(zip(entry[1][::2], entry[1][1::2])) for entry in json.loads(got.text)]
        self.assertEqual([(f["source"], f["level"], f["name"]) for f in fields],
                         [("lda", "ERROR", "a.b"), ("dds", "INFO", "n")])
        self.assertTrue(fields[0]["message"].startswith('two\nlines "quoted" '))

    @needs("socat")
    def test_rfc5424_over_a_socket(self):
        path = self.path("syslog")
        self.pipeline(f"--format=rfc5424 | socat -u - CREATE:{path}")
        lines = self.content("syslog").decode().splitlines()
        self.assertRegex(lines[0], r'\A<11>1 \S+Z \S+ lda - a\.b - two\\nlines "quoted" \u00e9\Z')
        self.assertRegex(lines[1], r"\A<14>1 \S+Z \S+ dds - n - second\Z")

    def test_journal_export(self):
        remote = next((path for path in ("/usr/lib/systemd/systemd-journal-remote",
                                         "/lib/systemd/systemd-journal-remote") if os.path.exists(path)), None)
        if not remote:
            self.skipTest("not installed: systemd-journal-remote")
        self.pipeline(f"--format=journal-export | {remote} -o {self.path('lab.journal')} -")
        got = process.run(["journalctl", "--file", self.path("lab.journal"), "-o", "json"])
        records = [json.loads(line) for line in got.text.splitlines()]
        self.assertEqual([r["SYSLOG_IDENTIFIER"] for r in records], ["lda", "dds"])

    @needs("rsyslogd", "socat")
    def test_rsyslog(self):
        port = process.free_port()
        with open(self.path("conf"), "w", encoding="ascii") as conf:
            conf.write(f"""global(workDirectory="{self.folder}")
module(load="imtcp")
input(type="imtcp" address="127.0.0.1" port="{port}")
template(name="parts" type="string" string="%app-name%|%msgid%|%syslogseverity-text%|%msg%\\n")
action(type="omfile" file="{self.path('out')}" template="parts")
""")
        daemon = process.ServerProcess(["rsyslogd", "-n", "-f", self.path("conf"), "-i", self.path("pid")], port)
        self.addCleanup(daemon.close)
        self.pipeline(f"--format=rfc5424 | socat -u - TCP:127.0.0.1:{port}")
        until(lambda: os.path.exists(self.path("out")) and self.content("out").count(b"\n") == 2, 30)
        self.assertEqual(self.content("out").decode().splitlines(),
                         ['lda|a.b|err|two\\nlines "quoted" \u00e9', "dds|n|info|second"])

    @needs("kcat")
    def test_kcat(self):
        # A consumer that brings its own cluster, of brokers that librdkafka plays.
        consumer = subprocess.Popen(["kcat", "-C", "-b", "none:1", "-X", "test.mock.num.brokers=1", "-t", "lab-log",
                                     "-c", "2", "-o", "beginning", "-u"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                    env=process.environment())
        for end in (consumer.stdout.close, consumer.stderr.close, consumer.wait, consumer.kill):
            self.addCleanup(end)
        while b"replaced with" not in (line := consumer.stderr.readline()):
            self.assertTrue(line, "kcat ended")
        broker = line.split()[-1].decode()
        self.pipeline(f"--format=json | kcat -P -b {broker} -t lab-log")
        self.assertEqual([json.loads(consumer.stdout.readline())["source"] for _ in range(2)], ["lda", "dds"])

    @needs("influxd", "curl")
    def test_influxdb(self):
        api, rpc = process.free_port(), process.free_port()
        with open(self.path("conf"), "w", encoding="ascii") as conf:
            conf.write(f"""reporting-disabled = true
bind-address = "127.0.0.1:{rpc}"
[meta]
  dir = "{self.path('meta')}"
[data]
  dir = "{self.path('data')}"
  wal-dir = "{self.path('wal')}"
[http]
  bind-address = "127.0.0.1:{api}"
[monitor]
  store-enabled = false
""")
        daemon = process.ServerProcess(["influxd", "-config", self.path("conf")], api, timeout=60)
        self.addCleanup(daemon.close)
        url = f"http://127.0.0.1:{api}"
        self.query(url, "CREATE DATABASE lab", "POST")
        self.pipeline("-F 'log level=\"%L\",source=%{json}s,logger=%{json}n,message=%{json}m\\n' | while IFS= read -r line; "
                      f"do curl -sS '{url}/write?db=lab' --data-binary \"$line\"; done")
        got = self.query(url, "SELECT level, source, logger, message FROM lab..log")
        (series,) = got["results"][0]["series"]
        self.assertEqual([row[1:] for row in series["values"]],
                         [["ERROR", "lda", "a.b", 'two\\nlines "quoted" \u00e9'], ["INFO", "dds", "n", "second"]])

    def query(self, url, text, method="GET"):
        got = process.run(["curl", "-sS", "-G", "-X", method, f"{url}/query", "--data-urlencode", f"q={text}"])
        self.assertEqual((got.code, got.talk), (0, ""))
        return json.loads(got.text)

    @needs("mosquitto", "mosquitto_pub", "mosquitto_sub")
    def test_mosquitto(self):
        port = process.free_port()
        broker = process.ServerProcess(["mosquitto", "-p", str(port)], port)
        self.addCleanup(broker.close)
        reader = subprocess.Popen(["mosquitto_sub", "-p", str(port), "-t", "lab/log", "-C", "2", "-W", "20"],
                                  stdout=subprocess.PIPE)
        self.addCleanup(reader.stdout.close)
        self.pipeline(f"--format=json | mosquitto_pub -p {port} -l -t lab/log")
        self.assertEqual([json.loads(line)["source"] for line in reader.communicate(timeout=30)[0].splitlines()],
                         ["lda", "dds"])


if __name__ == "__main__":
    unittest.main()
