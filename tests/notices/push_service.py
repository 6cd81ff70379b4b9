"""A push service with a device behind it, both real: HTTPS on this machine, and keys of its own."""

import base64
import json
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import http_ece
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

AUTH = b"sixteen bytes 16"


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Device:
    """Where pushes are read: what a browser keeps to itself."""

    def __init__(self, endpoint):
        self.endpoint, self.key = endpoint, ec.generate_private_key(ec.SECP256R1())

    @property
    def subscription(self):
        """What it gives to a page of ours."""
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {"endpoint": self.endpoint, "p256dh": base64url(point), "auth": base64url(AUTH)}

    def read(self, body):
        opened = http_ece.decrypt(body, private_key=self.key, auth_secret=AUTH, version="aes128gcm")
        return json.loads(opened)


class PushService:
    """What it was sent, as (path, headers, body); and what it answers first, before it is kind."""

    def __init__(self):
        self.took, self.answers = [], []
        self.is_over = threading.Event()

    def answer(self, request):
        body = request.rfile.read(int(request.headers["Content-Length"]))
        status, headers = self.answers.pop(0) if self.answers else (201, {})
        if status == "never":
            self.took.append((request.path, request.headers, body))
            self.is_over.wait(10)
            return
        if status == "hang up":
            self.took.append((request.path, request.headers, body))
            self.hang_up(request)
            return
        if status == 201:
            self.took.append((request.path, request.headers, body))
        request.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            request.send_header(name, value)
        request.end_headers()

    def hang_up(self, request):
        """It took it, and dies before it says so."""
        request.close_connection = True
        request.connection.close()


@contextmanager
def open_service(settings, directory, service=None):
    """A push service of this machine, which the settings let pushes go to."""
    service = service or PushService()

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self):
            service.answer(self)

        def log_message(self, *what):
            """Nothing to say."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    server.daemon_threads = True
    certificate = directory / "push.pem"
    make_certificate(certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    service.address = f"https://127.0.0.1:{server.server_port}/push/"
    settings.PUSH_BACKEND = "alongside.notices.push.destinations.post"
    settings.PUSH_MAY_STAY_INSIDE, settings.PUSH_TRUSTS = True, str(certificate)
    try:
        yield service
    finally:
        service.is_over.set()
        server.shutdown()
        server.server_close()


def make_certificate(path):
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "push service")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = made.add_extension(here, critical=False).sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(pem))
