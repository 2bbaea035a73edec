// Comments go to the server by plain requests, like typed text. What is not sent yet is kept in this browser, with the name
// under which it will be sent: should the answer get lost, the same comment arrives twice and is said once.

export function openComments(root, desk, user, slug) {
    const keyOf = field => `attportal.comment/${user}/${slug}/${field.dataset.comment}`;
    const toldOf = field => field.closest(".field").querySelector("[data-comment-told]");

    new MutationObserver(adoptAll).observe(root, { subtree: true, childList: true });
    adoptAll();

    function adoptAll() {
        for (const field of root.querySelectorAll("textarea[data-comment]:not([data-adopted])")) {
            field.dataset.adopted = "";
            field.value = read(keyOf(field))?.text ?? "";
        }
    }

    root.addEventListener("input", event => {
        if (event.target.matches("textarea[data-comment]")) {
            const field = event.target;
            const text = field.value;
            tell(field, "");
            write(keyOf(field), text.trim() ? { id: read(keyOf(field))?.id ?? crypto.randomUUID(), text } : null);
        }
    });

    root.addEventListener("keydown", event => {
        if (event.target.matches("textarea[data-comment]") && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            send(event.target);
        }
    });

    root.addEventListener("click", event => {
        if (event.target.closest("[data-comment-send]")) {
            send(root.querySelector("textarea[data-comment]"));
        }
    });

    async function send(field) {
        if (field.readOnly) {
            return;
        }
        const key = keyOf(field);
        const kept = read(key) ?? { id: crypto.randomUUID(), text: field.value };
        field.readOnly = true;
        const answer = await desk.send("POST", "/comments", { place: field.dataset.comment, id: kept.id, text: field.value });
        field.readOnly = false;
        field.focus();
        if (answer.status === 200) {
            write(key, null);
            field.value = "";
            tell(field, "");
            desk.alert(desk.phrases.commented);
        } else {
            tell(field, answer.body?.sentence ?? desk.phrases["not-commented"]);
        }
    }

    function tell(field, sentence) {
        const told = toldOf(field);
        told.textContent = sentence;
        told.hidden = sentence === "";
        if (sentence) {
            field.setAttribute("aria-invalid", "true");
        } else {
            field.removeAttribute("aria-invalid");
        }
    }
}

const memory = new Map();

function read(key) {
    try { return JSON.parse(localStorage.getItem(key)) ?? memory.get(key); } catch { return memory.get(key); }
}

function write(key, value) {
    try {
        if (value) {
            localStorage.setItem(key, JSON.stringify(value));
        } else {
            localStorage.removeItem(key);
        }
    } catch { /* a browser that keeps nothing */ }
    if (value) {
        memory.set(key, value);
    } else {
        memory.delete(key);
    }
}
