"""A mail service of every temper: what Postmark answers, on a port of this machine."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TAKEN = (200, {"ErrorCode": 0, "Message": "OK", "MessageID": "1"})
# As Postmark says that a letterbox sent letters back, or that its own key is not known.
INACTIVE = "Found inactive addresses: ben@letterbox.example.\nInactive recipients are some."
NO_SUCH_LETTERBOX = (422, {"ErrorCode": 406, "Message": INACTIVE})
NOT_LET_IN = (401, {"ErrorCode": 10, "Message": "No such token."})
OUT = (503, {"Message": "Service is unavailable."})
FROM_A_GATEWAY = (504, {})


class LetterService:
    """What it took, and what it answers first, before it is kind again."""

    def __init__(self):
        self.took, self.answers = [], []

    def answer(self, letter):
        if self.answers:
            return self.answers.pop(0)
        self.took.append(letter)
        return TAKEN


@contextmanager
def open_service(settings):
    """Such a service, to which the settings send letters. Afterwards nobody listens there."""
    service = LetterService()

    class Counter(BaseHTTPRequestHandler):
        def do_POST(self):
            letter = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = service.answer(letter)
            if answer is None:  # It hangs up.
                return
            status, said = answer
            body = json.dumps({"To": letter["To"], **said}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Counter)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.MAIL_SERVICE = "postmark"
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = settings.ANYMAIL | {
        "POSTMARK_SERVER_TOKEN": "a-token",
        "POSTMARK_API_URL": f"http://127.0.0.1:{server.server_port}/",
    }
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
