// The agenda editor in the browser. Typed text takes its own way (editor/texts.js): it is kept here, and saved by plain
// requests, whether or not the line of the interactive page holds.

import { openKeeper } from "./editor/kept.js";
import { openTexts } from "./editor/texts.js";
import { openPages } from "./editor/pages.js";
import { openTools } from "./editor/tools.js";
import { openRows } from "./editor/rows.js";
import { openComments } from "./editor/comments.js";

const root = document.getElementById("editor");
const { base, slug, user, name, token, language, signIn } = root.dataset;
const phrases = JSON.parse(root.dataset.words);
const placeKey = `attportal.place/${slug}`;

let island = null;      // the island's own reference, once it is drawn
let isLineUp = true;    // the line of the interactive page
let isCircuitGone = false;
let isOver = false;      // signed out, or without the right: nothing is shown any more
let reach = "online";   // whether requests arrive: online, offline, out (signed out, or without the right)
let lastSave = null;
let where = { key: null, language: null, wroteAt: 0 };

const desk = {
    phrases, name,
    alert: sentence => { announcer.textContent = sentence; },

    // A request whose failure tells whether the server can be reached at all.
    async send(method, path, body, isLeaving = false) {
        const answer = await desk.ask(method, path, body, isLeaving);
        setReach([200, 204, 409, 422].includes(answer.status) ? "online" : answer.status === 0 || answer.status >= 500 ? "offline" : "out");
        return answer;
    },

    async ask(method, path, body, isLeaving = false) {
        const json = body === undefined ? undefined : JSON.stringify(body);
        try {
            const answer = await fetch(base + path, {
                method, body: json, redirect: "manual",
                headers: json === undefined ? {} : { "Content-Type": "application/json", RequestVerificationToken: token },
                keepalive: isLeaving && json.length < 60000,
                signal: AbortSignal.timeout(15000),
            });
            if (answer.type === "opaqueredirect") {
                return { status: 401 };
            }
            const isJson = answer.headers.get("Content-Type")?.includes("json");
            return { status: answer.status, body: isJson ? await answer.json() : null };
        } catch {
            return { status: 0 };
        }
    },
};

const announcer = document.createElement("p");
announcer.className = "hidden-text";
announcer.setAttribute("role", "alert");
root.append(announcer);

const offers = document.createElement("div");
offers.className = "offers";
offers.hidden = true;
root.prepend(offers);

// ---- the quiet line ----

const status = {
    saved(at, by, isMine) {
        lastSave = { at, by, isMine };
        status.show();
    },

    show() {
        const line = document.querySelector("[data-saved]");
        document.querySelector(".pane.items")?.toggleAttribute("inert", !isLineUp || reach === "out");
        if (line) {
            const [kind, sentence] = now(line);
            line.classList.toggle("lost", kind === "lost");
            line.classList.toggle("waiting", kind === "waiting");
            if (line.dataset.sentence !== sentence) {
                line.dataset.sentence = sentence;
                line.replaceChildren(sentence);
                if (reach === "out") {
                    const link = document.createElement("a");
                    link.href = signIn;
                    link.textContent = phrases["sign-in"];
                    line.append(" ", link);
                }
            }
        }
        if (isCircuitGone && reach === "online" && texts.unsaved().length === 0 && texts.contested().length === 0) {
            location.reload();
        }
    },

    // Texts in two versions whose field is not on the page: each is named, and leads to its place.
    offers() {
        const away = texts.contested().filter(t => !document.querySelector(`textarea[data-paper="${t.paper}"][data-key="${t.key}"][data-language="${t.language}"]`));
        offers.hidden = away.length === 0;
        offers.replaceChildren(...(away.length === 0 ? [] : [paragraph(phrases.kept), ...away.map(offerOf)]));
    },
};

