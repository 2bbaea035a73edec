// Keeps what was typed and is not saved, in this browser, until the server has acknowledged that very text.
// One record for each text and window: two windows never write over each other's record.

const prefix = "attportal.kept";

export function openKeeper(user, slug) {
    const own = { id: null };
    const base = `${prefix}/${user}/${slug}/`;
    const memory = new Map();

    // A window holds a lock with its name as long as it lives; whatever carries another name was left behind.
    async function takeName() {
        let id = read(sessionStorage, "attportal.window") ?? crypto.randomUUID();
        if (navigator.locks && !(await hold(id))) {
            id = crypto.randomUUID(); // a duplicated window has a copy of the other's name
            await hold(id);
        }
        own.id = id;
        try { sessionStorage.setItem("attportal.window", id); } catch { /* a browser that keeps nothing */ }
    }

    function hold(id) {
        return new Promise(resolve => {
            navigator.locks.request(`attportal.window.${id}`, { ifAvailable: true }, lock => {
                resolve(lock !== null);
                return lock === null ? undefined : new Promise(() => { });
            });
        });
    }

    async function living() {
        if (!navigator.locks) {
            return new Set();
        }
        const held = (await navigator.locks.query()).held ?? [];
        return new Set(held.map(l => l.name).filter(n => n.startsWith("attportal.window.")).map(n => n.slice("attportal.window.".length)));
    }

    function keep(id, record) {
        const key = `${base}${own.id}/${id}`;
        memory.set(key, record);
        try { localStorage.setItem(key, JSON.stringify(record)); } catch { /* full: the page itself still has it */ }
    }

    function release(id) {
        const key = `${base}${own.id}/${id}`;
        memory.delete(key);
        try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
    }

    function forget(key) {
        try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
    }

    // What windows left behind that are closed now, this one before its reload among them; the newest of each text.
    async function left() {
        const alive = await living();
        const found = [];
        for (let i = 0; i < (safeLength()); i++) {
            const key = localStorage.key(i);
            if (!key?.startsWith(base)) {
                continue;
            }
            const owner = key.slice(base.length).split("/", 1)[0];
            if (owner === own.id || !alive.has(owner)) {
                const record = parse(localStorage.getItem(key));
                if (record) {
                    found.push({ ...record, storedAs: key });
                }
            }
        }
        return found.sort((a, b) => a.at.localeCompare(b.at));
    }

    function safeLength() {
        try { return localStorage.length; } catch { return 0; }
    }

    return { takeName, keep, release, forget, left };
}

function parse(json) {
    try { return JSON.parse(json); } catch { return null; }
}

function read(storage, key) {
    try { return storage.getItem(key); } catch { return null; }
}
