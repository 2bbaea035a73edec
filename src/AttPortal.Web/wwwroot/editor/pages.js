// Draws the printed pages beside the text, from what is being typed.

const pauseBeforeDrawing = 80;

export function openPages(desk, texts) {
    const pictures = new Map(); // hash → address of the picture in this browser
    let timer = 0;
    let isDrawing = false;
    let isWanted = false;
    let place = "";

    const list = () => document.querySelector("[data-pages]");

    function want(pause = pauseBeforeDrawing) {
        clearTimeout(timer);
        timer = setTimeout(draw, pause);
    }

    async function draw() {
        const pages = list();
        if (!pages) {
            return;
        }
        if (isDrawing) {
            isWanted = true;
            return;
        }
        isDrawing = true;
        const asked = performance.now();
        const { part, language } = pages.dataset;
        const slow = setTimeout(() => pages.classList.add("older"), 400);
        const answer = await desk.ask("POST", "/pages", { part, language, texts: texts.typedTexts(), have: [...pictures.keys()] });
        clearTimeout(slow);
        isDrawing = false;
        const now = list();
        now?.classList.remove("older");
        if (now && now.dataset.part === part && now.dataset.language === language) {
            if (answer.status === 200) {
                await show(now, answer.body);
                now.dataset.milliseconds = Math.round(performance.now() - asked);
                now.dataset.server = answer.body.milliseconds;
            } else {
                tell(answer.body?.sentence ?? desk.phrases["no-preview"]);
            }
        } else if (now) {
            isWanted = true;
        }
        if (isWanted) {
            isWanted = false;
            want(0);
        }
    }

    function tell(sentence) {
        const problem = document.querySelector("[data-print-problem]");
        if (problem && problem.textContent !== sentence) {
            problem.textContent = sentence;
            problem.hidden = sentence === "";
        }
    }

    async function show(pages, drawn) {
        for (const page of drawn.pages) {
            if (page.svg) {
                pictures.set(page.hash, URL.createObjectURL(new Blob([page.svg], { type: "image/svg+xml" })));
            }
        }
        if (drawn.pages.some(p => !pictures.has(p.hash))) {
            want(0); // a picture was dropped meanwhile
            return;
        }
        while (pages.children.length > drawn.pages.length) {
            pages.lastElementChild.remove();
        }
        let isWhole = true;
        await Promise.all(drawn.pages.map((page, index) => {
            const item = pages.children[index] ?? pages.appendChild(document.createElement("li"));
            const image = item.firstElementChild ?? item.appendChild(new Image());
            image.alt = desk.phrases.page.replace("{0}", index + 1).replace("{1}", drawn.pages.length);
            if (image.dataset.hash !== page.hash) {
                image.dataset.hash = page.hash;
                image.src = pictures.get(page.hash);
                return image.decode().catch(() => { isWhole = image.src !== pictures.get(page.hash); });
            }
            return null;
        }));
        const shown = new Set(drawn.pages.map(p => p.hash));
        for (const [hash, address] of pictures) {
            if (!shown.has(hash)) {
                pictures.delete(hash);
                URL.revokeObjectURL(address);
            }
        }
        tell(isWhole ? "" : desk.phrases["no-preview"]);
        lead(pages, drawn.pageOfAnchor);
    }

    // Leads to the page of the item in hand, once: afterwards the reader's own place is kept.
    function lead(pages, pageOfAnchor) {
        const { part, language, anchor } = pages.dataset;
        const now = `${part} ${language} ${anchor}`;
        if (now === place) {
            return;
        }
        place = now;
        const pane = pages.closest(".pane");
        const page = pages.children[(pageOfAnchor[anchor] ?? 1) - 1];
        if (page && pane && pane.scrollHeight > pane.clientHeight + 2 && getComputedStyle(pane).overflowY === "auto") {
            pane.scrollTop += page.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12;
        }
    }

    return { want };
}