function now(line) {
    if (reach === "out") {
        return ["lost", phrases["signed-out"]];
    }
    if (reach === "offline") {
        return ["lost", phrases.offline];
    }
    if (texts.contested().some(t => !t.conflict.kept)) {
        return ["waiting", phrases.choose];
    }
    if (texts.refused().length > 0) {
        return ["lost", phrases.refused];
    }
    if (texts.unsaved().length > 0) {
        return ["", phrases.saving];
    }
    if (!isLineUp) {
        return ["waiting", phrases["line-down"]];
    }
    const told = line.dataset.at ? { at: line.dataset.at, by: line.dataset.by, isMine: line.dataset.mine === "true" } : null;
    const last = told && (!lastSave || new Date(told.at) > new Date(lastSave.at)) ? told : lastSave;
    if (!last) {
        return ["", phrases["saved-never"]];
    }
    const at = new Date(last.at);
    const format = at.toDateString() === new Date().toDateString() ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
    const time = new Intl.DateTimeFormat(language, { ...format, hourCycle: "h23", numberingSystem: "latn" }).format(at);
    return ["", phrases[last.isMine ? "saved-mine" : "saved-by"].replace("{0}", time).replace("{1}", last.by)];
}

function paragraph(text) {
    const element = document.createElement("p");
    element.textContent = text;
    return element;
}

function offerOf(text) {
    const element = document.createElement("div");
    element.dataset.offer = text.id;
    if (text.conflict.isGone) {
        element.append(paragraph(text.name));
        element.insertAdjacentHTML("beforeend", text.conflict.panel); // drawn by the server, every word of it encoded
    } else {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "plain";
        button.textContent = text.name;
        button.addEventListener("click", () => tell("Go", text.paper, text.key, text.language));
        element.append(button);
    }
    return element;
}

function setReach(value) {
    const wasAway = reach !== "online";
    reach = value;
    if (wasAway && value === "online") {
        texts.saveAll(false);
        pages.want(0);
    }
    status.show();
}

// ---- the island ----

function tell(method, ...given) {
    return island && isLineUp ? island.invokeMethodAsync(method, ...given).catch(() => { }) : Promise.resolve();
}

function beat(isWriting = false) {
    return tell("Beat", where.key, where.language, isWriting);
}

window.attportalEditor = {
    attach(reference) {
        island = reference;
        const wanted = wantedPlace();
        (wanted ? tell("Go", wanted.paper, wanted.key, wanted.language) : Promise.resolve()).then(offerLeft);
    },
    // What is typed and not saved is kept in this browser; the page asks and says nothing more.
    leave() {
        isOver = true;
        island = null;
        reach = "out";
        status.show();
        setTimeout(() => Blazor.disconnect?.(), 100); // once the island has its answer
    },
    focus(id) {
        const element = document.getElementById(id);
        element?.focus();
        element?.scrollIntoView({ block: "nearest" });
    },
};

// A place from the address (#i6, #i6/annotation:fr, #p4), or the one in hand before the page was loaded again.
function wantedPlace() {
    const [key, tongue] = decodeURIComponent(location.hash.slice(1)).split(":");
    if (/^([ipqs]\d+|[A-Z]|salutation|closing|caption)(\/\w+)?$/.test(key)) {
        history.replaceState(null, "", location.pathname + location.search);
        return { paper: /^[iqs]\d/.test(key) ? "agenda" : "letter", key, language: tongue ?? "" };
    }
    try {
        return JSON.parse(sessionStorage.getItem(placeKey));
    } catch {
        return null;
    }
}

async function offerLeft() {
    for (const record of await keeper.left()) {
        await texts.offer(record);
    }
    status.offers();
}

