"""A device that makes and uses passkeys, as a browser's script would send what it answers."""

import hashlib
import html
import json
import os
import secrets

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from alongside.people.coming_in.secrets import kept_for

VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
HELD = AuthenticatorData.FLAG.UP


class Device:
    """One device with one passkey at most. `origin` is the address that its browser is on."""

    def __init__(self, origin="http://localhost", flags=VERIFIED):
        self.origin, self.flags = origin, flags
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.whose = None

    def make(self, options):
        """What it answers to a page that asks for a new passkey."""
        asked = json.loads(options)["publicKey"]
        self.whose, self.asked = websafe_decode(asked["user"]["id"]), asked
        key = ES256.from_cryptography_key(self.key.public_key())
        known = AttestedCredentialData.create(b"\0" * 16, self.id, key)
        data = AuthenticatorData.create(
            self.place(asked["rp"]["id"]), self.flags | AuthenticatorData.FLAG.AT, 0, known
        )
        return self.answer(
            clientDataJSON=self.said("webauthn.create", asked),
            attestationObject=AttestationObject.create("none", data, {}),
        )

    def prove(self, options):
        """What it answers to a page that asks who is there."""
        asked = (options if isinstance(options, dict) else json.loads(options))["publicKey"]
        data = AuthenticatorData.create(self.place(asked["rpId"]), self.flags, 1)
        said = self.said("webauthn.get", asked)
        signed = bytes(data) + hashlib.sha256(said).digest()
        return self.answer(
            clientDataJSON=said,
            authenticatorData=data,
            signature=self.key.sign(signed, ec.ECDSA(hashes.SHA256())),
            userHandle=self.whose or os.urandom(8),
        )

    def place(self, host):
        return hashlib.sha256(host.encode()).digest()

    def said(self, kind, asked):
        return CollectedClientData.create(
            type=kind, challenge=asked["challenge"], origin=self.origin
        )

    def answer(self, **response):
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "clientExtensionResults": {},
                "response": {
                    name: websafe_encode(bytes(value)) for name, value in response.items()
                },
            }
        )


def options_of(page):
    """What a page asks the device for."""
    return html.unescape(page.text.split('data-options="')[1].split('"')[0])


def add_passkey(browser, device=None):
    """Add a passkey to the account that is signed in in this browser. Returns the device."""
    device = device or Device()
    page = browser.get("/account/sign-in/passkey/")
    answer = device.make(options_of(page))
    sent = browser.post("/account/sign-in/passkey/", {"credential": answer})
    assert sent.status_code == 302, sent.text
    return device


def sign_in_with(browser, device, **more):
    """What the sign-in page's script does. Returns the answer to what it sends."""
    asked = browser.get("/sign-in/passkey/", headers={"accept": "application/json"})
    return browser.post("/sign-in/passkey/", {"credential": device.prove(asked.json()), **more})


def give_ways_in(person):
    """Two passkeys, an app and recovery codes, as if added through the pages. Returns a passkey."""
    with kept_for(person):
        TOTP.activate(person, generate_totp_secret())
        RecoveryCodes.activate(person)
    for _time in range(2):
        asked = {"publicKey": {"rp": {"id": "localhost"}, "challenge": "", "user": {"id": ""}}}
        made = json.loads(Device().make(json.dumps(asked)))
        passkey = Authenticator.objects.create(
            user=person, type="webauthn", data={"name": "", "credential": made}
        )
    return passkey
