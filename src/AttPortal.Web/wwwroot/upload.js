// Sends chosen files in pieces, over a line that may drop: what has arrived is not sent again, also after a reload. The form
// then names the files and stays small. Without this script the form carries the files itself.
{
    const piece = 256 * 1024;

    const start = (input) => {
        const { form } = input, { upload: address, draft, words } = input.dataset, say = JSON.parse(words);
        const list = document.createElement("ul"), told = document.createElement("p");
        const prefix = `attportal.upload ${draft} `;
        const kept = (act) => { try { return act(localStorage); } catch { return null; } };
        let pending = 0, later = null, queue = Promise.resolve();
        list.className = "plainlist";
        told.className = "saved";
        told.setAttribute("role", "status");
        input.after(list, told);

        const line = (name) => {
            const row = list.appendChild(document.createElement("li")), label = document.createElement("bdi"), text = document.createElement("span");
            label.textContent = name;
            text.className = "soft";
            row.append(label, " ", text, " ");
            return { row, tell: (sentence, aloud) => { text.textContent = sentence; if (aloud) { told.textContent = `${name}: ${sentence}`; } } };
        };

        const ask = async (method, path, body, stop) => {
            const timeout = AbortSignal.any([stop, AbortSignal.timeout(120000)]);
            const headers = { RequestVerificationToken: form.elements.__RequestVerificationToken.value, Accept: "application/json" };
            if (typeof body === "string") {
                headers["Content-Type"] = "application/json";
            }
            const answer = await fetch(address + path, { method, body, headers, signal: timeout, redirect: "manual" });
            const result = await answer.json().catch(() => ({}));
            if (answer.ok) {
                return result;
            }
            if (result.token) {
                form.elements.__RequestVerificationToken.value = result.token;
            }
            throw { status: answer.status, sentence: result.sentence, signedOut: answer.type === "opaqueredirect" || answer.status === 401 };
        };

        const send = async (file, { row, tell }, stop) => {
            const key = `${prefix}${file.name} ${file.size} ${file.lastModified}`;
            let id = kept((s) => s.getItem(key)), wait = 1000, spoken = 0;
            for (;;) {
                try {
                    let at = id ? (await ask("GET", `/${id}`, undefined, stop)).received : 0;
                    if (!id) {
                        const body = JSON.stringify({ draft, delegation: form.elements.delegation.value, name: file.name, length: file.size });
                        id = (await ask("POST", "", body, stop)).id;
                        kept((s) => s.setItem(key, id));
                    }
                    while (at < file.size) {
                        const quarter = Math.floor(at * 4 / file.size);
                        tell(say.sent.replace("{0}", Math.floor(at * 100 / file.size)), quarter > spoken);
                        spoken = Math.max(spoken, quarter);
                        at = (await ask("PUT", `/${id}?offset=${at}`, file.slice(at, at + piece), stop)).received;
                        wait = 1000;
                    }
                    tell(say.checking, true);
                    await ask("POST", `/${id}/finish`, undefined, stop);
                    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "upload", value: id });
                    row.append(field);
                    tell(say.done, true);
                    field.dispatchEvent(new Event("change", { bubbles: true }));
                    return;
                } catch (error) {
                    const gone = error.status === 404 && id;
                    if (gone || error.sentence && error.status !== 409) {
                        kept((s) => s.removeItem(key));
                        id = null;
                    }
                    if (stop.aborted || !gone && error.status !== 409 && error.sentence || error.status === 404 && !gone) {
                        later = null;
                        throw error;
                    }
                    tell(error.signedOut ? say.signedOut : say.waiting, wait === 1000);
                    await new Promise((go) => {
                        setTimeout(go, wait);
                        addEventListener("online", go, { once: true });
                        stop.addEventListener("abort", go, { once: true });
                    });
                    wait = Math.min(wait * 2, 30000);
                }
            }
        };

        const take = (file) => {
            const shown = line(file.name), stop = new AbortController(), cancel = document.createElement("button");
            Object.assign(cancel, { type: "button", className: "plain", textContent: say.cancel, onclick: () => stop.abort() });
            shown.row.append(cancel);
            shown.tell(say.sent.replace("{0}", 0), true);
            pending++;
            queue = queue.then(() => send(file, shown, stop.signal)).catch((error) => {
                shown.tell(stop.signal.aborted ? say.cancelled : error.sentence ?? say.failed, true);
            }).then(() => {
                cancel.remove();
                if (--pending === 0 && later) {
                    form.requestSubmit(later);
                }
            });
        };

        input.addEventListener("change", () => {
            const files = [...input.files];
            input.value = "";
            files.forEach(take);
        });
        form.addEventListener("submit", (event) => {
            if (pending > 0) {
                event.preventDefault();
                event.stopImmediatePropagation();
                later = event.submitter;
                told.textContent = say.later;
            }
        });
        kept((s) => Object.keys(s).filter((k) => k.startsWith(prefix)).forEach((k) => line(k.slice(prefix.length).replace(/ \d+ \d+$/, "")).tell(say.again)));
    };

    document.querySelectorAll("input[type=file][data-upload]").forEach(start);
}
