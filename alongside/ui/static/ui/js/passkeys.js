// Passkeys: asks the device, and sends what it answers with the form that stands on the page.
// A form says by data-passkey what it is for: to `make` one, to `prove` who somebody is, or to
// `find` out by any passkey of this place.

const works = "PublicKeyCredential" in window && "credentials" in navigator;

for (const part of document.querySelectorAll("[data-passkey], [data-with-passkeys]")) {
  part.hidden = !works;
}
for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = works;

// The name is sent to another address than the form with its password.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-send-to]");
  if (!button) return;
  button.form.action = button.dataset.sendTo;
  button.form.submit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.passkey) return;
  event.preventDefault();
  ask(form);
});

async function ask(form) {
  const said = form.querySelector("[data-said]");
  const button = form.querySelector("button");
  if (button.hasAttribute("aria-disabled")) return;
  said.textContent = "";
  button.setAttribute("aria-disabled", true); // Disabled outright it would lose the focus.
  try {
    const credential = await ceremony(form);
    form.elements.credential.value = JSON.stringify(asJSON(credential));
    form.submit();
  } catch (problem) {
    said.textContent = said.dataset[wordsFor(problem.name)];
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

async function ceremony(form) {
  const { publicKey } = form.dataset.options
    ? JSON.parse(form.dataset.options)
    : await challenge(form.getAttribute("action"));
  return form.dataset.passkey === "make"
    ? navigator.credentials.create({ publicKey: toMake(publicKey) })
    : navigator.credentials.get({ publicKey: toProve(publicKey) });
}

async function challenge(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.json();
}

function wordsFor(name) {
  if (name === "NotAllowedError" || name === "AbortError") return "stopped";
  return name === "InvalidStateError" ? "known" : "failed";
}

// -- bytes and text: browsers do it themselves by now, older ones by hand --------------------------

function toMake(options) {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) {
    return PublicKeyCredential.parseCreationOptionsFromJSON(options);
  }
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
  };
}

function toProve(options) {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) {
    return PublicKeyCredential.parseRequestOptionsFromJSON(options);
  }
  return {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(withBytes),
  };
}

const withBytes = (credential) => ({ ...credential, id: bytes(credential.id) });

function asJSON(credential) {
  if (credential.toJSON) return credential.toJSON();
  const { response } = credential;
  const answered = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(
      answered.filter((name) => response[name]).map((name) => [name, text(response[name])]),
    ),
  };
}

function bytes(base64url) {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
