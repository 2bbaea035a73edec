// Saves a draft at every pause of typing. The browser keeps what has not arrived, over a lost line, an ended sign-in and a
// closed window; without this script the button saves.
const form = document.getElementById("draft");
const told = document.getElementById("autosave");
const address = form.getAttribute("action"); // form.action is the buttons of that name
const pause = 1200;
const key = "draft " + location.pathname + " " + form.elements.draft.value;
const typed = form.querySelectorAll("[name^='text:']");
let timer, running = false, again = false, wait = 2000, sent = snapshot();

function snapshot() {
    return JSON.stringify([...form.elements].filter((e) => e.name && e.type !== "file" && e.type !== "submit" && !/^(version:|read:|__|action)/.test(e.name))
        .map((e) => [e.name, e.type === "checkbox" || e.type === "radio" ? e.checked : e.value]));
}

function tell(sentence, state) {
    told.textContent = sentence;
    told.className = "saved " + (state ?? "");
}

function keep() {
    try {
        localStorage.setItem(key, JSON.stringify([...typed].map((e) => [e.name, e.value])));
    } catch {
        // A browser that keeps nothing still saves to the portal.
    }
}

function forget() {
    try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
}

function later(time) {
    clearTimeout(timer);
    timer = setTimeout(save, time);
}

async function save() {
    if (running) {
        again = true;
        return;
    }

    const now = snapshot();
    if (now === sent) {
        return;
    }

    running = true;
    tell(form.dataset.saving);
    const body = new FormData(form);
    body.delete("file");
    body.set("action", "save");
    try {
        const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
        const result = await answer.json();
        take(result, now);
    } catch {
        tell(form.dataset.unsaved, "lost");
        wait = Math.min(wait * 2, 60000);
        later(wait);
    }

    running = false;
    if (again) {
        again = false;
        later(pause);
    }
}

function take(result, now) {
    const before = JSON.parse(now);
    for (const [field, kept] of Object.entries(result.versions ?? {})) {
        const shown = form.elements["text:" + field];
        if (!shown || !form.elements["read:" + field] || (result.refused ?? []).includes(field)) {
            continue;
        }

        // What a colleague wrote appears where nothing was typed here meanwhile; else the next save tells of both.
        const theirs = result.theirs?.[field];
        const pair = before.find(([name]) => name === shown.name);
        const isTaken = theirs !== undefined && shown.value === pair?.[1];
        if (isTaken) {
            shown.value = theirs;
            pair[1] = shown.value;
        }

        if (isTaken || (result.written ?? []).includes(field)) {
            form.elements["version:" + field].value = kept.version;
            form.elements["read:" + field].value = kept.read;
        }
    }

    if (result.state === "saved") {
        sent = JSON.stringify(before);
        wait = 2000;
        if (snapshot() === sent) {
            forget();
        }

        const place = new URL(location.href);
        if (!place.searchParams.has("draft")) {
            place.searchParams.set("draft", form.elements.draft.value);
            history.replaceState(null, "", place);
        }

        tell(`${form.dataset.saved} · ${result.at}`);
    } else if (result.state === "old-page") {
        form.elements.__RequestVerificationToken.value = result.token;
        later(100);
    } else {
        // Signed out, or a colleague wrote meanwhile: the button shows what to do, and the text stays in the fields.
        tell(result.state === "refused" ? form.dataset.refused : form.dataset.unsaved, "lost");
    }
}

try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    if (kept?.some(([name, value]) => form.elements[name] && form.elements[name].value !== value)) {
        kept.forEach(([name, value]) => { if (form.elements[name]) { form.elements[name].value = value; } });
        tell(form.dataset.restored, "waiting");
        later(pause);
    }
} catch {
    forget();
}

form.addEventListener("input", () => {
    keep();
    later(pause);
});
form.addEventListener("change", () => later(pause));
form.addEventListener("submit", () => clearTimeout(timer));
addEventListener("online", () => later(100));
addEventListener("focus", () => later(500));
