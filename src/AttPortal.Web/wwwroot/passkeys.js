// Lets the browser make or use a passkey, and sends what it answers by the form around the button. Without script, or where the
// browser knows no passkeys, these forms are not shown; signing in by password needs no script.

const failed = form => {
    form.querySelector("[data-passkey-failed]").hidden = false;
    form.querySelector("button").disabled = false;
};

async function ask(form) {
    const body = new FormData();
    body.set("__RequestVerificationToken", form.elements["__RequestVerificationToken"].value);
    const answer = await fetch(form.dataset.options, { method: "POST", body });
    if (!answer.ok) {
        throw new Error(`The portal answered ${answer.status}.`);
    }
    const options = await answer.json();
    return form.dataset.passkey === "create"
        ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    for (const form of document.querySelectorAll("form[data-passkey]")) {
        form.hidden = false;
        form.addEventListener("submit", async event => {
            if (form.elements.Credential.value) {
                return;
            }
            event.preventDefault();
            form.querySelector("button").disabled = true;
            try {
                const credential = await ask(form);
                form.elements.Credential.value = JSON.stringify(credential);
                form.submit();
            } catch {
                // The person stopped it, or has no passkey here: nothing was changed.
                failed(form);
            }
        });
    }
}