const observer = new MutationObserver(changes => {
    const fields = new Set();
    let isDrawn = false;
    for (const change of changes) {
        if (change.type === "attributes") {
            if (change.target.matches("textarea[data-paper]")) {
                texts.refresh(change.target);
            } else if (change.target.matches("[data-pages]")) {
                isDrawn = true;
            }
        } else {
            for (const node of change.addedNodes) {
                if (node.nodeType === Node.ELEMENT_NODE) {
                    if (node.matches("textarea[data-paper]")) {
                        fields.add(node);
                    }
                    node.querySelectorAll("textarea[data-paper]").forEach(f => fields.add(f));
                    isDrawn ||= node.matches("[data-pages]") || node.querySelector("[data-pages]") !== null;
                }
            }
        }
    }
    fields.forEach(texts.adopt);
    if (fields.size > 0) {
        status.offers();
    }
    if (isDrawn) {
        pages.want(0);
    }
    status.show();
});

// ---- what the person does ----

root.addEventListener("input", event => {
    if (event.target.matches("textarea[data-paper]")) {
        texts.typed(event.target);
        pages.want();
        note(event.target, true);
    }
});

root.addEventListener("focusin", event => {
    if (event.target.matches("textarea[data-paper]")) {
        note(event.target, false);
    }
});

function note(field, isWriting) {
    const { paper, key, language: tongue } = field.dataset;
    const isNew = where.key !== key || where.language !== tongue;
    if (isNew || (isWriting && Date.now() - where.wroteAt > 3000)) {
        where = { key, language: tongue, wroteAt: isWriting ? Date.now() : 0 };
        beat(isWriting);
    }
    try { sessionStorage.setItem(placeKey, JSON.stringify({ paper, key, language: tongue })); } catch { /* a browser that keeps nothing */ }
}

window.addEventListener("offline", () => setReach("offline"));
window.addEventListener("online", () => pulse());
window.addEventListener("pagehide", () => texts.saveAll(true));
document.addEventListener("visibilitychange", () => (document.hidden ? texts.saveAll(true) : pulse()));
document.querySelector(".person-menu")?.addEventListener("submit", () => texts.saveAll(true));

function pulse() {
    return isOver ? Promise.resolve() : desk.send("GET", "/pulse");
}

// ---- the line of the interactive page ----

async function reconnect() {
    if (isOver) {
        return;
    }
    isLineUp = false;
    status.show();
    for (let attempt = 0; ; attempt++) {
        await new Promise(resolve => setTimeout(resolve, Math.min(500 * 2 ** attempt, 5000)));
        try {
            if (await Blazor.reconnect()) {
                return; // onConnectionUp tells the rest
            }
            break; // the server has no memory of this page: it was restarted, or too much time went by
        } catch {
            // not reachable yet
        }
    }
    isCircuitGone = true;
    texts.saveAll(false);
    await pulse();
}

function addressOf(url) {
    // The script asks beside the page for what stands at the root.
    return typeof url === "string" && url.startsWith("_blazor") ? `/${url}` : url;
}

const sendBeacon = navigator.sendBeacon.bind(navigator);
// Whoever signed out has no right to the line any more, not even to take leave on it.
navigator.sendBeacon = (url, data) => isOver || sendBeacon(addressOf(url), data);

const keeper = openKeeper(user, slug);
const texts = openTexts(desk, keeper, status);
const pages = openPages(desk, texts);
openTools(phrases);
openComments(root, desk, user, slug);
openRows((paper, key, position) => tell("MoveTo", paper, key, position));

await keeper.takeName();
observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-text", "data-version", "data-part", "data-language", "data-anchor", "data-revision", "data-at"] });
setInterval(() => beat(false), 10000);
setInterval(pulse, 20000);
setInterval(() => status.show(), 30000);

await Blazor.start({
    ssr: { disableDomPreservation: true },
    circuit: {
        configureSignalR: builder => builder.withUrl("/_blazor"),
        initializers: { beforeStart: [], afterStarted: [] }, // none; otherwise the script would ask for them beside the page
        reconnectionHandler: {
            onConnectionDown: reconnect,
            onConnectionUp: () => {
                isLineUp = true;
                pulse();
                beat();
            },
        },
    },
});
