// The texts of the page: what stands in each field, what the server has of it, and the way between.
// The island never sets a field; it tells by data-text and data-version what the server has, and this script decides.

const pauseBeforeSaving = 400;
const pausesBeforeTrying = [1000, 2000, 4000, 5000];

export function openTexts(desk, keeper, status) {
    const texts = new Map();

    const idOf = field => `${field.dataset.paper}|${field.dataset.key}|${field.dataset.language}`;
    const fieldOf = text => document.querySelector(`textarea[data-paper="${text.paper}"][data-key="${text.key}"][data-language="${text.language}"]`);
    const slotOf = (field, name) => field?.closest(".field")?.querySelector(`[data-${name}]`);

    // ---- fields come, change and go with the island's drawing ----

    function adopt(field) {
        const id = idOf(field);
        let text = texts.get(id);
        if (!text) {
            text = {
                id, paper: field.dataset.paper, key: field.dataset.key, language: field.dataset.language,
                saved: field.dataset.text, value: field.dataset.text, base: Number(field.dataset.version),
                doubt: [], timer: 0, attempts: 0, sending: false, conflict: null, refused: null, told: null, aside: null,
            };
            texts.set(id, text);
        }
        text.name = field.dataset.name;
        hear(text, field.dataset.text, Number(field.dataset.version));
        field.value = text.value;
        fit(field);
        showAt(text);
    }

    function refresh(field) {
        const text = texts.get(idOf(field));
        if (text) {
            text.name = field.dataset.name;
            hear(text, field.dataset.text, Number(field.dataset.version));
        }
    }

    // What the server has now. An untouched field follows; a touched one goes on, and the next save will tell of a conflict.
    function hear(text, saved, version) {
        if (version < text.base || (version === text.base && saved === text.saved)) {
            return;
        }
        if (!isUnsaved(text) && !text.conflict) {
            text.saved = saved;
            text.base = version;
            setValue(text, saved);
        } else if (text.doubt.includes(saved)) {
            text.saved = saved;
            text.base = version;
        } else if (text.conflict && version > text.conflict.version) {
            compare(text);
        }
    }

    function setValue(text, value) {
        text.value = value;
        const field = fieldOf(text);
        if (!field || field.value === value) {
            return;
        }
        // The cursor keeps its place in the words around it.
        const old = field.value;
        const hasFocus = document.activeElement === field;
        let start = field.selectionStart, end = field.selectionEnd;
        let same = 0;
        while (same < old.length && same < value.length && old[same] === value[same]) {
            same++;
        }
        const shift = value.length - old.length;
        start = start <= same ? start : Math.max(same, start + shift);
        end = end <= same ? end : Math.max(same, end + shift);
        field.value = value;
        if (hasFocus) {
            field.setSelectionRange(start, end);
        }
        fit(field);
    }

    const isUnsaved = text => text.value !== text.saved;

    // ---- typing ----

    function typed(field) {
        const text = texts.get(idOf(field));
        if (!text) {
            return;
        }
        if (field.dataset.line === "true" && field.value.includes("\n")) {
            field.value = field.value.replace(/\s*\n\s*/g, " ");
        }
        text.value = field.value;
        text.refused = null;
        text.told = null;
        text.aside = null;
        keep(text);
        fit(field);
        if (!isUnsaved(text) && !text.sending && !text.conflict) {
            keeper.release(text.id);
        }
        showAt(text);
        schedule(text, pauseBeforeSaving);
        status.show();
    }

    function keep(text) {
        keeper.keep(text.id, record(text, text.value));
    }

    function record(text, value) {
        return {
            paper: text.paper, key: text.key, language: text.language, name: text.name,
            text: value, base: text.base, doubt: text.doubt, at: new Date().toISOString(), who: desk.name,
        };
    }

    function fit(field) {
        if (!CSS.supports("field-sizing", "content")) {
            field.style.blockSize = "auto";
            field.style.blockSize = `${field.scrollHeight + 4}px`;
        }
    }

    // ---- saving ----

    function schedule(text, pause) {
        clearTimeout(text.timer);
        text.timer = setTimeout(() => (text.conflict && !text.conflict.kept ? compare(text) : save(text)), pause);
    }

    async function save(text, isLeaving = false) {
        // An offer from an earlier visit waits as long as it likes; two versions of now wait for a choice.
        if (text.sending || (text.conflict && !text.conflict.kept) || text.refused || !isUnsaved(text)) {
            return;
        }
        clearTimeout(text.timer);
        const sent = text.value;
        text.sending = true;
        // Should the answer get lost, the server may have the text all the same: then it is no conflict.
        text.doubt = [...text.doubt.filter(t => t !== sent), sent].slice(-5);
        keep(text);
        status.show();
        const answer = await desk.send("PUT", "/text", { paper: text.paper, key: text.key, language: text.language, text: sent, basedOn: text.base }, isLeaving);
        text.sending = false;
        switch (answer.status) {
            case 200:
                acknowledged(text, sent, answer.body);
                break;
            case 409:
                text.attempts = 0;
                if (text.doubt.includes(answer.body.theirs) && !answer.body.isGone) {
                    text.base = answer.body.version;
                    text.saved = answer.body.theirs;
                    schedule(text, 0);
                } else {
                    contested(text, answer.body);
                }
                break;
            case 422:
                text.attempts = 0;
                text.refused = answer.body.sentence;
                if (answer.body.code === "text.gone") {
                    compare(text);
                }
                break;
            default:
                schedule(text, pausesBeforeTrying[Math.min(text.attempts++, pausesBeforeTrying.length - 1)]);
        }
        showAt(text);
        status.show();
    }

    function acknowledged(text, sent, answer) {
        text.attempts = 0;
        text.doubt = [];
        text.base = answer.version;
        text.saved = answer.text;
        if (text.value === sent) {
            setValue(text, answer.text);
            keeper.release(text.id);
            text.told = answer.told;
        } else {
            keep(text);
            schedule(text, pauseBeforeSaving);
        }
        status.saved(answer.at, answer.by, true);
        if (text.conflict) {
            compare(text);
        }
    }

    // ---- two versions ----

    function contested(text, answer, kept = null) {
        const isNew = !text.conflict;
        const shown = text.conflict?.shown ?? { theirs: answer.theirs, version: answer.version };
        text.conflict = { theirs: answer.theirs, version: answer.version, panel: answer.panel, isGone: answer.isGone, kept, shown };
        showAt(text, isNew);
        status.offers();
        status.show();
    }

    // Sets the text beside what the server has now: the person goes on typing, or the other does.
    async function compare(text) {
        const kept = text.conflict?.kept ?? null;
        const mine = kept?.text ?? text.value;
        const answer = await desk.send("POST", "/compare", { paper: text.paper, key: text.key, language: text.language, text: mine, wasKept: kept !== null, at: kept?.at ?? null });
        if (answer.status !== 200) {
            schedule(text, 2000);
            return;
        }
        if (!answer.body.isGone && answer.body.theirs === mine) {
            agreed(text, answer.body);
        } else {
            contested(text, answer.body, kept);
        }
    }

    function agreed(text, answer) {
        settle(text);
        text.saved = answer.theirs;
        text.base = answer.version;
        setValue(text, answer.theirs);
        keeper.release(text.id);
        showAt(text);
        status.show();
    }

    function settle(text) {
        if (text.conflict?.kept) {
            keeper.forget(text.conflict.kept.storedAs);
        }
        text.conflict = null;
        text.refused = null;
        text.doubt = [];
    }

    function choose(text, choice, combined) {
        const kept = text.conflict.kept;
        const { theirs, version } = text.conflict.shown;
        const mine = kept?.text ?? text.value;
        if (choice === "copy") {
            navigator.clipboard?.writeText(mine);
            return;
        }
        // Whatever is not taken can be put back for a while.
        const notTaken = choice === "theirs" ? mine : kept && isUnsaved(text) ? text.value : null;
        if (!kept) {
            text.base = version;
            text.saved = theirs;
        }
        if (choice === "mine" || choice === "combined") {
            setValue(text, choice === "mine" ? mine : combined);
        } else if (!kept && choice === "theirs") {
            setValue(text, theirs);
        }
        if (isUnsaved(text) && choice !== "drop") {
            keep(text); // before the old record goes
        } else {
            keeper.release(text.id);
        }
        keeper.release(`${text.id}|combined`);
        settle(text);
        text.aside = notTaken === text.value ? null : notTaken;
        showAt(text);
        status.show();
        status.offers();
        save(text);
        fieldOf(text)?.focus();
    }

    function putBack(text) {
        const mine = text.aside;
        text.aside = null;
        setValue(text, mine);
        keep(text);
        showAt(text);
        save(text);
        fieldOf(text)?.focus();
    }

    // ---- what stands at the field ----

    function showAt(text, isNew = false) {
        const field = fieldOf(text);
        const told = slotOf(field, "told");
        const slot = slotOf(field, "choice");
        if (!field || !told || !slot) {
            return;
        }
        told.textContent = text.refused ?? text.told ?? "";
        told.hidden = told.textContent === "";
        const wanted = text.conflict ? text.conflict.panel : text.aside !== null ? "aside" : "";
        if (slot.dataset.shown === wanted) {
            return;
        }
        const combining = slot.querySelector("[data-combined]");
        if (text.conflict && combining && slot.contains(document.activeElement) && combining.closest("details").open) {
            return; // nobody draws a panel anew under the hands of who is combining
        }
        const combined = text.conflict && combining && combining.value !== combining.defaultValue ? combining.value : null;
        slot.dataset.shown = wanted;
        if (text.conflict) {
            slot.innerHTML = text.conflict.panel; // drawn by the server, every word of it encoded
            text.conflict.shown = { theirs: text.conflict.theirs, version: text.conflict.version };
            const again = slot.querySelector("[data-combined]");
            if (combined !== null && again) {
                again.value = combined;
                again.closest("details").open = true;
            }
            if (isNew) {
                desk.alert(slot.querySelector("h3")?.textContent ?? "");
            }
        } else if (text.aside !== null) {
            const line = document.createElement("p");
            line.className = "notice";
            const button = document.createElement("button");
            button.type = "button";
            button.className = "quiet";
            button.dataset.take = "back";
            button.textContent = desk.phrases["put-back"];
            line.append(`${desk.phrases.aside} `, button);
            slot.replaceChildren(line);
        } else {
            slot.replaceChildren();
        }
    }

    document.addEventListener("click", event => {
        const button = event.target.closest?.("[data-take]");
        const field = button?.closest(".field")?.querySelector("textarea[data-paper]");
        const text = field ? texts.get(idOf(field)) : texts.get(button?.closest("[data-offer]")?.dataset.offer);
        if (!button || !text) {
            return;
        }
        if (button.dataset.take === "back") {
            putBack(text);
        } else if (text.conflict) {
            choose(text, button.dataset.take, button.closest(".conflict")?.querySelector("[data-combined]")?.value);
        }
    });

    document.addEventListener("input", event => {
        const combining = event.target.closest?.("[data-combined]");
        const field = combining?.closest(".field")?.querySelector("textarea[data-paper]");
        const text = field && texts.get(idOf(field));
        if (text) {
            keeper.keep(`${text.id}|combined`, record(text, combining.value));
        }
    });

    // ---- what was left behind ----

    async function offer(left) {
        const id = `${left.paper}|${left.key}|${left.language}`;
        const answer = await desk.send("POST", "/compare", { paper: left.paper, key: left.key, language: left.language, text: left.text, wasKept: true, at: left.at });
        if (answer.status !== 200) {
            return false;
        }
        if (!answer.body.isGone && answer.body.theirs === left.text) {
            keeper.forget(left.storedAs); // it had been saved, only the answer got lost
            return true;
        }
        const text = texts.get(id) ?? {
            id, paper: left.paper, key: left.key, language: left.language, name: left.name,
            saved: answer.body.theirs, value: answer.body.theirs, base: answer.body.version,
            doubt: [], timer: 0, attempts: 0, sending: false, conflict: null, refused: null, told: null, aside: null,
        };
        texts.set(id, text);
        contested(text, answer.body, { text: left.text, at: left.at, storedAs: left.storedAs });
        status.offers();
        return true;
    }

    return {
        adopt, refresh, typed, offer,
        saveAll: isLeaving => { for (const text of texts.values()) { save(text, isLeaving); } },
        unsaved: () => [...texts.values()].filter(t => isUnsaved(t) || t.sending),
        contested: () => [...texts.values()].filter(t => t.conflict),
        refused: () => [...texts.values()].filter(t => t.refused),
        typedTexts: () => [...texts.values()].filter(isUnsaved).map(t => ({ paper: t.paper, key: t.key, language: t.language, text: t.value })),
    };
}
