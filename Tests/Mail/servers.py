"""Servers of mail on the loopback: a real one with TLS and a login, and ones that are silent, or die, at a moment of their own."""

import contextlib
import logging
import socket
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

# Handshakes that fail are what some of the tests are about.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)

USER, PASSWORD = "revops", 'secret "of" \\ the=day'


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(folder):
    """A certificate for localhost that nobody knows but who is given it: its file, and a context that shows it."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return cert, context


class Mailboxes:
    """What arrived, and what is answered to whom."""

    def __init__(self, refused=None, busy=None, after=None):
        self.arrived, self.logins = [], []
        # By address: the answer to RCPT; how often it is told to come back; the answer after the mail.
        self.refused, self.busy, self.after = refused or {}, busy or {}, after

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        if self.busy.get(address, 0):
            self.busy[address] -= 1
            return "451 4.7.1 Greylisted, come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.after:
            return self.after
        self.arrived.append((envelope.mail_from, envelope.rcpt_tos[0], envelope.original_content))
        return f"250 2.0.0 queued as {len(self.arrived)}"

    def login(self, server, session, envelope, mechanism, data):
        self.logins.append(mechanism)
        is_right = data.login.decode() == USER and data.password.decode() == PASSWORD
        return AuthResult(success=is_right, handled=is_right)

    def of(self, address):
        return [content for _, recipient, content in self.arrived if recipient == address]


def greeted(port):
    """Waits for the first word of a server that speaks TLS; aiosmtpd asks with the context of a server, which cannot."""
    client = ssl.create_default_context()
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("localhost", port), 5) as plain, client.wrap_socket(plain) as encrypted:
        encrypted.recv(1024)


@contextlib.contextmanager
def server(boxes, context=None, starttls=False, login=False, size=None):
    """A real server; gives its port."""
    options = {"authenticator": boxes.login, "auth_required": True, "auth_require_tls": starttls} if login else {}
    if starttls:
        options |= {"tls_context": context, "require_starttls": True}
    elif context:
        options["ssl_context"] = context
    controller = Controller(boxes, hostname="localhost", port=free_port(), data_size_limit=size or 33554432, **options)
    if context and not starttls:
        controller._trigger_server = lambda: greeted(controller.port)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


class Odd:
    """A server that does as told up to a moment: `greeting`, `data` (dies or is silent once the mail is there), `go` (dies when it may
    begin)."""

    def __init__(self, moment, dies):
        self.moment, self.dies = moment, dies
        self.reached, self.open = threading.Event(), []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                self.open.append(connection)
                threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def stop(self, connection):
        self.reached.set()
        if self.dies:
            connection.shutdown(socket.SHUT_RDWR)
        return self.dies

    def talk(self, connection):
        with contextlib.suppress(OSError):
            lines = connection.makefile("rb")
            if self.moment == "greeting":
                self.stop(connection)
                return
            connection.sendall(b"220 odd ESMTP\r\n")
            for line in lines:
                word = line.split()[0].upper()
                if word == b"DATA":
                    connection.sendall(b"354 Go\r\n")
                    if self.moment == "data":
                        while lines.readline() not in (b".\r\n", b""):
                            pass
                    self.stop(connection)
                    return
                connection.sendall(b"221 Bye\r\n" if word == b"QUIT" else b"250 OK\r\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()
        for connection in self.open:
            connection.close()
